"""What asks for no beschikking: a message, a pause, a registered bezwaar; and a client who writes back."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from portal.actions import handling, replying
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.states import Handling, Reply
from portal.domain.ways import WAYS
from portal.letters.contexts import PauseConfirmed
from portal.store import beschikkingen, dossiers, exemptions, messages, outbox, trail
from tests.actions.conftest import IN_JUNE, MONDAY
from tests.actions.deciding import everything
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import read
from tests.fixtures.told import told as said
from tests.fixtures.ways import CHANGE, HELP, revision

TEXT = "Op maandag is er een taalcafé. Zal ik met u meegaan?"
FROM, UNTIL = date(2026, 6, 10), date(2026, 6, 30)
"""The first day lies a week before it is confirmed."""
Sent = Callable[..., str]


def answer(portal: Installation, actor: Actor, key: str, text: str = TEXT) -> None:
    """Answer at the present revision."""
    replying.answer(portal, actor, key, revision(portal, key), text)


def pause(
    portal: Installation,
    actor: Actor,
    key: str,
    starts_on: date = FROM,
    until: date = UNTIL,
    text: str = TEXT,
) -> None:
    """Confirm a pause at the present revision."""
    replying.confirm_pause(portal, actor, key, revision(portal, key), starts_on, until, TEXT)


def written(portal: Installation, key: str) -> list[tuple[str | None, str]]:
    """Who wrote what about a submission."""
    with portal.store.read() as connection:
        return [(one.author, one.text) for one in messages.about(connection, key)]


def fields_of(portal: Installation, key: str, event: str) -> dict[str, Any]:
    """What the trail keeps of the one event of this name."""
    with portal.store.read() as connection:
        [told] = [one for one in trail.of(connection, key) if one.event == event]
    return said(told)


def letter_about(portal: Installation, key: str) -> tuple[beschikkingen.Letter, bytes]:
    """The one letter about a submission, with its bytes."""
    with portal.store.read() as connection:
        dossier_id = read(portal, key).dossier_id
        [letter] = [
            one
            for one in beschikkingen.letters_of_dossier(connection, dossier_id)
            if one.submission_id == key
        ]
        return letter, beschikkingen.pdf_of(connection, letter.id)


def notices(portal: Installation, at: datetime) -> list[tuple[str, str]]:
    """The notices that wait, in order, with their language."""
    found = []
    with portal.store.write() as connection:
        while notice := outbox.take(connection, at):
            found.append((notice.event, notice.language))
    return found


class TestAnswer:
    @on_each_database
    def test_an_answer_closes_the_case_and_reaches_the_client(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        assert read(installation, key).state is Handling.ANSWERED
        assert written(installation, key) == [("Noor Visser", TEXT)]
        assert fields_of(installation, key, "case:answered") == {"reply": "answered"}
        assert notices(installation, MONDAY) == [("form-received", "ar"), ("case-answered", "ar")]

    def test_no_beschikking_and_no_letter_come_of_it(
        self, installation: Installation, noor: Actor, on_desk: Sent, press: FakePress
    ) -> None:
        answer(installation, noor, on_desk(HELP))
        assert (everything(installation)["beschikking"], press.made) == ([], [])

    @pytest.mark.parametrize("text", ["", " \n\t"])
    def test_an_empty_answer_is_none(
        self, installation: Installation, noor: Actor, on_desk: Sent, text: str
    ) -> None:
        key = on_desk(HELP)
        before = everything(installation)
        with pytest.raises(Incomplete) as missing:
            answer(installation, noor, key, text)
        assert missing.value.fields == ("text",)
        assert everything(installation) == before

    def test_who_does_not_have_it_on_the_desk_does_not_answer(
        self, installation: Installation, thomas: Actor, on_desk: Sent
    ) -> None:
        with pytest.raises(TakenByColleague) as taken:
            answer(installation, thomas, on_desk(HELP))
        assert taken.value.name == "Noor Visser"

    def test_a_client_does_not_answer_himself(
        self, installation: Installation, fatima: Actor, on_desk: Sent
    ) -> None:
        with pytest.raises(Forbidden):
            answer(installation, fatima, on_desk(HELP))

    def test_a_case_that_changed_meanwhile_is_not_answered(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        with pytest.raises(MovedOn):
            replying.answer(installation, noor, key, revision(installation, key) - 1, TEXT)
        assert written(installation, key) == []

    def test_an_answered_case_is_not_answered_again(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        with pytest.raises(MovedOn):
            answer(installation, noor, key)

    @pytest.mark.parametrize(
        "flow", sorted(flow for flow, way in WAYS.items() if way.asks_decision(Regime.TEGENPRESTATIE))
    )
    def test_what_asks_for_a_beschikking_is_not_closed_with_a_message(
        self, installation: Installation, noor: Actor, on_desk: Sent, flow: str
    ) -> None:
        key = on_desk(flow)
        with pytest.raises(MovedOn):
            answer(installation, noor, key)

    def test_there_is_nothing_to_judge_about_it(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        with pytest.raises(NotFound):
            handling.judge(installation, noor, key, revision(installation, key), {}, {"unpaid": True})

    def test_a_question_moves_its_own_short_term_and_no_more(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        on_desk: Sent,
        moment: Callable[[datetime], None],
    ) -> None:
        key = on_desk(HELP)
        assert read(installation, key).decide_by == date(2026, 3, 5)  # three working days after Monday
        handling.ask_question(installation, noor, key, revision(installation, key), "Welke bus neemt u?")
        moment(MONDAY + timedelta(days=2))
        handling.answer_question(installation, fatima, key, "Lijn 12.")
        assert read(installation, key).decide_by == date(2026, 3, 9)  # two days later is a Saturday


class TestPause:
    @on_each_database
    def test_the_tegenprestatie_stands_still_and_a_letter_says_from_and_until_when(
        self, installation: Installation, fatima: Actor, noor: Actor, running: str, on_desk: Sent
    ) -> None:
        key = on_desk(CHANGE)
        pause(installation, noor, key)
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            [kept] = exemptions.pauses(connection, dossier.id)
        assert (kept.submission_id, kept.starts_on, kept.until) == (key, FROM, UNTIL)
        letter, pdf = letter_about(installation, key)
        assert (letter.template, letter.beschikking_id, letter.language) == ("pauze-bevestigd", None, "ar")
        sha = hashlib.sha256(pdf).hexdigest()
        assert letter.sha256 == sha
        assert fields_of(installation, key, "pause:confirmed") == {
            "starts_on": "2026-06-10",
            "until": "2026-06-30",
            "letter_sha256": sha,
        }
        assert fields_of(installation, key, "case:answered") == {"reply": "paused"}
        assert read(installation, key).state is Handling.ANSWERED

    @pytest.mark.parametrize("story", ["Wij gaan op reis.", ""])
    def test_the_letter_repeats_what_the_client_told(
        self,
        installation: Installation,
        noor: Actor,
        running: str,
        on_desk: Sent,
        press: FakePress,
        story: str,
    ) -> None:
        key = on_desk(CHANGE, story=story)
        pause(installation, noor, key)
        template, language, letter = press.made[-1]
        assert (template, language) == ("pauze-bevestigd", "ar")
        assert isinstance(letter, PauseConfirmed)
        assert (letter.starts_on, letter.until, letter.contact.name) == (FROM, UNTIL, "Noor Visser")
        shown = read(installation, key).shown[0]["rows"][0]["answer"]
        assert letter.told == (story or shown)

    def test_a_pause_that_is_over_already_is_none(
        self, installation: Installation, noor: Actor, running: str, on_desk: Sent
    ) -> None:
        key = on_desk(CHANGE)
        with pytest.raises(Incomplete) as wrong:
            pause(installation, noor, key, until=IN_JUNE.date() - timedelta(days=1))
        assert wrong.value.fields == ("until",)
        pause(installation, noor, key, until=IN_JUNE.date())

    @pytest.mark.parametrize(
        ("starts_on", "until", "wrong"),
        [
            (date(2026, 5, 31), UNTIL, "starts_on"),  # it runs from 1 June up to and including 31 August
            (date(2026, 9, 1), date(2026, 9, 30), "starts_on"),
            (date(2026, 6, 25), date(2026, 6, 24), "until"),
        ],
    )
    def test_a_pause_begins_while_something_runs_and_ends_after_it_begins(
        self,
        installation: Installation,
        noor: Actor,
        running: str,
        on_desk: Sent,
        starts_on: date,
        until: date,
        wrong: str,
    ) -> None:
        key = on_desk(CHANGE)
        before = everything(installation)
        with pytest.raises(Incomplete) as refused:
            pause(installation, noor, key, starts_on, until)
        assert refused.value.fields == (wrong,)
        assert everything(installation) == before

    @pytest.mark.parametrize(
        ("starts_on", "until"),
        [
            (date(2026, 6, 1), UNTIL),
            (date(2026, 6, 25), date(2026, 6, 25)),
            (date(2026, 8, 31), date(2026, 8, 31)),
        ],
    )
    def test_from_the_first_day_up_to_the_last_it_can_begin(
        self,
        installation: Installation,
        noor: Actor,
        running: str,
        on_desk: Sent,
        starts_on: date,
        until: date,
    ) -> None:
        key = on_desk(CHANGE)
        pause(installation, noor, key, starts_on, until)
        assert read(installation, key).state is Handling.ANSWERED

    def test_where_nothing_runs_nothing_stands_still(
        self, installation: Installation, noor: Actor, on_desk: Sent, press: FakePress
    ) -> None:
        key = on_desk(CHANGE)
        before = everything(installation)
        with pytest.raises(MovedOn):
            pause(installation, noor, key)
        assert (everything(installation), press.made) == (before, [])

    def test_what_has_ended_does_not_stand_still(
        self,
        installation: Installation,
        noor: Actor,
        running: str,
        on_desk: Sent,
        moment: Callable[[datetime], None],
    ) -> None:
        key = on_desk(CHANGE)
        moment(datetime(2026, 9, 1, 9, tzinfo=UTC))  # the last day was 31 August
        with pytest.raises(MovedOn):
            pause(installation, noor, key, until=date(2026, 9, 30))
        answer(installation, noor, key)
        assert read(installation, key).state is Handling.ANSWERED

    def test_a_question_for_help_is_not_a_pause(
        self, installation: Installation, noor: Actor, running: str, on_desk: Sent
    ) -> None:
        with pytest.raises(MovedOn):
            pause(installation, noor, on_desk(HELP))


def test_every_reply_is_tested_here() -> None:
    assert set(Reply) == {Reply.ANSWERED, Reply.PAUSED, Reply.REGISTERED}  # the last in test_objecting
