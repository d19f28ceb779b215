"""docs/adding.md names every place that must know of something new, and no place that is not there."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping

import portal
from portal.domain.states import Outcome
from portal.domain.ways import Form
from portal.letters.contexts import LETTERS
from portal.paths import ROOT
from portal.rules.asked import Asked

GUIDE = (ROOT / "docs" / "adding.md").read_text("utf-8")
PLACE = re.compile(r"`([\w/]+\.py): (\w+)`")
KINDS: Mapping[str, frozenset[str]] = {
    "form": frozenset(Form),
    "outcome": frozenset(Outcome),
    "question": frozenset(Asked),
    "letter": frozenset(LETTERS),
}
ENOUGH = 3
"""A mapping with so many of these keys, and hardly any other, is a table by them."""
SLOW = {"portal.letters.pdf", "portal.letters.passages", "portal.letters.worker"}
"""They load what makes PDFs, and hold no such table."""


def is_defined_in(file: str, name: str) -> bool:
    """Whether a file itself gives a name its meaning, and does not import it."""
    text = (ROOT / file).read_text("utf-8")
    return re.search(rf"^(?:{name}\b\s*[:=]|class {name}\b|def {name}\b)", text, re.MULTILINE) is not None


def tables() -> Iterator[tuple[str, str]]:
    """Each table by form, outcome, question or letter: its file and its name."""
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        if module.name in SLOW or module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        package = "/__init__.py" if module.ispkg else ".py"
        file = module.name.replace(".", "/") + package
        for name, value in vars(loaded).items():
            if isinstance(value, Mapping) and is_table(value) and is_defined_in(file, name):
                yield file, name


def is_table(value: Mapping[object, object]) -> bool:
    keys = {str(key) for key in value if isinstance(key, str)}
    return any(len(keys & kind) >= max(ENOUGH, 0.6 * len(value)) for kind in KINDS.values())


def test_every_place_that_the_guide_names_is_there() -> None:
    places = PLACE.findall(GUIDE)
    assert len(places) > 40
    assert [f"{file}: {name}" for file, name in places if not is_defined_in(file, name)] == []


def test_every_table_by_form_outcome_question_or_letter_is_named() -> None:
    named = set(PLACE.findall(GUIDE))
    found = set(tables())
    assert {"OWN_FIELDS", "BASES", "WAYS", "NAMES"} <= {name for _, name in found}
    assert sorted(found - named) == [("portal/rules/grounds.py", "BY_QUESTION")]  # made of the conditions
