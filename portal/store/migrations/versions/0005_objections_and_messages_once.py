"""A registered bezwaar keeps the last day to decide on it; a message that is sent twice is kept once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "objection",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("decide_by", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_objection_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_objection_submission_id")),
    )
    op.add_column("message", sa.Column("request_id", sa.String(length=36), nullable=True))
    op.create_index(op.f("ix_message_request_id"), "message", ["request_id"], unique=True)


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_message_request_id"), table_name="message")
    op.drop_column("message", "request_id")
    op.drop_table("objection")
