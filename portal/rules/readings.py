"""How the texts are read where they contradict themselves: one function for each question that follows.

The checks and whoever puts the rules into words ask here, so that both follow the same reading: that of the
gemeente's lawyer, or the one that holds until he chooses (``portal.rules.flags``).
"""

from portal.rules.law import Law
from portal.rules.regeling import COUNTS, MAY_COUNT, NO_OBLIGATION
from portal.rules.values import Rule

OUTDATED = "flag_mantelzorg_definition_outdated"
EXEMPT_OR_COUNT = "flag_exempt_or_count"
MAY_OR_MUST = "flag_recognition_may_or_must"
ORGANISED = "flag_volunteering_organised"
FIFTH = "flag_fifth_condition"
FOR_TEGENPRESTATIE = "flag_allowance_for_tegenprestatie"
LEGAL_BASIS = "flag_legal_basis_ioaw_ioaz"
PERMANENT = "flag_permanent_inability"
ALWAYS_TEMPORARY = "flag_exemption_always_temporary"


def usual_care_counts(law: Law) -> bool:
    """Whether mantelzorg may be no more than usual care at home (the definition of the Wmo 2015)."""
    return law.reading(OUTDATED) == "wmo_2015"


def effect_of(law: Law, effect: Rule[str]) -> str:
    """What care or volunteering leads to."""
    if effect.value == NO_OBLIGATION and law.reading(EXEMPT_OR_COUNT) == COUNTS:
        return COUNTS
    if effect.value == MAY_COUNT and law.reading(MAY_OR_MUST) == "wordt":
        return COUNTS
    return effect.value


def counts_without_organisation(law: Law) -> bool:
    """Whether volunteering without an organisation is volunteering."""
    return law.reading(ORGANISED) != "toelichting"


def market_matters(law: Law) -> bool:
    """Whether it matters that somebody would pay for the work."""
    return law.reading(FIFTH) != "vier"


def allowance_is_free(law: Law) -> bool:
    """Whether a volunteer allowance is free beside a tegenprestatie; else only expenses are."""
    return law.reading(FOR_TEGENPRESTATIE) != "alleen_onkosten"


def leaves_out_own_acts(law: Law) -> bool:
    """Whether benefits with an act of their own are left out."""
    return law.reading(LEGAL_BASIS) == "buiten"


def lasting_is_own_ground(law: Law) -> bool:
    """Whether nothing is imposed on who is lastingly unable; else only an ontheffing is possible."""
    return law.reading(PERMANENT) != "tijdelijk"


def exemption_needs_end(law: Law) -> bool:
    """Whether an ontheffing always has a last day."""
    return law.reading(ALWAYS_TEMPORARY) != "artikel"
