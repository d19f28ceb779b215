"""The people by name (``/werk/mensen``), and asking those of whom nothing was asked yet for a plan."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Redirect

from portal.actions import inviting
from portal.actions.inviting import Asked
from portal.domain.errors import Incomplete
from portal.domain.jobs import Work
from portal.domain.permissions import Permission
from portal.domain.states import Obligation
from portal.domain.tasks import Stays
from portal.store import jobs, people, peoplelist
from portal.store.peoplelist import PAGE, Person, Place
from portal.web import beside, gate, pages, typed
from portal.web.access import needs
from portal.web.casework.forms.inviting import AskForm
from portal.web.download import pdf_answer
from portal.web.portal import installation, reading
from portal.wording.tasks import STANDS, STAYS

casework_people = Blueprint("casework_people", __name__, url_prefix="/werk/mensen")
Page = str | Redirect | tuple[str, int]
LONGEST_NAME = 80


@casework_people.get("")
@needs(Permission.CASEWORK_CASE_VIEW)
def everybody() -> Page:
    """Everybody by name, from a name on, and only those who stand somewhere when that is asked."""
    stands = _stands(request.args.get("staat", ""))
    begin, after = request.args.get("vanaf", "")[:LONGEST_NAME], request.args.get("na", "")
    with reading() as connection:
        place = _place_of(connection, after) or ((begin, "", "") if begin else None)
        found = peoplelist.page(connection, stands, place, PAGE + 1)
    shown = found[:PAGE]
    more: dict[str, Any] = {"staat": stands, "na": shown[-1].id} if len(found) > PAGE else {}
    return pages.render(
        "casework/people.html",
        people=shown,
        stands=stands or "",
        stands_words={str(one): gettext(words) for one, words in STANDS.items()},
        begin=begin,
        next_url=url_for("casework_people.everybody", **more) if more else "",
    )


@casework_people.route("/uitnodigen", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CLIENT_INVITE)
def invite() -> Page:
    """Ask a selection of those of whom nothing was asked yet; what is made already stands above it."""
    form = typed.form(AskForm, {"answer_by": inviting.usual_answer_by(installation()).isoformat()})
    chosen = gate.keys("wie") if request.method == "POST" else []
    if request.method == "POST" and form.validate() and _asks(chosen, form):
        typed.arrived()
        beside.wake()
        return redirect(url_for("casework_people.invite"), 303)
    return _invite_page(form, chosen), 422 if form.wrong else 200


@casework_people.get("/<uuid:key>/uitnodiging.pdf")
@needs(Permission.CASEWORK_CLIENT_INVITE)
def preview(key: Any) -> Response:
    """The invitation of one person as it would leave with the usual day."""
    answer_by = inviting.usual_answer_by(installation())
    return pdf_answer(inviting.preview(installation(), g.actor, str(key), answer_by), "uitnodiging.pdf")


def _invite_page(form: Any, chosen: Sequence[str]) -> str:
    after = request.args.get("na", "")
    with reading() as connection:
        found = peoplelist.page(connection, Obligation.INTAKE, _place_of(connection, after), PAGE + 1)
        reasons = inviting.reasons(installation(), connection, [one.id for one in found[:PAGE]])
        made = jobs.standing(connection, Work.INVITATION)
    return pages.render(
        "casework/invite.html",
        people=found[:PAGE],
        reasons={key: gettext(STAYS[reason]) for key, reason in reasons.items() if reason},
        chosen=frozenset(chosen),
        form=form,
        made=made,
        next_url=_next(found),
        language_form="formulier" if found else "",
    )


def _next(found: Sequence[Person]) -> str:
    return url_for("casework_people.invite", na=found[PAGE - 1].id) if len(found) > PAGE else ""


def _asks(chosen: Sequence[str], form: Any) -> bool:
    """Ask them; the form says what is missing."""
    if not chosen:
        form.answer_by.errors.append(gettext("Kies eerst wie u vraagt."))
        return False
    try:
        asked = inviting.invite_selection(installation(), g.actor, chosen, form.answer_by.data)
    except Incomplete:
        form.answer_by.errors.append(gettext("Geef minstens een week, en hooguit een half jaar."))
        return False
    _tell(asked)
    return True


def _tell(asked: Asked) -> None:
    if asked.went:
        text = ngettext(
            "%(num)s uitnodiging wordt gemaakt.", "%(num)s uitnodigingen worden gemaakt.", asked.went
        )
        flash(text, "ok")
    with reading() as connection:
        stayed = people.clients(connection, [key for key, _reason in asked.stayed])
    for reason in Stays:
        names = [stayed[key].name for key, why in asked.stayed if why is reason]
        if names:
            told = {"names": ", ".join(names), "reason": gettext(STAYS[reason])}
            flash(gettext("Niet uitgenodigd: %(names)s. %(reason)s", **told), "warning")


def _place_of(connection: Any, key: str) -> Place | None:
    """The place of somebody in the list; a key that is nobody's is no place."""
    found = people.get_client(connection, key) if key else None
    return (found.last_name, found.first_name, found.id) if found else None


def _stands(asked: str) -> Obligation | None:
    return Obligation(asked) if asked in set(Obligation) else None
