"""The questions of the self-check, and the facts that the answers make. Nothing of it is ever kept."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from portal.domain.answers import Able
from portal.domain.hours import in_hours
from portal.domain.ways import Form
from portal.rules.asked import Asked
from portal.rules.condition import Condition
from portal.rules.engine import CONDITIONS
from portal.rules.fact import Fact
from portal.rules.facts import ClientFacts, Facts, MantelzorgFacts, VolunteeringFacts
from portal.rules.findings import Severity
from portal.rules.law import Law
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, HoursField, TriStateField
from portal.web.forms.validators import Between, NotInFuture, Required
from portal.wording import N_

UNKNOWN = "unknown"
EXEMPTING = ("incapacitated", "single_parent", "exempt_until")
BENEFITS = (
    Choice("participatiewet", N_("Bijstand (Participatiewet)")),
    Choice("ioaw", N_("IOAW")),
    Choice("ioaz", N_("IOAZ")),
    Choice("other", N_("Een andere uitkering, of geen")),
    Choice(UNKNOWN, N_("Dat weet ik niet")),
)
WISHES = (
    Choice(Form.PLAN, N_("Ik wil iets gaan doen")),
    Choice(Able.SOME, N_("Ik kan wel een paar uur")),
    Choice(Able.NOTHING, N_("Ik kan nu niets doen")),
    Choice(Form.HELP, N_("Ik weet het niet. Ik wil hulp")),
)
WEEK = Between(0, 168 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s."))
OF_THE_GEMEENTE = frozenset({Asked.POWER, Asked.VERORDENING, Asked.REGIME})
"""What stands in the way for everybody alike says nothing about who answers, and ends no questions."""


class Questions(PortalForm):
    """What applies to me? In the order in which it is asked; all but the first two may stay open."""

    birth_date = DateField(
        N_("Wanneer bent u geboren?"),
        [Required(N_("Vul in wanneer u geboren bent.")), NotInFuture()],
    )
    benefit = ChoiceField(
        N_("Welke uitkering krijgt u?"), [Required(N_("Kies welke uitkering u krijgt."))], choices=BENEFITS
    )
    incapacitated = TriStateField(
        N_("Kunt u volgens het UWV helemaal en blijvend niet werken?"),
        description=N_("Dat staat in een brief over WIA of IVA."),
    )
    single_parent = TriStateField(
        N_("Hebt u ontheffing omdat u alleen voor een jong kind zorgt?"),
        description=N_("U kunt die vragen als uw kind jonger is dan vijf jaar."),
    )
    exempt_until = DateField(
        N_("Hebt u al een andere ontheffing? Tot en met welke dag?"),
        description=N_("Die dag staat in uw brief. Hebt u geen ontheffing? Laat dit dan leeg."),
    )
    in_reintegration = TriStateField(
        N_("Krijgt u nu hulp om werk te vinden?"),
        description=N_("Dat heet re-integratie. Bijvoorbeeld een cursus of een coach via de gemeente."),
    )
    leaves_time = TriStateField(N_("Houdt u daarnaast tijd over?"))
    paid_hours = HoursField(
        N_("Hoeveel uur per week werkt u voor loon?"), [WEEK], description=N_("Werkt u niet? Vul 0 in.")
    )
    can_seek_work = TriStateField(
        N_("Kunt u nu stappen naar betaald werk doen?"),
        description=N_("Bijvoorbeeld solliciteren, of een cursus volgen."),
    )
    care_hours = HoursField(
        N_("Hoeveel uur per week zorgt u voor iemand?"),
        [WEEK],
        description=N_("Bijvoorbeeld voor uw ouder of uw buur. Zorgt u voor niemand? Vul 0 in."),
    )
    care_since = DateField(
        N_("Sinds wanneer zorgt u voor iemand?"),
        [NotInFuture()],
        description=N_("Weet u de dag niet precies? Vul dan 1 in als dag."),
    )
    care_beyond_usual = TriStateField(
        N_("Is die zorg meer dan gewone hulp in huis?"),
        description=N_("Gewone hulp is bijvoorbeeld samen koken en schoonmaken."),
    )
    care_paid = TriStateField(N_("Krijgt u loon voor die zorg?"))
    volunteer_hours = HoursField(
        N_("Hoeveel uur per week doet u vrijwilligerswerk?"),
        [WEEK],
        description=N_("Doet u dat niet? Vul 0 in."),
    )
    wish = ChoiceField(N_("Wat past bij u?"), choices=WISHES)
    able_hours = HoursField(
        N_("Hoeveel uur per week kunt u wel iets doen?"),
        [WEEK],
        description=N_("Weet u het niet? Laat dit leeg."),
    )


def _is_in_reintegration(form: Questions) -> bool:
    return bool(form.in_reintegration.data)


def _gives_care(form: Questions) -> bool:
    return bool(form.care_hours.data)


def _does_nothing_yet(form: Questions) -> bool:
    return not (form.care_hours.data or form.volunteer_hours.data)


def _can_some(form: Questions) -> bool:
    return _does_nothing_yet(form) and form.wish.data == Able.SOME


ONLY_IF: Mapping[str, Callable[[Questions], bool]] = {
    "leaves_time": _is_in_reintegration,
    "care_since": _gives_care,
    "care_beyond_usual": _gives_care,
    "care_paid": _gives_care,
    "wish": _does_nothing_yet,
    "able_hours": _can_some,
}
"""Who is asked what, by what he answered before."""
FACTS: Mapping[str, Fact] = {
    "incapacitated": Fact.FULLY_INCAPACITATED,
    "single_parent": Fact.SINGLE_PARENT_EXEMPTION,
    "exempt_until": Fact.EXEMPT_UNTIL,
    "in_reintegration": Fact.IN_REINTEGRATION,
    "leaves_time": Fact.REINTEGRATION_LEAVES_TIME,
    "paid_hours": Fact.PAID_WORK_HOURS,
    "can_seek_work": Fact.CAN_SEEK_WORK,
    "care_since": Fact.CARE_SINCE,
    "care_beyond_usual": Fact.CARE_EXCEEDS_USUAL,
    "care_paid": Fact.CARE_PROFESSIONAL,
}
"""What is asked for the rules alone: only where this law asks for it."""


class SelfCheck:
    """The questions with what was answered, under the law of a day.

    ``asked`` are the names of the questions that these answers call for, in order. They end where something
    about the person stands in the way for certain: then no other answer changes what is said.
    """

    def __init__(self, form: Questions, law: Law, on: date) -> None:
        self.form, self.law, self.on = form, law, on

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The questions for these answers."""
        names: list[str] = []
        for question in self.form.questions:
            name = question.short_name
            if self._is_asked(name):
                names.append(name)
                if self.settled_by(names):
                    break
        return tuple(names)

    def _is_asked(self, name: str) -> bool:
        if name in EXEMPTING and not _can_exempt(self.law):
            return False
        if name in FACTS and FACTS[name] not in self._facts_of_law:
            return False
        return name not in ONLY_IF or ONLY_IF[name](self.form)

    @cached_property
    def _facts_of_law(self) -> frozenset[Fact]:
        law = self.law.under(self._benefit)
        return frozenset(fact for one in CONDITIONS for fact in one.asks_for(law))

    @property
    def _benefit(self) -> str | None:
        benefit: str | None = self.form.benefit.data
        return None if benefit == UNKNOWN else benefit

    def settled_by(self, names: Collection[str]) -> Asked | None:
        """The question of the law that the answers to these questions settle, so that nothing is asked."""
        if self.form.birth_date.data is None:
            return None
        facts, law = self.facts(names), self.law.under(self._benefit)
        return next((one.asks for one in CONDITIONS if _stands_in_the_way(one, facts, law)), None)

    def facts(self, names: Collection[str]) -> Facts:
        """What was answered to these questions, as the rules read it; an open question stays unknown."""

        def told(name: str) -> Any:
            return self.form[name].data if name in names else None

        return Facts(
            regeling=self.law.regeling.id,
            ref_date=self.on,
            client=ClientFacts(
                birth_date=self.form.birth_date.data,
                benefit=self._benefit if "benefit" in names else None,
                can_seek_work=told("can_seek_work"),
                fully_incapacitated=told("incapacitated"),
                single_parent_exemption=told("single_parent"),
                exempt_until=told("exempt_until"),
                in_reintegration=told("in_reintegration"),
                reintegration_leaves_time=told("leaves_time"),
                paid_work_hours_per_week=in_hours(told("paid_hours")),
            ),
            mantelzorg=_mantelzorg(told),
            volunteering=_volunteering(told),
        )


def _can_exempt(law: Law) -> bool:
    """Whether this law knows an ontheffing at all."""
    return any(one.is_asked(law) for one in CONDITIONS if one.asks is Asked.EXEMPTION)


def _stands_in_the_way(condition: Condition, facts: Facts, law: Law) -> bool:
    if condition.asks in OF_THE_GEMEENTE:
        return False
    return any(finding.severity is Severity.BLOCK for finding in condition.found(facts, law))


def _mantelzorg(told: Callable[[str], Any]) -> MantelzorgFacts | None:
    if told("care_hours") is None and told("care_since") is None:
        return None
    return MantelzorgFacts(
        hours_per_week=in_hours(told("care_hours")),
        since=told("care_since"),
        exceeds_usual_care=told("care_beyond_usual"),
        professional=told("care_paid"),
    )


def _volunteering(told: Callable[[str], Any]) -> VolunteeringFacts | None:
    hours = in_hours(told("volunteer_hours"))
    return None if hours is None else VolunteeringFacts(hours_per_week=hours)
