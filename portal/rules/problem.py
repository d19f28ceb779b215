"""What can be wrong in a law file that loads, and every value in it by its key."""

from dataclasses import dataclass

from portal.rules.lawparts import keys
from portal.rules.national import Wet
from portal.rules.regeling import Regeling
from portal.rules.regelingfile import SECTIONS
from portal.rules.values import Rule
from portal.rules.wetfile import SECTIONS as WET_SECTIONS


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which file, at which key."""

    path: str
    key: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.path, self.key, self.reason) if part)


def rules_of(version: Regeling | Wet) -> dict[str, Rule[object]]:
    """Every value in a law file, by its Dutch key ("omvang.uren_minimum")."""
    if isinstance(version, Regeling):
        sections = [(dutch, getattr(version, name), kind) for dutch, (name, kind) in SECTIONS.items()]
    elif version.id in WET_SECTIONS:
        sections = [("waarden", version.section, WET_SECTIONS[version.id][1])]
    else:
        sections = []
    return {
        f"{dutch}.{key}": rule
        for dutch, section, kind in sections
        for key, known in keys(kind).items()
        if (rule := getattr(section, known.attribute)) is not None
    }
