"""What a client sends in the place of something that lay with the gemeente already."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Nothing of before took the place of anything."""
    op.add_column("draft", sa.Column("replaces_id", sa.String(36), nullable=True))
    op.add_column("submission", sa.Column("replaces_id", sa.String(36), nullable=True))
    op.create_index("ix_submission_replaces", "submission", ["replaces_id"], unique=True)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_submission_replaces", "submission")
    op.drop_column("submission", "replaces_id")
    op.drop_column("draft", "replaces_id")
