"""What is known about the people whose cases are open: read together, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from portal.store import exemptions, people, rows
from portal.store.dossiers import Dossier
from portal.store.people import Client
from portal.store.submissions import IS_OPEN
from portal.store.tables import client, dossier, submission


@dataclass(frozen=True)
class Known:
    """A client, what was verified about him, and the last day of an ontheffing by which nothing is asked."""

    client: Client
    verified: Mapping[str, Any]
    exempt_until: date | None


def known_of(connection: sa.Connection, found: Dossier) -> Known:
    """What is known about the person of one dossier.

    Raises:
        NotFound: nobody has this dossier.
    """
    person = people.require_client(connection, found.client_id)
    return Known(person, found.verified, exemptions.nothing_asked_until(connection, found.id))


def known_of_open(connection: sa.Connection) -> dict[str, Known]:
    """The same about everybody who has an open case, by the key of the dossier."""
    is_open = dossier.c.id.in_(sa.select(submission.c.dossier_id).where(IS_OPEN))
    found = rows.many(connection, sa.select(*rows.columns(dossier, Dossier)).where(is_open), Dossier)
    query = sa.select(*rows.columns(client, Client)).join(dossier).where(is_open)
    persons = {one.id: one for one in rows.many(connection, query, Client)}
    last_days = exemptions.last_days(connection, is_open)
    return {one.id: Known(persons[one.client_id], one.verified, last_days.get(one.id)) for one in found}
