"""A statement to the database that is put in words once, and handed to the driver as it is from then on.

SQLAlchemy writes the SQL, and says how each value becomes one of the database and back. It also carries every
statement through steps that a fixed one has no use for, which cost seven times what SQLite itself does.
``IN`` over a list that is given has words for each length of the list; a long one goes through SQLAlchemy, as
everything does while somebody listens to its statements.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

Convert = Callable[[Any], Any]
Given = Mapping[str, Any]
Taken = TypeVar("Taken")
Lengths = tuple[tuple[str, int], ...]
"""How many values each list has that is given, by the name of the list."""
LONGEST = 16
"""A list of more values gets no words of its own: a statement is kept in few."""


class _Words:
    """A statement in the words of one database, for lists of these lengths."""

    def __init__(
        self, clause: Any, dialect: sa.Dialect, names: Iterable[str] | None, lengths: Lengths
    ) -> None:
        compiled: Any = clause.compile(dialect=dialect, column_keys=None if names is None else list(names))
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        lists = {name: [None] * length for name, length in lengths}
        self.is_fixed = not any(
            bind.literal_execute or (bind.expanding and not lists.get(name)) for name, bind in binds.items()
        )
        if not self.is_fixed:
            return
        said = compiled.construct_expanded_state({**dict.fromkeys(binds), **lists})
        self.sql: str = said.statement
        self.in_order: Sequence[str] | None = said.positiontup if compiled.positional else None
        self._spread: Mapping[str, Sequence[str]] = said.parameter_expansion
        into = {name: _into(bind.type, dialect) for name, bind in binds.items()}
        self._known = {name: bind.value for name, bind in binds.items() if not bind.required}
        self._into = [(name, convert) for name, convert in into.items() if convert]
        self.types = [column.type for column in clause.exported_columns]
        self.out: list[tuple[int, Convert]] | None = None
        """What becomes of the columns that the driver does not give as the portal takes them."""

    def values(self, given: Given) -> Any:
        """The values as the driver takes them."""
        values = {**self._known, **given}
        for name, convert in self._into:
            value = values[name]
            values[name] = [convert(one) for one in value] if name in self._spread else convert(value)
        for name, each in self._spread.items():
            values.update(zip(each, values.pop(name), strict=True))
        return values if self.in_order is None else [values[name] for name in self.in_order]

    def rows(self, cursor: Any, dialect: sa.Dialect) -> list[Sequence[Any]]:
        """What was found, as the portal takes it."""
        if self.out is None:
            kinds = [
                _out_of(type_, dialect, told[1])
                for type_, told in zip(self.types, cursor.description, strict=True)
            ]
            self.out = [(place, convert) for place, convert in enumerate(kinds) if convert]
        found: list[Sequence[Any]] = cursor.fetchall()
        return [self._row(row) for row in found] if self.out else found

    def _row(self, row: Sequence[Any]) -> list[Any]:
        made = list(row)
        for place, convert in self.out or ():
            made[place] = convert(made[place])
        return made


def _into(type_: Any, dialect: sa.Dialect) -> Convert | None:
    convert: Convert | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return convert or (_letters if isinstance(type_, sa.String) else None)


def _letters(value: Any) -> Any:
    """A text as the driver knows it: of a word of ours (``StrEnum``) SQLite's first seeks what it is."""
    return str(value) if isinstance(value, str) else value


def _out_of(type_: Any, dialect: sa.Dialect, told: object) -> Convert | None:
    convert: Convert | None = type_.dialect_impl(dialect).result_processor(dialect, told)
    return convert


def among(column: sa.ColumnElement[Any], values: Iterable[Any]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of these, which stand in the code: so the statement is fixed."""
    return column.in_([sa.literal(value, column.type) for value in values])


class Statement:
    """A statement; the values that differ come by name."""

    def __init__(self, clause: Any) -> None:
        self._clause = clause
        self._is_of_columns = isinstance(clause, sa.Insert | sa.Update)
        self._words: dict[object, _Words] = {}

    def all(self, connection: sa.Connection, given: Given) -> Sequence[Sequence[Any]]:
        """All rows that it gives, in its order."""
        words = self._in_words(connection, given)
        if words is None:
            return connection.execute(self._clause, given).all()
        return _handed_over(connection, words, given, lambda cursor: words.rows(cursor, connection.dialect))

    def values(self, connection: sa.Connection, **given: Any) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self.all(connection, given)]

    def value(self, connection: sa.Connection, **given: Any) -> Any:
        """The first column of the first row; None when there is none."""
        return next((row[0] for row in self.all(connection, given)), None)

    def run(self, connection: sa.Connection, given: Given) -> int:
        """Do what it says; returns how many rows it changed. Its words depend on which columns are given."""
        words = self._in_words(connection, given)
        if words is None:
            return connection.execute(self._clause, given).rowcount
        return _handed_over(connection, words, given, lambda cursor: int(cursor.rowcount))

    def _in_words(self, connection: sa.Connection, given: Given) -> _Words | None:
        if connection.engine.dispatch.before_cursor_execute:
            return None
        name, lengths = connection.dialect.name, () if self._is_of_columns else _lengths(given)
        key = (name, *given) if self._is_of_columns else (name, lengths)
        words = self._words.get(key)
        if words is None:
            if any(length > LONGEST for _name, length in lengths):
                return None
            names = given if self._is_of_columns else None
            words = self._words[key] = _Words(self._clause, connection.dialect, names, lengths)
        return words if words.is_fixed else None


def _lengths(given: Given) -> Lengths:
    return tuple((name, len(value)) for name, value in given.items() if isinstance(value, list | tuple))


def _handed_over(
    connection: sa.Connection, words: _Words, given: Given, take: Callable[[Any], Taken]
) -> Taken:
    """What a statement gives. Errors are those of SQLAlchemy, so that all who write and read know them."""
    if not connection.in_transaction():
        connection.begin()
    driver: Any = connection.connection.dbapi_connection
    values = words.values(given)
    cursor = driver.cursor()
    try:
        cursor.execute(words.sql, values)
        return take(cursor)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(connection, words, error) from error
    finally:
        cursor.close()


def _told(connection: sa.Connection, words: _Words, error: Exception) -> BaseException:
    """An error of the driver as SQLAlchemy tells it; a connection that broke is used no more."""
    dialect: Any = connection.dialect
    is_gone = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
    if is_gone:
        connection.invalidate(error)
    base = dialect.loaded_dbapi.Error
    return sa.exc.DBAPIError.instance(
        words.sql, None, error, base, hide_parameters=True, connection_invalidated=is_gone, dialect=dialect
    )
