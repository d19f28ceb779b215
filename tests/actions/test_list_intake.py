"""Who is on a list and known already: brought up to date, never doubled, never taken for somebody else."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.actions.installation import Installation
from portal.actions.list_intake import Plan, take_in
from portal.lists.people import Person, Read
from portal.store import dossiers, trail
from portal.store.people import Client
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import list_clients

JAN = Person(
    "Jan",
    "Bakker",
    date(1980, 2, 1),
    "Dorpsstraat 1",
    "9601 AA",
    "Hoogezand",
    "nl",
    "participatiewet",
    mail="jan@voorbeeld.invalid",
    number="U1",
)
PIET = replace(JAN, first_name="Piet", number="U2", mail=None)


def bring(portal: Installation, *people: Person, **how: bool) -> Plan:
    """Take in a list of these people."""
    return take_in(portal, [Read(row, person) for row, person in enumerate(people, 2)], **how)


def known(portal: Installation) -> list[Client]:
    """Everybody who is known."""
    with portal.store.read() as connection:
        return list_clients(connection)


@on_each_database
def test_everybody_gets_a_dossier_and_a_whole_place_in_the_trail(installation: Installation) -> None:
    bring(installation, *[replace(JAN, number=f"N{n}", last_name=f"Naam {n}") for n in range(3)])
    with installation.store.read() as connection:
        for client in list_clients(connection):
            assert dossiers.of_client(connection, client.id) is not None
            assert [event.event for event in trail.of(connection, client.id)] == ["client:registered"]
        assert list(trail.broken_links(connection)) == []


@on_each_database
def test_a_known_number_updates_and_the_trail_says_which_columns_and_no_value(
    installation: Installation,
) -> None:
    bring(installation, JAN)
    [before] = known(installation)
    plan = bring(installation, replace(JAN, street="Kerkstraat 2", last_name="Bakker-Bos", language="tr"))
    [after] = known(installation)
    assert (after.id, after.street, after.name, after.language) == (
        before.id,
        "Kerkstraat 2",
        "Jan Bakker-Bos",
        "tr",
    )
    assert plan.changed[0].columns["street"] == ("Dorpsstraat 1", "Kerkstraat 2")
    with installation.store.read() as connection:
        event = trail.of(connection, after.id)[-1]
    assert (event.event, json.loads(event.fields)) == (
        "client:updated",
        {"fields": ["language", "last_name", "street"]},
    )


@on_each_database
def test_without_a_number_the_same_name_and_birthday_are_the_same_person(installation: Installation) -> None:
    nameless = replace(JAN, number=None)
    bring(installation, nameless)
    plan = bring(installation, replace(nameless, last_name="BAKKER", city="Groningen"))
    assert (len(plan.new), len(plan.changed), len(known(installation))) == (0, 1, 1)


def test_somebody_who_was_known_without_a_number_gets_it(installation: Installation) -> None:
    bring(installation, replace(JAN, number=None))
    bring(installation, JAN)
    assert [one.number for one in known(installation)] == ["U1"]


def test_what_a_list_leaves_empty_stays(installation: Installation) -> None:
    bring(installation, JAN)
    plan = bring(installation, replace(JAN, mail=None))
    assert plan.same == 1
    assert [one.mail for one in known(installation)] == ["jan@voorbeeld.invalid"]


def test_two_people_with_one_name_and_birthday_are_told_apart_by_their_numbers(
    installation: Installation,
) -> None:
    bring(installation, JAN, replace(JAN, number="U9", street="Kerkstraat 9"))
    assert len(known(installation)) == 2
    plan = bring(installation, replace(JAN, number=None, city="Groningen"))
    assert [(one.row, one.column) for one in plan.refused] == [(2, "number")]
    assert {one.city for one in known(installation)} == {"Hoogezand"}


def test_a_number_that_is_somebody_elses_is_refused(installation: Installation) -> None:
    bring(installation, JAN)
    stranger = replace(PIET, number="U1", birth_date=date(1990, 1, 1))
    plan = bring(installation, stranger)
    assert [(one.row, one.column) for one in plan.refused] == [(2, "number")]
    assert [one.name for one in known(installation)] == ["Jan Bakker"]


def test_a_birthday_that_was_corrected_or_a_new_name_is_still_the_same_person(
    installation: Installation,
) -> None:
    bring(installation, JAN)
    assert len(bring(installation, replace(JAN, birth_date=date(1981, 2, 1))).changed) == 1
    married = replace(JAN, birth_date=date(1981, 2, 1), first_name="Johannes", last_name="Bos")
    assert len(bring(installation, married).changed) == 1


def test_the_same_row_twice_in_a_list_is_one_person(installation: Installation) -> None:
    plan = bring(installation, JAN, JAN)
    assert (len(plan.new), plan.same, len(known(installation))) == (1, 1, 1)


def test_one_person_twice_with_different_things_is_refused(installation: Installation) -> None:
    plan = bring(installation, JAN, replace(JAN, city="Groningen"))
    assert [(one.row, "row 2" in one.advice) for one in plan.refused] == [(3, True)]
    assert known(installation) == []


def test_more_people_than_are_written_at_once_are_all_there(installation: Installation) -> None:
    many = [replace(JAN, number=f"N{n}", last_name=f"Naam {n}") for n in range(1201)]
    bring(installation, *many)
    plan = bring(installation, *many)
    assert (len(known(installation)), plan.same, len(plan.new)) == (1201, 1201, 0)
    with installation.store.read() as connection:
        assert list(trail.broken_links(connection)) == []


def test_a_failure_half_way_takes_in_nobody(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Iterator[bool] = iter([True, False])
    record = trail.record_each

    def fail_the_second_time(*arguments: Any, **fields: Any) -> None:
        if not next(calls):
            raise OSError("the disk is full")
        record(*arguments, **fields)

    monkeypatch.setattr(trail, "record_each", fail_the_second_time)
    with pytest.raises(OSError, match="full"):
        bring(installation, *[replace(JAN, number=f"N{n}", last_name=f"Naam {n}") for n in range(700)])
    assert known(installation) == []


def test_looking_first_changes_nothing(installation: Installation) -> None:
    assert len(bring(installation, JAN, dry_run=True).new) == 1
    assert known(installation) == []


@pytest.mark.parametrize(
    ("first", "last", "again"),
    [
        ("Ayşegül", "Yıldırım", ("AYŞEGÜL", "YILDIRIM")),
        ("Zoë", "Bakker-Smit", ("Zoe", "Bakker\u2011Smit")),
        ("Wim", "van 't Hof", ("WIM", "van \u2019t Hof")),
        ("علی\u200cرضا", "کریمی", ("عليرضا", "كريمي")),
    ],
)
def test_without_a_number_the_same_name_in_another_spelling_is_the_same_person(
    installation: Installation, first: str, last: str, again: tuple[str, str]
) -> None:
    one = replace(JAN, number=None, first_name=first, last_name=last)
    bring(installation, one)
    bring(installation, replace(one, first_name=again[0], last_name=again[1]))
    assert len(known(installation)) == 1


@pytest.mark.parametrize("number", ["01001", "10-01"])
def test_somebody_who_lives_here_under_another_number_is_asked_and_not_doubled(
    installation: Installation, number: str
) -> None:
    bring(installation, replace(JAN, number="1001"))
    plan = bring(installation, replace(JAN, number=number))
    assert [(one.column, one.row) for one in plan.refused] == [("number", 2)]
    assert len(known(installation)) == 1


def test_two_people_of_one_name_and_day_at_two_addresses_are_two(installation: Installation) -> None:
    bring(installation, JAN, replace(JAN, number="U9", street="Kerkstraat 7"))
    assert len(known(installation)) == 2


@pytest.mark.parametrize("is_first", [True, False])
def test_a_list_that_gives_somebody_once_with_and_once_without_a_number_is_asked(
    installation: Installation, *, is_first: bool
) -> None:
    both = [JAN, replace(JAN, number=None)]
    plan = bring(installation, *(both if is_first else both[::-1]))
    assert [one.row for one in plan.refused] == [3]
    assert known(installation) == []


def test_zeros_in_front_of_a_number_make_no_other_person_of_it(installation: Installation) -> None:
    plan = bring(installation, replace(JAN, number="0077"), replace(JAN, number="77"))
    assert [one.row for one in plan.refused] == [3]
