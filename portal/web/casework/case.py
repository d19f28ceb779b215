"""Everything that the case page shows about one submission."""

from typing import Any

from portal import clock, languages
from portal.actions.assessing import assess_case
from portal.domain.permissions import Permission, may
from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling, Outcome
from portal.domain.ways import WAYS
from portal.store import beschikkingen, conversation, dossiers, people, submissions
from portal.web.casework.findings import as_kept, in_words
from portal.web.client.forms import FLOWS
from portal.web.portal import installation, reading
from portal.wording.findings import NAMES
from portal.wording.helping import helped
from portal.wording.states import FOR_STAFF, OUTCOMES

ADDRESSES = {
    Outcome.AGREED: "akkoord",
    Outcome.AGREED_WITH_CHANGES: "wijzigen",
    Outcome.REFUSED: "afwijzen",
    Outcome.EXISTING_COUNTS: "telt-mee",
    Outcome.EXISTING_DOES_NOT_COUNT: "telt-niet-mee",
}
"""Each outcome as the address of its page names it."""


def case_of(key: str, actor: Actor, code: str) -> dict[str, Any]:
    """The values of the case page.

    Raises:
        NotFound: there is no such submission.
    """
    with reading() as connection:
        submission = submissions.require(connection, key)
        dossier = dossiers.require(connection, submission.dossier_id)
        client = people.require_client(connection, dossier.client_id)
        decision = beschikkingen.of_submission(connection, key)
        kept = beschikkingen.assessment_of(connection, decision.id) if decision else None
        assessment = assess_case(installation(), connection, submission, clock.today())
        values = {
            "submission": submission,
            "dossier": dossier,
            "client": client,
            "caseworker": submission.caseworker_id and people.get_staff(connection, submission.caseworker_id),
            "questions": conversation.questions(connection, key),
            "notes": conversation.notes(connection, key),
            "decision": decision,
            "kept": kept,
            "letters": beschikkingen.letters_of_dossier(connection, dossier.id),
        }
    return {
        **values,
        **_words(submission, decision, code),
        "benefit_words": languages.translations(code).gettext(NAMES.get(client.benefit, client.benefit)),
        "findings": as_kept(kept) if kept else in_words(assessment.findings, code),
        "helped": helped(submission.helper, code),
        "rows": FLOWS[submission.flow].rows(submission.answers, code),
        "form": FLOWS[submission.flow],
        "language_sent": languages.language(submission.language),
        "languages_by_code": languages.LANGUAGES,
        **_possible(actor, submission, code),
    }


def _choices(submission: submissions.Submission, code: str) -> list[tuple[str, str]]:
    """What can be decided on this case: the name in the address, and the words on the button."""
    translate = languages.translations(code).gettext
    return [(ADDRESSES[outcome], translate(OUTCOMES[outcome])) for outcome in WAYS[submission.flow].outcomes]


def _possible(actor: Actor, submission: submissions.Submission, code: str) -> dict[str, Any]:
    """What this person can do with the case now."""
    is_open = submission.state not in CLOSED
    handles = may(actor, Permission.CASEWORK_CASE_CLAIM)
    is_waiting = submission.state is Handling.QUESTION_ASKED
    return {
        "may_act": is_open and submission.caseworker_id == actor.id,
        "may_claim": is_open and handles and submission.caseworker_id is None,
        "may_decide": submission.state is Handling.RECEIVED and may(actor, Permission.CASEWORK_CASE_DECIDE),
        "choices": _choices(submission, code),
        "may_note": handles,
        "answer_is_late": is_waiting and clock.today() > submission.urgent_on,
    }


def _words(
    submission: submissions.Submission, decision: beschikkingen.Beschikking | None, code: str
) -> dict[str, str]:
    translate = languages.translations(code).gettext
    kind, words = FOR_STAFF[submission.state]
    return {
        "state_kind": kind,
        "state_words": translate(words),
        "outcome_words": translate(OUTCOMES[decision.outcome]) if decision else "",
    }
