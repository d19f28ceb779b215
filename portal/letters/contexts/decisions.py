"""The letters that bind: every beschikking, with what it decides and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.sending import By
from portal.letters.contexts.parts import (
    Addressee,
    Advised,
    Change,
    Complete,
    Deviated,
    Earlier,
    EarlierDecision,
    Ended,
    Factors,
    LetterContradicts,
    LetterIncomplete,
    Rule,
    Sender,
    Signatory,
    Weighed,
)


@dataclass(frozen=True, kw_only=True)
class Decision(Complete):
    """What every beschikking carries (Awb 3:41, 3:45 to 3:47, 6:4, 10:10).

    It was decided on one day and leaves on another, ``sent_on``, which is the date of the letter; ``by`` says
    how. ``objection_until`` is the last day for bezwaar, computed by the caller with the Algemene
    termijnenwet. ``client_words`` are what the client wrote or said, as written or said. ``answer_by``: until
    when he tells what he wants to do, where that is asked of him after this decision; ``own_term``: no text
    names that term, the gemeente chose it. ``rules`` are the
    articles that carry the decision, ``weighed`` what a person judged beside the reasons, ``advice`` what
    somebody else advised. ``earlier`` says what becomes of everything that runs already, ``spared`` what
    becomes of an earlier decision by which nothing was asked. ``deviations``: from what is deviated, and why.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    subject: str
    decided_on: date
    sent_on: date
    by: By
    submitted_on: date
    client_words: str
    rules: tuple[Rule, ...]
    objection_until: date
    decided_by: Signatory
    talk_on: date | None = None
    policy: str = ""
    answer_by: date | None = None
    own_term: bool = False
    weighed: tuple[Weighed, ...] = ()
    advice: Advised | None = None
    earlier: tuple[Earlier, ...] = ()
    spared: EarlierDecision | None = None
    deviations: tuple[Deviated, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.objection_until <= self.sent_on:
            raise LetterContradicts("the last day for bezwaar is not after the day of sending")
        if self.sent_on < self.decided_on:
            raise LetterContradicts("the letter leaves before the decision")

    @property
    def articles(self) -> dict[tuple[str, date | None], tuple[str, ...]]:
        """The articles of each source in each version, in the order of the first one."""
        found: dict[tuple[str, date | None], tuple[str, ...]] = {}
        for rule in self.rules:
            found[rule.source, rule.version] = (*found.get((rule.source, rule.version), ()), rule.article)
        return found


@dataclass(frozen=True, kw_only=True)
class PlanDecision(Decision):
    """L6: the client gets a tegenprestatie, as proposed or with changes (PW 9 lid 1 onder c).

    ``may_be_lowered``: whether the benefit can be lowered for who does not take part: not where the regeling
    knows no maatregel. ``is_request``: the gemeente asks and does not order.
    """

    outcome: Literal["imposed", "imposed_with_changes"]
    starts_on: date
    ends_on: date
    task: str
    place: str
    minutes_per_week: int
    days: str
    guide: str
    organisation_gives: str
    factors: Factors
    no_displacement: str
    changes: tuple[Change, ...] = ()
    alternatives: str = ""
    may_be_lowered: bool = True
    is_request: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ends_on < self.starts_on:
            raise LetterContradicts("the tegenprestatie ends before it starts")
        if self.outcome == "imposed_with_changes" and not self.changes:
            raise LetterIncomplete("PlanDecision", ("changes",))
        if self.outcome == "imposed" and self.changes:
            raise LetterContradicts("the plan is followed and changed at the same time")

    @property
    def reasons(self) -> tuple[str, ...]:
        """What was weighed, in the words of the officer."""
        given = self.factors
        factors = (given.ability, given.situation, given.wishes, given.existing, self.no_displacement)
        return (*factors, *(one.words for one in self.weighed))


@dataclass(frozen=True, kw_only=True)
class PlanRefusal(Decision):
    """The client's plan is refused: why, what was looked at, and what the client can do now.

    ``reasons_explained`` repeats the reasons in the client's language for the explanation sheet.
    ``asks_plan``: another plan could be agreed to; it could not where nothing may be asked of this client.
    """

    plan: str
    reasons: tuple[str, ...]
    looked_at: tuple[str, ...]
    next_steps: tuple[str, ...]
    asks_plan: bool = True
    reasons_explained: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.answer_by and not self.asks_plan:
            raise LetterContradicts("a plan is asked of somebody of whom nothing may be asked")


@dataclass(frozen=True, kw_only=True)
class Agreement(Decision):
    """How the client takes part, as he and the gemeente agreed; under rules that impose nothing.

    ``asks_hours``: the regeling asks him to give his hours.
    """

    starts_on: date
    ends_on: date
    task: str
    place: str
    minutes_per_week: int
    days: str
    guide: str
    organisation_gives: str
    reasons: tuple[str, ...]
    asks_hours: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ends_on < self.starts_on:
            raise LetterContradicts("the agreement ends before it starts")


@dataclass(frozen=True, kw_only=True)
class ExistingDecision(Decision):
    """L7: what the client already does is enough, so nothing more is asked.

    ``effect``: a tegenprestatie is not imposed because of it (Hoogezand-Sappemeer art. 3 lid 2), or it is
    recognised as one (Rotterdam art. 4 lid 4, Beleidsregels nr. 2). ``because`` is what its regeling asks:
    that the care is necessary, that the work is comparable, or another threshold that is met; or that is
    deviated from it. ``activity`` says what the client does, without the name of anybody who is cared for.
    ``same_house``: the two live in one house, so the letter asks to report it when that is because of the
    care (PW 3 lid 2 onder a).
    """

    kind: Literal["mantelzorg", "vrijwilligerswerk"]
    effect: Literal["not_imposed", "recognised"]
    because: Literal["necessary", "comparable", "enough", "deviated"]
    activity: str
    minutes_per_week: int
    reasons: tuple[str, ...]
    same_house: bool = False


@dataclass(frozen=True, kw_only=True)
class ExistingRefusal(Decision):
    """What the client already does is not enough: why, what was looked at, and what the client can do now.

    ``reasons_explained`` as in :class:`PlanRefusal`.
    """

    kind: Literal["mantelzorg", "vrijwilligerswerk"]
    activity: str
    reasons: tuple[str, ...]
    looked_at: tuple[str, ...]
    next_steps: tuple[str, ...]
    reasons_explained: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotImposed(Decision):
    """L8: no tegenprestatie is imposed, because the client lastingly can't (Hoogezand-Sappemeer art. 5 lid 1)
    or for another reason of his own (``is_lasting`` False).

    This is no ontheffing: that one is temporary (PW 9 lid 2), so the letter has no last day.
    ``reasons_explained`` as in :class:`PlanRefusal`.
    """

    reasons: tuple[str, ...]
    looked_at: tuple[str, ...]
    is_lasting: bool = False
    reasons_explained: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExemptionGranted(Decision):
    """L10a: a temporary ontheffing (PW 9 lid 2, Hoogezand-Sappemeer art. 5 lid 1, Rotterdam art. 7).

    ``until`` is its last day. ``minutes_left`` is what stays possible in a week; without it the ontheffing
    is whole and nothing is asked. ``reasons_explained`` as in :class:`PlanRefusal`.
    """

    until: date
    reasons: tuple[str, ...]
    minutes_left: int | None = None
    reasons_explained: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.until < self.sent_on:
            raise LetterContradicts("the ontheffing ends before the letter is sent")
        if self.minutes_left is not None and self.minutes_left <= 0:
            raise LetterContradicts("an ontheffing for a part leaves no time")

    @property
    def resumes(self) -> bool:
        """Whether something that runs outlasts it, and then goes on as it was agreed."""
        return any(one.last_day > self.until for one in self.earlier)


@dataclass(frozen=True, kw_only=True)
class Ending(Decision):
    """L11: the tegenprestatie ends before the day that was decided.

    ``ended`` names everything that stops, ``earlier`` what goes on beside it.
    """

    ended: tuple[Ended, ...]
    last_day: date
    reasons: tuple[str, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(self.last_day >= one.agreed_until for one in self.ended):
            raise LetterContradicts("the tegenprestatie does not end before the day that was decided")

    @property
    def has_begun(self) -> bool:
        """False for what ends before its first day, and so never begins."""
        return any(self.last_day >= one.starts_on for one in self.ended)


@dataclass(frozen=True, kw_only=True)
class SparingEnded(Decision):
    """A decision by which nothing was asked holds no longer; ``spared`` names it, with its last day."""

    reasons: tuple[str, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.spared is None or self.spared.last_day is None:
            raise LetterIncomplete("SparingEnded", ("spared",))


@dataclass(frozen=True, kw_only=True)
class ExemptionRefused(Decision):
    """L10b: no ontheffing: why, what was looked at, and what the client can do now.

    The client was heard before this letter (Awb 4:7). ``reasons_explained`` as in :class:`PlanRefusal`.
    ``earlier`` goes on from ``resumes_on``, if it does before its end; ``stood_still``: during the request it
    did not. ``may_ask``: by the rules of today a tegenprestatie can be asked of him.
    """

    reasons: tuple[str, ...]
    looked_at: tuple[str, ...]
    next_steps: tuple[str, ...]
    may_ask: bool = True
    stood_still: bool = False
    resumes_on: date | None = None
    reasons_explained: tuple[str, ...] = ()

    @property
    def goes_on_again(self) -> bool:
        """Whether something that stands still, or stood still for the request, goes on from a day."""
        return self.resumes_on is not None and (self.stood_still or self.resumes_on > self.sent_on)
