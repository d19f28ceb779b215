"""Letters that decide nothing: they confirm something that somebody sent in (L13, L14)."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Printed:
    """A letter as PDF, and the language of its explanation."""

    pdf: bytes
    language: str


def language_of(connection: Connection, submission: Submission) -> str:
    """The language in which a client is told about a form: his own choice, or else that of the form."""
    dossier = dossiers.require(connection, submission.dossier_id)
    return people.told_in(connection, dossier.client_id, submission.language)


def print_out(portal: Installation, submission: Submission, template: str, context: Letter) -> Printed:
    """The letter in the language of the client and in the words of the case's regime."""
    with portal.store.read() as connection:
        regime, language = (
            regimes.of_case(portal, connection, submission),
            language_of(connection, submission),
        )
    with speaking(regime):
        return Printed(portal.press.render(template, language, context), language)


def keep(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    template: str,
    printed: Printed,
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
            "language": printed.language,
            "law_version": portal.law(today).regeling.valid_from.isoformat(),
            "sent_on": leaves.sent_on,
            "by": leaves.by,
            "pdf": printed.pdf,
            "size": len(printed.pdf),
            "sha256": sha256(printed.pdf),
        },
    )
