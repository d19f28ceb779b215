"""What is said about papers: why a form wants none, why a file was not taken, how one is called."""

from collections.abc import Mapping

from portal import languages
from portal.domain.papers import LARGEST, MEGABYTE, MOST, MOST_PAGES, Kind, Papers, Refusal
from portal.wording import N_

WHY_NOT: Mapping[Papers, tuple[str, ...]] = {
    Papers.ONLY_A_TALK: (
        N_("U hoeft geen papieren te sturen. Die gaan over een ander, en dat mogen wij niet vragen."),
        N_("Hebben wij een vraag? Dan praten wij met u."),
    ),
    Papers.NEVER_MEDICAL: (
        N_("Stuur geen medische papieren. Wij mogen die niet bewaren."),
        N_("Is het nodig? Dan vragen wij een onafhankelijke arts."),
        N_("Die vertelt ons alleen wat u wel en niet kunt, en hoe lang."),
    ),
}
"""For each form that takes no papers on purpose: the reason, and what happens instead."""

REFUSALS: Mapping[Refusal, str] = {
    Refusal.NOTHING: N_("Kies eerst een foto of een PDF."),
    Refusal.TOO_BIG: N_(
        "Dit bestand is groter dan %(megabytes)s MB. Maak een foto van het papier en kies die."
    ),
    Refusal.TOO_MANY: N_("U hebt al %(most)s bijlagen. Haal er eerst een weg."),
    Refusal.TOO_MANY_PAGES: N_(
        "Deze PDF heeft meer dan %(pages)s bladzijden. Stuur alleen de bladzijden die nodig zijn."
    ),
    Refusal.TOO_MANY_PIXELS: N_("Deze foto is te groot. Maak een gewone foto van het papier."),
    Refusal.HEIC: N_(
        "Deze soort foto (HEIC) kunnen wij niet openen. Maak een schermafdruk van de foto en kies die."
    ),
    Refusal.OTHER_KIND: N_("Dit is geen foto en geen PDF. Maak een foto van het papier en kies die."),
    Refusal.BROKEN: N_("Wij kunnen dit bestand niet openen. Maak een nieuwe foto van het papier."),
    Refusal.LOCKED: N_("Er zit een slot op deze PDF. Maak een foto van het papier en kies die."),
    Refusal.UNSAFE: N_(
        "Dit bestand is niet veilig. Wij bewaren het niet. Maak een foto van het papier, of stuur niets mee."
    ),
    Refusal.NOT_SCANNED: N_(
        "Wij kunnen nu niet nakijken of het bestand veilig is. Probeer het later, of stuur niets mee."
    ),
}
"""What went wrong with a file, and what to do now."""

NAMES: Mapping[Kind, str] = {
    Kind.JPEG: N_("Bijlage %(number)s (foto)"),
    Kind.PDF: N_("Bijlage %(number)s (PDF)"),
}
"""Files get a name of the portal: the one that they came with may hold the name of a person."""


def why_not(papers: Papers, code: str) -> list[str]:
    """Why a form takes no papers, in a language; nothing when it does, or when nobody would send any."""
    translate = languages.translations(code).gettext
    return [translate(sentence) for sentence in WHY_NOT.get(papers, ())]


def refusal(reason: Refusal, code: str) -> str:
    """What went wrong with a file, in a language."""
    words = {"megabytes": LARGEST // MEGABYTE, "most": MOST, "pages": MOST_PAGES}
    return languages.translations(code).gettext(REFUSALS[reason]) % words


def name(number: int, kind: Kind, code: str) -> str:
    """How a paper is called, in a language."""
    return languages.translations(code).gettext(NAMES[kind]) % {"number": number}
