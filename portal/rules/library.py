"""The law files of an installation, and which of them hold for a gemeente on a day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from portal.domain.regimes import Regime
from portal.rules import gemeentefile, regelingfile, wetfile
from portal.rules.gemeente import Gemeente
from portal.rules.law import Law
from portal.rules.national import National, Wet
from portal.rules.reading import Source, open_source
from portal.rules.regeling import Regeling
from portal.rules.values import LawError, together

FIRST_DAY = date(2015, 1, 1)
"""The Participatiewet and the texts beside it begin here."""
YOUNG = timedelta(days=365)
"""Rules that hold no longer than this have no past to show in a demo."""

D = TypeVar("D")
V = TypeVar("V", Regeling, Wet)

OF_GEMEENTEN, OF_REGELINGEN, OF_WETTEN = "gemeente/*/gemeente.toml", "gemeente/*/*/*.toml", "wet/*/*.toml"
PATTERNS = (OF_GEMEENTEN, OF_REGELINGEN, OF_WETTEN, "sjabloon/*.toml")
"""Where law files stand; what stands elsewhere nobody reads."""

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
        found = version_on(own, on) or next((one for one in own if one.since <= on < one.valid_from), None)
        if wished and found is None:  # its last version still holds for what was decided under it
            found = next((one for one in reversed(own) if one.valid_from <= on), None)
        if found is None:
            raise NoLawError("ref_date", f"geen regeling van {gemeente} geldt op {on}{_next(own, on)}")
        return self.law(found, on)

    def regime(self, gemeente: str, on: date) -> Regime:
        """Which regime a gemeente applies on a day: its own setting decides, never a year in the code."""
        start = self.gemeenten[gemeente].participation_from
        return Regime.PARTICIPATION if start and on >= start else Regime.TEGENPRESTATIE

    def rehearsed(self, today: date) -> "Library":
        """The same law files for a demo, in which the rules with which a gemeente begins hold already.

        What begins this year or later then holds since the Participatiewet does: a demo has a past, and who
        prepares rules wants to see them before they hold. Each keeps the day on which it really begins.
        """
        first: dict[str, Regeling] = {}
        for one in self.regelingen:
            first.setdefault(one.id, one)
        young = {name: one for name, one in first.items() if one.valid_from > today - YOUNG}
        stepped = {name for name, one in young.items() if one.regime is Regime.PARTICIPATION}
        gemeenten = {
            name: replace(one, participation_from=FIRST_DAY) if name in stepped else one
            for name, one in self.gemeenten.items()
        }
        told = (
            replace(one, holds_from=FIRST_DAY) if young.get(one.id) is one else one for one in self.regelingen
        )
        return Library(gemeenten, told, self.wetten)

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


def _next(versions: Sequence[Regeling], on: date) -> str:
    """Which comes after a day without rules, for who wonders why there are none."""
    coming = [one for one in versions if one.valid_from > on]
    return f"; {coming[0].path} geldt vanaf {coming[0].valid_from}" if coming else ""


def version_on(versions: Sequence[V], on: date) -> V | None:
    """The version that holds on a day: the latest that has begun, unless it has ended.

    A version ends when the next begins; what came before never revives. ``versions`` is oldest first.
    """
    begun = [one for one in versions if one.valid_from <= on]
    if not begun or (begun[-1].valid_to is not None and on > begun[-1].valid_to):
        return None
    return begun[-1]


@dataclass(frozen=True)
class Survey:
    """What a law folder holds, as far as it can be read, and every fault of every file.

    ``strays``: files, by their path, that nobody reads.
    """

    library: Library
    faults: tuple[LawError, ...]
    strays: tuple[str, ...]


def survey(root: Path) -> Survey:
    """Look at every file below ``root``; a fault in one keeps nobody from looking at the others."""
    faults: list[LawError] = []
    gemeenten = _drafts(root, OF_GEMEENTEN, gemeentefile.draft, faults)
    regelingen = _drafts(root, OF_REGELINGEN, regelingfile.draft, faults)
    wetten = _drafts(root, OF_WETTEN, wetfile.draft, faults)
    for regeling in regelingen:
        beside = (root / regeling.path).parent.parent / "gemeente.toml"
        if not beside.exists():
            reason = f"gemeente/{beside.parent.name}/gemeente.toml ontbreekt"
            faults.append(LawError(regeling.path, "regeling.id", reason))
    library = Library({one.id: one for one in gemeenten}, regelingen, wetten)
    return Survey(library, tuple(faults), tuple(_strays(root)))


def _drafts(
    root: Path, pattern: str, draft: Callable[[Source, Path], D | None], faults: list[LawError]
) -> list[D]:
    found = []
    for file in sorted(root.glob(pattern)):
        try:
            source = open_source(file, root)
        except LawError as error:
            faults.append(error)
            continue
        made = source.told(draft, file)
        faults.extend(source.faults)
        if made is not None:
            found.append(made)
    return found


def _strays(root: Path) -> Iterator[str]:
    """Files that look like law to who put them there, and that no pattern takes."""
    read = {file for pattern in PATTERNS for file in root.glob(pattern)}
    for file in sorted(root.rglob("*")):
        place = file.relative_to(root)
        if file.is_file() and file not in read and not place.name.startswith("."):
            yield place.as_posix()


def load(root: Path) -> Library:
    """Read every law file below ``root``.

    Raises:
        LawError: a file is malformed; the message names file, key and reason of every fault.
    """
    found = survey(root)
    if found.faults:
        raise together(found.faults)
    return found.library
