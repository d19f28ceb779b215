"""The page of a task that a term made (``/werk/taak``); taking a task of any kind over from a colleague."""

from typing import Any

from flask import flash, g, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock
from portal.actions import inviting, terms, viewing
from portal.actions import tasks as acts
from portal.domain.errors import Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.permissions import Permission, may
from portal.domain.roles import Actor
from portal.domain.tasks import ENDINGS, Followed, TaskState, Term, Waits
from portal.store import conversation, dossiers, people, tasks
from portal.store.tasks import Task
from portal.web import locale, pages, typed
from portal.web.access import needs
from portal.web.casework.desk import Page, casework, is_given, revision
from portal.web.casework.forms.term import DoneForm, LaterForm, TakeOverForm
from portal.web.casework.inlist import address_of
from portal.web.casework.inlist import beside as beside_in_list
from portal.web.casework.running import beside
from portal.web.portal import installation, reading
from portal.wording.tasks import TERMS, TO_DO, standing


@casework.get("/werk/taak/<uuid:key>")
@needs(Permission.CASEWORK_CASE_VIEW)
def task(key: Any) -> Page:
    """What a term asks of somebody: about whom, why, by when, and what can be done."""
    found, term = _term(key)
    with reading() as connection:
        dossier = dossiers.require(connection, found.dossier_id)
        client = people.require_client(connection, dossier.client_id)
        colleague = found.staff_id and people.get_staff(connection, found.staff_id)
        notes = conversation.notes_of_person(connection, dossier.id)
        runs = beside(connection, dossier.id, locale.code())
        in_list = beside_in_list(connection, found)
    viewing.record_view(installation(), g.actor, "case:viewed", found.id)
    return pages.render(
        "casework/term.html",
        task=found,
        client=client,
        colleague=colleague,
        notes=notes,
        title=gettext(TERMS[term]),
        to_do=gettext(TO_DO[term]),
        state=standing(None, found.followed, found.waits_for, locale.code()),
        today=clock.today(),
        in_list=in_list,
        **runs,
        **_possible(g.actor, found),
    )


@casework.post("/werk/taak/<uuid:key>/oppakken")
@needs(Permission.CASEWORK_CASE_CLAIM)
def claim_task(key: Any) -> Redirect:
    """Take a task on one's own desk."""
    try:
        acts.claim(installation(), g.actor, str(key))
        flash(gettext("U hebt deze taak opgepakt."), "ok")
    except TakenByColleague as taken:
        flash(gettext("%(name)s heeft deze taak al opgepakt.", name=taken.name), "warning")
    return _to_task(key)


@casework.post("/werk/taak/<uuid:key>/teruggeven")
@needs(Permission.CASEWORK_CASE_CLAIM)
def release_task(key: Any) -> Redirect:
    """Put a task back in the list."""
    acts.release(installation(), g.actor, str(key))
    flash(gettext("De taak staat weer in de werklijst, zonder naam."), "ok")
    return _to_task(key)


@casework.route("/werk/taak/<uuid:key>/overnemen", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_CLAIM)
def take_over(key: Any) -> Page:
    """Take a task of any kind from a colleague, with a reason."""
    found, form = _read(key), typed.form(TakeOverForm, {})
    if is_given(form):
        acts.take_over(installation(), g.actor, found.id, revision(), form.reason.data)
        return _done(found, gettext("U hebt dit overgenomen."))
    return _form_page(gettext("Overnemen van een collega"), gettext("Overnemen"), found, form)


@casework.route("/werk/taak/<uuid:key>/klaar", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_CLAIM)
def finish_task(key: Any) -> Page:
    """Say what followed from a task."""
    (found, term), form = _term(key), typed.form(DoneForm, {})
    form.offer(term)
    if is_given(form):
        followed = Followed(form.followed.data)
        terms.finish(installation(), g.actor, found.id, revision(), followed=followed, note=form.note.data)
        return _done(found, gettext("De taak is klaar."))
    return _form_page(gettext("Deze taak afronden"), gettext("Afronden"), found, form)


@casework.route("/werk/taak/<uuid:key>/later", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_CLAIM)
def task_later(key: Any) -> Page:
    """Let a task stand still until a day."""
    (found, _), form = _term(key), typed.form(LaterForm, {})
    if is_given(form) and _stands_still(found, form):
        return _done(found, gettext("De taak staat stil. Op de dag die u koos, gaat hij vanzelf verder."))
    return _form_page(gettext("Later verder"), gettext("Bewaren"), found, form)


@casework.post("/werk/taak/<uuid:key>/herinneren")
@needs(Permission.CASEWORK_CASE_REPLY)
def remind(key: Any) -> Redirect:
    """Remind a client who was asked for a plan, by letter."""
    inviting.remind(installation(), g.actor, str(key), revision())
    flash(gettext("De herinnering is klaar. Een nieuwe taak wacht op antwoord."), "ok")
    return _to_task(key)


def _stands_still(found: Task, form: Any) -> bool:
    """Let it wait; when the day is today, the form says so instead."""
    given = {"until": form.until.data, "waits_for": Waits(form.waits_for.data), "note": form.note.data}
    try:
        terms.stand_still(installation(), g.actor, found.id, revision(), **given)
    except Incomplete:
        form.until.errors.append(gettext("Kies een dag na vandaag."))
        return False
    return True


def _read(key: Any) -> Task:
    with reading() as connection:
        return tasks.require(connection, str(key))


def _term(key: Any) -> tuple[Task, Term]:
    """A task of a term; what is done with a form is done on its own page."""
    found = _read(key)
    if not isinstance(found.kind, Term):
        raise NotFound(str(key))
    return found, found.kind


def _possible(actor: Actor, found: Task) -> dict[str, bool]:
    """What this person can do with a task now."""
    is_open = found.state is not TaskState.DONE
    handles = is_open and may(actor, Permission.CASEWORK_CASE_CLAIM)
    return {
        "is_open": is_open,
        "may_act": handles and found.staff_id == actor.id,
        "may_claim": handles and found.staff_id is None,
        "may_remind": Followed.REMINDED in _endings(found) and found.state is TaskState.OPEN,
        "may_take_over": handles and found.staff_id not in {None, actor.id},
    }


def _endings(found: Task) -> tuple[Followed, ...]:
    return ENDINGS[found.kind] if isinstance(found.kind, Term) else ()


def _form_page(heading: str, send: str, found: Task, form: Any) -> Page:
    if found.state is TaskState.DONE:
        raise MovedOn(found.state)
    seen = revision() or found.revision
    with reading() as connection:
        dossier = dossiers.require(connection, found.dossier_id)
        client = people.require_client(connection, dossier.client_id)
    page = pages.render(
        "casework/task_form.html",
        heading=heading,
        about=client.name,
        send_words=send,
        back_to=_address(found),
        form=form,
        revision=seen,
        language_form="formulier",
    )
    return page, 422 if form.wrong else 200


def _done(found: Task, text: str) -> Redirect:
    typed.arrived()
    flash(text, "ok")
    return redirect(_address(found), 303)


def _address(found: Task) -> str:
    return address_of(found.id, found.submission_id)


def _to_task(key: Any) -> Redirect:
    return redirect(url_for("casework.task", key=key), 303)
