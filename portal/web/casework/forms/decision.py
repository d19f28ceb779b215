"""Which form belongs to a decision, whatever the case is about, and the verdict that it holds."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from portal.actions.deciding.allowed import CARRIED_BY, JUDGEMENT, is_no
from portal.actions.deciding.before import Held
from portal.actions.deciding.changes import changed
from portal.actions.deciding.verdict import OWN_FIELDS, Advice, AnyVerdict, Becomes, Fate, Reasons
from portal.domain.answers import PlanAnswers
from portal.domain.errors import NotFound
from portal.domain.hours import in_hours
from portal.domain.states import ByOutcome, Outcome
from portal.domain.ways import ByForm, Form
from portal.languages import translations
from portal.rules.asked import Asked
from portal.rules.condition import Standing
from portal.rules.grounds import Ground, Grounds
from portal.store.submissions import Submission
from portal.web.casework.forms import ending_decision, exemption_decision, existing_decision, plan_decision
from portal.web.casework.forms.fates import ENDED, FATES, RUNNING, SPARED, fate_fields
from portal.web.casework.forms.plan_decision import DecisionForm
from portal.web.forms.fields import Choice, DateField, LongTextField, MultiChoiceField, TextField
from portal.web.forms.validators import Length, NotInFuture, Required
from portal.wording import N_
from portal.wording.checktitles import QUESTIONS
from portal.wording.grounds import failed

FORMS = ByOutcome[type[DecisionForm]](
    agreed=plan_decision.AgreeForm,
    agreed_with_changes=plan_decision.ChangeForm,
    refused=plan_decision.RefuseForm,
    existing_counts=existing_decision.AcceptForm,
    existing_does_not_count=existing_decision.RejectForm,
    exemption_granted=exemption_decision.GrantForm,
    not_imposed=exemption_decision.NotImposeForm,
    exemption_refused=exemption_decision.NoExemptionForm,
    ended=ending_decision.EndForm,
    sparing_ended=ending_decision.EndSparingForm,
    part_agreed=plan_decision.PartForm,
    part_not_agreed=plan_decision.RefuseForm,
    part_counts=existing_decision.AcceptForm,
    part_does_not_count=existing_decision.RejectForm,
    part_ended=ending_decision.EndForm,
)
REFUSALS = frozenset(
    {
        Outcome.REFUSED,
        Outcome.EXISTING_DOES_NOT_COUNT,
        Outcome.EXEMPTION_REFUSED,
        Outcome.PART_NOT_AGREED,
        Outcome.PART_DOES_NOT_COUNT,
    }
)


@dataclass(frozen=True)
class Decided:
    """How a decision on a form is written down: the verdict that its page holds, and its first words."""

    verdict_of: Callable[[Outcome, Mapping[str, Any], Reasons], AnyVerdict]
    first_words: Callable[[Submission], dict[str, Any]]


DECIDED = ByForm[Decided | None](
    plan=Decided(plan_decision.verdict_of, plan_decision.first_words),
    care=Decided(existing_decision.verdict_of, existing_decision.first_words_on_care),
    volunteering=Decided(existing_decision.verdict_of, existing_decision.first_words_on_volunteering),
    cannot=Decided(exemption_decision.verdict_of, exemption_decision.first_words),
    help=None,
    hours=None,
    change=Decided(ending_decision.verdict_of, ending_decision.first_words),
    objection=None,
    correction=None,
)
"""By the form that the client sent in; None: nothing is decided on it."""

NOTHING_HELD = Held()
LACKS = N_("Vul dit in. Het staat in de brief.")
TO_MEND = {
    "last_day": N_("Deze dag kan niet. Kies een dag vanaf het begin en voor het einde."),
    "never_begun": N_("Kies dit als de laatste dag voor de eerste dag ligt. Kies het anders niet."),
    "talk_on": N_("Deze dag kan niet. Kies een dag nadat het formulier of de uitkering kwam."),
    "advised_on": N_("Vul de dag van het advies in: vandaag of eerder."),
    "place": N_("Dit is een andere plek dan in de toets. Verander eerst de toets."),
    "minutes": N_("Dit zijn andere uren dan in de toets. Verander eerst de toets."),
    "starts_on": N_("Deze dag kan niet. De brief moet dan al verzonden zijn."),
    "until": N_("Deze dag kan niet. De brief moet dan al verzonden zijn."),
    "minutes_left": N_("Dit is niet minder dan wat nu loopt. Vul minder uren in."),
}
"""What is wrong with an answer that is there, by the name of its field."""


def form_for(
    grounds: Grounds,
    code: str,
    asked_about: Sequence[str] = (),
    held: Held = NOTHING_HELD,
    must_end: Collection[str] = (),
) -> type[DecisionForm]:
    """The form of an outcome: with a field for each question that a person judges, and what carries a no.

    ``asked_about`` names what holds already and of which the officer says what becomes of it; what is in
    ``must_end`` can't go on beside this outcome.
    """
    outcome = grounds.outcome
    own = OWN_FIELDS.get(outcome, {})
    added: dict[str, Any] = {
        JUDGEMENT + ground.asks: _judgement(ground, code)
        for ground in grounds.to_judge
        if ground.asks not in own
    }
    added |= fate_fields(outcome, asked_about, held, code, must_end)
    if is_no(grounds) and (len(grounds.may_fail) > 1 or (grounds.may_fail and grounds.basis.is_named)):
        added[CARRIED_BY] = _carried_by(grounds.may_fail, code)
    added |= _advice()
    return type(FORMS[outcome].__name__, (FORMS[outcome],), added)


def _judgement(ground: Ground, code: str) -> LongTextField:
    question = translations(code).gettext(QUESTIONS[ground.asks])
    return LongTextField(
        N_("Uw oordeel: %(question)s (%(article)s)"),
        [Required(N_("Schrijf uw oordeel op, met de reden.")), Length(10, 1000)],
        words={"question": question, "article": ground.citations[0].article},
        rows=3,
    )


def _advice() -> dict[str, Any]:
    """Who advised, when and what; whoever fills in one fills in all (Awb 3:49, 3:50)."""
    return {
        "adviser": TextField(
            N_("Wie gaf advies?"),
            [Length(0, 120)],
            description=N_("Alleen als u advies kreeg. Het staat in de brief."),
        ),
        "advised_on": DateField(N_("Op welke dag kreeg u het advies?"), [NotInFuture()]),
        "advice": LongTextField(
            N_("Wat is het advies, met de redenen?"),
            [Length(0, 2000)],
            description=N_("Noem geen ziekte. Volgt u het advies niet? Schrijf bij de redenen waarom."),
            rows=4,
        ),
    }


def _carried_by(possible: Sequence[Ground], code: str) -> MultiChoiceField:
    """On which grounds a no rests; what certainly is not so stands ticked."""
    choices = [
        Choice(ground.asks, f"{failed(ground, code)} ({ground.citations[0].article})", is_name=True)
        for ground in possible
    ]
    return MultiChoiceField(
        N_("Waarop rust dit besluit?"),
        [Required(N_("Kies waarop dit besluit rust."))],
        choices=choices,
        default=tuple(one.asks for one in possible if one.standing is Standing.NOT_MET),
        description=N_("Dit staat in de brief, met het artikel."),
    )


def first_words(submission: Submission) -> dict[str, Any]:
    """The form as it first appears: filled with what the client sent, so that nobody types it over."""
    return _decided(submission.flow).first_words(submission)


def is_changed(submission: Submission, form: Any) -> bool:
    """Whether the form says something otherwise than the plan: then it is agreed with changes."""
    given = {question.short_name: question.data for question in form.questions}
    days = first_words(submission)["days"]
    return bool(changed(PlanAnswers.read(submission.answers), given)) or bool(days and given["days"] != days)


def begins_on(form: Any, today: date) -> date:
    """The day on which a plan would begin, as far as it can be read; else today."""
    day = form.starts_on.data if "starts_on" in form else None
    return day or today


def typed_design(outcome: Outcome, form: Any) -> dict[str, Any]:
    """What a form says that the rules judge, as far as it can be read: hours a week, months, until when.

    An ontheffing is never for good, whatever the client expects.
    """
    given = {question.short_name: question.data for question in form.questions}
    minutes, months = given.get("minutes"), given.get("months")
    until = given.get("until")
    replaces = given.get("running") == Fate.ENDS
    facts = {
        "hours_per_week": in_hours(minutes) if outcome.begins else None,
        "months": months,
        "until": until and until.isoformat(),
        "permanent": False if outcome is Outcome.EXEMPTION_GRANTED else None,
        "place": given.get("place") or None,
        "reciprocity": given.get("organisation_gives") or None,
        "starts_on": given["starts_on"].isoformat() if given.get("starts_on") else None,
        "other_hours_per_week": 0 if replaces else None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def verdict_of(flow: Form, outcome: Outcome, form: Any) -> AnyVerdict:
    """The verdict that a valid form holds."""
    given = {question.short_name: question.data for question in form.questions}
    judgements = {
        Asked(name.removeprefix(JUDGEMENT)): text
        for name, text in given.items()
        if name.startswith(JUDGEMENT)
    }
    verdict = _decided(flow).verdict_of(outcome, given, judgements)
    carried_by = tuple(Asked(one) for one in given.get(CARRIED_BY, ()))
    fates = {name: Fate(given[name]) for name in FATES if given.get(name)}
    becomes = Becomes(ended=tuple(given.get(ENDED, ())), running=fates.get(RUNNING), spared=fates.get(SPARED))
    return replace(verdict, carried_by=carried_by, advice=_given_advice(given), becomes=becomes)


def _decided(form: Form) -> Decided:
    decided = DECIDED[form]
    if decided is None:
        raise NotFound(form)
    return decided


def _given_advice(given: Mapping[str, Any]) -> Advice | None:
    """The advice, whole or not; None when nothing of it was filled in."""
    advice = Advice(
        adviser=given.get("adviser") or "",
        advised_on=given.get("advised_on"),
        advice=given.get("advice") or "",
    )
    return advice if any(vars(advice).values()) else None
