"""Questions to the client, with their answers, and the notes that caseworkers leave for each other."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import note, question, staff, submission


@dataclass(frozen=True)
class Question:
    """A question to the client; while it is open the term to decide stands still."""

    id: str
    submission_id: str
    staff_id: str
    text: str
    asked_at: datetime
    answer_by: date
    answer: str | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Note:
    """A note on a case, with who wrote it. The client can read it in his dossier (AVG art. 15)."""

    text: str
    written_at: datetime
    author: str


_QUESTIONS = rows.select(question, Question)
_ABOUT = rows.Prepared(
    Question,
    _QUESTIONS.where(question.c.submission_id.in_(sa.bindparam("submissions", expanding=True))).order_by(
        question.c.asked_at
    ),
)
_OPEN = rows.Prepared(
    Question,
    _QUESTIONS.where(question.c.submission_id == sa.bindparam("submission"), question.c.closed_at.is_(None)),
)
_CLOSE = question.update().where(question.c.id == sa.bindparam("key"), question.c.closed_at.is_(None))
_EVERY_NOTE = (
    sa.select(note.c.text, note.c.written_at, staff.c.name.label("author"))
    .select_from(note.join(staff))
    .order_by(note.c.written_at.desc())
)
_NOTES = rows.Prepared(Note, _EVERY_NOTE.where(note.c.submission_id == sa.bindparam("submission")))
_OF_FORMS = sa.select(submission.c.id).where(submission.c.dossier_id == sa.bindparam("dossier"))
_NOTES_OF_PERSON = rows.Prepared(
    Note,
    _EVERY_NOTE.where(
        sa.or_(note.c.dossier_id == sa.bindparam("dossier"), note.c.submission_id.in_(_OF_FORMS))
    ),
)


def ask(
    connection: sa.Connection,
    submission_id: str,
    staff_id: str,
    text: str,
    asked_at: datetime,
    answer_by: date,
) -> str:
    """Write a question; returns its key."""
    key = new_id()
    made = {"id": key, "submission_id": submission_id, "staff_id": staff_id, "text": text}
    rows.insert(connection, question, {**made, "asked_at": asked_at, "answer_by": answer_by})
    return key


def questions(connection: sa.Connection, *submission_ids: str) -> list[Question]:
    """The questions about these submissions, oldest first."""
    return _ABOUT.many(connection, submissions=submission_ids) if submission_ids else []


def open_question(connection: sa.Connection, submission_id: str) -> Question | None:
    """The question of a submission that waits for an answer."""
    return _OPEN.one(connection, submission=submission_id)


def close(connection: sa.Connection, question_id: str, answer: str | None, closed_at: datetime) -> bool:
    """Close an open question, with its answer or without one; False when it was closed already."""
    values = {"answer": answer, "closed_at": closed_at}
    return connection.execute(_CLOSE, {"key": question_id, **values}).rowcount == 1


def add_note(
    connection: sa.Connection,
    staff_id: str,
    text: str,
    written_at: datetime,
    *,
    submission_id: str | None = None,
    dossier_id: str | None = None,
) -> str:
    """Write a note about what was sent in, or about the person; returns its key."""
    key = new_id()
    made = {"id": key, "submission_id": submission_id, "dossier_id": dossier_id, "staff_id": staff_id}
    rows.insert(connection, note, {**made, "text": text, "written_at": written_at})
    return key


def notes(connection: sa.Connection, submission_id: str) -> list[Note]:
    """The notes on a submission, newest first."""
    return _NOTES.many(connection, submission=submission_id)


def notes_of_person(connection: sa.Connection, dossier_id: str) -> list[Note]:
    """The notes about a person, on whatever he sent in or on none of it, newest first."""
    return _NOTES_OF_PERSON.many(connection, dossier=dossier_id)
