"""A report that work displaces paid jobs, from the reporter to the outcome (Rotterdam art. 4 lid 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from portal import clock
from portal.actions.documents import sha256
from portal.actions.installation import Installation
from portal.actions.signal_letters import outcome_letter
from portal.actions.viewing import record_view
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.signals import STOPS, SignalOutcome, SignalState, check_move, departs, must_hear
from portal.letters.contexts import LetterIncomplete
from portal.store import fingerprints, outbox, signals, submissions, trail
from portal.store.base import Connection
from portal.store.signals import OfficerSignal

ANONYMOUS = "anonymous"
"""Who acted, in the trail, when nobody was signed in."""


@dataclass(frozen=True)
class Report:
    """What somebody tells: the facts, the same as the reporter saw them, and how to reach him if he wants.

    ``code`` is the secret with which somebody who is not signed in comes back; only its hash is kept.
    """

    answers: Mapping[str, Any]
    shown: Sequence[Any]
    language: str
    contact: str = ""
    code: str = ""


@dataclass(frozen=True)
class Closing:
    """How a report ends. ``departure``: why the advice is not followed, or is not there (Awb 3:50).

    ``heard_on`` is the day on which the organisation could say what it thinks. ``place`` is what plans call
    the place: where work stops, nobody new begins there.
    """

    outcome: SignalOutcome
    explanation: str
    departure: str = ""
    heard_on: date | None = None
    place: str = ""


def report(portal: Installation, actor: Actor | None, told: Report, *, request_id: str) -> str:
    """Take a report in; returns its key. Sent a second time it is the first one still.

    ``actor`` is the client who reports, or None for whoever stays unknown.

    Raises:
        Forbidden: the actor is no client; who works here reports like anybody, without signing in.
    """
    require(actor, Permission.PUBLIC_SIGNAL_REPORT)
    if actor:
        require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        earlier = signals.of_request(connection, request_id)
        if earlier:
            return earlier
        key = _write(connection, actor, told, request_id)
        if actor:
            outbox.put(connection, actor.id, "form-received", told.language, clock.now())
    return key


def view(portal: Installation, actor: Actor, signal_id: str) -> OfficerSignal:
    """Open a report as quality officer; the trail keeps who looked.

    Raises:
        NotFound: there is no such report.
    """
    require(actor, Permission.CASEWORK_SIGNAL_HANDLE)
    with portal.store.read() as connection:
        found = signals.for_officer(connection, signal_id)
    record_view(portal, actor, "signal:viewed", signal_id)
    return found


def take(portal: Installation, actor: Actor, signal_id: str) -> None:
    """Start to look into a report. Doing it twice is harmless.

    Raises:
        MovedOn: a colleague looks into it, or it is further on already.
    """
    require(actor, Permission.CASEWORK_SIGNAL_HANDLE)
    with portal.store.write() as connection:
        found = signals.for_officer(connection, signal_id)
        if found.state is SignalState.TAKEN and found.officer_id == actor.id:
            return
        _move(connection, found, found.revision, SignalState.TAKEN, officer_id=actor.id)
        trail.record(connection, clock.now(), actor.id, "signal:taken", signal_id)


def send_to_committee(portal: Installation, actor: Actor, signal_id: str, revision: int) -> None:
    """Ask the committee of the regeling for advice. It reads the facts and not who reported them.

    Raises:
        NotFound: there is no such report, or the regeling has no committee.
        MovedOn: the report has changed since the page was made.
    """
    require(actor, Permission.CASEWORK_SIGNAL_HANDLE)
    if not has_committee(portal):
        raise NotFound("committee")
    now = clock.now()
    with portal.store.write() as connection:
        found = signals.for_officer(connection, signal_id)
        _move(connection, found, revision, SignalState.WITH_COMMITTEE, with_committee_at=now)
        kept = fingerprints.taken(connection, ("signal", signal_id))
        trail.record(connection, now, actor.id, "signal:sent_to_committee", signal_id, kept=kept)


def name_place(
    portal: Installation, actor: Actor, signal_id: str, revision: int, place: str, *, holds: bool
) -> None:
    """Say what plans call the place that a report is about, and whether new plans there wait meanwhile.

    Raises:
        NotFound: there is no such report.
        MovedOn: nobody looks into it yet, or it has changed since the page was made.
        Incomplete: no place is named.
    """
    require(actor, Permission.CASEWORK_SIGNAL_HANDLE)
    if not place.strip():
        raise Incomplete(("place",))
    with portal.store.write() as connection:
        found = signals.for_officer(connection, signal_id)
        named = {"place": place.strip(), "holds": holds}
        if found.state is SignalState.RECEIVED or not signals.change(connection, found.id, revision, **named):
            raise MovedOn(found.state)
        kept = fingerprints.taken(connection, ("signal", signal_id))
        trail.record(
            connection, clock.now(), actor.id, "signal:place_named", signal_id, holds=holds, kept=kept
        )


def advise(
    portal: Installation, actor: Actor, signal_id: str, revision: int, outcome: SignalOutcome, advice: str
) -> None:
    """Give the advice of the committee, once. It does not bind the college.

    Raises:
        NotFound: the report was never sent to the committee.
        MovedOn: the advice is there already, or the report was closed meanwhile.
        Incomplete: the advice gives no reasons.
    """
    require(actor, Permission.COMMITTEE_SIGNAL_ADVISE)
    if not advice.strip():
        raise Incomplete(("advice",))
    now = clock.now()
    with portal.store.write() as connection:
        found = signals.for_committee(connection, signal_id)
        check_move(found.state, SignalState.ADVISED)
        values = {"advised_outcome": outcome, "advice": advice.strip(), "advised_at": now}
        if not signals.change(
            connection, signal_id, revision, state=SignalState.ADVISED, advised_by=actor.id, **values
        ):
            raise MovedOn(found.state)
        kept = fingerprints.taken(connection, ("signal", signal_id))
        trail.record(connection, now, actor.id, "signal:advised", signal_id, kept=kept)


def close(portal: Installation, actor: Actor, signal_id: str, revision: int, closing: Closing) -> None:
    """Decide what happens to the work, in the name of the college, and tell the reporter.

    Raises:
        MovedOn: the report has changed since the page was made, or was closed already.
        Incomplete: the explanation is missing, the reasons for departing from the advice (Awb 3:50), or
            the day on which the organisation was heard.
    """
    require(actor, Permission.CASEWORK_SIGNAL_HANDLE)
    with portal.store.read() as connection:
        found = signals.for_officer(connection, signal_id)
    check_move(found.state, SignalState.CLOSED)
    if found.revision != revision:
        raise MovedOn(found.state)
    closing = _checked(portal, found, closing)
    try:
        pdf = outcome_letter(portal, actor, found, closing.outcome, _explanation(closing))
    except LetterIncomplete as missing:
        raise Incomplete(missing.fields) from missing
    with portal.store.write() as connection:
        _close(connection, actor, found, closing, pdf)


def has_committee(portal: Installation) -> bool:
    """Whether the regeling of today has a committee that advises on reports."""
    return portal.law(clock.today()).regeling.content.committee is not None


def is_for_committee(portal: Installation, found: OfficerSignal) -> bool:
    """Whether the committee must have been asked about this report: by the regeling of today, or it was."""
    return has_committee(portal) or found.with_committee_at is not None


def _write(connection: Connection, actor: Actor | None, told: Report, request_id: str) -> str:
    now = clock.now()
    key = signals.add(
        connection,
        {
            "number": submissions.next_number(connection, clock.today().year),
            "client_id": actor and actor.id,
            "code": signals.code_hash(told.code) if told.code else None,
            "request_id": request_id,
            "language": told.language,
            "answers": dict(told.answers),
            "shown": list(told.shown),
            "contact": told.contact.strip() or None,
            "received_at": now,
        },
    )
    who = actor.id if actor else ANONYMOUS
    kept = fingerprints.taken(connection, ("signal", key))
    trail.record(connection, now, who, "signal:received", key, is_anonymous=actor is None, kept=kept)
    return key


def _checked(portal: Installation, found: OfficerSignal, closing: Closing) -> Closing:
    """The closing with all that it must have, and without reasons that nothing asks for."""
    departing = departs(closing.outcome, found.advised_outcome, has_committee=is_for_committee(portal, found))
    missing = (
        ("explanation", not closing.explanation.strip()),
        ("departure", departing and not closing.departure.strip()),
        ("heard_on", must_hear(closing.outcome) and closing.heard_on is None),
        ("place", closing.outcome in STOPS and not closing.place.strip()),
    )
    if any(lacks for _, lacks in missing):
        raise Incomplete([name for name, lacks in missing if lacks])
    return closing if departing else replace(closing, departure="")


def _explanation(closing: Closing) -> str:
    """Why, as the letter says it: the reasons for departing from the advice belong to it (Awb 3:50)."""
    return "\n\n".join(part.strip() for part in (closing.explanation, closing.departure) if part.strip())


def _close(
    connection: Connection, actor: Actor, found: OfficerSignal, closing: Closing, pdf: bytes | None
) -> None:
    now = clock.now()
    _move(
        connection,
        found,
        found.revision,
        SignalState.CLOSED,
        outcome=closing.outcome,
        explanation=closing.explanation.strip(),
        departure=closing.departure.strip() or None,
        heard_on=closing.heard_on,
        place=closing.place.strip() or found.place,
        closed_at=now,
        closed_by=actor.id,
        pdf=pdf,
        sha256=pdf and sha256(pdf),
    )
    client_id, language = signals.reporter_of(connection, found.id)
    if client_id:
        outbox.put(connection, client_id, "signal-closed", language, now)
    kept = fingerprints.taken(connection, ("signal", found.id))
    trail.record(connection, now, actor.id, "signal:closed", found.id, outcome=closing.outcome, kept=kept)


def _move(
    connection: Connection, found: OfficerSignal, revision: int, state: SignalState, **values: Any
) -> None:
    check_move(found.state, state)
    if not signals.change(connection, found.id, revision, state=state, **values):
        raise MovedOn(found.state)
