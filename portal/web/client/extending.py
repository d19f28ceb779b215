"""Asking to go on as it was agreed. What was begun already is not thrown away before the client said so."""

from typing import Any

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal.actions import drafts
from portal.domain.errors import DraftInTheWay
from portal.domain.permissions import Permission
from portal.web import gate
from portal.web.access import needs
from portal.web.client import in_the_way
from portal.web.portal import installation
from portal.wording import N_

INSTEAD = N_("Wilt u liever doorgaan zoals het was? Dan wissen wij wat u invulde en toevoegde.")
extending = Blueprint("extending", __name__, url_prefix="/mijn/ingestuurd/<uuid:key>/doorgaan")


@extending.post("")
@needs(Permission.CLIENT_FORM_SUBMIT)
def extend(key: Any) -> Redirect:
    """Ask to go on: the form filled in as it was, to be looked at and sent."""
    try:
        slug = drafts.extend(installation(), g.actor, str(key), gate.key("draft"))
    except DraftInTheWay:
        return redirect(url_for("extending.ask", key=key), 303)
    flash(
        gettext("Wij vulden het formulier voor u in, zoals het was. Klopt het nog? Verstuur het dan."), "info"
    )
    return redirect(url_for("client.check", slug=slug), 303)


@extending.get("")
@needs(Permission.CLIENT_FORM_SUBMIT)
def ask(key: Any) -> str | Redirect:
    """There is a draft of this form already: go on with it, or start as it was agreed."""
    draft = drafts.in_the_way(installation(), g.actor, str(key))
    if draft is None:
        return redirect(url_for("client.overview"), 303)
    back = url_for("client.overview")
    return in_the_way.page(draft, back=back, instead=INSTEAD, button=N_("Ga door zoals het was"))
