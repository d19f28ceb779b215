"""What a caseworker verifies about the person (W1) and judges about the activity (W4, W5).

Only what the regeling of this gemeente asks is on the page.
"""

from collections.abc import Callable

from flask import url_for

from portal.actions.facts import part_of
from portal.domain.ways import WAYS, ByForm, Form
from portal.rules.fact import Fact
from portal.rules.grounds import facts_asked
from portal.rules.law import Law
from portal.rules.parsing import CHOICES
from portal.store.submissions import Submission
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, NumberField, TextField, TriStateField
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


class PersonForm(PortalForm):
    """Facts with three answers: yes, no, not known yet. Not known stays not known."""

    can_seek_work = TriStateField(N_("Kan deze persoon stappen naar werk zetten?"))
    special_circumstances = TriStateField(N_("Zijn er bijzondere omstandigheden?"))
    fully_incapacitated = TriStateField(N_("Volledig en duurzaam arbeidsongeschikt (artikel 4 WIA)?"))
    single_parent_exemption = TriStateField(N_("Ontheffing als alleenstaande ouder (artikel 9a)?"))
    exempt = TriStateField(N_("Loopt er nog een ontheffing van eerder?"))
    exempt_until = DateField(N_("Ontheffing tot en met"))
    existing_activity = TriStateField(N_("Doet deze persoon al mantelzorg of vrijwilligerswerk?"))
    paid_work_hours_per_week = NumberField(
        N_("Uren betaald werk per week"),
        [Between(0, 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s."))],
        unit="duration-hour",
    )
    in_reintegration = TriStateField(N_("Volgt deze persoon een traject naar werk?"))
    reintegration_leaves_time = TriStateField(N_("Laat dat traject tijd over?"))


class PlanJudgement(PersonForm):
    """The same about a plan."""

    kind = ChoiceField(
        N_("Soort activiteit"), choices=tuple(Choice(kind, NAMES[kind]) for kind in CHOICES["kind"])
    )
    organisation_kind = ChoiceField(N_("Soort organisatie"), choices=ORGANISATIONS)
    description_clear = TriStateField(N_("Is de taak duidelijk beschreven?"))
    unpaid = TriStateField(N_("Is het werk onbetaald?"))
    additional = TriStateField(N_("Komt het werk bovenop het gewone werk van de organisatie?"))
    replaces_paid_work = TriStateField(N_("Neemt dit werk een betaalde baan weg?"))
    someone_would_pay = TriStateField(N_("Wil iemand hier en nu voor dit werk betalen?"))
    aims_at_labour_market = TriStateField(N_("Is het werk bedoeld als weg naar een baan?"))
    reciprocity = TextField(N_("Wat doet de organisatie terug?"), [Length(0, 200)])
    all_parties_convinced = TriStateField(N_("Zijn alle drie de partijen overtuigd?"))


class CareJudgement(PersonForm):
    """The same about mantelzorg: by talking, not by papers of the person who gets the care."""

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

    proven = TriStateField(N_("Is aangetoond dat de inwoner dit doet?"))
    comparable = TriStateField(N_("Lijkt het in soort en omvang op een tegenprestatie?"))


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
    change=None,
    objection=None,
    correction=None,
)
"""By the form that the client sent in; None: nothing in it is judged."""


def asked_by(law: Law, flow: Form, form: PersonForm) -> PersonForm:
    """The form with only those questions that a decision on this form of the client can lean on here."""
    asked, part = facts_asked(WAYS[flow].outcomes_under(law.regime), law), part_of(flow)
    for question in form.questions:
        name = question.short_name
        if Fact(f"{'client' if name in PERSON else part}.{name}") not in asked:
            del form[question.name]
    return form


def anchors(submission: Submission) -> Callable[[Fact], str]:
    """For each fact the address of its question on the page where it is judged; none for another page's."""
    kind = FORMS[submission.flow]
    names = {one.short_name: one.first_error_id for one in kind(formdata=None).questions} if kind else {}
    page = url_for("casework.judge", key=submission.id)
    return lambda fact: f"{page}#{names[fact.field]}" if fact.field in names else ""
