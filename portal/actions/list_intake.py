"""Taking in a list of people: who is new, who is known and changed, and who can't be told from somebody else.

The number of the benefits administration says who somebody is. Where a list has none, it is the name and the
day of birth. So the same list again changes nothing, and nobody is there twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from portal import clock
from portal.actions.installation import Installation
from portal.actions.intake import SYSTEM
from portal.domain.fold import fold
from portal.lists.columns import Column
from portal.lists.people import Person, Read, Refusal
from portal.store import dossiers, people, trail
from portal.store.base import Connection, new_id
from portal.store.people import Client

BATCH = 500
"""People that are looked up and written together."""
Who = tuple[str, str, date]


@dataclass(frozen=True)
class Change:
    """A known person about whom the list says something else: the old and the new value of each column."""

    row: int
    client_id: str
    columns: Mapping[str, tuple[Any, Any]]


@dataclass
class Plan:
    """What a list means for who is known already."""

    new: list[tuple[int, Person]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def refused_rows(self) -> int:
        """How many rows can't be taken in."""
        return len({one.row for one in self.refused})


def take_in(
    portal: Installation, found: Iterable[Read], *, keep_good: bool = False, dry_run: bool = False
) -> Plan:
    """Take in a list, all of it or nothing; ``keep_good``: the rows in which nothing is wrong.

    ``dry_run`` only looks.
    """
    with (portal.store.read if dry_run else portal.store.write)() as connection:
        plan = _Planning(connection).plan(found)
        if not dry_run and (keep_good or not plan.refused):
            _write(connection, plan)
    return plan


class _Planning:
    """Holds the rows of a list against each other and against who is known."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._plan = Plan()
        self._earlier: dict[str | Who, tuple[int, Person]] = {}
        self._named: dict[Who, tuple[int, Person]] = {}

    def plan(self, found: Iterable[Read]) -> Plan:
        batch: list[tuple[int, Person]] = []
        for read in found:
            self._plan.refused += read.refusals
            if read.person and self._is_first(read.row, read.person):
                batch.append((read.row, read.person))
            if len(batch) == BATCH:
                self._look_up(batch)
                batch = []
        self._look_up(batch)
        self._plan.refused.sort(key=lambda one: one.row)
        return self._plan

    def _is_first(self, row: int, person: Person) -> bool:
        """Whether the list tells of this person here for the first time."""
        first, told = self._earlier.setdefault(_same_number(person.number) or _who(person), (row, person))
        if first == row:
            return self._is_told_by_one_way(row, person)
        if told == person:
            self._plan.same += 1
        else:
            self._refuse(row, f"is the same person as row {first}, and says something else")
        return False

    def _is_told_by_one_way(self, row: int, person: Person) -> bool:
        """Whether nobody of the same name and day stands above it with a number, when this one has none."""
        first, told = self._named.setdefault(_who(person), (row, person))
        if (told.number is None) == (person.number is None):
            return True
        self._refuse(row, f"can be the same person as row {first}: give both the number", Column.NUMBER)
        return False

    def _look_up(self, batch: Sequence[tuple[int, Person]]) -> None:
        numbers = [person.number for _row, person in batch if person.number]
        by_number: dict[str | None, Client] = {
            one.number: one for one in people.with_numbers(self._connection, numbers)
        }
        found = [(row, person, by_number.get(person.number)) for row, person in batch]
        days = {person.birth_date for _row, person, numbered in found if numbered is None}
        by_name: dict[Who, list[Client]] = defaultdict(list)
        for one in people.born_on(self._connection, days):
            by_name[_who(one)].append(one)
        for row, person, numbered in found:
            self._place(row, person, numbered, by_name[_who(person)])

    def _place(self, row: int, person: Person, numbered: Client | None, named: Sequence[Client]) -> None:
        if person.number and not numbered and any(_is_at_home(person, one) for one in named):
            self._refuse(row, "lives here under another number: correct it", Column.NUMBER)
            return
        if person.number:
            named = [one for one in named if one.number is None]
        if numbered and not _may_be(person, numbered):
            self._refuse(row, "has the number of somebody with another name and day of birth", Column.NUMBER)
        elif numbered is None and len(named) > 1:
            self._refuse(row, "can be more than one person: add the number", Column.NUMBER)
        elif client := numbered or next(iter(named), None):
            self._compare(row, person, client)
        else:
            self._plan.new.append((row, person))

    def _compare(self, row: int, person: Person, client: Client) -> None:
        """What the list leaves empty stays as it is."""
        told = {name: value for name, value in asdict(person).items() if value is not None}
        held = {name: getattr(client, name) for name in told}
        columns = {name: (held[name], told[name]) for name in told if held[name] != told[name]}
        if columns:
            self._plan.changed.append(Change(row, client.id, columns))
        else:
            self._plan.same += 1

    def _refuse(self, row: int, advice: str, column: str = "") -> None:
        self._plan.refused.append(Refusal(row, column, advice))


def _who(one: Person | Client) -> Who:
    """By name and day of birth, however the name is written."""
    return fold(one.first_name), fold(one.last_name), one.birth_date


def _same_number(number: str | None) -> str:
    """A number without the zeros that a spreadsheet takes off it."""
    return (number or "").lstrip("0")


def _is_at_home(person: Person, client: Client) -> bool:
    """Whether somebody of this name and day of birth, with another number, lives at the same address."""
    return client.number is not None and (fold(person.street), person.postal_code) == (
        fold(client.street),
        client.postal_code,
    )


def _may_be(person: Person, client: Client) -> bool:
    """Whether a number can still be this person's: a name may change, and a day of birth may be corrected."""
    return person.birth_date == client.birth_date or _who(person)[:2] == _who(client)[:2]


def _write(connection: Connection, plan: Plan) -> None:
    now = clock.now()
    for start in range(0, len(plan.new), BATCH):
        new = plan.new[start : start + BATCH]
        values = [{**asdict(person), "id": new_id(), "created_at": now} for _row, person in new]
        keys = [str(one["id"]) for one in values]
        people.add_clients(connection, values)
        dossiers.add_many(connection, keys)
        trail.record_each(connection, now, SYSTEM, "client:registered", keys)
    for change in plan.changed:
        told = {name: new for name, (_old, new) in change.columns.items()}
        people.update_client(connection, change.client_id, told)
        trail.record(connection, now, SYSTEM, "client:updated", change.client_id, fields=sorted(told))
