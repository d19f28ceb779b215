"""The worklist searches in an index of folded words; each filter and a person's own data have an index."""

from alembic import op

from portal.store.migrations import byform
from portal.store.toolbox import forget_findable

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

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
    byform.make(op.get_bind())


def downgrade() -> None:
    """Take back."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        forget_findable(connection)
    op.drop_table("findable")
    for name, (table, _columns) in reversed(INDEXES.items()):
        op.drop_index(op.f(name), table_name=table)
