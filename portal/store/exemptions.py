"""When nothing, or less, is asked of somebody: an ontheffing, a request for one, a pause of what runs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.states import Handling
from portal.domain.ways import Lane, in_lane
from portal.store import rows
from portal.store.base import new_id
from portal.store.statements import Statement, among
from portal.store.submissions import HAS_OPEN, IS_OPEN
from portal.store.tables import assessment, beschikking, dossier, exemption, pause, submission


@dataclass(frozen=True)
class Exemption:
    """An ontheffing from the day of the decision up to and including another.

    ``minutes_left`` a week stay possible; None: nothing is asked.
    """

    id: str
    beschikking_id: str
    starts_on: date
    until: date
    minutes_left: int | None


@dataclass(frozen=True)
class Claim:
    """A request for an ontheffing: when it came in, where it is, and when the decision on it left, if any."""

    id: str
    replaces_id: str | None
    received_at: datetime
    state: Handling
    decided_on: date | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", Handling(self.state))


@dataclass(frozen=True)
class Pause:
    """The tegenprestatie stands still from a day up to and including another."""

    id: str
    submission_id: str
    starts_on: date
    until: date


_OF_DOSSIER = rows.Prepared(
    Exemption,
    rows.select(exemption, Exemption, assessment.c.assessed_on.label("starts_on"))
    .select_from(exemption.join(beschikking).join(assessment))
    .where(exemption.c.dossier_id == sa.bindparam("dossier"))
    .order_by(exemption.c.until, exemption.c.id),
)
_CLAIMS = rows.Prepared(
    Claim,
    sa.select(
        submission.c.id,
        submission.c.replaces_id,
        submission.c.received_at,
        submission.c.state,
        beschikking.c.sent_on.label("decided_on"),
    )
    .select_from(submission.outerjoin(beschikking))
    .where(
        submission.c.dossier_id == sa.bindparam("dossier"),
        among(submission.c.flow, in_lane(Lane.EXEMPTION)),
    )
    .order_by(submission.c.received_at),
)
DOSSIERS_THAT_ASK = sa.select(submission.c.dossier_id).where(
    IS_OPEN, among(submission.c.flow, in_lane(Lane.EXEMPTION))
)
_ASKED_BY = Statement(DOSSIERS_THAT_ASK.where(submission.c.dossier_id == sa.bindparam("dossier")).limit(1))
_NOTHING_ASKED = exemption.c.minutes_left.is_(None)
_LAST_DAY = Statement(
    sa.select(sa.func.max(exemption.c.until)).where(
        exemption.c.dossier_id == sa.bindparam("dossier"), _NOTHING_ASKED
    )
)
_LAST_DAYS_OF_OPEN = (
    sa.select(dossier.c.id, sa.func.max(exemption.c.until))
    .select_from(dossier.join(exemption))
    .where(HAS_OPEN, _NOTHING_ASKED)
    .group_by(dossier.c.id)
)
_THESE: sa.BindParameter[Any] = sa.bindparam("dossiers", expanding=True)
_LAST_DAYS_OF = (
    sa.select(exemption.c.dossier_id, sa.func.max(exemption.c.until))
    .where(exemption.c.dossier_id.in_(_THESE), _NOTHING_ASKED)
    .group_by(exemption.c.dossier_id)
)
_ASKING_AMONG = DOSSIERS_THAT_ASK.where(submission.c.dossier_id.in_(_THESE))
_IN_PART_OF_OPEN = (
    rows.select(exemption, Exemption, assessment.c.assessed_on.label("starts_on"), exemption.c.dossier_id)
    .select_from(exemption.join(beschikking).join(assessment).join(dossier))
    .where(HAS_OPEN, exemption.c.minutes_left.is_not(None))
)
_PAUSES = rows.Prepared(
    Pause,
    rows.select(pause, Pause)
    .where(pause.c.dossier_id == sa.bindparam("dossier"))
    .order_by(pause.c.starts_on, pause.c.id),
)


def add(
    connection: sa.Connection, dossier_id: str, beschikking_id: str, until: date, minutes_left: int | None
) -> str:
    """Write down an ontheffing that a decision gives; returns its key."""
    key = new_id()
    values = {"until": until, "minutes_left": minutes_left, "beschikking_id": beschikking_id}
    rows.insert(connection, exemption, {"id": key, "dossier_id": dossier_id, **values})
    return key


def of_dossier(connection: sa.Connection, dossier_id: str) -> list[Exemption]:
    """Each ontheffing of a dossier; the one that lasts longest is the last."""
    return _OF_DOSSIER.many(connection, dossier=dossier_id)


def claims(connection: sa.Connection, dossier_id: str) -> list[Claim]:
    """The requests for an ontheffing that were sent in for a dossier, oldest first.

    What took the place of another counts from the day of the first, and the others do not count beside it.
    """
    found = {one.id: one for one in _CLAIMS.many(connection, dossier=dossier_id)}
    replaced = {one.replaces_id for one in found.values()}
    return [replace(one, received_at=_since(one, found)) for one in found.values() if one.id not in replaced]


def _since(one: Claim, found: Mapping[str, Claim]) -> datetime:
    """When a request first came in: of one that took the place of another, that of the other."""
    earlier = found.get(one.replaces_id or "")
    return _since(earlier, found) if earlier else one.received_at


def is_asked(connection: sa.Connection, dossier_id: str) -> bool:
    """Whether a request for an ontheffing of this dossier waits for a decision."""
    return bool(_ASKED_BY.all(connection, {"dossier": dossier_id}))


def dossiers_that_ask(connection: sa.Connection) -> frozenset[str]:
    """The keys of all dossiers of which a request for an ontheffing waits."""
    return frozenset(connection.scalars(DOSSIERS_THAT_ASK))


def asking_among(connection: sa.Connection, dossier_ids: Collection[str]) -> frozenset[str]:
    """Of these dossiers those of which a request for an ontheffing waits."""
    return frozenset(connection.scalars(_ASKING_AMONG, {"dossiers": list(dossier_ids)}))


def running(connection: sa.Connection, dossier_id: str, on: date) -> list[Exemption]:
    """Each ontheffing that has not ended on a day, the one that ends first before the others."""
    return [one for one in of_dossier(connection, dossier_id) if one.until >= on]


def nothing_asked_until(connection: sa.Connection, dossier_id: str) -> date | None:
    """The last day of an ontheffing by which nothing at all is asked; None when there never was one."""
    found: date | None = _LAST_DAY.value(connection, dossier=dossier_id)
    return found


def last_days_of(connection: sa.Connection, dossier_ids: Collection[str]) -> dict[str, date]:
    """The same of these dossiers: of those that ever had one, by key."""
    return dict(connection.execute(_LAST_DAYS_OF, {"dossiers": list(dossier_ids)}).all())


def least_left(found: Iterable[Exemption], on: date) -> Exemption | None:
    """Of the ontheffingen in part that have not ended on a day, the one that leaves least to ask."""
    in_part = (one for one in found if one.until >= on and one.minutes_left is not None)
    return min(in_part, key=lambda one: one.minutes_left or 0, default=None)


def last_days_of_open(connection: sa.Connection) -> dict[str, date]:
    """The same of everybody who has an open case: of who has one, by the key of the dossier."""
    return dict(connection.execute(_LAST_DAYS_OF_OPEN).all())


def of_open(connection: sa.Connection) -> dict[str, list[Exemption]]:
    """Each ontheffing in part of everybody who has an open case, by the key of the dossier."""
    found: dict[str, list[Exemption]] = {}
    for row in connection.execute(_IN_PART_OF_OPEN).mappings():
        values = {name: value for name, value in row.items() if name != "dossier_id"}
        found.setdefault(row["dossier_id"], []).append(Exemption(**values))
    return found


def add_pause(
    connection: sa.Connection, dossier_id: str, submission_id: str, starts_on: date, until: date
) -> str:
    """Write down a pause that was confirmed; returns its key."""
    key = new_id()
    values = {"starts_on": starts_on, "until": until, "submission_id": submission_id}
    rows.insert(connection, pause, {"id": key, "dossier_id": dossier_id, **values})
    return key


def pauses(connection: sa.Connection, dossier_id: str) -> list[Pause]:
    """The pauses of a dossier, oldest first."""
    return _PAUSES.many(connection, dossier=dossier_id)
