"""What stands around every page: the gemeente, who is signed in, where one can go, which language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from babel.lists import format_list
from flask import current_app, g, request, url_for

from portal import clock, languages
from portal.domain.permissions import Permission, may
from portal.domain.regimes import ByRegime
from portal.domain.roles import Actor, Role
from portal.store import deviations, post
from portal.store.base import Connection
from portal.web import locale
from portal.web.address import keyless
from portal.web.portal import installation, reading
from portal.wording import N_, speech
from portal.wording.roles import role_name

BRANDS = ByRegime(tegenprestatie="Tegenprestatie", participation="Meedoen")
"""What the portal is called at the head of its pages: Dutch in every language."""

# endpoint, words in the menu, permission that it takes
MENU = (
    ("client.overview", N_("Mijn overzicht"), Permission.CLIENT_DOSSIER_VIEW),
    ("post.listed", N_("Post"), Permission.CLIENT_DOSSIER_VIEW),
    ("client.choose", N_("Iets doorgeven"), Permission.CLIENT_FORM_SUBMIT),
    ("mydata.overview", N_("Mijn gegevens"), Permission.CLIENT_DATA_TAKE),
    ("public.start", N_("Uitleg en rechten"), Permission.CLIENT_DOSSIER_VIEW),
    ("casework.worklist", N_("Werklijst"), Permission.CASEWORK_CASE_VIEW),
    ("casework_people.everybody", N_("Mensen"), Permission.CASEWORK_CASE_VIEW),
    ("casework.second_eyes", N_("Tweede beoordeling"), Permission.CASEWORK_DEVIATION_JUDGE),
    ("casework_post.letters", N_("Brieven"), Permission.CASEWORK_LETTER_POST),
    ("signals.queue", N_("Meldingen"), Permission.CASEWORK_SIGNAL_HANDLE),
    ("signals.committee", N_("Meldingen"), Permission.COMMITTEE_SIGNAL_ADVISE),
    ("casework.regeling", N_("De regeling"), Permission.CASEWORK_REGELING_VIEW),
    ("admin.notices", N_("Berichten per mail"), Permission.ADMIN_NOTICES_VIEW),
    ("admin.watched", N_("Toegang"), Permission.ADMIN_NOTICES_VIEW),
    ("admin.words", N_("Gemelde woorden"), Permission.ADMIN_WORDING_HANDLE),
    ("admin.translations", N_("Vertalingen"), Permission.ADMIN_WORDING_HANDLE),
)


VISITOR_MENU = (
    ("public.meaning", N_("Wat is een tegenprestatie?")),
    ("public.rights", N_("Uw rechten")),
    ("public.forms", N_("Formulieren op papier")),
    ("public.search", N_("Zoeken")),
    ("account.sign_in", N_("Inloggen")),
)
"""The same for who is not signed in."""


def _second_eyes(connection: Connection, _actor: Actor) -> int:
    return deviations.count_waiting(connection)


def _unread(connection: Connection, actor: Actor) -> int:
    return post.count_unread(connection, actor.id, clock.today())


WAITING: Mapping[str, Callable[[Connection, Actor], int]] = {
    "casework.second_eyes": _second_eyes,
    "post.listed": _unread,
}
"""Where the menu says how much waits, by endpoint."""


@dataclass(frozen=True)
class MenuItem:
    """A place to go; ``count`` is how much waits there."""

    url: str
    label: str
    is_current: bool
    count: int = 0


@dataclass(frozen=True)
class Shown:
    """The signed-in person as the head of the page shows him.

    ``helper`` is who sits beside him; ``helps`` the first name of the client for whom he fills in.
    """

    name: str
    audience: str
    role_label: str
    helper: str
    helps: str


def of_page() -> dict[str, Any]:
    """The values that the layouts need on every page, also on an error page."""
    language = locale.language()
    actor: Actor | None = g.get("actor")
    return {
        "language": language,
        "languages": list(languages.LANGUAGES.values()),
        "gemeente": installation().gemeente,
        "brand": BRANDS[speech.regime()],
        "theme": current_app.extensions["theme"],
        "actor": _shown(actor, language.code),
        "nav": _menu(actor, language.code),
        "links": _links(actor, language.code),
    }


def _shown(actor: Actor | None, code: str) -> Shown | None:
    if actor is None:
        return None
    roles = [role_name(role, code) for role in Role if role in actor.roles]
    label = format_list(roles, locale=languages.language(code).locale) if len(roles) > 1 else roles[0]
    audience = "staff" if actor.is_staff else "helper" if actor.is_helper else "client"
    beside = actor.helper.name if actor.helper and actor.helper.is_beside else ""
    return Shown(actor.name, audience, label, beside, actor.helps)


def _menu(actor: Actor | None, code: str) -> list[MenuItem]:
    translate = languages.translations(code).gettext
    if actor is None:
        return [
            MenuItem(
                _address(endpoint, _lang(endpoint, code)), translate(words), request.endpoint == endpoint
            )
            for endpoint, words in VISITOR_MENU
        ]
    return [
        MenuItem(
            _address(endpoint, _lang(endpoint, code)),
            translate(words),
            request.endpoint == endpoint,
            _how_many(endpoint, actor),
        )
        for endpoint, words, permission in MENU
        if may(actor, permission)
    ]


def _lang(endpoint: str, code: str) -> str | None:
    """The language that an address names; only those of public pages do."""
    return code if endpoint.startswith("public.") else None


def _how_many(endpoint: str, actor: Actor) -> int:
    """How much waits there; nothing while the database can't say."""
    if endpoint not in WAITING or g.get("is_database_away"):
        return 0
    with reading() as connection:
        return WAITING[endpoint](connection, actor)


def _links(actor: Actor | None, code: str) -> SimpleNamespace:
    return SimpleNamespace(
        home=_address("account.home") if actor else _address("public.start", code),
        sign_out=_address("account.sign_out"),
        search=_address("casework.search") if actor and may(actor, Permission.CASEWORK_CASE_VIEW) else "",
        stop_together=_address("together.stop"),
        privacy=_address("public.privacy", code),
        accessibility=_address("public.accessibility", code),
        report_word=_address("public.report_word", code, _this_page()),
    )


def _address(endpoint: str, lang: str | None = None, page: str | None = None) -> str:
    """An address that stands on many pages. It is made once for each place where the portal is served."""
    return _made(request.script_root, endpoint, lang, page)


@lru_cache(1024)
def _made(_root: str, endpoint: str, lang: str | None, page: str | None) -> str:
    return url_for(endpoint, lang=lang, pagina=page)


def _this_page() -> str | None:
    """Which kind of page this is, for who reports a word on it; None for an address that leads nowhere."""
    return keyless(request.url_rule.rule, request.view_args or {}) if request.url_rule else None
