"""The search of the worklist: an index of words, FTS5 on SQLite and a tsvector on PostgreSQL.

What is searched is kept folded in ``findable``: the name of the client and the number of what he sent, and
as words of another kind (:func:`mark`) what the worklist is narrowed by, so that the index answers all of it.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from portal.domain.searchwords import Wanted, Ways, kept
from portal.store import rows
from portal.store.capped import capped
from portal.store.tables import client, dossier, findable, submission

NEWEST = 2**31 - 1
"""Above every place: the first page starts below it."""
MARK = "§"  # no word that somebody types has it: a word is letters and digits


class Found(NamedTuple):
    """Where something stands in the order of the search, and its submission."""

    seq: int
    submission_id: str


class Worded(NamedTuple):
    """What a submission is found by."""

    id: str
    number: str
    flow: str
    state: str
    caseworker_id: str | None
    first_name: str
    last_name: str


def mark(kind: str, value: str) -> str:
    """The word under which everything of a state, a form or a desk is kept."""
    return f"{MARK}{kind}{MARK}{value.replace('-', '').replace('_', '')}"  # signs that part words


def words_of(row: Any) -> str:
    """The words of one submission, from a row of :data:`WORDED`."""
    marks = (
        mark("state", row.state),
        mark("flow", row.flow),
        mark("desk", row.caseworker_id or ""),
    )
    return " ".join((*kept(row.first_name, row.last_name, row.number), *marks))


def put(connection: sa.Connection, submission_id: str) -> None:
    """Let a new submission be found."""
    (row,) = _WORDED_ONE.many(connection, key=submission_id)
    rows.insert(connection, findable, {"submission_id": submission_id, "words": words_of(row)})


def renew(connection: sa.Connection, submission_id: str) -> None:
    """Let a submission be found by how it is now."""
    _renew(connection, _WORDED_ONE.many(connection, key=submission_id))


def renew_of_client(connection: sa.Connection, client_id: str) -> None:
    """Let everything of a client be found by the name that he has now."""
    _renew(connection, _WORDED_OF_CLIENT.many(connection, key=client_id))


def page(connection: sa.Connection, asked: str, before: int, size: int) -> list[Found]:
    """What is found below a place, newest first. ``asked`` is of :func:`asked_for`."""
    query = _PAGE[connection.dialect.name]
    places = list(connection.scalars(query, {"asked": asked, "before": before, "size": size}))
    found = connection.execute(_FOUND, {"places": places}) if places else ()
    return sorted((Found(*row) for row in found), reverse=True)


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
    values = [{"key": row.id, "folded": words_of(row)} for row in worded]
    if values:
        connection.execute(_RENEW, values)


WORDED = sa.select(
    submission.c.id,
    submission.c.number,
    submission.c.flow,
    submission.c.state,
    submission.c.caseworker_id,
    client.c.first_name,
    client.c.last_name,
).select_from(submission.join(dossier).join(client))
_WORDED_ONE = rows.Prepared(Worded, WORDED.where(submission.c.id == sa.bindparam("key")))
_WORDED_OF_CLIENT = rows.Prepared(Worded, WORDED.where(client.c.id == sa.bindparam("key")))
_RENEW = (
    findable.update()
    .where(findable.c.submission_id == sa.bindparam("key"))
    .values(words=sa.bindparam("folded", type_=findable.c.words.type))
)
_FOUND = sa.select(findable.c.seq, findable.c.submission_id).where(
    findable.c.seq.in_(sa.bindparam("places", expanding=True))
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
