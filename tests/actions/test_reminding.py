"""Reminding who did not answer by letter: with a new day, once, and nobody who did something or still can."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest

from portal.actions import handling, inviting, letter_choice, tasks
from portal.actions.installation import Installation
from portal.actions.tick import tick
from portal.domain.errors import MovedOn, NotFound, TakenByColleague
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.domain.states import Obligation
from portal.domain.tasks import Followed, TaskState, Term, Waits
from portal.letters.contexts import Reminder
from portal.rules import terms
from portal.store import tasks as stored
from portal.store.tasks import Task
from tests.actions.conftest import MONDAY
from tests.actions.deciding import everything
from tests.actions.test_inviting import AFTER, BY, NEW_BY, dossier_of, letters_to, on, tasks_about
from tests.actions.test_replying import notices
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import save_draft, send
from tests.fixtures.threads import at_once
from tests.fixtures.ways import CANNOT, send_form

Hold = Callable[[datetime], None]


@pytest.fixture
def asked(installation: Installation, fatima: Actor, noor: Actor) -> Task:
    """Fatima was asked on Monday, with the task that waits for her."""
    inviting.invite(installation, noor, fatima.id, BY)
    [task] = tasks_about(installation, fatima)
    return task


@pytest.fixture
def late(installation: Installation, fatima: Actor, asked: Task, moment: Hold) -> Task:
    """The day passed without a plan: Noor has a task."""
    on(moment, AFTER)
    tick(installation)
    return tasks_about(installation, fatima)[0]


@on_each_database
def test_a_reminder_is_a_letter_with_a_new_day_and_a_new_task_waits_for_it(
    installation: Installation, fatima: Actor, noor: Actor, late: Task, press: FakePress
) -> None:
    inviting.remind(installation, noor, late.id, late.revision)
    template, language, context = press.made[-1]
    assert (template, language, type(context)) == ("herinnering", "ar", Reminder)
    assert (context.asked_on, context.answer_by) == (MONDAY.date(), NEW_BY)
    assert [one.template for one in letters_to(installation, fatima)] == ["herinnering", "uitnodiging"]
    new, old = tasks_about(installation, fatima)
    assert (old.id, old.state, old.followed) == (late.id, TaskState.DONE, Followed.REMINDED)
    assert (new.kind, new.state, new.waits_for) == (Term.NO_PROPOSAL, TaskState.STILL, Waits.CLIENT)
    assert (new.staff_id, new.urgent_on) == (noor.id, NEW_BY + timedelta(days=1))
    assert context.reference == new.number != old.number
    dossier = dossier_of(installation, fatima)
    assert (dossier.obligation, dossier.answer_by) == (Obligation.ANNOUNCED, NEW_BY)


def test_who_gets_letters_by_post_has_two_weeks_from_the_day_on_which_the_reminder_leaves(
    installation: Installation, fatima: Actor, noor: Actor, late: Task, press: FakePress
) -> None:
    letter_choice.choose(installation, fatima, By.POST)
    inviting.remind(installation, noor, late.id, late.revision)
    context = press.made[-1][2]
    assert context.sent_on > AFTER
    assert context.answer_by == terms.repair_last_day(context.sent_on) > NEW_BY


def test_after_the_reminder_the_clock_waits_for_the_new_day(
    installation: Installation, fatima: Actor, noor: Actor, late: Task, moment: Hold
) -> None:
    inviting.remind(installation, noor, late.id, late.revision)
    on(moment, NEW_BY)
    assert (tick(installation).went_on, len(tasks_about(installation, fatima))) == (0, 2)
    on(moment, NEW_BY + timedelta(days=1))
    assert tick(installation).went_on == 1
    new, _old = tasks_about(installation, fatima)
    assert new.state is TaskState.OPEN
    inviting.remind(installation, noor, new.id, new.revision)
    assert len(tasks_about(installation, fatima)) == 3


def test_a_notice_says_that_the_reminder_is_there(
    installation: Installation, noor: Actor, late: Task
) -> None:
    assert notices(installation, MONDAY) == [("letter-ready", "ar")]
    inviting.remind(installation, noor, late.id, late.revision)
    again = datetime.combine(AFTER, time(13), UTC)  # nothing was sent: the first one waits as well
    assert notices(installation, again) == [("letter-ready", "ar")] * 2


def test_nobody_is_reminded_before_his_day_passed(
    installation: Installation, fatima: Actor, noor: Actor, asked: Task, moment: Hold
) -> None:
    for day in (MONDAY.date(), BY):
        on(moment, day)
        before = everything(installation)
        with pytest.raises(MovedOn):
            inviting.remind(installation, noor, asked.id, asked.revision)
        assert everything(installation) == before


def test_who_sent_a_plan_is_not_reminded(
    installation: Installation, fatima: Actor, noor: Actor, late: Task
) -> None:
    send(installation, fatima, save_draft(installation, fatima))
    before = everything(installation)
    with pytest.raises(MovedOn):
        inviting.remind(installation, noor, late.id, late.revision)
    assert everything(installation) == before


def test_a_task_that_changed_since_the_page_was_made_sends_nothing(
    installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, late: Task
) -> None:
    tasks.hand_over(installation, noor, [late.id], thomas.id)
    with pytest.raises(TakenByColleague):
        inviting.remind(installation, noor, late.id, late.revision)
    with pytest.raises(MovedOn):
        inviting.remind(installation, thomas, late.id, late.revision)
    assert len(letters_to(installation, fatima)) == 1


@on_each_database
def test_reminding_twice_at_once_sends_one_letter(
    installation: Installation, fatima: Actor, noor: Actor, late: Task
) -> None:
    results = at_once(*[partial(inviting.remind, installation, noor, late.id, late.revision)] * 2)
    assert sorted(type(one).__name__ for one in results) == ["MovedOn", "NoneType"]
    assert len(letters_to(installation, fatima)) == len(tasks_about(installation, fatima)) == 2


def test_a_form_is_no_task_to_remind_of(installation: Installation, fatima: Actor, noor: Actor) -> None:
    key = send(installation, fatima, save_draft(installation, fatima))
    handling.claim(installation, noor, key)
    with installation.store.read() as connection:
        task = stored.of_form(connection, key)
    with pytest.raises(NotFound):
        inviting.remind(installation, noor, task.id, task.revision)


def test_who_asked_for_an_ontheffing_is_not_reminded(
    installation: Installation, fatima: Actor, noor: Actor, late: Task
) -> None:
    send_form(installation, fatima, CANNOT)
    with pytest.raises(MovedOn):
        inviting.remind(installation, noor, late.id, late.revision)
    assert len(letters_to(installation, fatima)) == 1
