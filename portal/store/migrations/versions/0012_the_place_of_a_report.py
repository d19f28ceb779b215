"""The place that a report of displaced work is about, and whether plans there wait meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. A report that is there already names no place, so it holds none."""
    op.add_column("signal", sa.Column("place", sa.Text(), nullable=True))
    op.add_column("signal", sa.Column("holds", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take back."""
    op.drop_column("signal", "holds")
    op.drop_column("signal", "place")
