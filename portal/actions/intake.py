"""How people get into the portal, and how the gemeente asks somebody for a plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal import clock
from portal.actions.installation import Installation
from portal.domain.errors import MovedOn
from portal.domain.roles import Role
from portal.domain.states import Obligation
from portal.store import dossiers, people, trail
from portal.store.base import Connection, new_id

SYSTEM = "system"


def register_client(portal: Installation, values: Mapping[str, Any], verified: Mapping[str, Any]) -> str:
    """Take in a person known from the benefit administration; returns the key.

    ``verified`` holds facts about the person with the names of ``rules.facts.ClientFacts``.
    """
    with portal.store.write() as connection:
        return _register(connection, values, verified)


def _register(connection: Connection, values: Mapping[str, Any], verified: Mapping[str, Any]) -> str:
    key, now = str(values.get("id") or new_id()), clock.now()
    people.add_client(connection, {**values, "id": key, "created_at": now})
    dossiers.add(connection, key, verified)
    trail.record(connection, now, SYSTEM, "client:registered", key)
    return key


def register_staff(portal: Installation, values: Mapping[str, Any], roles: frozenset[Role]) -> str:
    """Take in a staff member with his roles; returns the key."""
    key = values.get("id") or new_id()
    with portal.store.write() as connection:
        people.add_staff(connection, {**values, "id": key, "active": True}, roles)
        trail.record(connection, clock.now(), SYSTEM, "staff:registered", key, roles=sorted(roles))
    return key


def announce(portal: Installation, client_id: str, contact_id: str, answer_by: date) -> None:
    """Write down that a client was asked for a plan before a day, outside this portal, and who helps him.

    Who is asked here gets a letter: :func:`portal.actions.inviting.invite`.

    Raises:
        MovedOn: the dossier is past that point.
    """
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, client_id)
        if dossier.obligation is not Obligation.INTAKE:  # the move from a plan belongs to its refusal
            raise MovedOn(dossier.obligation)
        dossiers.announce(connection, dossier.id, contact_id, clock.today(), answer_by)
        trail.record(
            connection, clock.now(), contact_id, "obligation:announced", dossier.id, answer_by=answer_by
        )
