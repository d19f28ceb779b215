"""What happened and what is still to come: of one form, and of the whole dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from portal import clock, languages
from portal.actions.hours import is_routine
from portal.actions.relief import Ground
from portal.domain.regimes import Regime
from portal.domain.states import CLOSED, Handling
from portal.domain.ways import WAYS
from portal.store import beschikkingen, conversation, messages, objections, submissions
from portal.web.client.situation import Situation
from portal.web.flows import sent_as
from portal.web.timepoints import AT_THE_LATEST, DECIDED, Event
from portal.wording import N_
from portal.wording.speech import regime as speech_now
from portal.wording.speech import speaking
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
REPLIED = N_("Wij gaven antwoord")
REPLIED_FORM = N_("Wij gaven antwoord op: %(form)s")
WROTE = N_("U schreef ons een bericht")
NOTED = N_("Uw uren staan genoteerd")
LEAVES = N_("Dag van verzending van onze brief")
DECIDED_ON = N_("Wij beslisten op uw bezwaar")
REGISTERED = N_("Uw bezwaar is geregistreerd")
ON_OBJECTION = N_("Wij beslissen over uw bezwaar")
WITHDRAWN_FORM = N_("U trok in: %(form)s")
ANNOUNCED = N_("Wij vroegen u om een tegenprestatie")
ANSWER_BY = N_("U vertelt wat u wilt doen of al doet")
STARTS, ENDS = N_("Uw tegenprestatie begint"), N_("Laatste dag van uw tegenprestatie")
CALLED_OFF = N_("Uw tegenprestatie gaat niet door")
EXEMPT_UNTIL = N_("Laatste dag van uw ontheffing")
PAUSED_FROM, PAUSED_UNTIL = N_("Eerste dag van de pauze"), N_("Laatste dag van de pauze")
BEZWAAR_UNTIL = N_("Laatste dag om bezwaar te maken")
SHOWN = 8
"""How many points the timeline of a dossier shows; older ones stand with their form.

The days of each of several things stay, however many points there are.
"""


@dataclass(frozen=True)
class _Point:
    """A day in a dossier, with what it is about."""

    day: date
    title: str
    words: Mapping[str, str]
    latest: bool = False
    detail: str = ""
    has_happened: bool = False
    stays: bool = False
    of: Regime | None = None
    """The regime in whose words it is told, where that is not the regime of the page."""


def progress_of(
    submission: submissions.Submission,
    questions: Sequence[conversation.Question],
    written: Sequence[messages.Message],
    decision: beschikkingen.Beschikking | None,
    code: str,
    objection: objections.Objection | None = None,
) -> list[Event]:
    """The way of one submission, as a timeline."""
    events = [_event("done", SENT, clock.day_of(submission.received_at), code)]
    if is_routine(submission.flow, submission.answers):
        events.append(_event("done", NOTED, clock.day_of(submission.received_at), code))
    for question in questions:
        events.append(_event("done", ASKED, clock.day_of(question.asked_at), code, question.text))
        if question.closed_at and question.answer:
            events.append(_event("done", ANSWERED, clock.day_of(question.closed_at), code, question.answer))
    for one in written:
        day = clock.day_of(one.written_at)
        title = _title_of_answer(day, objection, REPLIED) if one.author else WROTE
        events.append(_event("done", title, day, code))
    if decision:
        events += _of_decision(decision, code)
    if submission.state is Handling.WITHDRAWN:
        events.append(_event("done", FOR_CLIENT[submission.state][1], None, code))
    if objection:
        events += _of_objection(submission, objection, code)
    return events if submission.state in CLOSED else [*events, *_still_to_come(submission, code)]


def _of_objection(
    submission: submissions.Submission, objection: objections.Objection, code: str
) -> list[Event]:
    """What is decided on a bezwaar, or by when that will be."""
    if objection.decided_on:
        return [_event("done", DECIDED_ON, objection.decided_on, code)]
    if submission.state not in CLOSED:
        return []
    return [_event("todo", ON_OBJECTION, objection.decide_by, code, latest=True)]


def _of_decision(decision: beschikkingen.Beschikking, code: str) -> list[Event]:
    """That it was decided, and where that is another day, when the letter leaves."""
    outcome = languages.translations(code).gettext(OUTCOMES[decision.outcome])
    decided = _event("done", DECIDED, decision.decided_on, code, outcome)
    if decision.sent_on == decision.decided_on:
        return [decided]
    state = "done" if decision.sent_on < clock.today() else "todo"
    return [decided, _event(state, LEAVES, decision.sent_on, code)]


def _title_of_answer(day: date, objection: objections.Objection | None, otherwise: str) -> str:
    """What the gemeente did with a message: it registered the bezwaar, or it answered."""
    return REGISTERED if objection and day == objection.registered_on else otherwise


def _still_to_come(submission: submissions.Submission, code: str) -> list[Event]:
    is_waiting = submission.state is Handling.QUESTION_ASKED
    end = DECISION if WAYS[submission.flow].asks_decision(speech_now()) else REPLY
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
    points = sorted(_points(here, code), key=_day)
    shown = [(point.stays, _shown(point, here.today, code)) for point in points]
    too_many, kept = len(shown) - SHOWN, []
    for stays, event in sorted(shown, key=lambda one: one[1].state == "todo"):
        if too_many > 0 and not stays:
            too_many -= 1
        else:
            kept.append(event)
    return kept


@dataclass(frozen=True)
class ComingDay:
    """A day that matters and is still to come; ``title`` in the language of the reader."""

    day: date
    title: str
    detail: str


def coming_days(here: Situation, code: str) -> list[ComingDay]:
    """The days that are still to come, the first first."""
    coming = (one for one in _points(here, code) if one.day >= here.today and not one.has_happened)
    return [
        ComingDay(one.day, shown.title, shown.detail)
        for one in sorted(coming, key=_day)
        for shown in (_shown(one, here.today, code),)
    ]


def _day(point: _Point) -> date:
    return point.day


def _points(here: Situation, code: str) -> list[_Point]:
    translate = languages.translations(code).gettext
    dossier, points = here.dossier, []
    if dossier.announced_on:
        points.append(_Point(dossier.announced_on, ANNOUNCED, {}, has_happened=True, of=here.asked_under))
    if dossier.answer_by and here.is_in_time and not here.assessment.blocking:
        points.append(_Point(dossier.answer_by, ANSWER_BY, {}, latest=True))
    for one in reversed(here.worth_showing):  # what came first on a day goes first
        points += _of_form(here, one, {"form": translate(sent_as(one.flow, one.answers).title)})
    for decision in here.decisions.values():
        outcome = translate(OUTCOMES[decision.outcome])
        points.append(_Point(decision.decided_on, DECIDED, {}, detail=outcome, has_happened=True))
        if decision.sent_on > max(decision.decided_on, clock.today()):  # later its letter says so
            points.append(_Point(decision.sent_on, LEAVES, {}))
        if decision.bezwaar_until >= here.today and not here.is_objected(decision):
            points.append(_Point(decision.bezwaar_until, BEZWAAR_UNTIL, {}))
    return points + _spans(here) + _objections(here)


def _objections(here: Situation) -> list[_Point]:
    """When a bezwaar was decided on, or by when it will be; of one that came very late no day is known."""
    found = here.objections.values()
    done = [_Point(one.decided_on, DECIDED_ON, {}, has_happened=True) for one in found if one.decided_on]
    terms = (one.decide_by for one in found if one.outcome is None)
    return done + [_Point(day, ON_OBJECTION, {}, latest=True) for day in terms if day]


def _of_form(here: Situation, one: submissions.Submission, words: Mapping[str, str]) -> list[_Point]:
    """What happened to a form, and what is still to come of it."""
    points = [_Point(clock.day_of(one.received_at), SENT_FORM, words, has_happened=True)]
    for question in (question for question in here.questions if question.submission_id == one.id):
        points += _of_question(question, here.today)
    for written in here.written_about(one):
        day = clock.day_of(written.written_at)
        if written.author:
            title = _title_of_answer(day, here.objections.get(one.id), REPLIED_FORM)
            points.append(_Point(day, title, words, has_happened=True))
    if one.state is Handling.RECEIVED:
        regime = here.spoken if WAYS[one.flow].about_what_runs else here.regime
        end = DECISION_FORM if WAYS[one.flow].asks_decision(regime) else REPLY_FORM
        points.append(_Point(one.decide_by, end, words, latest=True))
    if one.id in here.withdrawn:
        points.append(_Point(here.withdrawn[one.id], WITHDRAWN_FORM, words, has_happened=True))
    return points


def _of_question(question: conversation.Question, today: date) -> list[_Point]:
    points = [_Point(clock.day_of(question.asked_at), ASKED, {}, has_happened=True)]
    if question.closed_at and question.answer:
        points.append(_Point(clock.day_of(question.closed_at), ANSWERED, {}, has_happened=True))
    if question.closed_at is None and today <= question.answer_by:
        points.append(_Point(question.answer_by, WAITING, {}, latest=True))
    return points


def _spans(here: Situation) -> list[_Point]:
    points = []
    for doing in here.doing:
        one, is_of_several = doing.activity, len(here.doing) > 1
        told: dict[str, Any] = {"detail": one.task, "stays": True} if is_of_several else {}
        told["of"] = one.outcome.regime
        points += [_Point(one.starts_on, STARTS, {}, **told), _Point(one.ends_on, ENDS, {}, **told)]
    for gone in here.gone:
        day = gone.called_off_on or here.today
        told = {"detail": gone.task, "stays": True, "has_happened": True, "of": gone.outcome.regime}
        points.append(_Point(day, CALLED_OFF, {}, **told))
    for relief in here.reliefs:
        if relief.ground is Ground.EXEMPTION:
            points.append(_Point(relief.until, EXEMPT_UNTIL, {}))
        if relief.ground is Ground.PAUSE:
            points += [_Point(relief.starts_on, PAUSED_FROM, {}), _Point(relief.until, PAUSED_UNTIL, {})]
    return points


def _shown(point: _Point, today: date, code: str) -> Event:
    """What the gemeente was to do before a day that has passed is still to come."""
    is_over = point.day < today and not point.latest
    state = "done" if point.has_happened or is_over else "todo"
    with speaking(point.of or speech_now()):
        made = _event(state, point.title, point.day, code, point.detail, point.latest)
    return Event(made.state, made.title % point.words if point.words else made.title, made.when, made.detail)


def _event(state: str, title: str, day: Any, code: str, detail: str = "", latest: bool = False) -> Event:
    translate = languages.translations(code).gettext
    when = format_date(day, "long", locale=languages.language(code).locale) if day else ""
    if when and latest:
        when = translate(AT_THE_LATEST) % {"date": when}
    return Event(state, translate(title), when, detail)
