"""When a client first opened a letter in the portal."""

import sqlalchemy as sa
from alembic import op

from portal.store.base import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Whether somebody opened a letter of before is not known, and stays so."""
    op.add_column("letter", sa.Column("first_opened_at", Moment(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("letter", "first_opened_at")
