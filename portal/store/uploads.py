"""The papers that clients add to a form. A draft and the submission that it becomes share one key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.ways import Form
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


_ALL = rows.select(upload, Upload)
_HAS_KEY = upload.c.id == sa.bindparam("key")
_OF_DRAFT = rows.Prepared(
    Upload, _ALL.where(upload.c.draft_id == sa.bindparam("draft")).order_by(upload.c.added_at, upload.c.id)
)
_SAME = sa.select(upload.c.id).where(
    upload.c.draft_id == sa.bindparam("draft"), upload.c.sha256 == sa.bindparam("sha256")
)
_OF_CLIENT = rows.Prepared(Upload, _ALL.where(_HAS_KEY, upload.c.client_id == sa.bindparam("client")))
_SENT = rows.Prepared(
    Upload, _ALL.join(submission, submission.c.draft_id == upload.c.draft_id).where(_HAS_KEY)
)
_CONTENT = sa.select(upload.c.content).where(_HAS_KEY)
_FLOW = sa.select(draft.c.flow).join(upload, upload.c.draft_id == draft.c.id).where(_HAS_KEY)
_COPIED = sa.select(upload).where(_HAS_KEY)
_REMOVE = upload.delete().where(_HAS_KEY)
_REMOVE_OF_DRAFT = upload.delete().where(upload.c.draft_id == sa.bindparam("draft")).returning(upload.c.id)


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Keep a paper; returns its key."""
    key = new_id()
    rows.insert(connection, upload, {**values, "id": key})
    return key


def copy(connection: sa.Connection, upload_id: str, draft_id: str) -> str:
    """Keep the same paper with another draft as well; returns the key of the copy."""
    values = dict(connection.execute(_COPIED, {"key": upload_id}).mappings().one())
    return add(connection, {**values, "draft_id": draft_id})


def of_draft(connection: sa.Connection, draft_id: str) -> list[Upload]:
    """The papers of a draft, or of the submission made of it, in the order in which they were added."""
    return _OF_DRAFT.many(connection, draft=draft_id)


def is_there(connection: sa.Connection, draft_id: str, sha256: str) -> bool:
    """Whether a draft holds this very paper already."""
    return connection.scalar(_SAME, {"draft": draft_id, "sha256": sha256}) is not None


def of_client(connection: sa.Connection, client_id: str, upload_id: str) -> Upload | None:
    """The paper with this key, when it is this client's own."""
    return _OF_CLIENT.one(connection, key=upload_id, client=client_id)


def sent(connection: sa.Connection, upload_id: str) -> Upload | None:
    """The paper with this key, when it was sent in: a draft is nobody's business yet."""
    return _SENT.one(connection, key=upload_id)


def content_of(connection: sa.Connection, upload_id: str) -> bytes:
    """The paper itself."""
    found: bytes = connection.execute(_CONTENT, {"key": upload_id}).scalar_one()
    return found


def flow_of(connection: sa.Connection, upload_id: str) -> Form | None:
    """The form whose draft a paper belongs to; none once it was sent in."""
    name = connection.scalar(_FLOW, {"key": upload_id})
    return Form(name) if name else None


def remove(connection: sa.Connection, upload_id: str) -> None:
    """Throw a paper away."""
    connection.execute(_REMOVE, {"key": upload_id})


def remove_of_draft(connection: sa.Connection, draft_id: str) -> list[str]:
    """Throw away every paper of a draft; returns their keys."""
    return list(connection.scalars(_REMOVE_OF_DRAFT, {"draft": draft_id}))
