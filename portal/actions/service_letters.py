"""Letters that decide nothing: they confirm something that somebody sent in (L13, L14)."""

from typing import Any

from portal import clock
from portal.actions import regimes, sending
from portal.actions.documents import sha256
from portal.actions.installation import Installation
from portal.actions.letterhead import addressee, sender
from portal.actions.sending import Sending
from portal.domain.errors import NotFound
from portal.domain.roles import Actor
from portal.letters.contexts import Letter, Signatory
from portal.store import beschikkingen, dossiers, people
from portal.store.base import Connection
from portal.store.submissions import Submission
from portal.wording.speech import speaking


def head(
    portal: Installation, connection: Connection, actor: Actor, submission: Submission
) -> dict[str, Any]:
    """What each of these letters carries: sender, addressee, number, and who answers questions.

    Raises:
        NotFound: the actor is no staff member.
    """
    dossier = dossiers.require(connection, submission.dossier_id)
    member = people.get_staff(connection, actor.id)
    if member is None:
        raise NotFound(actor.id)
    return {
        "sender": sender(portal),
        "addressee": addressee(people.require_client(connection, dossier.client_id)),
        "reference": submission.number,
        "contact": Signatory(name=member.name, function=member.job_title),
    }


def leaving(portal: Installation, connection: Connection, submission: Submission) -> Sending:
    """How and on which day a letter that is made today leaves."""
    dossier = dossiers.require(connection, submission.dossier_id)
    return sending.of(portal, people.require_client(connection, dossier.client_id), clock.today())


def print_out(portal: Installation, submission: Submission, template: str, context: Letter) -> bytes:
    """The letter as PDF, in the language in which the client wrote and in the words of the case's regime."""
    with portal.store.read() as connection:
        regime = regimes.of_case(portal, connection, submission)
    with speaking(regime):
        return portal.press.render(template, submission.language, context)


def keep(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    template: str,
    pdf: bytes,
    leaves: Sending,
) -> str:
    """Keep the letter as it leaves, with what it is about; returns its key."""
    today = clock.today()
    return beschikkingen.add_letter(
        connection,
        {
            "dossier_id": submission.dossier_id,
            "submission_id": submission.id,
            "template": template,
            "language": submission.language,
            "law_version": portal.law(today).regeling.valid_from.isoformat(),
            "sent_on": leaves.sent_on,
            "by": leaves.by,
            "pdf": pdf,
            "size": len(pdf),
            "sha256": sha256(pdf),
        },
    )
