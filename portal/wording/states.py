"""The states of a submission and the outcomes of a decision in words, with the look of their badge."""

from portal.domain.states import Handling, Obligation, Outcome, Reply
from portal.wording import N_

OBLIGATIONS = {
    Obligation.INTAKE: N_("Wij hebben u nog niets gevraagd"),
    Obligation.ANNOUNCED: N_("Wij vroegen u om een plan"),
    Obligation.PROPOSED: N_("Wij bekijken uw plan"),
    Obligation.EXISTING_REPORTED: N_("Wij bekijken wat u al doet"),
    Obligation.IMPOSED: N_("U doet een tegenprestatie"),
    Obligation.AGREED: N_("U doet mee zoals wij afspraken"),
    Obligation.EXISTING_ACCEPTED: N_("Wat u al doet, is genoeg"),
    Obligation.NOT_IMPOSED: N_("U hoeft geen tegenprestatie te doen"),
    Obligation.ENDED: N_("Uw tegenprestatie stopt"),
}
"""Where a client stands, as he is told."""
FOR_CLIENT = {
    Handling.RECEIVED: ("info", N_("Wij kijken ernaar")),
    Handling.QUESTION_ASKED: ("warning", N_("Wij hebben een vraag aan u")),
    Handling.DECIDED: ("ok", N_("Klaar")),
    Handling.ANSWERED: ("ok", N_("Wij gaven antwoord")),
    Handling.WITHDRAWN: ("info", N_("U trok dit in")),
}
FOR_STAFF = {
    Handling.RECEIVED: ("info", N_("Te beoordelen")),
    Handling.QUESTION_ASKED: ("warning", N_("Wacht op de inwoner")),
    Handling.DECIDED: ("ok", N_("Besloten")),
    Handling.ANSWERED: ("ok", N_("Beantwoord")),
    Handling.WITHDRAWN: ("info", N_("Ingetrokken")),
}
OUTCOMES = {
    Outcome.AGREED: N_("Akkoord"),
    Outcome.AGREED_WITH_CHANGES: N_("Akkoord met een verandering"),
    Outcome.REFUSED: N_("Niet akkoord"),
    Outcome.EXISTING_COUNTS: N_("Wat u al doet, is genoeg"),
    Outcome.EXISTING_DOES_NOT_COUNT: N_("Wat u al doet, telt niet mee"),
    Outcome.EXEMPTION_GRANTED: N_("U krijgt een ontheffing"),
    Outcome.EXEMPTION_REFUSED: N_("U krijgt geen ontheffing"),
    Outcome.NOT_IMPOSED: N_("U hoeft geen tegenprestatie te doen"),
    Outcome.ENDED: N_("Uw tegenprestatie stopt"),
    Outcome.PART_AGREED: N_("Wij spraken af hoe u meedoet"),
    Outcome.PART_NOT_AGREED: N_("Niet akkoord"),
    Outcome.PART_COUNTS: N_("Wat u al doet, telt als meedoen"),
    Outcome.PART_DOES_NOT_COUNT: N_("Wat u al doet, telt niet mee"),
    Outcome.PART_ENDED: N_("Onze afspraak stopt"),
}
DECISIONS = {
    Outcome.AGREED: N_("Akkoord"),
    Outcome.AGREED_WITH_CHANGES: N_("Akkoord met een verandering"),
    Outcome.REFUSED: N_("Niet akkoord"),
    Outcome.EXISTING_COUNTS: N_("Het telt mee"),
    Outcome.EXISTING_DOES_NOT_COUNT: N_("Het telt niet mee"),
    Outcome.EXEMPTION_GRANTED: N_("Ontheffing geven"),
    Outcome.EXEMPTION_REFUSED: N_("Geen ontheffing geven"),
    Outcome.NOT_IMPOSED: N_("Niets opleggen"),
    Outcome.ENDED: N_("De tegenprestatie beëindigen"),
    Outcome.PART_AGREED: N_("Afspreken hoe de inwoner meedoet"),
    Outcome.PART_NOT_AGREED: N_("Niet akkoord"),
    Outcome.PART_COUNTS: N_("Het telt als meedoen"),
    Outcome.PART_DOES_NOT_COUNT: N_("Het telt niet mee"),
    Outcome.PART_ENDED: N_("De afspraak beëindigen"),
}
"""The same as the gemeente says it: on the button of the decider, and above the case."""
REPLIES = {
    Reply.ANSWERED: N_("Antwoord geven"),
    Reply.PAUSED: N_("Een pauze bevestigen"),
    Reply.REGISTERED: N_("Het bezwaar registreren"),
}
"""How something without a beschikking is closed, as the button of the caseworker says it."""
