"""For which form somebody was invited to help."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Invitations of before were for all forms, and stay so."""
    op.add_column("invitation", sa.Column("flow", sa.String(30), nullable=True))


def downgrade() -> None:
    """Take back. What was for one form alone ends, so that nobody sees more than the client wanted."""
    op.execute("DELETE FROM invitation WHERE flow IS NOT NULL")
    op.drop_column("invitation", "flow")
