"""The example of each letter (``pdf/<letter>/sample.toml``), to look at it and to test it.

``python -m portal.letters.samples FOLDER`` writes every letter as PDF in every language.
"""

import sys
import tomllib
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from portal import paths
from portal.languages import LANGUAGES
from portal.letters.contexts import LETTERS, Complete, Letter
from portal.letters.press import Press


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
        name = value.pop("kind")
        kind = next(one for one in get_args(kind) if one.kind == name)
    if get_origin(kind) is tuple:
        return tuple(_filled(get_args(kind)[0], item) for item in value)
    if isinstance(kind, type) and issubclass(kind, Complete):
        kinds = get_type_hints(kind)
        return kind(**{name: _filled(kinds[name], item) for name, item in value.items()})
    return value


def main(folder: Path) -> None:
    """Write each sample in each language to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    press = Press()
    for letter in LETTERS:
        for code in LANGUAGES:
            (folder / f"{letter}.{code}.pdf").write_bytes(press.render(letter, code, sample(letter)))
    press.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
