"""After a no, or an ontheffing, there is a new day to tell something: no blame for one that passed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.actions import handling, intake
from portal.actions.installation import Installation
from portal.actions.withdrawing import withdraw
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.rules.asked import Asked
from portal.store import dossiers, trail
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import CARE, DOES_NOT_COUNT
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import JUDGED, VERIFIED, judge, save_draft, send, verify
from tests.fixtures.verdicts import REFUSED
from tests.fixtures.ways import GRANTED, NOT_GRANTED

Hold = Callable[[datetime], None]
NEW_DAY = date(2026, 3, 30)
"""Four weeks after Monday 2 March."""


def dossier_of(portal: Installation, client: Actor) -> dossiers.Dossier:
    """Where a client stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id)


@pytest.fixture
def announced(installation: Installation, fatima: Actor, noor: Actor, moment: Hold) -> None:
    """Fatima was asked in January, for before 1 February; today is Monday 2 March."""
    moment(datetime(2026, 1, 5, 9, tzinfo=UTC))
    intake.announce(installation, fatima.id, noor.id, date(2026, 2, 1))
    moment(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@on_each_database
def test_after_a_no_to_a_plan_the_term_begins_anew_and_the_letter_names_the_day(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    announced: None,
    judged: str,
    press: FakePress,
) -> None:
    decide_now(installation, ingrid, judged, REFUSED)
    dossier = dossier_of(installation, fatima)
    assert (dossier.obligation, dossier.answer_by) == (Obligation.ANNOUNCED, NEW_DAY)
    assert press.made[-1][2].answer_by == NEW_DAY  # type: ignore[union-attr]
    with installation.store.read() as connection:
        told = [one for one in trail.of(connection, dossier.id) if one.event == "obligation:announced"]
    assert json.loads(told[-1].fields) == {"answer_by": "2026-03-30"}


@pytest.mark.parametrize("stands", [Obligation.PROPOSED, Obligation.ANNOUNCED])
def test_of_whom_nothing_may_be_asked_no_day_is_left(
    installation: Installation,
    fatima: Actor,
    noor: Actor,
    ingrid: Actor,
    announced: None,
    claimed: str,
    press: FakePress,
    stands: Obligation,
) -> None:
    """Participatiewet art. 9 lid 5. He may have been asked anew while his plan lay with the gemeente."""
    verify(installation, noor, claimed, JUDGED, {**VERIFIED, "fully_incapacitated": True})
    with installation.store.write() as connection:
        dossiers.set_obligation(connection, dossier_of(installation, fatima).id, stands)
    decide_now(installation, ingrid, claimed, replace(REFUSED, carried_by=(Asked.INCAPACITATED,)))
    dossier = dossier_of(installation, fatima)
    assert (dossier.obligation, dossier.answer_by) == (Obligation.INTAKE, None)
    assert press.made[-1][2].answer_by is None  # type: ignore[union-attr]
    again = send(installation, fatima, save_draft(installation, fatima))
    withdraw(installation, fatima, again)
    assert dossier_of(installation, fatima).obligation is Obligation.INTAKE


def test_who_was_never_asked_stays_unasked_and_has_no_day(
    installation: Installation, fatima: Actor, ingrid: Actor, judged: str, press: FakePress
) -> None:
    decide_now(installation, ingrid, judged, REFUSED)
    dossier = dossier_of(installation, fatima)
    assert (dossier.obligation, dossier.answer_by) == (Obligation.INTAKE, None)
    assert press.made[-1][2].answer_by is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("gemeente", "day"),
    [("rotterdam", NEW_DAY), ("voorbeeldgemeente", date(2026, 4, 13))],
)
def test_the_gemeente_sets_the_term(
    installation: Installation, fatima: Actor, ingrid: Actor, announced: None, judged: str, day: date
) -> None:
    decide_now(installation, ingrid, judged, replace(REFUSED, carried_by=(Asked.ABILITY,)))
    assert dossier_of(installation, fatima).answer_by == day


def test_what_does_not_count_gives_a_new_day(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    announced: None,
    judged_report: Callable[..., str],
) -> None:
    decide_now(installation, ingrid, judged_report(CARE, necessary=False), DOES_NOT_COUNT)
    assert dossier_of(installation, fatima).answer_by == NEW_DAY


def test_a_day_that_lies_further_on_stays(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, claim: Callable[..., str]
) -> None:
    later = NEW_DAY + timedelta(days=60)
    intake.announce(installation, fatima.id, noor.id, later)
    decide_now(installation, ingrid, claim(), NOT_GRANTED)
    assert dossier_of(installation, fatima).answer_by == later


@pytest.mark.usefixtures("announced")
class TestOntheffing:
    def test_the_term_begins_on_its_last_day(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        press: FakePress,
    ) -> None:
        decide_now(installation, ingrid, claim(), GRANTED)
        assert dossier_of(installation, fatima).answer_by == date(2026, 7, 28)  # 30 June and four weeks
        assert press.made[-1][2].answer_by == date(2026, 7, 28)  # type: ignore[union-attr]

    @pytest.mark.parametrize("verdict", [replace(GRANTED, minutes_left=120), NOT_GRANTED])
    def test_who_can_do_something_tells_it_from_today_on(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        verdict: object,
    ) -> None:
        decide_now(installation, ingrid, claim(able="some", minutes=120), verdict)  # type: ignore[arg-type]
        assert dossier_of(installation, fatima).answer_by == NEW_DAY

    def test_a_no_to_a_plan_meanwhile_does_not_make_it_shorter(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        judged: str,
    ) -> None:
        decide_now(installation, ingrid, claim(), GRANTED)
        decide_now(installation, ingrid, judged, REFUSED)
        assert dossier_of(installation, fatima).answer_by == date(2026, 7, 28)


def test_where_a_tegenprestatie_runs_a_no_asks_nothing(
    installation: Installation,
    fatima: Actor,
    noor: Actor,
    ingrid: Actor,
    running: str,
    claim: Callable[..., str],
    press: FakePress,
) -> None:
    decide_now(installation, ingrid, claim(), replace(NOT_GRANTED, talk_on=clock.today()))
    assert press.made[-1][2].answer_by is None  # type: ignore[union-attr]
    plan = send(installation, fatima, save_draft(installation, fatima))
    handling.claim(installation, noor, plan)
    judge(installation, noor, plan)
    decide_now(installation, ingrid, plan, REFUSED)
    dossier = dossier_of(installation, fatima)
    assert (dossier.obligation, dossier.answer_by) == (Obligation.IMPOSED, None)
