"""Reported words, translations, whether notices go out, and what was refused. No dossier is seen here."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal import languages
from portal.actions import watching
from portal.actions import wording_reports as acts
from portal.domain.permissions import Permission
from portal.store import outbox, wording_reports
from portal.web import gate, pages
from portal.web.access import needs
from portal.web.portal import installation, reading
from portal.wording import standing
from portal.wording.events import HAPPENED

admin = Blueprint("admin", __name__, url_prefix="/beheer")
HANDLED = "afgehandeld"


@admin.route("/woorden", methods=["GET", "POST"])
@needs(Permission.ADMIN_WORDING_HANDLE)
def words() -> str | Response:
    """What readers reported, newest first: open or handled. A button marks one as handled."""
    if request.method == "POST":
        acts.handle(installation(), g.actor, gate.key("melding"))
        flash(gettext("De melding is afgehandeld."), "ok")
        return redirect(url_for("admin.words"), 303)
    is_handled = request.args.get("staat") == HANDLED
    with reading() as connection:
        found = wording_reports.page(connection, is_handled, request.args.get("na"))
        total = wording_reports.count(connection, is_handled)
    return pages.render(
        "admin/words.html",
        reports=found.reports,
        total=total,
        is_handled=is_handled,
        languages_by_code=languages.LANGUAGES,
        next_url=_next_url(is_handled, found.next_after),
    )


def _next_url(is_handled: bool, after: str | None) -> str:
    return url_for("admin.words", staat=HANDLED if is_handled else None, na=after) if after else ""


@admin.get("/talen")
@needs(Permission.ADMIN_WORDING_HANDLE)
def translations() -> str:
    """Each language: how much is translated, who read it, and which sentences are shown in Dutch for now."""
    return pages.render("admin/translations.html", standings=standing.standings())


@admin.get("/toegang")
@needs(Permission.ADMIN_NOTICES_VIEW)
def watched() -> str:
    """How often something was refused, tried or searched for in the last seven days. Not by whom."""
    counts = watching.last_week(installation(), g.actor)
    rows = [(gettext(HAPPENED[event]), times) for event, times in counts.items()]
    return pages.render("admin/watched.html", rows=rows)


@admin.get("/berichten")
@needs(Permission.ADMIN_NOTICES_VIEW)
def notices() -> str:
    """How many notices wait, how many are stuck, and how many were given up. Not for whom."""
    with reading() as connection:
        standing = outbox.standing(connection)
    return pages.render("admin/notices.html", standing=standing)
