"""The decision on a plan (W7): agree, agree with changes, or refuse; each with what its letter must say."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.actions.verdict import Design, Verdict, Weighing
from portal.domain.states import Outcome
from portal.rules.findings import Finding
from portal.store.submissions import Submission
from portal.web.client.forms import FLOWS
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import DateField, HoursField, LongTextField, NumberField, TextField
from portal.web.forms.validators import Between, Length, NotInFuture, NotInPast, Required
from portal.wording import N_
from portal.wording.findings import sentence

JUDGEMENT = "judgement_"
DESIGN = ("task", "place", "days", "starts_on", "months", "guide", "organisation_gives")
WEIGHING = ("ability", "situation", "wishes", "existing", "no_displacement", "alternatives")
FROM_TO = N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")


class DecisionForm(PortalForm):
    """What every decision on a plan says about how it came about."""

    talk_on = DateField(
        N_("Wanneer sprak u met de inwoner?"),
        [NotInFuture()],
        description=N_("Was er geen gesprek? Laat dit dan leeg."),
    )
    client_words = LongTextField(
        N_("Wat zei of schreef de inwoner? In het Nederlands."),
        [Required(N_("Vul in wat de inwoner zei of schreef.")), Length(0, 1500)],
    )


class AgreeForm(DecisionForm):
    """The activity as it is going to be, and the weighing (HS art. 3 lid 4; Awb 3:46)."""

    task = LongTextField(
        N_("Wat gaat de inwoner doen?"),
        [Required(N_("Vul in wat de inwoner gaat doen.")), Length(20, 1000)],
        description=N_("Zo duidelijk dat niemand hoeft te raden."),
    )
    place = TextField(N_("Waar?"), [Required(N_("Vul in waar de inwoner het doet.")), Length(0, 120)])
    minutes = HoursField(
        N_("Hoeveel uur per week?"),
        [Required(N_("Vul in hoeveel uur per week het is.")), Between(30, 40 * 60, FROM_TO)],
    )
    days = TextField(
        N_("Op welke dagen en tijden?"),
        [Required(N_("Vul in op welke dagen en tijden.")), Length(0, 200)],
    )
    starts_on = DateField(N_("Vanaf welke dag?"), [Required(N_("Vul in vanaf welke dag.")), NotInPast()])
    months = NumberField(
        N_("Hoeveel maanden?"),
        [Required(N_("Vul in hoeveel maanden het duurt.")), Between(1, 24, FROM_TO)],
        unit="duration-month",
    )
    guide = TextField(
        N_("Wie begeleidt de inwoner?"), [Required(N_("Vul in wie de inwoner begeleidt.")), Length(0, 120)]
    )
    organisation_gives = LongTextField(
        N_("Wat doet de organisatie voor de inwoner?"),
        [Required(N_("Vul in wat de organisatie voor de inwoner doet.")), Length(0, 500)],
        rows=2,
    )
    ability = LongTextField(
        N_("Wat de inwoner kan"), [Required(N_("Schrijf op wat de inwoner kan.")), Length(0, 600)], rows=3
    )
    situation = LongTextField(
        N_("De situatie van de inwoner"),
        [Required(N_("Schrijf op hoe de situatie van de inwoner is.")), Length(0, 600)],
        rows=3,
    )
    wishes = LongTextField(
        N_("Wat de inwoner wil en waar hij goed in is"),
        [Required(N_("Schrijf op wat de inwoner wil en waar hij goed in is.")), Length(0, 600)],
        rows=3,
    )
    existing = LongTextField(
        N_("Wat de inwoner al doet"),
        [Required(N_("Schrijf op wat de inwoner al doet.")), Length(0, 600)],
        rows=3,
    )
    no_displacement = LongTextField(
        N_("Waarom neemt dit werk geen baan weg?"),
        [Required(N_("Schrijf op waarom dit werk geen baan wegneemt.")), Length(0, 600)],
        rows=3,
    )
    alternatives = LongTextField(
        N_("Keek u ook naar iets anders?"),
        [Length(0, 600)],
        description=N_("Bijvoorbeeld minder uren of een andere plek."),
        rows=2,
    )


class ChangeForm(AgreeForm):
    """An agreement with a change."""

    change_what = LongTextField(
        N_("Wat verandert u aan het plan?"),
        [Required(N_("Schrijf op wat u aan het plan verandert.")), Length(0, 600)],
    )
    change_why = LongTextField(
        N_("Waarom verandert u dat?"),
        [Required(N_("Schrijf op waarom u dat verandert.")), Length(0, 600)],
    )


class RefuseForm(DecisionForm):
    """A refusal. The plan is refused, not the person: another plan stays possible."""

    reasons = LongTextField(
        N_("Waarom gaat u niet akkoord?"),
        [Required(N_("Schrijf op waarom u niet akkoord gaat.")), Length(40, 2000)],
        description=N_("Noem feiten en het artikel. Elke regel wordt een punt in de brief."),
    )


FORMS: Mapping[Outcome, type[DecisionForm]] = {
    Outcome.AGREED: AgreeForm,
    Outcome.AGREED_WITH_CHANGES: ChangeForm,
    Outcome.REFUSED: RefuseForm,
}


def form_for(outcome: Outcome, to_judge: Sequence[Finding], code: str) -> type[DecisionForm]:
    """The form of an outcome, with a field for each finding that a person must judge."""
    if not outcome.imposes:
        return FORMS[outcome]
    judgements = {
        JUDGEMENT + finding.code: LongTextField(
            N_("Uw oordeel: %(finding)s (%(article)s)"),
            [Required(N_("Schrijf uw oordeel op, met de reden.")), Length(10, 1000)],
            words={"finding": sentence(finding, code), "article": finding.citation.article},
            rows=3,
        )
        for finding in to_judge
    }
    return type(FORMS[outcome].__name__, (FORMS[outcome],), judgements)


def first_words(submission: Submission, judged: Mapping[str, Any]) -> dict[str, Any]:
    """The form as it first appears: filled with the plan, so that nobody types it over."""
    answers, form = submission.answers, FLOWS[submission.flow]
    shown = {row.step: row.answer for row in form.rows(answers, "nl")}
    return {
        "client_words": answers.get("task", ""),
        "task": f"{answers.get('task', '')}\n{answers.get('day', '')}".strip(),
        "place": answers.get("place", ""),
        "minutes": answers.get("minutes"),
        "days": shown.get("dagen", "").replace("\n", "; "),
        "starts_on": answers.get("starts_on"),
        "months": answers.get("months"),
        "guide": answers.get("contact_name", ""),
        "organisation_gives": judged.get("reciprocity", ""),
        "wishes": answers.get("strengths", ""),
    }


def typed_design(form: Any) -> dict[str, Any]:
    """What a form says about hours a week and months, as far as it can be read: the rules judge that."""
    if not isinstance(form, AgreeForm):
        return {}
    hours = None if form.minutes.data is None else form.minutes.data / 60
    given = {"hours_per_week": hours, "months": form.months.data}
    return {name: value for name, value in given.items() if value is not None}


def verdict_of(outcome: Outcome, form: Any) -> Verdict:
    """The verdict that a valid form holds."""
    given = {question.short_name: question.data for question in form.questions}
    common = {"outcome": outcome, "client_words": given["client_words"], "talk_on": given["talk_on"]}
    if not outcome.imposes:
        return Verdict(**common, reasons=given["reasons"])
    judgements = {
        name.removeprefix(JUDGEMENT): text for name, text in given.items() if name.startswith(JUDGEMENT)
    }
    return Verdict(
        **common,
        design=Design(minutes_per_week=given["minutes"], **{name: given[name] for name in DESIGN}),
        weighing=Weighing(**{name: given[name] for name in WEIGHING}),
        change_what=given.get("change_what", ""),
        change_why=given.get("change_why", ""),
        judgements=judgements,
    )
