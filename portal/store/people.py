"""Clients and staff."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Actor, Role
from portal.domain.sending import By
from portal.store import rows, search
from portal.store.tables import client, staff, staff_role


def _longest(table: sa.Table) -> Mapping[str, int]:
    return {
        column.name: column.type.length
        for column in table.columns
        if isinstance(column.type, sa.String) and column.type.length
    }


LONGEST = _longest(client)
"""How many characters each text about a client may have."""
LONGEST_OF_STAFF = _longest(staff)
"""The same for who works for the gemeente."""


def full_name(first_name: str, last_name: str) -> str:
    """First and last name; somebody with one name has no first name."""
    return f"{first_name} {last_name}".strip()


@dataclass(frozen=True)
class Client:
    """A person with a benefit.

    ``letters_since``: when he chose how letters go to him, if he ever did. ``large_print``: he asked for
    letters that are easier to read. ``language`` is that of the benefits administration, ``language_chosen``
    his own choice, if he ever made one: :attr:`reads_in` is the language that holds.
    """

    id: str
    number: str | None
    first_name: str
    last_name: str
    birth_date: date
    street: str
    postal_code: str
    city: str
    mail: str | None
    language: str
    benefit: str
    benefit_since: date | None
    letters_by: By
    letters_since: datetime | None
    large_print: bool = False
    language_chosen: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters_by", By(self.letters_by))

    @property
    def name(self) -> str:
        """First and last name, as a letter addresses the person."""
        return full_name(self.first_name, self.last_name)

    @property
    def reads_in(self) -> str:
        """The language of his pages."""
        return self.language_chosen or self.language

    def letters_in(self, written_in: str) -> str:
        """The language of what he is told about a form: the one that he chose, or else that of the form."""
        return self.language_chosen or written_in

    @property
    def call_name(self) -> str:
        """The name by which somebody close calls the person; nobody is called by initials alone."""
        return self.name if self.first_name.endswith(".") else self.first_name or self.last_name


@dataclass(frozen=True)
class StaffMember:
    """Someone who works for the gemeente."""

    id: str
    name: str
    job_title: str
    phone: str
    active: bool
    team: str | None = None


_CLIENT = rows.Prepared(Client, rows.select(client, Client).where(client.c.id == sa.bindparam("key")))
_MEMBER = rows.Prepared(StaffMember, rows.select(staff, StaffMember).where(staff.c.id == sa.bindparam("key")))
_ACTIVE = rows.Prepared(
    StaffMember, rows.select(staff, StaffMember).where(staff.c.active).order_by(staff.c.name)
)
_TEAM = rows.Prepared(
    StaffMember,
    rows.select(staff, StaffMember)
    .where(staff.c.active, staff.c.team == sa.bindparam("team"))
    .order_by(staff.c.name),
)
READS_IN = sa.func.coalesce(client.c.language_chosen, client.c.language)
"""The language of somebody's pages, in a statement."""
_NAMES = sa.select(staff.c.id, staff.c.name).where(staff.c.id.in_(sa.bindparam("wanted", expanding=True)))
_CHOSEN = sa.select(client.c.language_chosen).where(client.c.id == sa.bindparam("key"))
_ROLES = sa.select(staff_role.c.role).where(staff_role.c.staff_id == sa.bindparam("key"))


def get_client(connection: sa.Connection, client_id: str) -> Client | None:
    """The client with this key."""
    return _CLIENT.one(connection, key=client_id)


def require_client(connection: sa.Connection, client_id: str) -> Client:
    """The client with this key.

    Raises:
        NotFound: there is none.
    """
    found = get_client(connection, client_id)
    if found is None:
        raise NotFound(client_id)
    return found


def get_staff(connection: sa.Connection, staff_id: str) -> StaffMember | None:
    """The staff member with this key, active or not."""
    return _MEMBER.one(connection, key=staff_id)


def staff_names(connection: sa.Connection, keys: Collection[str]) -> dict[str, str]:
    """What these members of staff are called, active or not, by key."""
    return dict(connection.execute(_NAMES, {"wanted": list(keys)}).all())


def list_staff(connection: sa.Connection) -> list[StaffMember]:
    """The active staff by name."""
    return _ACTIVE.many(connection)


def team_of(connection: sa.Connection, staff_id: str) -> list[StaffMember]:
    """Who shares the work with a staff member, himself among them; nobody where he is in no team."""
    found = get_staff(connection, staff_id)
    return _TEAM.many(connection, team=found.team) if found and found.team else []


def roles_of(connection: sa.Connection, staff_id: str) -> frozenset[Role]:
    """The roles that a staff member has now."""
    return frozenset(Role(role) for role in connection.scalars(_ROLES, {"key": staff_id}))


def actor(connection: sa.Connection, actor_id: str) -> Actor | None:
    """Who acts under this key: a client, or an active staff member with his present roles."""
    person = get_client(connection, actor_id)
    if person:
        return client_actor(person.id, person.name, person.reads_in)
    return staff_actor(connection, actor_id)


def client_actor(client_id: str, name: str, language: str) -> Actor:
    """A client, as he acts."""
    return Actor(client_id, name, frozenset({Role.CLIENT}), language)


def staff_actor(connection: sa.Connection, actor_id: str) -> Actor | None:
    """An active staff member with his present roles."""
    member = get_staff(connection, actor_id)
    if member and member.active:
        return Actor(member.id, member.name, roles_of(connection, member.id))
    return None


def add_client(connection: sa.Connection, values: Mapping[str, Any]) -> None:
    """Write a client; ``values`` are the columns of the table."""
    rows.insert(connection, client, values)


def add_clients(connection: sa.Connection, values: Sequence[Mapping[str, Any]]) -> None:
    """Write several clients at once, each with the same columns."""
    connection.execute(client.insert(), [dict(one) for one in values])


def update_client(connection: sa.Connection, client_id: str, changes: Mapping[str, Any]) -> None:
    """Change columns of a client, who is found by the new name from then on."""
    connection.execute(client.update().where(client.c.id == client_id).values(**changes))
    search.renew_of_client(connection, client_id)


def choose_letters(
    connection: sa.Connection, client_id: str, by: By, moment: datetime, *, large_print: bool
) -> None:
    """Write down how somebody wants his letters, and when he said so."""
    changes = {"letters_by": by, "letters_since": moment, "large_print": large_print}
    connection.execute(client.update().where(client.c.id == client_id).values(**changes))


def choose_language(connection: sa.Connection, client_id: str, code: str) -> None:
    """Write down which language somebody chose; no list of people changes it."""
    connection.execute(client.update().where(client.c.id == client_id).values(language_chosen=code))


def told_in(connection: sa.Connection, client_id: str, written_in: str) -> str:
    """The language of what a client is told about a form: the one that he chose, or else that of the form."""
    return connection.scalar(_CHOSEN, {"key": client_id}) or written_in


def clients(connection: sa.Connection, keys: Collection[str]) -> dict[str, Client]:
    """These clients by key; who does not exist is not among them."""
    return {one.id: one for one in _THESE.many(connection, wanted=list(keys))}


def with_numbers(connection: sa.Connection, numbers: Collection[str]) -> list[Client]:
    """Everybody with one of these numbers."""
    return _NUMBERED.many(connection, wanted=list(numbers))


def born_on(connection: sa.Connection, days: Collection[date]) -> list[Client]:
    """Everybody who was born on one of these days."""
    return _BORN.many(connection, wanted=list(days))


_WANTED: sa.BindParameter[Any] = sa.bindparam("wanted", expanding=True)
_THESE = rows.Prepared(Client, rows.select(client, Client).where(client.c.id.in_(_WANTED)))
_NUMBERED = rows.Prepared(Client, rows.select(client, Client).where(client.c.number.in_(_WANTED)))
_BORN = rows.Prepared(Client, rows.select(client, Client).where(client.c.birth_date.in_(_WANTED)))


def add_staff(connection: sa.Connection, values: Mapping[str, Any], roles: frozenset[Role]) -> None:
    """Write a staff member with his roles."""
    rows.insert(connection, staff, values)
    set_roles(connection, values["id"], roles)


def change_staff(connection: sa.Connection, staff_id: str, changes: Mapping[str, Any]) -> None:
    """Change columns of a staff member."""
    connection.execute(staff.update().where(staff.c.id == staff_id).values(**changes))


def set_roles(connection: sa.Connection, staff_id: str, roles: frozenset[Role]) -> None:
    """Give a staff member these roles, and no others."""
    connection.execute(staff_role.delete().where(staff_role.c.staff_id == staff_id))
    for role in sorted(roles):
        rows.insert(connection, staff_role, {"staff_id": staff_id, "role": role})
