"""Form K6 "Mijn uren": what was done in each week. Not for mantelzorg or volunteering done already."""

from collections.abc import Mapping
from typing import Any, Self

from portal import clock
from portal.actions import hours, relief
from portal.actions.installation import Installation
from portal.actions.submit import submit, submit_hours
from portal.domain.answers import HoursAnswers, HowItWent
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.domain.ways import Form
from portal.store import beschikkingen, dossiers
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.flows.phone import Phone
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, LongTextField, WeeksField
from portal.web.forms.fields.weeks import NOTHING, Offered
from portal.web.forms.validators import Length, Required
from portal.wording import N_

ABSENCES = (
    Choice("ill", N_("Ziek")),
    Choice("holiday", N_("Vakantie")),
    Choice("care", N_("Zorg voor iemand")),
    Choice("appointment", N_("Afspraak met de gemeente")),
    Choice("closed", N_("De plek was dicht")),
    Choice("other", N_("Iets anders")),
)
"""Why it was less: a category only, never what somebody has."""
NOT_AGREED = N_("Er is nog geen tegenprestatie afgesproken. U hoeft nu geen uren door te geven.")
NOT_ASKED = N_("Wij vragen geen uren van u. U hoeft niets door te geven.")
SETTLED = {
    Obligation.EXISTING_ACCEPTED: N_("Wat u al doet, is genoeg. U hoeft geen uren door te geven."),
    Obligation.NOT_IMPOSED: N_("Wij besloten dat u geen tegenprestatie hoeft te doen."),
}
"""Why nobody asks hours, where the gemeente has decided so."""


class Weeks(PortalForm):
    """K6.1 and K6.3 to K6.5: every week that is open, and one remark for all of them."""

    weeks = WeeksField(
        N_("Hoeveel uur deed u?"),
        [Required(NOTHING)],
        choices=ABSENCES,
        description=N_("Niet geweest? Vul 0 in. Weet u een week nog niet? Laat die leeg."),
    )
    went = ChoiceField(
        N_("Ging het goed?"),
        choices=(
            Choice(HowItWent.WELL, N_("Het ging goed")),
            Choice(HowItWent.SO_SO, N_("Het ging wel")),
            Choice(HowItWent.BADLY, N_("Het ging niet goed"), N_("Een klantmanager neemt contact met u op.")),
        ),
    )
    remark = LongTextField(N_("Wilt u iets kwijt?"), [Length(0, 600)], rows=2)

    @classmethod
    def from_answers(cls, answers: Mapping[str, Any]) -> Self:
        """With the answers that were kept, also those of when a form held one week."""
        return super().from_answers({**answers, **HoursAnswers.read(answers).kept()})

    @property
    def asks_more(self) -> bool:
        """Whether a button put more on the page, and sends nothing."""
        return bool(self.weeks.is_filling)


def _weeks(portal: Installation, actor: Actor, form: PortalForm) -> None:
    """The weeks on offer, each with what is known of it."""
    today = clock.today()
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        reliefs = relief.of_dossier(portal, connection, dossier.id, today)
        weeks = hours.weeks(portal, connection, dossier, reliefs)
    form["weeks"].offered = tuple(
        Offered(
            monday=one.monday,
            asked=one.asked,
            given=one.minutes,
            is_due=one.is_due(today),
            stood_still=one.stood_still,
            open_until=one.open_until,
        )
        for one in weeks
    )


def _closed(portal: Installation, actor: Actor) -> str:
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        activities = hours.counted(portal, connection, dossier)
        runs = beschikkingen.activities_of_dossier(connection, dossier.id)
    if runs and not activities:
        return NOT_ASKED
    if not activities:
        return SETTLED.get(dossier.obligation, NOT_AGREED)
    if not hours.open_weeks(activities, clock.today()):
        return N_("Uw tegenprestatie is nog niet begonnen. U hoeft nog geen uren door te geven.")
    return ""


HOURS = FormFlow(
    slug=Form.HOURS,
    title=N_("Mijn uren"),
    hint=N_("Doet u een tegenprestatie? Geef door hoeveel uur u deed."),
    received=N_("Wij hebben uw uren"),
    intro=(
        N_("Geef per week door hoeveel uur u deed."),
        N_("Doet u meer dan één ding? Tel de uren dan bij elkaar op."),
        N_("Lukte het niet? Geef dat ook door. Wij denken met u mee."),
    ),
    steps=(
        *part(
            N_("Uw uren"),
            Step("weken", Weeks, offer=_weeks, template="client/hours.html"),
            Step("nummer", Phone, needed=Chose("went", (HowItWent.BADLY,))),
        ),
    ),
    submit=submit,
    at_once=submit_hours,
    next_steps=(N_("Uw uren staan in uw overzicht. U hoeft verder niets te doen."),),
    closed=_closed,
)
