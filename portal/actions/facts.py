"""From what a client stated and a caseworker verified to the facts that the rules judge.

What was verified or judged goes before what was stated; what nobody said stays unknown.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.rules.facts import ActivityFacts, Facts, parse
from portal.store.people import Client

ACTIVITY = frozenset(ActivityFacts.__dataclass_fields__)
UNPAID = {"none": True, "expenses": True, "paid": False}


def about_person(gemeente: str, client: Client, verified: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The facts about the person alone, as :func:`portal.rules.parsing.parse` reads them."""
    return {
        "regeling": gemeente,
        "ref_date": on.isoformat(),
        "client": {"birth_date": client.birth_date.isoformat(), "benefit": client.benefit, **verified},
    }


def stated_in_plan(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a client stated about the activity in form K1.

    That somebody was paid for the work before is a sign of verdringing; that the client says nobody was
    proves nothing, so it stays for the gemeente to judge.
    """
    minutes = answers.get("minutes")
    return {
        "hours_per_week": None if minutes is None else minutes / 60,
        "months": answers.get("months"),
        "unpaid": UNPAID.get(answers.get("pay", "")),
        "replaces_paid_work": True if answers.get("paid_before") == "yes" else None,
    }


def plain_plan(
    person: Mapping[str, Any],
    answers: Mapping[str, Any],
    judged: Mapping[str, Any],
    design: Mapping[str, Any],
) -> dict[str, Any]:
    """The facts of a plan as plain values: what was stated, over it judged, over it designed."""
    layers = {**stated_in_plan(answers), **judged, **design}
    return {**person, "activity": {name: value for name, value in layers.items() if name in ACTIVITY}}


def of_plan(
    person: Mapping[str, Any],
    answers: Mapping[str, Any],
    judged: Mapping[str, Any],
    design: Mapping[str, Any],
) -> Facts:
    """The facts of a plan, as the rules take them."""
    return parse(plain_plan(person, answers, judged, design))
