"""The letters in words, as a list of letters names them."""

from datetime import date

from babel.dates import format_date

from portal import languages
from portal.domain.sending import By
from portal.wording import N_

NAMES = {
    "besluit-tegenprestatie": N_("Besluit over uw tegenprestatie"),
    "besluit-plan-afgewezen": N_("Besluit over uw plan"),
    "besluit-wat-u-al-doet": N_("Besluit: wat u al doet, is genoeg"),
    "besluit-telt-niet-mee": N_("Besluit: wat u al doet, telt niet mee"),
    "besluit-ontheffing": N_("Besluit: u krijgt een ontheffing"),
    "besluit-geen-ontheffing": N_("Besluit: u krijgt geen ontheffing"),
    "besluit-geen-tegenprestatie": N_("Besluit: u hoeft geen tegenprestatie te doen"),
    "besluit-einde": N_("Besluit: iets wat u doet, stopt of gaat niet door"),
    "besluit-geldt-niet-meer": N_("Besluit: een eerder besluit geldt niet meer"),
    "afspraak-meedoen": N_("Wij spraken af hoe u meedoet"),
    "meedoen-telt": N_("Besluit: wat u al doet, telt als meedoen"),
    "meedoen-telt-niet": N_("Besluit: wat u al doet, telt niet als meedoen"),
    "einde-afspraak": N_("Besluit: een afspraak stopt of gaat niet door"),
    "pauze-bevestigd": N_("Uw tegenprestatie staat stil"),
    "ontvangst-bezwaar": N_("Wij hebben uw bezwaar"),
    "uitkomst-melding": N_("Wat wij met uw melding deden"),
    "uitnodiging": N_("Wij vragen u om een plan"),
    "herinnering": N_("Herinnering: wij vroegen u om een plan"),
}
"""By the folder of the letter."""
WAYS = {
    By.POST: N_("Met de post, en ook in het portaal"),
    By.PORTAL: N_("Alleen in het portaal"),
}
"""How letters can go."""
OF_DAY = N_("%(letter)s, brief van %(date)s")


BY_PORTAL = N_("U krijgt deze brief niet met de post.")
BY_POST = N_("Deze brief komt met de post. De dag van verzending is %(date)s.")
POSTED = N_("Deze brief ging op de post. De dag van verzending is %(date)s.")
LATER = N_("Dat is later dan in de brief staat. De latere dag telt.")


def how_sent(by: By | None, sent_on: date, counts_from: date, code: str, *, is_posted: bool) -> str:
    """How a letter reaches its reader and from which day it counts; nothing where that was never kept."""
    translate = languages.translations(code).gettext
    if by is not By.POST:
        return translate(BY_PORTAL) if by else ""
    day = format_date(counts_from, "long", locale=languages.language(code).locale)
    told = translate(POSTED if is_posted else BY_POST) % {"date": day}
    return f"{told} {translate(LATER)}" if counts_from > sent_on else told


def letter_words(template: str, sent_on: date, code: str) -> str:
    """A letter with its date, such as "Besluit over uw plan, brief van 2 maart 2026"."""
    translate = languages.translations(code).gettext
    day = format_date(sent_on, "long", locale=languages.language(code).locale)
    return translate(OF_DAY) % {"letter": translate(NAMES[template]), "date": day}
