"""How often something was done, counted for all processes together."""

import sqlalchemy as sa
from alembic import op

from portal.store.base import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "brake",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brake")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("brake")
