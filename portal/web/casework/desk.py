"""What every page of the desk does: find its case, read a form, say that it is done."""

from typing import Any

from flask import Blueprint, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from portal.actions import viewing
from portal.actions.deciding import ending
from portal.domain.errors import MovedOn, OtherRegime
from portal.domain.states import ENDS, Outcome
from portal.store import submissions
from portal.web import gate, pages, spoken, typed
from portal.web.portal import installation, reading
from portal.wording import speech

casework = Blueprint("casework", __name__)
Page = str | Redirect | tuple[str, int]
OF_DOSSIER = "dossier_revision"


def read(key: Any) -> submissions.Submission:
    """A case.

    Raises:
        NotFound: there is none.
    """
    with reading() as connection:
        return submissions.require(connection, str(key))


def submission_of(key: Any) -> submissions.Submission:
    """The case that this page is about, in the words of whose regime it speaks."""
    found = read(key)
    spoken.of_case(found)
    viewing.record_view(installation(), g.actor, "case:viewed", found.id)
    return found


def is_given(form: Any) -> bool:
    """Whether a form was sent that can be taken."""
    return request.method == "POST" and form.validate() and not form.unseen_cautions


def revision(name: str = "revision") -> int:
    """The revision of the case, or of what else is named, that the page showed."""
    return gate.number(name)


def check_possible(submission: submissions.Submission, chosen: Outcome) -> None:
    """Let an outcome through that this case can have now, under its regime; an end speaks of what ends.

    Raises:
        OtherRegime: the regime of the case does not know it.
        MovedOn: nothing is there any more that it could end.
    """
    if chosen in ENDS:
        speech.speak(chosen.regime)
    elif chosen.regime is not speech.regime():
        raise OtherRegime(chosen)
    with reading() as connection:
        if chosen not in ending.outcomes_for(installation(), connection, submission):
            raise MovedOn(chosen)


def form_page(template: str, submission: submissions.Submission, form: Any, **values: Any) -> Page:
    """A page with a form about a case, at the revision that was shown first."""
    seen = revision() if request.method == "POST" else submission.revision
    page = pages.render(
        template, submission=submission, form=form, revision=seen, language_form="formulier", **values
    )
    return page, 422 if form.wrong else 200


def done(key: Any, text: str) -> Redirect:
    """Back to the case, with the word that it was done."""
    typed.arrived()
    flash(text, "ok")
    return to_case(key)


def to_case(key: Any) -> Redirect:
    """Back to the case."""
    return redirect(url_for("casework.case", key=key), 303)
