"""What is chosen in the list, shown beside it: enough to know whether it is to be opened now."""

from dataclasses import dataclass
from typing import Any

from flask import g
from flask_babel import gettext

from portal import clock
from portal.actions import viewing
from portal.actions.assessing import check_sheet
from portal.domain.tasks import Term
from portal.rules.fact import Fact
from portal.store import messages, submissions, tasks
from portal.store.base import Connection
from portal.store.submissions import Submission
from portal.store.taskline import Line
from portal.web import locale, spoken
from portal.web.casework import sheet
from portal.web.casework.sheet import ShownGround
from portal.web.flows import FLOWS
from portal.web.portal import installation, reading
from portal.wording.quantities import in_full
from portal.wording.tasks import TO_DO


@dataclass(frozen=True)
class Preview:
    """A task in short: about whom, what, where it leads, and the task after it in the same list.

    ``facts`` are pairs of a question and its answer, ``grounds`` the questions of the law as they stand.
    """

    id: str
    name: str
    kind: str
    number: str
    state: tuple[str, str]
    url: str
    next_url: str
    message: str
    facts: list[tuple[str, str]]
    grounds: list[ShownGround]

    @property
    def settled(self) -> int:
        """How many questions of the law ask nothing more."""
        return sum(one.is_settled for one in self.grounds)


def preview_of(line: Line, shown: Any, next_url: str) -> Preview:
    """The preview of a line; the trail keeps that somebody looked, as when he opens it.

    ``shown`` is the line in the words of the list.
    """
    with reading() as connection:
        submission = submissions.get(connection, line.submission_id) if line.submission_id else None
        if submission:
            spoken.of_case(submission)
        told = _of_form(connection, submission) if submission else _of_term(line)
    viewing.record_view(installation(), g.actor, "case:viewed", line.submission_id or line.id)
    return Preview(
        line.id, line.client_name, shown.kind, line.number or "", shown.state, shown.url, next_url, **told
    )


def chosen_line(connection: Connection, key: str, lines: list[Line]) -> Line | None:
    """The line that the address names, when it stands on this page."""
    found = tasks.get(connection, key) if key else None
    return next((one for one in lines if found and one.id == found.id), None)


def _of_form(connection: Connection, submission: Submission) -> dict[str, Any]:
    code = locale.code()
    found = check_sheet(installation(), connection, submission, clock.today())
    written = [one for one in messages.about(connection, submission.id) if one.author is None]
    rows = FLOWS[submission.flow].rows(submission.answers, code)
    by = (gettext("Uiterlijk"), in_full(submission.decide_by, code))
    return {
        "message": written[-1].text if written else "",
        "facts": [by, *((row.question, row.answer) for row in rows)],
        "grounds": sheet.in_words(found.grounds, found, _nowhere, code) if found else [],
    }


def _of_term(line: Line) -> dict[str, Any]:
    assert isinstance(line.kind, Term)  # noqa: S101 - what has no form is a term
    facts = [
        (gettext("Uiterlijk"), in_full(line.urgent_on, locale.code())),
        (gettext("Wat u doet"), gettext(TO_DO[line.kind])),
    ]
    return {"message": "", "facts": facts, "grounds": []}


def _nowhere(_fact: Fact) -> str:
    return ""
