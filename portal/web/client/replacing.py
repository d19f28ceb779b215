"""Changing what was sent, while nobody took it up: the form again, filled in as it was sent."""

from typing import Any

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal.actions import replacing as acts
from portal.domain.errors import DraftInTheWay, TakenUp
from portal.domain.permissions import Permission
from portal.web import gate
from portal.web.access import needs
from portal.web.client import in_the_way
from portal.web.client.closed import TAKEN_UP
from portal.web.portal import installation
from portal.wording import N_

INSTEAD = N_("Wilt u liever veranderen wat u stuurde? Dan wissen wij wat u hier invulde en toevoegde.")
GONE = N_("U nam dit al terug, of stuurde iets anders in de plaats. Hier staat hoe het ermee is.")
replacing = Blueprint("replacing", __name__, url_prefix="/mijn/ingestuurd/<uuid:key>/veranderen")


@replacing.post("")
@needs(Permission.CLIENT_FORM_SUBMIT)
def begin(key: Any) -> Redirect:
    """The form filled in as it was sent; what was sent stays where it is meanwhile."""
    try:
        slug = acts.begin(installation(), g.actor, str(key), gate.key("draft"))
    except DraftInTheWay:
        return redirect(url_for("replacing.ask", key=key), 303)
    except TakenUp as taken:
        flash(gettext(GONE if taken.is_withdrawn else TAKEN_UP), "warning")
        return redirect(url_for("client.sent", key=key), 303)
    flash(gettext("Wij vulden het formulier in zoals u het stuurde. Verander het en verstuur het."), "info")
    return redirect(url_for("client.check", slug=slug), 303)


@replacing.get("")
@needs(Permission.CLIENT_FORM_SUBMIT)
def ask(key: Any) -> str | Redirect:
    """There is another draft of this form already: go on with it, or change what was sent."""
    draft = acts.in_the_way(installation(), g.actor, str(key))
    if draft is None:
        return redirect(url_for("client.sent", key=key), 303)
    back = url_for("client.sent", key=key)
    return in_the_way.page(draft, back=back, instead=INSTEAD, button=N_("Verander wat ik stuurde"))


@replacing.post("/nieuw")
@needs(Permission.CLIENT_FORM_SUBMIT)
def as_new(key: Any) -> Redirect:
    """What would have replaced this becomes a form by itself."""
    slug = acts.let_go(installation(), g.actor, str(key))
    return redirect(url_for("client.check", slug=slug), 303)
