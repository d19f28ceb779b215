"""The papers that clients add to a form. A draft and the submission that it becomes share one key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import draft, submission, upload


@dataclass(frozen=True)
class Upload:
    """One paper; its content is fetched apart. ``size`` in bytes; ``is_scanned``: a scanner found nothing."""

    id: str
    draft_id: str
    media_type: str
    size: int
    is_scanned: bool
    added_at: datetime


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Keep a paper; returns its key."""
    key = new_id()
    connection.execute(upload.insert().values(id=key, **values))
    return key


def of_draft(connection: sa.Connection, draft_id: str) -> list[Upload]:
    """The papers of a draft, or of the submission made of it, in the order in which they were added."""
    query = _select().where(upload.c.draft_id == draft_id)
    return rows.many(connection, query.order_by(upload.c.added_at, upload.c.id), Upload)


def is_there(connection: sa.Connection, draft_id: str, sha256: str) -> bool:
    """Whether a draft holds this very paper already."""
    query = sa.select(upload.c.id).where(upload.c.draft_id == draft_id, upload.c.sha256 == sha256)
    return connection.scalar(query) is not None


def of_client(connection: sa.Connection, client_id: str, upload_id: str) -> Upload | None:
    """The paper with this key, when it is this client's own."""
    query = _select().where(upload.c.id == upload_id, upload.c.client_id == client_id)
    return rows.one(connection, query, Upload)


def sent(connection: sa.Connection, upload_id: str) -> Upload | None:
    """The paper with this key, when it was sent in: a draft is nobody's business yet."""
    query = _select().join(submission, submission.c.draft_id == upload.c.draft_id)
    return rows.one(connection, query.where(upload.c.id == upload_id), Upload)


def content_of(connection: sa.Connection, upload_id: str) -> bytes:
    """The paper itself."""
    found: bytes = connection.execute(
        sa.select(upload.c.content).where(upload.c.id == upload_id)
    ).scalar_one()
    return found


def flow_of(connection: sa.Connection, upload_id: str) -> str | None:
    """The form whose draft a paper belongs to; none once it was sent in."""
    query = sa.select(draft.c.flow).join(upload, upload.c.draft_id == draft.c.id)
    return connection.scalar(query.where(upload.c.id == upload_id))


def remove(connection: sa.Connection, upload_id: str) -> None:
    """Throw a paper away."""
    connection.execute(upload.delete().where(upload.c.id == upload_id))


def remove_of_draft(connection: sa.Connection, draft_id: str) -> None:
    """Throw away every paper of a draft."""
    connection.execute(upload.delete().where(upload.c.draft_id == draft_id))


def _select() -> sa.Select[Any]:
    return sa.select(*rows.columns(upload, Upload))
