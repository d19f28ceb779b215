"""Everything a client does: exemptions, hours, pauses, messages, uploads, helpers, signals, wrong words.

Going back needs a database without letters that belong to no beschikking.
"""

import sqlalchemy as sa
from alembic import op

from portal.store.base import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("worked_week", "exemption", "pause", "message", "upload", "signal", "invitation", "wording_report")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "wording_report",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("better", sa.Text(), nullable=False),
        sa.Column("reported_at", Moment(), nullable=False),
        sa.Column("handled_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_report")),
    )
    op.create_index("ix_wording_report_list", "wording_report", ["handled_at", "reported_at"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("helper_name", sa.String(length=80), nullable=False),
        sa.Column("helper_kind", sa.String(length=20), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_invitation_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    op.create_index(op.f("ix_invitation_client_id"), "invitation", ["client_id"], unique=False)

    op.create_table(
        "signal",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=True),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("request_id", sa.String(length=36), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=True),
        sa.Column("with_committee_at", Moment(), nullable=True),
        sa.Column("advised_outcome", sa.String(length=30), nullable=True),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("advised_at", Moment(), nullable=True),
        sa.Column("advised_by", sa.String(length=36), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=30), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("departure", sa.Text(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_by", sa.String(length=36), nullable=True),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["advised_by"], ["staff.id"], name=op.f("fk_signal_advised_by")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_signal_client_id")),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_signal_closed_by")),
        sa.ForeignKeyConstraint(["officer_id"], ["staff.id"], name=op.f("fk_signal_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
        sa.UniqueConstraint("code", name=op.f("uq_signal_code")),
        sa.UniqueConstraint("number", name=op.f("uq_signal_number")),
        sa.UniqueConstraint("request_id", name=op.f("uq_signal_request_id")),
    )
    op.create_index(op.f("ix_signal_client_id"), "signal", ["client_id"], unique=False)
    op.create_index("ix_signal_list", "signal", ["state", "received_at", "id"], unique=False)

    op.create_table(
        "upload",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("is_scanned", sa.Boolean(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_upload_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_draft_id"), "upload", ["draft_id"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", Moment(), nullable=False),
        sa.Column("read_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_message_staff_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_message_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index(op.f("ix_message_submission_id"), "message", ["submission_id"], unique=False)

    op.create_table(
        "pause",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("dossier_id", sa.String(length=36), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pause_dossier_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_pause_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_pause_submission_id")),
    )
    op.create_index(op.f("ix_pause_dossier_id"), "pause", ["dossier_id"], unique=False)

    op.create_table(
        "exemption",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("dossier_id", sa.String(length=36), nullable=False),
        sa.Column("beschikking_id", sa.String(length=36), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("minutes_left", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["beschikking_id"], ["beschikking.id"], name=op.f("fk_exemption_beschikking_id")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_exemption_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
        sa.UniqueConstraint("beschikking_id", name=op.f("uq_exemption_beschikking_id")),
    )
    op.create_index(op.f("ix_exemption_dossier_id"), "exemption", ["dossier_id"], unique=False)

    op.create_table(
        "worked_week",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_worked_week_activity_id")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_worked_week_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worked_week")),
        sa.UniqueConstraint("activity_id", "monday", name=op.f("uq_worked_week_activity_id")),
    )
    op.add_column("draft", sa.Column("follows_id", sa.String(length=36), nullable=True))
    op.add_column("draft", sa.Column("helper", sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("submission_id", sa.String(length=36), nullable=True))
        batch_op.alter_column("beschikking_id", existing_type=sa.VARCHAR(length=36), nullable=True)
        batch_op.create_index(op.f("ix_letter_submission_id"), ["submission_id"], unique=False)
        batch_op.create_foreign_key(op.f("fk_letter_submission_id"), "submission", ["submission_id"], ["id"])

    op.add_column("session", sa.Column("helper_name", sa.String(length=80), nullable=True))
    op.add_column("session", sa.Column("helper_kind", sa.String(length=20), nullable=True))

    op.add_column("submission", sa.Column("follows_id", sa.String(length=36), nullable=True))
    op.add_column("submission", sa.Column("helper", sa.JSON(none_as_null=True), nullable=True))
    _order_queue_by("number")


def downgrade() -> None:
    """Take back."""
    _order_queue_by("id")
    for table in ("submission", "draft"):
        op.drop_column(table, "helper")
        op.drop_column(table, "follows_id")
    op.drop_column("session", "helper_kind")
    op.drop_column("session", "helper_name")
    with op.batch_alter_table("letter") as letter:
        letter.drop_constraint(op.f("fk_letter_submission_id"), type_="foreignkey")
        letter.drop_index(op.f("ix_letter_submission_id"))
        letter.alter_column("beschikking_id", existing_type=sa.String(36), nullable=False)
        letter.drop_column("submission_id")
    for table in TABLES:
        op.drop_table(table)


def _order_queue_by(tie_breaker: str) -> None:
    op.drop_index("ix_submission_queue", table_name="submission")
    op.create_index("ix_submission_queue", "submission", ["state", "urgent_on", tie_breaker], unique=False)
