"""Documents that somebody asks for: a receipt, a form on paper, and the fingerprint of a letter."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from portal import clock
from portal.actions import objections, regimes
from portal.actions.installation import Installation, Press
from portal.actions.letterhead import addressee, sender
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.ways import WAYS
from portal.letters.contexts import Answer, PaperForm, Receipt, Section
from portal.letters.contexts.paper import Arrival, PaperStep
from portal.store import fingerprints, people, receipts, submissions, trail, uploads
from portal.store.submissions import Submission
from portal.store.trouble import besides
from portal.wording import speech
from portal.wording.helping import helped


def sha256(document: bytes) -> str:
    """The fingerprint of a document, as the trail keeps it."""
    return hashlib.sha256(document).hexdigest()


def receipt(
    portal: Installation, actor: Actor, submission_id: str, title: str, next_steps: Sequence[str]
) -> bytes:
    """The receipt of one's own submission as PDF, in the language in which it was sent (letter L2).

    ``title`` and ``next_steps`` are sentences in that language, in the words of the regime under which it
    came in, in which is spoken here. It is made once and kept: what it says was so
    when the form came in.

    Raises:
        NotFound: it is not this client's submission.
    """
    require(actor, Permission.CLIENT_DOSSIER_VIEW)
    with portal.store.read() as connection:
        submission = submissions.of_client(connection, actor.id, submission_id)
        kept = receipts.of_submission(connection, submission_id)
        client = people.get_client(connection, actor.id)
        if submission is None or client is None:
            raise NotFound(submission_id)
        papers = uploads.of_draft(connection, submission.draft_id)
        regime = regimes.at_receipt(portal, connection, submission)
    if kept:
        return kept.pdf
    context = Receipt(
        sender=sender(portal),
        addressee=addressee(client),
        reference=submission.number,
        received_at=submission.received_at,
        form_title=title,
        sections=tuple(_section(part) for part in submission.shown),
        next_steps=tuple(next_steps),
        **_follows(submission, regime),
        papers=len(papers),
        helped=helped(submission.helper, submission.language),
    )
    with speech.speaking(regime):
        pdf = portal.press.render("ontvangstbevestiging", submission.language, context)
    with besides():
        _keep(portal, actor, submission_id, submission.language, pdf)
    return pdf


def _follows(submission: Submission, regime: Regime) -> dict[str, date]:
    """What follows on a form, and by when: hours ask for nothing, a bezwaar is confirmed first (Awb 6:14)."""
    way = WAYS[submission.flow]
    if way.asks_decision(regime):
        return {"decide_by": submission.decide_by}
    if objections.is_bezwaar(submission):
        return {"confirm_by": submission.decide_by}
    return {} if way.is_final else {"answer_by": submission.decide_by}


def _keep(portal: Installation, actor: Actor, submission_id: str, language: str, pdf: bytes) -> None:
    now = clock.now()
    with portal.store.write() as connection:
        key = receipts.keep(connection, submission_id, language, pdf, sha256(pdf), now)
        if key:
            kept = fingerprints.taken(connection, ("receipt", key))
            trail.record(connection, now, actor.id, "receipt:made", submission_id, kept=kept)


@dataclass(frozen=True)
class FormText:
    """What a form says, in the language of its reader: title, what it is for, and all its questions.

    ``is_nameless``: it does not ask who fills it in.
    """

    title: str
    intro: tuple[str, ...]
    steps: tuple[PaperStep, ...]
    asks_address: bool = False
    is_nameless: bool = False


def empty_form(portal: Installation, actor: Actor | None, form: FormText, language: str) -> bytes:
    """A form to fill in with a pen, as PDF; for everybody, signed in or not."""
    require(actor, Permission.PUBLIC_PAGE_VIEW)
    printed = _paper_form(portal, form)
    return _printed(portal.press, language, printed, speech.regime())  # type: ignore[arg-type]  # it hashes


def own_form(portal: Installation, actor: Actor, form: FormText, language: str) -> bytes:
    """A form with the client's own answers, name and day of birth in it, as PDF.

    Raises:
        NotFound: the client is not known any more.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.read() as connection:
        client = people.get_client(connection, actor.id)
    if client is None:
        raise NotFound(actor.id)
    filled = replace(
        _paper_form(portal, form),
        name=client.name,
        born=client.birth_date,
        address=addressee(client).address if form.asks_address else (),
        is_filled=True,
        large_print=client.large_print,
    )
    return portal.press.render("formulier", language, filled)


def report_copy(
    portal: Installation,
    actor: Actor | None,
    form: FormText,
    language: str,
    *,
    number: str,
    received_at: datetime,
) -> bytes:
    """A report of displaced work as it was sent in, as PDF for its reporter: no name, no code.

    ``form`` holds the answers, ``number`` is that of the report. Whoever asks for it read the report already.
    """
    require(actor, Permission.PUBLIC_SIGNAL_REPORT)
    arrival = Arrival(number=number, received_at=received_at)
    return portal.press.render("formulier", language, replace(_paper_form(portal, form), arrival=arrival))


def _paper_form(portal: Installation, form: FormText) -> PaperForm:
    return PaperForm(
        sender=sender(portal),
        form_title=form.title,
        intro=form.intro,
        steps=form.steps,
        printed_on=clock.today(),
        asks_address=form.asks_address,
        is_nameless=form.is_nameless,
    )


@lru_cache(maxsize=128)
def _printed(press: Press, language: str, form: PaperForm, _of: Regime) -> bytes:
    """An empty form, printed once a day: anybody may ask for it, and the press has other work."""
    return press.render("formulier", language, form)


def _section(part: dict[str, object]) -> Section:
    rows = part["rows"]
    assert isinstance(rows, list)  # noqa: S101 - written by submit
    return Section(
        title=str(part["title"]),
        answers=tuple(
            Answer(question=row["question"], answer=row["answer"], number=row.get("number", 0))
            for row in rows
        ),
    )
