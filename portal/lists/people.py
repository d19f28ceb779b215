"""From rows of cells to people: everything that is wrong with a row is told at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stdnum.nl import bsn

from portal.lists import cells
from portal.lists.cells import Refused
from portal.lists.columns import Column, column_of, columns_of
from portal.lists.days import OLDEST, Order, day
from portal.lists.sheets import NotAList, Sheet

YOUNGEST = 16
"""Years: nobody has a benefit of his own before that, so a younger birth date was mistyped."""
CHECKS: Mapping[Column, Callable[[str], str]] = {
    Column.NUMBER: cells.number,
    Column.FIRST_NAME: cells.name,
    Column.LAST_NAME: cells.name,
    Column.STREET: cells.street,
    Column.POSTAL_CODE: cells.postal_code,
    Column.CITY: cells.city,
    Column.LANGUAGE: cells.language,
    Column.BENEFIT: cells.benefit,
    Column.MAIL: cells.mail,
}
NAMES = frozenset({Column.FIRST_NAME, Column.LAST_NAME})


@dataclass(frozen=True)
class Person:
    """Somebody with a benefit, as the benefits administration knows him. One name alone is a last name."""

    first_name: str
    last_name: str
    birth_date: date
    street: str
    postal_code: str
    city: str
    language: str
    benefit: str
    benefit_since: date | None = None
    mail: str | None = None
    number: str | None = None


@dataclass(frozen=True)
class Refusal:
    """What is wrong in a row, in which column (empty: with the row as a whole), and what to do."""

    row: int
    column: str
    advice: str

    def __str__(self) -> str:
        where = f"row {self.row}, {self.column}" if self.column else f"row {self.row}"
        return f"{where}: {self.advice}"


@dataclass(frozen=True)
class Read:
    """One row: the person, or what is wrong."""

    row: int
    person: Person | None
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Reader:
    """How the rows of one list are read: how it writes days, today, and the longest text of each column."""

    order: Order
    today: date
    longest: Mapping[str, int]

    def people(self, sheet: Sheet) -> Iterator[Read]:
        """Each row of a list.

        Raises:
            NotAList: a column is missing, or stands there twice.
        """
        columns = columns_of(sheet.header)
        _check(columns, sheet.header)
        _check_numbers(columns, sheet.rows)
        for number, row in sheet.rows:
            yield self._read(number, columns, row)

    def _read(self, number: int, columns: Sequence[Column | None], row: Sequence[str]) -> Read:
        if len(row) > len(columns) and any(map(str.strip, row[len(columns) :])):
            return Read(number, None, (Refusal(number, "", "has more cells than there are columns"),))
        texts, refusals = _texts(number, columns, row)
        values = {column: text for column, text in _joined(texts).items() if text}
        refusals += self._check_texts(number, values, {one.column for one in refusals})
        days, wrong = self._days(number, values)
        refusals += wrong
        if refusals:
            return Read(number, None, tuple(refusals))
        return Read(number, _person(values, days))

    def _check_texts(self, number: int, values: dict[Column, str], told: set[str]) -> list[Refusal]:
        refusals = []
        for column, check in CHECKS.items():
            text = values.get(column, "")
            if not text or column in told:
                if column in Column.required() and column not in NAMES and column not in told:
                    refusals.append(Refusal(number, column, "is empty: fill it in"))
                continue
            try:
                values[column] = check(text)
                self._check_length(column, values[column])
            except Refused as error:
                refusals.append(Refusal(number, column, str(error)))
        if not (values.keys() & NAMES or told & NAMES):
            refusals.append(Refusal(number, Column.LAST_NAME, "is empty: fill it in"))
        return refusals

    def _check_length(self, column: Column, text: str) -> None:
        if len(text) > self.longest.get(column, len(text)):
            raise Refused(f"has more than {self.longest[column]} characters")

    def _days(self, number: int, values: Mapping[Column, str]) -> tuple[dict[Column, date], list[Refusal]]:
        days: dict[Column, date] = {}
        try:
            days[Column.BIRTH_DATE] = self._born(values.get(Column.BIRTH_DATE, ""))
        except Refused as error:
            return days, [Refusal(number, Column.BIRTH_DATE, str(error))]
        try:
            if since := values.get(Column.BENEFIT_SINCE):
                days[Column.BENEFIT_SINCE] = self._since(since, days[Column.BIRTH_DATE])
        except Refused as error:
            return days, [Refusal(number, Column.BENEFIT_SINCE, str(error))]
        return days, []

    def _born(self, text: str) -> date:
        if not text:
            raise Refused("is empty: fill it in")
        born = day(text, self.order, self.today)
        age = self.today.year - born.year
        if not YOUNGEST <= age <= OLDEST:
            raise Refused(f"makes this person {age} years old: correct it")
        return born

    def _since(self, text: str, born: date) -> date:
        since = day(text, self.order, self.today)
        if since.year - born.year < YOUNGEST:
            raise Refused("lies before this person was old enough: correct it")
        return since


def _texts(
    number: int, columns: Sequence[Column | None], row: Sequence[str]
) -> tuple[dict[Column, str], list[Refusal]]:
    texts: dict[Column, str] = {}
    refusals: list[Refusal] = []
    for column, cell in zip(columns, row, strict=False):
        if column is None:
            continue
        try:
            text = cells.clean(cell)
            texts[column] = f"{texts.get(column, '')} {text}".strip()  # a letter and an addition
        except Refused as error:
            refusals.append(Refusal(number, column, str(error)))
    return texts, refusals


def _joined(texts: Mapping[Column, str]) -> dict[Column, str]:
    """What an office keeps in parts, put together: a last name and its prefix, a street and its number.

    Initials are a first name for who has none in the list.
    """
    joined = dict(texts)
    initials = joined.pop(Column.INITIALS, "")
    prefix, last = joined.pop(Column.PREFIX, ""), texts.get(Column.LAST_NAME, "")
    house = joined.pop(Column.HOUSE_NUMBER, ""), joined.pop(Column.HOUSE_ADDITION, "")
    if last:
        joined[Column.LAST_NAME] = f"{prefix} {last}".strip()
        joined[Column.FIRST_NAME] = texts.get(Column.FIRST_NAME) or cells.initials(initials)
    if street := texts.get(Column.STREET):
        joined[Column.STREET] = " ".join(part for part in (street, *house) if part)
    return joined


def _person(values: Mapping[Column, str], days: Mapping[Column, date]) -> Person:
    first, last = values.get(Column.FIRST_NAME, ""), values.get(Column.LAST_NAME, "")
    return Person(
        first_name=first if last else "",
        last_name=last or first,
        birth_date=days[Column.BIRTH_DATE],
        street=values[Column.STREET],
        postal_code=values[Column.POSTAL_CODE],
        city=values[Column.CITY],
        language=values[Column.LANGUAGE],
        benefit=values[Column.BENEFIT],
        benefit_since=days.get(Column.BENEFIT_SINCE),
        mail=values.get(Column.MAIL),
        number=values.get(Column.NUMBER),
    )


def _check(columns: Sequence[Column | None], header: Sequence[str]) -> None:
    found = [column for column in columns if column and column is not Column.HOUSE_ADDITION]
    if twice := sorted({column for column in found if found.count(column) > 1}):
        names = ", ".join(name.strip() for name in header if column_of(name) in twice)
        raise NotAList(f"One thing stands in two columns ({names}). Take one of them away.")
    missing = [column for column in Column.required() if column not in found and column not in NAMES]
    if not NAMES & set(found):
        missing.append(Column.LAST_NAME)
    if missing:
        raise NotAList(f"The list has no column {', '.join(missing)}.")


def _check_numbers(columns: Sequence[Column | None], rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Refuse a list whose numbers are BSNs: the portal keeps none.

    One of eleven numbers of nine digits passes the test of a BSN by chance; that all do is no chance.
    """
    if Column.NUMBER not in columns:
        return
    place = columns.index(Column.NUMBER)
    numbers = [row[place].strip() for _number, row in rows if len(row) > place and row[place].strip()]
    if numbers and all(bsn.is_valid(number) for number in numbers):
        raise NotAList(
            "The numbers of this list look like BSNs, and the portal keeps none."
            " Use the number of the benefits administration, or leave the column out."
        )


def unused(sheet: Sheet) -> list[str]:
    """The columns that are not read."""
    read = zip(sheet.header, columns_of(sheet.header), strict=True)
    return [name.strip() for name, column in read if name.strip() and column is None]
