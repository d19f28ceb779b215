"""Everything of one person on one page (``/werk/mensen/<key>``), in the order in which one decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import flash, g, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock, languages
from portal.actions import handling, inviting, viewing
from portal.domain.permissions import Permission, may
from portal.domain.states import Obligation
from portal.domain.tasks import TaskState
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    exemptions,
    invitations,
    messages,
    objections,
    people,
    submissions,
    tasks,
    trail,
)
from portal.store.base import Connection
from portal.store.dossiers import Dossier
from portal.store.tasks import Task
from portal.web import locale, pages, typed
from portal.web.access import needs
from portal.web.casework.desk import is_given
from portal.web.casework.forms.talk import NoteForm
from portal.web.casework.inlist import address_of
from portal.web.casework.people import Page, casework_people
from portal.web.casework.running import beside
from portal.web.portal import installation, reading
from portal.web.sent_letters import way_of
from portal.wording import retelling
from portal.wording.events import HAPPENED
from portal.wording.findings import NAMES
from portal.wording.glance import glance
from portal.wording.helping import helped
from portal.wording.letters import letter_words
from portal.wording.states import OUTCOMES
from portal.wording.tasks import STANDS, STAYS, kind_words, standing

MOST_EVENTS = 25


@dataclass(frozen=True)
class ShownTask:
    """A task of this person as a line: what, by when, where it is, who has it, and where it leads."""

    kind: str
    about: str
    urgent_on: date
    state: tuple[str, str]
    who: str
    url: str
    is_open: bool


@dataclass(frozen=True)
class Happened:
    """Something that somebody did: when, what, and who."""

    at: datetime
    what: str
    who: str


@casework_people.get("/<uuid:key>")
@needs(Permission.CASEWORK_CASE_VIEW)
def person(key: Any) -> Page:
    """Who it is, where he stands, what is open and what was decided, letters and words, who did what."""
    code = locale.code()
    with reading() as connection:
        client = people.require_client(connection, str(key))
        dossier = dossiers.require_of_client(connection, client.id)
        values = _read(connection, client, dossier, code)
    viewing.record_view(installation(), g.actor, "case:viewed", dossier.id)
    return pages.render("casework/person.html", client=client, dossier=dossier, **values)


@casework_people.route("/<uuid:key>/notitie", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_CLAIM)
def note(key: Any) -> Page:
    """Leave a note about the person."""
    with reading() as connection:
        client = people.require_client(connection, str(key))
    form, back = typed.form(NoteForm, {}), url_for("casework_people.person", key=client.id)
    if is_given(form):
        handling.write_note_of_person(installation(), g.actor, client.id, form.note.data)
        typed.arrived()
        flash(gettext("De notitie is bewaard."), "ok")
        return redirect(back, 303)
    page = pages.render(
        "casework/task_form.html",
        heading=gettext("Notitie maken"),
        about=client.name,
        send_words=gettext("Bewaren"),
        back_to=back,
        form=form,
        revision=0,
        language_form="formulier",
    )
    return page, 422 if form.wrong else 200


@casework_people.post("/<uuid:key>/uitnodigen")
@needs(Permission.CASEWORK_CLIENT_INVITE)
def invite_one(key: Any) -> Redirect:
    """Ask this person for a plan, with the usual day."""
    inviting.invite(installation(), g.actor, str(key), inviting.usual_answer_by(installation()))
    flash(gettext("De uitnodiging is klaar. In uw werklijst staat een taak die op antwoord wacht."), "ok")
    return redirect(url_for("casework_people.person", key=key), 303)


def _read(connection: Connection, client: people.Client, dossier: Dossier, code: str) -> dict[str, Any]:
    sent = submissions.list_of_dossier(connection, dossier.id)
    by_key = {one.id: one for one in sent}
    kept = tasks.of_dossier(connection, dossier.id)
    happened = trail.of(connection, client.id, dossier.id, *by_key)[-MOST_EVENTS:]
    names = people.staff_names(connection, _who(kept, happened))
    found = [_task(one, by_key, names, code) for one in kept]
    return {
        **beside(connection, dossier.id, code),
        "reads_in": languages.language(client.reads_in),
        "benefit": gettext(NAMES.get(client.benefit, client.benefit)),
        "stands": gettext(STANDS[dossier.obligation]),
        "contact": dossier.contact_id and people.get_staff(connection, dossier.contact_id),
        "helper": invitations.open_of(connection, client.id, clock.now()),
        "pauses": exemptions.pauses(connection, dossier.id),
        "open_tasks": [one for one in found if one.is_open],
        "done_tasks": [one for one in found if not one.is_open],
        "decided": [
            (one, gettext(OUTCOMES[one.outcome]))
            for one in beschikkingen.list_of_dossier(connection, dossier.id)
        ],
        "objections": objections.list_of_dossier(connection, dossier.id),
        "letters": [
            (one, letter_words(one.template, one.sent_on, code), way_of(one, code))
            for one in beschikkingen.letters_of_dossier(connection, dossier.id)
        ],
        "messages": messages.about(connection, *(one.id for one in sent)),
        "notes": conversation.notes_of_person(connection, dossier.id),
        "helped": [text for one in sent if (text := helped(one.helper, code))],
        "verified": retelling.words("dossier", "verified", dict(dossier.verified), code).splitlines(),
        "events": _events(happened, {**names, client.id: client.name}),
        "today": clock.today(),
        **_possible(connection, client.id, dossier),
    }


def _possible(connection: Connection, client_id: str, dossier: Dossier) -> dict[str, Any]:
    """What whoever looks can do with this person."""
    invites = may(g.actor, Permission.CASEWORK_CLIENT_INVITE) and dossier.obligation is Obligation.INTAKE
    reason = inviting.why_not(installation(), connection, client_id) if invites else None
    return {
        "may_note": may(g.actor, Permission.CASEWORK_CASE_CLAIM),
        "may_invite": invites,
        "why_not": gettext(STAYS[reason]) if reason else "",
    }


def _who(kept: list[Task], happened: list[trail.Event]) -> set[str]:
    """The keys of all whose names the page says."""
    return {one.staff_id for one in kept if one.staff_id} | {one.actor_id for one in happened}


def _task(found: Task, sent: Mapping[str, Any], names: Mapping[str, str], code: str) -> ShownTask:
    form = sent.get(found.submission_id or "")
    return ShownTask(
        kind_words(found.kind, code),
        glance(form.flow, form.answers, code) if form else "",
        found.urgent_on,
        standing(form.state if form else None, found.followed, found.waits_for, code),
        names.get(found.staff_id or "", ""),
        address_of(found.id, found.submission_id),
        found.state is not TaskState.DONE,
    )


def _events(happened: list[trail.Event], names: Mapping[str, str]) -> list[Happened]:
    """What was done about this person, the newest first, and by whom."""
    system = gettext("Het portaal")
    return [
        Happened(
            datetime.fromisoformat(one.at), gettext(HAPPENED[one.event]), names.get(one.actor_id, system)
        )
        for one in reversed(happened)
    ]
