"""Whether a decision follows the client's own plan: what it says otherwise is a change, with a reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.domain.fold import fold

PARTS = ("minutes", "months", "starts_on", "place")
"""What a plan and a decision both say. The task is told anew in the decision, more exactly, as it must be."""


def changed(planned: Mapping[str, Any], decided: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that a decision says otherwise than the plan. What the plan left open is no change."""
    return tuple(
        name
        for name in PARTS
        if planned.get(name) and decided.get(name) and not _is_same(planned[name], decided[name])
    )


def _is_same(planned: Any, decided: Any) -> bool:
    """A place that is told more exactly is the same place."""
    if isinstance(decided, date):
        return bool(decided.isoformat() == planned)
    if isinstance(decided, str):
        one, other = fold(str(planned)), fold(decided)
        return one in other or other in one
    return bool(planned == decided)
