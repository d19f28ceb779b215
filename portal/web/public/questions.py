"""The questions of the self-check, and the facts that the answers make. Nothing of it is ever kept."""

from datetime import date
from typing import Any

from portal.domain.hours import in_hours
from portal.rules.asked import Asked
from portal.rules.engine import CONDITIONS
from portal.rules.facts import ClientFacts, Facts, MantelzorgFacts, VolunteeringFacts
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
WEEK = Between(0, 168 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s."))


class SelfCheck(PortalForm):
    """What applies to me? Only what the rules need; all but the first two questions may stay open."""

    birth_date = DateField(
        N_("Wanneer bent u geboren?"),
        [Required(N_("Vul in wanneer u geboren bent.")), NotInFuture()],
    )
    benefit = ChoiceField(
        N_("Welke uitkering krijgt u?"), [Required(N_("Kies welke uitkering u krijgt."))], choices=BENEFITS
    )
    can_seek_work = TriStateField(
        N_("Kunt u nu stappen naar betaald werk doen?"),
        description=N_("Bijvoorbeeld solliciteren, of een cursus volgen."),
    )
    in_reintegration = TriStateField(
        N_("Krijgt u nu hulp om werk te vinden?"),
        description=N_("Dat heet re-integratie. Bijvoorbeeld een cursus of een coach via de gemeente."),
    )
    leaves_time = TriStateField(N_("Houdt u daarnaast tijd over?"))
    paid_hours = HoursField(
        N_("Hoeveel uur per week werkt u voor loon?"), [WEEK], description=N_("Werkt u niet? Vul 0 in.")
    )
    volunteer_hours = HoursField(
        N_("Hoeveel uur per week doet u vrijwilligerswerk?"),
        [WEEK],
        description=N_("Doet u dat niet? Vul 0 in."),
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

    def only_asked(self, law: Law) -> "SelfCheck":
        """The same, without what only matters to an ontheffing where this law knows none."""
        can_exempt = any(one.is_asked(law) for one in CONDITIONS if one.asks is Asked.EXEMPTION)
        for name in () if can_exempt else EXEMPTING:
            del self[name]
        return self

    def facts(self, gemeente: str, on: date) -> Facts:
        """What was answered, as the rules read it; an open question stays unknown."""
        benefit = self.benefit.data
        return Facts(
            regeling=gemeente,
            ref_date=on,
            client=ClientFacts(
                birth_date=self.birth_date.data,
                benefit=None if benefit == UNKNOWN else benefit,
                can_seek_work=self.can_seek_work.data,
                fully_incapacitated=self._known("incapacitated"),
                single_parent_exemption=self._known("single_parent"),
                exempt_until=self._known("exempt_until"),
                in_reintegration=self.in_reintegration.data,
                reintegration_leaves_time=self.leaves_time.data,
                paid_work_hours_per_week=in_hours(self.paid_hours.data),
            ),
            mantelzorg=self._mantelzorg(),
            volunteering=self._volunteering(),
        )

    def _known(self, name: str) -> Any:
        """The answer to a question that not every law asks; None where this one does not."""
        return self[name].data if name in self else None

    def _mantelzorg(self) -> MantelzorgFacts | None:
        if self.care_hours.data is None and self.care_since.data is None:
            return None
        return MantelzorgFacts(
            hours_per_week=in_hours(self.care_hours.data),
            since=self.care_since.data,
            exceeds_usual_care=self.care_beyond_usual.data,
            professional=self.care_paid.data,
        )

    def _volunteering(self) -> VolunteeringFacts | None:
        hours = in_hours(self.volunteer_hours.data)
        return None if hours is None else VolunteeringFacts(hours_per_week=hours)
