"""What a client is filling in, and what anyone had typed when a page could not take it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.roles import Helper
from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import draft, parked_form


@dataclass(frozen=True)
class Draft:
    """The answers so far of one client in one form."""

    id: str
    client_id: str
    flow: str
    answers: Mapping[str, Any]
    saved_at: datetime
    follows_id: str | None
    helper: Helper | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "helper", rows.helper(self.helper))


def get(connection: sa.Connection, client_id: str, flow: str) -> Draft | None:
    """The draft of this client in this form."""
    query = sa.select(*rows.columns(draft, Draft)).where(draft.c.client_id == client_id, draft.c.flow == flow)
    return rows.one(connection, query, Draft)


def list_of(connection: sa.Connection, client_id: str) -> list[Draft]:
    """All drafts of a client, newest first."""
    query = sa.select(*rows.columns(draft, Draft)).where(draft.c.client_id == client_id)
    return rows.many(connection, query.order_by(draft.c.saved_at.desc()), Draft)


def save(
    connection: sa.Connection,
    client_id: str,
    flow: str,
    answers: Mapping[str, Any],
    saved_at: datetime,
    helper: Helper | None = None,
    **origin: Any,
) -> None:
    """Keep the answers, over those that were kept before; ``origin``: ``follows_id`` of a new draft.

    Who once helped stays known.
    """
    values: dict[str, Any] = {"answers": dict(answers), "saved_at": saved_at}
    if helper:
        values["helper"] = helper.kept()
    changed = connection.execute(
        draft.update().where(draft.c.client_id == client_id, draft.c.flow == flow).values(**values)
    )
    if not changed.rowcount:
        connection.execute(
            draft.insert().values(id=new_id(), client_id=client_id, flow=flow, **values, **origin)
        )


def remove(connection: sa.Connection, client_id: str, flow: str) -> None:
    """Throw the draft away."""
    connection.execute(draft.delete().where(draft.c.client_id == client_id, draft.c.flow == flow))


def park(
    connection: sa.Connection, actor_id: str, path: str, fields: Mapping[str, list[str]], parked_at: datetime
) -> None:
    """Keep what was typed on a page that could not take it."""
    take_parked(connection, actor_id, path)
    connection.execute(
        parked_form.insert().values(actor_id=actor_id, path=path, fields=dict(fields), parked_at=parked_at)
    )


def parked(connection: sa.Connection, actor_id: str, path: str) -> Mapping[str, list[str]] | None:
    """What this person had typed on this page, if anything is kept."""
    query = sa.select(parked_form.c.fields).where(
        parked_form.c.actor_id == actor_id, parked_form.c.path == path
    )
    return connection.scalar(query)


def take_parked(connection: sa.Connection, actor_id: str, path: str) -> None:
    """Let go of what was typed on this page: it has arrived, or is typed again."""
    connection.execute(
        parked_form.delete().where(parked_form.c.actor_id == actor_id, parked_form.c.path == path)
    )


def forget_parked(connection: sa.Connection, before: datetime) -> int:
    """Remove what was parked before a moment; returns how many pages that were."""
    return connection.execute(parked_form.delete().where(parked_form.c.parked_at < before)).rowcount
