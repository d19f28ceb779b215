"""What is posted later than it says counts from the later day, and nothing counts from an earlier one."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal import clock
from portal.actions import letter_choice, objections, posting, replying, sending
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.rules import terms
from portal.store import beschikkingen, dossiers, fingerprints, submissions, trail
from portal.store import posting as letters
from portal.store.people import Client
from tests.actions.deciding import decide_now
from tests.actions.test_sending import decided_and_sent
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import read
from tests.fixtures.verdicts import AGREED, REFUSED
from tests.fixtures.ways import CHANGE, OBJECTION, send_form

Hold = Callable[[datetime], None]
TUESDAY, WEDNESDAY, THURSDAY = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)
ON_FRIDAY = datetime(2026, 3, 6, 15, 0, tzinfo=UTC)
IN_JUNE = datetime(2026, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def refused(installation: Installation, fatima: Actor, ingrid: Actor, judged: str) -> str:
    """A no to Fatima's plan of Monday 2 March; its letter says Tuesday."""
    letter_choice.choose(installation, fatima, By.POST)
    decide_now(installation, ingrid, judged, REFUSED)
    return judged


def post(portal: Installation, actor: Actor, submission_id: str, day: date) -> None:
    """Put the letter of a decision in the post."""
    posting.post(portal, actor, decided_and_sent(portal, submission_id)[1].id, day)


def last_event(portal: Installation, letter_id: str) -> str:
    """What the trail says of the letter."""
    with portal.store.read() as connection:
        told = [one for one in trail.of(connection, letter_id) if one.event == "letter:posted"]
    return told[-1].fields


@on_each_database
def test_posted_later_than_it_says_it_counts_from_the_later_day(
    installation: Installation, noor: Actor, refused: str, moment: Hold
) -> None:
    moment(ON_FRIDAY)
    post(installation, noor, refused, THURSDAY)
    decision, letter = decided_and_sent(installation, refused)
    assert (letter.sent_on, letter.posted_on, letter.counts_from) == (TUESDAY, THURSDAY, THURSDAY)
    assert (decision.sent_on, decision.bezwaar_until) == (THURSDAY, date(2026, 4, 16))
    assert decision.decided_on == date(2026, 3, 2)
    assert '"counts_from": "2026-03-05"' in last_event(installation, letter.id)


@pytest.mark.parametrize("day", [date(2026, 3, 2), TUESDAY])
def test_posted_in_time_it_counts_from_the_day_that_it_says(
    installation: Installation, noor: Actor, refused: str, moment: Hold, day: date
) -> None:
    moment(ON_FRIDAY)
    post(installation, noor, refused, day)
    decision, letter = decided_and_sent(installation, refused)
    assert (letter.posted_on, letter.counts_from) == (day, TUESDAY)
    assert (decision.sent_on, decision.bezwaar_until) == (TUESDAY, date(2026, 4, 14))


def test_a_letter_box_in_the_weekend_is_emptied_on_monday(
    installation: Installation, noor: Actor, refused: str, moment: Hold
) -> None:
    moment(datetime(2026, 3, 9, 9, 0, tzinfo=UTC))
    post(installation, noor, refused, date(2026, 3, 7))
    assert decided_and_sent(installation, refused)[0].sent_on == date(2026, 3, 9)


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 7)])
def test_nothing_is_posted_before_the_decision_or_on_a_day_to_come(
    installation: Installation, noor: Actor, refused: str, moment: Hold, day: date
) -> None:
    moment(ON_FRIDAY)
    with pytest.raises(Incomplete) as stopped:
        post(installation, noor, refused, day)
    assert stopped.value.fields == ("posted_on",)


def test_a_letter_is_posted_once(installation: Installation, noor: Actor, refused: str, moment: Hold) -> None:
    moment(ON_FRIDAY)
    post(installation, noor, refused, TUESDAY)
    with pytest.raises(MovedOn):
        post(installation, noor, refused, THURSDAY)
    assert decided_and_sent(installation, refused)[0].sent_on == TUESDAY


def test_what_is_read_in_the_portal_is_not_posted_and_a_client_posts_nothing(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, judged: str
) -> None:
    decide_now(installation, ingrid, judged, REFUSED)
    with installation.store.read() as connection:
        assert letters.waiting(connection, 10) == []
    with pytest.raises(NotFound):
        post(installation, noor, judged, date(2026, 3, 2))
    with pytest.raises(Forbidden):
        post(installation, fatima, judged, date(2026, 3, 2))


@on_each_database
def test_the_post_room_sees_what_waits_the_earliest_day_first_and_then_what_left(
    installation: Installation,
    noor: Actor,
    refused: str,
    on_desk: Callable[..., str],
    moment: Hold,
) -> None:
    moment(ON_FRIDAY)
    key = on_desk(OBJECTION)
    replying.register_objection(installation, noor, key, read(installation, key).revision, "Wij hebben het.")
    with installation.store.read() as connection:
        waiting = letters.waiting(connection, 10)
    assert [(one.template, one.sent_on) for one in waiting] == [
        ("besluit-plan-afgewezen", TUESDAY),
        ("ontvangst-bezwaar", date(2026, 3, 9)),
    ]
    post(installation, noor, refused, TUESDAY)
    with installation.store.read() as connection:
        assert [one.template for one in letters.waiting(connection, 10)] == ["ontvangst-bezwaar"]
        assert [one.template for one in letters.gone(connection, 10)] == ["besluit-plan-afgewezen"]


def test_nobody_begins_before_he_could_know_it(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, judged: str, moment: Hold
) -> None:
    letter_choice.choose(installation, fatima, By.POST)
    moment(datetime(2026, 5, 28, 9, 30, tzinfo=UTC))
    decide_now(installation, ingrid, judged, AGREED)  # from Monday 1 June
    moment(IN_JUNE)
    post(installation, noor, judged, date(2026, 6, 3))
    with installation.store.read() as connection:
        decision = decided_and_sent(installation, judged)[0]
        activity = beschikkingen.activity_of(connection, decision.id)
    assert activity is not None
    assert (activity.starts_on, activity.ends_on) == (date(2026, 6, 3), date(2026, 8, 31))


def test_who_is_asked_again_has_the_whole_term_from_the_later_day(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, judged: str, moment: Hold
) -> None:
    letter_choice.choose(installation, fatima, By.POST)
    with installation.store.write() as connection:
        dossiers.ask_again(connection, dossiers.require_of_client(connection, fatima.id).id, date(2026, 3, 3))
    decide_now(installation, ingrid, judged, REFUSED)
    moment(ON_FRIDAY)
    post(installation, noor, judged, THURSDAY)
    with installation.store.read() as connection:
        dossier = dossiers.require_of_client(connection, fatima.id)
    assert dossier.answer_by == terms.proposal_deadline(THURSDAY, 28)


def test_a_bezwaar_against_the_printed_day_stays_one_against_the_decision(
    installation: Installation, fatima: Actor, noor: Actor, refused: str, moment: Hold
) -> None:
    printed = decided_and_sent(installation, refused)[1]
    about = read(installation, refused)
    send_form(installation, fatima, OBJECTION, letter=objections.reference(printed, about))
    moment(ON_FRIDAY)
    post(installation, noor, refused, THURSDAY)
    moved, letter = decided_and_sent(installation, refused)
    with installation.store.read() as connection:
        sent = submissions.list_of_dossier(connection, about.dossier_id)
    assert objections.is_against(moved, about, sent)
    number, day, template = objections.parts(objections.reference(letter, about))
    assert (number, day, template) == (about.number, moved.sent_on.isoformat(), letter.template)
    assert moved.sent_on == date(2026, 3, 5)


def test_a_changed_day_of_posting_would_be_seen(
    installation: Installation, noor: Actor, refused: str, moment: Hold
) -> None:
    assert {"by", "posted_on"} <= set(fingerprints.KINDS["letter"].kept)
    assert {"sent_on", "bezwaar_until"} <= set(fingerprints.KINDS["beschikking"].kept)


def test_a_pause_by_post_waits_in_the_post_room_too(
    installation: Installation,
    fatima: Actor,
    noor: Actor,
    running: str,
    on_desk: Callable[..., str],
    moment: Hold,
) -> None:
    letter_choice.choose(installation, fatima, By.POST)
    key, days = on_desk(CHANGE), (date(2026, 6, 17), date(2026, 6, 30))
    replying.confirm_pause(installation, noor, key, read(installation, key).revision, *days, "Goede reis.")
    with installation.store.read() as connection:
        [waiting] = letters.waiting(connection, 10)
    assert (waiting.template, waiting.sent_on) == ("pauze-bevestigd", date(2026, 6, 18))
    posting.post(installation, noor, waiting.id, date(2026, 6, 17))
    with installation.store.read() as connection:
        assert letters.waiting(connection, 10) == []


MOMENTS = st.datetimes(datetime(2026, 1, 5), datetime(2026, 5, 20), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(decided_at=MOMENTS, days_later=st.integers(0, 12), by=st.sampled_from(By))
def test_the_day_of_sending_is_never_before_the_decision_nor_on_a_day_without_post(
    installation: Installation, decided_at: datetime, days_later: int, by: By
) -> None:
    person = Client(
        *("c", None, "An", "Bos", date(1980, 1, 1), "", "", "", None, "nl", "ioaw", None),
        letters_by=by,
        letters_since=None,
    )
    decided_on = clock.day_of(decided_at)
    leaves = sending.of(installation, person, decided_on)
    assert leaves.by is by
    assert leaves.sent_on >= decided_on
    if by is By.PORTAL:
        assert leaves.sent_on == decided_on
        return
    assert leaves.sent_on > decided_on
    assert terms.is_working_day(leaves.sent_on)
    posted = terms.counted_from(leaves.sent_on, decided_on + timedelta(days=days_later))
    assert posted >= leaves.sent_on
    assert terms.is_working_day(posted)
    assert terms.bezwaar_last_day(posted) >= terms.bezwaar_last_day(leaves.sent_on)
