"""What a client sees first: what is asked and why, by when, what was sent in, what is going to happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date
from flask import url_for

from portal import clock, languages
from portal.actions.assessing import assess_person
from portal.actions.legal_basis import basis
from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling, Obligation
from portal.rules.findings import Finding, Severity
from portal.store import beschikkingen, conversation, dossiers, drafts, people, submissions
from portal.web.client.forms import FLOWS
from portal.web.portal import installation, reading
from portal.wording import N_
from portal.wording.findings import sentence
from portal.wording.regeling import hours_sentence, kind_names, term_sentence
from portal.wording.states import FOR_CLIENT, OUTCOMES

SENT = N_("U stuurde dit in")
ASKED = N_("Wij stelden u een vraag")
ANSWERED = N_("U gaf antwoord")
LOOKING = N_("Een klantmanager bekijkt het")
WAITING = N_("Wij wachten op uw antwoord")
DECISION = N_("Wij nemen een besluit")
DECIDED = N_("Wij hebben besloten")
AT_THE_LATEST = N_("Uiterlijk %(date)s")


@dataclass(frozen=True)
class Event:
    """One point on the timeline: done, now or todo; what; when; and a word more."""

    state: str
    title: str
    when: str
    detail: str = ""


def overview_of(actor: Actor, code: str) -> dict[str, Any]:
    """The values of the overview page."""
    portal, today = installation(), clock.today()
    law = portal.law(today)
    with reading() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        assessment = assess_person(portal, connection, actor.id, today)
        sent = submissions.list_of_dossier(connection, dossier.id)
        decisions = {one.submission_id: one for one in beschikkingen.list_of_dossier(connection, dossier.id)}
        values = {
            "dossier": dossier,
            "contact": dossier.contact_id and people.get_staff(connection, dossier.contact_id),
            "activity": _activity(connection, dossier),
            "letters": beschikkingen.letters_of_dossier(connection, dossier.id),
            "drafts": drafts.list_of(connection, actor.id),
            "open_question": _open_question(connection, sent),
        }
    return {
        **values,
        "forms": FLOWS,
        "today": today,
        "out_of_scope": _sentences(assessment.blocking, code),
        "reasons": _sentences(
            [f for f in assessment.findings if f.severity in {Severity.INFO, Severity.HUMAN}], code
        ),
        "basis": basis(law),
        "regeling": law.regeling,
        "hours": hours_sentence(law.regeling, code),
        "term": term_sentence(law.regeling, code),
        "kinds": kind_names(law.regeling, code),
        "tasks": [_task(one, decisions.get(one.id), code) for one in sent],
        "may_plan": not any(one.state not in CLOSED for one in sent),
        "is_imposed": dossier.obligation is Obligation.IMPOSED,
        "languages_by_code": languages.LANGUAGES,
    }


def progress_of(
    submission: submissions.Submission,
    questions: Sequence[conversation.Question],
    decision: beschikkingen.Beschikking | None,
    code: str,
) -> list[Event]:
    """The way of one submission, as a timeline."""
    events = [_event("done", SENT, clock.day_of(submission.received_at), code)]
    for question in questions:
        events.append(_event("done", ASKED, clock.day_of(question.asked_at), code, question.text))
        if question.closed_at and question.answer:
            events.append(_event("done", ANSWERED, clock.day_of(question.closed_at), code))
    if decision:
        outcome = languages.translations(code).gettext(OUTCOMES[decision.outcome])
        return [*events, _event("done", DECIDED, decision.sent_on, code, outcome)]
    is_waiting = submission.state is Handling.QUESTION_ASKED
    now = WAITING if is_waiting else LOOKING
    until = submission.urgent_on if is_waiting else None
    return [
        *events,
        _event("now", now, until, code, latest=True),
        _event("todo", DECISION, None if is_waiting else submission.decide_by, code, latest=True),
    ]


def _event(state: str, title: str, day: Any, code: str, detail: str = "", latest: bool = False) -> Event:
    translate = languages.translations(code).gettext
    when = format_date(day, "long", locale=languages.language(code).locale) if day else ""
    if when and latest:
        when = translate(AT_THE_LATEST) % {"date": when}
    return Event(state, translate(title), when, detail)


def _open_question(connection: Any, sent: Sequence[submissions.Submission]) -> Any:
    waiting = [one for one in sent if one.state is Handling.QUESTION_ASKED]
    return conversation.open_question(connection, waiting[0].id) if waiting else None


def _activity(connection: Any, dossier: dossiers.Dossier) -> beschikkingen.Activity | None:
    """What the client must do; nothing once what he already does turned out to be enough."""
    if dossier.obligation is not Obligation.IMPOSED:
        return None
    return beschikkingen.current_activity(connection, dossier.id)


def _sentences(findings: Sequence[Finding], code: str) -> list[tuple[str, Finding]]:
    return [(sentence(finding, code), finding) for finding in findings]


def _task(
    submission: submissions.Submission, decision: beschikkingen.Beschikking | None, code: str
) -> dict[str, str]:
    translate = languages.translations(code).gettext
    kind, words = FOR_CLIENT[submission.state]
    outcome = translate(OUTCOMES[decision.outcome]) if decision else ""
    return {
        "title": translate(FLOWS[submission.flow].title),
        "url": url_for("client.sent", key=submission.id),
        "kind": kind,
        "state": outcome or translate(words),
        "hint": submission.number,
    }
