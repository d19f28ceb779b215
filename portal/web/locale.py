"""Which language a page is in: that of its address, the one chosen, the person's own, or the browser's."""

from babel.support import NullTranslations
from flask import Flask, Response, g, redirect, request, session
from flask_babel import Babel, Domain
from werkzeug.exceptions import MethodNotAllowed

from portal import languages
from portal.actions import language_choice
from portal.domain.permissions import Permission, may
from portal.store import trouble
from portal.web import origin
from portal.web.address import in_language, without_argument
from portal.web.portal import installation

CHOICE = "taal"


class Catalogues(Domain):  # type: ignore[misc]  # Flask-Babel carries no types
    """Flask-Babel's ``gettext`` over the catalogues that everything else uses, so each is in memory once."""

    def get_translations(self) -> NullTranslations:
        """The catalogue of the page that is being made."""
        return languages.translations(code())


class OneCatalogue(Babel):  # type: ignore[misc]
    """Flask-Babel with :class:`Catalogues`."""

    domain_instance = Catalogues()


def install(app: Flask) -> None:
    """Let Flask-Babel format and translate in the language of the page."""
    for code_ in languages.LANGUAGES:
        languages.translations(code_)  # compiled here, so that no page waits for it
    app.before_request(languages.watch)
    OneCatalogue(
        app,
        default_locale=languages.SOURCE,
        default_timezone="Europe/Amsterdam",
        locale_selector=code,
        configure_jinja=False,
    )


def language() -> languages.Language:
    """The language of the page that is being made."""
    return languages.language(code())


def code() -> str:
    """The code of the language of the page that is being made."""
    actor = g.get("actor")
    for wish in (_of_address(), session.get(CHOICE), actor and actor.language):
        if wish in languages.LANGUAGES:
            return str(wish)
    return request.accept_languages.best_match(list(languages.LANGUAGES)) or languages.SOURCE


def _of_address() -> str:
    """The language with which the address begins, also where there is no page."""
    if request.view_args is not None:
        return str(request.view_args.get("lang", ""))
    return request.path.lstrip("/").partition("/")[0]


def choose(wish: str) -> None:
    """Remember the language that somebody chose, for this session; of a client also after it."""
    if wish in languages.LANGUAGES:
        session[CHOICE] = wish
        _keep(wish)


def _keep(wish: str) -> None:
    """Keep the choice of a client with him, where he made it himself, on a page of ours.

    Who sits beside him may choose a language to read this page in; that lasts for the session.
    """
    actor = g.get("actor")
    if not may(actor, Permission.CLIENT_LETTERS_CHOOSE) or actor.helper:
        return
    is_own = origin.is_link_of_ours() if request.method in origin.READING else origin.is_of_this_session()
    if is_own:
        with trouble.besides():
            language_choice.choose(installation(), actor, wish)


def switch() -> Response | None:
    """Take a choice from the language menu (``?taal=ar``) and show the same page in that language."""
    wish = request.args.get(CHOICE)
    if wish is None or request.method != "GET":
        return None
    choose(wish)
    if isinstance(request.routing_exception, MethodNotAllowed):
        return redirect("/begin", 303)  # type: ignore[return-value]  # a button leads here, no page
    return redirect(in_language(without_argument(request.full_path, CHOICE), wish), 303)  # type: ignore[return-value]
