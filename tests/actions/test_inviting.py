"""Asking for a plan by letter: one person, a selection, and a reminder when the day passed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest

from portal.actions import inviting, jobs, letter_choice, opening
from portal.actions.installation import Installation
from portal.actions.tick import tick
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound
from portal.domain.jobs import Work
from portal.domain.roles import Actor, Role
from portal.domain.sending import By
from portal.domain.states import Obligation
from portal.domain.tasks import Followed, Stays, TaskState, Term, Waits
from portal.letters.contexts import Invitation, Talk
from portal.rules import terms
from portal.store import beschikkingen, dossiers, trail
from portal.store import jobs as stored_jobs
from portal.store import tasks as stored
from portal.store.base import new_id
from portal.store.dossiers import Dossier
from portal.store.tasks import Task
from portal.web.beside import MAKERS
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now, everything
from tests.actions.test_replying import notices
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.people import add_client, add_staff
from tests.fixtures.plans import save_draft, send
from tests.fixtures.threads import at_once
from tests.fixtures.told import told
from tests.fixtures.ways import GRANTED

Hold = Callable[[datetime], None]
BY = date(2026, 4, 1)
"""The day that the letters name: a Wednesday, more than four weeks after the Monday on which they leave."""
AFTER = BY + timedelta(days=1)
"""The first day on which an answer would be late."""
NEW_BY = date(2026, 4, 16)
"""Two weeks after it, which is what a reminder gives."""


def on(moment: Hold, day: date) -> None:
    """Let it be noon on a day."""
    moment(datetime.combine(day, time(12), UTC))


def dossier_of(portal: Installation, client: Actor) -> Dossier:
    """Where somebody stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id)


def letters_to(portal: Installation, client: Actor) -> list[beschikkingen.Letter]:
    """Somebody's letters, the newest first."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        found = beschikkingen.letters_of_dossier(connection, dossier.id)
        return sorted(found, key=lambda one: one.sent_on, reverse=True)


def tasks_about(portal: Installation, client: Actor) -> list[Task]:
    """The tasks about somebody that no form made, the newest first."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return [one for one in stored.of_dossier(connection, dossier.id) if one.submission_id is None]


def reason(portal: Installation, client: Actor) -> Stays | None:
    """Why somebody can't be asked."""
    with portal.store.read() as connection:
        return inviting.why_not(portal, connection, client.id)


@pytest.fixture
def asked(installation: Installation, fatima: Actor, noor: Actor) -> Task:
    """Fatima was asked on Monday, with the task that waits for her."""
    inviting.invite(installation, noor, fatima.id, BY)
    [task] = tasks_about(installation, fatima)
    return task


class TestOnePerson:
    @on_each_database
    def test_somebody_gets_one_letter_in_his_language_and_a_task_waits_for_him_until_the_day(
        self, installation: Installation, fatima: Actor, noor: Actor, press: FakePress
    ) -> None:
        key = inviting.invite(installation, noor, fatima.id, BY)
        [(template, language, context)] = press.made
        assert (template, language, type(context)) == ("uitnodiging", "ar", Invitation)
        dossier, [letter], [task] = (
            dossier_of(installation, fatima),
            letters_to(installation, fatima),
            tasks_about(installation, fatima),
        )
        assert (dossier.obligation, dossier.contact_id) == (Obligation.ANNOUNCED, noor.id)
        assert (dossier.announced_on, dossier.answer_by) == (MONDAY.date(), BY)
        assert (letter.template, letter.language, letter.sent_on) == ("uitnodiging", "ar", MONDAY.date())
        assert (task.id, task.kind, task.state) == (key, Term.NO_PROPOSAL, TaskState.STILL)
        assert (task.waits_for, task.urgent_on, task.staff_id) == (Waits.CLIENT, AFTER, noor.id)
        assert (context.reference, context.contact.name) == (task.number, "Noor Visser")
        assert context.answer_by == BY

    def test_the_trail_says_who_asked_and_by_when(
        self, installation: Installation, fatima: Actor, noor: Actor, asked: Task
    ) -> None:
        with installation.store.read() as connection:
            [event] = [one for one in trail.of(connection, asked.dossier_id) if one.event == "client:invited"]
            assert list(trail.broken_links(connection)) == []
        assert (event.actor_id, told(event)) == (noor.id, {"answer_by": "2026-04-01"})

    @on_each_database
    def test_when_the_day_passed_the_clock_makes_work_of_it_with_a_week_to_do_it(
        self, installation: Installation, fatima: Actor, noor: Actor, asked: Task, moment: Hold
    ) -> None:
        on(moment, BY)
        assert tick(installation).went_on == 0
        on(moment, AFTER)
        done = tick(installation)
        assert (done.went_on, sum(done.opened.values()), sum(done.settled.values())) == (1, 0, 0)
        [task] = tasks_about(installation, fatima)
        assert (task.id, task.state, task.waits_for) == (asked.id, TaskState.OPEN, None)
        assert (task.staff_id, task.urgent_on) == (noor.id, AFTER + timedelta(weeks=1))

    def test_a_talk_to_which_somebody_is_invited_stands_in_the_letter(
        self, installation: Installation, fatima: Actor, noor: Actor, press: FakePress
    ) -> None:
        talk = Talk(at=datetime(2026, 3, 18, 9, tzinfo=UTC), place="Gemeentehuis, spreekkamer 3")
        inviting.invite(installation, noor, fatima.id, BY, talk)
        assert press.made[0][2].talk == talk

    def test_the_usual_day_is_that_of_the_regeling_or_the_gemeente_and_can_be_asked(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        day = inviting.usual_answer_by(installation)
        leaves = terms.posted_on(MONDAY.date(), installation.gemeente.post_after)
        assert day == terms.proposal_deadline(leaves, installation.gemeente.proposal_term_days)
        inviting.invite(installation, noor, fatima.id, day)
        assert dossier_of(installation, fatima).answer_by == day

    def test_the_letter_stands_in_the_post_of_its_reader_and_can_be_opened_by_him_alone(
        self, installation: Installation, fatima: Actor, jan: Actor, asked: Task
    ) -> None:
        [letter] = letters_to(installation, fatima)
        assert letter.first_opened_at is None
        with pytest.raises(NotFound):
            opening.open_letter(installation, jan, letter.id)
        _letter, pdf = opening.open_letter(installation, fatima, letter.id)
        assert pdf.startswith(b"%PDF")
        assert letters_to(installation, fatima)[0].first_opened_at == MONDAY

    def test_a_notice_says_that_a_letter_is_there(
        self, installation: Installation, fatima: Actor, asked: Task
    ) -> None:
        assert notices(installation, MONDAY) == [("letter-ready", "ar")]

    def test_who_gets_letters_by_post_hears_of_it_on_the_day_on_which_it_leaves(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        letter_choice.choose(installation, fatima, By.POST)
        inviting.invite(installation, noor, fatima.id, BY)
        [letter] = letters_to(installation, fatima)
        assert (letter.by, letter.sent_on > MONDAY.date()) == (By.POST, True)
        assert notices(installation, MONDAY) == []
        nine = datetime.combine(letter.sent_on, time(9), UTC)
        assert notices(installation, nine) == [("letter-ready", "ar")]


class TestWhoIsNotAsked:
    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"birth_date": date(1950, 1, 1)}, Stays.RULE),
            ({"street": " "}, Stays.ADDRESS),
            ({"postal_code": ""}, Stays.ADDRESS),
            ({"city": ""}, Stays.ADDRESS),
        ],
    )
    @on_each_database
    def test_whom_the_law_asks_nothing_and_whom_no_letter_reaches_is_not_asked(
        self,
        installation: Installation,
        noor: Actor,
        press: FakePress,
        changes: dict[str, Any],
        expected: Stays,
    ) -> None:
        client = add_client(installation, **changes)
        before = everything(installation)
        assert reason(installation, client) is expected
        with pytest.raises(MovedOn):
            inviting.invite(installation, noor, client.id, BY)
        assert (everything(installation), press.made) == (before, [])

    @on_each_database
    def test_who_was_asked_before_is_not_asked_again(
        self, installation: Installation, fatima: Actor, noor: Actor, asked: Task, press: FakePress
    ) -> None:
        before = everything(installation)
        assert reason(installation, fatima) is Stays.ASKED
        with pytest.raises(MovedOn):
            inviting.invite(installation, noor, fatima.id, BY)
        assert (everything(installation), len(press.made)) == (before, 1)

    def test_who_sent_a_plan_of_his_own_accord_is_not_asked(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        send(installation, fatima, save_draft(installation, fatima))
        assert reason(installation, fatima) is Stays.ASKED
        with pytest.raises(MovedOn):
            inviting.invite(installation, noor, fatima.id, BY)

    def test_who_asked_for_an_ontheffing_is_not_asked_for_a_plan_and_who_got_one_neither(
        self, installation: Installation, noor: Actor, ingrid: Actor, fatima: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim()
        assert reason(installation, fatima) is Stays.ASKED
        decide_now(installation, ingrid, key, GRANTED)
        assert reason(installation, fatima) is Stays.RULE

    @pytest.mark.parametrize("days", [-1, 0, 6, 183, 4000])
    def test_a_day_too_soon_or_too_far_is_no_day_to_answer_by(
        self, installation: Installation, fatima: Actor, noor: Actor, press: FakePress, days: int
    ) -> None:
        before, day = everything(installation), MONDAY.date() + timedelta(days=days)
        for ask in (
            partial(inviting.invite, installation, noor, fatima.id, day),
            partial(inviting.invite_selection, installation, noor, [fatima.id], day),
        ):
            with pytest.raises(Incomplete) as wrong:
                ask()
            assert tuple(wrong.value.fields) == ("answer_by",)
        assert (everything(installation), press.made) == (before, [])

    @pytest.mark.parametrize("days", [7, 182])
    def test_a_week_is_enough_and_half_a_year_not_too_long(
        self, installation: Installation, fatima: Actor, noor: Actor, days: int
    ) -> None:
        inviting.invite(installation, noor, fatima.id, MONDAY.date() + timedelta(days=days))
        assert dossier_of(installation, fatima).obligation is Obligation.ANNOUNCED

    @pytest.mark.parametrize("role", [Role.QUALITY_OFFICER, Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR])
    def test_who_handles_no_cases_asks_nobody(
        self, installation: Installation, fatima: Actor, role: Role
    ) -> None:
        somebody = add_staff(installation, "Els Hoekstra", role)
        for ask in (
            partial(inviting.invite, installation, somebody, fatima.id, BY),
            partial(inviting.preview, installation, somebody, fatima.id, BY),
            partial(inviting.invite_selection, installation, somebody, [fatima.id], BY),
            partial(inviting.invite, installation, fatima, fatima.id, BY),
        ):
            with pytest.raises(Forbidden):
                ask()

    def test_nobody_is_asked_who_does_not_exist(self, installation: Installation, noor: Actor) -> None:
        with pytest.raises(NotFound):
            inviting.invite(installation, noor, new_id(), BY)

    def test_looking_at_the_letter_beforehand_keeps_nothing_and_uses_no_number(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        before = everything(installation)
        assert inviting.preview(installation, noor, fatima.id, BY).startswith(b"%PDF")
        assert everything(installation) == before

    @on_each_database
    def test_two_who_ask_the_same_person_at_once_make_one_letter_and_one_task(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor
    ) -> None:
        asks = [partial(inviting.invite, installation, one, fatima.id, BY) for one in (noor, thomas, noor)]
        results = at_once(*asks)
        assert sorted(type(one).__name__ for one in results) == ["MovedOn", "MovedOn", "str"]
        [letter] = letters_to(installation, fatima)
        [task] = tasks_about(installation, fatima)
        assert task.staff_id == dossier_of(installation, fatima).contact_id
        assert notices(installation, MONDAY) == [("letter-ready", letter.language)]


class TestASelection:
    @on_each_database
    def test_each_gets_a_letter_who_can_be_asked_and_the_others_are_named_with_why(
        self, installation: Installation, fatima: Actor, jan: Actor, noor: Actor
    ) -> None:
        old = add_client(installation, birth_date=date(1950, 1, 1))
        homeless = add_client(installation, street="")
        chosen = [fatima.id, old.id, jan.id, homeless.id]
        asked = inviting.invite_selection(installation, noor, chosen, BY)
        assert asked.went == 2
        assert list(asked.stayed) == [(old.id, Stays.RULE), (homeless.id, Stays.ADDRESS)]
        assert letters_to(installation, fatima) == []
        assert jobs.do_all(installation, MAKERS) == 2
        for client, language in ((fatima, "ar"), (jan, "nl")):
            [letter] = letters_to(installation, client)
            [task] = tasks_about(installation, client)
            assert (letter.template, letter.language) == ("uitnodiging", language)
            assert (task.state, task.staff_id) == (TaskState.STILL, noor.id)
            assert dossier_of(installation, client).answer_by == BY
        assert letters_to(installation, old) == letters_to(installation, homeless) == []

    def test_whose_letter_is_in_the_making_is_not_asked_twice(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        assert inviting.invite_selection(installation, noor, [fatima.id, fatima.id], BY).went == 1
        assert inviting.invite_selection(installation, noor, [fatima.id], BY).went == 0
        assert jobs.do_all(installation, MAKERS) == 1
        assert len(letters_to(installation, fatima)) == 1

    def test_who_is_asked_while_the_letter_is_made_gets_no_second_one(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, press: FakePress
    ) -> None:
        inviting.invite_selection(installation, noor, [fatima.id], BY)

        def thomas_is_faster() -> None:
            press.meanwhile = lambda: None
            inviting.invite(installation, thomas, fatima.id, BY)

        press.meanwhile = thomas_is_faster
        jobs.do_all(installation, MAKERS)
        assert len(press.made) == 2
        assert len(letters_to(installation, fatima)) == len(tasks_about(installation, fatima)) == 1
        assert dossier_of(installation, fatima).contact_id == thomas.id

    def test_who_can_be_asked_no_more_when_his_turn_comes_gets_none_and_the_job_says_why(
        self, installation: Installation, fatima: Actor, noor: Actor, press: FakePress
    ) -> None:
        inviting.invite_selection(installation, noor, [fatima.id], BY)
        send(installation, fatima, save_draft(installation, fatima))
        jobs.do_all(installation, MAKERS)
        assert (letters_to(installation, fatima), press.made) == ([], [])
        with installation.store.read() as connection:
            [job] = stored_jobs.of_client(connection, fatima.id, Work.INVITATION)
            assert stored_jobs.standing(connection, Work.INVITATION) == stored_jobs.Standing(0, 0, 1)
        assert job.refusal == Stays.ASKED

    def test_no_more_are_asked_with_one_press_than_may_be(
        self, installation: Installation, noor: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(inviting, "MOST_AT_ONCE", 2)
        clients = [add_client(installation, last_name=f"Bakker {number}") for number in range(3)]
        assert inviting.invite_selection(installation, noor, [one.id for one in clients], BY).went == 2


@on_each_database
def test_a_plan_that_comes_in_time_settles_the_waiting_task_at_the_next_tick(
    installation: Installation, fatima: Actor, asked: Task, moment: Hold
) -> None:
    assert tick(installation).settled[Term.NO_PROPOSAL] == 0
    on(moment, date(2026, 3, 10))
    send(installation, fatima, save_draft(installation, fatima))
    assert tick(installation).settled[Term.NO_PROPOSAL] == 1
    [task] = tasks_about(installation, fatima)
    assert (task.state, task.followed, task.waits_for) == (TaskState.DONE, Followed.SETTLED, None)
    on(moment, AFTER)
    assert sum(tick(installation).opened.values()) == 0
