"""The front page, privacy, accessibility, and whether the portal is up."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from portal import clock, languages
from portal.domain.permissions import Permission
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.portal import installation, reading
from portal.wording.regeling import hours_sentence, kind_names, term_sentence

public = Blueprint("public", __name__)
LANG = f"/<any({', '.join(languages.LANGUAGES)}):lang>"


@public.get("/")
@needs(Permission.PUBLIC_PAGE_VIEW)
def root() -> Response:
    """To the front page in the reader's language."""
    return redirect(url_for("public.start", lang=locale.code()), 303)


@public.get(f"{LANG}/")
@needs(Permission.PUBLIC_PAGE_VIEW)
def start(lang: str) -> str:
    """What this is, what the gemeente asks, and the way in."""
    regeling = installation().law(clock.today()).regeling
    return pages.render(
        "public/start.html",
        regeling=regeling,
        hours=hours_sentence(regeling, lang),
        term=term_sentence(regeling, lang),
        kinds=kind_names(regeling, lang),
    )


@public.get(f"{LANG}/privacy")
@needs(Permission.PUBLIC_PAGE_VIEW)
def privacy(lang: str) -> str:
    """Which data, why, how long, and the rights of the reader."""
    return pages.render("public/privacy.html")


@public.get(f"{LANG}/toegankelijkheid")
@needs(Permission.PUBLIC_PAGE_VIEW)
def accessibility(lang: str) -> str:
    """How accessible this site is, and where to report what does not work."""
    return pages.render("public/accessibility.html")


@public.get("/gezond")
@needs(Permission.PUBLIC_PAGE_VIEW)
def health() -> Response:
    """For whoever watches the service: 200 while the database answers."""
    with reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    return Response("in orde\n", mimetype="text/plain")
