"""The people of the gemeente by name, a page at a time: everybody, or those who stand somewhere."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from portal.domain.states import Obligation
from portal.store.people import READS_IN, full_name
from portal.store.tables import client, dossier, staff

PAGE = 50
Place = tuple[str, str, str]
"""Last name, first name and key, in the order of the list."""


@dataclass(frozen=True)
class Person:
    """One line: who it is, where he stands, in which language he reads, and who helps him."""

    id: str
    first_name: str
    last_name: str
    birth_date: date
    language: str
    obligation: Obligation
    answer_by: date | None
    contact: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "obligation", Obligation(self.obligation))

    @property
    def name(self) -> str:
        """First and last name."""
        return full_name(self.first_name, self.last_name)

    @property
    def place(self) -> Place:
        """Where he stands in the list."""
        return self.last_name, self.first_name, self.id


def page(
    connection: sa.Connection, stands: Obligation | None, after: Place | None, size: int = PAGE
) -> list[Person]:
    """The people after a place, at most ``size``; only those who stand somewhere when that is given.

    To begin at a name, ``after`` is that name with an empty key.
    """
    last, first, key = after or ("", "", "")
    values = {"stands": stands, "last": last, "first": first, "key": key, "size": size}
    query = _page(stands is not None, after is not None)
    return [Person(**row) for row in connection.execute(query, values).mappings()]


@cache
def _page(is_narrowed: bool, is_later: bool) -> sa.Select[Any]:
    order = (client.c.last_name, client.c.first_name, client.c.id)
    query = (
        sa.select(
            client.c.id,
            client.c.first_name,
            client.c.last_name,
            client.c.birth_date,
            READS_IN.label("language"),
            dossier.c.obligation,
            dossier.c.answer_by,
            staff.c.name.label("contact"),
        )
        .select_from(
            client.join(dossier, dossier.c.client_id == client.c.id).outerjoin(
                staff, staff.c.id == dossier.c.contact_id
            )
        )
        .order_by(*order)
        .limit(sa.bindparam("size"))
    )
    if is_narrowed:
        query = query.where(dossier.c.obligation == sa.bindparam("stands"))
    if is_later:
        given = (sa.bindparam(name, type_=sa.String) for name in ("last", "first", "key"))
        query = query.where(sa.tuple_(*order) > sa.tuple_(*given))
    return query
