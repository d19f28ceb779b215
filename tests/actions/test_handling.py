"""A submission on the desk: claimed by one, judged, and a question that stops the clock."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from portal import clock
from portal.actions import handling
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.roles import Actor
from portal.domain.states import Handling
from portal.store import conversation, dossiers, outbox, trail
from portal.store.base import new_id
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import JUDGED, VERIFIED, judge, read
from tests.fixtures.threads import at_once
from tests.fixtures.told import told as said

Hold = Callable[[datetime], None]
DUE = date(2026, 4, 28)
"""Eight weeks after Monday 2 March, moved past Koningsdag."""


def events(portal: Installation, submission_id: str) -> list[str]:
    """What the trail says about a submission."""
    with portal.store.read() as connection:
        return [event.event for event in trail.of(connection, submission_id)]


def ask(portal: Installation, actor: Actor, submission_id: str, text: str = "Met wie sprak u?") -> None:
    """Ask at the present revision."""
    handling.ask_question(portal, actor, submission_id, read(portal, submission_id).revision, text)


class TestClaiming:
    def test_a_claimed_plan_lies_on_one_desk(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        assert read(installation, claimed).caseworker_id == noor.id
        assert events(installation, claimed) == ["form:submitted", "case:claimed"]

    def test_a_colleague_is_told_who_has_it(
        self, installation: Installation, thomas: Actor, claimed: str
    ) -> None:
        with pytest.raises(TakenByColleague) as taken:
            handling.claim(installation, thomas, claimed)
        assert taken.value.name == "Noor Visser"

    def test_claiming_ones_own_again_changes_nothing(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        before = read(installation, claimed)
        handling.claim(installation, noor, claimed)
        assert read(installation, claimed) == before
        assert events(installation, claimed).count("case:claimed") == 1

    @on_each_database
    def test_of_caseworkers_who_claim_at_one_moment_exactly_one_wins(
        self, installation: Installation, noor: Actor, thomas: Actor, sent: str
    ) -> None:
        results = at_once(
            *[lambda who=who: handling.claim(installation, who, sent) for who in [noor, thomas] * 3]
        )
        owner = read(installation, sent).caseworker_id
        winners = [who.id for who, result in zip([noor, thomas] * 3, results, strict=True) if result is None]
        assert set(winners) == {owner}
        assert len(winners) == 3, "claiming one's own again is harmless"
        assert {type(result) for result in results} == {type(None), TakenByColleague}
        assert events(installation, sent).count("case:claimed") == 1

    def test_a_released_plan_can_be_claimed_by_another(
        self, installation: Installation, noor: Actor, thomas: Actor, claimed: str
    ) -> None:
        handling.release(installation, noor, claimed)
        assert read(installation, claimed).caseworker_id is None
        handling.claim(installation, thomas, claimed)
        assert read(installation, claimed).caseworker_id == thomas.id

    def test_nobody_releases_the_work_of_a_colleague(
        self, installation: Installation, thomas: Actor, claimed: str
    ) -> None:
        with pytest.raises(TakenByColleague):
            handling.release(installation, thomas, claimed)
        assert read(installation, claimed).caseworker_id is not None

    def test_a_plan_that_does_not_exist_is_not_found(self, installation: Installation, noor: Actor) -> None:
        with pytest.raises(NotFound):
            handling.claim(installation, noor, new_id())


class TestJudging:
    def test_what_was_judged_stands_beside_what_was_stated(
        self, installation: Installation, judged: str
    ) -> None:
        submission = read(installation, judged)
        assert submission.judged == JUDGED
        assert submission.answers["task"] == "Voorlezen op de basisschool"

    def test_what_was_verified_about_the_person_stays_with_the_person(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        submission = read(installation, claimed)
        person = {"in_reintegration": False}
        handling.judge(installation, noor, claimed, submission.revision, person, {}, dossier_revision=1)
        with installation.store.read() as connection:
            dossier = dossiers.require(connection, submission.dossier_id)
        assert dossier.verified == {"can_seek_work": False, "in_reintegration": False}

    def test_judging_takes_ones_own_claim(
        self, installation: Installation, noor: Actor, thomas: Actor, sent: str
    ) -> None:
        with pytest.raises(TakenByColleague):
            judge(installation, noor, sent)
        handling.claim(installation, noor, sent)
        with pytest.raises(TakenByColleague):
            judge(installation, thomas, sent)
        assert read(installation, sent).judged == {}

    def test_judging_an_older_page_is_refused_and_changes_nothing(
        self, installation: Installation, noor: Actor, judged: str
    ) -> None:
        before = read(installation, judged)
        with pytest.raises(MovedOn):
            handling.judge(
                installation, noor, judged, before.revision - 1, {"in_reintegration": True}, {"unpaid": False}
            )
        assert read(installation, judged) == before
        with installation.store.read() as connection:
            dossier = dossiers.require(connection, before.dossier_id)
        assert dossier.verified == VERIFIED

    def test_nothing_is_judged_while_a_question_is_open(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        ask(installation, noor, claimed)
        with pytest.raises(MovedOn):
            judge(installation, noor, claimed)

    def test_the_trail_names_what_was_judged_and_not_how(
        self, installation: Installation, judged: str
    ) -> None:
        with installation.store.read() as connection:
            last = trail.of(connection, judged)[-1]
        assert last.event == "case:judged"
        assert all(name in last.fields for name in JUDGED)
        assert "koffie" not in last.fields


class TestNotes:
    def test_a_note_is_kept_with_its_author(self, installation: Installation, noor: Actor, sent: str) -> None:
        handling.write_note(installation, noor, sent, "  Gebeld met de school.  ")
        with installation.store.read() as connection:
            [note] = conversation.notes(connection, sent)
        assert (note.text, note.author, note.written_at) == ("Gebeld met de school.", "Noor Visser", MONDAY)

    @pytest.mark.parametrize("text", ["", " \n\t "])
    def test_an_empty_note_is_refused(
        self, installation: Installation, noor: Actor, sent: str, text: str
    ) -> None:
        with pytest.raises(Incomplete):
            handling.write_note(installation, noor, sent, text)

    def test_the_trail_does_not_repeat_a_note(
        self, installation: Installation, noor: Actor, sent: str
    ) -> None:
        handling.write_note(installation, noor, sent, "Gebeld met de school.")
        with installation.store.read() as connection:
            last = trail.of(connection, sent)[-1]
        assert (last.event, said(last)) == ("note:written", {})


class TestQuestions:
    def test_a_question_stops_the_clock_and_tells_the_client(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        ask(installation, noor, claimed, "  Met wie sprak u?  ")
        submission = read(installation, claimed)
        assert submission.state is Handling.QUESTION_ASKED
        assert submission.urgent_on == date(2026, 3, 16), "two weeks to answer (Awb 4:5)"
        with installation.store.write() as connection:
            question = conversation.open_question(connection, claimed)
            notices = [outbox.take(connection, MONDAY) for _ in range(2)]
        assert question is not None
        assert (question.text, question.answer_by) == ("Met wie sprak u?", date(2026, 3, 16))
        assert {notice and notice.event for notice in notices} == {"form-received", "question-asked"}

    @pytest.mark.parametrize(
        ("asked_after", "answered_after", "due"),
        [
            pytest.param(7, 7, DUE, id="answered on the day of the question"),
            pytest.param(7, 8, date(2026, 4, 28), id="a day later, which Koningsdag swallows"),
            pytest.param(7, 10, date(2026, 4, 30), id="three days later"),
            pytest.param(7, 21, date(2026, 5, 11), id="on the last day of the term"),
            pytest.param(7, 30, date(2026, 5, 11), id="after the term: the clock ran again by then"),
            pytest.param(0, 1, date(2026, 4, 28), id="asked on the day of receipt"),
        ],
    )
    def test_the_term_to_decide_stands_still_until_the_answer(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        claimed: str,
        moment: Hold,
        asked_after: int,
        answered_after: int,
        due: date,
    ) -> None:
        """Awb 4:15 lid 1: from the day after the question, until the answer or the end of its term."""
        moment(MONDAY + timedelta(days=asked_after))
        ask(installation, noor, claimed)
        moment(MONDAY + timedelta(days=answered_after))
        handling.answer_question(installation, fatima, claimed, "Met mevrouw Postma.")
        submission = read(installation, claimed)
        assert (submission.decide_by, submission.urgent_on) == (due, due)

    def test_two_questions_stop_the_clock_twice(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str, moment: Hold
    ) -> None:
        for days in (0, 10):
            moment(MONDAY + timedelta(days=days))
            ask(installation, noor, claimed)
            moment(MONDAY + timedelta(days=days + 4))
            handling.answer_question(installation, fatima, claimed, "Met mevrouw Postma.")
        # Eight days after 27 April is 5 May, a holiday (Algemene termijnenwet art. 3).
        assert read(installation, claimed).decide_by == date(2026, 5, 6)

    def test_an_answered_plan_returns_to_the_same_desk_with_the_answer(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str
    ) -> None:
        ask(installation, noor, claimed)
        handling.answer_question(installation, fatima, claimed, " Met mevrouw Postma. ")
        submission = read(installation, claimed)
        assert (submission.state, submission.caseworker_id) == (Handling.RECEIVED, noor.id)
        with installation.store.read() as connection:
            [question] = conversation.questions(connection, claimed)
            assert conversation.open_question(connection, claimed) is None
        assert (question.answer, question.closed_at) == ("Met mevrouw Postma.", MONDAY)

    def test_a_second_question_waits_for_the_answer_to_the_first(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        ask(installation, noor, claimed)
        with pytest.raises(MovedOn):
            ask(installation, noor, claimed)

    def test_asking_takes_ones_own_claim_and_the_page_of_now(
        self, installation: Installation, noor: Actor, thomas: Actor, claimed: str
    ) -> None:
        with pytest.raises(TakenByColleague):
            ask(installation, thomas, claimed)
        before = read(installation, claimed).revision
        judge(installation, noor, claimed)
        with pytest.raises(MovedOn):
            handling.ask_question(installation, noor, claimed, before, "Met wie sprak u?")
        assert read(installation, claimed).state is Handling.RECEIVED

    def test_an_empty_question_or_answer_is_refused(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str
    ) -> None:
        with pytest.raises(Incomplete):
            ask(installation, noor, claimed, " ")
        ask(installation, noor, claimed)
        with pytest.raises(Incomplete):
            handling.answer_question(installation, fatima, claimed, "\n")
        assert read(installation, claimed).state is Handling.QUESTION_ASKED

    def test_nobody_answers_for_somebody_else(
        self, installation: Installation, jan: Actor, noor: Actor, claimed: str
    ) -> None:
        ask(installation, noor, claimed)
        with pytest.raises(NotFound):
            handling.answer_question(installation, jan, claimed, "Met mevrouw Postma.")
        with pytest.raises(Forbidden):
            handling.answer_question(installation, noor, claimed, "Met mevrouw Postma.")

    @on_each_database
    def test_an_answer_that_is_sent_twice_at_one_moment_counts_once(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str
    ) -> None:
        ask(installation, noor, claimed)
        results = at_once(
            *[lambda: handling.answer_question(installation, fatima, claimed, "Met mevrouw Postma.")] * 4
        )
        assert sorted(type(result).__name__ for result in results) == ["MovedOn"] * 3 + ["NoneType"]
        assert events(installation, claimed).count("question:answered") == 1

    @pytest.mark.parametrize("days", [0, 1, 14])
    def test_the_client_has_until_the_end_of_the_last_day(
        self, installation: Installation, noor: Actor, claimed: str, moment: Hold, days: int
    ) -> None:
        ask(installation, noor, claimed)
        moment(MONDAY + timedelta(days=days))
        with pytest.raises(MovedOn):
            handling.go_on_without_answer(installation, noor, claimed)

    def test_after_the_term_the_case_goes_on_without_an_answer(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str, moment: Hold
    ) -> None:
        ask(installation, noor, claimed)
        moment(MONDAY + timedelta(days=20))
        handling.go_on_without_answer(installation, noor, claimed)
        submission = read(installation, claimed)
        assert submission.state is Handling.RECEIVED
        assert submission.decide_by == date(2026, 5, 11), "two weeks, not the twenty days that passed"
        assert events(installation, claimed)[-1] == "question:closed_unanswered"
        with pytest.raises(MovedOn):
            handling.answer_question(installation, fatima, claimed, "Te laat.")

    def test_a_late_answer_counts_as_long_as_the_case_waits_for_it(
        self, installation: Installation, fatima: Actor, noor: Actor, claimed: str, moment: Hold
    ) -> None:
        ask(installation, noor, claimed)
        moment(MONDAY + timedelta(days=20))
        handling.answer_question(installation, fatima, claimed, "Met mevrouw Postma.")
        assert read(installation, claimed).state is Handling.RECEIVED

    def test_only_who_has_the_case_goes_on_with_it(
        self, installation: Installation, noor: Actor, thomas: Actor, claimed: str, moment: Hold
    ) -> None:
        ask(installation, noor, claimed)
        moment(MONDAY + timedelta(days=20))
        with pytest.raises(TakenByColleague):
            handling.go_on_without_answer(installation, thomas, claimed)

    def test_without_a_question_there_is_nothing_to_go_on_from(
        self, installation: Installation, noor: Actor, claimed: str
    ) -> None:
        with pytest.raises(MovedOn):
            handling.go_on_without_answer(installation, noor, claimed)


def test_a_client_handles_no_case(installation: Installation, fatima: Actor, sent: str) -> None:
    revision = read(installation, sent).revision
    for attempt in (
        lambda: handling.claim(installation, fatima, sent),
        lambda: handling.release(installation, fatima, sent),
        lambda: handling.write_note(installation, fatima, sent, "x"),
        lambda: handling.judge(installation, fatima, sent, revision, {}, {}),
        lambda: handling.ask_question(installation, fatima, sent, revision, "x"),
        lambda: handling.go_on_without_answer(installation, fatima, sent),
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert events(installation, sent) == ["form:submitted"]


def test_days_are_days_in_the_netherlands(
    installation: Installation, noor: Actor, claimed: str, moment: Hold
) -> None:
    moment(datetime(2026, 3, 9, 23, 30, tzinfo=MONDAY.tzinfo))  # half past midnight on the tenth
    assert clock.today() == date(2026, 3, 10)
    ask(installation, noor, claimed)
    assert read(installation, claimed).urgent_on == date(2026, 3, 24)
