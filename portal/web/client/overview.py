"""What a client sees first: what is asked and why, by when, what was sent in, what is going to happen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from portal import languages
from portal.actions.deciding.allowed import PLAN_REFUSED
from portal.actions.regimes import is_near, other_rules, rules_to_come
from portal.domain.regimes import OtherRules
from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling, Outcome
from portal.domain.ways import WAYS, Form, Lane
from portal.store import submissions
from portal.store.drafts import Draft
from portal.web.client.pictures import PICTURES, picture
from portal.web.client.postbox import newest
from portal.web.client.signals import signal_tasks
from portal.web.client.situation import Situation, situation_of
from portal.web.client.timeline import DECIDED_ON, REGISTERED, ComingDay, coming_days
from portal.web.client.todo import ToDo, may_extend, todo
from portal.web.client.together import code_of
from portal.web.flows import FLOWS, sent_as
from portal.web.icons import Icon
from portal.web.portal import installation
from portal.wording import N_
from portal.wording.regimes import told
from portal.wording.speech import speak
from portal.wording.states import FOR_CLIENT, OUTCOMES

DURING = (Form.CHANGE, Form.CANNOT, Form.HELP, Form.OBJECTION)
BEFORE = (Form.PLAN, Form.VOLUNTEERING, Form.CARE, Form.CANNOT)
SETTLED_FORMS = (Form.CHANGE, Form.PLAN, Form.HELP, Form.OBJECTION)
"""The four ways that fit best: while something runs, while it is asked, when nothing is asked."""
NOT_AGREED = N_("Wij keuren uw plan niet goed. In de brief staat waarom.")
COUNTS_NOT = N_("Wat u al doet, telt niet mee. In de brief staat waarom.")
NO_EXEMPTION = N_("U krijgt geen ontheffing. In de brief staat waarom.")
MEANS: Mapping[Outcome, str] = {
    Outcome.REFUSED: NOT_AGREED,
    Outcome.PART_NOT_AGREED: NOT_AGREED,
    Outcome.EXISTING_DOES_NOT_COUNT: COUNTS_NOT,
    Outcome.PART_DOES_NOT_COUNT: COUNTS_NOT,
    Outcome.EXEMPTION_REFUSED: NO_EXEMPTION,
}
"""What each no means, in a sentence."""
TILES = 4
POST = 3
"""How many letters and messages the overview shows; all stand on a page of their own."""
DAYS = 2
"""How many of the days to come."""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A way to tell something: a picture and two or three words."""

    title: str
    url: str
    picture: Icon


@dataclass(frozen=True, kw_only=True)
class Way:
    """What one can do after a no: until which day, and where."""

    title: str
    words: str
    label: str
    url: str
    day: date | None
    posts: bool = False


def overview_of(actor: Actor, code: str) -> dict[str, Any]:
    """The values of the overview page."""
    here = situation_of(installation(), actor)
    speak(here.spoken)
    first, *rest = todo(here, code)
    coming = coming_days(here, code)
    return {
        "other_rules": other_rules_told(here, code),
        "here": here,
        "first": first,
        "rest": [one for one in rest if not (here.refusal and one.url == url_for("client.choose"))],
        "refusal": _refusal(here, code),
        "extend": may_extend(here),
        "begun": [_begun(draft, code) for draft in here.begun],
        **newest(here, code, POST),
        "running": [*_running(here, code), *signal_tasks(actor, code, is_open=True)],
        "days": _days(here, first, coming),
        "has_days": bool(coming),
        "tiles": _tiles(here, code),
        "helping_code": code_of(here.helping),
        "is_free": bool(here.assessment.blocking),
    }


def other_rules_told(here: Situation, code: str) -> str:
    """What changes, when, and what stays; nothing where the day is far and nothing that goes on meets it."""
    found, exempt = other_rules_for(here), here.exempt
    if found is None:
        return ""
    is_told = exempt is not None and found.starts_on <= here.today
    return told(found, here.today, code, exempt.until if exempt and is_told else None)


def other_rules_for(here: Situation) -> OtherRules | None:
    """The other rules that this client should know of: his decision meets them, or the day is near."""
    portal = installation()
    for decided_on, until in _going_on(here):
        if met := other_rules(portal, decided_on, until):
            return met
    coming = rules_to_come(portal)
    return coming if coming and is_near(coming, here.today) and here.regime is not coming.regime else None


def _going_on(here: Situation) -> Iterator[tuple[date, date | None]]:
    """What was decided and goes on: the day of the decision, and the last day of what it gave."""
    if here.holding:
        last = max((one.activity.ends_on for one in here.doing), default=None)
        yield here.holding.decided_on, last
    if here.exempt:
        yield here.exempt.starts_on, here.exempt.until


def _begun(draft: Draft, code: str) -> dict[str, Any]:
    """A form that is not sent yet: where to go on, and where to throw it away."""
    return {
        "title": languages.translations(code).gettext(FLOWS[draft.flow].title),
        "picture": PICTURES[draft.flow],
        "saved_at": draft.saved_at,
        "go_on": url_for("client.go_on", slug=draft.flow),
        "discard": url_for("client.form_discard", slug=draft.flow),
    }


def _days(here: Situation, first: ToDo, coming: Sequence[ComingDay]) -> list[ComingDay]:
    """The next days that matter; the day of the one thing to do stands there already."""
    shown = {first.day}
    if here.refusal:
        shown |= {here.refusal.bezwaar_until, here.dossier.answer_by}
    return [one for one in coming if one.day not in shown][:DAYS]


def _refusal(here: Situation, code: str) -> dict[str, Any] | None:
    """What a no means, and what one can do: each way with its own day."""
    decision = here.refusal
    if decision is None:
        return None
    translate = languages.translations(code).gettext
    is_asked = here.is_in_time
    form = Form.PLAN if decision.outcome in PLAN_REFUSED else None
    again = Way(
        title=translate(N_("Maak een nieuw plan") if form else N_("Vertel ons iets anders")),
        words=translate(N_("Doe dat voor of op deze dag.")) if is_asked else "",
        label=translate(N_("Nieuw plan maken") if form else N_("Kies wat u wilt doorgeven")),
        url=url_for("client.form_start", slug=form) if form else url_for("client.choose"),
        day=here.dossier.answer_by if is_asked else None,
    )
    objecting = Way(
        title=translate(N_("Niet mee eens? Maak bezwaar")),
        words=translate(N_("Dat kan tot en met deze dag. Het is gratis.")),
        label=translate(N_("Maak bezwaar")),
        url=url_for("submitted.object_to", key=decision.submission_id),
        day=decision.bezwaar_until,
        posts=True,
    )
    return {"words": translate(MEANS[decision.outcome]), "ways": (again, objecting)}


def _tiles(here: Situation, code: str) -> list[Tile]:
    """What one can tell now; the rest stands with why not on the page where one chooses."""
    translate = languages.translations(code).gettext
    fitting = DURING if here.doing else SETTLED_FORMS if here.is_settled else BEFORE
    forms = [one for one in dict.fromkeys((*fitting, *DURING)) if _is_open(here, one)][:TILES]
    return [
        Tile(
            title=translate(FLOWS[form].title),
            url=url_for("client.form_start", slug=form),
            picture=PICTURES[form],
        )
        for form in forms
    ]


def _is_open(here: Situation, form: Form) -> bool:
    """Whether no other form of its lane lies with the gemeente; what is only answered never waits."""
    lane = WAYS[form].lane
    return lane is Lane.SERVICE or here.waiting(lane) is None


def _running(here: Situation, code: str) -> list[dict[str, Any]]:
    """What lies with the gemeente, each with its next day."""
    return [
        {**_task(here, one, code), "day": one.decide_by if one.state is Handling.RECEIVED else None}
        for one in here.worth_showing
        if one.state not in CLOSED
    ]


def sent_before(here: Situation, actor: Actor, code: str) -> list[dict[str, Any]]:
    """What was sent in and is done, forms and reports."""
    done = (one for one in here.worth_showing if one.state in CLOSED)
    return [*(_task(here, one, code) for one in done), *signal_tasks(actor, code, is_open=False)]


def _task(here: Situation, submission: submissions.Submission, code: str) -> dict[str, Any]:
    translate = languages.translations(code).gettext
    kind, words = FOR_CLIENT[submission.state]
    decision = here.decisions.get(submission.id)
    outcome = translate(OUTCOMES[decision.outcome]) if decision else ""
    if decision and decision.outcome.refuses:
        kind = "neutral"
    if submission.state is Handling.ANSWERED and submission.id in here.objections:
        words = DECIDED_ON if here.objections[submission.id].outcome else REGISTERED
    return {
        "title": translate(sent_as(submission.flow, submission.answers).title),
        "url": url_for("client.sent", key=submission.id),
        "picture": picture(submission.flow, submission.answers),
        "kind": kind,
        "state": outcome or translate(words),
        "hint": submission.number,
    }
