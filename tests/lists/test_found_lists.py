"""Lists as offices really send them (in ``people``): each is taken in clean, or refused with a word.

The people in them are made up.
"""

from datetime import date
from pathlib import Path

import pytest

from portal.lists import sheets
from portal.lists.days import Order
from portal.lists.people import Person, Read, Reader
from portal.store.people import LONGEST

FOLDER = Path(__file__).parent / "people"
TODAY = date(2026, 11, 29)
JAN = Person(
    "Jan", "Bakker", date(1980, 2, 1), "Dorpsstraat 1", "9601 AA", "Hoogezand", "nl", "participatiewet"
)


def read(name: str, order: Order = Order.ISO) -> tuple[sheets.Sheet, list[Read]]:
    """What stands in a file of the folder."""
    sheet = sheets.read(next(FOLDER.glob(f"{name}_*")))
    return sheet, list(Reader(order, TODAY, LONGEST).people(sheet))


@pytest.mark.parametrize(
    "name", ["01", "02", "04", "06", "08", "09", "10", "12", "22", "38", "43", "49", "68", "69", "71"]
)
def test_one_person_is_taken_in_with_the_clean_value(name: str) -> None:
    _sheet, [one] = read(name)
    assert one.person == JAN


@pytest.mark.parametrize(
    ("name", "order"), [("05", Order.DMY), ("47", Order.DMY), ("48", Order.EXCEL), ("69", Order.DMY)]
)
def test_days_in_another_order_are_read_when_the_order_is_told(name: str, order: Order) -> None:
    _sheet, [one] = read(name, order)
    assert one.person == JAN


@pytest.mark.parametrize("name", ["05", "47", "48"])
def test_days_in_another_order_are_refused_by_name_when_nobody_told(name: str) -> None:
    _sheet, [one] = read(name)
    [refusal] = one.refusals
    assert (refusal.row, refusal.column) == (2, "birth_date")
    assert "--dates" in refusal.advice


def test_a_name_with_particles_and_a_leap_day_stay_as_they_are() -> None:
    _sheet, [one] = read("36")
    assert one.person
    assert (one.person.first_name, one.person.last_name) == (
        "Sjoerd IJsbrand",
        "van 't Hoff-de 's-Gravesande",
    )
    assert (one.person.birth_date, one.person.street) == (date(1980, 2, 29), "'s-Gravenweg 1 hs")


@pytest.mark.parametrize(
    ("name", "field", "value"), [("03", "first_name", "Zoë"), ("51", "street", "’s-Gravenweg 1")]
)
def test_windows_1252_is_read_and_said(name: str, field: str, value: str) -> None:
    sheet, [one] = read(name)
    assert getattr(one.person, field) == value
    assert any("Windows-1252" in note for note in sheet.notes)


def test_utf_16_and_a_row_above_the_names_are_said() -> None:
    assert "utf-16" in read("04")[0].notes[0]
    assert "Row 2 names the columns" in read("09")[0].notes[0]


def test_somebody_with_one_name_has_no_first_name() -> None:
    _sheet, [one] = read("34")
    assert one.person
    assert (one.person.first_name, one.person.last_name) == ("", "Bakker")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("11", "first_name"),
        ("13", "language"),
        ("14", "birth_date"),
        ("15", "birth_date"),
        ("16", "mail"),
        ("17", "mail"),
        ("18", "first_name"),
        ("19", "postal_code"),
        ("20", "birth_date"),
        ("21", "birth_date"),
        ("27", "street"),
        ("28", ""),
        ("30", "street"),
        ("35", "first_name"),
        ("41", "first_name"),
        ("50", "benefit_since"),
        ("64", "first_name"),
        ("65", "first_name"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_row_column_and_what_to_do(name: str, column: str) -> None:
    _sheet, found = read(name)
    refusals = [refusal for one in found for refusal in one.refusals]
    assert all(one.person is None for one in found)
    assert column in [refusal.column for refusal in refusals]
    assert all(refusal.row in {1, 2} and refusal.advice for refusal in refusals)
    assert "Bakker" not in str(refusals)


def test_a_row_of_totals_is_nobody() -> None:
    _sheet, [jan, totals] = read("73")
    assert jan.person == JAN
    assert totals.person is None
    assert {refusal.row for refusal in totals.refusals} == {3}


@pytest.mark.parametrize(
    ("name", "words"), [("26", "benefit"), ("31", "empty"), ("46", "two columns (first_name, first_name)")]
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(name: str, words: str) -> None:
    with pytest.raises(sheets.NotAList) as refused:
        read(name)
    assert words in str(refused.value)
