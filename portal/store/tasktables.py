"""The tables of the desk: the tasks, and what they are found by."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from portal.store.base import Moment, metadata
from portal.store.columns import ID, to

task = sa.Table(
    "task",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),  # the order in which they came
    sa.Column("id", ID, nullable=False, unique=True),
    to("dossier", index=True),
    sa.Column("submission_id", ID, sa.ForeignKey("submission.id"), unique=True),  # the form that it is about
    sa.Column("about_id", ID, index=True),  # what the term is of, where there is no form
    sa.Column("once", sa.String(120), unique=True),  # a term that passes makes one task, ever
    sa.Column("number", sa.String(20), unique=True),  # where a letter of it left, and no form has one
    sa.Column("kind", sa.String(30), nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("urgent_on", sa.Date, nullable=False),  # the day the list sorts by
    sa.Column("waits_for", sa.String(10)),
    sa.Column("staff_id", ID, sa.ForeignKey("staff.id")),
    sa.Column("since", Moment),  # from when he has it
    sa.Column("news_at", Moment),  # of the client, which who has it did not see yet
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("done_at", Moment),
    sa.Column("followed", sa.String(20)),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Index("ix_task_list", "state", "urgent_on", "seq"),
    sa.Index("ix_task_desk", "staff_id", "state", "urgent_on", "seq"),
    sa.Index("ix_task_kind", "kind", "state", "urgent_on", "seq"),
    sa.Index("ix_task_desk_kind", "staff_id", "kind", "state", "urgent_on", "seq"),
)

findable = sa.Table(
    "findable",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),  # of the task; portal.store.search keeps the two together
    sa.Column("words", sa.Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),  # folded
    sa.Index("ix_findable_words", "words", postgresql_using="gin", info={"only": "postgresql"}),
)
