"""What one key of a regeling may hold, what it does, and what holds when it is left out: its one home.

The reader, ``portal law check``, the file that ``portal law new`` writes and the guide all read it here.
"""

from dataclasses import dataclass, field
from math import inf


@dataclass(frozen=True, slots=True)
class Unit:
    """In what a number counts, and between which bounds it can be true."""

    name: str
    most: float = inf
    least: float = 0
    is_whole: bool = False


NUMBER = Unit("")
HOURS_A_WEEK = Unit("uur", most=168)
HOURS_A_MONTH = Unit("uur", most=744)
HOURS_A_YEAR = Unit("uur", most=8784)
DAYS = Unit("dagen", most=366, least=1, is_whole=True)
POST_DAYS = Unit("werkdagen", most=10, least=1, is_whole=True)
WEEKS = Unit("weken", most=52, least=1, is_whole=True)
MONTHS = Unit("maanden", most=120, least=1, is_whole=True)
PERCENT = Unit("procent", most=100, least=1)
EURO = Unit("euro", most=100_000, least=1)
YEARS = Unit("jaar", most=120, least=20, is_whole=True)
AGE_OF_LAW = Unit("jaar", most=120, least=1, is_whole=True)


@dataclass(frozen=True, slots=True)
class LawKey:
    """One key of a law file.

    ``does`` and ``without`` are Dutch, for the lawyer who fills the file in. ``words``: what a text may be.
    ``example``: what the new file of a gemeente shows as its value, in TOML. Without one of ``needs``, or
    beside one of ``not_with``, the key has no effect, and ``portal law check`` refuses it.
    ``names_articles``: its words are keys of other articles of the same file.
    """

    name: str
    does: str = ""
    without: str = "het portaal zwijgt"
    example: str = ""
    unit: Unit = NUMBER
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = field(default=())
    not_with: tuple[str, ...] = field(default=())
    names_articles: bool = False
