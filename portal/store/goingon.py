"""What was decided under rules that no longer hold and still goes on, the newest decision first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import islice
from typing import Any

import sqlalchemy as sa

from portal.domain.states import Outcome
from portal.store.capped import capped
from portal.store.people import full_name
from portal.store.tables import activity, beschikking, client, dossier, exemption, submission


@dataclass(frozen=True)
class GoingOn:
    """One decision: on which form, of whom, and the last day of what it gave (None: it has no end)."""

    submission_id: str
    number: str
    first_name: str
    last_name: str
    outcome: Outcome
    decided_at: datetime
    last_day: date | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", Outcome(self.outcome))

    @property
    def client_name(self) -> str:
        """First and last name of the client."""
        return full_name(self.first_name, self.last_name)


_DAY = sa.bindparam("day", type_=sa.Date)
_FROM = beschikking.outerjoin(activity, activity.c.beschikking_id == beschikking.c.id).outerjoin(
    exemption, exemption.c.beschikking_id == beschikking.c.id
)
_ENDS = (activity.c.ends_on, exemption.c.until, beschikking.c.holds_until)
_IS_SO = (
    beschikking.c.outcome == sa.bindparam("outcome"),
    beschikking.c.decided_at < sa.bindparam("before", type_=beschikking.c.decided_at.type),
    *(sa.or_(end.is_(None), end >= _DAY) for end in _ENDS),
)
_LINES: sa.Select[Any] = (
    sa.select(
        beschikking.c.submission_id,
        submission.c.number,
        client.c.first_name,
        client.c.last_name,
        beschikking.c.outcome,
        beschikking.c.decided_at,
        sa.func.coalesce(*_ENDS).label("last_day"),
    )
    .select_from(
        _FROM.join(submission, submission.c.id == beschikking.c.submission_id)
        .join(dossier, dossier.c.id == submission.c.dossier_id)
        .join(client, client.c.id == dossier.c.client_id)
    )
    .where(*_IS_SO)
    .order_by(beschikking.c.decided_at.desc(), beschikking.c.id.desc())
    .limit(sa.bindparam("most"))
)
_COUNT = capped(_FROM, *_IS_SO)


def of(
    connection: sa.Connection, outcomes: Collection[Outcome], before: datetime, day: date, most: int
) -> list[GoingOn]:
    """What these outcomes gave before a moment and has not ended on a day; no more than ``most``.

    What was decided afterwards is not read, so it costs the same however long ago that moment is.
    """
    asked = {"before": before, "day": day, "most": most}
    parts = [
        [GoingOn(**row) for row in connection.execute(_LINES, {"outcome": one, **asked}).mappings()]
        for one in sorted(outcomes)
    ]
    return list(islice(merge(*parts, key=lambda one: one.decided_at, reverse=True), most))


def count(
    connection: sa.Connection, outcomes: Collection[Outcome], before: datetime, day: date, most: int
) -> int:
    """How many there are; more than ``most`` when there are more than that."""
    asked = {"before": before, "day": day, "most": most}
    return sum(connection.scalars(_COUNT, {"outcome": one, **asked}).one() for one in sorted(outcomes))
