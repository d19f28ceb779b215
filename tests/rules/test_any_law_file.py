"""Whatever stands in a law file, ``portal law check`` answers with file, key and reason, or takes it."""

import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.demo.fitting import fitting
from portal.rules import lawcheck, library
from portal.wording import lawpage
from tests.rules.support import copied_law
from tests.rules.test_loading import plain

TODAY = date(2026, 6, 1)
VB = "gemeente/voorbeeldgemeente/tegenprestatie/2025-01-01.toml"
FILES = (
    VB,
    "gemeente/rotterdam/gemeente.toml",
    "wet/participatiewet/2026-01-01.toml",
    "wet/aow/2015-01-01.toml",
)
GONE = object()
ODD = (
    GONE, "", "   ", "x" * 2000, "<b>&|", 0, -1, 1.5, 10**30, True, [], ["a", "a"], [1], {}, {"a": 1},
    date(9999, 12, 31), date(1, 1, 1), "javascript:x", "--x", [""], "INVULLEN", 7, 200,
)  # fmt: skip
MANY = 12
"""So many changes of each file a run; another seed makes others."""


def keys_of(tables: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(tables, dict):
        for key, below in tables.items():
            yield (*above, key)
            yield from keys_of(below, (*above, key))


def changed(text: str, path: tuple[str, ...], value: object) -> str:
    """A file with one key gone, or with another value."""
    tables = tomllib.loads(text)
    table = tables
    for key in path[:-1]:
        table = table[key]
    if value is GONE:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return "\n".join(f'"{key}" = {plain(one)}' for key, one in tables.items())


@pytest.mark.slow("each change is looked at with all law files")
@pytest.mark.parametrize("file", FILES)
def test_any_change_is_told_with_its_place_or_taken_and_works(tmp_path: Path, file: str) -> None:
    root, chance = copied_law(tmp_path), random.Random(file)  # noqa: S311 - no secret hangs on it
    whole = (root / file).read_text("utf-8")
    paths = list(keys_of(tomllib.loads(whole)))
    for _ in range(MANY):
        path, value = chance.choice(paths), chance.choice(ODD)
        (root / file).write_text(changed(whole, path, value), "utf-8")
        found = library.survey(root)
        told = list(lawcheck.everything(found, TODAY))
        assert all(one.path and one.reason for one in told), (path, value)
        assert told or not found.faults
        if not told:
            assert lawpage.page(found.library), (path, value)
            assert fitting(found.library.in_force("voorbeeldgemeente", TODAY)), (path, value)
