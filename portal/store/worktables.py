"""Tables of the portal's own work: what is to be done beside the pages, counted tries, wrong words."""

import sqlalchemy as sa

from portal.store.base import Moment, metadata
from portal.store.columns import key, to

job = sa.Table(
    "job",
    metadata,
    key(),
    to("client", index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("about", sa.JSON, nullable=False),  # what the kind needs to know
    sa.Column("content", sa.LargeBinary),  # the file as it came in, or else the document that was made
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("begun_at", Moment),
    sa.Column("held_until", Moment),  # by whoever does it
    sa.Column("not_before", Moment),  # after a try that failed
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("done_at", Moment),
    sa.Column("took_ms", sa.Integer),
    sa.Column("refusal", sa.String(30)),
    sa.Index("ix_job_waiting", "kind", "done_at", "asked_at"),
)

number = sa.Table(
    "number",
    metadata,
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last", sa.Integer, nullable=False),
)

brake = sa.Table(
    "brake",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # keyed hash of what is counted, and for whom
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("ends_at", Moment, nullable=False),
)

wording_report = sa.Table(
    "wording_report",
    metadata,
    key(),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("page", sa.String(200), nullable=False),
    sa.Column("wrong", sa.Text, nullable=False),
    sa.Column("better", sa.Text, nullable=False),
    sa.Column("reported_at", Moment, nullable=False),
    sa.Column("handled_at", Moment),
    sa.Index("ix_wording_report_list", "handled_at", "reported_at"),
)
