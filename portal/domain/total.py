"""Tables that have a row for every member of an enum, as the type checker sees.

A table is a frozen dataclass with one field for each member, named as the member in small letters. So a row
that is missing, or one too many, is an error of the type checker and of the import, not of the day on which
somebody needs it. ``tests/domain/test_total.py`` holds the fields against the members.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import ClassVar, Generic, TypeVar

Key = TypeVar("Key", bound=StrEnum)
Row = TypeVar("Row", covariant=True)


class Total(Mapping[Key, Row], Generic[Key, Row]):
    """What such a table can do: everything that a mapping can, in the order of the enum."""

    KEYS: ClassVar[type[StrEnum]]

    def __getitem__(self, key: Key) -> Row:
        try:
            row: Row = getattr(self, _field_of(self.KEYS, key))
        except ValueError:
            raise KeyError(key) from None
        return row

    def __iter__(self) -> Iterator[Key]:
        return iter(self.KEYS)

    def __len__(self) -> int:
        return len(self.KEYS)


@cache
def _field_of(keys: type[StrEnum], key: str) -> str:
    """The field of a row; raises ValueError where there is none."""
    return keys(key).name.lower()
