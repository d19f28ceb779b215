"""The only user of sqlite-utils: copies a SQLite database, makes one to take along."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from portal.store import whereabouts
from portal.store.base import Store


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
    copy = Database(target)
    copy.execute(f"{whereabouts.MARK} = {whereabouts.COPIED}")
    verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    copy.close()
    if verdict != "ok":
        raise ValueError(f"the copy is not sound: {verdict}")


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
        database = Database(path)
        for name, sheet in sheets.items():
            key = "id" if "id" in sheet.columns else None
            table = database.table(name).create(dict(sheet.columns), pk=key)
            table.insert_all(sheet.rows)
        database.vacuum()
        database.close()
        return path.read_bytes()
