"""Form K6 "Mijn uren": what was done in a week. Not for mantelzorg or volunteering that was done already."""

from collections.abc import Sequence

from portal import clock, languages
from portal.actions import hours, relief
from portal.actions.installation import Installation
from portal.actions.submit import submit
from portal.domain.answers import HowItWent
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.domain.ways import Form
from portal.languages import Language
from portal.store import beschikkingen, dossiers
from portal.store.beschikkingen import Activity
from portal.web import locale
from portal.web.flows.conditions import Chose, MoreThanNothing
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.flows.phone import Phone
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, HoursField, LongTextField, WeekField, week_words
from portal.web.forms.validators import Between, Length, Required
from portal.wording import N_, quantities

GIVEN = N_("%(week)s, al doorgegeven: %(hours)s")
STOOD_STILL = N_("%(week)s, uw tegenprestatie stond stil")
ABSENCES = (
    Choice("none", N_("Ik was er gewoon")),
    Choice("ill", N_("Ziek")),
    Choice("holiday", N_("Vakantie")),
    Choice("care", N_("Zorg voor iemand")),
    Choice("appointment", N_("Afspraak met de gemeente")),
    Choice("closed", N_("De plek was dicht")),
    Choice("other", N_("Iets anders")),
)


NOT_AGREED = N_("Er is nog geen tegenprestatie afgesproken. U hoeft nu geen uren door te geven.")
NOT_ASKED = N_("Wij vragen geen uren van u. U hoeft niets door te geven.")
SETTLED = {
    Obligation.EXISTING_ACCEPTED: N_("Wat u al doet, is genoeg. U hoeft geen uren door te geven."),
    Obligation.NOT_IMPOSED: N_("Wij besloten dat u geen tegenprestatie hoeft te doen."),
}
"""Why nobody asks hours, where the gemeente has decided so."""


class Week(PortalForm):
    """K6.1."""

    week = WeekField(
        N_("Over welke week gaat het?"),
        [Required(N_("Kies een week."))],
        description=N_("Gaf u een week al door? Wat u nu invult, komt ervoor in de plaats."),
    )


class Hours(PortalForm):
    """K6.2."""

    minutes = HoursField(
        N_("Hoeveel uur hebt u gedaan?"),
        [
            Required(N_("Vul in hoeveel uur u deed. Was u er niet? Vul dan 0 in.")),
            Between(0, 40 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
        description=N_("Was u er niet? Vul dan 0 in."),
    )


class Absence(PortalForm):
    """K6.3: a category only."""

    absence = ChoiceField(
        N_("Was u er een keer niet? Waarom?"),
        [Required(N_("Kies waarom u er niet was."))],
        choices=ABSENCES,
        description=N_("U hoeft niet te vertellen welke ziekte u had."),
    )


class Went(PortalForm):
    """K6.4, of a week in which something was done."""

    went = ChoiceField(
        N_("Ging het goed?"),
        [Required(N_("Kies hoe het ging."))],
        choices=(
            Choice(HowItWent.WELL, N_("Het ging goed")),
            Choice(HowItWent.SO_SO, N_("Het ging wel")),
            Choice(HowItWent.BADLY, N_("Het ging niet goed"), N_("Een klantmanager neemt contact met u op.")),
        ),
    )


class Remark(PortalForm):
    """K6.5."""

    remark = LongTextField(N_("Wilt u iets kwijt?"), [Length(0, 600)], rows=3)


def _activities(portal: Installation, actor: Actor) -> Sequence[Activity]:
    with portal.store.read() as connection:
        return hours.counted(portal, connection, dossiers.require_of_client(connection, actor.id))


def _weeks(portal: Installation, actor: Actor, form: PortalForm) -> None:
    """The weeks on offer, each with what is known of it; the one that is due stands ticked."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        reliefs = relief.of_dossier(portal, connection, dossier.id, clock.today())
        weeks = hours.weeks(portal, connection, dossier, reliefs)
    language = locale.language()
    form["week"].choices = tuple(
        Choice(one.monday.isoformat(), _week_label(one, language), is_name=True) for one in weeks
    )
    due = hours.due(weeks, clock.today())
    form["week"].suggested = due[0].isoformat() if due else ""


def _week_label(week: hours.OpenWeek, language: Language) -> str:
    words = week_words(week.monday, language)
    translate = languages.translations(language.code).gettext
    if week.minutes is not None:
        return translate(GIVEN) % {"week": words, "hours": quantities.hours(week.minutes, language.code)}
    return translate(STOOD_STILL) % {"week": words} if week.stood_still else words


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
            Step("week", Week, offer=_weeks),
            Step("uren", Hours),
            Step("afwezig", Absence),
            Step("hoe-ging-het", Went, needed=MoreThanNothing("minutes")),
            Step("nummer", Phone, needed=Chose("went", (HowItWent.BADLY,))),
            Step("kwijt", Remark),
        ),
    ),
    submit=submit,
    next_steps=(N_("Uw uren staan in uw overzicht. U hoeft verder niets te doen."),),
    closed=_closed,
)
