"""The letter that tells a client what came of his report (L15)."""

from portal import clock
from portal.actions.installation import Installation
from portal.actions.letterhead import addressee, sender
from portal.domain.answers import ReportAnswers
from portal.domain.errors import NotFound
from portal.domain.roles import Actor
from portal.domain.signals import SignalOutcome as Outcome
from portal.letters.contexts import SignalOutcome, Signatory
from portal.store import people, signals
from portal.store.signals import OfficerSignal
from portal.wording.speech import speaking


def outcome_letter(
    portal: Installation, actor: Actor, found: OfficerSignal, outcome: Outcome, explanation: str
) -> bytes | None:
    """The letter as PDF in the language of the reporter, in the words of today's regime.

    None when nobody knows who reported.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    with portal.store.read() as connection:
        client_id, language = signals.reporter_of(connection, found.id)
        if client_id is None:
            return None
        client = people.require_client(connection, client_id)
        officer = people.get_staff(connection, actor.id)
    if officer is None:
        raise NotFound(actor.id)
    context = SignalOutcome(
        sender=sender(portal),
        addressee=addressee(client),
        reference=found.number,
        sent_on=clock.today(),
        work=ReportAnswers.read(found.answers).work,
        outcome=outcome.value,
        explanation=explanation,
        contact=Signatory(name=officer.name, function=officer.job_title),
    )
    with speaking(portal.regime(clock.today())):
        return portal.press.render("uitkomst-melding", language, context)
