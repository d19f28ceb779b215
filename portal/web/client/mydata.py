"""What is held about a client, as files to take along, and who looked at it (``/mijn/gegevens``)."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, g

from portal import languages
from portal.actions import mydata as acts
from portal.actions.mydata import Look
from portal.domain.permissions import Permission
from portal.domain.roles import Helper
from portal.store.held import Colleague
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.client.forms import FLOWS
from portal.web.download import pdf_answer
from portal.web.portal import installation
from portal.wording.events import HAPPENED
from portal.wording.held import PARTS
from portal.wording.helping import KINDS
from portal.wording.roles import role_name

mydata = Blueprint("mydata", __name__, url_prefix="/mijn/gegevens")
NAME = "mijn-gegevens"
NEWEST = 20
"""So many looks stand on the page; all of them are in the files."""


class FormsInWords:
    """The forms as the files name them."""

    def title(self, flow: str, language: str) -> str:
        """The name of a form."""
        return languages.translations(language).gettext(FLOWS[flow].title)

    def shown(self, flow: str, answers: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
        """The questions with these answers."""
        return FLOWS[flow].shown(answers, language)


@mydata.get("")
@needs(Permission.CLIENT_DATA_TAKE)
def overview() -> str:
    """What is held and why, the files, and who looked."""
    found, code = acts.looks(installation(), g.actor), locale.code()
    return pages.render(
        "client/mydata.html",
        parts=list(PARTS.values()),
        looks=[_in_words(look, code) for look in found[:NEWEST]],
        more=len(found) > NEWEST,
    )


@mydata.get(f"/{NAME}.pdf")
@needs(Permission.CLIENT_DATA_TAKE)
def as_pdf() -> Response:
    """Everything, to read."""
    return pdf_answer(acts.take_pdf(installation(), g.actor, locale.code(), FormsInWords()), f"{NAME}.pdf")


@mydata.get(f"/{NAME}.json")
@needs(Permission.CLIENT_DATA_TAKE)
def as_json() -> Response:
    """Everything, for another program."""
    document = acts.take_json(installation(), g.actor, locale.code(), FormsInWords())
    return _file(document, "application/json", f"{NAME}.json")


@mydata.get(f"/{NAME}.sqlite3")
@needs(Permission.CLIENT_DATA_TAKE)
def as_sqlite() -> Response:
    """Everything, as a database, with the letters and photos in it."""
    document = acts.take_sqlite(installation(), g.actor, locale.code(), FormsInWords())
    return _file(document, "application/vnd.sqlite3", f"{NAME}.sqlite3")


def _file(document: bytes, mimetype: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(document, mimetype=mimetype, headers=headers)


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
        "form": translate(FLOWS[look.flow].title) if look.flow else "",
        "number": look.number,
        "letter_of": look.letter_of,
    }
