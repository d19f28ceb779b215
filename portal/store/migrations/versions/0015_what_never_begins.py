"""The day on which was decided that an activity never begins."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. What ended before its first day says so by its days, and stays as it was recorded."""
    op.add_column("activity", sa.Column("called_off_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("activity", "called_off_on")
