"""The number by which the benefits administration knows a person, so that a list finds who is there."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("client", sa.Column("number", sa.String(length=30), nullable=True))
    op.create_index(op.f("ix_client_number"), "client", ["number"], unique=True)
    op.create_index(op.f("ix_client_birth_date"), "client", ["birth_date"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_client_birth_date"), table_name="client")
    op.drop_index(op.f("ix_client_number"), table_name="client")
    op.drop_column("client", "number")
