"""On which grounds a decision rests."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("assessment", sa.Column("grounds", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("assessment", "grounds")
