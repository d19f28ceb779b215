"""What a client sees first: what is asked and why, by when, what was sent in, what is going to happen."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from flask import url_for

from portal import clock, languages
from portal.actions.legal_basis import basis
from portal.actions.regimes import is_near, other_rules, rules_to_come
from portal.domain.regimes import OtherRules
from portal.domain.roles import Actor
from portal.domain.states import Handling
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.store import submissions
from portal.store.drafts import Draft
from portal.web.client.nextstep import may_extend, next_step
from portal.web.client.signals import signal_tasks
from portal.web.client.situation import Doing, Situation, situation_of
from portal.web.client.timeline import REGISTERED, of_dossier
from portal.web.flows import FLOWS
from portal.web.forms.fields import week_words
from portal.web.portal import installation
from portal.web.sent_letters import way_of
from portal.wording import quantities
from portal.wording.findings import sentence
from portal.wording.letters import letter_words
from portal.wording.regeling import hours_sentences, kind_names, term_sentences
from portal.wording.regimes import told
from portal.wording.speech import speak
from portal.wording.states import FOR_CLIENT, OUTCOMES

TALKS = 3
"""How many conversations the overview shows; each stands with its form too."""


def overview_of(actor: Actor, code: str) -> dict[str, Any]:
    """The values of the overview page."""
    portal = installation()
    here = situation_of(portal, actor)
    speak(here.spoken)
    holds = here.holding
    law = portal.law(holds.decided_on if holds else here.today, here.spoken).under(here.assessment.benefit)
    is_of_today = law.regeling is portal.law(here.today).regeling
    return {
        "other_rules": other_rules_told(here, code),
        "here": here,
        "step": next_step(here, code),
        "extend": may_extend(here),
        "events": of_dossier(here, code),
        "begun": [_begun(draft, code) for draft in here.begun],
        "letters": _letters(here, code),
        "tasks": [_task(here, one, code) for one in here.worth_showing],
        "signals": signal_tasks(actor, code),
        "talks": _talks(here, code),
        "weeks": {one.activity.id: _weeks(one, code) for one in here.doing},
        "is_free": bool(here.assessment.blocking),
        "reasons": _sentences(here.assessment.findings, law, code) if is_of_today else [],
        "basis": basis(law),
        "regeling": law.regeling,
        "hours": hours_sentences(law, code),
        "term": term_sentences(law, code),
        "kinds": kind_names(law, code),
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
        "saved_at": draft.saved_at,
        "go_on": url_for("client.form_start", slug=draft.flow),
        "discard": url_for("client.form_discard", slug=draft.flow),
    }


def _weeks(doing: Doing, code: str) -> list[tuple[str, str]]:
    """The hours that were given of something, newest week first."""
    language = languages.language(code)
    return [
        (week_words(week.monday, language), quantities.hours(week.minutes, code))
        for week in reversed(doing.weeks)
    ]


def _talks(here: Situation, code: str) -> list[dict[str, Any]]:
    """What the client and the gemeente wrote about, newest first."""
    translate = languages.translations(code).gettext
    unread = {one.submission_id for one in here.unread}
    return [
        {
            "url": url_for("client.sent", key=submission.id),
            "title": translate(FLOWS[submission.flow].title),
            "day": clock.day_of(last.written_at),
            "is_new": submission.id in unread,
        }
        for submission, last in here.conversations[:TALKS]
    ]


def _letters(here: Situation, code: str) -> list[dict[str, Any]]:
    return [
        {
            "url": url_for("client.letter", key=letter.id),
            "words": letter_words(letter.template, letter.sent_on, code),
            "language": languages.LANGUAGES[letter.language],
            "size": letter.size,
            "sent": way_of(letter, code),
        }
        for letter in here.letters
    ]


def _sentences(findings: Sequence[Finding], law: Law, code: str) -> list[tuple[str, Finding]]:
    """What the rules find about the client, as far as they carry it."""
    shown = {Severity.INFO, Severity.HUMAN}
    told = (one for one in findings if one.severity in shown and law.carries(one.citation))
    return [(sentence(finding, code), finding) for finding in told]


def _task(here: Situation, submission: submissions.Submission, code: str) -> dict[str, str]:
    translate = languages.translations(code).gettext
    kind, words = FOR_CLIENT[submission.state]
    decision = here.decisions.get(submission.id)
    outcome = translate(OUTCOMES[decision.outcome]) if decision else ""
    if submission.state is Handling.ANSWERED and submission.id in here.objections:
        words = REGISTERED
    return {
        "title": translate(FLOWS[submission.flow].title),
        "url": url_for("client.sent", key=submission.id),
        "kind": kind,
        "state": outcome or translate(words),
        "hint": submission.number,
    }
