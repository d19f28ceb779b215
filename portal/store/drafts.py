"""What a client is filling in, and what anyone had typed when a page could not take it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.roles import Helper
from portal.domain.ways import Form
from portal.store import rows
from portal.store.base import new_id
from portal.store.statements import Statement
from portal.store.tables import draft, parked_form

MOST_PAGES = 20
"""On so many pages may text of one person wait that was not taken in."""
MOST_BYTES = 256 * 1024
"""So much text of one person may wait: as much as one form may send, so what was typed last always fits."""


@dataclass(frozen=True)
class Draft:
    """The answers so far of one client in one form."""

    id: str
    client_id: str
    flow: Form
    answers: Mapping[str, Any]
    saved_at: datetime
    follows_id: str | None
    helper: Helper | None
    replaces_id: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "helper", rows.helper(self.helper))
        object.__setattr__(self, "flow", Form(self.flow))


_IS_THIS = sa.and_(draft.c.client_id == sa.bindparam("client"), draft.c.flow == sa.bindparam("form"))
_DRAFT = rows.Prepared(Draft, rows.select(draft, Draft).where(_IS_THIS))
_OF_CLIENT = rows.Prepared(
    Draft,
    rows.select(draft, Draft)
    .where(draft.c.client_id == sa.bindparam("client"))
    .order_by(draft.c.saved_at.desc()),
)
_CHANGE = Statement(draft.update().where(_IS_THIS))
_REMOVE = Statement(draft.delete().where(_IS_THIS))
_LET_GO = Statement(
    draft.update().where(draft.c.replaces_id == sa.bindparam("submission")).values(replaces_id=None)
)
_IS_OF_ACTOR = parked_form.c.actor_id == sa.bindparam("actor")
_IS_ON_PAGE = sa.and_(_IS_OF_ACTOR, parked_form.c.path == sa.bindparam("page"))
_PARKED = Statement(sa.select(parked_form.c.fields).where(_IS_ON_PAGE))
_PAGES = Statement(sa.select(parked_form.c.path).where(_IS_OF_ACTOR))
_ALL_PARKED = (
    sa.select(parked_form.c.path, parked_form.c.fields)
    .where(_IS_OF_ACTOR)
    .order_by(parked_form.c.parked_at.desc(), parked_form.c.path)
)
_TAKE = parked_form.delete().where(_IS_ON_PAGE)
_FORGET = parked_form.delete().where(parked_form.c.parked_at < sa.bindparam("before"))


def get(connection: sa.Connection, client_id: str, flow: Form) -> Draft | None:
    """The draft of this client in this form."""
    return _DRAFT.one(connection, client=client_id, form=flow)


def list_of(connection: sa.Connection, client_id: str) -> list[Draft]:
    """All drafts of a client, newest first."""
    return _OF_CLIENT.many(connection, client=client_id)


def save(
    connection: sa.Connection,
    client_id: str,
    flow: Form,
    answers: Mapping[str, Any],
    saved_at: datetime,
    helper: Helper | None = None,
    **origin: Any,
) -> None:
    """Keep the answers, over those that were kept before. Who once helped stays known.

    ``origin``: ``follows_id`` and ``replaces_id`` of a new draft.
    """
    values: dict[str, Any] = {"answers": dict(answers), "saved_at": saved_at}
    if helper:
        values["helper"] = helper.kept()
    if not _CHANGE.run(connection, {"client": client_id, "form": flow, **values}):
        made = {"id": new_id(), "client_id": client_id, "flow": flow, **values, **origin}
        rows.insert(connection, draft, made)


def let_go(connection: sa.Connection, submission_id: str) -> None:
    """What somebody fills in does not take the place of this any more: it is a form by itself."""
    _LET_GO.run(connection, {"submission": submission_id})


def remove(connection: sa.Connection, client_id: str, flow: Form) -> None:
    """Throw the draft away."""
    _REMOVE.run(connection, {"client": client_id, "form": flow})


def park(
    connection: sa.Connection, actor_id: str, path: str, fields: Mapping[str, list[str]], parked_at: datetime
) -> bool:
    """Keep what was typed on a page that could not take it; False when it is more than one person may have.

    Of what a person has waiting the oldest goes to make room.
    """
    size = _size(fields)
    if size > MOST_BYTES:
        return False
    take_parked(connection, actor_id, path)
    _make_room(connection, actor_id, path, size)
    made = {"actor_id": actor_id, "path": path, "fields": dict(fields), "parked_at": parked_at}
    rows.insert(connection, parked_form, made)
    return True


def parked(connection: sa.Connection, actor_id: str, path: str) -> Mapping[str, list[str]] | None:
    """What this person had typed on this page, if anything is kept."""
    found: Mapping[str, list[str]] | None = _PARKED.value(connection, actor=actor_id, page=path)
    return found


def pages_parked(connection: sa.Connection, actor_id: str, under: str) -> list[str]:
    """The pages of which the address begins so, on which this person typed something that waits."""
    return [path for path in _PAGES.values(connection, actor=actor_id) if path.startswith(under)]


def take_parked(
    connection: sa.Connection, actor_id: str, path: str, *, with_pages_under: bool = False
) -> None:
    """Let go of what was typed on this page: it has arrived, or is typed again."""
    pages = pages_parked(connection, actor_id, path) if with_pages_under else [path]
    for page in pages:
        connection.execute(_TAKE, {"actor": actor_id, "page": page})


def forget_parked(connection: sa.Connection, before: datetime) -> int:
    """Remove what was parked before a moment; returns how many pages that were."""
    return connection.execute(_FORGET, {"before": before}).rowcount


def _make_room(connection: sa.Connection, actor_id: str, path: str, size: int) -> None:
    """Let the oldest go until one more page fits. What a helper typed and what the client did stand apart."""
    newest_first = connection.execute(_ALL_PARKED, {"actor": actor_id}).all()
    alike = [row for row in newest_first if _whose(row.path) == _whose(path)]
    for place, row in enumerate(alike, 1):
        size += _size(row.fields)
        if size > MOST_BYTES or place >= MOST_PAGES:
            take_parked(connection, actor_id, row.path)


def _whose(path: str) -> str:
    return path.partition("/")[0]


def _size(fields: Mapping[str, list[str]]) -> int:
    """How many bytes it takes, about: what JSON escapes counts as it was typed."""
    return len(json.dumps(dict(fields), ensure_ascii=False).encode("utf-8", "replace"))
