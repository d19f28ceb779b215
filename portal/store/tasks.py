"""Tasks: made once, taken, handed over, standing still, and done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.states import Handling
from portal.domain.tasks import STATE_OF, Followed, Kind, TaskState, Term, Waits, kind_of
from portal.store import rows, search
from portal.store.base import new_id
from portal.store.statements import Statement, among
from portal.store.tasktables import task


@dataclass(frozen=True)
class Task:
    """One thing that waits for somebody at the gemeente.

    ``submission_id`` is the form that it is about; of a term ``about_id`` is what it is of. ``urgent_on``:
    the day by which it is to be done; while it stands still, the day on which it goes on. ``since``: from
    when ``staff_id`` has it. ``news_at``: when the client added something that nobody saw yet.
    """

    seq: int
    id: str
    dossier_id: str
    submission_id: str | None
    about_id: str | None
    kind: Kind
    state: TaskState
    urgent_on: date
    waits_for: Waits | None
    staff_id: str | None
    since: datetime | None
    news_at: datetime | None
    opened_at: datetime
    done_at: datetime | None
    followed: Followed | None
    number: str | None
    revision: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", kind_of(self.kind))
        object.__setattr__(self, "state", TaskState(self.state))
        object.__setattr__(self, "waits_for", self.waits_for and Waits(self.waits_for))
        object.__setattr__(self, "followed", self.followed and Followed(self.followed))


_ALL = rows.select(task, Task)
_HAS_KEY = task.c.id == sa.bindparam("key")
_OF_FORM = task.c.submission_id == sa.bindparam("submission")
_BY_KEY = rows.Prepared(Task, _ALL.where(_HAS_KEY))
_BY_FORM = rows.Prepared(Task, _ALL.where(_OF_FORM))
_OF_DOSSIER = rows.Prepared(
    Task, _ALL.where(task.c.dossier_id == sa.bindparam("dossier")).order_by(task.c.seq.desc())
)
_OPEN_OF_KIND = rows.Prepared(
    Task,
    _ALL.where(
        task.c.kind == sa.bindparam("kind"), among(task.c.state, (TaskState.OPEN, TaskState.STILL))
    ).order_by(task.c.seq),
)
_OPEN_OF = rows.Prepared(
    Task,
    _ALL.where(
        task.c.staff_id == sa.bindparam("staff"), among(task.c.state, (TaskState.OPEN, TaskState.STILL))
    ).order_by(task.c.seq),
)
_WAITED = rows.Prepared(
    Task,
    _ALL.where(
        task.c.state == TaskState.STILL,
        task.c.submission_id.is_(None),
        task.c.urgent_on <= sa.bindparam("today", type_=sa.Date),
    ).order_by(task.c.urgent_on, task.c.seq),
)
_ONCE = Statement(sa.select(task.c.id).where(task.c.once == sa.bindparam("once")))
_SEQ_OF_FORM = Statement(sa.select(task.c.seq).where(_OF_FORM))
_MOVE_ON = task.update().where(_HAS_KEY).values(revision=task.c.revision + 1)
_CLAIM = _MOVE_ON.where(task.c.staff_id.is_(None))
_CHANGE = _MOVE_ON.where(task.c.revision == sa.bindparam("stands_at"))
_FOLLOW = task.update().where(_OF_FORM).values(revision=task.c.revision + 1)
_NEWS = task.update().where(_OF_FORM)
_SEEN = task.update().where(_HAS_KEY, task.c.staff_id == sa.bindparam("staff"), task.c.news_at.is_not(None))


def add_of_form(connection: sa.Connection, submission_id: str, values: Mapping[str, Any]) -> None:
    """The task of a form that came in. ``values``: dossier_id, kind, state, urgent_on and opened_at."""
    _add(connection, {"submission_id": submission_id, **values})


def add_of_term(
    connection: sa.Connection,
    term: Term,
    *,
    dossier_id: str,
    about_id: str,
    ends_on: date,
    urgent_on: date,
    opened_at: datetime,
    staff_id: str | None,
    **more: Any,
) -> str | None:
    """The task of a term that ends on a day; None when it was made before: a term makes one task, ever.

    ``more`` are other columns, where it does not begin as something to do now.
    """
    once = f"{term}:{about_id}:{ends_on.isoformat()}"
    if _ONCE.value(connection, once=once):
        return None
    values = {"kind": term, "dossier_id": dossier_id, "about_id": about_id, "urgent_on": urgent_on}
    has_it = {"staff_id": staff_id, "since": opened_at if staff_id else None}
    return _add(connection, {**values, **has_it, "once": once, "opened_at": opened_at, **more})


def _add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    key = new_id()
    rows.insert(connection, task, {"id": key, "state": TaskState.OPEN, "revision": 1, **values})
    search.put(connection, key)
    return key


def get(connection: sa.Connection, task_id: str) -> Task | None:
    """The task with this key."""
    return _BY_KEY.one(connection, key=task_id)


def require(connection: sa.Connection, task_id: str) -> Task:
    """The task with this key.

    Raises:
        NotFound: there is none.
    """
    found = get(connection, task_id)
    if found is None:
        raise NotFound(task_id)
    return found


def of_form(connection: sa.Connection, submission_id: str) -> Task:
    """The task of a form that came in.

    Raises:
        NotFound: there is no such form.
    """
    found = _BY_FORM.one(connection, submission=submission_id)
    if found is None:
        raise NotFound(submission_id)
    return found


def of_dossier(connection: sa.Connection, dossier_id: str) -> list[Task]:
    """Every task about somebody, the newest first."""
    return _OF_DOSSIER.many(connection, dossier=dossier_id)


def open_of_kind(connection: sa.Connection, kind: Kind) -> list[Task]:
    """What is not done yet of a kind, oldest first."""
    return _OPEN_OF_KIND.many(connection, kind=kind)


def open_of(connection: sa.Connection, staff_id: str) -> list[Task]:
    """What somebody has that is not done yet, oldest first."""
    return _OPEN_OF.many(connection, staff=staff_id)


def waited(connection: sa.Connection, today: date) -> list[Task]:
    """What stood still until today or before, and is no form: whose form waits for an answer waits on."""
    return _WAITED.many(connection, today=today)


def claim(connection: sa.Connection, task_id: str, staff_id: str, moment: datetime) -> bool:
    """Give a task that nobody has to somebody; False when somebody else has it by now."""
    return _is_done(connection, _CLAIM, task_id, staff_id=staff_id, since=moment)


def change(connection: sa.Connection, task_id: str, revision: int, **values: Any) -> bool:
    """Change a task that still stands at ``revision``; False when it has moved on."""
    return _is_done(connection, _CHANGE, task_id, stands_at=revision, **values)


def follow(connection: sa.Connection, submission_id: str, state: Handling, urgent_on: date | None) -> None:
    """Let the task of a form go along with it, to a state and, where that is given, with another day."""
    is_waiting = state is Handling.QUESTION_ASKED
    values: dict[str, Any] = {"state": STATE_OF[state], "waits_for": Waits.CLIENT if is_waiting else None}
    values |= {"urgent_on": urgent_on} if urgent_on else {}
    connection.execute(_FOLLOW, {"submission": submission_id, **values})
    search.renew(connection, _SEQ_OF_FORM.value(connection, submission=submission_id))


def stays_open(connection: sa.Connection, submission_id: str, urgent_on: date) -> None:
    """A form was answered, and what it asks for is still to be decided by a day."""
    values = {"state": TaskState.OPEN, "waits_for": None, "urgent_on": urgent_on}
    connection.execute(_FOLLOW, {"submission": submission_id, **values})
    search.renew(connection, _SEQ_OF_FORM.value(connection, submission=submission_id))


def is_over(connection: sa.Connection, submission_id: str) -> None:
    """Nothing more is to be done with what stayed open."""
    connection.execute(_FOLLOW, {"submission": submission_id, "state": TaskState.DONE, "waits_for": None})
    search.renew(connection, _SEQ_OF_FORM.value(connection, submission=submission_id))


def has_news(connection: sa.Connection, submission_id: str, moment: datetime) -> None:
    """The client added something to a form."""
    connection.execute(_NEWS, {"submission": submission_id, "news_at": moment})


def is_seen(connection: sa.Connection, task_id: str, staff_id: str) -> bool:
    """Who has a task saw what is new in it; False when nothing was, or somebody else has it."""
    return connection.execute(_SEEN, {"key": task_id, "staff": staff_id, "news_at": None}).rowcount == 1


def _is_done(connection: sa.Connection, statement: sa.Update, task_id: str, **given: Any) -> bool:
    is_done = connection.execute(statement, {"key": task_id, **given}).rowcount == 1
    if is_done:
        search.renew(connection, require(connection, task_id).seq)
    return is_done
