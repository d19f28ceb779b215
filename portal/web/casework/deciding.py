"""Deciding on a case, and asking a second person where the regeling lets the college deviate from it."""

import json
from collections.abc import Mapping
from typing import Any

from flask import flash, g, request, url_for
from flask_babel import gettext

from portal import clock
from portal.actions.deciding import allowed, before, deviating
from portal.actions.deciding import decide as decision_acts
from portal.actions.deciding.deviating import SecondEye
from portal.actions.deciding.verdict import AnyVerdict
from portal.actions.places import is_where_judged
from portal.domain.errors import BlockedByRule, Incomplete, MovedOn, NotFound, Unanswered
from portal.domain.permissions import Permission
from portal.domain.states import CLOSED, Handling, Outcome
from portal.domain.ways import WAYS
from portal.store import dossiers
from portal.store.submissions import Submission
from portal.web import locale, typed
from portal.web.access import needs
from portal.web.casework.case import ADDRESSES
from portal.web.casework.desk import (
    OF_DOSSIER,
    Page,
    casework,
    check_possible,
    done,
    form_page,
    is_given,
    revision,
    submission_of,
    to_case,
)
from portal.web.casework.deviations import ASKABLE, design_in_words, shown_eye
from portal.web.casework.findings import seen_beside
from portal.web.casework.forms.decision import (
    FORMS,
    LACKS,
    REFUSALS,
    TO_MEND,
    begins_on,
    first_words,
    form_for,
    is_changed,
    typed_design,
    verdict_of,
)
from portal.web.casework.forms.deviation import deviation_form, reasons_in
from portal.web.casework.forms.judgement import anchors
from portal.web.casework.sheet import case_in_words
from portal.web.forms.base import PortalForm
from portal.web.portal import installation, reading
from portal.wording.states import DECISIONS

OUTCOMES = {address: outcome for outcome, address in ADDRESSES.items()}
NAMES = ", ".join(f'"{address}"' for address in OUTCOMES)
Design = Mapping[str, Any]


@casework.route(f"/werk/<uuid:key>/besluit/<any({NAMES}):outcome>", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_DECIDE)
def decide(key: Any, outcome: str) -> Page:
    """Decide on the case, with reasons."""
    submission, chosen = _chosen(key, outcome)
    if request.method == "GET" and submission.state in CLOSED:  # who sends it hears that it moved on
        flash(gettext("Deze zaak is al besloten."), "info")
        return to_case(key)
    check_possible(submission, chosen)
    filled = first_words(submission)
    first = typed.form(FORMS[chosen], filled)
    if chosen is Outcome.AGREED and request.method == "POST" and is_changed(submission, first):
        chosen = Outcome.AGREED_WITH_CHANGES  # the form asks what is changed, and why
    design = typed_design(chosen, first)
    eye = _eye(submission, chosen, design)
    form = typed.form(_whole(submission, first, eye), filled)
    can_be_taken = is_given(form)
    if can_be_taken:
        verdict = verdict_of(submission.flow, chosen, form)
        is_stopped = _is_stopped(submission, verdict, form)
        if not is_stopped and not form.wrong:
            return done(key, gettext("Het besluit is genomen. De brief staat klaar."))
        if is_stopped:
            design = verdict.facts
            eye = _eye(submission, chosen, design)
    if can_be_taken or (request.method == "POST" and eye.to_deviate):
        typed.park(g.actor)  # whoever goes to judge again, or to ask, finds it here afterwards
    return _decide_page(submission, form, chosen, design, eye, outcome)


def _whole(submission: Submission, first: Any, eye: SecondEye) -> type[PortalForm]:
    """The form with all that is asked beside its own questions, as what stands in ``first`` makes it."""
    outcome = eye.grounds.outcome
    with reading() as connection:
        held = before.held(connection, submission.dossier_id)
    asked_about = before.asked_about(outcome, held, begins_on(first, clock.today()))
    ends = before.must_end(eye.grounds, spares_wholly=held.spares_wholly)
    return form_for(eye.grounds, locale.code(), asked_about, held, ends)


def _decide_page(
    submission: Submission, form: Any, chosen: Outcome, design: Design, eye: SecondEye, address: str
) -> Page:
    shown = case_in_words(submission, anchors(submission), locale.code(), design)
    with reading() as connection:
        beside = seen_beside(connection, submission, design)
    return form_page(
        "casework/decide.html",
        submission,
        form,
        outcome_words=gettext(DECISIONS[chosen]),
        is_refusal=chosen in REFUSALS,
        against=shown(allowed.against(eye.grounds)),
        unanswered=shown(eye.grounds.unanswered),
        grounds=shown(eye.grounds.listed),
        eye=shown_eye(eye, address, locale.code()),
        **beside,
    )


def _is_stopped(submission: Submission, verdict: AnyVerdict, form: Any) -> bool:
    """Whether grounds stop the decision; otherwise it was taken, or a field has to be mended."""
    try:
        decision_acts.decide(installation(), g.actor, submission.id, revision(), verdict)
    except (BlockedByRule, Unanswered):
        return True
    except Incomplete as incomplete:
        if not all(name in form for name in incomplete.fields):
            raise  # the letter lacks something that no form asks, such as an address
        for name in incomplete.fields:
            form[name].errors.append(gettext(TO_MEND.get(name, LACKS)))
    return False


@casework.route(f"/werk/<uuid:key>/afwijken/<any({NAMES}):outcome>", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_DECIDE)
def deviate(key: Any, outcome: str) -> Page:
    """Ask a second person whether the college may deviate, with a reason for each article."""
    submission, chosen = _chosen(key, outcome)
    check_possible(submission, chosen)
    chosen, design = _typed_before(submission, chosen)
    if "place" in design and not is_where_judged(submission, design["place"]):
        typed.park(g.actor)
        flash(gettext(TO_MEND["place"]), "warning")
        return to_case(key)
    eye = _eye(submission, chosen, design)
    if request.method == "GET" and eye.to_deviate and eye.stands not in ASKABLE:
        flash(gettext("Dit is al gevraagd."), "info")
        return to_case(key)
    carried = json.dumps(design, sort_keys=True)
    is_changed_since = request.method == "POST" and request.form.get("design") != carried
    if submission.state is not Handling.RECEIVED or not eye.to_deviate or is_changed_since:
        raise MovedOn(submission.state)
    form = typed.form(deviation_form(eye.to_deviate), {})
    if is_given(form):
        seen = revision(), revision(OF_DOSSIER), chosen, reasons_in(form, eye.to_deviate)
        deviating.ask(installation(), g.actor, submission.id, *seen, design)
        return done(key, gettext("De vraag staat klaar voor een tweede beoordelaar."))
    with reading() as connection:
        dossier = dossiers.require(connection, submission.dossier_id)
    seen_dossier = revision(OF_DOSSIER) if request.method == "POST" else dossier.revision
    shown = case_in_words(submission, anchors(submission), locale.code(), design)
    return form_page(
        "casework/deviate.html",
        submission,
        form,
        outcome_words=gettext(DECISIONS[chosen]),
        against=shown(eye.to_deviate),
        by=eye.by,
        dossier_revision=seen_dossier,
        design=carried,
        asked_for=design_in_words(design, locale.code()),
    )


def _typed_before(submission: Submission, chosen: Outcome) -> tuple[Outcome, Design]:
    """What the decider typed on the page of the decision and could not take; nothing where none waits."""
    path = url_for("casework.decide", key=submission.id, outcome=ADDRESSES[chosen])
    first = typed.waiting(FORMS[chosen], path)
    if first is None:
        return chosen, {}
    if chosen is Outcome.AGREED and is_changed(submission, first):
        chosen = Outcome.AGREED_WITH_CHANGES
    eye = _eye(submission, chosen, typed_design(chosen, first))
    whole = typed.waiting(_whole(submission, first, eye), path)
    return chosen, typed_design(chosen, whole or first)


def _chosen(key: Any, outcome: str) -> tuple[Submission, Outcome]:
    submission, chosen = submission_of(key), OUTCOMES[outcome]
    if chosen not in WAYS[submission.flow].outcomes:
        raise NotFound(outcome)
    return submission, chosen


def _eye(submission: Submission, chosen: Outcome, design: Design) -> SecondEye:
    with reading() as connection:
        return deviating.look(installation(), connection, submission, chosen, design, g.actor.id)
