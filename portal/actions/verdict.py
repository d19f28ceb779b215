"""What a decider hands in: the decision with all that its letter must say (Awb 3:46, 3:47)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

from portal.domain.states import Outcome
from portal.rules import terms
from portal.rules.asked import Asked

Reasons = Mapping[Asked, str]
"""By the question of the law that a person judged: why."""


@dataclass(frozen=True, kw_only=True)
class Design:
    """The activity as it is going to be: the plan, or the plan with changes."""

    task: str
    place: str
    minutes_per_week: int
    days: str
    starts_on: date
    months: int
    guide: str
    organisation_gives: str

    @property
    def ends_on(self) -> date:
        """The last day: a term of three months from 1 March ends with 31 May."""
        return terms.add_months(self.starts_on, self.months) - timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """What was weighed, a sentence or more each (for HS art. 3 lid 4: the four factors)."""

    ability: str
    situation: str
    wishes: str
    existing: str
    no_displacement: str
    alternatives: str = ""

    @property
    def judged(self) -> Reasons:
        """Each part by the question of the law that it answers."""
        return {
            Asked.ABILITY: self.ability,
            Asked.SITUATION: self.situation,
            Asked.WISHES: self.wishes,
            Asked.EXISTING_ACTIVITY: self.existing,
            Asked.DISPLACEMENT: self.no_displacement,
        }


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The decision of a mandated officer on a plan.

    ``judgements`` gives, by question, the reasons where the regeling asks a person to judge.
    ``change_what`` and ``change_why`` belong to an agreement with changes, ``reasons`` to a refusal, with the
    questions on which it rests in ``carried_by``.
    """

    outcome: Outcome
    client_words: str
    talk_on: date | None = None
    design: Design | None = None
    weighing: Weighing | None = None
    reasons: str = ""
    change_what: str = ""
    change_why: str = ""
    judgements: Reasons = field(default_factory=dict)
    carried_by: tuple[Asked, ...] = ()

    @property
    def facts(self) -> dict[str, Any]:
        """What the decision settles, over what the plan said: hours, months, what comes in return."""
        if self.design is None:
            return {}
        return {
            "hours_per_week": self.design.minutes_per_week / 60,
            "months": self.design.months,
            "reciprocity": self.design.organisation_gives,
        }

    @property
    def judged(self) -> Reasons:
        """Every reason that was written, by the question that it answers."""
        return {**(self.weighing.judged if self.weighing else {}), **self.judgements}

    @property
    def why(self) -> str:
        """The reasons in short, as the case page shows them."""
        return self.reasons or self.change_why


@dataclass(frozen=True, kw_only=True)
class Reasoned:
    """What every decision that is no plan says. ``reasons``: each line is a point in the letter.

    ``MAIN`` are the questions that the reasons themselves answer; ``judgements`` answers the others.
    """

    MAIN: ClassVar[tuple[Asked, ...]] = ()

    outcome: Outcome
    client_words: str
    reasons: str
    talk_on: date | None = None
    judgements: Reasons = field(default_factory=dict)
    carried_by: tuple[Asked, ...] = ()

    @property
    def judged(self) -> Reasons:
        """Every reason that was written, by the question that it answers."""
        return {**dict.fromkeys(self.MAIN, self.reasons), **self.judgements}

    @property
    def why(self) -> str:
        """The reasons in short, as the case page shows them."""
        return self.reasons


@dataclass(frozen=True, kw_only=True)
class ExistingVerdict(Reasoned):
    """The decision of a mandated officer on what a client already does (forms K2 and K3).

    ``activity`` says in plain Dutch what the client does.
    """

    MAIN = (Asked.CARE_COUNTS, Asked.VOLUNTEERING_COUNTS)

    activity: str
    minutes_per_week: int

    @property
    def facts(self) -> dict[str, Any]:
        """What the decision settles, over what was reported: hours a week."""
        return {"hours_per_week": self.minutes_per_week / 60}


@dataclass(frozen=True, kw_only=True)
class ExemptionVerdict(Reasoned):
    """The decision of a mandated officer on form K4: ontheffing until a day, none, or nothing imposed at all.

    ``minutes_left``: so many minutes a week stay possible; None: nothing is asked until ``until``, the last
    day.
    """

    MAIN = (Asked.EXEMPTION, Asked.AGREED_TERM)

    until: date | None = None
    minutes_left: int | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the decision settles: until which day, so that it does not last."""
        if self.outcome is Outcome.EXEMPTION_GRANTED:
            return {"permanent": False, "until": self.until and self.until.isoformat()}
        return {}


@dataclass(frozen=True, kw_only=True)
class EndingVerdict(Reasoned):
    """The decision of a mandated officer that the tegenprestatie ends before its time (form K7, L11).

    ``last_day`` is the last day of the tegenprestatie; it may have passed, or lie before the first day of
    what never begins.
    """

    last_day: date

    @property
    def facts(self) -> dict[str, Any]:
        """No rule looks at the end."""
        return {}


_WEIGHED = (
    Asked.ABILITY,
    Asked.SITUATION,
    Asked.WISHES,
    Asked.EXISTING_ACTIVITY,
    Asked.DISPLACEMENT,
)
OWN_ANSWERS: Mapping[Outcome, tuple[Asked, ...]] = {
    Outcome.AGREED: _WEIGHED,
    Outcome.AGREED_WITH_CHANGES: _WEIGHED,
    Outcome.EXISTING_COUNTS: ExistingVerdict.MAIN,
    Outcome.EXEMPTION_GRANTED: ExemptionVerdict.MAIN,
}
"""The questions that a verdict with this outcome answers by itself; the others are asked beside it."""

AnyVerdict = Verdict | ExistingVerdict | ExemptionVerdict | EndingVerdict
