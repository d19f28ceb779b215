"""Fingerprints of what may never change unseen: what was sent in, and what was decided on it.

The event with which a thing comes into being, moves on or goes away carries in its field ``kept`` how the
thing stood then. The last one counts; ``portal.store.tampering`` holds it against the tables.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from portal.store import tables, worktables
from portal.store.base import Connection, Moment
from portal.store.statements import Statement

FEW, MANY = 4, 500
"""So many rows are read at a time: of documents, which may hold megabytes each, and of anything else."""
Row = Mapping[Any, Any]
Kept = tuple[str, str, str | None]
"""In the trail: the kind of a thing, its key, and its fingerprint; None: it went away."""


@dataclass(frozen=True)
class Kind:
    """Things of one table: the columns that change with an event that says so, and those that just move.

    A column that is added later may join ``frozen`` when it can be empty: what is empty is left out of a
    fingerprint. No other may join it or leave it, or what was recorded before would look altered. A column
    that always holds something joins ``joined``: what was recorded without it is held against the rest.
    ``digest`` names the column with the SHA-256 of a document, and the column with the document.
    """

    table: sa.Table
    frozen: tuple[str, ...]
    moving: tuple[str, ...] = ()
    digest: tuple[str, str] | None = None
    joined: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns of a fingerprint that is taken now."""
        return (*self.frozen, *self.joined)

    @cached_property
    def _all(self) -> sa.Select[Any]:
        """As the driver gives them: a value that was spoiled can't stop who looks for what was spoiled."""
        columns = [self.table.c[name] for name in self.kept]
        as_it_is: Any = [sa.type_coerce(one, sa.types.NullType()).label(one.name) for one in columns]
        selected: sa.Select[Any] = sa.select(*as_it_is)
        return selected

    @cached_property
    def _by_key(self) -> Statement:
        return Statement(self._all.where(self.table.c.id == sa.bindparam("key")))

    def rows(self, connection: Connection) -> Iterator[Row]:
        """The columns of every row that have a fingerprint, a page at a time."""
        page = FEW if self.digest else MANY
        yield from connection.execute(self._all.execution_options(yield_per=page)).mappings()

    def now(self, connection: Connection, key: str) -> str | None:
        """The fingerprint of a thing as it stands now; None when it is not there."""
        found = self._by_key.all(connection, {"key": key})
        return self.fingerprint(dict(zip(self.kept, found[0], strict=True))) if found else None

    def fingerprint(self, row: Row) -> str:
        """SHA-256 over the frozen columns as canonical JSON, the same on both databases."""
        return self._over(self.kept, row)

    def earlier(self, row: Row) -> str:
        """The fingerprint as it was taken before other columns joined it."""
        return self._over(self.frozen, row)

    def _over(self, columns: tuple[str, ...], row: Row) -> str:
        told = {name: _canonical(self.table.c[name], row[name]) for name in columns}
        known = {name: value for name, value in told.items() if value is not None}
        return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()

    def digest_of(self, row: Row) -> str | None:
        """The SHA-256 of the document in a row; None when there is none."""
        document = row[self.digest[1]] if self.digest else None
        return None if document is None else _digest(document)


def _kind(
    table: sa.Table,
    frozen: str,
    moving: str = "",
    digest: tuple[str, str] | None = None,
    joined: tuple[str, ...] = (),
) -> Kind:
    return Kind(table, tuple(frozen.split()), tuple(moving.split()), digest, joined)


_KINDS = (
    _kind(
        tables.submission,
        "id dossier_id number flow draft_id answers shown language law_version received_at follows_id helper"
        " replaces_id",
        "state judged revision",
        joined=("decide_by",),  # it moves with an event of its own
    ),
    _kind(
        tables.upload,
        "id client_id draft_id media_type size sha256 content is_scanned added_at",
        digest=("sha256", "content"),
    ),
    _kind(tables.question, "id submission_id staff_id text asked_at answer_by answer closed_at"),
    _kind(tables.note, "id submission_id staff_id text written_at dossier_id"),
    _kind(tables.message, "id submission_id staff_id text written_at request_id", "read_at"),
    _kind(tables.assessment, "id submission_id assessed_on facts law_files findings judgements grounds"),
    _kind(
        tables.deviation,
        "id submission_id staff_id outcome deviates revision dossier_revision asked_at judged_by is_agreed"
        " judgement judged_at beschikking_id",
    ),
    _kind(
        tables.beschikking,
        "id submission_id assessment_id staff_id outcome reasons decided_at sent_on bezwaar_until"
        " holds_until",
    ),
    _kind(
        tables.letter,
        "id dossier_id beschikking_id submission_id template language law_version sent_on pdf size sha256"
        " by posted_on",
        "first_opened_at",
        digest=("sha256", "pdf"),
    ),
    _kind(
        tables.receipt,
        "id submission_id language made_at pdf size sha256",
        digest=("sha256", "pdf"),
    ),
    _kind(
        tables.activity,
        "id dossier_id beschikking_id task place minutes_per_week starts_on ends_on called_off_on",
    ),  # the end moves with an event of its own
    _kind(tables.exemption, "id dossier_id beschikking_id until minutes_left"),
    _kind(tables.pause, "id dossier_id submission_id starts_on until"),
    _kind(tables.worked_week, "id activity_id submission_id monday minutes"),
    _kind(tables.objection, "id submission_id registered_on decide_by outcome decided_on"),
    _kind(
        tables.signal,
        "id number client_id code request_id language answers shown contact received_at with_committee_at"
        " advised_outcome advice advised_at advised_by heard_on outcome explanation departure closed_at"
        " closed_by pdf sha256 place",
        "state officer_id revision",
        digest=("sha256", "pdf"),
        joined=("holds",),
    ),
    _kind(worktables.wording_report, "id language page wrong better reported_at", "handled_at"),
)
KINDS: Mapping[str, Kind] = {kind.table.name: kind for kind in _KINDS}
"""What has a fingerprint, by the name of its table."""

WITHOUT: Mapping[str, str] = {
    "brake": "counts tries for an hour at most",
    "client": "kept up to date by the department that pays the benefit; how letters go stands in the trail",
    "dossier": "where somebody stands now; what a decision rested on stands in its assessment",
    "draft": "not sent in yet",
    "findable": "made from other tables",
    "invitation": "thrown away a day after its end; who came in stands in the trail",
    "job": "work that waits, or was done a moment ago; what came of it has a fingerprint",
    "number": "counts the submissions of a year",
    "outbox": "how far a notice is; what it tells of has a fingerprint",
    "parked_form": "not sent in yet",
    "session": "thrown away a day after its end",
    "staff": "kept up to date by the gemeente",
    "staff_role": "the same; who gave a role stands in the trail",
    "task": "where the work is now; what was done stands in the trail",
    "trail": "a chain of its own: portal.store.trail",
}
"""Tables without fingerprints, and why they need none."""


def taken(connection: Connection, *things: tuple[str, str]) -> list[Kept]:
    """For the field ``kept`` of an event: kind, key and fingerprint of each thing as it stands now.

    Read back from the tables, in the transaction of the event. What is there no more has no fingerprint.
    """
    return [(name, key, KINDS[name].now(connection, key)) for name, key in things]


def _canonical(column: sa.Column[Any], value: Any) -> Any:
    """A value as JSON can hold it, the same whichever database it stood in."""
    if isinstance(value, str):
        return _read(column, value)
    if isinstance(value, bytes | memoryview):
        return _digest(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _read(column: sa.Column[Any], text: str) -> Any:
    """SQLite keeps JSON and moments as text; what can't be read any more stays the text that it is."""
    try:
        if isinstance(column.type, sa.JSON):
            return json.loads(text)
        if isinstance(column.type, Moment):
            return datetime.fromisoformat(text).replace(tzinfo=UTC).isoformat()
    except ValueError:
        pass
    return text


def _digest(document: Any) -> str:
    """The SHA-256 of a document; SQLite may hold anything where a document was."""
    is_raw = isinstance(document, bytes | memoryview)
    return hashlib.sha256(document if is_raw else str(document).encode()).hexdigest()
