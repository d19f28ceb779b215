"""Lists as other programs and other countries write them: read whole, or refused with what to do."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from portal.lists import sheets, workbooks
from tests.lists.test_found_lists import JAN
from tests.lists.test_sheets import HEADER, ROW, read, with_cell, workbook


def changed(content: bytes, change: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """A workbook in which parts were written by another program."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, bytes)(old.read(name)))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("told", [b"A1:J3", b"A1", b"A1:B1"])
def test_every_row_of_a_workbook_is_read_whatever_it_says_of_its_own_size(
    tmp_path: Path, told: bytes
) -> None:
    rows = [ROW.replace("Jan", f"Jan{letter}").split(";") for letter in "abcde"]
    content = workbook(HEADER.split(";"), *rows)
    wrong = changed(
        content,
        {SHEET: lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + told + b'"', xml)},
    )
    assert len(read(tmp_path, wrong, "lijst.xlsx")) == 5


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_with_a_broken_part_is_told_in_one_sentence(tmp_path: Path, part: str) -> None:
    content = changed(workbook(HEADER.split(";"), ROW.split(";")), {part: lambda xml: xml[: len(xml) // 2]})
    with pytest.raises(sheets.NotAList, match=r"no workbook that can be read|is empty"):
        read(tmp_path, content, "lijst.xlsx")


def test_a_workbook_that_unfolds_to_far_too_much_is_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST", 1000)
    with pytest.raises(sheets.NotAList, match="too large"):
        read(tmp_path, workbook(HEADER.split(";"), ROW.split(";")), "lijst.xlsx")


def test_the_first_sheet_that_one_sees_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.sheet_state = "hidden"
    page = book.create_sheet("Lijst")
    for row in (HEADER, ROW):
        page.append(row.split(";"))
    kept = io.BytesIO()
    book.save(kept)
    assert read(tmp_path, kept.getvalue(), "lijst.xlsx") == [JAN]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1254", "Yıldız"), ("cp1250", "Wiśniewski"), ("cp1251", "Коваленко"), ("cp1256", "محمد")],
)
def test_the_code_page_of_another_country_is_told_and_not_guessed(
    tmp_path: Path, encoding: str, name: str
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(with_cell("last_name", name).encode(encoding))
    with pytest.raises(sheets.NotAList, match="--encoding"):
        sheets.read(file)
    assert name in sheets.read(file, encoding).rows[0][1]


@pytest.mark.parametrize("encoding", ["utf-8", "no-such-encoding"])
def test_an_encoding_that_it_is_not_is_told(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(with_cell("last_name", "Zoë").encode("cp1252"))
    with pytest.raises(sheets.NotAList):
        sheets.read(file, encoding)


def test_a_letter_and_an_addition_of_a_house_are_both_read(tmp_path: Path) -> None:
    header = f"{HEADER};Huisnummer;Huisletter;Toevoeging".replace("street", "straat")
    row = f"{ROW};12;a;bis".replace("Dorpsstraat 1", "Dorpsstraat")
    [person] = read(tmp_path, f"{header}\n{row}\n")
    assert person.street == "Dorpsstraat 12 a bis"


@pytest.mark.parametrize("numbers", [["123456782"], ["111222333", "123456782"]])
def test_a_list_of_bsns_is_refused_as_a_whole(tmp_path: Path, numbers: list[str]) -> None:
    text = "\n".join([f"{HEADER};number", *(f"{ROW};{number}" for number in numbers)])  # test BSNs
    with pytest.raises(sheets.NotAList, match="BSN"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("number", "kept"),
    [("1001.0", "1001"), ("1.001", "1.001"), (" u 12 ", "U12"), ("123456782", "123456782")],
)
def test_a_number_is_kept_as_the_office_knows_it(tmp_path: Path, number: str, kept: str) -> None:
    _first, person = read(tmp_path, f"{HEADER};number\n{ROW};1234567\n{ROW};{number}\n")
    assert person.number == kept


@pytest.mark.parametrize(
    "number", ["BSN 123456782", "1.00E+05", "1e5", "2026-01-02", "nvt", "0.30000000000000004", "True"]
)
def test_a_number_that_is_none_or_was_changed_is_refused(tmp_path: Path, number: str) -> None:
    [[refused]] = read(tmp_path, f"{HEADER};number\n{ROW};{number}\n")
    assert refused.startswith("number: ")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("city", "#N/A"),
        ("street", "#VERW!"),
        ("city", "onbekend"),
        ("street", "Onbekend"),
        ("street", "Dorpsstraat 2026-01-02"),
        ("street", "Dorpsstraat 1-2-2026"),
    ],
)
def test_what_a_spreadsheet_made_of_an_address_is_refused(tmp_path: Path, column: str, value: str) -> None:
    [[refused]] = read(tmp_path, with_cell(column, value))
    assert refused.startswith(f"{column}: ")


def test_a_place_that_begins_with_a_number_is_one(tmp_path: Path) -> None:
    [person] = read(tmp_path, with_cell("city", "2e Exloërmond"))
    assert person.city == "2e Exloërmond"


def test_json_that_is_nested_without_end_is_told(tmp_path: Path) -> None:
    with pytest.raises(sheets.NotAList, match="no JSON"):
        read(tmp_path, "[" * 100_000, "lijst.json")


def test_a_formula_without_an_outcome_is_refused_by_its_cell_and_no_empty_value(tmp_path: Path) -> None:
    formula = ROW.split(";")
    formula[5] = '="Hooge" & "zand"'  # as openpyxl writes it: nobody ever worked it out
    [[refused], jan] = read(tmp_path, workbook(HEADER.split(";"), formula, ROW.split(";")), "lijst.xlsx")
    assert refused.startswith("city: holds a formula without an outcome (cell F2): open the workbook")
    assert jan == JAN


def test_a_formula_of_a_column_that_may_be_empty_is_refused_too(tmp_path: Path) -> None:
    content = workbook([*HEADER.split(";"), "mail"], [*ROW.split(";"), '=LOWER("JAN@EXAMPLE.NL")'])
    [[refused]] = read(tmp_path, content, "lijst.xlsx")
    assert refused.startswith("mail: holds a formula without an outcome (cell I2)")


@pytest.mark.parametrize("outcome", [b' t="str"><f>"x"</f><v>Hoogezand</v>', b' t="str"><f>"x"</f><v></v>'])
def test_a_formula_is_read_by_the_outcome_that_was_kept(tmp_path: Path, outcome: bytes) -> None:
    formula = ROW.split(";")
    formula[5] = '="x"'
    content = changed(
        workbook(HEADER.split(";"), formula),
        {
            SHEET: lambda xml: re.sub(
                rb'(<c r="F2")[^>]*><f>[^<]*</f>(?:<v ?/>|<v></v>)', rb"\1" + outcome, xml
            )
        },
    )
    [one] = read(tmp_path, content, "lijst.xlsx")
    assert one == (JAN if b"Hoogezand" in outcome else ["city: is empty: fill it in"])


def test_hidden_rows_are_read_as_a_csv_would_have_them_and_told(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (HEADER, ROW, ROW, ROW):
        page.append(row.split(";"))
    for number in (3, 4, 60):  # the last is empty: nobody was read from it
        page.row_dimensions[number].hidden = True
    book.save(tmp_path / "lijst.xlsx")
    assert read(tmp_path, (tmp_path / "lijst.xlsx").read_bytes(), "lijst.xlsx") == [JAN, JAN, JAN]
    [note] = sheets.read(tmp_path / "lijst.xlsx").notes
    assert note.startswith("2 hidden rows of the workbook were read too (3, 4): take out")


WITH_REMARK = f"{HEADER};Opmerking"


def rows(count: int, remark: str = "goed") -> list[str]:
    """Lines of a list with a remark behind each person."""
    return [f"{ROW};{remark}" for _number in range(count)]


@pytest.mark.parametrize("count", [3, 5_000])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_quote_that_nobody_closes_is_told_by_its_line(tmp_path: Path, count: int, ends: str) -> None:
    lines = [WITH_REMARK, *rows(40), *rows(1, '"belt graag'), *rows(count)]
    with pytest.raises(sheets.NotAList, match="opens in line 42 of the file and swallows the lines after it"):
        read(tmp_path, ends.join(lines))


@pytest.mark.parametrize(
    "closes",
    [
        rows(1, 'zegt "ja"')[0].replace("Dorpsstraat 1", '"Dorpsstraat 1"'),  # by the quote of another cell
        rows(1, 'goed"')[0],  # by a second stray quote, a whole row further
    ],
)
@pytest.mark.parametrize("between", [0, 3])
def test_a_quote_that_another_quote_closes_too_late_is_told_by_its_line(
    tmp_path: Path, closes: str, between: int
) -> None:
    lines = ["sep=;", WITH_REMARK, *rows(1, '"belt graag'), *rows(between), closes, *rows(2)]
    with pytest.raises(sheets.NotAList, match="opens in line 3 of the file"):
        read(tmp_path, "\n".join(lines))


def test_a_quote_that_closes_at_another_column_of_the_next_row_refuses_that_row(tmp_path: Path) -> None:
    lines = [WITH_REMARK, *rows(1, '"belt graag'), rows(1)[0].replace("Jan", 'Jan"'), *rows(1)]
    [refused, after] = read(tmp_path, "\n".join(lines))
    assert refused == [": has more cells than there are columns"]
    assert after == JAN


def test_a_quote_in_the_row_with_the_names_is_told(tmp_path: Path) -> None:
    with pytest.raises(sheets.NotAList, match="opens in line 1 of the file"):
        read(tmp_path, f'"{HEADER}\n{ROW}\n')


@pytest.mark.parametrize("sign", [";", ","])
def test_a_remark_of_some_lines_in_quotes_swallows_nobody(tmp_path: Path, sign: str) -> None:
    remark = f'"Belt graag{sign} liefst \'s ochtends{sign}\nof\n\nmailt; zei ""ja"", dank"'
    lines = [line.replace(";", sign) for line in (WITH_REMARK, ROW)]
    text = "\n".join(
        [lines[0], f"{lines[1]}{sign}{remark}", f'{lines[1]}{sign}12" scherm', f'{lines[1]}{sign}""']
    )
    assert read(tmp_path, text) == [JAN, JAN, JAN]


def test_a_cell_without_end_is_told_and_nobody_behind_it_is_lost(tmp_path: Path) -> None:
    with pytest.raises(sheets.NotAList, match="longer than anything about a person"):
        read(tmp_path, "\n".join([WITH_REMARK, *rows(1, "x" * 140_000), *rows(2)]))
