"""What lets a decision through: the grounds of its outcome, each known, each judged where the law asks that.

Nothing is decided here. Whoever is stopped hears which question waits for an answer (Awb 3:2, 3:46, 3:47).
"""

from portal.actions.deciding.verdict import OWN_FIELDS, AnyVerdict
from portal.domain.errors import BlockedByRule, Incomplete, NotFound, OtherRegime, Unanswered
from portal.domain.regimes import Regime
from portal.domain.states import Outcome
from portal.domain.ways import WAYS, Form
from portal.rules.asked import Asked
from portal.rules.basis import PERSON, SPARED_BY_LAW, TARGET, Lean
from portal.rules.condition import Standing
from portal.rules.grounds import Ground, Grounds

HEARD_FIRST = frozenset(
    {
        Outcome.EXISTING_DOES_NOT_COUNT,
        Outcome.EXEMPTION_REFUSED,
        Outcome.SPARING_ENDED,
        Outcome.PART_DOES_NOT_COUNT,
    }
)
"""Nobody gets this no without being heard (Awb 4:7)."""
PLAN_REFUSED = frozenset({Outcome.REFUSED, Outcome.PART_NOT_AGREED})
OF_THE_PERSON = frozenset({Asked.VERORDENING, *PERSON, *SPARED_BY_LAW, *TARGET})
"""Whoever is not asked anything by one of these, is not helped by another plan."""
JUDGEMENT = "judgement_"
CARRIED_BY = "carried_by"


def check_outcome(form: Form, outcome: Outcome) -> None:
    """Let an outcome through that a form can have.

    Raises:
        NotFound: this outcome does not exist for this form.
    """
    if outcome not in WAYS[form].outcomes:
        raise NotFound(outcome)


def check(regime: Regime, grounds: Grounds, verdict: AnyVerdict) -> None:
    """Let a decision through that the law allows and that is complete.

    Raises:
        OtherRegime: the regime of the case does not know this outcome.
        BlockedByRule: something that this outcome needs is certainly not so and is not deviated from, or
            nothing can carry it.
        Unanswered: a question of the law that this outcome needs has not been answered.
        Incomplete: a judgement is missing, on what a no rests, or the day on which the client was heard.
    """
    if verdict.outcome.regime is not regime:
        raise OtherRegime(verdict.outcome)
    if verdict.outcome in HEARD_FIRST and verdict.talk_on is None:
        raise Incomplete(("talk_on",))
    if in_the_way := against(grounds):
        raise BlockedByRule([ground.asks for ground in in_the_way])
    if unanswered := grounds.unanswered or _before_a_judgement(grounds, verdict):
        raise Unanswered([ground.asks for ground in unanswered])
    _check_judged(grounds, verdict)


def against(grounds: Grounds) -> tuple[Ground, ...]:
    """What forbids an outcome. Where nothing can carry it, that is everything that was looked at for that.

    Of a no it is what would have to fail and does not.
    """
    if grounds.against or grounds.unanswered:
        return grounds.against
    has_basis = grounds.may_fail if is_no(grounds) else grounds.carrying or grounds.deviated
    return () if has_basis else _that_apply(grounds)


def _before_a_judgement(grounds: Grounds, verdict: AnyVerdict) -> tuple[Ground, ...]:
    """What must be answered before a no rests on a judgement that the officer names."""
    named = (one for one in grounds.may_fail if one.asks in verdict.carried_by)
    return grounds.could_help if any(one.standing is Standing.TO_JUDGE for one in named) else ()


def _that_apply(grounds: Grounds) -> tuple[Ground, ...]:
    asked = tuple(one for one in grounds.listed if one.standing is not Standing.NOT_APPLICABLE)
    still_so = tuple(one for one in asked if one.lean is Lean.FAILS)
    return still_so or asked or grounds.listed


def is_no(grounds: Grounds) -> bool:
    """Whether an outcome rests on something that is not so."""
    return bool(grounds.basis.fails)


def carrying(grounds: Grounds, verdict: AnyVerdict) -> tuple[Ground, ...]:
    """The grounds that carry a decision: all that had to be so, and of a no those that the officer named.

    Where a no can rest on one thing only, it rests on that.
    """
    return grounds.carrying + _named(grounds, verdict) if is_no(grounds) else grounds.carrying


def _named(grounds: Grounds, verdict: AnyVerdict) -> tuple[Ground, ...]:
    """On what a no rests: what the officer named, or the only things there are."""
    named = verdict.carried_by or _evident(grounds)
    return tuple(ground for ground in grounds.may_fail if ground.asks in named)


def asks_no_plan(grounds: Grounds, verdict: AnyVerdict) -> bool:
    """Whether a plan is refused because nothing may be asked of this person: no other plan is asked then."""
    asked = {ground.asks for ground in carrying(grounds, verdict)}
    return verdict.outcome in PLAN_REFUSED and bool(asked & OF_THE_PERSON)


def _evident(grounds: Grounds) -> tuple[Asked, ...]:
    """What certainly is not so carries a no by itself; and so does the one judgement that it can rest on."""
    certain = tuple(one.asks for one in grounds.may_fail if one.standing is not Standing.TO_JUDGE)
    if certain or grounds.basis.is_named:
        return certain
    return tuple(one.asks for one in grounds.may_fail if len(grounds.may_fail) == 1)


def _check_judged(grounds: Grounds, verdict: AnyVerdict) -> None:
    judged = verdict.judged
    missing = [one.asks for one in grounds.to_judge if not judged.get(one.asks, "").strip()]
    if missing:
        own = OWN_FIELDS.get(verdict.outcome, {})
        raise Incomplete(list(dict.fromkeys(own.get(asked, JUDGEMENT + asked) for asked in missing)))
    possible = {one.asks for one in grounds.may_fail}
    if is_no(grounds) and (not _named(grounds, verdict) or not possible.issuperset(verdict.carried_by)):
        raise Incomplete((CARRIED_BY,))
