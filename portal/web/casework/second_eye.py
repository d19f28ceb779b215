"""The second person (``/werk/tweede-beoordeling``): what waits for one, and whether he agrees."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal.actions import viewing
from portal.actions.deciding import deviating
from portal.domain.errors import Forbidden
from portal.domain.permissions import Permission
from portal.rules.grounds import Ground
from portal.store import deviations, submissions
from portal.store.submissions import Submission
from portal.web import locale, pages, spoken, typed
from portal.web.access import needs
from portal.web.casework.desk import Page, casework, is_given
from portal.web.casework.deviations import design_in_words
from portal.web.casework.forms.deviation import YES, SecondEyeForm
from portal.web.casework.sheet import ShownGround, case_in_words
from portal.web.flows import FLOWS
from portal.web.portal import installation, reading
from portal.wording.states import DECISIONS

MOST = 200
"""So many cases that wait stand on the page."""


@casework.get("/werk/tweede-beoordeling")
@needs(Permission.CASEWORK_DEVIATION_JUDGE)
def second_eyes() -> Page:
    """What waits for a second person, the oldest first."""
    with reading() as connection:
        waiting = deviations.waiting(connection, MOST + 1)
    return pages.render(
        "casework/second_eyes.html", waiting=waiting[:MOST], has_more=len(waiting) > MOST, forms=FLOWS
    )


@casework.route("/werk/tweede-beoordeling/<uuid:key>", methods=["GET", "POST"])
@needs(Permission.CASEWORK_DEVIATION_JUDGE)
def second_eye(key: Any) -> Page:
    """From what would be deviated in one case and why; whoever is another person says whether he agrees."""
    with reading() as connection:
        found = deviations.require(connection, str(key))
        submission = submissions.require(connection, found.submission_id)
        is_current = deviating.is_current(connection, found, submission)
        design = deviating.design_of(found)
        eye = deviating.look(installation(), connection, submission, found.outcome, design)
    spoken.of_case(submission)
    viewing.record_view(installation(), g.actor, "case:viewed", submission.id)
    form, is_another = typed.form(SecondEyeForm, {}), deviating.is_another(g.actor.id, found, submission)
    if request.method == "POST" and not is_another:
        raise Forbidden(Permission.CASEWORK_DEVIATION_JUDGE)
    if is_given(form):
        return _judged(found.id, form)
    may_judge = is_another and is_current and found.judged_at is None
    page = pages.render(
        "casework/second_eye.html",
        found=found,
        submission=submission,
        form=form,
        may_judge=may_judge,
        is_another=is_another,
        is_current=is_current,
        grounds=_in_words(submission, eye.to_deviate, design) if is_current else [],
        asked_for=design_in_words(design, locale.code()),
        by=eye.by,
        outcome_words=gettext(DECISIONS[found.outcome]),
        language_form="formulier" if may_judge else "",
    )
    return page, 422 if form.wrong else 200


def _judged(key: str, form: Any) -> Redirect:
    is_agreed = form.is_agreed.data == YES
    deviating.judge(installation(), g.actor, key, is_agreed, form.judgement.data)
    typed.arrived()
    flash(gettext("Uw oordeel is bewaard."), "ok")
    return redirect(url_for("casework.second_eyes"), 303)


def _in_words(
    submission: Submission, grounds: Sequence[Ground], design: Mapping[str, Any]
) -> list[ShownGround]:
    return case_in_words(submission, _nowhere, locale.code(), design)(grounds)


def _nowhere(_fact: Any) -> str:
    """Nothing is filled in here."""
    return ""
