"""What is known about the people whose cases are open: read together, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from portal.store import exemptions, people, rows
from portal.store.dossiers import Dossier
from portal.store.people import Client
from portal.store.submissions import HAS_OPEN
from portal.store.tables import client, dossier


@dataclass(frozen=True)
class Known:
    """A client, what was verified about him, and the last day of an ontheffing by which nothing is asked."""

    client: Client
    verified: Mapping[str, Any]
    exempt_until: date | None


_DOSSIERS = rows.Prepared(Dossier, rows.select(dossier, Dossier).where(HAS_OPEN))
_PERSONS = rows.Prepared(Client, rows.select(client, Client).join(dossier).where(HAS_OPEN))


def known_of(connection: sa.Connection, found: Dossier) -> Known:
    """What is known about the person of one dossier.

    Raises:
        NotFound: nobody has this dossier.
    """
    person = people.require_client(connection, found.client_id)
    return Known(person, found.verified, exemptions.nothing_asked_until(connection, found.id))


def known_of_open(connection: sa.Connection) -> dict[str, Known]:
    """The same about everybody who has an open case, by the key of the dossier."""
    persons = {one.id: one for one in _PERSONS.many(connection)}
    last_days = exemptions.last_days_of_open(connection)
    return {
        one.id: Known(persons[one.client_id], one.verified, last_days.get(one.id))
        for one in _DOSSIERS.many(connection)
    }
