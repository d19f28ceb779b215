"""What time does: a term that passes makes one task, which goes with its reason, and what waits goes on."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest

from portal.actions import intake, opening, tasks, terms
from portal.actions.installation import Installation
from portal.actions.tick import Ticked, tick
from portal.domain.errors import Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.roles import Actor
from portal.domain.tasks import Followed, TaskState, Term, Waits
from portal.store import beschikkingen, conversation, dossiers, exemptions, trail
from portal.store import tasks as stored
from portal.store.tasks import Task
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import save_draft, send
from tests.fixtures.threads import at_once
from tests.fixtures.ways import GRANTED, HOURS, NOT_IMPOSED, send_form

Hold = Callable[[datetime], None]
FIRST: Mapping[Term, date] = {
    Term.NO_PROPOSAL: date(2026, 3, 17),
    Term.EVALUATION: date(2026, 8, 3),
    Term.EXEMPTION_ENDS: date(2026, 6, 2),
    Term.YEARLY_LOOK: date(2027, 2, 2),
    Term.HOURS_MISSING: date(2026, 6, 22),
    Term.LETTER_UNOPENED: date(2026, 3, 9),
}
"""The first day on which each asks something; what leads to it begins on Monday 2 March."""
LATE = timedelta(days=27)
"""Four weeks after the day before, on which nothing was found."""
NOTE = "Ik sprak Fatima. Zij stuurt het volgende week."


def on(moment: Hold, day: date) -> None:
    """Let it be noon on a day."""
    moment(datetime.combine(day, time(12), UTC))


@pytest.fixture
def begun(request: pytest.FixtureRequest, installation: Installation, fatima: Actor, noor: Actor) -> Term:
    """Whatever leads to a term, done on Monday; a test names the term."""
    term: Term = request.param
    ingrid: Actor = request.getfixturevalue("ingrid")
    if term is Term.NO_PROPOSAL:
        intake.announce(installation, fatima.id, noor.id, date(2026, 3, 16))
    elif term is Term.EXEMPTION_ENDS:
        decide_now(installation, ingrid, request.getfixturevalue("claim")(), GRANTED)
    elif term is Term.YEARLY_LOOK:
        lasting = request.getfixturevalue("claim")(until_kind="lasting")
        decide_now(installation, ingrid, lasting, NOT_IMPOSED)
    else:
        request.getfixturevalue("imposed")
    return term


each_term = pytest.mark.parametrize("begun", Term, indirect=True)


def of(*terms: Term) -> pytest.MarkDecorator:
    """Only these terms."""
    return pytest.mark.parametrize("begun", terms, indirect=True)


def made(portal: Installation, client: Actor, term: Term) -> list[Task]:
    """The tasks of a term about a client, the newest first."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return [one for one in stored.of_dossier(connection, dossier.id) if one.kind is term]


def events(portal: Installation, task: Task) -> list[tuple[str, str]]:
    """What happened with a task, and who did it."""
    with portal.store.read() as connection:
        return [(event.event, event.actor_id) for event in trail.of(connection, task.id)]


@on_each_database
@each_term
def test_on_the_day_before_there_is_nothing_and_on_the_day_itself_one_task(
    installation: Installation, fatima: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun] - timedelta(days=1))
    assert tick(installation).opened[begun] == 0
    on(moment, FIRST[begun])
    assert tick(installation).opened[begun] == 1
    [task] = made(installation, fatima, begun)
    assert (task.state, task.submission_id, task.news_at) == (TaskState.OPEN, None, None)
    assert task.urgent_on >= FIRST[begun]
    assert events(installation, task) == [("task:opened", "system")]


@each_term
def test_who_looks_four_weeks_after_having_looked_in_vain_still_makes_it(
    installation: Installation, fatima: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun] + LATE)
    assert tick(installation).opened[begun] == 1
    assert len(made(installation, fatima, begun)) == 1


@on_each_database
@each_term
def test_twice_makes_nothing_twice_today_or_later(
    installation: Installation, fatima: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun])
    tick(installation)
    assert tick(installation) == Ticked(dict.fromkeys(Term, 0), dict.fromkeys(Term, 0), 0)
    on(moment, FIRST[begun] + timedelta(days=3))
    assert tick(installation).opened[begun] == 0
    assert len(made(installation, fatima, begun)) == 1


@on_each_database
@of(Term.NO_PROPOSAL, Term.LETTER_UNOPENED)
def test_two_at_once_make_one_task(
    installation: Installation, fatima: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun])
    results = at_once(*[lambda: tick(installation)] * 3)
    assert sorted(one.opened[begun] for one in results if isinstance(one, Ticked)) == [0, 0, 1]
    [task] = made(installation, fatima, begun)
    assert events(installation, task) == [("task:opened", "system")]


@each_term
def test_what_passed_long_ago_makes_no_task(
    installation: Installation, fatima: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun] + timedelta(days=100))
    assert tick(installation).opened[begun] == 0
    assert made(installation, fatima, begun) == []


@of(Term.NO_PROPOSAL)
def test_it_lies_with_who_helps_the_person(
    installation: Installation, fatima: Actor, noor: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun])
    tick(installation)
    [task] = made(installation, fatima, begun)
    assert (task.staff_id, task.since) == (noor.id, task.opened_at)


@of(Term.EVALUATION)
def test_of_whom_nobody_helps_it_lies_with_nobody(
    installation: Installation, fatima: Actor, begun: Term, moment: Hold
) -> None:
    on(moment, FIRST[begun])
    tick(installation)
    [task] = made(installation, fatima, begun)
    assert (task.staff_id, task.since) == (None, None)


class TestSettling:
    """A task goes away when what made it is there no more, whoever has it."""

    def settled(self, portal: Installation, client: Actor, term: Term) -> None:
        """Look at the clock, and hold that the one task is done because nothing is left to do."""
        assert tick(portal).settled[term] == 1
        [task] = made(portal, client, term)
        assert (task.state, task.followed, task.waits_for) == (TaskState.DONE, Followed.SETTLED, None)
        assert events(portal, task)[-1] == ("task:done", "system")
        assert tick(portal).settled[term] == tick(portal).opened[term] == 0

    @on_each_database
    @of(Term.NO_PROPOSAL)
    def test_a_plan_that_came_late_settles_it(
        self, installation: Installation, fatima: Actor, begun: Term, moment: Hold
    ) -> None:
        on(moment, FIRST[begun])
        tick(installation)
        send(installation, fatima, save_draft(installation, fatima))
        self.settled(installation, fatima, begun)

    @on_each_database
    @of(Term.LETTER_UNOPENED)
    def test_a_letter_that_was_opened_settles_it(
        self, installation: Installation, fatima: Actor, begun: Term, moment: Hold
    ) -> None:
        on(moment, FIRST[begun])
        tick(installation)
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            [letter] = beschikkingen.letters_of_dossier(connection, dossier.id)
        opening.open_letter(installation, fatima, letter.id)
        self.settled(installation, fatima, begun)

    @on_each_database
    @of(Term.HOURS_MISSING)
    def test_hours_that_came_settle_it_and_a_new_silence_makes_another(
        self, installation: Installation, fatima: Actor, begun: Term, moment: Hold
    ) -> None:
        on(moment, FIRST[begun])
        tick(installation)
        send_form(installation, fatima, HOURS, week="2026-06-15")
        self.settled(installation, fatima, begun)
        on(moment, date(2026, 7, 12))
        assert tick(installation).opened[begun] == 0
        on(moment, date(2026, 7, 13))
        assert tick(installation).opened[begun] == 1
        assert [one.state for one in made(installation, fatima, begun)] == [TaskState.OPEN, TaskState.DONE]

    @of(Term.HOURS_MISSING)
    def test_what_stands_still_is_settled_too(
        self, installation: Installation, fatima: Actor, noor: Actor, begun: Term, moment: Hold
    ) -> None:
        on(moment, FIRST[begun])
        tick(installation)
        [task] = made(installation, fatima, begun)
        tasks.claim(installation, noor, task.id)
        wait(installation, noor, task, date(2026, 7, 1))
        send_form(installation, fatima, HOURS, week="2026-06-15")
        self.settled(installation, fatima, begun)

    @of(Term.EVALUATION)
    def test_what_is_over_stays_until_somebody_looked(
        self, installation: Installation, fatima: Actor, begun: Term, moment: Hold
    ) -> None:
        on(moment, FIRST[begun])
        tick(installation)
        on(moment, FIRST[begun] + timedelta(days=60))
        assert tick(installation).settled[begun] == 0

    @of(Term.EXEMPTION_ENDS)
    def test_nothing_is_sent_or_ended_by_time_alone(
        self, installation: Installation, fatima: Actor, begun: Term, moment: Hold
    ) -> None:
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            letters = beschikkingen.letters_of_dossier(connection, dossier.id)
        on(moment, FIRST[begun])
        tick(installation)
        with installation.store.read() as connection:
            assert dossiers.require(connection, dossier.id) == dossier
            assert beschikkingen.letters_of_dossier(connection, dossier.id) == letters
            assert exemptions.nothing_asked_until(connection, dossier.id) == GRANTED.until


def wait(
    portal: Installation,
    actor: Actor,
    task: Task,
    until: date,
    waits_for: Waits = Waits.DAY,
    note: str = NOTE,
) -> None:
    """Let a task stand still, as it is now."""
    with portal.store.read() as connection:
        stands_at = stored.require(connection, task.id).revision
    terms.stand_still(portal, actor, task.id, stands_at, until=until, waits_for=waits_for, note=note)


@of(Term.NO_PROPOSAL)
class TestStandingStill:
    """Noor lets her task wait; on the day it goes on by itself."""

    @pytest.fixture
    def task(self, installation: Installation, fatima: Actor, begun: Term, moment: Hold) -> Task:
        """The task on its first day, a Tuesday."""
        on(moment, FIRST[begun])
        tick(installation)
        return made(installation, fatima, begun)[0]

    @pytest.mark.parametrize("waits_for", Waits)
    def test_it_waits_with_a_reason_and_goes_on_on_its_day(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        task: Task,
        moment: Hold,
        waits_for: Waits,
    ) -> None:
        until = date(2026, 4, 1)
        wait(installation, noor, task, until, waits_for)
        [still] = made(installation, fatima, Term.NO_PROPOSAL)
        assert (still.state, still.waits_for, still.urgent_on) == (TaskState.STILL, waits_for, until)
        with installation.store.read() as connection:
            assert [one.text for one in conversation.notes_of_person(connection, task.dossier_id)] == [NOTE]
        on(moment, until - timedelta(days=1))
        assert tick(installation).went_on == 0
        on(moment, until)
        assert tick(installation).went_on == 1
        assert tick(installation).went_on == 0
        [task] = made(installation, fatima, Term.NO_PROPOSAL)
        assert (task.state, task.waits_for, task.staff_id) == (TaskState.OPEN, None, noor.id)
        assert task.urgent_on >= until
        assert [event for event, _who in events(installation, task)] == [
            "task:opened", "task:still", "task:went_on",
        ]  # fmt: skip

    def test_a_tick_that_comes_late_lets_it_go_on_too(
        self, installation: Installation, fatima: Actor, noor: Actor, task: Task, moment: Hold
    ) -> None:
        wait(installation, noor, task, date(2026, 4, 1))
        on(moment, date(2026, 5, 1))
        assert tick(installation).went_on == 1
        assert made(installation, fatima, Term.NO_PROPOSAL)[0].state is TaskState.OPEN

    @pytest.mark.parametrize(
        ("until", "note", "lacks"),
        [
            (date(2026, 3, 17), NOTE, ("until",)),
            (date(2026, 3, 16), NOTE, ("until",)),
            (date(2026, 3, 18), " ", ("note",)),
            (date(2026, 3, 17), "", ("note", "until")),
        ],
    )
    def test_it_waits_for_a_day_to_come_and_with_words(
        self,
        installation: Installation,
        noor: Actor,
        task: Task,
        until: date,
        note: str,
        lacks: tuple[str, ...],
    ) -> None:
        with pytest.raises(Incomplete) as incomplete:
            wait(installation, noor, task, until, note=note)
        assert tuple(incomplete.value.fields) == lacks

    def test_what_stands_still_can_be_finished_but_not_stand_still_again(
        self, installation: Installation, fatima: Actor, noor: Actor, task: Task
    ) -> None:
        wait(installation, noor, task, date(2026, 4, 1))
        with pytest.raises(MovedOn):
            wait(installation, noor, task, date(2026, 4, 2))
        [still] = made(installation, fatima, Term.NO_PROPOSAL)
        terms.finish(installation, noor, task.id, still.revision, followed=Followed.SPOKEN, note=NOTE)
        [done] = made(installation, fatima, Term.NO_PROPOSAL)
        assert (done.state, done.followed, done.waits_for) == (TaskState.DONE, Followed.SPOKEN, None)
        assert tick(installation).opened[Term.NO_PROPOSAL] == 0, "a term makes one task, ever"

    def test_only_who_has_it_lets_it_wait_or_ends_it_and_only_as_the_page_showed_it(
        self, installation: Installation, noor: Actor, thomas: Actor, task: Task
    ) -> None:
        finish = {"followed": Followed.SPOKEN, "note": NOTE}
        with pytest.raises(TakenByColleague):
            wait(installation, thomas, task, date(2026, 4, 1))
        with pytest.raises(TakenByColleague):
            terms.finish(installation, thomas, task.id, task.revision, **finish)
        for revision, followed in ((task.revision + 1, Followed.SPOKEN), (task.revision, Followed.LOOKED)):
            with pytest.raises(MovedOn):
                terms.finish(installation, noor, task.id, revision, followed=followed, note=NOTE)
        with pytest.raises(Incomplete):
            terms.finish(installation, noor, task.id, task.revision, followed=Followed.SPOKEN, note=" ")


def test_a_form_is_neither_finished_nor_left_to_wait_as_a_term_is(
    installation: Installation, noor: Actor, claimed: str
) -> None:
    with installation.store.read() as connection:
        task = stored.of_form(connection, claimed)
    with pytest.raises(NotFound):
        wait(installation, noor, task, date(2026, 4, 1))
    with pytest.raises(NotFound):
        terms.finish(installation, noor, task.id, 2, followed=Followed.LOOKED, note=NOTE)
