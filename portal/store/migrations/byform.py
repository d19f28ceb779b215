"""The search as revisions 0007 to 0020 have it: a row for each form that came in."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.domain.searchwords import kept
from portal.store.search import mark
from portal.store.toolbox import index_findable

BATCH = 1000
_SENT = sa.text(
    "SELECT submission.id, submission.number, submission.flow, submission.state, submission.caseworker_id,"
    " client.first_name, client.last_name FROM submission"
    " JOIN dossier ON dossier.id = submission.dossier_id JOIN client ON client.id = dossier.client_id"
    " ORDER BY submission.received_at, submission.number"
)


def make(connection: sa.Connection) -> None:
    """Make the table, fill it in the order in which things came, and let it be searched."""
    findable = op.create_table(
        "findable",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_findable")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_findable_submission_id")),
    )
    for part in _parts(connection):
        values = [{"submission_id": row.id, "words": _words(row)} for row in part]
        connection.execute(findable.insert(), values)
    if connection.dialect.name == "sqlite":
        index_findable(connection)
    else:
        op.create_index(op.f("ix_findable_words"), "findable", ["words"], postgresql_using="gin")


def _parts(connection: sa.Connection) -> Iterator[Any]:
    """So many at a time in memory."""
    found: sa.CursorResult[Any] = connection.execute(
        _SENT, execution_options={"stream_results": True, "yield_per": BATCH}
    )
    yield from found.partitions()


def _words(row: Any) -> str:
    marks = (mark("state", row.state), mark("flow", row.flow), mark("desk", row.caseworker_id or ""))
    return " ".join((*kept(row.first_name, row.last_name, row.number), *marks))
