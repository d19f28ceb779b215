"""The same answers mean the same in every language: what is kept, found and written in a letter."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from portal import clock, demo
from portal.actions import handling, replying
from portal.actions.assessing import assess_case
from portal.actions.deciding.decide import decide
from portal.actions.deciding.verdict import AnyVerdict
from portal.actions.installation import Installation
from portal.domain.regimes import Regime
from portal.domain.states import Reply
from portal.domain.ways import WAYS
from portal.languages import LANGUAGES
from portal.store import submissions
from portal.store.submissions import Submission
from portal.web.flows import FLOWS
from tests.fixtures import existing, plans, verdicts
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor
from tests.fixtures.verdicts import reasoned
from tests.fixtures.ways import GRANTED
from tests.web.cases import submission_of
from tests.web.conftest import Opened
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor
from tests.web.ways import CANNOT, CARE, VOLUNTEERING, fill_in, who

TEXT = "Wij schreven u terug."
UNTIL = date(2026, 12, 31)
IN_ITS_LANGUAGE = {"reasons_explained", "told"}
"""What a letter says in the language of its reader."""
DECISIONS: Mapping[str, tuple[Mapping[str, Any], AnyVerdict]] = {
    "plan": (
        {**plans.JUDGED, "place": verdicts.DESIGN.place},
        replace(verdicts.CHANGED, design=replace(verdicts.DESIGN, starts_on=UNTIL)),
    ),
    CARE: (existing.ENOUGH[CARE], replace(existing.COUNTS, minutes_per_week=750)),
    VOLUNTEERING: (existing.ENOUGH[VOLUNTEERING], replace(existing.COUNTS, minutes_per_week=480)),
    CANNOT: ({}, replace(GRANTED, until=UNTIL)),
}
"""By form: what a caseworker judges, and what is decided."""


def meaning(app: Flask, flow: str, code: str) -> dict[str, Any]:
    """What becomes of a form that somebody fills in in a language, all the way to the letters."""
    visitor = Visitor(app, code).speak(code)
    visitor.enter(who(flow))
    visitor.send(fill_in(visitor, flow)[-1])
    sent = submission_of(visitor.portal, who(flow))
    assert sent.language == code
    return {
        "answers": sent.answers,
        "state": sent.state,
        "findings": findings(visitor.portal, sent),
        "letters": [letter for reply in closings(flow) for letter in close(visitor.portal, sent, reply)],
        "found": findings(visitor.portal, sent),
    }


def findings(portal: Installation, sent: Submission) -> list[tuple[str, Any]]:
    """What the rules find, with the values of each finding."""
    with portal.store.read() as connection:
        now = submissions.require(connection, sent.id)
        found = assess_case(portal, connection, now, clock.today())
    return [(one.code, one.values) for one in found.findings]


def closings(flow: str) -> tuple[Reply | None, ...]:
    """How a case of this form is closed: with its first reply, or with a decision."""
    return WAYS[flow].replies_under(Regime.TEGENPRESTATIE)[:1] or (None,)


def close(portal: Installation, sent: Submission, reply: Reply | None) -> list[dict[str, Any]]:
    """Take a case on the desk and close it; what its letters say apart from the language."""
    press = portal.press
    assert isinstance(press, FakePress)
    noor, before = actor(portal, demo.key("noor")), len(press.made)
    if sent.state == "received":
        handling.claim(portal, noor, sent.id)
        _close(portal, sent, reply)
    return [
        {"template": template}
        | {name: value for name, value in asdict(letter).items() if name not in IN_ITS_LANGUAGE}
        for template, _, letter in press.made[before:]
    ]


def _close(portal: Installation, sent: Submission, reply: Reply | None) -> None:
    noor, ingrid = (actor(portal, demo.key(name)) for name in ("noor", "ingrid"))
    at = revision(portal, sent)
    if reply is Reply.ANSWERED:
        replying.answer(portal, noor, sent.id, at, TEXT)
    elif reply is Reply.REGISTERED:
        replying.register_objection(portal, noor, sent.id, at, TEXT)
    else:
        judged, verdict = DECISIONS[sent.flow]
        plans.verify(portal, noor, sent.id, judged)
        decide(portal, ingrid, sent.id, revision(portal, sent), reasoned(portal, sent.id, verdict))


def revision(portal: Installation, sent: Submission) -> int:
    """Where a case stands now."""
    with portal.store.read() as connection:
        return submissions.require(connection, sent.id).revision


@pytest.mark.parametrize("flow", FLOWS)
def test_the_same_answers_mean_the_same_in_every_language(portal_of: Opened, flow: str) -> None:
    in_dutch = meaning(portal_of(HOOGEZAND), flow, "nl")
    assert in_dutch["answers"] != {}
    for code in LANGUAGES.keys() - {"nl"}:
        assert meaning(portal_of(HOOGEZAND), flow, code) == in_dutch, code


def test_every_form_that_is_decided_on_is_decided_on_here() -> None:
    assert DECISIONS.keys() == {
        flow for flow, way in WAYS.items() if way.asks_decision(Regime.TEGENPRESTATIE)
    }
