"""What a decider hands in: the decision with all that its letter must say (Awb 3:46, 3:47)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from portal.domain.hours import in_hours
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
    Outcome.SPARING_ENDED: {Asked.EARLIER_DECISION: "reasons"},
    Outcome.PART_COUNTS: _EXISTING,
}
"""The questions that a decision answers in a part of its own, with its name; others are asked beside it."""


class Fate(StrEnum):
    """What becomes of something that holds already."""

    ENDS = "ends"
    GOES_ON = "goes_on"


@dataclass(frozen=True, kw_only=True)
class Becomes:
    """What a decision says becomes of the activities that run, and of the decision by which nothing is asked.

    None: it says nothing, or there is none. ``ended``: the keys of the activities that end, where the officer
    names them.
    """

    running: Fate | None = None
    spared: Fate | None = None
    ended: tuple[str, ...] = ()


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
    becomes: Becomes = Becomes()

    @property
    def facts(self) -> dict[str, Any]:
        """What the decision settles, over what the plan said: hours, months, what comes in return."""
        if self.design is None:
            return {}
        return {
            "hours_per_week": in_hours(self.design.minutes_per_week),
            "months": self.design.months,
            "reciprocity": self.design.organisation_gives,
            "starts_on": self.design.starts_on.isoformat(),
            "place": self.design.place,
            **({"other_hours_per_week": 0} if self.becomes.running is Fate.ENDS else {}),
        }

    @property
    def begins_on(self) -> date | None:
        """The first day of what is going to be done."""
        return None if self.design is None else self.design.starts_on

    @property
    def makes_room_on(self) -> date | None:
        """The last day of what it takes the place of: the one before it begins."""
        return None if self.begins_on is None else self.begins_on - timedelta(days=1)

    @property
    def free_until(self) -> date | None:
        """A decision on a plan gives no ontheffing."""
        return None

    @property
    def judged(self) -> Reasons:
        """Every reason that was written, by the question that it answers."""
        own = OWN_FIELDS.get(self.outcome, {}) if self.weighing else {}
        return {**{asked: getattr(self.weighing, name) for asked, name in own.items()}, **self.judgements}

    def written(self, silent: Collection[Asked]) -> Reasons:
        """The reasons to keep. What was weighed was written about each question, also about a silent one."""
        return self.judged

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
    becomes: Becomes = Becomes()

    @property
    def judged(self) -> Reasons:
        """Every reason that was written, by the question that it answers."""
        own = dict.fromkeys(OWN_FIELDS.get(self.outcome, {}), self.reasons)
        return {**own, **self.judgements}

    def written(self, silent: Collection[Asked]) -> Reasons:
        """The reasons to keep: one text may answer several questions, but none that is silent here."""
        return {asked: reason for asked, reason in self.judged.items() if asked not in silent}

    @property
    def begins_on(self) -> date | None:
        """The first day of what is going to be done; None: nothing begins."""
        return None

    @property
    def makes_room_on(self) -> date | None:
        """The last day of what ends by it; None: the day of sending."""
        return None

    @property
    def free_until(self) -> date | None:
        """Until when nothing is asked by it; None: it gives no such day."""
        return None

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
        """It settles no fact: the hours are those that were reported, or found out in the toets."""
        return {}


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

    @property
    def free_until(self) -> date | None:
        """The last day of a whole ontheffing."""
        return self.until if self.minutes_left is None else None


@dataclass(frozen=True, kw_only=True)
class EndingVerdict(Reasoned):
    """The decision of a mandated officer that something ends that was decided (form K7, L11).

    ``last_day`` is the last day of the tegenprestatie, or of the decision by which nothing was asked. That of
    a tegenprestatie may have passed, or lie before the first day of what never begins. ``never_begun``: what
    should have begun already never did.
    """

    last_day: date
    never_begun: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """No rule looks at the end."""
        return {}

    @property
    def makes_room_on(self) -> date | None:
        """The last day of what ends."""
        return self.last_day

    @property
    def free_until(self) -> date | None:
        """Nothing is asked as long as the decision holds that said so."""
        return self.last_day


AnyVerdict = Verdict | ExistingVerdict | ExemptionVerdict | EndingVerdict
