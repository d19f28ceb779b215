"""What a client told in each form, with a name and a type for every answer.

The pages keep answers as JSON, by the name of the question; here they are read once, and nothing else looks
an answer up by its name. An answer that nobody gave, or that no page offers, is open: empty words, or None.
``tests/web/client/test_answers.py`` holds these names and choices against the questions of the forms.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import Any, Self, get_args, get_origin, get_type_hints

from portal.domain.ways import ByForm, Form

YEARS_AHEAD = 5
"""In so many years from now a plan can begin: a later day is a slip of the pen."""


class YesNo(StrEnum):
    """Yes or no."""

    NO = "no"
    YES = "yes"


class Known(StrEnum):
    """Yes or no, for who knows it."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"


class Payment(StrEnum):
    """What somebody gets for the work of his plan (K1.9)."""

    NONE = "none"
    EXPENSES = "expenses"
    PAID = "paid"


class CaredFor(StrEnum):
    """For whom somebody cares (K2.1): never a name."""

    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    FAMILY = "family"
    FRIEND = "friend"
    OTHER = "other"


class CareHelp(StrEnum):
    """With what somebody helps (K2.3): tasks, never an illness."""

    PERSONAL = "personal"
    HOUSEHOLD = "household"
    TRANSPORT = "transport"
    PAPERWORK = "paperwork"
    COMPANY = "company"
    OTHER = "other"


class Reason(StrEnum):
    """Why somebody can't (K4.1): a category only."""

    CARE = "care"
    HEALTH = "health"
    HOME = "home"
    WORK = "work"
    OTHER = "other"


class Able(StrEnum):
    """What somebody still can (K4.2)."""

    NOTHING = "nothing"
    SOME = "some"
    UNKNOWN = "unknown"


class UntilKind(StrEnum):
    """How long somebody thinks that he can't (K4.3)."""

    DATE = "date"
    UNKNOWN = "unknown"
    LASTING = "lasting"


class HowItWent(StrEnum):
    """How a week went (K6.4)."""

    WELL = "well"
    SO_SO = "so_so"
    BADLY = "badly"


class Changed(StrEnum):
    """What changed (K7.1)."""

    PAUSE = "pause"
    STOP = "stop"
    JOB = "job"
    MOVED = "moved"
    MONEY = "money"
    CARE = "care"
    OTHER = "other"


class ObjectedTo(StrEnum):
    """What somebody disagrees with (K8.1): a besluit (Awb 6:4), a plan (4:8), or a treatment (9:1)."""

    DECISION = "decision"
    INTENTION = "intention"
    TREATMENT = "treatment"


@dataclass(frozen=True, kw_only=True)
class FormAnswers:
    """What every form's answers can do."""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """The answers as the pages keep them: dates as ISO 8601, hours in minutes, money in cents."""
        return cls(**{name: read(kept.get(name)) for name, read in _readers(cls)})  # type: ignore[arg-type]  # it hashes, as any class

    def kept(self) -> dict[str, Any]:
        """The answers that were given, as the pages keep them."""
        given = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: _as_kept(value) for name, value in given if value not in ("", None, ())}


@dataclass(frozen=True, kw_only=True)
class PlanAnswers(FormAnswers):
    """K1: what he wants to do. ``minutes`` a week; ``pay_cents`` a month."""

    task: str = ""
    day: str = ""
    place: str = ""
    contact_name: str = ""
    contact_way: str = ""
    contact_told: tuple[str, ...] = ()
    minutes: int | None = None
    days: tuple[str, ...] = ()
    starts_on: date | None = None
    months: int | None = None
    pay: Payment | None = None
    pay_cents: int | None = None
    paid_before: Known | None = None
    strengths: str = ""
    afterwards: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CareAnswers(FormAnswers):
    """K2: the care that he gives already. ``minutes`` a week; ``since`` the first of a month."""

    for_whom: CaredFor | None = None
    same_house: YesNo | None = None
    which_help: tuple[CareHelp, ...] = ()
    minutes: int | None = None
    since: date | None = None
    longer: Known | None = None
    paid: YesNo | None = None
    besides: Known | None = None
    besides_minutes: int | None = None
    support: tuple[str, ...] = ()
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class VolunteeringAnswers(FormAnswers):
    """K3: the volunteering that he does already. ``minutes`` a week; ``since`` the first of a month."""

    what: str = ""
    where: str = ""
    since: date | None = None
    minutes: int | None = None
    expenses: YesNo | None = None
    month_cents: int | None = None
    year_cents: int | None = None
    may_ask: YesNo | None = None


@dataclass(frozen=True, kw_only=True)
class CannotAnswers(FormAnswers):
    """K4: that he can't. ``minutes`` a week that he still can; ``until`` the last day that he can't."""

    ground: Reason | None = None
    able: Able | None = None
    minutes: int | None = None
    until_kind: UntilKind | None = None
    until: date | None = None
    decided: Known | None = None
    needs: str = ""
    call: YesNo | None = None
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpAnswers(FormAnswers):
    """K5: what he needs help with. ``tongue`` is the code of a language, or other."""

    topics: tuple[str, ...] = ()
    story: str = ""
    times: tuple[str, ...] = ()
    phone: str = ""
    tongue: str = ""
    interpreter: YesNo | None = None


@dataclass(frozen=True, kw_only=True)
class WorkedAnswers(FormAnswers):
    """The week of K6 that begins on ``monday``: its minutes, and why they were fewer than asked."""

    monday: date | None = None
    minutes: int | None = None
    absence: str = ""


@dataclass(frozen=True, kw_only=True)
class HoursAnswers(FormAnswers):
    """K6: the hours of one week or more, oldest first."""

    weeks: tuple[WorkedAnswers, ...] = ()
    went: HowItWent | None = None
    remark: str = ""
    phone: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """As of every form. What was sent before a form held more weeks has one, as ``week`` and so on."""
        if not kept.get("week"):
            return super().read(kept)
        absence = "" if kept.get("absence") == "none" else kept.get("absence")
        one = {"monday": kept["week"], "minutes": kept.get("minutes"), "absence": absence}
        return super().read({**kept, "weeks": [one]})


@dataclass(frozen=True, kw_only=True)
class ChangeAnswers(FormAnswers):
    """K7: that something changed, from the day ``since``; of a pause, up to and including ``until``."""

    kind: Changed | None = None
    since: date | None = None
    until: date | None = None
    story: str = ""


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswers(FormAnswers):
    """K8: that he disagrees. ``letter`` names one of ours; else the client's words, and the day on it."""

    kind: ObjectedTo | None = None
    letter: str = ""
    other_letter: str = ""
    letter_day: date | None = None
    why: str = ""
    wish: str = ""
    talk: YesNo | None = None
    urgent: YesNo | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectionAnswers(FormAnswers):
    """K10: that something held about him is wrong."""

    which_data: tuple[str, ...] = ()
    is_wrong: str = ""
    should_be: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportAnswers(FormAnswers):
    """K9, of whoever it is: work that takes a paid job away. ``since`` the first of a month."""

    work: str = ""
    where: str = ""
    before: str = ""
    why: str = ""
    since: date | None = None


ANSWERS = ByForm[type[FormAnswers]](
    plan=PlanAnswers,
    care=CareAnswers,
    volunteering=VolunteeringAnswers,
    cannot=CannotAnswers,
    help=HelpAnswers,
    hours=HoursAnswers,
    change=ChangeAnswers,
    objection=ObjectionAnswers,
    correction=CorrectionAnswers,
)


def read(form: Form, kept: Mapping[str, Any]) -> FormAnswers:
    """The answers of a form, for who does not know beforehand which form it is."""
    return ANSWERS[form].read(kept)


@cache
def _readers(shape: type[FormAnswers]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """How each answer of a form is read, by its type."""
    return tuple((name, _reader(kind)) for name, kind in get_type_hints(shape).items())


def _reader(kind: Any) -> Callable[[Any], Any]:
    if kind is str:
        return lambda given: str(given or "")
    one = get_args(kind)[0]
    if get_origin(kind) is tuple:
        return partial(_several, one)
    if one is date:
        return lambda given: date.fromisoformat(given) if given else None
    return partial(_choice, one) if issubclass(one, StrEnum) else lambda given: given


def _several(kind: type[Any], given: Any) -> tuple[Any, ...]:
    """All that were chosen of what there is to choose."""
    if issubclass(kind, FormAnswers):
        return tuple(kind.read(one) for one in given or ())
    read_one = partial(_choice, kind) if issubclass(kind, StrEnum) else kind
    return tuple(one for one in map(read_one, given or ()) if one is not None)


def _choice(kind: type[StrEnum], given: Any) -> StrEnum | None:
    """What was chosen; an answer that is not offered is none."""
    return kind(given) if given in set(kind) else None


def _as_kept(value: Any) -> Any:
    if isinstance(value, tuple):
        return [one.kept() if isinstance(one, FormAnswers) else str(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
