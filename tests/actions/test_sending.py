"""The day of the decision and the day on which its letter leaves, and what counts from which."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.actions import letter_choice, replying
from portal.actions.installation import Installation
from portal.actions.letterhead import addressee
from portal.actions.post import resend, send_due
from portal.domain.errors import Forbidden, Incomplete
from portal.domain.roles import Actor, Role
from portal.domain.sending import By
from portal.domain.states import Outcome
from portal.letters.contexts import Decision, ObjectionReceived, PauseConfirmed
from portal.rules import terms
from portal.store import beschikkingen, dossiers, exemptions, outbox, people, trail
from portal.store.beschikkingen import Beschikking, Letter
from tests.actions.deciding import decide_now
from tests.actions.test_post import FROM, Letterbox
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import read
from tests.fixtures.verdicts import AGREED, DESIGN, REFUSED
from tests.fixtures.ways import CHANGE, GRANTED, OBJECTION

Hold = Callable[[datetime], None]
FRIDAY_EVENING = datetime(2026, 3, 6, 20, 15, tzinfo=UTC)
BEFORE_EASTER = datetime(2026, 4, 2, 14, 0, tzinfo=UTC)
NEW_YEARS_EVE = datetime(2026, 12, 31, 14, 0, tzinfo=UTC)
LATE_IN_SUMMER = datetime(2026, 7, 16, 22, 30, tzinfo=UTC)


@pytest.fixture
def by_post(installation: Installation, fatima: Actor) -> Actor:
    """Fatima, who wants her letters at home."""
    letter_choice.choose(installation, fatima, By.POST)
    return fatima


def decided_and_sent(portal: Installation, submission_id: str) -> tuple[Beschikking, Letter]:
    """A decision and its letter."""
    with portal.store.read() as connection:
        decision = beschikkingen.of_submission(connection, submission_id)
        assert decision is not None
        dossier_id = read(portal, submission_id).dossier_id
        letters = beschikkingen.letters_of_dossier(connection, dossier_id)
    return decision, next(one for one in letters if one.beschikking_id == decision.id)


def told(press: FakePress) -> Decision:
    """What the last letter says."""
    letter = press.made[-1][2]
    assert isinstance(letter, Decision)
    return letter


def test_a_letter_goes_by_post_until_somebody_says_otherwise(installation: Installation, noor: Actor) -> None:
    with installation.store.write() as connection:
        people.add_client(
            connection,
            {
                "id": "c",
                "first_name": "An",
                "last_name": "Bos",
                "birth_date": date(1980, 1, 1),
                "street": "",
                "postal_code": "",
                "city": "",
                "language": "nl",
                "benefit": "ioaw",
                "created_at": clock.now(),
            },
        )
        client = people.require_client(connection, "c")
    assert (client.letters_by, client.letters_since) == (By.POST, None)


@on_each_database
@pytest.mark.parametrize(
    ("moment_of_decision", "decided_on", "sent_on", "last_day"),
    [
        pytest.param(
            FRIDAY_EVENING, date(2026, 3, 6), date(2026, 3, 9), date(2026, 4, 20), id="Friday evening"
        ),
        pytest.param(
            BEFORE_EASTER, date(2026, 4, 2), date(2026, 4, 7), date(2026, 5, 19), id="before Good Friday"
        ),
        pytest.param(
            NEW_YEARS_EVE, date(2026, 12, 31), date(2027, 1, 4), date(2027, 2, 15), id="31 December"
        ),
        pytest.param(
            LATE_IN_SUMMER, date(2026, 7, 17), date(2026, 7, 20), date(2026, 8, 31), id="past midnight here"
        ),
    ],
)
def test_by_post_the_term_counts_from_the_first_working_day_after_the_decision(
    installation: Installation,
    by_post: Actor,
    ingrid: Actor,
    judged: str,
    moment: Hold,
    press: FakePress,
    moment_of_decision: datetime,
    decided_on: date,
    sent_on: date,
    last_day: date,
) -> None:
    moment(moment_of_decision)
    decide_now(installation, ingrid, judged, replace(REFUSED))
    decision, letter = decided_and_sent(installation, judged)
    assert (decision.decided_on, decision.sent_on) == (decided_on, sent_on)
    assert decision.bezwaar_until == last_day == terms.bezwaar_last_day(sent_on)
    assert (letter.sent_on, letter.by, letter.posted_on) == (sent_on, By.POST, None)
    context = told(press)
    assert (context.decided_on, context.sent_on, context.by) == (decided_on, sent_on, By.POST)
    assert context.objection_until == last_day


@on_each_database
def test_who_chose_the_portal_has_the_letter_on_the_day_itself_also_in_the_weekend(
    installation: Installation, fatima: Actor, ingrid: Actor, judged: str, moment: Hold, press: FakePress
) -> None:
    saturday = date(2026, 3, 7)
    moment(datetime(2026, 3, 7, 12, tzinfo=UTC))
    decide_now(installation, ingrid, judged, REFUSED)
    decision, letter = decided_and_sent(installation, judged)
    assert (decision.decided_on, decision.sent_on, letter.by) == (saturday, saturday, By.PORTAL)
    assert decision.bezwaar_until == terms.bezwaar_last_day(saturday)
    assert (told(press).sent_on, told(press).by) == (saturday, By.PORTAL)


def test_the_gemeente_says_after_how_many_working_days_post_leaves(
    installation: Installation,
    by_post: Actor,
    ingrid: Actor,
    judged: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = replace(installation.gemeente, post_after=4)
    monkeypatch.setattr(Installation, "gemeente", slow)
    decide_now(installation, ingrid, judged, REFUSED)
    assert decided_and_sent(installation, judged)[0].sent_on == date(2026, 3, 6)


def test_work_does_not_begin_before_the_letter_leaves(
    installation: Installation, by_post: Actor, ingrid: Actor, judged: str, moment: Hold
) -> None:
    moment(datetime(2026, 5, 29, 9, 30, tzinfo=UTC))  # a Friday; post leaves on Monday 1 June
    begins = replace(DESIGN, starts_on=date(2026, 5, 30))
    changed = replace(
        AGREED, outcome=Outcome.AGREED_WITH_CHANGES, change_what="Eerder.", change_why="Het kan."
    )
    with pytest.raises(Incomplete) as stopped:
        decide_now(installation, ingrid, judged, replace(changed, design=begins))
    assert stopped.value.fields == ("starts_on",)
    decide_now(installation, ingrid, judged, AGREED)  # it begins on that Monday


def test_an_ontheffing_is_known_before_its_last_day_and_counts_from_the_decision(
    installation: Installation, by_post: Actor, ingrid: Actor, claim: Callable[..., str], moment: Hold
) -> None:
    moment(FRIDAY_EVENING)
    key = claim()
    with pytest.raises(Incomplete):
        decide_now(installation, ingrid, key, replace(GRANTED, until=date(2026, 3, 8)))
    decide_now(installation, ingrid, key, GRANTED)
    with installation.store.read() as connection:
        [given] = exemptions.of_dossier(connection, read(installation, key).dossier_id)
    assert given.starts_on == date(2026, 3, 6)


def test_the_term_for_a_new_plan_begins_when_the_no_leaves(
    installation: Installation, by_post: Actor, ingrid: Actor, noor: Actor, judged: str, moment: Hold
) -> None:
    with installation.store.write() as connection:
        dossier = dossiers.require_of_client(connection, by_post.id)
        dossiers.ask_again(connection, dossier.id, date(2026, 3, 3))
    moment(FRIDAY_EVENING)
    decide_now(installation, ingrid, judged, REFUSED)
    with installation.store.read() as connection:
        dossier = dossiers.require_of_client(connection, by_post.id)
    assert dossier.answer_by == terms.proposal_deadline(date(2026, 3, 9), 28)


@on_each_database
def test_the_notice_waits_for_the_day_on_which_the_letter_leaves(
    installation: Installation, by_post: Actor, ingrid: Actor, judged: str, moment: Hold
) -> None:
    letterbox = Letterbox()
    send_due(installation, letterbox, FROM)
    letterbox.taken.clear()
    moment(FRIDAY_EVENING)
    decide_now(installation, ingrid, judged, REFUSED)
    assert send_due(installation, letterbox, FROM) == 0
    assert resend(installation) == 0  # who tries again what failed does not hurry it
    moment(datetime(2026, 3, 9, 7, 59, tzinfo=UTC))
    assert send_due(installation, letterbox, FROM) == 0
    moment(datetime(2026, 3, 9, 8, 0, tzinfo=UTC))  # nine o'clock here
    assert send_due(installation, letterbox, FROM) == 1
    with installation.store.read() as connection:
        assert outbox.unsent(connection) == []


def test_a_pause_may_end_before_its_letter_leaves(
    installation: Installation,
    by_post: Actor,
    noor: Actor,
    running: str,
    on_desk: Callable[..., str],
    press: FakePress,
    moment: Hold,
) -> None:
    moment(datetime(2026, 6, 19, 9, 30, tzinfo=UTC))  # a Friday
    key, friday, sunday = on_desk(CHANGE), date(2026, 6, 19), date(2026, 6, 21)
    replying.confirm_pause(
        installation, noor, key, read(installation, key).revision, friday, sunday, "Beterschap."
    )
    letter = press.made[-1][2]
    assert isinstance(letter, PauseConfirmed)
    assert (letter.made_on, letter.until, letter.sent_on) == (friday, sunday, date(2026, 6, 22))


def test_a_bezwaar_may_come_before_the_letter_left(
    installation: Installation,
    by_post: Actor,
    noor: Actor,
    ingrid: Actor,
    judged: str,
    on_desk: Callable[..., str],
    press: FakePress,
    moment: Hold,
) -> None:
    moment(FRIDAY_EVENING)
    decide_now(installation, ingrid, judged, REFUSED)
    number = read(installation, judged).number
    key = on_desk(OBJECTION, letter=f"{number}/2026-03-09")
    replying.register_objection(
        installation, noor, key, read(installation, key).revision, "Wij hebben uw bezwaar."
    )
    letter = press.made[-1][2]
    assert isinstance(letter, ObjectionReceived)
    assert (letter.decision_sent_on, letter.sent_on, letter.is_late) == (date(2026, 3, 9),) * 2 + (False,)


class TestChoosing:
    @on_each_database
    def test_the_choice_and_its_moment_are_kept_and_stand_in_the_trail(
        self, installation: Installation, by_post: Actor
    ) -> None:
        with installation.store.read() as connection:
            client = people.require_client(connection, by_post.id)
            events = [one for one in trail.of(connection, by_post.id) if one.event == "letters:chosen"]
        assert (client.letters_by, client.letters_since) == (By.POST, clock.now())
        assert [one.fields for one in events] == ['{"by": "post", "large_print": false}']

    def test_choosing_the_same_again_changes_nothing(
        self, installation: Installation, by_post: Actor
    ) -> None:
        with clock.at(clock.now() + timedelta(days=1)):
            letter_choice.choose(installation, by_post, By.POST)
        with installation.store.read() as connection:
            assert people.require_client(connection, by_post.id).letters_since == clock.now()

    @on_each_database
    def test_large_print_is_kept_with_the_person_and_every_letter_after_it_has_it(
        self, installation: Installation, by_post: Actor
    ) -> None:
        letter_choice.choose(installation, by_post, By.POST, large_print=True)
        with installation.store.read() as connection:
            client = people.require_client(connection, by_post.id)
        assert client.large_print is True
        assert addressee(client).large_print is True

    def test_nobody_chooses_for_somebody_else(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        helper = replace(fatima, roles=frozenset({Role.HELPER}))
        for somebody in (helper, noor):
            with pytest.raises(Forbidden):
                letter_choice.choose(installation, somebody, By.POST)

    def test_a_letter_that_lies_at_the_post_room_goes_on(
        self, installation: Installation, by_post: Actor, ingrid: Actor, judged: str, moment: Hold
    ) -> None:
        moment(FRIDAY_EVENING)
        decide_now(installation, ingrid, judged, REFUSED)
        letter_choice.choose(installation, by_post, By.PORTAL)
        decision, letter = decided_and_sent(installation, judged)
        assert (letter.by, decision.sent_on) == (By.POST, date(2026, 3, 9))
