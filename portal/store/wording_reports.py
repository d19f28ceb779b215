"""What readers say about the words of the portal: which word is wrong, on which page, never who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import Moment
from portal.store.tables import wording_report

PAGE = 50


@dataclass(frozen=True)
class WordingReport:
    """One report. ``page`` is the path of the page without any key; ``better`` may be empty."""

    id: str
    language: str
    page: str
    wrong: str
    better: str
    reported_at: datetime
    handled_at: datetime | None

    @property
    def place(self) -> str:
        """Where this report stands in the list; the next page starts after it."""
        return f"{self.reported_at.isoformat()}~{self.id}"


@dataclass(frozen=True)
class ReportsPage:
    """One page, and the place after which the next one starts (None: this is the last)."""

    reports: list[WordingReport]
    next_after: str | None


def get(connection: sa.Connection, report_id: str) -> WordingReport | None:
    """The report with this key."""
    return rows.one(connection, _select().where(wording_report.c.id == report_id), WordingReport)


def add(connection: sa.Connection, values: Mapping[str, Any]) -> None:
    """Write a report; ``values`` are the columns of the table."""
    connection.execute(wording_report.insert().values(**values))


def page(
    connection: sa.Connection, is_handled: bool, after: str | None = None, size: int = PAGE
) -> ReportsPage:
    """The open or the handled reports, newest first, starting after a place.

    Raises:
        NotFound: ``after`` is no place in this order.
    """
    query = _select().where(_is(is_handled))
    if after:
        moment, _, key = after.partition("~")
        place = sa.tuple_(wording_report.c.reported_at, wording_report.c.id)
        query = query.where(place < sa.tuple_(sa.literal(rows.moment_in(moment), Moment), key))
    newest = query.order_by(wording_report.c.reported_at.desc(), wording_report.c.id.desc())
    found = rows.many(connection, newest.limit(size + 1), WordingReport)
    return ReportsPage(found[:size], found[size - 1].place if len(found) > size else None)


def count(connection: sa.Connection, is_handled: bool) -> int:
    """How many reports are open, or handled."""
    query = sa.select(sa.func.count()).select_from(wording_report).where(_is(is_handled))
    return connection.scalar(query) or 0


def handle(connection: sa.Connection, report_id: str, at: datetime) -> bool:
    """Mark a report as handled; False when it was already."""
    query = wording_report.update().where(
        wording_report.c.id == report_id, wording_report.c.handled_at.is_(None)
    )
    return connection.execute(query.values(handled_at=at)).rowcount == 1


def _select() -> sa.Select[Any]:
    return sa.select(*rows.columns(wording_report, WordingReport))


def _is(is_handled: bool) -> sa.ColumnElement[bool]:
    return wording_report.c.handled_at.is_not(None) if is_handled else wording_report.c.handled_at.is_(None)
