"""A client's own data: copies of all that is held, to take along (AVG art. 15 and 20), and who looked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from portal import clock
from portal.actions.installation import Installation
from portal.actions.jobs import Made
from portal.actions.letterhead import addressee, sender
from portal.actions.mydata_documents import Forms, Holding, as_json, as_parts, as_sqlite
from portal.domain.events import VIEWS
from portal.domain.jobs import KEPT, Format, Work
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor, Helper
from portal.domain.ways import Form
from portal.letters.contexts import MyData
from portal.store import (
    beschikkingen,
    dossiers,
    held,
    invitations,
    jobs,
    outbox,
    people,
    submissions,
    trail,
)
from portal.store.base import Connection
from portal.store.held import Colleague
from portal.store.jobs import Job
from portal.store.people import Client

JOINED = "helper:joined"


@dataclass(frozen=True)
class Look:
    """Somebody of the staff opened something, or a helper came in: who, when, and what (an audit event).

    ``flow``, ``answers`` and ``number`` are those of the submission; ``letter_of`` is the day of the letter.
    """

    who: Colleague | Helper
    at: datetime
    event: str
    flow: Form | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    letter_of: date | None = None


def looks(portal: Installation, actor: Actor) -> list[Look]:
    """Who of the staff opened anything of this client, and which helper came in, the newest first."""
    require(actor, Permission.CLIENT_DATA_TAKE)
    with portal.store.read() as connection:
        invited = invitations.list_of(connection, actor.id)
        things = _things(connection, actor.id) | {one.id: {} for one in invited}
        views = [event for event in trail.of(connection, *things) if event.event in VIEWS]
        came_in = {event.object_id for event in views if event.event == JOINED}
        who: dict[str, Colleague | Helper] = {one.id: one.helper for one in invited if one.id in came_in}
        who |= held.colleagues(connection, {event.actor_id for event in views})
    return [
        Look(who[key], datetime.fromisoformat(event.at), event.event, **things[event.object_id])
        for event in reversed(views)
        if (key := event.object_id if event.event == JOINED else event.actor_id) in who
    ]


def ask(portal: Installation, actor: Actor, form: Format, language: str) -> None:
    """Ask for a copy of everything that is held about the client; ``language``: that of its explanations.

    Another process makes it, and a notice says when it is there. It takes the place of an earlier one.
    """
    require(actor, Permission.CLIENT_DATA_TAKE)
    with portal.store.write() as connection:
        earlier = _copies(connection, actor.id).get(form)
        if earlier and earlier.waits:
            return
        if earlier:
            jobs.remove(connection, earlier.id)
        about = {"format": form, "language": language}
        jobs.add(connection, actor.id, Work.OWN_DATA, about, clock.now())


def copies(portal: Installation, actor: Actor) -> dict[Format, Job]:
    """The copies that the client asked for: those that are being made, and those that can be fetched."""
    require(actor, Permission.CLIENT_DATA_TAKE)
    with portal.store.read() as connection:
        return _copies(connection, actor.id)


def fetch(portal: Installation, actor: Actor, form: Format) -> bytes | None:
    """The client's copy; None when there is none now. The trail keeps that it was taken."""
    require(actor, Permission.CLIENT_DATA_TAKE)
    with portal.store.read() as connection:
        found = _copies(connection, actor.id).get(form)
        document = jobs.content_of(connection, found.id) if found and not found.waits else None
    if document is not None:
        with portal.store.write() as connection:
            trail.record(connection, clock.now(), actor.id, "data:taken", actor.id, format=form)
    return document


def make(portal: Installation, job: Job, _content: bytes | None, *, forms: Forms) -> Made:
    """Make the copy that was asked for.

    Raises:
        PressFailed: the PDF could not be made now.
    """
    form, language = Format(job.about["format"]), job.about["language"]
    with portal.store.read() as connection:
        rows = held.about(connection, job.client_id, with_files=form is Format.SQLITE)
        client = people.require_client(connection, job.client_id)
    holding = Holding(rows, portal.gemeente.name, clock.now(), language, forms)
    document = MAKERS[form](portal, client, holding)
    return Made(partial(_say_so, client_id=job.client_id, language=language), document)


def _say_so(connection: Connection, *, client_id: str, language: str) -> None:
    outbox.put(connection, client_id, "data-ready", language, clock.now())


def _printed(portal: Installation, client: Client, holding: Holding) -> bytes:
    context = MyData(
        sender=sender(portal),
        addressee=addressee(client),
        made_at=holding.made_at,
        parts=as_parts(holding),
    )
    return portal.press.render("mijn-gegevens", holding.language, context)


MAKERS: Mapping[Format, Callable[[Installation, Client, Holding], bytes]] = {
    Format.PDF: _printed,
    Format.JSON: lambda _portal, _client, holding: as_json(holding),
    Format.SQLITE: lambda _portal, _client, holding: as_sqlite(holding),
}


def _copies(connection: Connection, client_id: str) -> dict[Format, Job]:
    since = clock.now() - KEPT[Work.OWN_DATA]
    mine = jobs.of_client(connection, client_id, Work.OWN_DATA)
    return {Format(job.about["format"]): job for job in mine if job.done_at is None or job.done_at > since}


def _things(connection: Connection, client_id: str) -> dict[str, dict[str, Any]]:
    """What of a client can be opened: what it is called, by key."""
    dossier = dossiers.require_of_client(connection, client_id)
    sent = submissions.list_of_dossier(connection, dossier.id)
    letters = beschikkingen.letters_of_dossier(connection, dossier.id)
    opened = ("dossier", "signal", "task", "upload")
    return {
        **{key: {} for table in opened for key in held.keys(connection, table, client_id)},
        **{one.id: {"letter_of": one.sent_on} for one in letters},
        **{one.id: {"flow": one.flow, "answers": one.answers, "number": one.number} for one in sent},
    }
