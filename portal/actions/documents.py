"""Documents that somebody asks for: the receipt of a submission, and the fingerprint of a letter."""

import hashlib
from collections.abc import Sequence

from portal.actions.case_letters import addressee, sender
from portal.actions.installation import Installation
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.letters.contexts import Answer, Receipt, Section
from portal.store import people, submissions
from portal.wording.helping import helped


def sha256(document: bytes) -> str:
    """The fingerprint of a document, as the trail keeps it."""
    return hashlib.sha256(document).hexdigest()


def receipt(
    portal: Installation, actor: Actor, submission_id: str, title: str, next_steps: Sequence[str]
) -> bytes:
    """The receipt of one's own submission as PDF, in the language in which it was sent (letter L2).

    ``title`` and ``next_steps`` are sentences in that language.

    Raises:
        NotFound: it is not this client's submission.
    """
    require(actor, Permission.CLIENT_DOSSIER_VIEW)
    with portal.store.read() as connection:
        submission = submissions.of_client(connection, actor.id, submission_id)
        client = people.get_client(connection, actor.id)
    if submission is None or client is None:
        raise NotFound(submission_id)
    context = Receipt(
        sender=sender(portal),
        addressee=addressee(client),
        reference=submission.number,
        received_at=submission.received_at,
        form_title=title,
        sections=tuple(_section(part) for part in submission.shown),
        next_steps=tuple(next_steps),
        decide_by=submission.decide_by,
        helped=helped(submission.helper, submission.language),
    )
    return portal.press.render("ontvangstbevestiging", submission.language, context)


def _section(part: dict[str, object]) -> Section:
    rows = part["rows"]
    assert isinstance(rows, list)  # noqa: S101 - written by submit
    return Section(
        title=str(part["title"]),
        answers=tuple(Answer(question=row["question"], answer=row["answer"]) for row in rows),
    )
