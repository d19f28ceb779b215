"""Tasks in words: what a term makes somebody do, what a task waits for, and what followed."""

from portal import languages
from portal.domain.states import ByObligation, Handling
from portal.domain.tasks import (
    ByFollowed,
    ByStays,
    ByTaskState,
    ByTerm,
    ByWaits,
    Followed,
    Kind,
    TaskState,
    Waits,
)
from portal.domain.ways import ByForm, Form
from portal.wording import N_
from portal.wording.states import FOR_STAFF

FORMS = ByForm(
    plan=N_("Plan"),
    care=N_("Zorg voor iemand"),
    volunteering=N_("Vrijwilligerswerk"),
    cannot=N_("Kan nu niet"),
    help=N_("Hulp of bericht"),
    hours=N_("Uren"),
    change=N_("Verandering"),
    objection=N_("Bezwaar of klacht"),
    correction=N_("Correctie"),
)
TERMS = ByTerm(
    no_proposal=N_("Geen voorstel op tijd"),
    evaluation=N_("Evaluatie"),
    exemption_ends=N_("Ontheffing eindigt"),
    yearly_look=N_("Jaarlijks kijken"),
    hours_missing=N_("Uren blijven uit"),
    letter_unopened=N_("Brief niet geopend"),
)
"""What the list calls a form that came in, and a term that passed."""
TO_DO = ByTerm(
    no_proposal=N_(
        "De inwoner zou voor of op deze dag een plan sturen, en dat is er niet. Bel eerst: misschien is er"
        " hulp nodig. Stuur daarna een herinnering, of schrijf op wat u afsprak."
    ),
    evaluation=N_(
        "Wat de inwoner doet, loopt bijna af. Praat erover, met de inwoner en met de plek: wat ging goed, wat"
        " wil de inwoner hierna?"
    ),
    exemption_ends=N_(
        "De ontheffing loopt bijna af. Praat met de inwoner over hoe het nu gaat, voordat er weer iets"
        " gevraagd wordt."
    ),
    yearly_look=N_(
        "Er is niets opgelegd, en dat geldt tot er iets verandert. Kijk eens per jaar of het nog past. Dit is"
        " geen nieuwe keuring."
    ),
    hours_missing=N_(
        "De inwoner gaf een tijd geen uren door. Vraag eerst wat er is. Geen uren doorgeven is niet hetzelfde"
        " als niets doen."
    ),
    letter_unopened=N_(
        "De inwoner opende een besluit nog niet. De termijn voor bezwaar loopt wel. Bel de inwoner, en bied"
        " aan om de brief met de post te sturen."
    ),
)
"""What is asked of who has it."""
STATES = ByTaskState(open=N_("Te doen"), still=N_("Wacht"), done=N_("Klaar"))
WAITS = ByWaits(
    client=N_("Wacht op de inwoner"),
    others=N_("Wacht op iemand anders"),
    day=N_("Later verder"),
)
FOLLOWED = ByFollowed(
    reminded=N_("Herinnering gestuurd"),
    spoken=N_("Met de inwoner gesproken"),
    looked=N_("Bekeken, er verandert niets"),
    settled=N_("Niet meer nodig"),
)


STANDS = ByObligation(
    intake=N_("Nog niets gevraagd"),
    announced=N_("Gevraagd om een plan"),
    proposed=N_("Plan ligt bij de gemeente"),
    existing_reported=N_("Gaf door wat hij al doet"),
    imposed=N_("Doet een tegenprestatie"),
    agreed=N_("Doet mee zoals afgesproken"),
    existing_accepted=N_("Wat hij al doet, is genoeg"),
    not_imposed=N_("Niets opgelegd"),
    ended=N_("Gestopt"),
)
"""Where somebody stands, as staff say it."""
STAYS = ByStays(
    asked=N_("Er is al iets gevraagd of besloten."),
    rule=N_("Volgens de regels wordt hier niets gevraagd."),
    address=N_("Het adres is niet compleet."),
)
"""Why somebody can't be asked for a plan."""


def kind_words(kind: Kind, code: str) -> str:
    """What the list calls a task, in a language."""
    words = FORMS[kind] if isinstance(kind, Form) else TERMS[kind]
    return languages.translations(code).gettext(words)


def standing(
    handling: Handling | None, followed: Followed | None, waits_for: Waits | None, code: str
) -> tuple[str, str]:
    """Where a task is, in a language: the look of its badge, and words. ``handling`` is that of its form."""
    look, words = "info", STATES[TaskState.OPEN]
    if handling:
        look, words = FOR_STAFF[handling]
    elif followed:
        look, words = "ok", FOLLOWED[followed]
    elif waits_for:
        look, words = "warning", WAITS[waits_for]
    return look, languages.translations(code).gettext(words)
