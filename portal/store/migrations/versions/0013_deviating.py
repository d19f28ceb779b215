"""Deviating from an article of the regeling: what a second person was asked, and said."""

import sqlalchemy as sa
from alembic import op

from portal.store.base import Moment

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WAITING, OF_CASE = "ix_deviation_waiting", "ix_deviation_submission_id"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "deviation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("deviates", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("dossier_revision", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("judged_by", sa.String(length=36), nullable=True),
        sa.Column("is_agreed", sa.Boolean(), nullable=True),
        sa.Column("judgement", sa.Text(), nullable=True),
        sa.Column("judged_at", Moment(), nullable=True),
        sa.Column("beschikking_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_deviation_submission_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_deviation_staff_id")),
        sa.ForeignKeyConstraint(["judged_by"], ["staff.id"], name=op.f("fk_deviation_judged_by")),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_deviation_beschikking_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deviation")),
    )
    op.create_index(OF_CASE, "deviation", ["submission_id"])
    op.create_index(WAITING, "deviation", ["judged_at", "asked_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(WAITING, table_name="deviation")
    op.drop_index(OF_CASE, table_name="deviation")
    op.drop_table("deviation")
