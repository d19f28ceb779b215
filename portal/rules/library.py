"""The law files of an installation, and which of them hold for a gemeente on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from portal.rules import gemeentefile, regelingfile, wetfile
from portal.rules.gemeente import Gemeente
from portal.rules.law import Law
from portal.rules.national import National, Wet
from portal.rules.regeling import Regeling
from portal.rules.values import LawError

__all__ = ["Law", "LawError", "Library", "NoLawError", "load"]


class NoLawError(LookupError):
    """No rules for this gemeente or this day; ``path`` is the field of the facts that is to blame."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path, self.reason = path, reason


class Library:
    """Every gemeente with its regelingen, and the national texts."""

    def __init__(
        self, gemeenten: Mapping[str, Gemeente], regelingen: Iterable[Regeling], wetten: Iterable[Wet]
    ) -> None:
        self.gemeenten = gemeenten
        self.regelingen = tuple(sorted(regelingen, key=lambda one: one.valid_from))
        self.wetten = tuple(sorted(wetten, key=lambda one: one.valid_from))
        self._national: dict[tuple[str, ...], National] = {}
        self._laws: dict[tuple[str, int], Law] = {}
        self._in_force: dict[tuple[str, date], Law] = {}

    def versions(self, gemeente: str) -> tuple[Regeling, ...]:
        """Every version of the rules of a gemeente, oldest first.

        Raises:
            NoLawError: the gemeente is not known.
        """
        if gemeente not in self.gemeenten:
            raise NoLawError("regeling", f"{gemeente!r} is not known; known are {', '.join(self.gemeenten)}")
        return tuple(one for one in self.regelingen if one.gemeente == gemeente)

    def in_force(self, gemeente: str, on: date) -> Law:
        """The law for a gemeente on a day.

        Raises:
            NoLawError: the gemeente is not known, or none of its versions is in force on that day.
        """
        found = self._in_force.get((gemeente, on))
        if found is None:
            found = self._in_force[gemeente, on] = self._find(gemeente, on)
        return found

    def _find(self, gemeente: str, on: date) -> Law:
        versions = self.versions(gemeente)
        regime = self.regime(gemeente, on)
        for version in reversed(versions):
            if version.regime == regime and holds(version, on):
                return self.law(version, on)
        raise NoLawError("ref_date", f"no regeling of {gemeente} is in force on {on}")

    def regime(self, gemeente: str, on: date) -> str:
        """Which regime a gemeente applies on a day: its own setting decides, never a year in the code."""
        start = self.gemeenten[gemeente].participation_from
        return regelingfile.PARTICIPATION if start and on >= start else regelingfile.TEGENPRESTATIE

    def law(self, regeling: Regeling, on: date) -> Law:
        """One regeling version with the national texts of a day.

        Raises:
            NoLawError: a national text has no version on that day.
        """
        national = self.national(on)
        known = (regeling.path, id(national))
        if known not in self._laws:
            self._laws[known] = Law(regeling, national)
        return self._laws[known]

    def national(self, on: date) -> National:
        """The national texts in force on a day.

        Raises:
            NoLawError: a required text has no version on that day.
        """
        in_force = {wet.id: wet for wet in self.wetten if holds(wet, on)}
        known = tuple(wet.path for wet in in_force.values())
        if known not in self._national:
            missing = [name for name in wetfile.REQUIRED if name not in in_force]
            if missing:
                raise NoLawError("ref_date", f"no version of {', '.join(missing)} is in force on {on}")
            self._national[known] = wetfile.national(in_force)
        return self._national[known]


def holds(version: Regeling | Wet, on: date) -> bool:
    """True when a version is in force on a day; both ends count."""
    return version.valid_from <= on and (version.valid_to is None or on <= version.valid_to)


def load(root: Path) -> Library:
    """Read every law file below ``root``.

    Raises:
        LawError: a file is malformed; the message names file, key and reason.
    """
    gemeenten = [gemeentefile.read(file, root) for file in sorted(root.glob("gemeente/*/gemeente.toml"))]
    regelingen = [regelingfile.read(file, root) for file in sorted(root.glob("gemeente/*/*/*.toml"))]
    wetten = [wetfile.read(file, root) for file in sorted(root.glob("wet/*/*.toml"))]
    return Library({one.id: one for one in gemeenten}, regelingen, wetten)
