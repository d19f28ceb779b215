"""What a decider hands in: the decision with all that its letter must say (Awb 3:46, 3:47)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from portal.domain.states import Outcome
from portal.rules import terms
from portal.rules.asked import Asked

Reasons = Mapping[Asked, str]
"""By the question of the law that a person judged: why."""

_WEIGHING: Mapping[Asked, str] = {
    Asked.ABILITY: "ability",
    Asked.SITUATION: "situation",
    Asked.WISHES: "wishes",
    Asked.EXISTING_ACTIVITY: "existing",
    Asked.DISPLACEMENT: "no_displacement",
}
_EXISTING = dict.fromkeys((Asked.CARE_COUNTS, Asked.VOLUNTEERING_COUNTS), "reasons")
_EXEMPTION = dict.fromkeys((Asked.EXEMPTION, Asked.AGREED_TERM), "reasons")

OWN_FIELDS: Mapping[Outcome, Mapping[Asked, str]] = {
    Outcome.AGREED: _WEIGHING,
    Outcome.AGREED_WITH_CHANGES: _WEIGHING,
    Outcome.EXISTING_COUNTS: _EXISTING,
    Outcome.EXEMPTION_GRANTED: _EXEMPTION,
    Outcome.PART_COUNTS: _EXISTING,
}
"""The questions that a decision answers in a part of its own, with its name; others are asked beside it."""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """An advice on which a decision leans: from whom, of which day, what it says and why (Awb 3:49).

    Who decides otherwise says why in his own reasons (Awb 3:50).
    """

    adviser: str
    advised_on: date | None
    advice: str


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
    replaces: bool | None = None
    """Whether it takes the place of what runs, or comes beside it; None where nothing runs."""

    @property
    def ends_on(self) -> date:
        """The last day: three months from 1 March end with 31 May, from 30 November with 28 February.

        Never shorter than the term that was asked: a month without that day is counted to its end.
        """
        after = terms.add_months(self.starts_on, self.months)
        return after if after.day < self.starts_on.day else after - timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """What was weighed, a sentence or more each (for HS art. 3 lid 4: the four factors)."""

    ability: str
    situation: str
    wishes: str
    existing: str
    no_displacement: str
    alternatives: str = ""


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
    advice: Advice | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the decision settles, over what the plan said: hours, months, what comes in return."""
        if self.design is None:
            return {}
        return {
            "hours_per_week": self.design.minutes_per_week / 60,
            "months": self.design.months,
            "reciprocity": self.design.organisation_gives,
            "starts_on": self.design.starts_on.isoformat(),
            **({"other_hours_per_week": 0} if self.design.replaces else {}),
        }

    @property
    def judged(self) -> Reasons:
        """Every reason that was written, by the question that it answers."""
        own = OWN_FIELDS.get(self.outcome, {}) if self.weighing else {}
        return {**{asked: getattr(self.weighing, name) for asked, name in own.items()}, **self.judgements}

    @property
    def why(self) -> str:
        """The reasons in short, as the case page shows them."""
        return self.reasons or self.change_why


@dataclass(frozen=True, kw_only=True)
class Reasoned:
    """What every decision that is no plan says. ``reasons``: each line is a point in the letter."""

    outcome: Outcome
    client_words: str
    reasons: str
    talk_on: date | None = None
    judgements: Reasons = field(default_factory=dict)
    carried_by: tuple[Asked, ...] = ()
    advice: Advice | None = None

    @property
    def judged(self) -> Reasons:
        """Every reason that was written, by the question that it answers."""
        own = dict.fromkeys(OWN_FIELDS.get(self.outcome, {}), self.reasons)
        return {**own, **self.judgements}

    @property
    def why(self) -> str:
        """The reasons in short, as the case page shows them."""
        return self.reasons


@dataclass(frozen=True, kw_only=True)
class ExistingVerdict(Reasoned):
    """The decision of a mandated officer on what a client already does (forms K2 and K3).

    ``activity`` says in plain Dutch what the client does.
    """

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
    what never begins. ``never_begun``: what should have begun already never did.
    """

    last_day: date
    never_begun: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """No rule looks at the end."""
        return {}


AnyVerdict = Verdict | ExistingVerdict | ExemptionVerdict | EndingVerdict
