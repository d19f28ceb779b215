"""Hard words, with what each means, for the pages on which they stand. Their home is docs/glossary.md.

In every language the Dutch word stands beside its translation, so by the Dutch word it is found on a page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.domain.regimes import Regime
from portal.wording import N_, speech


@dataclass(frozen=True)
class HardWord:
    """A word of law and its meaning, to translate. ``dutch`` is how it stands on pages of each language.

    ``regime`` is the one regime that knows it.
    """

    dutch: str
    label: str
    meaning: str
    regime: Regime | None = None


WORDS = (
    HardWord(
        "tegenprestatie",
        N_("Tegenprestatie"),
        N_("Nuttig werk zonder loon. De gemeente kan dat vragen als u een uitkering krijgt."),
        Regime.TEGENPRESTATIE,
    ),
    HardWord(
        "mantelzorg",
        N_("Mantelzorg"),
        N_("U zorgt lange tijd voor iemand die u goed kent. U krijgt daar geen loon voor."),
    ),
    HardWord(
        "ontheffing",
        N_("Ontheffing"),
        N_("U hoeft iets een tijd niet te doen, of minder."),
        Regime.TEGENPRESTATIE,
    ),
    HardWord(
        "bezwaar",
        N_("Bezwaar"),
        N_("U zegt dat u het niet eens bent met ons besluit. Iemand anders kijkt er dan opnieuw naar."),
    ),
    HardWord(
        "zienswijze",
        N_("Zienswijze"),
        N_("U vertelt wat u ervan vindt, voordat wij een besluit nemen."),
    ),
    HardWord("maatregel", N_("Maatregel"), N_("U krijgt een tijd minder uitkering."), Regime.TEGENPRESTATIE),
    HardWord(
        "verdringing",
        N_("Verdringing"),
        N_("Werk zonder loon komt in de plaats van een betaalde baan. Dat mag niet."),
    ),
    HardWord("verordening", N_("Verordening"), N_("Regels die de gemeenteraad heeft gemaakt.")),
    HardWord(
        "participatiewet",
        N_("Participatiewet"),
        N_("De wet over bijstand. Daarin staat wat de gemeente u geeft en wat zij mag vragen."),
    ),
)


_SAID = tuple(re.compile(rf"{word.dutch}(?<=\b{word.dutch})\b(?![^<>]*>)") for word in WORDS)
"""Each word in the text of a page in small letters, not in an address or in another part of a tag. The word
itself comes first, because Python looks for plain letters much faster than for where a word begins."""


def found_in(html: str) -> Iterator[HardWord]:
    """The hard words that a page says, in the order of the list; none that only another regime knows."""
    small, here = html.lower(), {None, speech.regime()}
    looked_for = zip(WORDS, _SAID, strict=True)
    return (word for word, said in looked_for if word.regime in here and said.search(small))
