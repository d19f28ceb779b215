"""Everything that the case page shows about one submission."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal import clock, languages
from portal.actions.assessing import assess_case, check_sheet
from portal.actions.deciding import deviating
from portal.actions.deciding.checked import is_kept
from portal.actions.deciding.ending import is_judged, outcomes_for
from portal.actions.installation import Installation
from portal.actions.places import held_at, place_of
from portal.actions.regimes import law_of_case, other_rules, rules_to_come
from portal.actions.replying import replies_to
from portal.domain.answers import VolunteeringAnswers
from portal.domain.permissions import Permission, may
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.states import ByOutcome, ByReply, Handling, Outcome, Reply
from portal.domain.tasks import TaskState
from portal.domain.ways import WAYS, Form
from portal.rules.basis import BASES
from portal.rules.fact import Fact
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    messages,
    objections,
    people,
    signals,
    submissions,
    tasks,
)
from portal.store.base import Connection
from portal.web.casework import sheet
from portal.web.casework.deviations import ShownEye, shown_eye
from portal.web.casework.findings import as_kept, in_words
from portal.web.casework.forms.judgement import anchors
from portal.web.casework.papers import of_case
from portal.web.casework.running import beside
from portal.web.flows import sent_as
from portal.web.portal import installation, reading
from portal.web.sent_letters import way_of
from portal.wording.findings import NAMES
from portal.wording.helping import helped
from portal.wording.letters import letter_words
from portal.wording.regimes import to_come, to_look_at
from portal.wording.signals import held_words
from portal.wording.states import DECISIONS, FOR_STAFF, ON_OBJECTION_FOR_STAFF, REPLIES

ADDRESSES = ByOutcome(
    agreed="akkoord",
    agreed_with_changes="wijzigen",
    refused="afwijzen",
    existing_counts="telt-mee",
    existing_does_not_count="telt-niet-mee",
    exemption_granted="ontheffing",
    not_imposed="niets-opleggen",
    exemption_refused="geen-ontheffing",
    ended="beeindigen",
    sparing_ended="geldt-niet-meer",
    part_agreed="afspreken",
    part_not_agreed="geen-afspraak",
    part_counts="telt-als-meedoen",
    part_does_not_count="telt-niet-als-meedoen",
    part_ended="afspraak-beeindigen",
)
"""Each outcome as the address of its page names it."""
YES = frozenset(
    {
        Outcome.AGREED,
        Outcome.AGREED_WITH_CHANGES,
        Outcome.EXISTING_COUNTS,
        Outcome.EXEMPTION_GRANTED,
        Outcome.NOT_IMPOSED,
        Outcome.PART_AGREED,
        Outcome.PART_COUNTS,
    }
)
"""What the client asked for, or better: only that is green."""
REPLY_ADDRESSES = ByReply(answered="bericht", paused="pauze", registered="bezwaar")


def case_of(key: str, actor: Actor, regime: Regime, code: str) -> dict[str, Any]:
    """The values of the case page, of a case under a regime.

    Raises:
        NotFound: there is no such submission.
    """
    values = _read(key, actor, code)
    submission, decision, client = values["submission"], values["decision"], values["client"]
    form = sent_as(submission.flow, submission.answers)
    return {
        **values,
        **_words(submission, decision, code),
        "benefit_words": languages.translations(code).gettext(NAMES.get(client.benefit, client.benefit)),
        "helped": helped(submission.helper, code),
        "rows": form.rows(submission.answers, code),
        "form": form,
        "language_sent": languages.language(submission.language),
        "language_held": languages.language(client.reads_in),
        "languages_by_code": languages.LANGUAGES,
        "way_of": lambda letter: way_of(letter, code),
        "letter_words": lambda letter: letter_words(letter.template, letter.sent_on, code),
        "coming": announced(installation(), code),
        **_possible(actor, submission, regime, values),
    }


def _read(key: str, actor: Actor, code: str) -> dict[str, Any]:
    with reading() as connection:
        submission = submissions.require(connection, key)
        dossier = dossiers.require(connection, submission.dossier_id)
        client = people.require_client(connection, dossier.client_id)
        decision = beschikkingen.of_submission(connection, key)
        kept = beschikkingen.assessment_of(connection, decision.id) if decision else None
        assessment = assess_case(installation(), connection, submission, clock.today())
        follows = submission.follows_id and submissions.get(connection, submission.follows_id)
        replaces = submission.replaces_id and submissions.get(connection, submission.replaces_id)
        return {
            "submission": submission,
            "follows": follows,
            "replaces": replaces,
            "replaced_by": submissions.in_place_of(connection, key),
            "dossier": dossier,
            **beside(connection, dossier.id, code),
            "client": client,
            "caseworker": submission.caseworker_id and people.get_staff(connection, submission.caseworker_id),
            "questions": conversation.questions(connection, key),
            "notes": conversation.notes(connection, key),
            "messages": messages.about(connection, key),
            "decision": decision,
            "other_rules": _other_rules(connection, decision, code) if decision else "",
            "papers": of_case(connection, submission.draft_id, code),
            "kept": kept,
            "has_sheet": is_kept(kept),
            **_held(connection, submission, decision, code),
            "findings": as_kept(kept) if kept else in_words(assessment.findings, code),
            "sheet": None if kept else _sheet(connection, submission, actor, code),
            "flags": in_words(assessment.flags, code),
            "letters": beschikkingen.letters_of_dossier(connection, dossier.id),
            **_objection(connection, key, code),
            "deviations": _deviations(connection, submission, actor, code),
            "may_judge": is_judged(installation(), connection, submission),
            "choices": _choices(outcomes_for(installation(), connection, submission), code),
            "replies": _replies(replies_to(installation(), connection, submission), code),
        }


def _objection(connection: Connection, key: str, code: str) -> dict[str, Any]:
    """What was registered of a bezwaar, and what was decided on it in words."""
    found = objections.of_submission(connection, key)
    words = ON_OBJECTION_FOR_STAFF[found.outcome] if found and found.outcome else ""
    return {
        "objection": found,
        "on_objection": languages.translations(code).gettext(words) if words else "",
        "task_state": tasks.of_form(connection, key).state,
    }


def _other_rules(connection: Connection, decision: beschikkingen.Beschikking, code: str) -> str:
    """That what goes on meets rules under which it was not decided; nothing where it does not."""
    activity = beschikkingen.activity_of(connection, decision.id)
    if decision.outcome not in YES or (activity and activity.is_over(clock.today())):
        return ""
    found = other_rules(installation(), decision.decided_on, activity.ends_on if activity else None)
    return to_look_at(found, code) if found else ""


def held_places(connection: Connection, code: str) -> dict[str, Any]:
    """Every place that a report holds, for who judges a plan."""
    return {"held": signals.held_places(connection), "held_words": held_words(code)}


def _held(
    connection: Connection,
    submission: submissions.Submission,
    decision: beschikkingen.Beschikking | None,
    code: str,
) -> dict[str, Any]:
    """The reports that hold the place of a plan, as long as it is not refused and not over."""
    place = ""
    if decision is None:
        place = place_of(submission)
    if submission.flow is Form.VOLUNTEERING:
        place = VolunteeringAnswers.read(submission.answers).where
    activity = beschikkingen.activity_of(connection, decision.id) if decision else None
    if activity and not activity.is_over(clock.today()):
        place = activity.place
    return {"held": held_at(connection, place), "held_words": held_words(code)}


def _sheet(
    connection: Connection, submission: submissions.Submission, actor: Actor, code: str
) -> list[sheet.ShownGround]:
    """The check sheet; what is unknown leads to its question for who can answer it now."""
    found = check_sheet(installation(), connection, submission, clock.today())
    can_judge = submission.state is Handling.RECEIVED and may(actor, Permission.CASEWORK_CASE_JUDGE)
    anchor = anchors(submission) if can_judge else _nowhere
    return sheet.in_words(found.grounds, found, anchor, code) if found else []


def _deviations(
    connection: Connection, submission: submissions.Submission, actor: Actor, code: str
) -> list[ShownEye]:
    """What can be decided by deviating from the regeling only; of what rests on the same, the first."""
    if submission.state is not Handling.RECEIVED or not may(actor, Permission.CASEWORK_CASE_DECIDE):
        return []
    if not law_of_case(installation(), connection, submission, clock.today()).may_deviate_from:
        return []
    by_basis = {BASES[one]: one for one in reversed(outcomes_for(installation(), connection, submission))}
    found = {
        one: deviating.look(installation(), connection, submission, one, decider_id=actor.id)
        for one in by_basis.values()
    }
    shown = (shown_eye(eye, ADDRESSES[one], code) for one, eye in found.items())
    return [one for one in shown if one]


def _nowhere(_fact: Fact) -> str:
    return ""


def _choices(possible: Sequence[Outcome], code: str) -> list[tuple[str, str]]:
    """What can be decided on this case: the name in the address, and the words on the button."""
    translate = languages.translations(code).gettext
    return [(ADDRESSES[outcome], translate(DECISIONS[outcome])) for outcome in possible]


def _replies(possible: Sequence[Reply], code: str) -> list[tuple[str, str]]:
    """How this case can be answered: the name in the address, and the words on the button."""
    translate = languages.translations(code).gettext
    return [(REPLY_ADDRESSES[reply], translate(REPLIES[reply])) for reply in possible]


def announced(portal: Installation, code: str) -> str:
    """To the staff: that other rules come, and how certain that is; nothing where they hold or none come."""
    found = rules_to_come(portal)
    return to_come(found, code) if found and found.starts_on > clock.today() else ""


def _possible(
    actor: Actor, submission: submissions.Submission, regime: Regime, values: Mapping[str, Any]
) -> dict[str, Any]:
    """What this person can do with the case now; a bezwaar stays open until something is decided on it."""
    is_open = values["task_state"] is not TaskState.DONE
    handles = may(actor, Permission.CASEWORK_CASE_CLAIM)
    is_waiting = submission.state is Handling.QUESTION_ASKED
    decides = may(actor, Permission.CASEWORK_CASE_DECIDE)
    return {
        "is_open": is_open,
        "is_decided_on": WAYS[submission.flow].asks_decision(regime),
        "may_act": is_open and submission.caseworker_id == actor.id,
        "may_take_over": is_open and handles and submission.caseworker_id not in {None, actor.id},
        "may_claim": is_open and handles and submission.caseworker_id is None,
        "may_decide": submission.state is Handling.RECEIVED and bool(values["choices"]) and decides,
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
        "outcome_words": translate(DECISIONS[decision.outcome]) if decision else "",
        "outcome_kind": "ok" if decision and decision.outcome in YES else "info",
    }
