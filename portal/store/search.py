"""The search of the worklist: an index of words, FTS5 on SQLite and a tsvector on PostgreSQL.

What is searched is kept folded in ``findable``, a row for each task: the name of the client and the number of
what he sent, and as words of another kind (:func:`mark`) what the worklist is narrowed by, so that the index
answers all of it.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from portal.domain.searchwords import Wanted, Ways, kept
from portal.store import rows
from portal.store.capped import capped
from portal.store.tables import client, dossier, submission
from portal.store.tasktables import findable, task

NEWEST = 2**31 - 1
"""Above every place: the first page starts below it."""
MARK = "§"  # no word that somebody types has it: a word is letters and digits


class Worded(NamedTuple):
    """What a task is found by; one of a term has no number."""

    seq: int
    number: str | None
    kind: str
    state: str
    staff_id: str | None
    first_name: str
    last_name: str


def mark(kind: str, value: str) -> str:
    """The word under which everything of a state, a kind or a desk is kept."""
    return f"{MARK}{kind}{MARK}{value.replace('-', '').replace('_', '')}"  # signs that part words


def words_of(row: Any) -> str:
    """The words of one task, from a row of :data:`WORDED`."""
    marks = (
        mark("state", row.state),
        mark("kind", row.kind),
        mark("desk", row.staff_id or ""),
    )
    return " ".join((*kept(row.first_name, row.last_name, row.number or ""), *marks))


def put(connection: sa.Connection, task_id: str) -> None:
    """Let a new task be found."""
    (row,) = _WORDED_BY_KEY.many(connection, key=task_id)
    rows.insert(connection, findable, {"seq": row.seq, "words": words_of(row)})


def renew(connection: sa.Connection, seq: int) -> None:
    """Let a task be found by how it is now."""
    _renew(connection, _WORDED_ONE.many(connection, key=seq))


def renew_of_client(connection: sa.Connection, client_id: str) -> None:
    """Let everything of a client be found by the name that he has now."""
    _renew(connection, _WORDED_OF_CLIENT.many(connection, key=client_id))


def page(connection: sa.Connection, asked: str, before: int, size: int) -> list[int]:
    """The tasks that are found below a place, newest first. ``asked`` is of :func:`asked_for`."""
    query = _PAGE[connection.dialect.name]
    return list(connection.scalars(query, {"asked": asked, "before": before, "size": size}))


def count(connection: sa.Connection, asked: str, most: int) -> int:
    """How many are found; ``most + 1`` when there are more than that."""
    found: int = connection.scalars(_COUNT[connection.dialect.name], {"asked": asked, "most": most}).one()
    return found


def asked_for(connection: sa.Connection, ways: Sequence[Ways], marks: Iterable[Sequence[str]]) -> str:
    """The question to the index: all of the ways, and of each row of marks one.

    Every word is quoted, and holds nothing but letters and digits (or is a mark), so none is read as syntax.
    """
    tongue = _TONGUES[connection.dialect.name]
    marked = (tuple((Wanted(one, is_beginning=False),) for one in row) for row in marks)
    return tongue.both.join(_any_of(tongue, one) for one in (*ways, *marked))


class _Tongue(NamedTuple):
    """How a database writes its question."""

    whole: str
    beginning: str
    both: str
    either: str


_TONGUES = {
    "sqlite": _Tongue('"{}"', '"{}"*', " AND ", " OR "),
    "postgresql": _Tongue("'{}'", "'{}':*", " & ", " | "),
}


def _any_of(tongue: _Tongue, ways: Ways) -> str:
    return f"({tongue.either.join(f'({_all_of(tongue, words)})' for words in ways)})"


def _all_of(tongue: _Tongue, words: Iterable[Wanted]) -> str:
    signs = ((tongue.beginning if one.is_beginning else tongue.whole).format(one.word) for one in words)
    return tongue.both.join(signs)


def _renew(connection: sa.Connection, worded: Iterable[Worded]) -> None:
    values = [{"key": row.seq, "folded": words_of(row)} for row in worded]
    if values:
        connection.execute(_RENEW, values)


NUMBER = sa.func.coalesce(submission.c.number, task.c.number)
"""What somebody calls a task by: the number of its form, or of the letter that left about it."""
WORDED = sa.select(
    task.c.seq,
    NUMBER.label("number"),
    task.c.kind,
    task.c.state,
    task.c.staff_id,
    client.c.first_name,
    client.c.last_name,
).select_from(
    task.join(dossier, dossier.c.id == task.c.dossier_id)
    .join(client, client.c.id == dossier.c.client_id)
    .outerjoin(submission, submission.c.id == task.c.submission_id)
)
_WORDED_ONE = rows.Prepared(Worded, WORDED.where(task.c.seq == sa.bindparam("key")))
_WORDED_BY_KEY = rows.Prepared(Worded, WORDED.where(task.c.id == sa.bindparam("key")))
_WORDED_OF_CLIENT = rows.Prepared(Worded, WORDED.where(client.c.id == sa.bindparam("key")))
_RENEW = (
    findable.update()
    .where(findable.c.seq == sa.bindparam("key"))
    .values(words=sa.bindparam("folded", type_=findable.c.words.type))
)
_ASKED = sa.bindparam("asked", type_=sa.Text)
_FTS = sa.table("findable_fts", sa.column("rowid", sa.Integer), sa.column("findable_fts", sa.Text))
_PLACES: dict[str, tuple[sa.FromClause, sa.ColumnElement[Any], sa.ColumnElement[bool]]] = {
    "sqlite": (_FTS, _FTS.c.rowid, _FTS.c.findable_fts.op("MATCH", is_comparison=True)(_ASKED)),
    "postgresql": (
        findable,
        findable.c.seq,
        findable.c.words.op("@@", is_comparison=True)(sa.cast(_ASKED, postgresql.TSQUERY)),
    ),
}
_PAGE = {
    name: sa.select(place)
    .where(holds, place < sa.bindparam("before"))
    .order_by(place.desc())
    .limit(sa.bindparam("size"))
    for name, (_, place, holds) in _PLACES.items()
}
_COUNT = {name: capped(source, holds) for name, (source, _, holds) in _PLACES.items()}
