"""Judging a submission under the law of a day: the one place where facts meet the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal import clock
from portal.actions import facts, places, regimes
from portal.actions.installation import Installation
from portal.domain.hours import in_hours
from portal.domain.states import Outcome
from portal.domain.ways import WAYS, Form, Lane
from portal.rules.engine import Assessment, assess
from portal.rules.fact import Fact, value
from portal.rules.facts import Facts, parse
from portal.rules.grounds import Ground, Grounds, facts_asked, grounds, sheet
from portal.store import caseload, dossiers, exemptions, submissions
from portal.store.base import Connection
from portal.store.submissions import Submission


def assess_person(portal: Installation, connection: Connection, client_id: str, on: date) -> Assessment:
    """What the law says about a person, apart from any plan and from what waits for a decision."""
    known = caseload.known_of(connection, dossiers.require_of_client(connection, client_id))
    return assess_known(portal, known, on)


def assess_known(portal: Installation, known: caseload.Known, on: date) -> Assessment:
    """The same about a person of whom all that bears on it was read."""
    person = _about(portal, known, on)
    person["client"]["asks_exemption"] = False  # a request holds decisions up, and not what was asked before
    return assess(parse(person), portal.law(on))


def assess_answers(
    portal: Installation, client_id: str, flow: Form, answers: Mapping[str, Any], on: date
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
    found = parse(facts_of_case(portal, connection, submission, on, design or {}))
    return assess(found, regimes.law_of_case(portal, connection, submission, on))


def grounds_of_case(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    on: date,
    outcome: Outcome,
    design: Mapping[str, Any] | None = None,
) -> Grounds:
    """On what an outcome would rest in this case, with ``design`` over what was stated and judged."""
    facts: Facts = parse(facts_of_case(portal, connection, submission, on, design or {}))
    return grounds(outcome, facts, regimes.law_of_case(portal, connection, submission, on, outcome))


@dataclass(frozen=True)
class Told:
    """One fact as it stands in a case: what the client told of it, and what the gemeente knows of it."""

    fact: Fact
    stated: object
    known: object
    origin: facts.Origin | None


@dataclass(frozen=True)
class CheckSheet:
    """Every question that a decision on this case can lean on, and the facts behind each (form W6).

    ``regeling`` is the title of the gemeente's own text.
    """

    regeling: str
    grounds: tuple[Ground, ...]
    told: Mapping[Fact, Told]


def check_sheet(
    portal: Installation, connection: Connection, submission: Submission, on: date
) -> CheckSheet | None:
    """The check sheet of a case under the law of a day; None for what only asks for an answer."""
    regime = regimes.of_case(portal, connection, submission)
    if not WAYS[submission.flow].asks_decision(regime):
        return None
    outcomes = WAYS[submission.flow].outcomes_under(regime)
    found = parse(facts_of_case(portal, connection, submission, on, {}))
    law = portal.law(on, regime).under(found.client.benefit)
    dossier = dossiers.require(connection, submission.dossier_id)
    told = tell(facts_asked(outcomes, law), found, submission, dossier.verified)
    return CheckSheet(law.regeling.title, sheet(outcomes, found, law), told)


def tell(
    asked: Iterable[Fact],
    found: Facts,
    submission: Submission,
    verified: Mapping[str, Any],
    design: Mapping[str, Any] | None = None,
) -> dict[Fact, Told]:
    """How each of these facts stands in a case, and from where that is known.

    ``verified`` is what was found out about the person, ``design`` what a decision settles over all that.
    """
    stated = facts.told(submission.flow, submission.answers)
    judged, part = _judged(submission, verified), facts.part_of(submission.flow)
    decided = {fact: (design or {}).get(fact.field) for fact in Fact if fact.part == part}
    return {
        fact: Told(fact, stated.get(fact), value(found, fact), _origin(fact, found, stated, judged, decided))
        for fact in asked
    }


def _judged(submission: Submission, verified: Mapping[str, Any]) -> dict[Fact, Any]:
    """Each fact that a caseworker found out: about the person, the form, and what he does already."""
    about = {"client": verified, facts.part_of(submission.flow) or "": submission.judged}
    parts = {**{part: verified.get(part) or {} for part in facts.EXISTING}, **about}
    found = {fact: parts.get(fact.part, {}).get(fact.field) for fact in Fact}
    return {fact: one for fact, one in found.items() if one is not None}


def _origin(
    fact: Fact,
    found: Facts,
    stated: Mapping[Fact, Any],
    judged: Mapping[Fact, Any],
    decided: Mapping[Fact, Any],
) -> facts.Origin | None:
    """From where a fact is known; what the administration holds may be other than what somebody found out."""
    known = value(found, fact)
    if known is None:
        return None
    before = judged.get(fact, stated.get(fact))
    if decided.get(fact, before) not in (before, None):
        return facts.Origin.DECIDED
    if fact in judged and not (isinstance(known, bool) and judged[fact] is not known):
        return facts.Origin.VERIFIED
    return facts.Origin.STATED if fact in stated else facts.Origin.ADMINISTRATION


def facts_of_case(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    on: date,
    design: Mapping[str, Any],
) -> dict[str, Any]:
    """The facts as plain values, to be kept with a decision so that it can be replayed."""
    known = caseload.known_of_case(connection, dossiers.require(connection, submission.dossier_id))
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
    judged = {
        **received,
        **submission.judged,
        "other_hours_per_week": _other_hours(known, submission, on, design),
        **_held(known, submission, design),
    }
    person = _about(portal, known, on)
    reported = _reported_for(known, submission.flow)
    facts.add_reported(person, reported)
    if submission.flow is not Form.PLAN:
        facts.leave_out_others(person, reported)
    if WAYS[submission.flow].lane is Lane.EXEMPTION:  # the request itself is no reason to wait with it
        person["client"]["asks_exemption"] = False
    return facts.plain(person, submission.flow, submission.answers, judged, design)


def _reported_for(known: caseload.Known, form: Form) -> Mapping[Form, Submission]:
    """What the client reported before that he does already, as far as it bears on a form.

    All of it bears on a plan. A decision that spares ends only by what it was taken on.
    """
    if form is Form.PLAN:
        return known.reported
    is_about = form is Form.CHANGE
    return {one: sent for one, sent in known.reported.items() if is_about and one is known.spared_by}


def _other_hours(known: caseload.Known, submission: Submission, on: date, design: Mapping[str, Any]) -> float:
    """The hours a week of everything that was imposed and is not over when a plan would begin, together."""
    told = facts.told(submission.flow, submission.answers)
    begins = str(design.get("starts_on") or told.get(Fact.STARTS_ON) or "")
    beside = (one for one in known.activities if one.ends_on.isoformat() >= max(on.isoformat(), begins))
    return in_hours(sum(one.minutes_per_week for one in beside))


def _held(known: caseload.Known, submission: Submission, design: Mapping[str, Any]) -> dict[str, bool | None]:
    """Whether a report of displaced work holds the place of a plan, as it was judged or is decided."""
    if submission.flow is not Form.PLAN:
        return {}
    place = design.get("place") or places.place_of(submission)
    is_held, is_other = places.held_for(known.held_places, submission, place)
    return {"place_held": is_held, "other_than_reported": is_other}


def _person(portal: Installation, connection: Connection, client_id: str, on: date) -> dict[str, Any]:
    known = caseload.known_of(connection, dossiers.require_of_client(connection, client_id))
    return _about(portal, known, on)


def _about(portal: Installation, known: caseload.Known, on: date) -> dict[str, Any]:
    person = facts.about_person(portal.gemeente_id, known.client, known.verified, known.exempt_until, on)
    person["client"]["asks_exemption"] = known.asks_exemption
    person["client"]["spared_by_decision"] = known.spared_by is not None
    if least := exemptions.least_left(known.in_part, on):
        person["client"]["hours_left_per_week"] = in_hours(least.minutes_left)
        person["client"]["hours_left_until"] = least.until.isoformat()
    return person
