"""Until when a decision holds that a later one ended."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("beschikking", sa.Column("holds_until", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("beschikking", "holds_until")
