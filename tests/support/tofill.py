"""Tables of the tests that somebody fills in for each new form: what lacks says where it is to be written."""

from typing import TypeVar

Row = TypeVar("Row")
GUIDE = "docs/adding.md"


class MissingRow(LookupError):
    """A table of the tests has no row for something that is new."""


class ToFill(dict[str, Row]):
    """A table by a name; ``place`` is the file and the table, as the guide names them."""

    def __init__(self, place: str, rows: dict[str, Row]) -> None:
        super().__init__(rows)
        self.place = place

    def __missing__(self, name: str) -> Row:
        raise MissingRow(f"{self.place} has no row for {str(name)!r}: write it there ({GUIDE})")
