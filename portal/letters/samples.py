"""The example of each letter that decides nothing (``pdf/<letter>/sample.toml``), to look at and to test.

That of a beschikking comes from a decision: see :mod:`portal.demo.letters`.
"""

import tomllib
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from portal import paths
from portal.letters.contexts import LETTERS, Complete, Letter


def sample(letter: str) -> Letter:
    """The example values of a letter."""
    data = tomllib.loads((paths.PDF / letter / "sample.toml").read_text(encoding="utf-8"))
    filled: Letter = _filled(LETTERS[letter], data)
    return filled


def _filled(kind: Any, value: Any) -> Any:
    """Plain TOML as the dataclasses it stands for: tables become parts of a letter, lists tuples.

    Where a part may be of several kinds, ``kind`` in its table says which.
    """
    if isinstance(kind, UnionType) and isinstance(value, dict):
        parts = [one for one in get_args(kind) if one is not NoneType]
        name = value.pop("kind") if len(parts) > 1 else ""
        kind = next(one for one in parts if len(parts) == 1 or one.kind == name)
    if get_origin(kind) is tuple:
        return tuple(_filled(get_args(kind)[0], item) for item in value)
    if isinstance(kind, type) and issubclass(kind, Complete):
        kinds = get_type_hints(kind)
        return kind(**{name: _filled(kinds[name], item) for name, item in value.items()})
    return value
