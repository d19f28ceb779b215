"""What a caseworker verifies about the person (W1) and judges about the activity (W4, W5).

Only what the regeling of this gemeente asks is on the page.
"""

from collections.abc import Mapping
from typing import Any

from portal.rules.parsing import CHOICES
from portal.rules.regeling import Regeling
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
    "exempt_until",
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
    exempt_until = DateField(N_("Ontheffing tot en met"))
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


FORMS: Mapping[str, type[PersonForm]] = {
    "plan": PlanJudgement,
    "mantelzorg": CareJudgement,
    "vrijwilligerswerk": VolunteeringJudgement,
    "kan-nu-niet": InabilityJudgement,
}
"""By the slug of the form that the client sent in."""


def asked_by(regeling: Regeling, form: PersonForm) -> PersonForm:
    """The form without the questions that this regeling has no rule for."""
    content, target, existing = regeling.content, regeling.target_group, regeling.existing
    rules: dict[str, Any] = {
        "can_seek_work": target.only_unable_to_seek_work,
        "special_circumstances": target.special_circumstances,
        "paid_work_hours_per_week": target.waive_from_paid_hours
        or target.adjust_to_paid_hours
        or target.neither_works_nor_reintegrates,
        "in_reintegration": target.reintegration_first or target.neither_works_nor_reintegrates,
        "reintegration_leaves_time": target.reintegration_first,
        "someone_would_pay": content.no_market,
        "aims_at_labour_market": content.no_labour_aim,
        "reciprocity": content.reciprocity,
        "all_parties_convinced": content.convinced,
        "exceeds_usual_care": existing.care_beyond_usual,
        "since": existing.care_months_over,
        "professional": existing.care_no_profession,
        "necessary": existing.care_necessary,
        "proven": existing.volunteering_proven,
        "comparable": existing.volunteering_comparable,
    }
    for name, rule in rules.items():
        if rule is None and name in form:
            del form[name]
    return form
