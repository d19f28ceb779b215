"""What something that was sent in is about, in a few words: for who has two hundred of them in a list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import singledispatch
from typing import Any

from babel.dates import format_date

from portal import languages
from portal.domain.answers import (
    CannotAnswers,
    CareAnswers,
    CaredFor,
    ChangeAnswers,
    Changed,
    CorrectionAnswers,
    FormAnswers,
    HelpAnswers,
    HoursAnswers,
    ObjectedTo,
    ObjectionAnswers,
    PlanAnswers,
    Reason,
    VolunteeringAnswers,
    YesNo,
)
from portal.domain.answers import read as read_answers
from portal.domain.hours import MINUTES
from portal.domain.tasks import Term
from portal.domain.ways import Form
from portal.wording import N_

LONGEST = 90
"""Signs of what somebody wrote himself; the rest stands on the page of the case."""
PARTS = ", "
ASKED_ON = N_("gevraagd op %(date)s")
HOURS = N_("%(number)s u")
UNTIL = N_("tot en met %(date)s")
INTERPRETER = N_("met tolk")
CARED_FOR = {
    CaredFor.PARTNER: N_("partner"),
    CaredFor.CHILD: N_("kind"),
    CaredFor.PARENT: N_("ouder"),
    CaredFor.FAMILY: N_("familie"),
    CaredFor.FRIEND: N_("vriend of buur"),
    CaredFor.OTHER: N_("iemand anders"),
}
REASONS = {
    Reason.CARE: N_("zorg voor iemand"),
    Reason.HEALTH: N_("gezondheid"),
    Reason.HOME: N_("thuissituatie"),
    Reason.WORK: N_("werk of opleiding"),
    Reason.OTHER: N_("iets anders"),
}
CHANGES = {
    Changed.PAUSE: N_("wil een pauze"),
    Changed.STOP: N_("wil stoppen"),
    Changed.JOB: N_("heeft werk"),
    Changed.MOVED: N_("is verhuisd"),
    Changed.MONEY: N_("iets met geld"),
    Changed.CARE: N_("iets met zorg"),
    Changed.OTHER: N_("iets anders"),
}
AGAINST = {
    ObjectedTo.DECISION: N_("bezwaar tegen een besluit"),
    ObjectedTo.INTENTION: N_("zienswijze over een plan van de gemeente"),
    ObjectedTo.TREATMENT: N_("klacht over hoe het ging"),
}
Say = Callable[[str], str]


@dataclass(frozen=True)
class AboutTerm:
    """What a list knows of a term: its day, when a plan was asked for, and of what runs what and where."""

    by: date
    asked_on: date | None = None
    activity: str = ""
    place: str = ""


def glance(form: Form, answers: Mapping[str, Any], code: str) -> str:
    """What it is about, in a language; empty where the answers say nothing that fits in a line."""
    say = languages.translations(code).gettext
    parts = parts_of(read_answers(form, answers), say, code)
    return PARTS.join(part for part in parts if part)


def glance_at_term(term: Term, about: AboutTerm, code: str) -> str:
    """What a term is of, in a language; empty where its name says it all."""
    say = languages.translations(code).gettext
    if term is Term.NO_PROPOSAL and about.asked_on:
        return say(ASKED_ON) % {"date": _day(about.asked_on, code)}
    if term is Term.EXEMPTION_ENDS:
        return say(UNTIL) % {"date": _day(about.by, code)}
    return PARTS.join(part for part in (_short(about.activity), _short(about.place)) if part)


@singledispatch
def parts_of(told: FormAnswers, say: Say, code: str) -> tuple[str, ...]:
    """What a form is about, in parts; each form has its own."""
    raise TypeError(type(told))


@parts_of.register
def _plan(told: PlanAnswers, say: Say, code: str) -> tuple[str, ...]:
    return _short(told.task), _hours(told.minutes, say), _short(told.place)


@parts_of.register
def _care(told: CareAnswers, say: Say, code: str) -> tuple[str, ...]:
    return _chosen(told.for_whom, CARED_FOR, say), _hours(told.minutes, say)


@parts_of.register
def _volunteering(told: VolunteeringAnswers, say: Say, code: str) -> tuple[str, ...]:
    return _short(told.what), _hours(told.minutes, say), _short(told.where)


@parts_of.register
def _cannot(told: CannotAnswers, say: Say, code: str) -> tuple[str, ...]:
    until = say(UNTIL) % {"date": _day(told.until, code)} if told.until else ""
    return _chosen(told.ground, REASONS, say), until


@parts_of.register
def _help(told: HelpAnswers, say: Say, code: str) -> tuple[str, ...]:
    return _short(told.story), say(INTERPRETER) if told.interpreter is YesNo.YES else ""


@parts_of.register
def _worked(told: HoursAnswers, say: Say, code: str) -> tuple[str, ...]:
    minutes = [one.minutes for one in told.weeks if one.minutes is not None]
    return _hours(sum(minutes), say) if minutes else "", _short(told.remark)


@parts_of.register
def _change(told: ChangeAnswers, say: Say, code: str) -> tuple[str, ...]:
    return _chosen(told.kind, CHANGES, say), _short(told.story)


@parts_of.register
def _objection(told: ObjectionAnswers, say: Say, code: str) -> tuple[str, ...]:
    return _chosen(told.kind, AGAINST, say), _short(told.other_letter)


@parts_of.register
def _correction(told: CorrectionAnswers, say: Say, code: str) -> tuple[str, ...]:
    return (_short(told.is_wrong),)


def _chosen(choice: StrEnum | None, words: Mapping[Any, str], say: Say) -> str:
    return say(words[choice]) if choice else ""


def _short(text: str) -> str:
    """The first line, no longer than fits."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _hours(minutes: int | None, say: Say) -> str:
    if minutes is None:
        return ""
    number = f"{minutes / MINUTES:g}".replace(".", ",")
    return say(HOURS) % {"number": number}


def _day(day: date, code: str) -> str:
    return format_date(day, "d MMM yyyy", locale=languages.language(code).locale)
