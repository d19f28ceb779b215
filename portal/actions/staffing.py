"""Who works with the portal: roles, team, and what becomes of the work of somebody who leaves."""

from collections.abc import Mapping
from typing import Any

from portal import clock
from portal.actions.installation import Installation
from portal.actions.intake import SYSTEM
from portal.domain.errors import MovedOn, NotFound
from portal.domain.permissions import Permission, may
from portal.domain.roles import Role
from portal.store import dossiers, people, tasks, trail
from portal.store.base import Connection


def change(
    portal: Installation,
    staff_id: str,
    *,
    team: str | None = None,
    roles: frozenset[Role] | None = None,
) -> None:
    """Give somebody another team (empty: none), or other roles in place of those that he has.

    Raises:
        NotFound: nobody works here under this key.
    """
    with portal.store.write() as connection:
        _require(connection, staff_id)
        if team is not None:
            people.change_staff(connection, staff_id, {"team": team.strip() or None})
        if roles is not None:
            people.set_roles(connection, staff_id, roles)
        _record(connection, staff_id, {"roles": sorted(people.roles_of(connection, staff_id))})


def leave(portal: Installation, staff_id: str, heir_id: str | None = None) -> int:
    """End somebody's access at once; returns how many tasks changed hands.

    What he has goes to who takes it over, or to nobody: then it stands in the list without a name. So do the
    clients whose questions he answered.

    Raises:
        NotFound: nobody works here under one of the keys.
        MovedOn: who would take it over is himself, or handles no cases.
    """
    with portal.store.write() as connection:
        _require(connection, staff_id)
        if heir_id is not None:
            _require(connection, heir_id)
            heir = people.staff_actor(connection, heir_id)
            if heir_id == staff_id or not may(heir, Permission.CASEWORK_CASE_CLAIM):
                raise MovedOn(heir_id)
        people.change_staff(connection, staff_id, {"active": False})
        dossiers.change_contact(connection, staff_id, heir_id)
        given = [one for one in tasks.open_of(connection, staff_id) if _give(connection, one, heir_id)]
        _record(connection, staff_id, {"roles": []})
        return len(given)


def _give(connection: Connection, found: tasks.Task, heir_id: str | None) -> bool:
    since = clock.now() if heir_id else None
    return tasks.change(connection, found.id, found.revision, staff_id=heir_id, since=since)


def _require(connection: Connection, staff_id: str) -> None:
    found = people.get_staff(connection, staff_id)
    if found is None or not found.active:
        raise NotFound(staff_id)


def _record(connection: Connection, staff_id: str, told: Mapping[str, Any]) -> None:
    trail.record(connection, clock.now(), SYSTEM, "staff:changed", staff_id, **told)
