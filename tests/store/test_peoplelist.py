"""The people by name: in one order, each once over all pages, from a name on, and where they stand."""

from datetime import date

import pytest

from portal.domain.states import Obligation
from portal.store import dossiers, peoplelist
from portal.store.base import Store
from portal.store.peoplelist import Person, Place
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_dossier, add_staff

pytestmark = on_each_database
NAMES = (
    ("Anna", "Aksoy"),
    ("Bart", "Aksoy"),
    ("Anna", "Aksoy"),  # two people of one name
    ("", "Bakker"),
    ("Zeynep", "Bakker"),
    ("Cor", "Çelik"),
    ("Dirk", "Zijlstra"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    """Seven people, of whom the first two were asked for a plan by Noor."""
    with store.write() as connection:
        noor = add_staff(connection, "Noor Visser")
        for number, (first, last) in enumerate(NAMES):
            key = add_dossier(connection, first_name=first, last_name=last, language="nl")
            if number < 2:
                dossiers.announce(connection, key, noor, date(2026, 3, 2), date(2026, 4, 1))
    return store


def walk(
    store: Store, size: int, stands: Obligation | None = None, begin: Place | None = None
) -> list[Person]:
    """Everybody, a page at a time."""
    found: list[Person] = []
    with store.read() as connection:
        while page := peoplelist.page(connection, stands, found[-1].place if found else begin, size):
            assert len(page) <= size
            found += page
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_over_pages_of_any_size_each_is_there_once_and_in_the_same_order(filled: Store, size: int) -> None:
    found, whole = walk(filled, size), walk(filled, 50)
    assert [one.id for one in found] == [one.id for one in whole]
    assert len({one.id for one in found}) == len(found) == len(NAMES)
    names = sorted((first, last) for first, last in NAMES)
    assert sorted((one.first_name, one.last_name) for one in found) == names


def test_they_stand_by_last_name_then_first_name(filled: Store) -> None:
    places = [(one.last_name, one.first_name) for one in walk(filled, 50) if one.last_name != "Çelik"]
    assert places == sorted(places)


def test_from_a_name_on_it_begins_there(filled: Store) -> None:
    found = walk(filled, 2, begin=("Bakker", "", ""))
    assert [(one.first_name, one.last_name) for one in found[:2]] == [("", "Bakker"), ("Zeynep", "Bakker")]
    assert walk(filled, 2, begin=("Baa", "", "")) == found, "a beginning of a name will do"
    assert "Aksoy" not in {one.last_name for one in found}


@pytest.mark.parametrize("size", [1, 50])
def test_it_can_be_narrowed_to_where_somebody_stands(filled: Store, size: int) -> None:
    asked = walk(filled, size, Obligation.ANNOUNCED)
    assert [(one.first_name, one.answer_by, one.contact) for one in asked] == [
        ("Anna", date(2026, 4, 1), "Noor Visser"),
        ("Bart", date(2026, 4, 1), "Noor Visser"),
    ]
    rest = walk(filled, size, Obligation.INTAKE)
    assert {one.obligation for one in rest} == {Obligation.INTAKE}
    assert {one.contact for one in rest} == {None}
    assert len(asked) + len(rest) == len(NAMES)
    assert walk(filled, size, Obligation.ENDED) == []


def test_a_line_says_in_which_language_somebody_reads(store: Store) -> None:
    with store.write() as connection:
        add_dossier(connection, language="ar")
        add_dossier(connection, language="ar", language_chosen="en", last_name="Zijlstra")
    assert [one.language for one in walk(store, 50)] == ["ar", "en"]
