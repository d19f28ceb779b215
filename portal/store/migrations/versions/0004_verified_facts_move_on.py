"""What was verified about a person has a revision of its own; sessions know what was searched for.

Two keys that pages search by get an index.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("dossier", sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("session", sa.Column("searches", sa.JSON(none_as_null=True), nullable=True))
    op.create_index(op.f("ix_submission_dossier_id"), "submission", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_session_actor_id"), "session", ["actor_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_session_actor_id"), table_name="session")
    op.drop_index(op.f("ix_submission_dossier_id"), table_name="submission")
    op.drop_column("session", "searches")
    op.drop_column("dossier", "revision")
