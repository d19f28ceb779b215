"""What readers say about the words of the portal: which word is wrong, on which page, never who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import Moment
from portal.store.worktables import wording_report

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


_HAS_KEY = wording_report.c.id == sa.bindparam("key")
_IS_OPEN = wording_report.c.handled_at.is_(None)
_REPORT = rows.Prepared(WordingReport, rows.select(wording_report, WordingReport).where(_HAS_KEY))
_PLACE = sa.tuple_(wording_report.c.reported_at, wording_report.c.id)
_AFTER = sa.tuple_(sa.bindparam("moment", type_=Moment), sa.bindparam("key", type_=sa.String)) > _PLACE


def _list(*conditions: sa.ColumnElement[bool]) -> rows.Prepared[WordingReport]:
    newest_first = wording_report.c.reported_at.desc(), wording_report.c.id.desc()
    found = rows.select(wording_report, WordingReport).where(*conditions).order_by(*newest_first)
    return rows.Prepared(WordingReport, found.limit(sa.bindparam("most", type_=sa.Integer)))


_IS = {True: wording_report.c.handled_at.is_not(None), False: _IS_OPEN}
_FIRST = {is_handled: _list(which) for is_handled, which in _IS.items()}
_NEXT = {is_handled: _list(which, _AFTER) for is_handled, which in _IS.items()}
_COUNT = {
    is_handled: sa.select(sa.func.count()).select_from(wording_report).where(which)
    for is_handled, which in _IS.items()
}
_HANDLE = wording_report.update().where(_HAS_KEY, _IS_OPEN)


def get(connection: sa.Connection, report_id: str) -> WordingReport | None:
    """The report with this key."""
    return _REPORT.one(connection, key=report_id)


def add(connection: sa.Connection, values: Mapping[str, Any]) -> None:
    """Write a report; ``values`` are the columns of the table."""
    rows.insert(connection, wording_report, values)


def page(
    connection: sa.Connection, is_handled: bool, after: str | None = None, size: int = PAGE
) -> ReportsPage:
    """The open or the handled reports, newest first, starting after a place.

    Raises:
        NotFound: ``after`` is no place in this order.
    """
    if after:
        moment, _, key = after.partition("~")
        place = {"moment": rows.moment_in(moment), "key": key}
        found = _NEXT[is_handled].many(connection, most=size + 1, **place)
    else:
        found = _FIRST[is_handled].many(connection, most=size + 1)
    return ReportsPage(found[:size], found[size - 1].place if len(found) > size else None)


def count(connection: sa.Connection, is_handled: bool) -> int:
    """How many reports are open, or handled."""
    return connection.scalar(_COUNT[is_handled]) or 0


def handle(connection: sa.Connection, report_id: str, at: datetime) -> bool:
    """Mark a report as handled; False when it was already."""
    return connection.execute(_HANDLE, {"key": report_id, "handled_at": at}).rowcount == 1
