"""Everything that the page of one submission shows to its client."""

from typing import Any

from portal import clock, languages
from portal.actions import messaging, objections, relief, replacing, withdrawing
from portal.actions.deciding import checked
from portal.actions.deciding.existing_letters import COUNTS
from portal.domain.errors import NotFound
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from portal.domain.ways import Lane, in_lane
from portal.store import beschikkingen, conversation, dossiers, messages, submissions
from portal.store import objections as registered
from portal.store.base import Connection
from portal.store.beschikkingen import Beschikking
from portal.store.submissions import Submission
from portal.web import spoken
from portal.web.client import papers
from portal.web.client.timeline import progress_of
from portal.web.client.todo import STANDS_STILL
from portal.web.flows import sent_as
from portal.web.portal import installation, reading
from portal.web.sent_letters import way_of
from portal.wording.helping import helped
from portal.wording.letters import letter_words
from portal.wording.states import ON_OBJECTION


def own(actor: Actor, key: str) -> Submission:
    """A submission of the client who looks.

    Raises:
        NotFound: it is somebody else's, or there is none.
    """
    with reading() as connection:
        found = submissions.of_client(connection, actor.id, key)
    if found is None:
        raise NotFound(key)
    return found


def sent_in(actor: Actor, key: str, code: str) -> dict[str, Any]:
    """The values of the page; what the gemeente wrote counts as read from now on.

    Raises:
        NotFound: it is somebody else's, or there is none.
    """
    submission = own(actor, key)
    spoken.of_case(submission)
    with reading() as connection:
        values = _read(connection, submission, code)
    if any(message.author and message.read_at is None for message in values["messages"]):
        messaging.mark_read(installation(), actor, submission.id)
    form = sent_as(submission.flow, submission.answers)
    return {
        **values,
        "submission": submission,
        "today": clock.today(),
        "form": form,
        "next_steps": what_follows(submission),
        "language_sent": languages.language(submission.language),
        "languages_by_code": languages.LANGUAGES,
        "helped": helped(submission.helper, code),
        "may_write": messaging.may_write(submission),
        "papers": papers.of_submission(submission.draft_id),
    }


def what_follows(submission: Submission) -> tuple[str, ...]:
    """What happens after a form, as messages to translate; first that it lets something stand still."""
    with reading() as connection:
        stops = relief.claim_stops(installation(), connection, submission)
    follows = sent_as(submission.flow, submission.answers).what_follows(submission.answers)
    return (STANDS_STILL, *follows) if stops else follows


def _read(connection: Connection, submission: Submission, code: str) -> dict[str, Any]:
    questions = conversation.questions(connection, submission.id)
    decision = beschikkingen.of_submission(connection, submission.id)
    written = messages.about(connection, submission.id)
    is_withdrawn = submission.state is Handling.WITHDRAWN
    objection = None if is_withdrawn else registered.of_submission(connection, submission.id)
    letters = beschikkingen.letters_of_dossier(connection, submission.dossier_id)
    kept = beschikkingen.assessment_of(connection, decision.id) if decision else None
    return {
        "decision": decision,
        "has_sheet": checked.is_kept(kept),
        "objection": objection,
        "on_objection": _outcome(objection, code),
        "is_objected": decision is not None and _is_objected(connection, submission, decision),
        "may_replace": replacing.may_replace(connection, submission),
        "replaces": _replaced(connection, submission),
        "replaced_by": submissions.in_place_of(connection, submission.id) if is_withdrawn else None,
        "may_withdraw": withdrawing.may_withdraw(connection, submission),
        "may_extend": decision is not None and _may_extend(connection, submission, decision),
        "letters": [
            (letter, letter_words(letter.template, letter.sent_on, code), way_of(letter, code))
            for letter in letters
            if letter.submission_id == submission.id
        ],
        "messages": written,
        "events": progress_of(submission, questions, written, decision, code, objection),
    }


def _outcome(found: registered.Objection | None, code: str) -> str:
    """What was decided on a bezwaar, in words; empty while nothing was."""
    words = ON_OBJECTION[found.outcome] if found and found.outcome else ""
    return languages.translations(code).gettext(words) if words else ""


def _replaced(connection: Connection, submission: Submission) -> Submission | None:
    key = submission.replaces_id
    return submissions.get(connection, key) if key else None


def _is_objected(connection: Connection, submission: Submission, decision: Beschikking) -> bool:
    sent = submissions.list_of_dossier(connection, submission.dossier_id)
    return objections.is_against(decision, submission, sent)


def _may_extend(connection: Connection, submission: Submission, decision: Beschikking) -> bool:
    """What counts without an end goes on from its own page; a plan does so from the overview."""
    dossier = dossiers.require(connection, submission.dossier_id)
    if decision.outcome not in COUNTS or dossier.obligation is not Obligation.EXISTING_ACCEPTED:
        return False
    decided = beschikkingen.list_of_dossier(connection, dossier.id)
    newest = next(one for one in decided if one.outcome in COUNTS)
    is_waiting = submissions.open_forms(connection, dossier.client_id) & set(in_lane(Lane.MAIN))
    return newest.id == decision.id and not is_waiting
