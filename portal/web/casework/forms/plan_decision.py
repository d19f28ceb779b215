"""The decision on a plan (W7): agree, agree with changes, or refuse; each with what its letter must say."""

from collections.abc import Mapping
from typing import Any

from portal.actions.deciding.verdict import Design, Reasons, Verdict, Weighing
from portal.actions.places import place_of
from portal.domain.answers import YEARS_AHEAD, PlanAnswers
from portal.domain.states import Outcome
from portal.store.submissions import Submission
from portal.web.flows import FLOWS
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    DateField,
    HoursField,
    LongTextField,
    NumberField,
    TextField,
)
from portal.web.forms.validators import Between, Length, NotInFuture, NotInPast, Required, WithinYears
from portal.wording import N_

DESIGN = ("task", "place", "days", "starts_on", "months", "guide", "organisation_gives")
WEIGHING = ("ability", "situation", "wishes", "existing", "no_displacement", "alternatives")
FROM_TO = N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")


class DecisionForm(PortalForm):
    """What every decision says about how it came about."""

    talk_on = DateField(
        N_("Wanneer sprak u met de inwoner?"),
        [NotInFuture()],
        description=N_("Was er geen gesprek? Laat dit dan leeg."),
    )
    client_words = LongTextField(
        N_("Wat zei of schreef de inwoner? In het Nederlands."),
        [Required(N_("Vul in wat de inwoner zei of schreef.")), Length(0, 1500)],
    )


class DesignForm(DecisionForm):
    """The activity as it is going to be."""

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
    starts_on = DateField(
        N_("Vanaf welke dag?"),
        [Required(N_("Vul in vanaf welke dag.")), NotInPast(), WithinYears(back=0, ahead=YEARS_AHEAD)],
    )
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


class PartForm(DesignForm):
    """What the gemeente and the client agree on; nothing is weighed against him."""

    reasons = LongTextField(
        N_("Waarom past dit bij de inwoner?"),
        [Required(N_("Schrijf op waarom dit bij de inwoner past.")), Length(20, 2000)],
        description=N_("Elke regel wordt een punt in de brief."),
    )


class AgreeForm(DesignForm):
    """The same, and the weighing (HS art. 3 lid 4; Awb 3:46)."""

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
        [Required(N_("Schrijf op wat de inwoner wil en waar hij goed in is.")), Length(0, 700)],
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


def whole(text: str) -> str:
    """What somebody typed as a sentence that ends."""
    text = text.strip()
    return f"{text}." if text and (text[-1].isalnum() or text[-1] in ")'\"") else text


def quoted(text: str) -> str:
    """What a client typed of himself, where the letter speaks to him: in Dutch, as his words."""
    return f'U schreef: "{whole(text)}"' if text.strip() else ""


def first_words(submission: Submission) -> dict[str, Any]:
    """The form as it first appears: filled with the plan, so that nobody types it over."""
    told, form = PlanAnswers.read(submission.answers), FLOWS[submission.flow]
    shown = {row.name: row.answer for row in form.rows(submission.answers, "nl")}
    return {
        "client_words": told.task,
        "task": f"{whole(told.task)}\n{quoted(told.day)}".strip(),
        "place": place_of(submission),
        "minutes": told.minutes,
        "days": shown.get("days", "").replace("\n", "; "),
        "starts_on": told.starts_on and told.starts_on.isoformat(),
        "months": told.months,
        "guide": told.contact_name,
        "organisation_gives": submission.judged.get("reciprocity", ""),
        "wishes": quoted(told.strengths),
    }


def verdict_of(outcome: Outcome, given: Mapping[str, Any], judgements: Reasons) -> Verdict:
    """The verdict that the answers of a valid form hold."""
    common = {"outcome": outcome, "client_words": given["client_words"], "talk_on": given["talk_on"]}
    if not outcome.begins:
        return Verdict(**common, reasons=given["reasons"], judgements=judgements)
    return Verdict(
        **common,
        design=Design(
            minutes_per_week=given["minutes"],
            **{name: given[name] for name in DESIGN},
        ),
        weighing=Weighing(**{name: given[name] for name in WEIGHING}) if WEIGHING[0] in given else None,
        reasons=given.get("reasons", ""),
        change_what=given.get("change_what", ""),
        change_why=given.get("change_why", ""),
        judgements=judgements,
    )
