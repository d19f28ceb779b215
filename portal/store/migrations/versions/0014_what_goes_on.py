"""Decisions are found by their outcome and their moment: what goes on under rules of before."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_beschikking_decided", "beschikking", ["outcome", "decided_at", "id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_beschikking_decided", table_name="beschikking")
