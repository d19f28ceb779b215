"""In the words of which regime a page speaks: that of today, unless it shows a case of another."""

from typing import Any

from flask import Flask, request

from portal import clock
from portal.actions import regimes
from portal.domain.regimes import Regime
from portal.domain.ways import WAYS, Form
from portal.store import dossiers
from portal.store.submissions import Submission
from portal.web.portal import installation, reading
from portal.wording import speech

BEFORE = "portal.spoken_before"
"""Where a request keeps in which words its thread spoke before it."""


def install(app: Flask) -> None:
    """Let each request begin in the words of today's regime, and leave nothing behind in its thread."""
    app.before_request(_of_today)
    app.teardown_request(_let_go)


def _of_today() -> None:
    request.environ[BEFORE] = speech.regime()
    speech.speak(installation().regime(clock.today()))


def _let_go(_error: Any) -> None:
    """A page can be made within another request, to search in it: that one goes on as it was."""
    if BEFORE in request.environ:
        speech.speak(request.environ[BEFORE])


def of_case(submission: Submission) -> Regime:
    """From here on in this request, in the words of the regime of a case; returns that regime."""
    with reading() as connection:
        regime = regimes.of_case(installation(), connection, submission)
    speech.speak(regime)
    return regime


def of_receipt(submission: Submission) -> None:
    """The same, of the regime under which a form came in."""
    with reading() as connection:
        speech.speak(regimes.at_receipt(installation(), connection, submission))


def of_form(client_id: str, form: Form) -> None:
    """The same, of the regime under which this client's form would be handled.

    Only a form about what runs can be of another regime than today's.
    """
    if not WAYS[form].about_what_runs:
        return
    with reading() as connection:
        dossier = dossiers.require_of_client(connection, client_id)
        speech.speak(regimes.of_form(installation(), connection, dossier.id, form))
