"""What other spreadsheets write: workbooks, other signs between the columns, parts of names, odd endings."""

import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from portal.lists import sheets
from portal.lists.days import Order
from portal.lists.people import Person, Reader, unused
from portal.store.people import LONGEST
from tests.lists.test_found_lists import JAN, TODAY

HEADER = "first_name;last_name;birth_date;street;postal_code;city;language;benefit"
ROW = "Jan;Bakker;1980-02-01;Dorpsstraat 1;9601 AA;Hoogezand;nl;participatiewet"


def workbook(*rows: list[Any], more: bool = False) -> bytes:
    """An Excel file with these rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    if more:
        book.create_sheet("Uitleg")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read(
    tmp_path: Path, content: bytes | str, name: str = "lijst.csv", order: Order = Order.ISO
) -> list[Any]:
    """The person of each row, or what is wrong."""
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = Reader(order, TODAY, LONGEST).people(sheets.read(file))
    return [
        one.person or [f"{refusal.column}: {refusal.advice}" for refusal in one.refusals] for one in found
    ]


def with_cell(column: str, value: str) -> str:
    """The list of Jan with another value in a column."""
    place = HEADER.split(";").index(column)
    cells = ROW.split(";")
    cells[place] = value
    return f"{HEADER}\n{';'.join(cells)}\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["lijst.csv", "lijst.tsv", "lijst.txt", "lijst"])
def test_the_sign_between_the_columns_is_found_whatever_the_file_is_called(
    tmp_path: Path, sign: str, name: str
) -> None:
    assert read(tmp_path, f"{HEADER}\n{ROW}\n".replace(";", sign), name) == [JAN]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_one(tmp_path: Path, ending: str) -> None:
    assert read(tmp_path, ending.join([HEADER, ROW, ROW])) == [JAN, JAN]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_of_an_office_is_read(tmp_path: Path, encoding: str) -> None:
    [person] = read(tmp_path, with_cell("last_name", "Müller").encode(encoding))
    assert person.last_name == "Müller"


def test_a_workbook_is_read_with_its_real_days_and_numbers(tmp_path: Path) -> None:
    cells: list[Any] = ROW.split(";")
    cells[2] = datetime(1980, 2, 1)  # noqa: DTZ001 - as a workbook keeps it
    content = workbook(HEADER.split(";"), cells, [None] * 8, more=True)
    assert read(tmp_path, content, "lijst.xlsx") == [JAN]
    cells[2] = date(1980, 2, 1)
    assert read(tmp_path, workbook(["Lijst van vandaag"], HEADER.split(";"), cells), "lijst.xlsx") == [JAN]


def test_a_number_of_a_workbook_that_should_be_a_day_needs_its_order(tmp_path: Path) -> None:
    cells: list[Any] = ROW.split(";")
    cells[2] = 29252
    content = workbook(HEADER.split(";"), cells)
    assert "--dates" in read(tmp_path, content, "lijst.xlsx")[0][0]
    assert read(tmp_path, content, "lijst.xlsx", Order.EXCEL) == [JAN]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 no workbook", "no workbook"),
        (workbook(), "empty"),
        (b"\xd0\xcf\x11\xe0 old", ".xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "damaged"),
        (b"%PDF-1.7\n", "No row names the columns"),
        (b"\n \n", "empty"),
        (b"Jan;Bakker;1980-02-01\n", "No row names the columns"),
        (f"{HEADER}\n".encode("utf-16")[:-1], "damaged"),
        (b"first_name;last_name\nJ\x81n;Bakker\n", "can't be read"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(sheets.NotAList) as refused:
        read(tmp_path, content)
    assert words in str(refused.value)


@pytest.mark.parametrize("text", ["{", '"Jan"', "[]", "[1, 2]", '[{"a": 1}]'])
def test_json_that_is_no_list_of_people_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(sheets.NotAList):
        read(tmp_path, text, "lijst.json")


def test_json_in_lines_is_read(tmp_path: Path) -> None:
    one = json.dumps(dict(zip(HEADER.split(";"), ROW.split(";"), strict=True)))
    assert read(tmp_path, f"{one}\n\n{one}\n", "lijst.ndjson") == [JAN, JAN]


def test_names_and_streets_in_parts_are_put_together_and_other_columns_are_told(tmp_path: Path) -> None:
    text = (
        "Uitkeringsnummer;Roepnaam;Voorvoegsel;Geslachtsnaam;Geb. datum;Straatnaam;Huisnr;Toevoeging;"
        "Postcode;Plaats;Taal;Regeling;BSN\n"
        "u-12 34;Marijke;de;Vries;1-2-1980;Dorpsstraat;12;b;9601aa;Hoogezand;Arabisch;IOAW;niet lezen\n"
    )
    [person] = read(tmp_path, text, order=Order.DMY)
    assert person == Person(
        "Marijke",
        "de Vries",
        date(1980, 2, 1),
        "Dorpsstraat 12 b",
        "9601 AA",
        "Hoogezand",
        "ar",
        "ioaw",
        number="U-1234",
    )
    assert unused(sheets.read(tmp_path / "lijst.csv")) == ["BSN"]


IN_PARTS = HEADER.replace("first_name;last_name", "Voorletters;Tussenvoegsel;Achternaam")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        *(("M", "M."), ("M.", "M."), ("MJ", "M.J."), ("M.J.", "M.J."), ("m. j.", "M.J."), ("m j", "M.J.")),
        *(("Th", "Th."), ("Chr.J.", "Chr.J."), ("mj", "M.J."), ("Jan", "Jan"), ("Marijke", "Marijke")),
        *(("Jan-Piet", "Jan-Piet"), ("", "")),
    ],
)
def test_initials_before_a_surname_are_a_first_name(tmp_path: Path, given: str, kept: str) -> None:
    [person] = read(tmp_path, f"{IN_PARTS}\n{ROW.replace('Jan;Bakker', f'{given};de;Vries')}\n")
    assert (person.first_name, person.last_name) == (kept, "de Vries")


def test_a_first_name_goes_before_initials(tmp_path: Path) -> None:
    both = f"{HEADER};Voorletters\n{ROW};J.P.\n{ROW.replace('Jan', '')};J.P.\n"
    assert [person.first_name for person in read(tmp_path, both)] == ["Jan", "J.P."]


def test_initials_without_a_surname_are_nobody(tmp_path: Path) -> None:
    text = f"{IN_PARTS}\n{ROW.replace('Jan;Bakker', 'M.;de;')}\n"
    assert read(tmp_path, text) == [["last_name: is empty: fill it in"]]
    with pytest.raises(sheets.NotAList, match="no column last_name"):
        read(tmp_path, text.replace("Achternaam", "Iets"))
    sheet = sheets.read(tmp_path / "lijst.csv")
    assert unused(sheet) == ["Voorletters", "Iets"]


@pytest.mark.parametrize(
    ("column", "given", "kept"),
    [
        ("first_name", "\u200bJan\ufeff", "Jan"),
        ("first_name", "Jan\u00a0 Piet", "Jan Piet"),
        ("last_name", "O'Brien-Çelik", "O'Brien-Çelik"),
        ("last_name", "علي", "علي"),
        ("postal_code", "9601aa", "9601 AA"),
        ("postal_code", "9601  AA", "9601 AA"),
        ("language", "Oekraïens", "uk"),
        ("language", "AR", "ar"),
        ("benefit", "PW", "participatiewet"),
        ("benefit", "IOAZ", "ioaz"),
    ],
)
def test_a_cell_is_cleaned(tmp_path: Path, column: str, given: str, kept: str) -> None:
    [person] = read(tmp_path, with_cell(column, given))
    assert getattr(person, column) == kept


@pytest.mark.parametrize(
    ("column", "given"),
    [
        ("first_name", "."),
        ("first_name", "Onbekend"),
        ("first_name", "N.V.T."),
        ("first_name", "x"),
        ("first_name", "+31 6"),
        ("first_name", "@jan"),
        ("first_name", "Jan\x07"),
        ("first_name", "Jan\u202e"),
        ("last_name", "12345"),
        ("last_name", "\u00c3\u2021elik"),
        ("last_name", "x" * 81),
        ("postal_code", "0601 AA"),
        ("postal_code", "AA 9601"),
        ("postal_code", "B-2000"),
        ("city", "9601"),
        ("street", "12"),
        ("language", "onbekend"),
        ("language", "nederlandss"),
        ("benefit", "bijstand"),
        ("birth_date", "1980-02-30"),
        ("birth_date", "2026-01-01"),
        ("birth_date", "1800-01-01"),
        ("birth_date", "1980-02-01 12:30"),
        ("birth_date", "vorig jaar"),
        ("birth_date", ""),
    ],
)
def test_a_cell_that_can_not_be_right_is_refused_by_its_column(
    tmp_path: Path, column: str, given: str
) -> None:
    [wrong] = read(tmp_path, with_cell(column, given))
    assert [one.partition(":")[0] for one in wrong] == [column]


@pytest.mark.parametrize(
    "given", ["jan@x", "jan x@x.nl", "@x.nl", "jan@x.nl, piet@x.nl", "jan..b@x.nl", "jân@x.nl", "geen"]
)
def test_an_address_that_no_mail_can_reach_is_refused(tmp_path: Path, given: str) -> None:
    [wrong] = read(tmp_path, f"{HEADER};mail\n{ROW};{given}\n")
    assert wrong[0].startswith("mail: ")


@pytest.mark.parametrize(
    ("order", "given", "day"),
    [
        (Order.DMY, "1-2-1980", date(1980, 2, 1)),
        (Order.MDY, "2/1/1980", date(1980, 2, 1)),
        (Order.DMY, "01.02.1980", date(1980, 2, 1)),
        (Order.DMY, "01-02-1980 00:00:00", date(1980, 2, 1)),
        (Order.DMY, "1980-02-01", date(1980, 2, 1)),
        (Order.EXCEL, "29252.0", date(1980, 2, 1)),
    ],
)
def test_days_are_read_in_the_order_that_was_told(
    tmp_path: Path, order: Order, given: str, day: date
) -> None:
    [person] = read(tmp_path, with_cell("birth_date", given), order=order)
    assert person.birth_date == day


@pytest.mark.parametrize(
    ("order", "given"),
    [
        (Order.MDY, "20-5-1984"),
        (Order.DMY, "31-2-1980"),
        (Order.EXCEL, "1-2-1980"),
        (Order.EXCEL, "99999"),
        (Order.DMY, "1-2-20"),
    ],
)
def test_a_day_that_does_not_fit_the_order_or_two_centuries_is_asked_again(
    tmp_path: Path, order: Order, given: str
) -> None:
    [wrong] = read(tmp_path, with_cell("birth_date", given), order=order)
    assert wrong[0].startswith("birth_date: ")


def test_a_report_holds_no_formula() -> None:
    assert list(sheets.lines([("1", "first_name", "=1+1"), ("2", "mail", "-x")])) == [
        "1;first_name;'=1+1\r\n",
        "2;mail;'-x\r\n",
    ]
