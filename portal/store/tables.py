"""Every table about people and cases, in one place, so that the shape of the data can be read in one sitting.

:mod:`portal.store.tasktables` has the work of the desk, :mod:`portal.store.worktables` what the portal keeps
for its own work.

Keys are UUIDs as text. Days are dates; moments are UTC. Not stored at all: BSN, diagnosis, nationality.
"""

import sqlalchemy as sa

from portal.store.base import Moment, metadata
from portal.store.columns import ID, key, to

client = sa.Table(
    "client",
    metadata,
    key(),
    sa.Column("number", sa.String(30), unique=True, index=True),  # of the benefits administration; no BSN
    sa.Column("first_name", sa.String(80), nullable=False),  # empty for who has one name
    sa.Column("last_name", sa.String(80), nullable=False),
    sa.Column("birth_date", sa.Date, nullable=False, index=True),  # a list of people is held against it
    sa.Column("street", sa.String(120), nullable=False),
    sa.Column("postal_code", sa.String(10), nullable=False),
    sa.Column("city", sa.String(80), nullable=False),
    sa.Column("mail", sa.String(200)),  # only for the notice that something is ready to be read
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("benefit", sa.String(20), nullable=False),
    sa.Column("benefit_since", sa.Date),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("letters_by", sa.String(10), nullable=False, server_default="post"),
    sa.Column("letters_since", Moment),  # when that was chosen; empty for who never did
    sa.Column("large_print", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("language_chosen", sa.String(5)),  # by himself; it holds over the one in `language`
)

staff = sa.Table(
    "staff",
    metadata,
    key(),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("job_title", sa.String(80), nullable=False),
    sa.Column("phone", sa.String(30), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("team", sa.String(60)),
)

staff_role = sa.Table(
    "staff_role",
    metadata,
    to("staff", primary_key=True),
    sa.Column("role", sa.String(30), primary_key=True),
)

session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # SHA-256 of the secret in the cookie
    sa.Column("actor_id", ID, nullable=False, index=True),
    sa.Column("audience", sa.String(10), nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("helper_name", sa.String(80)),  # who sits beside the client, or fills in for him
    sa.Column("helper_kind", sa.String(20)),
    sa.Column("searches", sa.JSON(none_as_null=True)),  # of staff: pairs of a key in addresses and the words
)

dossier = sa.Table(
    "dossier",
    metadata,
    key(),
    to("client", unique=True),
    sa.Column("contact_id", ID, sa.ForeignKey("staff.id")),
    sa.Column("obligation", sa.String(20), nullable=False),
    sa.Column("announced_on", sa.Date),
    sa.Column("answer_by", sa.Date),
    sa.Column("verified", sa.JSON, nullable=False),  # what a caseworker verified about the person
    sa.Column("revision", sa.Integer, nullable=False, server_default="1"),  # of what was verified
)

draft = sa.Table(
    "draft",
    metadata,
    key(),
    to("client"),
    sa.Column("flow", sa.String(30), nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("saved_at", Moment, nullable=False),
    sa.Column("follows_id", ID),  # the submission that this one goes on from
    sa.Column("replaces_id", ID),  # the submission that is taken back when this one is sent
    sa.Column("helper", sa.JSON(none_as_null=True)),  # who helped to fill it in: Helper.kept
    sa.UniqueConstraint("client_id", "flow"),
)

parked_form = sa.Table(
    "parked_form",
    metadata,
    sa.Column("actor_id", ID, primary_key=True),
    sa.Column("path", sa.String(200), primary_key=True),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("parked_at", Moment, nullable=False),
)

submission = sa.Table(
    "submission",
    metadata,
    key(),
    to("dossier", index=True),
    sa.Column("number", sa.String(20), nullable=False, unique=True),
    sa.Column("flow", sa.String(30), nullable=False),
    sa.Column("draft_id", ID, nullable=False, unique=True),  # a second submit of a draft finds the first
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("shown", sa.JSON, nullable=False),  # questions and answers as the client saw them
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("law_version", sa.String(10), nullable=False),
    sa.Column("received_at", Moment, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("decide_by", sa.Date, nullable=False),
    sa.Column("judged", sa.JSON, nullable=False),  # the activity as the caseworker judged it
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("follows_id", ID),
    sa.Column("helper", sa.JSON(none_as_null=True)),
    sa.Column("replaces_id", ID),  # what its client took back by sending this one
    sa.Index("ix_submission_replaces", "replaces_id", unique=True),
)

question = sa.Table(
    "question",
    metadata,
    key(),
    to("submission", index=True),
    to("staff"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("answer_by", sa.Date, nullable=False),
    sa.Column("answer", sa.Text),
    sa.Column("closed_at", Moment),  # with an answer, or without one after the term had passed
)

note = sa.Table(
    "note",
    metadata,
    key(),
    sa.Column("submission_id", ID, sa.ForeignKey("submission.id"), index=True),  # empty: about the person
    sa.Column("dossier_id", ID, sa.ForeignKey("dossier.id"), index=True),  # empty: about what was sent in
    to("staff"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("written_at", Moment, nullable=False),
)

assessment = sa.Table(
    "assessment",
    metadata,
    key(),
    to("submission", index=True),
    sa.Column("assessed_on", sa.Date, nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("law_files", sa.JSON, nullable=False),  # path and SHA-256 of each law file used
    sa.Column("findings", sa.JSON, nullable=False),
    sa.Column("grounds", sa.JSON),  # each question of the law as it stood; none before there were grounds
    sa.Column("judgements", sa.JSON, nullable=False),  # per question that a person judged: the reasons
)

beschikking = sa.Table(
    "beschikking",
    metadata,
    key(),
    to("submission", unique=True),
    to("assessment"),
    to("staff"),
    sa.Column("outcome", sa.String(30), nullable=False),
    sa.Column("reasons", sa.Text, nullable=False),
    sa.Column("decided_at", Moment, nullable=False),
    sa.Column("sent_on", sa.Date, nullable=False),
    sa.Column("bezwaar_until", sa.Date, nullable=False),
    sa.Column("holds_until", sa.Date),  # its last day, where a later decision ended it
    sa.Index("ix_beschikking_decided", "outcome", "decided_at", "id"),
)

deviation = sa.Table(
    "deviation",
    metadata,
    key(),
    to("submission", index=True),
    to("staff"),  # who asked
    sa.Column("outcome", sa.String(30), nullable=False),
    sa.Column("deviates", sa.JSON, nullable=False),  # portal.store.deviations.Deviates
    sa.Column("revision", sa.Integer, nullable=False),  # of the case as it then was
    sa.Column("dossier_revision", sa.Integer, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("judged_by", ID, sa.ForeignKey("staff.id")),
    sa.Column("is_agreed", sa.Boolean),
    sa.Column("judgement", sa.Text),
    sa.Column("judged_at", Moment),
    sa.Column("beschikking_id", ID, sa.ForeignKey("beschikking.id")),  # the decision that used it
    sa.Index("ix_deviation_waiting", "judged_at", "asked_at"),
)

activity = sa.Table(
    "activity",
    metadata,
    key(),
    to("dossier", index=True),
    to("beschikking", unique=True),
    sa.Column("task", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("minutes_per_week", sa.Integer, nullable=False),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("ends_on", sa.Date, nullable=False),
    sa.Column("called_off_on", sa.Date),  # when was decided that it never begins; its days stay as agreed
)

exemption = sa.Table(
    "exemption",
    metadata,
    key(),
    to("dossier", index=True),
    to("beschikking", unique=True),
    sa.Column("until", sa.Date, nullable=False),  # its last day
    sa.Column("minutes_left", sa.Integer),  # a week; nothing: no tegenprestatie at all
)

pause = sa.Table(
    "pause",
    metadata,
    key(),
    to("dossier", index=True),
    to("submission", unique=True),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("until", sa.Date, nullable=False),  # its last day
)

worked_week = sa.Table(
    "worked_week",
    metadata,
    key(),
    to("activity"),
    to("submission"),
    sa.Column("monday", sa.Date, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.UniqueConstraint("activity_id", "monday"),  # a week given again takes the new number
)

message = sa.Table(
    "message",
    metadata,
    key(),
    to("submission", index=True),
    sa.Column("staff_id", ID, sa.ForeignKey("staff.id")),  # nobody: the client wrote it
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("written_at", Moment, nullable=False),
    sa.Column("read_at", Moment),  # when the other side first saw it
    sa.Column("request_id", ID, unique=True, index=True),  # a second submit finds the first
)

objection = sa.Table(
    "objection",
    metadata,
    key(),
    to("submission", unique=True),
    sa.Column("registered_on", sa.Date, nullable=False),
    sa.Column("decide_by", sa.Date),  # nothing: against a decision so old that the term has passed
    sa.Column("outcome", sa.String(20)),
    sa.Column("decided_on", sa.Date),
)

upload = sa.Table(
    "upload",
    metadata,
    key(),
    to("client", index=True),
    sa.Column("draft_id", ID, nullable=False, index=True),  # the submission keeps the same draft key
    sa.Column("media_type", sa.String(40), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("is_scanned", sa.Boolean, nullable=False),
    sa.Column("added_at", Moment, nullable=False),
)

invitation = sa.Table(
    "invitation",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # SHA-256 of the code
    to("client", index=True),
    sa.Column("helper_name", sa.String(80), nullable=False),
    sa.Column("helper_kind", sa.String(20), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("flow", sa.String(30)),  # the one form that it is for; empty: every form that helpers see
)

signal = sa.Table(
    "signal",
    metadata,
    key(),
    sa.Column("number", sa.String(20), nullable=False, unique=True),
    sa.Column("client_id", ID, sa.ForeignKey("client.id"), index=True),  # nobody: without signing in
    sa.Column("code", sa.String(64), unique=True),  # SHA-256 of what an anonymous reporter comes back with
    sa.Column("request_id", ID, nullable=False, unique=True),  # a second submit finds the first
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("shown", sa.JSON, nullable=False),
    sa.Column("contact", sa.Text),  # only of who said that we may call or mail
    sa.Column("received_at", Moment, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("officer_id", ID, sa.ForeignKey("staff.id")),
    sa.Column("with_committee_at", Moment),
    sa.Column("advised_outcome", sa.String(30)),
    sa.Column("advice", sa.Text),
    sa.Column("advised_at", Moment),
    sa.Column("advised_by", ID, sa.ForeignKey("staff.id")),
    sa.Column("heard_on", sa.Date),  # when the organisation could say what it thinks of it
    sa.Column("place", sa.Text),  # as plans call it, by the officer
    sa.Column("holds", sa.Boolean, nullable=False, server_default=sa.false()),  # while it is looked into
    sa.Column("outcome", sa.String(30)),
    sa.Column("explanation", sa.Text),
    sa.Column("departure", sa.Text),  # why the advice is not followed, or is not there (Awb 3:50)
    sa.Column("closed_at", Moment),
    sa.Column("closed_by", ID, sa.ForeignKey("staff.id")),
    sa.Column("pdf", sa.LargeBinary),  # the letter with the outcome, as sent
    sa.Column("sha256", sa.String(64)),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Index("ix_signal_list", "state", "received_at", "id"),
)

letter = sa.Table(
    "letter",
    metadata,
    key(),
    to("dossier", index=True),
    sa.Column(
        "beschikking_id", ID, sa.ForeignKey("beschikking.id"), unique=True
    ),  # a service letter has none
    sa.Column("submission_id", ID, sa.ForeignKey("submission.id"), index=True),  # what it is about
    sa.Column("template", sa.String(40), nullable=False),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("law_version", sa.String(10), nullable=False),
    sa.Column("sent_on", sa.Date, nullable=False),  # as it is printed in the letter
    sa.Column("by", sa.String(10)),  # empty: from before this was kept
    sa.Column("posted_on", sa.Date),  # the day on which somebody put it in the post
    sa.Column("first_opened_at", Moment),  # when the client first opened it here
    sa.Column("pdf", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Index("ix_letter_to_post", "by", "posted_on", "sent_on"),
)

receipt = sa.Table(
    "receipt",
    metadata,
    key(),
    to("submission", unique=True),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
)

outbox = sa.Table(
    "outbox",
    metadata,
    key(),
    to("client", index=True),
    sa.Column("event", sa.String(40), nullable=False),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    sa.Column("failed_at", Moment),
    sa.Index("ix_outbox_waiting", "sent_at", "failed_at", "next_at"),
)

trail = sa.Table(
    "trail",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.String(32), nullable=False),  # text, so that the hash reads what was written
    sa.Column("actor_id", ID, nullable=False, index=True),
    sa.Column("event", sa.String(40), nullable=False),
    sa.Column("object_id", sa.String(64), nullable=False, index=True),
    sa.Column("fields", sa.Text, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)
