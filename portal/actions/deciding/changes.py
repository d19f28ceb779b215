"""Whether a decision follows the client's own plan: what it says otherwise is a change, with a reason."""

from collections.abc import Mapping
from typing import Any

from portal.domain.answers import PlanAnswers
from portal.domain.fold import fold

PARTS = ("minutes", "months", "starts_on", "place")
"""What a plan and a decision both say. The task is told anew in the decision, more exactly, as it must be."""


def changed(planned: PlanAnswers, decided: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that a decision says otherwise than the plan. What the plan left open is no change."""
    both = ((name, getattr(planned, name), decided.get(name)) for name in PARTS)
    return tuple(name for name, one, other in both if one and other and not _is_same(one, other))


def _is_same(planned: Any, decided: Any) -> bool:
    """A place that is told more exactly is the same place."""
    if isinstance(decided, str):
        one, other = fold(str(planned)), fold(decided)
        return one in other or other in one
    return bool(planned == decided)
