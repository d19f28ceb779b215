"""How somebody wants letters, and how and when each letter leaves."""

import sqlalchemy as sa
from alembic import op

from portal.store.base import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TO_POST = "ix_letter_to_post"


def upgrade() -> None:
    """Apply. How a letter left that is there already is not known, and stays so."""
    op.add_column(
        "client", sa.Column("letters_by", sa.String(length=10), nullable=False, server_default="post")
    )
    op.add_column("client", sa.Column("letters_since", Moment(), nullable=True))
    op.add_column("letter", sa.Column("by", sa.String(length=10), nullable=True))
    op.add_column("letter", sa.Column("posted_on", sa.Date(), nullable=True))
    op.create_index(TO_POST, "letter", ["by", "posted_on", "sent_on"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(TO_POST, table_name="letter")
    op.drop_column("letter", "posted_on")
    op.drop_column("letter", "by")
    op.drop_column("client", "letters_since")
    op.drop_column("client", "letters_by")
