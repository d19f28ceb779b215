"""Typed values in law files: ``{ waarde = 4, artikel = "4.1" }`` becomes a rule that knows its citation."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from portal.rules.citation import Citation
from portal.rules.findings import Finding, Severity

Number = int | float
T = TypeVar("T")


class LawError(ValueError):
    """A malformed law file. The message names the file, the key and the reason; the portal does not start."""

    def __init__(self, path: str, key: str, reason: str) -> None:
        super().__init__(f"{path}: {key}: {reason}" if key else f"{path}: {reason}")
        self.path, self.key, self.reason = path, key, reason


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One value of the law and where it stands."""

    value: T
    citation: Citation

    def finding(self, code: str, severity: Severity, **values: object) -> Finding:
        """What follows from this rule, cited."""
        return Finding(code, severity, self.citation, values)


Table = dict[str, Any]
