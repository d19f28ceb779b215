"""The tegenprestatie ends before its time: decided on form K7, and bezwaar is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from portal.actions import handling, hours
from portal.actions.deciding import ending
from portal.actions.deciding.decide import decide
from portal.actions.deciding.verdict import EndingVerdict
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation, Outcome
from portal.letters.contexts import Ending
from portal.store import beschikkingen, dossiers, exemptions
from tests.actions.conftest import IN_JUNE
from tests.actions.deciding import decide_now, everything
from tests.actions.test_replying import Sent, fields_of, letter_about
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import judge, read
from tests.fixtures.verdicts import AGREED, DESIGN
from tests.fixtures.ways import CHANGE, HOURS, revision, send_form

LAST = date(2026, 6, 30)
VERDICT = EndingVerdict(
    outcome=Outcome.ENDED,
    client_words="Ik heb werk gevonden.",
    last_day=LAST,
    reasons="U vond werk voor vier dagen.\nWerk gaat altijd voor.",
)
JOB: dict[str, Any] = {"kind": "job", "since": "2026-07-01", "until": None, "story": None}


@pytest.fixture
def job(on_desk: Sent, running: str) -> str:
    """Fatima, who runs her plan until 31 August, told that she found work."""
    return on_desk(CHANGE, **JOB)


def end(portal: Installation, decider: Actor, key: str, last_day: date = LAST) -> str:
    """Let it end, at the present revision."""
    return decide(portal, decider, key, revision(portal, key), replace(VERDICT, last_day=last_day))


def dossier_of(portal: Installation, client: Actor) -> dossiers.Dossier:
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id)


def last_days(portal: Installation, client: Actor) -> list[date]:
    """The last day of each activity of a client, the newest decision first."""
    dossier = dossier_of(portal, client)
    with portal.store.read() as connection:
        return [one.ends_on for one in beschikkingen.activities_of_dossier(connection, dossier.id)]


def running_now(portal: Installation, client: Actor) -> beschikkingen.Activity | None:
    dossier = dossier_of(portal, client)
    with portal.store.read() as connection:
        return hours.current(connection, dossier)


@on_each_database
def test_the_last_day_moves_forward_and_a_beschikking_says_so(
    installation: Installation, fatima: Actor, ingrid: Actor, job: str
) -> None:
    end(installation, ingrid, job)
    assert last_days(installation, fatima) == [LAST]
    assert dossier_of(installation, fatima).obligation is Obligation.ENDED
    assert read(installation, job).state is Handling.DECIDED
    letter, _ = letter_about(installation, job)
    with installation.store.read() as connection:
        decision = beschikkingen.of_submission(connection, job)
    assert decision is not None
    assert (letter.template, letter.beschikking_id) == ("besluit-einde", decision.id)
    assert (decision.outcome, decision.bezwaar_until) == (Outcome.ENDED, date(2026, 7, 29))
    assert fields_of(installation, job, "activity:ended") == {"last_day": "2026-06-30"}
    assert fields_of(installation, job, "case:decided")["outcome"] == "ended"


def test_the_letter_names_the_task_both_days_and_the_reasons(
    installation: Installation, ingrid: Actor, job: str, press: FakePress
) -> None:
    end(installation, ingrid, job)
    template, language, letter = press.made[-1]
    assert (template, language) == ("besluit-einde", "ar")
    assert isinstance(letter, Ending)
    [ended] = letter.ended
    assert (ended.task, ended.agreed_until, letter.last_day) == (DESIGN.task, date(2026, 8, 31), LAST)
    assert (letter.has_begun, letter.subject) == (True, "Besluit: uw tegenprestatie stopt")
    assert letter.reasons == ("U vond werk voor vier dagen.", "Werk gaat altijd voor.")
    assert {rule.source for rule in letter.rules} >= {"Participatiewet"}


def test_until_the_last_day_it_runs_and_after_it_nothing_is_asked(
    installation: Installation, fatima: Actor, ingrid: Actor, job: str, moment: Callable[[datetime], None]
) -> None:
    end(installation, ingrid, job)
    moment(datetime(2026, 6, 30, 9, tzinfo=UTC))
    assert running_now(installation, fatima) is not None
    moment(datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert running_now(installation, fatima) is None
    send_form(installation, fatima, HOURS, week="2026-06-29")  # the last week can still be given


def test_what_was_agreed_counts_up_to_the_last_day(
    installation: Installation, fatima: Actor, ingrid: Actor, job: str
) -> None:
    end(installation, ingrid, job, date(2026, 6, 14))
    with installation.store.read() as connection:
        dossier = dossiers.require_of_client(connection, fatima.id)
        [activity] = beschikkingen.activities_of_dossier(connection, dossier.id)
        pauses = exemptions.pauses(connection, dossier.id)
    assert hours.agreed_minutes(activity, pauses) == 2 * DESIGN.minutes_per_week


@pytest.mark.parametrize("last_day", [date(2026, 8, 31), date(2026, 9, 1)])
def test_it_never_ends_later_than_was_decided(
    installation: Installation, ingrid: Actor, job: str, last_day: date
) -> None:
    before = everything(installation)
    with pytest.raises(Incomplete) as stopped:
        end(installation, ingrid, job, last_day)
    assert stopped.value.fields == ("last_day",)
    assert everything(installation) == before


def test_what_ends_before_its_first_day_does_not_go_through_and_asks_no_hours(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    imposed: str,
    on_desk: Sent,
    press: FakePress,
    moment: Callable[[datetime], None],
) -> None:
    end(installation, ingrid, on_desk(CHANGE, **JOB), date(2026, 5, 31))
    letter = press.made[-1][2]
    assert isinstance(letter, Ending)
    assert (letter.has_begun, letter.subject) == (False, "Besluit: uw tegenprestatie gaat niet door")
    moment(IN_JUNE)
    assert running_now(installation, fatima) is None
    with pytest.raises(MovedOn):
        send_form(installation, fatima, HOURS)


@pytest.mark.parametrize("today", [datetime(2026, 9, 1, 9, tzinfo=UTC), datetime(2026, 8, 31, 9, tzinfo=UTC)])
def test_what_is_over_can_not_end_and_on_its_last_day_it_still_can(
    installation: Installation,
    ingrid: Actor,
    job: str,
    moment: Callable[[datetime], None],
    today: datetime,
) -> None:
    moment(today)
    is_over = today.month == 9
    with installation.store.read() as connection:
        found = ending.outcomes_for(installation, connection, read(installation, job))
    assert found == (() if is_over else (Outcome.ENDED,))
    if is_over:
        with pytest.raises(MovedOn):
            end(installation, ingrid, job)
    else:
        end(installation, ingrid, job)


def test_where_nothing_was_imposed_nothing_can_end(
    installation: Installation, ingrid: Actor, on_desk: Sent
) -> None:
    key = on_desk(CHANGE, **JOB)
    with pytest.raises(MovedOn):
        end(installation, ingrid, key)
    assert read(installation, key).state is Handling.RECEIVED


def test_only_who_has_a_mandate_ends_a_duty(installation: Installation, noor: Actor, job: str) -> None:
    with pytest.raises(Forbidden):
        end(installation, noor, job)


def test_who_lost_the_job_again_can_make_a_new_plan(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, job: str
) -> None:
    end(installation, ingrid, job)
    plan = send_form(installation, fatima, "plan", starts_on="2026-09-01")
    assert dossier_of(installation, fatima).obligation is Obligation.ENDED
    handling.claim(installation, noor, plan)
    judge(installation, noor, plan)
    decide_now(
        installation, ingrid, plan, replace(AGREED, design=replace(DESIGN, starts_on=date(2026, 9, 1)))
    )
    assert dossier_of(installation, fatima).obligation is Obligation.IMPOSED
