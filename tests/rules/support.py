"""Short ways to make facts and laws for tests of the rules."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from portal import paths
from portal.rules.engine import Assessment, assess
from portal.rules.facts import Facts, parse
from portal.rules.findings import Finding
from portal.rules.law import Law
from portal.rules.library import Library, load
from portal.rules.regeling import Choice, Regeling

HS, RTM, BR, VB = "hoogezand-sappemeer", "rotterdam", "beleidsregels", "voorbeeldgemeente"
ON = "2026-02-02"
LAWYER = Choice("", "mr. A. Voorbeeld", date(2026, 1, 15))


@cache
def the_library() -> Library:
    """The law files of the project."""
    return load(paths.LAW)


def law(gemeente: str, on: str = ON) -> Law:
    """The law of a gemeente on a day."""
    return the_library().in_force(gemeente, date.fromisoformat(on))


def facts(gemeente: str, on: str = ON, client: dict[str, Any] | None = None, **parts: Any) -> Facts:
    """Facts about a client of 41 on bijstand, with what a test adds."""
    person = {"birth_date": "1984-05-20", "benefit": "participatiewet", **(client or {})}
    return parse({"regeling": gemeente, "ref_date": on, "client": person, **parts})


def judged(gemeente: str, on: str = ON, client: dict[str, Any] | None = None, **parts: Any) -> Assessment:
    """The assessment of such facts under the law of that day."""
    return assess(facts(gemeente, on, client, **parts), law(gemeente, on))


def found(assessment: Assessment, code: str) -> Finding:
    """The one finding with a code."""
    (finding,) = (one for one in assessment.findings if one.code == code)
    return finding


def chosen(given: Law, number: str, reading: str) -> Law:
    """The same law after its lawyer chose a reading of a contradiction."""
    choice = replace(LAWYER, reading=reading)
    if number in given.regeling.contradictions:
        changed = {number: replace(given.regeling.contradictions[number], choice=choice)}
        regeling = replace(given.regeling, contradictions={**given.regeling.contradictions, **changed})
        return Law(regeling, given.national)
    changed = {number: replace(given.national.contradictions[number], choice=choice)}
    return Law(
        given.regeling, replace(given.national, contradictions={**given.national.contradictions, **changed})
    )


def copied_law(folder: Path) -> Path:
    """A copy of the law files that a test may spoil."""
    return Path(shutil.copytree(paths.LAW, folder / "law"))


def edit(file: Path, old: str, new: str) -> None:
    """Change one text in a law file; it must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def with_rules(regeling: Regeling, section: str, **rules: Any) -> Regeling:
    """The same regeling with other rules in one section."""
    return replace(regeling, **{section: replace(getattr(regeling, section), **rules)})
