"""The states of a submission and the outcomes of a decision in words, with the look of their badge."""

from portal.domain.states import ByHandling, ByObligation, ByOnObjection, ByOutcome, ByReply
from portal.wording import N_

OBLIGATIONS = ByObligation(
    intake=N_("Wij hebben u nog niets gevraagd"),
    announced=N_("Wij vroegen u om een plan"),
    proposed=N_("Wij bekijken uw plan"),
    existing_reported=N_("Wij bekijken wat u al doet"),
    imposed=N_("U doet een tegenprestatie"),
    agreed=N_("U doet mee zoals wij afspraken"),
    existing_accepted=N_("Wat u al doet, is genoeg"),
    not_imposed=N_("U hoeft geen tegenprestatie te doen"),
    ended=N_("Wat u deed, is gestopt"),
)
"""Where a client stands, as he is told."""
FOR_CLIENT = ByHandling(
    received=("info", N_("Wij kijken ernaar")),
    question_asked=("warning", N_("Wij hebben een vraag aan u")),
    decided=("ok", N_("Klaar")),
    answered=("ok", N_("Wij gaven antwoord")),
    withdrawn=("info", N_("U trok dit in")),
)
FOR_STAFF = ByHandling(
    received=("info", N_("Te beoordelen")),
    question_asked=("warning", N_("Wacht op de inwoner")),
    decided=("ok", N_("Besloten")),
    answered=("ok", N_("Beantwoord")),
    withdrawn=("info", N_("Ingetrokken")),
)
OUTCOMES = ByOutcome(
    agreed=N_("Akkoord"),
    agreed_with_changes=N_("Akkoord met een verandering"),
    refused=N_("Niet akkoord"),
    existing_counts=N_("Wat u al doet, is genoeg"),
    existing_does_not_count=N_("Wat u al doet, telt niet mee"),
    exemption_granted=N_("U krijgt een ontheffing"),
    exemption_refused=N_("U krijgt geen ontheffing"),
    not_imposed=N_("U hoeft geen tegenprestatie te doen"),
    ended=N_("Iets wat u doet, stopt of gaat niet door"),
    sparing_ended=N_("Een eerder besluit geldt niet meer"),
    part_agreed=N_("Wij spraken af hoe u meedoet"),
    part_not_agreed=N_("Niet akkoord"),
    part_counts=N_("Wat u al doet, telt als meedoen"),
    part_does_not_count=N_("Wat u al doet, telt niet mee"),
    part_ended=N_("Een afspraak stopt of gaat niet door"),
)
DECISIONS = ByOutcome(
    agreed=N_("Akkoord"),
    agreed_with_changes=N_("Akkoord met een verandering"),
    refused=N_("Niet akkoord"),
    existing_counts=N_("Het telt mee"),
    existing_does_not_count=N_("Het telt niet mee"),
    exemption_granted=N_("Ontheffing geven"),
    exemption_refused=N_("Geen ontheffing geven"),
    not_imposed=N_("Niets opleggen"),
    ended=N_("De tegenprestatie beëindigen"),
    sparing_ended=N_("Een eerder besluit beëindigen"),
    part_agreed=N_("Afspreken hoe de inwoner meedoet"),
    part_not_agreed=N_("Niet akkoord"),
    part_counts=N_("Het telt als meedoen"),
    part_does_not_count=N_("Het telt niet mee"),
    part_ended=N_("De afspraak beëindigen"),
)
"""The same as the gemeente says it: on the button of the decider, and above the case."""
ON_OBJECTION = ByOnObjection(
    founded=N_("U kreeg gelijk"),
    partly=N_("U kreeg voor een deel gelijk"),
    unfounded=N_("U kreeg geen gelijk"),
    inadmissible=N_("Wij konden uw bezwaar niet behandelen"),
)
"""What was decided on a bezwaar, as the client is told."""
ON_OBJECTION_FOR_STAFF = ByOnObjection(
    founded=N_("Gegrond"),
    partly=N_("Deels gegrond"),
    unfounded=N_("Ongegrond"),
    inadmissible=N_("Niet-ontvankelijk"),
)
REPLIES = ByReply(
    answered=N_("Antwoord geven"),
    paused=N_("Een pauze bevestigen"),
    registered=N_("Het bezwaar registreren"),
)
"""How something without a beschikking is closed, as the button of the caseworker says it."""
