"""What is held about a client, as files to take along, and who looked at it (``/mijn/gegevens``)."""

from typing import Any

from flask import Blueprint, Response, g, redirect, url_for
from werkzeug.wrappers import Response as Redirect

from portal import languages
from portal.actions import mydata as acts
from portal.actions.mydata import Look
from portal.domain import limits
from portal.domain.jobs import KEPT, Format, Work
from portal.domain.permissions import Permission
from portal.domain.roles import Helper
from portal.store.held import Colleague
from portal.web import beside, brake, gate, locale, pages
from portal.web.access import needs
from portal.web.flows import sent_as
from portal.web.portal import installation
from portal.wording import N_
from portal.wording.events import HAPPENED
from portal.wording.held import PARTS
from portal.wording.helping import KINDS
from portal.wording.roles import role_name

mydata = Blueprint("mydata", __name__, url_prefix="/mijn/gegevens")
Page = str | Redirect | tuple[str, dict[str, str]]
NAME = "mijn-gegevens"
NAMES = {
    Format.PDF: N_("Alles om te lezen (%(kind)s)"),
    Format.JSON: N_("Alles voor een ander programma (%(kind)s)"),
    Format.SQLITE: N_("Alles met de brieven erin (%(kind)s)"),
}
SHORT = {Format.PDF: "PDF", Format.JSON: "JSON", Format.SQLITE: "SQLite"}
MEDIA = {
    Format.PDF: "application/pdf",
    Format.JSON: "application/json",
    Format.SQLITE: "application/vnd.sqlite3",
}
LOOK_AGAIN_S = "5"
"""Seconds after which a browser looks again whether a copy is there."""
NEWEST = 20
"""So many looks stand on the page; all of them are in the files."""


@mydata.get("")
@needs(Permission.CLIENT_DATA_TAKE)
def overview() -> Page:
    """What is held and why, copies to take along, and who looked."""
    found, code = acts.looks(installation(), g.actor), locale.code()
    copies = acts.copies(installation(), g.actor)
    is_waiting = any(copy.waits for copy in copies.values())
    page = pages.render(
        "client/mydata.html",
        parts=list(PARTS.values()),
        copies=[(form, NAMES[form], SHORT[form], copies.get(form)) for form in Format],
        kept=KEPT[Work.OWN_DATA],
        is_waiting=is_waiting,
        looks=[_in_words(look, code) for look in found[:NEWEST]],
        more=len(found) > NEWEST,
    )
    if not is_waiting:
        return page
    beside.wake()
    return page, {"Refresh": LOOK_AGAIN_S}


@mydata.post("/maken")
@needs(Permission.CLIENT_DATA_TAKE)
def make() -> Page:
    """Ask for a copy; it is made beside the pages, and a mail says when it is there."""
    form = gate.choice("soort", tuple(Format))
    brake.spend(limits.OWN_DATA, g.actor.id)
    acts.ask(installation(), g.actor, Format(form), locale.code())
    beside.wake()
    return redirect(url_for("mydata.overview"), 303)


@mydata.get(f"/{NAME}.<any({', '.join(Format)}):form>")
@needs(Permission.CLIENT_DATA_TAKE)
def fetch(form: str) -> Response | Redirect:
    """A copy that is there."""
    document = acts.fetch(installation(), g.actor, Format(form))
    if document is None:
        return redirect(url_for("mydata.overview"), 303)
    is_read_here = form == Format.PDF
    place = "inline" if is_read_here else "attachment"
    headers = {"Content-Disposition": f'{place}; filename="{NAME}.{form}"'}
    return Response(document, mimetype=MEDIA[Format(form)], headers=headers)


def _roles(who: Colleague | Helper, code: str) -> str:
    if isinstance(who, Helper):
        return languages.translations(code).gettext(KINDS[who.kind])
    return ", ".join(role_name(role, code) for role in who.roles)


def _in_words(look: Look, code: str) -> dict[str, Any]:
    translate = languages.translations(code).gettext
    return {
        "at": look.at,
        "name": look.who.name,
        "job_title": "" if isinstance(look.who, Helper) else look.who.job_title,
        "roles": _roles(look.who, code),
        "what": translate(HAPPENED[look.event]),
        "form": translate(sent_as(look.flow, look.answers).title) if look.flow else "",
        "number": look.number,
        "letter_of": look.letter_of,
    }
