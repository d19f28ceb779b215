"""Finds what was changed, removed or put back around the portal, by the fingerprints in the trail."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite

from portal.store import trail
from portal.store.base import Connection
from portal.store.fingerprints import KINDS, Kept, Kind, Row
from portal.store.tables import letter

LETTER_SHA256 = "letter_sha256"
"""Before there were fingerprints, events kept this much of a letter and nothing of anything else."""
_LETTER = sa.select(letter.c.id).where(
    letter.c.submission_id == sa.bindparam("about"), letter.c.sha256 == sa.bindparam("digest")
)


class Wrong(StrEnum):
    """How a thing is not as it was recorded."""

    CHANGED = "was changed"
    GONE = "is gone"
    BACK = "is there, though it was removed"


@dataclass(frozen=True)
class Broken:
    """A thing that is not as it was recorded: its kind, its key, and what is wrong."""

    kind: str
    key: str
    wrong: Wrong


@dataclass(frozen=True)
class Comparison:
    """What is not as it was recorded, and by kind how many things nothing was recorded of."""

    broken: list[Broken]
    unmarked: Mapping[str, int]


def compare(connection: Connection) -> Comparison:
    """Hold the tables against the last fingerprint of each thing. Both are read a page at a time."""
    broken: list[Broken] = []
    unmarked: Counter[str] = Counter()
    with closing(_Told()) as told:
        for event in trail.walk(connection):
            for said in _said(connection, event):
                told.put(said)
        for name, kind in KINDS.items():
            for row in kind.rows(connection):
                is_told, fingerprint = told.take(name, row["id"])
                unmarked[name] += not is_told
                wrong = _wrong(kind, row, fingerprint) if is_told else _wrong_in_itself(kind, row)
                if wrong:
                    broken.append(Broken(name, row["id"], wrong))
        broken += [Broken(name, key, Wrong.GONE) for name, key in told.left()]
    return Comparison(broken, +unmarked)


def _wrong(kind: Kind, row: Row, fingerprint: str | None) -> Wrong | None:
    if fingerprint is None:
        return Wrong.BACK
    if fingerprint in {kind.fingerprint(row), kind.earlier(row), kind.digest_of(row)}:
        return None
    return Wrong.CHANGED


def _wrong_in_itself(kind: Kind, row: Row) -> Wrong | None:
    """Of what was recorded before there were fingerprints: whether a document is not what its row says."""
    is_whole = kind.digest is None or row[kind.digest[0]] == kind.digest_of(row)
    return None if is_whole else Wrong.CHANGED


def _said(connection: Connection, event: trail.Event) -> Iterator[Kept]:
    """What an event says of things. One that was altered says nothing; the chain tells that it was."""
    try:
        fields = json.loads(event.fields)
        kept = [(str(name), str(key), mark) for name, key, mark in fields.get("kept", ())]
    except (ValueError, TypeError, AttributeError):
        return
    if "kept" not in fields and fields.get(LETTER_SHA256):
        yield _letter(connection, event.object_id, fields[LETTER_SHA256])
    yield from (said for said in kept if said[0] in KINDS)


def _letter(connection: Connection, about: str, digest: str) -> Kept:
    """An older event names the thing that a letter is about, and the SHA-256 of the letter."""
    key = connection.scalar(_LETTER, {"about": about, "digest": digest})
    return letter.name, key or f"{digest[:8]} about {about}", digest


class _Told:
    """The last fingerprint of each thing, outside memory: a file of SQLite's own, gone when it is closed."""

    def __init__(self) -> None:
        self._kept = sqlite.connect("")
        self._kept.execute(
            "CREATE TABLE told (kind, key, fingerprint, PRIMARY KEY (kind, key)) WITHOUT ROWID"
        )

    def put(self, said: Kept) -> None:
        """Remember what was said; what was said before of the same thing does not count any more."""
        self._kept.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", said)

    def take(self, kind: str, key: str) -> tuple[bool, str | None]:
        """Whether anything was said of a thing, and its fingerprint; it is not left any more then."""
        taking = "DELETE FROM told WHERE kind = ? AND key = ? RETURNING fingerprint"
        found = self._kept.execute(taking, (kind, key)).fetchall()
        return bool(found), found[0][0] if found else None

    def left(self) -> list[tuple[str, str]]:
        """What should be there and was not taken."""
        found = self._kept.execute("SELECT kind, key FROM told WHERE fingerprint IS NOT NULL")
        return [(kind, key) for kind, key in found]

    def close(self) -> None:
        """Throw it away."""
        self._kept.close()
