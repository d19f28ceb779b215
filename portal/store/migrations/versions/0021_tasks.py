"""What waits for somebody is a task: it has the desk and the day that a form had, and a term can have one.

A note can be about a person, and a bezwaar has an outcome. SQLite makes ``submission`` and ``note`` anew, so
this runs while nothing holds the keys between tables (:func:`portal.store.schema.upgrade`).
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.domain.states import Handling
from portal.domain.tasks import STATE_OF, TaskState
from portal.store.base import Moment, new_id
from portal.store.migrations import byform
from portal.store.search import WORDED, words_of
from portal.store.toolbox import forget_findable, index_findable

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BATCH = 1000
OF_TASKS = {
    "ix_task_dossier_id": ["dossier_id"],
    "ix_task_about_id": ["about_id"],
    "ix_task_list": ["state", "urgent_on", "seq"],
    "ix_task_desk": ["staff_id", "state", "urgent_on", "seq"],
    "ix_task_kind": ["kind", "state", "urgent_on", "seq"],
    "ix_task_desk_kind": ["staff_id", "kind", "state", "urgent_on", "seq"],
}
OF_FORMS = {
    "ix_submission_queue": ["state", "urgent_on", "number"],
    "ix_submission_desk": ["caseworker_id", "state", "urgent_on", "number"],
    "ix_submission_flow": ["flow", "state", "urgent_on", "number"],
    "ix_submission_desk_flow": ["caseworker_id", "flow", "state", "urgent_on", "number"],
}
FORMS = sa.table(
    "submission",
    *(sa.column(name) for name in ("id", "dossier_id", "number", "flow", "state", "caseworker_id")),
    sa.column("urgent_on", sa.Date),
    sa.column("received_at", Moment),
)


def upgrade() -> None:
    """Apply."""
    connection = op.get_bind()
    op.add_column("staff", sa.Column("team", sa.String(60), nullable=True))
    with op.batch_alter_table("note") as note:
        note.alter_column("submission_id", existing_type=sa.String(36), nullable=True)
        note.add_column(sa.Column("dossier_id", sa.String(36), nullable=True))
        note.create_foreign_key(op.f("fk_note_dossier_id"), "dossier", ["dossier_id"], ["id"])
        note.create_index(op.f("ix_note_dossier_id"), ["dossier_id"])
    op.add_column("objection", sa.Column("outcome", sa.String(20), nullable=True))
    op.add_column("objection", sa.Column("decided_on", sa.Date(), nullable=True))
    task = _tasks()
    _fill(connection, task)
    for name in OF_FORMS:
        op.drop_index(name, "submission")
    with op.batch_alter_table("submission") as submission:
        submission.drop_constraint(op.f("fk_submission_caseworker_id"), type_="foreignkey")
        submission.drop_column("caseworker_id")
        submission.drop_column("urgent_on")
    _findable_by_task(connection)


def _tasks() -> sa.Table:
    table = op.create_table(
        "task",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("dossier_id", sa.String(36), nullable=False),
        sa.Column("submission_id", sa.String(36), nullable=True),
        sa.Column("about_id", sa.String(36), nullable=True),
        sa.Column("once", sa.String(120), nullable=True),
        sa.Column("number", sa.String(20), nullable=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("urgent_on", sa.Date(), nullable=False),
        sa.Column("waits_for", sa.String(10), nullable=True),
        sa.Column("staff_id", sa.String(36), nullable=True),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("news_at", Moment(), nullable=True),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("followed", sa.String(20), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_task")),
        sa.UniqueConstraint("id", name=op.f("uq_task_id")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_task_submission_id")),
        sa.UniqueConstraint("once", name=op.f("uq_task_once")),
        sa.UniqueConstraint("number", name=op.f("uq_task_number")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_task_dossier_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_task_submission_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_task_staff_id")),
    )
    for name, columns in OF_TASKS.items():
        op.create_index(name, "task", columns)
    return table


def _fill(connection: sa.Connection, task: sa.Table) -> None:
    """A task for everything that was sent in, in the order in which it came."""
    sent: sa.CursorResult[Any] = connection.execute(
        sa.select(FORMS).order_by(FORMS.c.received_at, FORMS.c.number),
        execution_options={"stream_results": True, "yield_per": BATCH},
    )
    for part in sent.partitions():
        connection.execute(task.insert(), [_task_of(row) for row in part])


def _task_of(row: Any) -> dict[str, Any]:
    state = STATE_OF[Handling(row.state)]
    return {
        "id": new_id(),
        "dossier_id": row.dossier_id,
        "submission_id": row.id,
        "kind": row.flow,
        "state": state,
        "urgent_on": row.urgent_on,
        "waits_for": "client" if state is TaskState.STILL else None,
        "staff_id": row.caseworker_id,
        "since": row.received_at if row.caseworker_id else None,
        "opened_at": row.received_at,
        "revision": 1,
    }


def _findable_by_task(connection: sa.Connection) -> None:
    """The search knows tasks in place of what was sent in."""
    _forget(connection)
    findable = op.create_table(
        "findable",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_findable")),
    )
    found: sa.CursorResult[Any] = connection.execute(
        WORDED.order_by(sa.text("task.seq")), execution_options={"stream_results": True, "yield_per": BATCH}
    )
    for part in found.partitions():
        values = [{"seq": row.seq, "words": words_of(row)} for row in part]
        connection.execute(findable.insert(), values)
    _index(connection)


def _forget(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        forget_findable(connection)
    op.drop_table("findable")


def _index(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        index_findable(connection)
    else:
        op.create_index(op.f("ix_findable_words"), "findable", ["words"], postgresql_using="gin")


def downgrade() -> None:
    """Take back: what a term made a task of is gone, and so are notes about persons."""
    connection = op.get_bind()
    with op.batch_alter_table("submission") as submission:
        submission.add_column(sa.Column("caseworker_id", sa.String(36), nullable=True))
        submission.add_column(sa.Column("urgent_on", sa.Date(), nullable=True))
        submission.create_foreign_key(op.f("fk_submission_caseworker_id"), "staff", ["caseworker_id"], ["id"])
    for column, of_task in (("caseworker_id", "staff_id"), ("urgent_on", "urgent_on")):
        op.execute(
            f"UPDATE submission SET {column} = "  # noqa: S608 - both names stand above
            f"(SELECT {of_task} FROM task WHERE task.submission_id = submission.id)"
        )
    with op.batch_alter_table("submission") as submission:
        submission.alter_column("urgent_on", existing_type=sa.Date(), nullable=False)
    for name, columns in OF_FORMS.items():
        op.create_index(name, "submission", columns)
    _forget(connection)
    byform.make(connection)
    op.drop_table("task")
    op.execute("DELETE FROM note WHERE submission_id IS NULL")
    with op.batch_alter_table("note") as note:
        note.drop_index(op.f("ix_note_dossier_id"))
        note.drop_constraint(op.f("fk_note_dossier_id"), type_="foreignkey")
        note.drop_column("dossier_id")
        note.alter_column("submission_id", existing_type=sa.String(36), nullable=False)
    op.drop_column("objection", "decided_on")
    op.drop_column("objection", "outcome")
    op.drop_column("staff", "team")
