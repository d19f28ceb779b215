"""Who has a task: taken by one, put back, taken over with a reason, handed over, and seen."""

from collections.abc import Callable

import pytest

from portal.actions import handling, messaging, tasks
from portal.actions.installation import Installation
from portal.actions.tasks import MOST_AT_ONCE, Handed
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.roles import Actor, Role
from portal.domain.states import Handling
from portal.domain.tasks import TaskState, Term
from portal.store import conversation, dossiers, submissions, trail
from portal.store import tasks as stored
from portal.store.base import new_id
from portal.store.tables import staff
from portal.store.tasks import Task
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.people import add_client, add_staff
from tests.fixtures.plans import read, save_draft, send
from tests.fixtures.rows import add_term
from tests.fixtures.threads import at_once
from tests.fixtures.ways import HELP, send_form

REASON = "Mijn collega is ziek."
Made = Callable[..., str]


@pytest.fixture
def term(installation: Installation, fatima: Actor) -> Made:
    """A task about Fatima that a term made: ``term(noor)``, or of nobody; returns its key."""

    def make(who: Actor | None = None, kind: Term = Term.YEARLY_LOOK) -> str:
        dossier = dossier_of(installation, fatima)
        with installation.store.write() as connection:
            return add_term(connection, dossier, kind, staff_id=who and who.id)

    return make


def dossier_of(portal: Installation, client: Actor) -> str:
    """The dossier of a client."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id).id


def look(portal: Installation, task_id: str) -> Task:
    """A task as it is now."""
    with portal.store.read() as connection:
        return stored.require(connection, task_id)


def of_form(portal: Installation, submission_id: str) -> Task:
    """The task of a form as it is now."""
    with portal.store.read() as connection:
        return stored.of_form(connection, submission_id)


def events(portal: Installation, about: str) -> list[str]:
    """What the trail says about a form or a task."""
    with portal.store.read() as connection:
        return [event.event for event in trail.of(connection, about)]


class TestTaking:
    @on_each_database
    def test_of_those_who_take_a_task_at_one_moment_exactly_one_has_it(
        self, installation: Installation, noor: Actor, thomas: Actor, term: Made
    ) -> None:
        key = term()
        results = at_once(
            *[lambda who=who: tasks.claim(installation, who, key) for who in [noor, thomas] * 3]
        )
        owner = look(installation, key).staff_id
        winners = {who.id for who, result in zip([noor, thomas] * 3, results, strict=True) if result is None}
        assert winners == {owner}
        assert {type(result) for result in results} == {type(None), TakenByColleague}
        assert events(installation, key) == ["case:claimed"]

    def test_who_has_it_has_it_from_now_and_the_form_does_not_change(
        self, installation: Installation, noor: Actor, sent: str
    ) -> None:
        before = read(installation, sent)
        tasks.claim(installation, noor, of_form(installation, sent).id)
        task = of_form(installation, sent)
        assert (task.staff_id, task.since, task.revision) == (noor.id, MONDAY, 2)
        assert read(installation, sent).revision == before.revision

    def test_a_colleague_hears_who_has_it(
        self, installation: Installation, noor: Actor, thomas: Actor, term: Made
    ) -> None:
        key = term(noor)
        for act in (tasks.claim, tasks.release):
            with pytest.raises(TakenByColleague) as taken:
                act(installation, thomas, key)
            assert taken.value.name == "Noor Visser"

    @on_each_database
    def test_what_was_put_back_is_free_for_another(
        self, installation: Installation, noor: Actor, thomas: Actor, term: Made
    ) -> None:
        key = term(noor)
        tasks.release(installation, noor, key)
        assert (look(installation, key).staff_id, look(installation, key).since) == (None, None)
        tasks.claim(installation, thomas, key)
        assert look(installation, key).staff_id == thomas.id
        assert events(installation, key) == ["case:released", "case:claimed"]

    def test_what_nobody_has_is_put_back_by_nobody(
        self, installation: Installation, noor: Actor, term: Made
    ) -> None:
        with pytest.raises(TakenByColleague):
            tasks.release(installation, noor, term())

    def test_what_is_done_is_not_taken_put_back_or_taken_over(
        self, installation: Installation, noor: Actor, thomas: Actor, claimed: str
    ) -> None:
        with installation.store.write() as connection:
            submissions.change(connection, claimed, 1, state=Handling.ANSWERED)
        task = of_form(installation, claimed)
        assert task.state is TaskState.DONE
        for attempt in (
            lambda: tasks.claim(installation, thomas, task.id),
            lambda: tasks.release(installation, noor, task.id),
            lambda: tasks.take_over(installation, thomas, task.id, task.revision, REASON),
        ):
            with pytest.raises(MovedOn):
                attempt()

    def test_a_task_that_does_not_exist_is_not_found(self, installation: Installation, noor: Actor) -> None:
        for act in (tasks.claim, tasks.release):
            with pytest.raises(NotFound):
                act(installation, noor, new_id())


class TestTakingOver:
    @on_each_database
    def test_the_reason_is_kept_as_a_note_and_the_trail_says_from_whom_to_whom(
        self, installation: Installation, noor: Actor, thomas: Actor, claimed: str
    ) -> None:
        task = of_form(installation, claimed)
        tasks.take_over(installation, thomas, task.id, task.revision, f"  {REASON} ")
        assert (
            of_form(installation, claimed).staff_id == read(installation, claimed).caseworker_id == thomas.id
        )
        with installation.store.read() as connection:
            [note] = conversation.notes(connection, claimed)
            last = trail.of(connection, claimed)[-1]
        assert (note.text, note.author) == (REASON, "Thomas de Groot")
        assert (last.event, last.actor_id) == ("case:handed_over", thomas.id)
        assert f'"to":"{thomas.id}"' in last.fields.replace(" ", "")
        assert f'"was":"{noor.id}"' in last.fields.replace(" ", "")
        assert "ziek" not in last.fields

    def test_of_a_task_of_a_term_the_note_is_about_the_person(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, term: Made
    ) -> None:
        key = term(noor)
        tasks.take_over(installation, thomas, key, look(installation, key).revision, REASON)
        with installation.store.read() as connection:
            [note] = conversation.notes_of_person(connection, dossier_of(installation, fatima))
        assert (note.text, events(installation, key)) == (REASON, ["case:handed_over"])

    @pytest.mark.parametrize("reason", ["", " \n "])
    def test_without_a_reason_nothing_is_taken_over(
        self, installation: Installation, noor: Actor, thomas: Actor, term: Made, reason: str
    ) -> None:
        key = term(noor)
        with pytest.raises(Incomplete) as incomplete:
            tasks.take_over(installation, thomas, key, 1, reason)
        assert tuple(incomplete.value.fields) == ("reason",)
        assert look(installation, key).staff_id == noor.id

    def test_only_from_a_colleague_and_only_as_the_page_showed_it(
        self, installation: Installation, noor: Actor, thomas: Actor, term: Made
    ) -> None:
        nobodys, own, theirs = term(), term(thomas, Term.EVALUATION), term(noor, Term.HOURS_MISSING)
        for key, revision in ((nobodys, 1), (own, 1), (theirs, 7)):
            with pytest.raises(MovedOn):
                tasks.take_over(installation, thomas, key, revision, REASON)
        assert look(installation, theirs).staff_id == noor.id

    @on_each_database
    def test_of_two_who_take_over_at_one_moment_one_has_it(
        self, installation: Installation, noor: Actor, thomas: Actor, ingrid: Actor, term: Made
    ) -> None:
        key = term(noor)
        results = at_once(
            *[lambda who=who: tasks.take_over(installation, who, key, 1, REASON) for who in (thomas, ingrid)]
        )
        assert sorted(type(result).__name__ for result in results) == ["MovedOn", "NoneType"]
        assert events(installation, key) == ["case:handed_over"]


class TestHandingOver:
    @on_each_database
    def test_what_can_go_goes_and_what_can_not_is_named(
        self, installation: Installation, noor: Actor, thomas: Actor, ingrid: Actor, term: Made
    ) -> None:
        nobodys, own = term(), term(noor, Term.EVALUATION)
        theirs, already = term(ingrid, Term.HOURS_MISSING), term(thomas, Term.NO_PROPOSAL)
        done = term(noor, Term.LETTER_UNOPENED)
        with installation.store.write() as connection:
            stored.change(connection, done, 1, state=TaskState.DONE)
        gone = new_id()
        asked = [nobodys, theirs, own, already, done, gone]
        handed = tasks.hand_over(installation, noor, asked, thomas.id)
        assert handed == Handed(2, [theirs, already, done, gone])
        owners = {key: look(installation, key).staff_id for key in asked[:-1]}
        assert owners == {
            nobodys: thomas.id, own: thomas.id, theirs: ingrid.id, already: thomas.id, done: noor.id,
        }  # fmt: skip
        assert events(installation, own) == ["case:handed_over"]
        assert events(installation, theirs) == []

    def test_with_a_reason_what_a_colleague_has_goes_too_and_each_has_its_note(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, ingrid: Actor, term: Made
    ) -> None:
        keys = [term(ingrid), term(noor, Term.EVALUATION)]
        assert tasks.hand_over(installation, noor, keys, thomas.id, REASON) == Handed(2, [])
        assert {look(installation, key).staff_id for key in keys} == {thomas.id}
        with installation.store.read() as connection:
            notes = conversation.notes_of_person(connection, dossier_of(installation, fatima))
        assert [(note.text, note.author) for note in notes] == [(REASON, "Noor Visser")] * 2

    def test_somebody_can_give_a_selection_to_himself(
        self, installation: Installation, noor: Actor, thomas: Actor, term: Made
    ) -> None:
        keys = [term(), term(thomas, Term.EVALUATION)]
        assert tasks.hand_over(installation, noor, keys, noor.id) == Handed(1, keys[1:])
        assert look(installation, keys[0]).staff_id == noor.id

    @pytest.mark.parametrize("to", ["left", "client", "officer", "nobody"])
    def test_only_who_handles_cases_and_works_here_gets_any(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        thomas: Actor,
        karim: Actor,
        term: Made,
        to: str,
    ) -> None:
        with installation.store.write() as connection:
            connection.execute(staff.update().where(staff.c.id == thomas.id).values(active=False))
        receiver = {"left": thomas.id, "client": fatima.id, "officer": karim.id, "nobody": new_id()}[to]
        key = term(noor)
        with pytest.raises(NotFound):
            tasks.hand_over(installation, noor, [key], receiver, REASON)
        assert look(installation, key).staff_id == noor.id

    def test_who_left_is_no_colleague_and_who_handles_no_cases_neither(
        self, installation: Installation, noor: Actor, thomas: Actor, ingrid: Actor, karim: Actor
    ) -> None:
        with installation.store.write() as connection:
            connection.execute(staff.update().where(staff.c.id == thomas.id).values(active=False))
            assert [one.id for one in tasks.colleagues(connection)] == [ingrid.id, noor.id]

    def test_with_one_press_so_many_go_and_the_rest_is_named(
        self,
        installation: Installation,
        noor: Actor,
        thomas: Actor,
        monkeypatch: pytest.MonkeyPatch,
        term: Made,
    ) -> None:
        assert MOST_AT_ONCE == 100
        monkeypatch.setattr(tasks, "MOST_AT_ONCE", 2)
        keys = [term(noor, kind) for kind in (Term.EVALUATION, Term.YEARLY_LOOK, Term.NO_PROPOSAL)]
        assert tasks.hand_over(installation, noor, keys, thomas.id) == Handed(2, keys[2:])
        assert look(installation, keys[2]).staff_id == noor.id

    @on_each_database
    def test_two_who_hand_over_the_same_at_one_moment_give_each_task_once(
        self, installation: Installation, noor: Actor, thomas: Actor, ingrid: Actor, term: Made
    ) -> None:
        keys = [term(None, kind) for kind in (Term.EVALUATION, Term.YEARLY_LOOK)]
        results = at_once(
            lambda: tasks.hand_over(installation, noor, keys, thomas.id),
            lambda: tasks.hand_over(installation, thomas, keys, ingrid.id),
        )
        assert all(isinstance(result, Handed) for result in results)
        for key in keys:  # Thomas may give on what he just got
            assert look(installation, key).staff_id in {thomas.id, ingrid.id}
            assert look(installation, key).revision == 1 + len(events(installation, key))


class TestNews:
    def test_an_answer_and_a_message_of_the_client_are_news(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str
    ) -> None:
        task = of_form(installation, claimed)
        assert task.news_at is None
        handling.ask_question(installation, noor, claimed, read(installation, claimed).revision, "Met wie?")
        handling.answer_question(installation, fatima, claimed, "Met mevrouw Postma.")
        assert of_form(installation, claimed).news_at == MONDAY
        tasks.see(installation, noor, task.id)
        assert of_form(installation, claimed).news_at is None
        messaging.write_back(installation, fatima, claimed, "Ik heb nog een vraag.", request_id=new_id())
        assert of_form(installation, claimed).news_at == MONDAY

    def test_what_staff_writes_is_no_news(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        handling.write_note(installation, noor, claimed, "Gebeld.")
        assert of_form(installation, claimed).news_at is None

    def test_only_who_has_the_task_saw_it(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, claimed: str
    ) -> None:
        messaging.write_back(installation, fatima, claimed, "Ik heb nog een vraag.", request_id=new_id())
        task = of_form(installation, claimed)
        for who in (thomas, fatima):
            tasks.see(installation, who, task.id)
            assert of_form(installation, claimed) == task
        tasks.see(installation, noor, task.id)
        assert of_form(installation, claimed).news_at is None
        tasks.see(installation, noor, new_id())

    def test_news_stays_news_for_who_gets_the_task(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, claimed: str
    ) -> None:
        messaging.write_back(installation, fatima, claimed, "Ik heb nog een vraag.", request_id=new_id())
        task = of_form(installation, claimed)
        tasks.hand_over(installation, noor, [task.id], thomas.id)
        tasks.see(installation, noor, task.id)
        assert of_form(installation, claimed).news_at == MONDAY

    def test_a_message_about_what_was_answered_opens_the_task_again(
        self, installation: Installation, jan: Actor, noor: Actor
    ) -> None:
        key = send_form(installation, jan, HELP)
        with installation.store.write() as connection:
            submissions.change(connection, key, 1, state=Handling.ANSWERED)
        assert of_form(installation, key).state is TaskState.DONE
        messaging.write_back(installation, jan, key, "Het is nog niet gelukt.", request_id=new_id())
        task = of_form(installation, key)
        assert (task.state, task.news_at) == (TaskState.OPEN, MONDAY)


def test_neither_a_client_nor_who_handles_no_cases_has_tasks(
    installation: Installation, noor: Actor, karim: Actor, term: Made
) -> None:
    key = term()
    for who in (
        karim,
        add_client(installation, first_name="Bea"),
        add_staff(installation, "Els", Role.COMMITTEE_MEMBER),
    ):
        for attempt in (
            lambda who=who: tasks.claim(installation, who, key),
            lambda who=who: tasks.release(installation, who, key),
            lambda who=who: tasks.take_over(installation, who, key, 1, REASON),
            lambda who=who: tasks.hand_over(installation, who, [key], noor.id),
        ):
            with pytest.raises(Forbidden):
                attempt()
    assert look(installation, key).revision == 1


def test_a_second_form_has_a_task_of_its_own(
    installation: Installation, fatima: Actor, jan: Actor, noor: Actor, claimed: str
) -> None:
    other = send(installation, jan, save_draft(installation, jan))
    assert of_form(installation, other).staff_id is None
    with installation.store.read() as connection:
        assert [one.submission_id for one in stored.open_of(connection, noor.id)] == [claimed]
        assert stored.open_of(connection, jan.id) == []
