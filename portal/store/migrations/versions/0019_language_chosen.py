"""The language that a client chose himself."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. What somebody chose before was not kept."""
    op.add_column("client", sa.Column("language_chosen", sa.String(5), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("client", "language_chosen")
