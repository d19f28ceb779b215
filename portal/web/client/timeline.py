"""What happened and what is still to come: of one form, and of the whole dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from portal import clock, languages
from portal.domain.states import CLOSED, Handling
from portal.domain.ways import WAYS
from portal.store import beschikkingen, conversation, objections, submissions
from portal.web.client.forms import FLOWS
from portal.web.client.situation import Situation
from portal.wording import N_
from portal.wording.states import FOR_CLIENT, OUTCOMES

SENT = N_("U stuurde dit in")
SENT_FORM = N_("U stuurde in: %(form)s")
ASKED = N_("Wij stelden u een vraag")
ANSWERED = N_("U gaf antwoord")
LOOKING = N_("Een klantmanager bekijkt het")
WAITING = N_("Wij wachten op uw antwoord")
DECISION = N_("Wij nemen een besluit")
DECISION_FORM = N_("Wij nemen een besluit over: %(form)s")
REPLY = N_("Wij geven antwoord")
REPLY_FORM = N_("Wij geven antwoord op: %(form)s")
DECIDED = N_("Wij hebben besloten")
REGISTERED = N_("Uw bezwaar is geregistreerd")
ON_OBJECTION = N_("Wij beslissen over uw bezwaar")
WITHDRAWN_FORM = N_("U trok in: %(form)s")
AT_THE_LATEST = N_("Uiterlijk %(date)s")
ANNOUNCED = N_("Wij vroegen u om een tegenprestatie")
ANSWER_BY = N_("U vertelt wat u wilt doen of al doet")
STARTS, ENDS = N_("Uw tegenprestatie begint"), N_("Laatste dag van uw tegenprestatie")
EXEMPT_UNTIL = N_("Laatste dag van uw ontheffing")
PAUSED_FROM, PAUSED_UNTIL = N_("Eerste dag van de pauze"), N_("Laatste dag van de pauze")
BEZWAAR_UNTIL = N_("Laatste dag om bezwaar te maken")
SHOWN = 8
"""How many points the timeline of a dossier shows; older ones stand with their form."""


@dataclass(frozen=True)
class Event:
    """One point on the timeline: done, now or todo; what; when; and a word more."""

    state: str
    title: str
    when: str
    detail: str = ""


@dataclass(frozen=True)
class _Point:
    """A day in a dossier, with what it is about."""

    day: date
    title: str
    words: Mapping[str, str]
    latest: bool = False
    detail: str = ""
    has_happened: bool = False


def progress_of(
    submission: submissions.Submission,
    questions: Sequence[conversation.Question],
    decision: beschikkingen.Beschikking | None,
    code: str,
    objection: objections.Objection | None = None,
) -> list[Event]:
    """The way of one submission, as a timeline."""
    events = [_event("done", SENT, clock.day_of(submission.received_at), code)]
    for question in questions:
        events.append(_event("done", ASKED, clock.day_of(question.asked_at), code, question.text))
        if question.closed_at and question.answer:
            events.append(_event("done", ANSWERED, clock.day_of(question.closed_at), code, question.answer))
    if decision:
        outcome = languages.translations(code).gettext(OUTCOMES[decision.outcome])
        return [*events, _event("done", DECIDED, decision.sent_on, code, outcome)]
    if objection:
        events.append(_event("done", REGISTERED, objection.registered_on, code))
        if submission.state in CLOSED:
            return [*events, _event("todo", ON_OBJECTION, objection.decide_by, code, latest=True)]
    if submission.state in CLOSED:
        return [*events, _event("done", FOR_CLIENT[submission.state][1], None, code)]
    return [*events, *_still_to_come(submission, code)]


def _still_to_come(submission: submissions.Submission, code: str) -> list[Event]:
    is_waiting = submission.state is Handling.QUESTION_ASKED
    end = DECISION if WAYS[submission.flow].asks_decision else REPLY
    return [
        _event(
            "now",
            WAITING if is_waiting else LOOKING,
            submission.urgent_on if is_waiting else None,
            code,
            latest=True,
        ),
        _event("todo", end, None if is_waiting else submission.decide_by, code, latest=True),
    ]


def of_dossier(here: Situation, code: str) -> list[Event]:
    """What happened in a dossier and what will happen, oldest first."""
    points = sorted(_points(here, code), key=lambda point: point.day)
    events = [_shown(point, here.today, code) for point in points]
    return events[-SHOWN:]


def _points(here: Situation, code: str) -> list[_Point]:
    translate = languages.translations(code).gettext
    dossier, points = here.dossier, []
    if dossier.announced_on:
        points.append(_Point(dossier.announced_on, ANNOUNCED, {}, has_happened=True))
    if dossier.answer_by and here.is_in_time and not here.assessment.blocking:
        points.append(_Point(dossier.answer_by, ANSWER_BY, {}, latest=True))
    for one in here.worth_showing:
        words = {"form": translate(FLOWS[one.flow].title)}
        points.append(_Point(clock.day_of(one.received_at), SENT_FORM, words, has_happened=True))
        if one.state is Handling.RECEIVED:
            end = DECISION_FORM if WAYS[one.flow].asks_decision else REPLY_FORM
            points.append(_Point(one.decide_by, end, words, latest=True))
        if one.id in here.withdrawn:
            points.append(_Point(here.withdrawn[one.id], WITHDRAWN_FORM, words, has_happened=True))
    for decision in here.decisions.values():
        outcome = translate(OUTCOMES[decision.outcome])
        points.append(_Point(decision.sent_on, DECIDED, {}, detail=outcome, has_happened=True))
        if decision.bezwaar_until >= here.today and not here.is_objected(decision):
            points.append(_Point(decision.bezwaar_until, BEZWAAR_UNTIL, {}))
    return points + _spans(here) + _objections(here)


def _objections(here: Situation) -> list[_Point]:
    """What is registered, and by when it is decided on; of one that came very late no day is known."""
    found = here.objections.values()
    registered = [_Point(one.registered_on, REGISTERED, {}, has_happened=True) for one in found]
    terms = [_Point(one.decide_by, ON_OBJECTION, {}, latest=True) for one in found if one.decide_by]
    return registered + terms


def _spans(here: Situation) -> list[_Point]:
    points = []
    if here.activity:
        points += [_Point(here.activity.starts_on, STARTS, {}), _Point(here.activity.ends_on, ENDS, {})]
    if here.exemption:
        points.append(_Point(here.exemption.until, EXEMPT_UNTIL, {}))
    for pause in here.pauses:
        points += [_Point(pause.starts_on, PAUSED_FROM, {}), _Point(pause.until, PAUSED_UNTIL, {})]
    return points


def _shown(point: _Point, today: date, code: str) -> Event:
    state = "done" if point.has_happened or point.day < today else "todo"
    made = _event(state, point.title, point.day, code, point.detail, point.latest and state == "todo")
    return Event(made.state, made.title % point.words if point.words else made.title, made.when, made.detail)


def _event(state: str, title: str, day: Any, code: str, detail: str = "", latest: bool = False) -> Event:
    translate = languages.translations(code).gettext
    when = format_date(day, "long", locale=languages.language(code).locale) if day else ""
    if when and latest:
        when = translate(AT_THE_LATEST) % {"date": when}
    return Event(state, translate(title), when, detail)
