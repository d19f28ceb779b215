"""What stands around every page: the gemeente, who is signed in, where one can go, which language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from babel.lists import format_list
from flask import current_app, g, request, url_for

from portal import languages
from portal.domain.permissions import Permission, may
from portal.domain.regimes import ByRegime
from portal.domain.roles import Actor, Role
from portal.store import deviations
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
    ("mydata.overview", N_("Mijn gegevens"), Permission.CLIENT_DATA_TAKE),
    ("casework.queue", N_("Werklijst"), Permission.CASEWORK_CASE_VIEW),
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


WAITING: Mapping[str, Callable[[Connection], int]] = {"casework.second_eyes": deviations.count_waiting}
"""Where the menu says how much waits, by endpoint."""


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
        "theme_url": current_app.extensions["theme"].url,
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


def _menu(actor: Actor | None, code: str) -> list[tuple[str, str, bool]]:
    translate = languages.translations(code).gettext
    return [
        (_address(endpoint), translate(words) + _how_many(endpoint), request.endpoint == endpoint)
        for endpoint, words, permission in MENU
        if actor and may(actor, permission)
    ]


def _how_many(endpoint: str) -> str:
    """How much waits there, behind its words; nothing while the database can't say."""
    if endpoint not in WAITING or g.get("is_database_away"):
        return ""
    with reading() as connection:
        count = WAITING[endpoint](connection)
    return f" ({count})" if count else ""


def _links(actor: Actor | None, code: str) -> SimpleNamespace:
    return SimpleNamespace(
        home=_address("account.home") if actor else _address("public.start", code),
        sign_out=_address("account.sign_out"),
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
