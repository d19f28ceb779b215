"""Words that the tables of a regeling share: what a text may be, and what is said when a key is left out."""

from portal.rules.parsing import CHOICES
from portal.rules.values import Number, Rule

Words = tuple[str, ...]
KINDS = CHOICES["kind"]
BENEFITS = CHOICES["benefit"]

NO_OBLIGATION = "geen_verplichting"
MAY_COUNT = "kan_meetellen"
COUNTS = "telt_mee"
EFFECTS = (NO_OBLIGATION, MAY_COUNT, COUNTS)
"""What existing care or volunteering can lead to, as law files name it."""
BOTH, EITHER = "en", "of"

Bool = Rule[bool] | None
Count = Rule[Number] | None
Text = Rule[str] | None
Texts = Rule[Words] | None

CARE = ("bestaand.mantelzorg_gevolg",)
VOLUNTEERING = ("bestaand.vrijwilligerswerk_gevolg",)
KIND = ("inhoud.soorten",)
PUNISHES = ("maatregel.geen_maatregel", "verloop.verzoek_geen_opdracht")
CARE_HOURS = ("bestaand.mantelzorg_uren_meer_dan", "bestaand.mantelzorg_uren_vanaf")
NO_LIMIT = "er is geen grens"
BY_LAW = "de wet geldt"
