"""From what a client stated and a caseworker verified to the facts that the rules judge.

What was verified or judged goes before what was stated; what nobody said stays unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from portal.actions import objections
from portal.domain.answers import (
    CannotAnswers,
    CareAnswers,
    Known,
    ObjectionAnswers,
    Payment,
    PlanAnswers,
    UntilKind,
    VolunteeringAnswers,
    YesNo,
)
from portal.domain.hours import in_hours
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
from portal.store.submissions import Submission

PERMANENT: Mapping[UntilKind | None, bool] = {UntilKind.LASTING: True, UntilKind.DATE: False}
"""Whether it is for good, where the client says so or names a day; who doesn't know leaves it unknown."""
EXISTING = ("mantelzorg", "volunteering")
"""The parts of the facts about what somebody does already; found out, they stand under these names."""


def about_person(
    gemeente: str, client: Client, verified: Mapping[str, Any], exempt_until: date | None, on: date
) -> dict[str, Any]:
    """The facts about the person alone, as :func:`portal.rules.parsing.parse` reads them.

    ``exempt_until`` is the last day of an ontheffing that was decided on here. A caseworker may have verified
    another one, from before; who has two is exempt until the last day of either.
    """
    last_days = (exempt_until and exempt_until.isoformat(), verified.get("exempt_until"))
    until = max(filter(None, last_days), default=None)
    found = {name: value for name, value in verified.items() if name not in EXISTING}
    known = {"birth_date": client.birth_date.isoformat(), "benefit": client.benefit, **found}
    exempt = True if until else verified.get("exempt")
    return {
        "regeling": gemeente,
        "ref_date": on.isoformat(),
        "client": {**known, "exempt": exempt, "exempt_until": until},
        **_existing(verified),
    }


def _existing(verified: Mapping[str, Any]) -> dict[str, Any]:
    """What a caseworker found out that somebody does already, as long as he does anything."""
    if verified.get("existing_activity") is False:
        return {}
    found = {part: verified.get(part) or {} for part in EXISTING}
    return {part: told for part, told in found.items() if any(one is not None for one in told.values())}


def stated_in_plan(told: PlanAnswers) -> dict[str, Any]:
    """What a client stated about the activity in form K1.

    That somebody was paid for the work before is a sign of verdringing; that the client says nobody was
    proves nothing, so it stays for the gemeente to judge.
    """
    return {
        "hours_per_week": in_hours(told.minutes),
        "months": told.months,
        "starts_on": _day(told.starts_on),
        "unpaid": None if told.pay is None else told.pay is not Payment.PAID,
        "replaces_paid_work": True if told.paid_before is Known.YES else None,
    }


def stated_of_care(told: CareAnswers) -> dict[str, Any]:
    """What a client stated about mantelzorg (K2). Whether it is necessary is for the gemeente to judge."""
    return {
        "hours_per_week": in_hours(told.minutes),
        "since": _day(told.since),
        "professional": None if told.paid is None else told.paid is YesNo.YES,
    }


def stated_of_volunteering(told: VolunteeringAnswers) -> dict[str, Any]:
    """What a client stated about volunteering (K3). Proof and likeness are for the gemeente to judge."""
    return {"hours_per_week": in_hours(told.minutes)}


def stated_of_inability(told: CannotAnswers) -> dict[str, Any]:
    """What a client stated about not being able to (K4): a category, never an illness."""
    return {
        "ground": told.ground,
        "permanent": PERMANENT.get(told.until_kind),
        "until": _day(told.until) if told.until_kind is UntilKind.DATE else None,
    }


def stated_of_objection(told: ObjectionAnswers) -> dict[str, Any]:
    """The facts about a bezwaar (K8); what is no bezwaar has no term."""
    return {
        "beschikking_sent_on": _day(objections.decision_day(told)) if objections.is_objection(told) else None
    }


def _allowance_of_plan(told: PlanAnswers) -> dict[str, Any]:
    """What a client expects for expenses a month (K1); what is paid as wages is no allowance."""
    return {"per_month": _euro(told.pay_cents) if told.pay is Payment.EXPENSES else None}


def _allowance_of_volunteering(told: VolunteeringAnswers) -> dict[str, Any]:
    """Amounts that somebody typed before he said that he gets no money are no longer stated."""
    given = told if told.expenses is YesNo.YES else VolunteeringAnswers()
    return {"per_month": _euro(given.month_cents), "per_year": _euro(given.year_cents)}


def _euro(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


Parts = dict[str, dict[str, Any]]


def _of_plan(kept: Mapping[str, Any]) -> Parts:
    told = PlanAnswers.read(kept)
    return {"activity": stated_in_plan(told), "allowance": _allowance_of_plan(told)}


def _of_volunteering(kept: Mapping[str, Any]) -> Parts:
    told = VolunteeringAnswers.read(kept)
    return {"volunteering": stated_of_volunteering(told), "allowance": _allowance_of_volunteering(told)}


def _nothing(_kept: Mapping[str, Any]) -> Parts:
    """What asks only for an answer states nothing that a rule looks at."""
    return {}


STATED = ByForm[Callable[[Mapping[str, Any]], Parts]](
    plan=_of_plan,
    care=lambda kept: {"mantelzorg": stated_of_care(CareAnswers.read(kept))},
    volunteering=_of_volunteering,
    cannot=lambda kept: {"inability": stated_of_inability(CannotAnswers.read(kept))},
    help=_nothing,
    hours=_nothing,
    change=_nothing,
    objection=lambda kept: {"bezwaar": stated_of_objection(ObjectionAnswers.read(kept))},
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


def part_of(form: Form) -> str | None:
    """The part of the facts that a form is about; None for what only asks for an answer."""
    return next(iter(STATED[form]({})), None)


REPORTS = frozenset(form for form in Form if part_of(form) in EXISTING)
"""The forms in which somebody reports what he does already."""


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


def stated(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the answers state of the part that is judged, without what they leave unknown."""
    part: dict[str, Any] = next(iter(STATED[form](answers).values()), {})
    return {name: value for name, value in part.items() if value is not None}


def told(form: Form, answers: Mapping[str, Any]) -> dict[Fact, Any]:
    """Every fact that the answers state, of each part, without what they leave unknown."""
    parts = STATED[form](answers)
    said = {fact: parts.get(fact.part, {}).get(fact.field) for fact in Fact}
    return {fact: value for fact, value in said.items() if value is not None}


def add_reported(person: dict[str, Any], reported: Mapping[Form, Submission]) -> None:
    """Put among the facts about a person what he reported that he does already, as it was judged.

    What was found out since goes before it; who does it no longer does it for no hours.
    """
    for form, sent in reported.items():
        part = part_of(form) or ""
        judged = {name: one for name, one in sent.judged.items() if name in JUDGED[part]}
        found = (judged, person.get(part, {}))
        known = {name: one for told in found for name, one in told.items() if one is not None}
        person[part] = {**stated(form, sent.answers), **known}
        person["client"]["existing_activity"] = True


def leave_out_others(person: dict[str, Any], reported: Mapping[Form, Submission]) -> None:
    """Leave out what somebody does that a form is not about.

    A report is about what it reports alone, whatever else he does. A decision of before ends by what it was
    taken on, and not by what he never did.
    """
    about = {part_of(form) for form in reported}
    for part in set(EXISTING) - about:
        person.pop(part, None)


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
