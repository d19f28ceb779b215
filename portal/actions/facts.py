"""From what a client stated and a caseworker verified to the facts that the rules judge.

What was verified or judged goes before what was stated; what nobody said stays unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from portal.actions import objections
from portal.domain.ways import ByForm, Form
from portal.rules.fact import Fact
from portal.rules.facts import (
    ActivityFacts,
    BezwaarFacts,
    InabilityFacts,
    MantelzorgFacts,
    VolunteeringFacts,
)
from portal.store.people import Client

UNPAID = {"none": True, "expenses": True, "paid": False}


def about_person(
    gemeente: str, client: Client, verified: Mapping[str, Any], exempt_until: date | None, on: date
) -> dict[str, Any]:
    """The facts about the person alone, as :func:`portal.rules.parsing.parse` reads them.

    ``exempt_until`` is the last day of an ontheffing that was decided on here. A caseworker may have verified
    another one, from before; who has two is exempt until the last day of either.
    """
    last_days = (exempt_until and exempt_until.isoformat(), verified.get("exempt_until"))
    until = max(filter(None, last_days), default=None)
    known = {"birth_date": client.birth_date.isoformat(), "benefit": client.benefit, **verified}
    exempt = True if until else verified.get("exempt")
    return {
        "regeling": gemeente,
        "ref_date": on.isoformat(),
        "client": {**known, "exempt": exempt, "exempt_until": until},
    }


def stated_in_plan(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a client stated about the activity in form K1.

    That somebody was paid for the work before is a sign of verdringing; that the client says nobody was
    proves nothing, so it stays for the gemeente to judge.
    """
    return {
        "hours_per_week": _hours(answers.get("minutes")),
        "months": answers.get("months"),
        "unpaid": UNPAID.get(answers.get("pay", "")),
        "replaces_paid_work": True if answers.get("paid_before") == "yes" else None,
    }


def stated_of_care(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a client stated about mantelzorg (K2). Whether it is necessary is for the gemeente to judge."""
    return {
        "hours_per_week": _hours(answers.get("minutes")),
        "since": answers.get("since"),
        "professional": {"no": False, "yes": True}.get(answers.get("paid", "")),
    }


def stated_of_volunteering(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a client stated about volunteering (K3). Proof and likeness are for the gemeente to judge."""
    return {"hours_per_week": _hours(answers.get("minutes"))}


def stated_of_inability(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a client stated about not being able to (K4): a category, never an illness."""
    kind = answers.get("until_kind", "")
    return {
        "ground": answers.get("ground"),
        "permanent": {"lasting": True, "date": False}.get(kind),
        "until": answers.get("until") if kind == "date" else None,
    }


def _allowance_of_plan(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a client expects for expenses a month (K1); what is paid as wages is no allowance."""
    is_given = answers.get("pay") == "expenses"
    return {"per_month": _euro(answers.get("pay_cents")) if is_given else None}


def _allowance_of_volunteering(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Amounts that somebody typed before he said that he gets no money are no longer stated."""
    given = answers if answers.get("expenses") == "yes" else {}
    return {"per_month": _euro(given.get("month_cents")), "per_year": _euro(given.get("year_cents"))}


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else minutes / 60


def _euro(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def _nothing(_answers: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What asks only for an answer states nothing that a rule looks at."""
    return {}


Stated = Callable[[Mapping[str, Any]], dict[str, dict[str, Any]]]

STATED = ByForm[Stated](
    plan=lambda answers: {
        "activity": stated_in_plan(answers),
        "allowance": _allowance_of_plan(answers),
    },
    care=lambda answers: {"mantelzorg": stated_of_care(answers)},
    volunteering=lambda answers: {
        "volunteering": stated_of_volunteering(answers),
        "allowance": _allowance_of_volunteering(answers),
    },
    cannot=lambda answers: {"inability": stated_of_inability(answers)},
    help=_nothing,
    hours=_nothing,
    change=_nothing,
    objection=lambda answers: {"bezwaar": objections.stated(answers)},
    correction=_nothing,
)
"""The facts that the answers of a form state; the first part is the one that is judged."""
JUDGED: Mapping[str, frozenset[str]] = {
    part: frozenset(field.name for field in fields(shape))
    for part, shape in (
        ("activity", ActivityFacts),
        ("mantelzorg", MantelzorgFacts),
        ("volunteering", VolunteeringFacts),
        ("inability", InabilityFacts),
        ("bezwaar", BezwaarFacts),
    )
}
"""The facts of each part, which a caseworker may judge otherwise than the client stated."""


class Origin(StrEnum):
    """Where a fact came from. What came from nowhere is unknown."""

    STATED = "stated"
    """The client told it."""
    VERIFIED = "verified"
    """A caseworker found it out."""
    ADMINISTRATION = "administration"
    """The administration of the benefit, or a decision that was taken here."""
    DECIDED = "decided"
    """The decision itself settles it, otherwise than it was."""


def part_of(form: Form) -> str | None:
    """The part of the facts that a form is about; None for what only asks for an answer."""
    return next(iter(STATED[form]({})), None)


def stated(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the answers state of the part that is judged, without what they leave unknown."""
    part: dict[str, Any] = next(iter(STATED[form](answers).values()), {})
    return {name: value for name, value in part.items() if value is not None}


def told(form: Form, answers: Mapping[str, Any]) -> dict[Fact, Any]:
    """Every fact that the answers state, of each part, without what they leave unknown."""
    parts = STATED[form](answers)
    said = {fact: parts.get(fact.part, {}).get(fact.field) for fact in Fact}
    return {fact: value for fact, value in said.items() if value is not None}


def plain(
    person: Mapping[str, Any],
    form: Form,
    answers: Mapping[str, Any],
    judged: Mapping[str, Any],
    design: Mapping[str, Any],
) -> dict[str, Any]:
    """The facts of a case as plain values: what was stated, over it judged, over it designed."""
    part, parts = part_of(form), STATED[form](answers)
    if part is None:
        return dict(person)
    parts[part] |= {name: value for name, value in {**judged, **design}.items() if name in JUDGED[part]}
    return {**person, **parts}
