"""Asking somebody for a plan (domain M0 to M2d): the invitation, one or a selection, and the reminder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from portal import clock
from portal.actions import sending
from portal.actions.assessing import assess_known
from portal.actions.documents import sha256
from portal.actions.installation import Installation
from portal.actions.jobs import Made
from portal.actions.letterhead import addressee, sender
from portal.actions.sending import Sending
from portal.actions.terms import end, own_term
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.jobs import Work
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.domain.tasks import Followed, Stays, TaskState, Term, Waits
from portal.letters.contexts import Invitation, Letter, Reminder, Signatory, Talk
from portal.rules import hints, terms
from portal.store import (
    beschikkingen,
    caseload,
    dossiers,
    exemptions,
    fingerprints,
    jobs,
    outbox,
    people,
    submissions,
    tasks,
    trail,
)
from portal.store.base import Connection
from portal.store.caseload import Known
from portal.store.dossiers import Dossier
from portal.store.jobs import Job
from portal.store.people import Client, StaffMember
from portal.wording.speech import speaking

MOST_AT_ONCE = 100
"""So many people are asked with one press."""
LONGEST_DAYS = 182
"""Nobody gets a longer term than half a year: who answers so late has forgotten the question."""


@dataclass(frozen=True)
class Asked:
    """What came of asking a selection: how many letters are being made, and who stays, with why."""

    went: int
    stayed: Sequence[tuple[str, Stays]]


@dataclass(frozen=True)
class _Made:
    """A letter that is made and not kept yet."""

    template: str
    language: str
    pdf: bytes
    leaves: Sending


def usual_answer_by(portal: Installation) -> date:
    """By when somebody who is asked today tells something: the term of the regeling, or of the gemeente.

    It counts from the day on which a letter leaves by post, so that everybody has the whole of it.
    """
    today = clock.today()
    term = hints.proposal_term_days(portal.law(today))
    days = portal.gemeente.proposal_term_days if term is None else int(term)
    return terms.proposal_deadline(terms.posted_on(today, portal.gemeente.post_after), days)


def why_not(portal: Installation, connection: Connection, client_id: str) -> Stays | None:
    """Why somebody can't be asked for a plan now; None when he can.

    Raises:
        NotFound: there is no such client.
    """
    return reasons(portal, connection, [client_id])[client_id]


def reasons(
    portal: Installation, connection: Connection, client_ids: Sequence[str]
) -> dict[str, Stays | None]:
    """The same of several, read together; each once.

    Raises:
        NotFound: one of them is no client.
    """
    found = {one.client_id: one for one in dossiers.of_clients(connection, client_ids)}
    known = caseload.known_of_people(connection, found.values())
    for key in client_ids:
        if key not in known:
            raise NotFound(key)
    return {key: _why_not(portal, found[key], known[key]) for key in client_ids}


def _why_not(portal: Installation, dossier: Dossier, known: Known) -> Stays | None:
    if dossier.obligation is not Obligation.INTAKE or known.asks_exemption:
        return Stays.ASKED
    client = known.client
    if not (client.street.strip() and client.postal_code.strip() and client.city.strip()):
        return Stays.ADDRESS
    is_blocked = bool(assess_known(portal, known, clock.today()).blocking)
    return Stays.RULE if is_blocked else None


def check_answer_by(answer_by: date) -> None:
    """Let a day through that leaves time to answer.

    Raises:
        Incomplete: it is within a week, or more than half a year away.
    """
    days = (answer_by - clock.today()).days
    if not 7 <= days <= LONGEST_DAYS:
        raise Incomplete(("answer_by",))


def preview(
    portal: Installation, actor: Actor, client_id: str, answer_by: date, talk: Talk | None = None
) -> bytes:
    """The invitation as it would leave; nothing is kept."""
    require(actor, Permission.CASEWORK_CLIENT_INVITE)
    return _invitation(portal, actor.id, client_id, answer_by, talk, "TP-0000-00000").pdf


def invite(
    portal: Installation, actor: Actor, client_id: str, answer_by: date, talk: Talk | None = None
) -> str:
    """Ask a client for a plan before a day, by letter (L1), and to a talk where one is named.

    Who asks answers questions from then on. Until the day a task waits for the client.

    Raises:
        Incomplete: the day leaves no time, or is too far away.
        MovedOn: he can't be asked, or not any more.
    """
    require(actor, Permission.CASEWORK_CLIENT_INVITE)
    check_answer_by(answer_by)
    with portal.store.read() as connection:
        if why_not(portal, connection, client_id):
            raise MovedOn(client_id)
    number = _number(portal)
    made = _invitation(portal, actor.id, client_id, answer_by, talk, number)
    with portal.store.write() as connection:
        return _keep_invitation(connection, portal, actor.id, client_id, answer_by, number, made)


def invite_selection(portal: Installation, actor: Actor, client_ids: Sequence[str], answer_by: date) -> Asked:
    """Ask a selection for a plan; the letters are made beside the page. Who can't be asked is named.

    Raises:
        Incomplete: the day leaves no time, or is too far away.
    """
    require(actor, Permission.CASEWORK_CLIENT_INVITE)
    check_answer_by(answer_by)
    with portal.store.read() as connection:
        stays = reasons(portal, connection, client_ids[:MOST_AT_ONCE])
    about = {"staff": actor.id, "answer_by": answer_by.isoformat()}
    with portal.store.write() as connection:
        ready = [key for key, reason in stays.items() if reason is None and not _waits(connection, key)]
        for client_id in ready:
            jobs.add(connection, client_id, Work.INVITATION, about, clock.now())
    return Asked(len(ready), [(key, reason) for key, reason in stays.items() if reason])


def make(portal: Installation, job: Job, _content: bytes | None) -> Made:
    """The letter of one of a selection; who can't be asked any more gets none."""
    answer_by, staff_id = date.fromisoformat(job.about["answer_by"]), str(job.about["staff"])
    with portal.store.read() as connection:
        reason = why_not(portal, connection, job.client_id)
    if reason:
        return Made(refusal=reason)
    number = _number(portal)
    made = _invitation(portal, staff_id, job.client_id, answer_by, None, number)
    keep = partial(
        _keep_invitation,
        portal=portal,
        staff_id=staff_id,
        client_id=job.client_id,
        answer_by=answer_by,
        number=number,
        made=made,
    )
    return Made(lambda connection: _kept_once(connection, job.client_id, keep))


def remind(portal: Installation, actor: Actor, task_id: str, revision: int) -> None:
    """Remind a client by letter (L3), with two more weeks; a task waits for him until then.

    Raises:
        MovedOn: the task changed since, he still has time, or he is not asked for anything any more.
        TakenByColleague: the task is somebody else's.
    """
    require(actor, Permission.CASEWORK_CASE_REPLY)
    with portal.store.read() as connection:
        found, term = own_term(connection, actor, task_id)
        dossier = dossiers.require(connection, found.dossier_id)
        is_asked = exemptions.is_asked(connection, dossier.id)
        client = people.require_client(connection, dossier.client_id)
    if term is not Term.NO_PROPOSAL or dossier.obligation is not Obligation.ANNOUNCED or is_asked:
        raise MovedOn(dossier.obligation)
    if dossier.answer_by is None or clock.today() <= dossier.answer_by:
        raise MovedOn("the client still has time to answer")
    answer_by = terms.repair_last_day(sending.of(portal, client, clock.today()).sent_on)
    number = _number(portal)
    asked = {"answer_by": answer_by, "asked_on": dossier.announced_on or clock.today()}
    made = _letter(portal, actor.id, dossier.client_id, "herinnering", Reminder, number, asked)
    with portal.store.write() as connection:
        kept = _keep(connection, portal, dossier, made)
        end(connection, actor, found, revision, Followed.REMINDED, fingerprints.taken(connection, kept))
        dossiers.ask_again(connection, dossier.id, answer_by)
        _wait(connection, dossier, actor.id, answer_by, number)


def _number(portal: Installation) -> str:
    """A public number for talking, for the letter and the task that waits for its answer."""
    with portal.store.write() as connection:
        return submissions.next_number(connection, clock.today().year)


def _waits(connection: Connection, client_id: str) -> bool:
    """Whether a letter to him is being made already."""
    return any(job.waits for job in jobs.of_client(connection, client_id, Work.INVITATION))


def _kept_once(connection: Connection, client_id: str, keep: Any) -> None:
    """Keep an invitation unless he was asked while it was made."""
    if dossiers.require_of_client(connection, client_id).obligation is Obligation.INTAKE:
        keep(connection)


def _invitation(
    portal: Installation, staff_id: str, client_id: str, answer_by: date, talk: Talk | None, number: str
) -> _Made:
    more = {"answer_by": answer_by, "talk": talk}
    return _letter(portal, staff_id, client_id, "uitnodiging", Invitation, number, more)


def _letter(
    portal: Installation,
    staff_id: str,
    client_id: str,
    template: str,
    kind: type[Invitation] | type[Reminder],
    number: str,
    more: dict[str, Any],
) -> _Made:
    """A letter to a client in his language, in the words of the regime of today."""
    with portal.store.read() as connection:
        client = people.require_client(connection, client_id)
        member = people.get_staff(connection, staff_id)
    if member is None:
        raise NotFound(staff_id)
    leaves = sending.of(portal, client, clock.today())
    context = _context(portal, client, member, leaves, kind, number, more)
    with speaking(portal.regime(clock.today())):
        pdf = portal.press.render(template, client.reads_in, context)
    return _Made(template, client.reads_in, pdf, leaves)


def _context(
    portal: Installation,
    client: Client,
    member: StaffMember,
    leaves: Sending,
    kind: type[Invitation] | type[Reminder],
    number: str,
    more: dict[str, Any],
) -> Letter:
    return kind(
        sender=sender(portal),
        addressee=addressee(client),
        reference=number,
        made_on=clock.today(),
        sent_on=leaves.sent_on,
        contact=Signatory(name=member.name, function=member.job_title),
        **more,
    )


def _keep_invitation(
    connection: Connection,
    portal: Installation,
    staff_id: str,
    client_id: str,
    answer_by: date,
    number: str,
    made: _Made,
) -> str:
    """Write down that somebody was asked, with the letter and the task that waits for him."""
    dossier = dossiers.require_of_client(connection, client_id)
    if dossier.obligation is not Obligation.INTAKE:
        raise MovedOn(dossier.obligation)
    dossiers.announce(connection, dossier.id, staff_id, clock.today(), answer_by)
    kept = fingerprints.taken(connection, _keep(connection, portal, dossier, made))
    told = {"answer_by": answer_by, "kept": kept}
    trail.record(connection, clock.now(), staff_id, "client:invited", dossier.id, **told)
    return _wait(connection, dossier, staff_id, answer_by, number)


def _keep(connection: Connection, portal: Installation, dossier: Dossier, made: _Made) -> tuple[str, str]:
    """Keep a letter as it leaves, and let its reader know; returns what has a fingerprint."""
    values = {
        "dossier_id": dossier.id,
        "template": made.template,
        "language": made.language,
        "law_version": portal.law(clock.today()).regeling.valid_from.isoformat(),
        "sent_on": made.leaves.sent_on,
        "by": made.leaves.by,
        "pdf": made.pdf,
        "size": len(made.pdf),
        "sha256": sha256(made.pdf),
    }
    letter = beschikkingen.add_letter(connection, values)
    at: datetime = sending.noticed_at(made.leaves.sent_on)
    outbox.put(connection, dossier.client_id, "letter-ready", made.language, clock.now(), at)
    return "letter", letter


def _wait(connection: Connection, dossier: Dossier, staff_id: str, answer_by: date, number: str) -> str:
    """The task that waits for an answer until its day, and is somebody's work from then on."""
    key = tasks.add_of_term(
        connection,
        Term.NO_PROPOSAL,
        dossier_id=dossier.id,
        about_id=dossier.id,
        ends_on=answer_by,
        urgent_on=answer_by + timedelta(days=1),
        opened_at=clock.now(),
        staff_id=staff_id,
        number=number,
        state=TaskState.STILL,
        waits_for=Waits.CLIENT,
    )
    return key or ""
