"""Under which regime a case is, and that other rules come, or came, while something goes on.

What was decided stays under the regime of its decision; what is about it stays there too. Everything else is
under the regime of today: the law of the day of decision counts.
"""

from datetime import date, timedelta

from portal import clock
from portal.actions import running
from portal.actions.installation import Installation
from portal.domain.regimes import OtherRules, Regime
from portal.domain.states import ENDS, RUNS, Obligation, Outcome
from portal.domain.ways import WAYS, Form
from portal.rules.law import Law
from portal.store import beschikkingen, dossiers
from portal.store.base import Connection
from portal.store.submissions import Submission

NEAR = timedelta(days=183)
"""So long before the day clients read that other rules come; a year ahead nobody needs it yet."""


def of_case(portal: Installation, connection: Connection, submission: Submission) -> Regime:
    """The regime under which a form is handled, or was decided on."""
    decision = beschikkingen.of_submission(connection, submission.id)
    if decision:
        return decision.outcome.regime
    return of_form(portal, connection, submission.dossier_id, submission.flow)


def of_form(
    portal: Installation, connection: Connection, dossier_id: str, form: Form, on: date | None = None
) -> Regime:
    """The regime under which a form of this client would be handled today, or that came in on a day."""
    runs = of_what_runs(connection, dossier_id) if WAYS[form].about_what_runs else None
    return runs or portal.regime(on or clock.today())


def at_receipt(portal: Installation, connection: Connection, submission: Submission) -> Regime:
    """The regime under which a form came in: its receipt says what was so then."""
    came_on = clock.day_of(submission.received_at)
    return of_form(portal, connection, submission.dossier_id, submission.flow, came_on)


def of_what_runs(connection: Connection, dossier_id: str) -> Regime | None:
    """The regime under which was decided what goes on, or what ended as the last; None where nothing did."""
    activities = beschikkingen.activities_of_dossier(connection, dossier_id)
    activity = running.current(activities, clock.today())
    if activity is None:
        return None
    stays = dossiers.require(connection, dossier_id).obligation in RUNS | {Obligation.ENDED}
    return activity.outcome.regime if stays or not activity.is_over(clock.today()) else None


def law_of_case(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    on: date,
    outcome: Outcome | None = None,
) -> Law:
    """The law of a day for a case, under the regime of that case; or for an end, of what would end."""
    if outcome in ENDS:
        return portal.law(on, outcome.regime)
    return portal.law(on, of_case(portal, connection, submission))


def other_rules(portal: Installation, decided_on: date, lasts_until: date | None = None) -> OtherRules | None:
    """The other rules that a decision meets while it lasts; None when it meets none.

    A decision stays under the rules of its day: the Wet Participatiewet in balans has no transition rule.
    ``lasts_until`` is the last day of what was decided, None where it has no end.
    """
    start = portal.gemeente.participation_from
    if start is None or decided_on >= start or (lasts_until is not None and lasts_until < start):
        return None
    return OtherRules(portal.regime(start), start, portal.gemeente.participation_is_certain, decided_on)


def rules_to_come(portal: Installation) -> OtherRules | None:
    """The other rules for which a gemeente set a day, whether it came or not; None while it set none."""
    start = portal.gemeente.participation_from
    if start is None:
        return None
    return OtherRules(portal.regime(start), start, portal.gemeente.participation_is_certain)


def is_near(coming: OtherRules, today: date) -> bool:
    """Whether the day is so near, before or behind, that everybody should read of it."""
    return abs(coming.starts_on - today) <= NEAR
