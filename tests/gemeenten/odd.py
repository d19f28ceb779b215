"""Four gemeenten that do not exist, put together otherwise than the shipped ones; only tests know them.

Between them: seven and a half hours, both thresholds of care, an age that exempts, a request and no order,
a hardship clause, hours a month, recidive, clauses for a person, beleidsregels alone.
"""

from functools import cache
from pathlib import Path

from portal import paths
from portal.rules import library
from portal.rules.library import Library

LAW = Path(__file__).parent / "law"
SCENARIOS = Path(__file__).parent / "scenarios"
OOSTWOUDE, ZANDMEER, VEENRADE, DUINSTEDE = ODD = ("oostwoude", "zandmeer", "veenrade", "duinstede")


@cache
def odd_law() -> Library:
    """The shipped law with the four beside it."""
    shipped, own = library.load(paths.LAW), library.load(LAW)
    return Library(
        {**shipped.gemeenten, **own.gemeenten},
        (*shipped.regelingen, *own.regelingen),
        shipped.wetten,
    )
