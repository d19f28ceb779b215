"""What is known about the people whose cases are open: read together, however many there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from portal.domain.ways import Form
from portal.store import beschikkingen, exemptions, people, rows, signals, submissions
from portal.store.beschikkingen import Activity
from portal.store.dossiers import Dossier
from portal.store.exemptions import Exemption
from portal.store.people import Client
from portal.store.signals import HeldPlace
from portal.store.submissions import HAS_OPEN, Submission
from portal.store.tables import client, dossier


@dataclass(frozen=True)
class Known:
    """A client and his dossier: what was verified, what runs, and what waits.

    ``exempt_until``: the last day of an ontheffing by which nothing is asked. ``activities``: everything that
    was imposed. ``asks_exemption``: whether a request for an ontheffing waits for a decision. ``spared_by``:
    on which form it was decided that nothing (more) is asked, while that holds. ``held_places``: where nobody
    new begins, because of a report of displaced work. ``in_part``: the ontheffingen that leave something to
    ask. ``reported``: what the client reported that he does already, by the form.
    """

    client: Client
    verified: Mapping[str, Any]
    exempt_until: date | None
    activities: Sequence[Activity] = ()
    asks_exemption: bool = False
    spared_by: Form | None = None
    held_places: Sequence[HeldPlace] = ()
    in_part: Sequence[Exemption] = ()
    reported: Mapping[Form, Submission] = field(default_factory=dict)


_DOSSIERS = rows.Prepared(Dossier, rows.select(dossier, Dossier).where(HAS_OPEN))
_PERSONS = rows.Prepared(Client, rows.select(client, Client).join(dossier).where(HAS_OPEN))


def known_of_case(connection: sa.Connection, found: Dossier) -> Known:
    """What is known about the person of one dossier, with what only a decision on a case looks at.

    Raises:
        NotFound: nobody has this dossier.
    """
    return replace(
        known_of(connection, found),
        held_places=signals.held_places(connection),
        in_part=exemptions.of_dossier(connection, found.id),
        reported=submissions.reported(connection, found.id),
    )


def known_of(connection: sa.Connection, found: Dossier) -> Known:
    """What is known about the person of one dossier, apart from any case.

    Raises:
        NotFound: nobody has this dossier.
    """
    person = people.require_client(connection, found.client_id)
    return Known(
        person,
        found.verified,
        exemptions.nothing_asked_until(connection, found.id),
        beschikkingen.activities_of_dossier(connection, found.id),
        asks_exemption=exemptions.is_asked(connection, found.id),
        spared_by=beschikkingen.spared_by(connection, found.id),
    )


def known_of_people(connection: sa.Connection, found: Collection[Dossier]) -> dict[str, Known]:
    """The same of the people of these dossiers, read together, without what runs; by the client's key."""
    keys = [one.id for one in found]
    persons = people.clients(connection, [one.client_id for one in found])
    last_days = exemptions.last_days_of(connection, keys)
    asking = exemptions.asking_among(connection, keys)
    spared = beschikkingen.spared_of(connection, keys)
    return {
        one.client_id: Known(
            persons[one.client_id],
            one.verified,
            last_days.get(one.id),
            asks_exemption=one.id in asking,
            spared_by=spared.get(one.id),
        )
        for one in found
    }


def known_of_open(connection: sa.Connection) -> dict[str, Known]:
    """All that is known about everybody who has an open case, by the key of the dossier."""
    persons = {one.id: one for one in _PERSONS.many(connection)}
    last_days = exemptions.last_days_of_open(connection)
    activities = beschikkingen.activities_of_open(connection)
    asking = exemptions.dossiers_that_ask(connection)
    spared = beschikkingen.spared_of_open(connection)
    held_places = signals.held_places(connection)
    in_part = exemptions.of_open(connection)
    reported = submissions.reported_of_open(connection)
    return {
        one.id: Known(
            persons[one.client_id],
            one.verified,
            last_days.get(one.id),
            activities.get(one.id, ()),
            asks_exemption=one.id in asking,
            spared_by=spared.get(one.id),
            held_places=held_places,
            in_part=in_part.get(one.id, ()),
            reported=reported.get(one.id, {}),
        )
        for one in _DOSSIERS.many(connection)
    }
