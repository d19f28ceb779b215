"""The letters in words, as a list of letters names them."""

from datetime import date

from babel.dates import format_date

from portal import languages
from portal.wording import N_

NAMES = {
    "besluit-tegenprestatie": N_("Besluit over uw tegenprestatie"),
    "besluit-plan-afgewezen": N_("Besluit over uw plan"),
    "besluit-wat-u-al-doet": N_("Besluit: wat u al doet, is genoeg"),
    "besluit-telt-niet-mee": N_("Besluit: wat u al doet, telt niet mee"),
    "besluit-ontheffing": N_("Besluit: u krijgt een ontheffing"),
    "besluit-geen-ontheffing": N_("Besluit: u krijgt geen ontheffing"),
    "besluit-geen-tegenprestatie": N_("Besluit: u hoeft geen tegenprestatie te doen"),
    "besluit-einde": N_("Besluit: uw tegenprestatie stopt"),
    "afspraak-meedoen": N_("Wij spraken af hoe u meedoet"),
    "meedoen-telt": N_("Besluit: wat u al doet, telt als meedoen"),
    "meedoen-telt-niet": N_("Besluit: wat u al doet, telt niet als meedoen"),
    "einde-afspraak": N_("Besluit: onze afspraak stopt"),
    "pauze-bevestigd": N_("Uw tegenprestatie staat stil"),
    "ontvangst-bezwaar": N_("Wij hebben uw bezwaar"),
    "uitkomst-melding": N_("Wat wij met uw melding deden"),
}
"""By the folder of the letter."""
OF_DAY = N_("%(letter)s, brief van %(date)s")


def letter_words(template: str, sent_on: date, code: str) -> str:
    """A letter with its date, such as "Besluit over uw plan, brief van 2 maart 2026"."""
    translate = languages.translations(code).gettext
    day = format_date(sent_on, "long", locale=languages.language(code).locale)
    return translate(OF_DAY) % {"letter": translate(NAMES[template]), "date": day}
