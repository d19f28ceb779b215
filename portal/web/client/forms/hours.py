"""Form K6 "Mijn uren": what was done in a week. Not for mantelzorg or volunteering that was done already."""

from collections.abc import Sequence

from portal import clock
from portal.actions import hours
from portal.actions.installation import Installation
from portal.actions.submit import submit
from portal.domain.roles import Actor
from portal.store import dossiers
from portal.store.beschikkingen import Activity
from portal.web import locale
from portal.web.flow import Answers, FormFlow, Step
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, HoursField, LongTextField, WeekField, week_words
from portal.web.forms.validators import Between, Length, Required
from portal.wording import N_

ABSENCES = (
    Choice("none", N_("Ik was er gewoon")),
    Choice("ill", N_("Ziek")),
    Choice("holiday", N_("Vakantie")),
    Choice("care", N_("Zorg voor iemand")),
    Choice("appointment", N_("Afspraak met de gemeente")),
    Choice("closed", N_("De plek was dicht")),
    Choice("other", N_("Iets anders")),
)


class Week(PortalForm):
    """K6.1."""

    week = WeekField(N_("Over welke week gaat het?"), [Required(N_("Kies een week."))])


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
    """K6.4."""

    went = ChoiceField(
        N_("Ging het goed?"),
        [Required(N_("Kies hoe het ging."))],
        choices=(
            Choice("well", N_("Het ging goed")),
            Choice("so_so", N_("Het ging wel")),
            Choice("badly", N_("Het ging niet goed"), N_("Een klantmanager neemt contact met u op.")),
        ),
    )
    remark = LongTextField(
        N_("Wilt u iets kwijt?"),
        [Length(0, 600)],
        description=N_("Schrijf hier geen medische gegevens."),
        rows=3,
    )


def _activities(portal: Installation, actor: Actor) -> Sequence[Activity]:
    with portal.store.read() as connection:
        return hours.imposed(connection, dossiers.require_of_client(connection, actor.id))


def _weeks(portal: Installation, actor: Actor, form: PortalForm, _answers: Answers) -> None:
    activities, language = _activities(portal, actor), locale.language()
    form["week"].choices = tuple(
        Choice(monday.isoformat(), week_words(monday, language), is_name=True)
        for monday in hours.open_weeks(activities, clock.today())
    )


def _closed(portal: Installation, actor: Actor) -> str:
    activities = _activities(portal, actor)
    if not activities:
        return N_("U hoeft geen uren door te geven. Wij vroegen u geen tegenprestatie.")
    if not hours.open_weeks(activities, clock.today()):
        return N_("Uw tegenprestatie is nog niet begonnen. U hoeft nog geen uren door te geven.")
    return ""


HOURS = FormFlow(
    slug="uren",
    title=N_("Mijn uren"),
    hint=N_("Doet u een tegenprestatie? Geef door hoeveel uur u deed."),
    received=N_("Wij hebben uw uren"),
    intro=(
        N_("Geef per week door hoeveel uur u deed."),
        N_("Lukte het niet? Geef dat ook door. Wij denken met u mee."),
    ),
    steps=(
        Step("week", Week, offer=_weeks),
        Step("uren", Hours),
        Step("afwezig", Absence),
        Step("hoe-ging-het", Went, N_("Hoe ging het?")),
    ),
    submit=submit,
    next_steps=(N_("Uw uren staan in uw overzicht. U hoeft verder niets te doen."),),
    closed=_closed,
)
