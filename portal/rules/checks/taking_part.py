"""May the gemeente and a client agree on how he takes part: the question of a regime that imposes nothing."""

from portal.rules.asked import Asked
from portal.rules.condition import Condition, Places
from portal.rules.law import Law


def _places(law: Law) -> Places:
    """What the regeling says of the agreement, else where it begins; nothing where something is imposed."""
    return () if law.regime.imposes else (law.regeling.taking_part.agreement or law.beginning,)


CONDITIONS = (Condition(asks=Asked.ARRANGING, places=_places),)
