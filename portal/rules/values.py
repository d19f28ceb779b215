"""Typed values in law files: ``{ waarde = 4, artikel = "4.1" }`` becomes a rule that knows its citation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from portal.rules.citation import Citation
from portal.rules.findings import Finding, Severity

Number = int | float
T = TypeVar("T")


class LawError(ValueError):
    """A malformed law file. The message names the file, the key and the reason; the portal does not start.

    ``others``: what else is wrong, each on a line of its own in the message.
    """

    def __init__(self, path: str, key: str, reason: str, others: "Sequence[LawError]" = ()) -> None:
        own = f"{path}: {key}: {reason}" if key else f"{path}: {reason}"
        super().__init__("\n".join((own, *map(str, others))))
        self.path, self.key, self.reason, self.others = path, key, reason, tuple(others)

    @property
    def all(self) -> "tuple[LawError, ...]":
        """Every fault apart, this one first."""
        return (LawError(self.path, self.key, self.reason), *self.others)


def together(faults: Sequence[LawError]) -> LawError:
    """One error that tells several faults; there is at least one."""
    first, *others = faults
    return LawError(first.path, first.key, first.reason, others)


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One value of the law and where it stands."""

    value: T
    citation: Citation

    def finding(self, code: str, severity: Severity, **values: object) -> Finding:
        """What follows from this rule, cited."""
        return Finding(code, severity, self.citation, values)


Table = dict[str, Any]
