"""The post room (``/werk/post``): letters to print and to put in the post, and the day on which each left."""

from typing import Any

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock
from portal.actions import posting as acts
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission
from portal.store import posting
from portal.web import locale, pages, typed
from portal.web.access import needs
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import DateField
from portal.web.forms.validators import NotInFuture, Required
from portal.web.portal import installation, reading
from portal.wording import N_
from portal.wording.letters import letter_words

casework_post = Blueprint("casework_post", __name__, url_prefix="/werk/post")
Page = str | Redirect | tuple[str, int]
MOST, NEWEST = 200, 20
"""So many letters that wait stand on the page, and so many that left."""


class PostedForm(PortalForm):
    """When a letter left."""

    posted_on = DateField(
        N_("Op welke dag ging de brief op de post?"),
        [Required(N_("Vul in op welke dag de brief op de post ging.")), NotInFuture()],
        description=N_("Was het later dan in de brief staat? Dan krijgt de inwoner meer tijd voor bezwaar."),
    )


@casework_post.get("")
@needs(Permission.CASEWORK_LETTER_POST)
def letters() -> Page:
    """What lies there, the earliest printed day first, and what left last."""
    with reading() as connection:
        waiting, gone = posting.waiting(connection, MOST + 1), posting.gone(connection, NEWEST)
    return pages.render(
        "casework/post.html",
        waiting=waiting[:MOST],
        has_more=len(waiting) > MOST,
        gone=gone,
        today=clock.today(),
        words=_words,
    )


@casework_post.route("/<uuid:key>", methods=["GET", "POST"])
@needs(Permission.CASEWORK_LETTER_POST)
def posted(key: Any) -> Page:
    """Say on which day one letter left."""
    with reading() as connection:
        found = posting.get(connection, str(key))
    if found is None:
        raise NotFound(str(key))
    form = typed.form(PostedForm, {"posted_on": clock.today().isoformat()})
    if request.method == "POST" and form.validate() and _is_posted(found, form):
        typed.arrived()
        return redirect(url_for("casework_post.letters"), 303)
    if found.posted_on and request.method == "GET":
        flash(gettext("Deze brief is al op de post gedaan."), "info")
        return redirect(url_for("casework_post.letters"), 303)
    page = pages.render("casework/posted.html", found=found, form=form, words=_words)
    return page, 422 if form.wrong else 200


def _is_posted(found: posting.Posted, form: Any) -> bool:
    """Whether it is written down now, or was before; a day that can't be stands with its field."""
    try:
        acts.post(installation(), g.actor, found.id, form.posted_on.data)
    except MovedOn:
        flash(gettext("Deze brief is al op de post gedaan."), "info")
    except Incomplete:
        form.posted_on.errors.append(gettext("Deze dag kan niet. Het besluit was er toen nog niet."))
        return False
    else:
        flash(gettext("Wij hebben genoteerd wanneer de brief op de post ging."), "ok")
    return True


def _words(letter: posting.Posted) -> str:
    return letter_words(letter.template, letter.sent_on, locale.code())
