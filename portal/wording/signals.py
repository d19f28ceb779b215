"""Reports of displaced work in words: their states and outcomes, and who looks at them in this gemeente."""

from collections.abc import Iterator, Mapping

from portal import languages
from portal.domain.signals import SignalOutcome, SignalState
from portal.rules.law import Law
from portal.wording import N_
from portal.wording.teller import Line, Teller

FOR_REPORTER = {
    SignalState.RECEIVED: ("info", N_("Wij hebben uw melding")),
    SignalState.TAKEN: ("info", N_("Wij onderzoeken uw melding")),
    SignalState.WITH_COMMITTEE: ("info", N_("De adviescommissie kijkt ernaar")),
    SignalState.ADVISED: ("info", N_("Er is advies. Wij beslissen nu.")),
    SignalState.CLOSED: ("ok", N_("Klaar")),
}
FOR_STAFF = {
    SignalState.RECEIVED: ("warning", N_("Nieuw")),
    SignalState.TAKEN: ("info", N_("In onderzoek")),
    SignalState.WITH_COMMITTEE: ("neutral", N_("Bij de commissie")),
    SignalState.ADVISED: ("warning", N_("Advies is binnen")),
    SignalState.CLOSED: ("ok", N_("Gesloten")),
}
FOR_COMMITTEE = {
    **FOR_STAFF,
    SignalState.WITH_COMMITTEE: ("warning", N_("Wacht op advies")),
    SignalState.ADVISED: ("info", N_("Advies gegeven")),
}
OUTCOMES = {
    SignalOutcome.CONTINUE: N_("Het werk mag doorgaan."),
    SignalOutcome.ADAPT: N_("Het werk mag doorgaan, maar er verandert iets."),
    SignalOutcome.STOP_ACTIVITY: N_("Dit werk mag geen tegenprestatie meer zijn."),
    SignalOutcome.STOP_COOPERATION: N_("Wij werken niet meer samen met deze organisatie."),
}
"""What happens to the work, in the words of the letter."""

LOOKED_INTO = N_("Wij onderzoeken dit nog.")


def held_words(code: str) -> dict[SignalOutcome | None, str]:
    """Why a place is held, in a language: what was decided, or that it is still looked into."""
    looked_into = languages.translations(code).gettext(LOOKED_INTO)
    return {None: looked_into} | outcome_words(code)


def state_words(
    names: Mapping[SignalState, tuple[str, str]], state: SignalState, code: str
) -> tuple[str, str]:
    """How a badge shows a state to one of the readers above, in a language: its kind and its words."""
    kind, words = names[state]
    return kind, languages.translations(code).gettext(words)


def outcome_words(code: str) -> dict[SignalOutcome, str]:
    """Each outcome in a language."""
    translate = languages.translations(code).gettext
    return {outcome: translate(words) for outcome, words in OUTCOMES.items()}


def review(tell: Teller) -> Iterator[Line]:
    """Who looks at a report under this regeling, for the quality officer."""
    content = tell.law.regeling.content
    yield from tell.tell(content.committee, N_("Vraag de adviescommissie om advies. Het advies bindt niet."))
    yield from tell.tell(
        content.displacement_per_case, N_("Er is geen vaste maatstaf. Bespreek de melding met een collega.")
    )


def next_steps(law: Law, language: str) -> list[str]:
    """What happens to a report, for its reporter."""
    content, translate = law.regeling.content, languages.translations(language).gettext
    steps = [N_("Binnen een week leest een medewerker uw melding."), N_("Wij zoeken uit wat er gebeurt.")]
    if content.committee:
        steps.append(N_("Een commissie geeft ons advies. Zij ziet niet wie u bent."))
    elif content.displacement_per_case:
        steps.append(N_("Wij bespreken de melding met een collega."))
    steps.append(N_("Daarna beslissen wij wat er met het werk gebeurt."))
    return [translate(step) for step in steps]
