"""What a caseworker verifies about the person (W1) and judges about the activity (W4, W5).

Only what the regeling of this gemeente asks is on the page.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext

from portal.actions.facts import EXISTING, part_of
from portal.actions.places import PLACE
from portal.domain.ways import WAYS, ByForm, Form
from portal.rules.fact import Fact
from portal.rules.grounds import facts_asked
from portal.rules.law import Law
from portal.rules.parsing import CHOICES
from portal.store.signals import HeldPlace
from portal.store.submissions import Submission
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, HoursOfFactField, TextField, TriStateField
from portal.web.forms.validators import Between, Length, NotInFuture
from portal.wording import N_
from portal.wording.findings import NAMES

ORGANISATIONS = (
    Choice("social", N_("Maatschappelijke organisatie")),
    Choice("public", N_("Overheid")),
    Choice("commercial", N_("Bedrijf")),
    Choice("none", N_("Geen organisatie")),
)
PERSON = (
    "can_seek_work",
    "special_circumstances",
    "fully_incapacitated",
    "single_parent_exemption",
    "exempt",
    "exempt_until",
    "existing_activity",
    "paid_work_hours_per_week",
    "in_reintegration",
    "reintegration_leaves_time",
)
BETWEEN = "__"
"""In the name of a field: between the part of the facts that it is about, and the name there."""
AS_REPORTED = N_("Zoals de inwoner het meldde. Vond u iets anders? Verander het dan hier.")
_HOURS = Between(0, 168 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s."))


class PersonForm(PortalForm):
    """Facts with three answers: yes, no, not known yet. Not known stays not known."""

    can_seek_work = TriStateField(N_("Kan deze persoon stappen naar werk zetten?"))
    special_circumstances = TriStateField(N_("Zijn er bijzondere omstandigheden?"))
    fully_incapacitated = TriStateField(N_("Volledig en duurzaam arbeidsongeschikt (artikel 4 WIA)?"))
    single_parent_exemption = TriStateField(N_("Ontheffing als alleenstaande ouder (artikel 9a)?"))
    exempt = TriStateField(N_("Loopt er nog een ontheffing van eerder?"))
    exempt_until = DateField(N_("Ontheffing tot en met"))
    existing_activity = TriStateField(N_("Doet deze persoon al mantelzorg of vrijwilligerswerk?"))
    paid_work_hours_per_week = HoursOfFactField(
        N_("Uren betaald werk per week"),
        [Between(0, 60 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s."))],
    )
    in_reintegration = TriStateField(N_("Volgt deze persoon een traject naar werk?"))
    reintegration_leaves_time = TriStateField(N_("Laat dat traject tijd over?"))


class AlreadyDone(PersonForm):
    """The same, with what the person does already, where that was not reported or has changed since.

    The name of such a field is the part of the facts that it belongs to, and its name there.
    """

    mantelzorg__hours_per_week = HoursOfFactField(N_("Uren mantelzorg per week"), [_HOURS])
    mantelzorg__since = DateField(N_("Sinds welke dag zorgt de inwoner?"), [NotInFuture()])
    mantelzorg__exceeds_usual_care = TriStateField(N_("Is het meer dan gewone zorg tussen huisgenoten?"))
    mantelzorg__professional = TriStateField(N_("Is het werk van een zorgverlener?"))
    mantelzorg__necessary = TriStateField(N_("Is deze zorg nodig?"))
    volunteering__hours_per_week = HoursOfFactField(N_("Uren vrijwilligerswerk per week"), [_HOURS])
    volunteering__proven = TriStateField(N_("Is aangetoond dat de inwoner dit doet?"))
    volunteering__comparable = TriStateField(N_("Lijkt het in soort en omvang op een tegenprestatie?"))


class PlanJudgement(AlreadyDone):
    """The same about a plan."""

    place = TextField(
        N_("Waar is het werk?"),
        [Length(0, 120)],
        description=N_("De toets gaat over deze plek. In het besluit staat dezelfde."),
    )
    kind = ChoiceField(
        N_("Soort activiteit"), choices=tuple(Choice(kind, NAMES[kind]) for kind in CHOICES["kind"])
    )
    organisation_kind = ChoiceField(N_("Soort organisatie"), choices=ORGANISATIONS)
    description_clear = TriStateField(N_("Is de taak duidelijk beschreven?"))
    unpaid = TriStateField(N_("Is het werk onbetaald?"))
    additional = TriStateField(N_("Komt het werk bovenop het gewone werk van de organisatie?"))
    replaces_paid_work = TriStateField(N_("Neemt dit werk een betaalde baan weg?"))
    other_than_reported = TriStateField(
        N_("Is dit een andere plek of ander werk dan in de melding?"),
        description=N_("Alleen nodig als een melding een plek met deze naam tegenhoudt."),
    )
    someone_would_pay = TriStateField(N_("Wil iemand hier en nu voor dit werk betalen?"))
    aims_at_labour_market = TriStateField(N_("Is het werk bedoeld als weg naar een baan?"))
    reciprocity = TextField(N_("Wat doet de organisatie terug?"), [Length(0, 200)])
    all_parties_convinced = TriStateField(N_("Zijn alle drie de partijen overtuigd?"))


class CareJudgement(PersonForm):
    """The same about mantelzorg: by talking, not by papers of the person who gets the care."""

    hours_per_week = HoursOfFactField(N_("Uren mantelzorg per week"), [_HOURS], description=AS_REPORTED)
    since = DateField(
        N_("Sinds welke dag zorgt de inwoner?"),
        [NotInFuture()],
        description=N_("De inwoner noemt een maand. De eerste dag daarvan staat er al."),
    )
    exceeds_usual_care = TriStateField(N_("Is het meer dan gewone zorg tussen huisgenoten?"))
    professional = TriStateField(N_("Is het werk van een zorgverlener?"))
    necessary = TriStateField(N_("Is deze zorg nodig?"))


class VolunteeringJudgement(PersonForm):
    """The same about volunteering."""

    hours_per_week = HoursOfFactField(
        N_("Uren vrijwilligerswerk per week"), [_HOURS], description=AS_REPORTED
    )
    proven = TriStateField(N_("Is aangetoond dat de inwoner dit doet?"))
    comparable = TriStateField(N_("Lijkt het in soort en omvang op een tegenprestatie?"))
    replaces_paid_work = TriStateField(N_("Neemt dit werk een betaalde baan weg?"))


class InabilityJudgement(PersonForm):
    """The same about not being able to: what the person can do and how long, never an illness."""

    permanent = TriStateField(N_("Is het blijvend?"))
    until = DateField(
        N_("Tot en met welke dag kan de inwoner niet?"),
        description=N_("Zoals de inwoner of een onafhankelijke arts zegt. Zonder reden of ziekte."),
    )


FORMS = ByForm[type[PersonForm] | None](
    plan=PlanJudgement,
    care=CareJudgement,
    volunteering=VolunteeringJudgement,
    cannot=InabilityJudgement,
    help=None,
    hours=None,
    change=AlreadyDone,
    objection=None,
    correction=None,
)
"""By the form that the client sent in; None: nothing in it is judged."""


def _fact(name: str, flow: Form) -> Fact:
    """The fact that a field of the page is about."""
    part, _, field = name.rpartition(BETWEEN)
    return Fact(f"{part or ('client' if name in PERSON else part_of(flow))}.{field}")


def asked_by(law: Law, flow: Form, form: PersonForm, held: Sequence[HeldPlace]) -> PersonForm:
    """The form with only those questions that a decision on this form of the client can lean on here.

    ``held``: the places that a report holds; where there is none, nobody is asked whether this is another.
    """
    asked = facts_asked(WAYS[flow].outcomes_under(law.regime), law)
    if not held:
        asked -= {Fact.OTHER_THAN_REPORTED}
    names = [question.short_name for question in form.questions]
    if any(_fact(name, flow) in asked for name in names if BETWEEN in name):
        asked |= {Fact.EXISTING_ACTIVITY}  # what he does is told only of who does anything
    for question in form.questions:
        if question.short_name != PLACE and _fact(question.short_name, flow) not in asked:
            del form[question.name]
    return form


def says_whether(form: PersonForm, reported: Collection[Form]) -> bool:
    """Whether the page says it well when somebody does not do any more what he reported.

    A no alone does not take a report away: that he has no hours of it does.
    """
    is_no = "existing_activity" in form and form.existing_activity.data is False
    is_asked = any(BETWEEN in question.short_name for question in form.questions)
    if not (is_no and is_asked and reported):
        return True
    form.existing_activity.errors = [gettext("De inwoner meldde dit al. Kies Ja en vul 0 uur in.")]
    return False


def first_words(
    stated: Mapping[str, Any], verified: Mapping[str, Any], judged: Mapping[str, Any]
) -> dict[str, Any]:
    """The page as it first appears: what was stated, over it what was found out before."""
    existing = {
        f"{part}{BETWEEN}{name}": value
        for part in EXISTING
        for name, value in (verified.get(part) or {}).items()
    }
    about_person = {name: value for name, value in verified.items() if name not in EXISTING}
    return {**stated, **about_person, **existing, **judged}


def found_out(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the page says about the person, with what he does already in parts, and about what he sent in."""
    person = {name: value for name, value in given.items() if name in PERSON}
    for part in EXISTING:
        told = {name: given[full] for full in given if (name := full.removeprefix(part + BETWEEN)) != full}
        person |= {part: told} if told else {}
    judged = {name: value for name, value in given.items() if name not in PERSON and BETWEEN not in name}
    return person, judged


def anchors(submission: Submission) -> Callable[[Fact], str]:
    """For each fact the address of its question on the page where it is judged; none for another page's."""
    kind = FORMS[submission.flow]
    questions = kind(formdata=None).questions if kind else []
    of_facts = (one for one in questions if one.short_name != PLACE)
    places = {_fact(one.short_name, submission.flow): one.first_error_id for one in of_facts}
    page = url_for("casework.judge", key=submission.id)
    return lambda fact: f"{page}#{places[fact]}" if fact in places else ""
