"""Judging a submission under the law of a day: the one place where facts meet the rules."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal import clock
from portal.actions import facts
from portal.actions.installation import Installation
from portal.rules.engine import Assessment, assess
from portal.rules.facts import parse
from portal.store import caseload, dossiers, submissions
from portal.store.base import Connection
from portal.store.submissions import Submission


def assess_person(portal: Installation, connection: Connection, client_id: str, on: date) -> Assessment:
    """What the law says about a person, apart from any plan."""
    return assess(parse(_person(portal, connection, client_id, on)), portal.law(on))


def assess_answers(
    portal: Installation, client_id: str, flow: str, answers: Mapping[str, Any], on: date
) -> Assessment:
    """What the law says about what a client is still filling in."""
    with portal.store.read() as connection:
        person = _person(portal, connection, client_id, on)
    return assess(parse(facts.plain(person, flow, answers, {}, {})), portal.law(on))


def assess_case(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    on: date,
    design: Mapping[str, Any] | None = None,
) -> Assessment:
    """What the law says about a case as stated and judged, or as it would be with ``design`` over it."""
    return assess(parse(facts_of_case(portal, connection, submission, on, design or {})), portal.law(on))


def facts_of_case(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    on: date,
    design: Mapping[str, Any],
) -> dict[str, Any]:
    """The facts as plain values, to be kept with a decision so that it can be replayed."""
    known = caseload.known_of(connection, dossiers.require(connection, submission.dossier_id))
    return _facts(portal, known, submission, on, design)


def open_cases(portal: Installation, on: date) -> list[dict[str, Any]]:
    """Every open case as the rules take it, under its public number, to be judged under another regeling."""
    with portal.store.read() as connection:
        known = caseload.known_of_open(connection)
        return [
            {"id": one.number, "input": _facts(portal, known[one.dossier_id], one, on, {})}
            for one in submissions.list_open(connection)
        ]


def _facts(
    portal: Installation, known: caseload.Known, submission: Submission, on: date, design: Mapping[str, Any]
) -> dict[str, Any]:
    received = {"received_on": clock.day_of(submission.received_at).isoformat()}
    judged = {**received, **submission.judged}
    return facts.plain(_about(portal, known, on), submission.flow, submission.answers, judged, design)


def _person(portal: Installation, connection: Connection, client_id: str, on: date) -> dict[str, Any]:
    known = caseload.known_of(connection, dossiers.require_of_client(connection, client_id))
    return _about(portal, known, on)


def _about(portal: Installation, known: caseload.Known, on: date) -> dict[str, Any]:
    return facts.about_person(portal.gemeente_id, known.client, known.verified, known.exempt_until, on)
