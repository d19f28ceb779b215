"""The worklist searches in an index of folded words; each filter and a person's own data have an index."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.store.search import WORDED, words_of
from portal.store.toolbox import forget_findable, index_findable

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BATCH = 1000
INDEXES = {
    "ix_submission_desk": ("submission", ["caseworker_id", "state", "urgent_on", "number"]),
    "ix_submission_flow": ("submission", ["flow", "state", "urgent_on", "number"]),
    "ix_submission_desk_flow": ("submission", ["caseworker_id", "flow", "state", "urgent_on", "number"]),
    "ix_trail_actor_id": ("trail", ["actor_id"]),
    "ix_outbox_client_id": ("outbox", ["client_id"]),
    "ix_upload_client_id": ("upload", ["client_id"]),
}


def upgrade() -> None:
    """Apply."""
    for name, (table, columns) in INDEXES.items():
        op.create_index(op.f(name), table, columns)
    findable = op.create_table(
        "findable",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_findable")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_findable_submission_id")),
    )
    connection = op.get_bind()
    _fill(connection, findable)
    if connection.dialect.name == "sqlite":
        index_findable(connection)
    else:
        op.create_index(op.f("ix_findable_words"), "findable", ["words"], postgresql_using="gin")


def _fill(connection: sa.Connection, findable: sa.Table) -> None:
    """Everything that was sent in, in the order in which it came; so many at a time in memory."""
    sent = WORDED.order_by(sa.text("submission.received_at, submission.number"))
    found: sa.CursorResult[Any] = connection.execute(
        sent, execution_options={"stream_results": True, "yield_per": BATCH}
    )
    for part in found.partitions():
        values = [{"submission_id": row.id, "words": words_of(row)} for row in part]
        connection.execute(findable.insert(), values)


def downgrade() -> None:
    """Take back."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        forget_findable(connection)
    op.drop_table("findable")
    for name, (table, _columns) in reversed(INDEXES.items()):
        op.drop_index(op.f(name), table_name=table)
