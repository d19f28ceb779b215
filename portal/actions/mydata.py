"""A client's own data: all that is held, as a file to take along (AVG art. 15 and 20), and who looked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from portal import clock
from portal.actions.case_letters import addressee, sender
from portal.actions.installation import Installation
from portal.actions.mydata_documents import Forms, Holding, as_json, as_parts, as_sqlite
from portal.domain.events import VIEWS
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor, Helper
from portal.letters.contexts import MyData
from portal.store import beschikkingen, dossiers, held, invitations, people, submissions, trail
from portal.store.base import Connection
from portal.store.held import Colleague

JOINED = "helper:joined"


@dataclass(frozen=True)
class Look:
    """Somebody of the staff opened something, or a helper came in: who, when, and what (an audit event).

    ``flow`` and ``number`` are those of the submission; ``letter_of`` is the day of the letter.
    """

    who: Colleague | Helper
    at: datetime
    event: str
    flow: str = ""
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


def take_json(portal: Installation, actor: Actor, language: str, forms: Forms) -> bytes:
    """Everything that is held about the client as JSON; ``language`` is that of the explanations."""
    return _taken(portal, actor, "json", as_json(_holding(portal, actor, language, forms)))


def take_sqlite(portal: Installation, actor: Actor, language: str, forms: Forms) -> bytes:
    """The same as a SQLite file, with the letters and photos in it."""
    holding = _holding(portal, actor, language, forms, with_files=True)
    return _taken(portal, actor, "sqlite", as_sqlite(holding))


def take_pdf(portal: Installation, actor: Actor, language: str, forms: Forms) -> bytes:
    """The same to read on paper.

    Raises:
        PressFailed: the PDF could not be made now.
    """
    holding = _holding(portal, actor, language, forms)
    with portal.store.read() as connection:
        client = people.require_client(connection, actor.id)
    context = MyData(
        sender=sender(portal),
        addressee=addressee(client),
        made_at=holding.made_at,
        parts=as_parts(holding),
    )
    return _taken(portal, actor, "pdf", portal.press.render("mijn-gegevens", language, context))


def _holding(
    portal: Installation, actor: Actor, language: str, forms: Forms, *, with_files: bool = False
) -> Holding:
    require(actor, Permission.CLIENT_DATA_TAKE)
    with portal.store.read() as connection:
        rows = held.about(connection, actor.id, with_files=with_files)
    return Holding(rows, portal.gemeente.name, clock.now(), language, forms)


def _taken(portal: Installation, actor: Actor, kind: str, document: bytes) -> bytes:
    with portal.store.write() as connection:
        trail.record(connection, clock.now(), actor.id, "data:taken", actor.id, format=kind)
    return document


def _things(connection: Connection, client_id: str) -> dict[str, dict[str, Any]]:
    """What of a client can be opened: what it is called, by key."""
    dossier = dossiers.require_of_client(connection, client_id)
    sent = submissions.list_of_dossier(connection, dossier.id)
    letters = beschikkingen.letters_of_dossier(connection, dossier.id)
    return {
        **{key: {} for table in ("upload", "signal") for key in held.keys(connection, table, client_id)},
        **{one.id: {"letter_of": one.sent_on} for one in letters},
        **{one.id: {"flow": one.flow, "number": one.number} for one in sent},
    }
