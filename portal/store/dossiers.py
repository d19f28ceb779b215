"""One dossier a client: where the person stands with the tegenprestatie."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.states import Obligation
from portal.store import rows
from portal.store.base import new_id
from portal.store.statements import Statement
from portal.store.tables import dossier


@dataclass(frozen=True)
class Dossier:
    """The dossier of one client.

    ``verified`` holds what a caseworker verified about the person; ``revision`` moves on when that changes.
    """

    id: str
    client_id: str
    contact_id: str | None
    obligation: Obligation
    announced_on: date | None
    answer_by: date | None
    verified: Mapping[str, Any]
    revision: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "obligation", Obligation(self.obligation))


_ALL = rows.select(dossier, Dossier)
_HAS_KEY = dossier.c.id == sa.bindparam("key")
_BY_KEY = rows.Prepared(Dossier, _ALL.where(_HAS_KEY))
_OF_CLIENT = rows.Prepared(Dossier, _ALL.where(dossier.c.client_id == sa.bindparam("client")))
_OF_CLIENTS = rows.Prepared(
    Dossier, _ALL.where(dossier.c.client_id.in_(sa.bindparam("clients", expanding=True)))
)
_CHANGE = Statement(dossier.update().where(_HAS_KEY))
_MOVE_ON = Statement(dossier.update().where(_HAS_KEY, dossier.c.revision == sa.bindparam("stands_at")))


def of_client(connection: sa.Connection, client_id: str) -> Dossier | None:
    """The dossier of a client."""
    return _OF_CLIENT.one(connection, client=client_id)


def require_of_client(connection: sa.Connection, client_id: str) -> Dossier:
    """The dossier of a client who has one.

    Raises:
        NotFound: there is none.
    """
    found = of_client(connection, client_id)
    if found is None:
        raise NotFound(client_id)
    return found


def of_clients(connection: sa.Connection, client_ids: Collection[str]) -> list[Dossier]:
    """The dossiers of these clients, in no order."""
    return _OF_CLIENTS.many(connection, clients=list(client_ids))


def require(connection: sa.Connection, dossier_id: str) -> Dossier:
    """The dossier with this key.

    Raises:
        NotFound: there is none.
    """
    found = get(connection, dossier_id)
    if found is None:
        raise NotFound(dossier_id)
    return found


def get(connection: sa.Connection, dossier_id: str) -> Dossier | None:
    """The dossier with this key."""
    return _BY_KEY.one(connection, key=dossier_id)


def add(connection: sa.Connection, client_id: str, verified: Mapping[str, Any]) -> str:
    """Open a dossier; returns its key."""
    key = new_id()
    made = {"id": key, "client_id": client_id, "obligation": Obligation.INTAKE, "verified": dict(verified)}
    rows.insert(connection, dossier, made)
    return key


def add_many(connection: sa.Connection, client_ids: Sequence[str]) -> None:
    """Open a dossier for each of these clients, of whom nothing was verified yet."""
    new = {"obligation": Obligation.INTAKE, "verified": {}}
    connection.execute(dossier.insert(), [{**new, "id": new_id(), "client_id": key} for key in client_ids])


def announce(
    connection: sa.Connection, dossier_id: str, contact_id: str, announced_on: date, answer_by: date
) -> None:
    """Record that the client was asked for a plan, by whom and before which day."""
    _update(
        connection,
        dossier_id,
        obligation=Obligation.ANNOUNCED,
        contact_id=contact_id,
        announced_on=announced_on,
        answer_by=answer_by,
    )


def change_contact(connection: sa.Connection, old: str, new: str | None) -> None:
    """Who had one contact gets another, or none."""
    connection.execute(dossier.update().where(dossier.c.contact_id == old).values(contact_id=new))


def set_obligation(connection: sa.Connection, dossier_id: str, obligation: Obligation) -> None:
    """Move the dossier in the main lane; ``portal.domain.states`` says which moves exist."""
    _update(connection, dossier_id, obligation=obligation)


def ask_again(connection: sa.Connection, dossier_id: str, answer_by: date) -> None:
    """Record by when a client, who was asked before, tells what he wants to do."""
    _update(connection, dossier_id, answer_by=answer_by)


def ask_nothing(connection: sa.Connection, dossier_id: str) -> None:
    """Record that a client, who may have been asked before, is asked nothing now."""
    _update(connection, dossier_id, answer_by=None)


def set_verified(
    connection: sa.Connection, dossier_id: str, revision: int, verified: Mapping[str, Any]
) -> bool:
    """Keep what a caseworker verified about the person; False when it has changed since ``revision``."""
    values = {"verified": dict(verified), "revision": revision + 1}
    return _MOVE_ON.run(connection, {"key": dossier_id, "stands_at": revision, **values}) == 1


def _update(connection: sa.Connection, dossier_id: str, **values: Any) -> None:
    _CHANGE.run(connection, {"key": dossier_id, **values})
