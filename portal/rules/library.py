"""The law files of an installation, and which of them hold for a gemeente on a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from portal.domain.regimes import Regime
from portal.rules import gemeentefile, regelingfile, wetfile
from portal.rules.gemeente import Gemeente
from portal.rules.law import Law
from portal.rules.national import National, Wet
from portal.rules.regeling import Regeling
from portal.rules.values import LawError

V = TypeVar("V", Regeling, Wet)

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
        self._laws: dict[tuple[int, int], Law] = {}
        self._in_force: dict[tuple[str, date, Regime | None], Law] = {}

    def versions(self, gemeente: str) -> tuple[Regeling, ...]:
        """Every version of the rules of a gemeente, oldest first.

        Raises:
            NoLawError: the gemeente is not known.
        """
        if gemeente not in self.gemeenten:
            raise NoLawError("regeling", f"{gemeente!r} is not known; known are {', '.join(self.gemeenten)}")
        return tuple(one for one in self.regelingen if one.id == gemeente)

    def in_force(self, gemeente: str, on: date, regime: Regime | None = None) -> Law:
        """The law for a gemeente on a day: under its regime of that day, or under one that a decision keeps.

        Raises:
            NoLawError: the gemeente is not known, or none of its versions is in force on that day.
        """
        key = (gemeente, on, regime)
        found = self._in_force.get(key)
        if found is None:
            found = self._in_force[key] = self._find(gemeente, on, regime)
        return found

    def _find(self, gemeente: str, on: date, wished: Regime | None) -> Law:
        versions = self.versions(gemeente)
        regime = wished or self.regime(gemeente, on)
        own = [one for one in versions if one.regime is regime]
        found = version_on(own, on)
        if wished and found is None:  # its last version still holds for what was decided under it
            found = next((one for one in reversed(own) if one.valid_from <= on), None)
        if found is None:
            raise NoLawError("ref_date", f"geen regeling van {gemeente} geldt op {on}")
        return self.law(found, on)

    def regime(self, gemeente: str, on: date) -> Regime:
        """Which regime a gemeente applies on a day: its own setting decides, never a year in the code."""
        start = self.gemeenten[gemeente].participation_from
        return Regime.PARTICIPATION if start and on >= start else Regime.TEGENPRESTATIE

    def law(self, regeling: Regeling, on: date) -> Law:
        """One regeling version with the national texts of a day.

        Raises:
            NoLawError: a national text has no version on that day.
        """
        national = self.national(on)
        known = (id(regeling), id(national))  # both stay alive in the law that is kept
        if known not in self._laws:
            self._laws[known] = Law(regeling, national)
        return self._laws[known]

    def national(self, on: date) -> National:
        """The national texts in force on a day.

        Raises:
            NoLawError: a required text has no version on that day.
        """
        texts = groupby(sorted(self.wetten, key=lambda wet: (wet.id, wet.valid_from)), key=lambda wet: wet.id)
        versions = {name: version_on(list(found), on) for name, found in texts}
        in_force = {name: wet for name, wet in versions.items() if wet}
        known = tuple(wet.path for wet in in_force.values())
        if known not in self._national:
            missing = [name for name in wetfile.REQUIRED if name not in in_force]
            if missing:
                raise NoLawError("ref_date", f"geen versie van {', '.join(missing)} geldt op {on}")
            self._national[known] = wetfile.national(in_force)
        return self._national[known]


def version_on(versions: Sequence[V], on: date) -> V | None:
    """The version that holds on a day: the latest that has begun, unless it has ended.

    A version ends when the next begins; what came before never revives. ``versions`` is oldest first.
    """
    begun = [one for one in versions if one.valid_from <= on]
    if not begun or (begun[-1].valid_to is not None and on > begun[-1].valid_to):
        return None
    return begun[-1]


def faults(root: Path) -> tuple[LawError, ...]:
    """What is malformed, one for each file: a file tells its first fault."""
    found = []
    readers: tuple[tuple[str, Callable[[Path, Path], object]], ...] = (
        ("gemeente/*/gemeente.toml", gemeentefile.read),
        ("gemeente/*/*/*.toml", regelingfile.read),
        ("wet/*/*.toml", wetfile.read),
    )
    for pattern, read in readers:
        for file in sorted(root.glob(pattern)):
            try:
                read(file, root)
            except LawError as error:
                found.append(error)
    return tuple(found)


def load(root: Path) -> Library:
    """Read every law file below ``root``.

    Raises:
        LawError: a file is malformed; the message names file, key and reason.
    """
    gemeenten = [gemeentefile.read(file, root) for file in sorted(root.glob("gemeente/*/gemeente.toml"))]
    regelingen = [regelingfile.read(file, root) for file in sorted(root.glob("gemeente/*/*/*.toml"))]
    wetten = [wetfile.read(file, root) for file in sorted(root.glob("wet/*/*.toml"))]
    known = {one.id: one for one in gemeenten}
    for regeling in regelingen:
        if regeling.id not in known:
            raise LawError(regeling.path, "regeling.id", f"gemeente/{regeling.id}/gemeente.toml ontbreekt")
    return Library(known, regelingen, wetten)
