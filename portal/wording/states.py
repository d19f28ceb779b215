"""The states of a submission and the outcomes of a decision in words, with the look of their badge."""

from portal.domain.states import Handling, Outcome
from portal.wording import N_

FOR_CLIENT = {
    Handling.RECEIVED: ("info", N_("Wij kijken ernaar")),
    Handling.QUESTION_ASKED: ("warning", N_("Wij hebben een vraag aan u")),
    Handling.DECIDED: ("ok", N_("Klaar")),
}
FOR_STAFF = {
    Handling.RECEIVED: ("info", N_("Te beoordelen")),
    Handling.QUESTION_ASKED: ("warning", N_("Wacht op de inwoner")),
    Handling.DECIDED: ("ok", N_("Besloten")),
}
OUTCOMES = {
    Outcome.AGREED: N_("Akkoord"),
    Outcome.AGREED_WITH_CHANGES: N_("Akkoord met een verandering"),
    Outcome.REFUSED: N_("Niet akkoord"),
    Outcome.EXISTING_COUNTS: N_("Wat u al doet, is genoeg"),
    Outcome.EXISTING_DOES_NOT_COUNT: N_("Wat u al doet, telt niet mee"),
}
