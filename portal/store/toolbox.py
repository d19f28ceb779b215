"""The only user of sqlite-utils: copies, indexes and makes SQLite databases."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from portal.store import whereabouts
from portal.store.base import Connection, Store

if TYPE_CHECKING:
    from sqlite_utils import Database

SEARCH_INDEX = "findable_fts"
"""The index of words of SQLite; the tables in which FTS5 keeps it begin with the same name."""
_SEARCH_INDEX = (
    # Words are separated by spaces and folded already: "ascii" takes every other sign of them as it is.
    """CREATE VIRTUAL TABLE "findable_fts" USING fts5(
        words, content="findable", content_rowid="seq", tokenize="ascii",
        prefix="1 2 3 4 5 6 7 8 9 10 11 12")""",
    """INSERT INTO findable_fts (findable_fts) VALUES ('rebuild')""",
    """CREATE TRIGGER findable_ai AFTER INSERT ON findable BEGIN
        INSERT INTO findable_fts (rowid, words) VALUES (new.seq, new.words); END""",
    """CREATE TRIGGER findable_ad AFTER DELETE ON findable BEGIN
        INSERT INTO findable_fts (findable_fts, rowid, words) VALUES ('delete', old.seq, old.words); END""",
    """CREATE TRIGGER findable_au AFTER UPDATE ON findable BEGIN
        INSERT INTO findable_fts (findable_fts, rowid, words) VALUES ('delete', old.seq, old.words);
        INSERT INTO findable_fts (rowid, words) VALUES (new.seq, new.words); END""",
)


def backup(store: Store, target: Path) -> None:
    """A whole copy of a SQLite database in use, checked after copying.

    Raises:
        ValueError: the target exists, the store is no SQLite, or the copy is not sound.
    """
    if store.engine.dialect.name != "sqlite":
        raise ValueError("back PostgreSQL up with pg_dump")
    if target.exists():
        raise ValueError(f"{target} exists already")
    with closing(store.engine.raw_connection()) as connection:  # VACUUM goes outside a transaction
        connection.cursor().execute("VACUUM INTO ?", (str(target),))
    copy = _opened(target)
    copy.execute(f"{whereabouts.MARK} = {whereabouts.COPIED}")
    verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    copy.close()
    if verdict != "ok":
        raise ValueError(f"the copy is not sound: {verdict}")


def index_findable(connection: Connection) -> None:
    """Let SQLite search in ``findable``, and keep the index with every change of it.

    As ``enable_fts`` of sqlite-utils makes it, with beginnings of words, and statement by statement: a
    script would end the transaction of the migration.
    """
    database = _of(connection)
    for statement in _SEARCH_INDEX:
        database.execute(statement)


def forget_findable(connection: Connection) -> None:
    """Take the index of ``findable`` away."""
    database = _of(connection)
    for statement in ("ai", "ad", "au"):
        database.execute(f"DROP TRIGGER findable_{statement}")
    database.execute(f"DROP TABLE {SEARCH_INDEX}")


def _of(connection: Connection) -> "Database":
    """The database of a connection, as it is: sqlite-utils changes no setting of it."""
    driver: Any = connection.connection.driver_connection
    return _opened(driver, recursive_triggers=False, execute_plugins=False)


def _opened(where: Any, **settings: Any) -> "Database":
    from sqlite_utils import Database  # 5 MB or more, and pages never need it

    return Database(where, **settings)


@dataclass(frozen=True)
class Sheet:
    """One table of a file: its columns with their types, and its rows."""

    columns: Mapping[str, type]
    rows: Sequence[dict[str, Any]]


def sqlite_file(sheets: Mapping[str, Sheet]) -> bytes:
    """A SQLite file that stands on its own: each sheet is a table; lists and the like are JSON in it.

    It is made in a folder that nobody else can read, and which is gone afterwards.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.sqlite3"
        database = _opened(path)
        for name, sheet in sheets.items():
            key = "id" if "id" in sheet.columns else None
            table = database.table(name).create(dict(sheet.columns), pk=key)
            table.insert_all(sheet.rows)
        database.vacuum()
        database.close()
        return path.read_bytes()
