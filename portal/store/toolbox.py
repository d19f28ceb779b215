"""The only user of sqlite-utils: reading lists of people, and copying a SQLite database safely."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.utils import Format, rows_from_file

from portal.store.base import Store

FORMATS = {
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".json": Format.JSON,
    ".ndjson": Format.NL,
    ".nl": Format.NL,
}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a CSV, TSV, JSON or NDJSON file, by the ending of its name.

    Raises:
        ValueError: the ending is none of these.
    """
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path.name}: use one of {', '.join(FORMATS)}")
    with path.open("rb") as source:
        rows, _ = rows_from_file(source, format=FORMATS[path.suffix.lower()])
        yield from rows


def backup(store: Store, target: Path) -> None:
    """A whole copy of a SQLite database in use, checked after copying.

    Raises:
        ValueError: the target exists, the store is no SQLite, or the copy is not sound.
    """
    if store.engine.dialect.name != "sqlite":
        raise ValueError("back PostgreSQL up with pg_dump")
    if target.exists():
        raise ValueError(f"{target} exists already")
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
    copy = Database(target)
    verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    copy.close()
    if verdict != "ok":
        raise ValueError(f"the copy is not sound: {verdict}")
