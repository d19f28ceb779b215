"""A report of displaced work: taken in once, its reporter shielded, decided with reasons."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

import pytest
import sqlalchemy as sa

from portal.actions import signals as acts
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound
from portal.domain.roles import Actor, Role
from portal.domain.signals import SignalOutcome, SignalState
from portal.letters.contexts import SignalOutcome as OutcomeLetter
from portal.store import outbox, signals, tables, trail
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.people import add_staff
from tests.fixtures.signals import (
    CODE,
    CONTACT,
    DEPARTURE,
    EXPLANATION,
    FACTS,
    advise,
    ask_committee,
    close,
    read,
    report,
)
from tests.fixtures.threads import at_once

in_rotterdam = pytest.mark.parametrize("gemeente", ["rotterdam"])


@pytest.fixture
def karim(installation: Installation) -> Actor:
    """A quality officer."""
    return add_staff(installation, "Karim Aziz", Role.QUALITY_OFFICER)


@pytest.fixture
def els(installation: Installation) -> Actor:
    """A member of the committee."""
    return add_staff(installation, "Els Hoekstra", Role.COMMITTEE_MEMBER)


def count(portal: Installation) -> int:
    """How many reports there are."""
    with portal.store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(tables.signal)) or 0


def happened(portal: Installation, key: str) -> list[tuple[str, str]]:
    """What the trail keeps of a report: event and who."""
    with portal.store.read() as connection:
        return [(event.event, event.actor_id) for event in trail.of(connection, key)]


def row(portal: Installation, key: str) -> dict[str, object]:
    """All that the database holds of a report."""
    with portal.store.read() as connection:
        query = sa.select(tables.signal).where(tables.signal.c.id == key)
        return dict(connection.execute(query).mappings().one())


def test_whoever_reports_without_signing_in_leaves_nothing_that_tells_who_it_is(
    installation: Installation,
) -> None:
    kept = row(installation, report(installation, code=CODE))
    assert kept["answers"] == FACTS
    assert (kept["client_id"], kept["contact"]) == (None, None)
    assert kept["code"] == hashlib.sha256(CODE.encode()).hexdigest()
    assert CODE not in str(kept)
    assert happened(installation, str(kept["id"])) == [("signal:received", acts.ANONYMOUS)]


@on_each_database
def test_the_same_report_sent_twice_is_one(installation: Installation, fatima: Actor) -> None:
    first = report(installation, fatima, request="one")
    assert report(installation, fatima, request="one") == first
    assert report(installation, fatima, request="two") != first
    assert count(installation) == 2


@on_each_database
def test_a_double_click_is_one_report(installation: Installation) -> None:
    keys = at_once(*[lambda: report(installation, code=CODE, request="one")] * 4)
    assert len(set(keys)) == 1, keys
    assert count(installation) == 1


def test_a_report_has_a_number_of_the_same_row_as_forms(installation: Installation, sent: str) -> None:
    assert read(installation, report(installation)).number == "TP-2026-00002"


def test_the_client_is_promised_a_notice_that_the_report_arrived(
    installation: Installation, fatima: Actor
) -> None:
    report(installation, fatima)
    with installation.store.write() as connection:
        notice = outbox.take(connection, MONDAY)
    assert notice is not None
    assert (notice.event, notice.language) == ("form-received", "ar")


def test_who_works_here_reports_without_signing_in_or_not_at_all(
    installation: Installation, noor: Actor
) -> None:
    with pytest.raises(Forbidden):
        report(installation, noor)
    assert count(installation) == 0


@on_each_database
def test_with_the_code_one_finds_the_report_and_with_another_nothing(installation: Installation) -> None:
    key = report(installation, code=CODE)
    report(installation)
    with installation.store.read() as connection:
        found = signals.of_code(connection, CODE)
        assert found is not None
        assert (found.id, found.state) == (key, SignalState.RECEIVED)
        assert signals.of_code(connection, "Z" * 16) is None
        assert signals.of_code(connection, "") is None


def test_one_client_does_not_find_the_report_of_another(
    installation: Installation, fatima: Actor, jan: Actor
) -> None:
    key = report(installation, fatima)
    with installation.store.read() as connection:
        assert [one.id for one in signals.list_of_client(connection, fatima.id)] == [key]
        assert signals.list_of_client(connection, jan.id) == []
        with pytest.raises(NotFound):
            signals.of_client(connection, jan.id, key)
        with pytest.raises(NotFound):
            signals.pdf_of(connection, jan.id, key)


def test_taking_it_twice_is_harmless_and_a_colleague_comes_too_late(
    installation: Installation, karim: Actor
) -> None:
    colleague = add_staff(installation, "Aylin Kaya", Role.QUALITY_OFFICER)
    key = report(installation)
    acts.take(installation, karim, key)
    acts.take(installation, karim, key)
    with pytest.raises(MovedOn):
        acts.take(installation, colleague, key)
    assert happened(installation, key)[1:] == [("signal:taken", karim.id)]


def test_the_trail_keeps_who_opened_a_report(installation: Installation, karim: Actor) -> None:
    key = report(installation)
    acts.view(installation, karim, key)
    assert happened(installation, key)[-1] == ("signal:viewed", karim.id)


@on_each_database
@in_rotterdam
def test_the_committee_gets_the_facts_and_nothing_about_who_reported(
    installation: Installation, fatima: Actor, karim: Actor
) -> None:
    key = report(installation, fatima, contact=CONTACT)
    with installation.store.read() as connection:
        assert signals.list_for_committee(connection) == []
        with pytest.raises(NotFound):
            signals.for_committee(connection, key)
    ask_committee(installation, karim, key)
    with installation.store.read() as connection:
        [seen] = signals.list_for_committee(connection)
        assert seen == signals.for_committee(connection, key)
    assert seen.answers == FACTS
    told = str(asdict(seen))
    for secret in (fatima.id, "Fatima", CONTACT, "contact", "language", "client", "code"):
        assert secret not in told


def test_no_shape_that_leaves_the_store_holds_the_key_of_a_client() -> None:
    shapes = (signals.Told, signals.OwnSignal, signals.CommitteeSignal, signals.OfficerSignal)
    for shape in shapes:
        assert {"client_id", "code", "request_id"} & set(shape.__dataclass_fields__) == set()


def test_without_a_committee_in_the_regeling_nothing_can_be_sent_to_one(
    installation: Installation, karim: Actor
) -> None:
    key = report(installation)
    acts.take(installation, karim, key)
    with pytest.raises(NotFound):
        acts.send_to_committee(installation, karim, key, read(installation, key).revision)


@in_rotterdam
def test_an_advice_is_given_once_and_with_reasons(
    installation: Installation, karim: Actor, els: Actor
) -> None:
    key = report(installation)
    ask_committee(installation, karim, key)
    revision = read(installation, key).revision
    with pytest.raises(Incomplete):
        acts.advise(installation, els, key, revision, SignalOutcome.ADAPT, " ")
    advise(installation, els, key)
    with pytest.raises(MovedOn):
        advise(installation, els, key, SignalOutcome.CONTINUE)
    assert read(installation, key).advised_outcome is SignalOutcome.STOP_ACTIVITY


@in_rotterdam
def test_the_advice_does_not_bind_but_departing_from_it_takes_reasons(
    installation: Installation, karim: Actor, els: Actor
) -> None:
    key = report(installation)
    ask_committee(installation, karim, key)
    advise(installation, els, key)
    with pytest.raises(Incomplete) as missing:
        close(installation, karim, key)
    assert missing.value.fields == ["departure"]
    close(installation, karim, key, departure=DEPARTURE)
    assert read(installation, key).departure == DEPARTURE


@in_rotterdam
def test_an_advice_that_is_followed_needs_no_more_reasons(
    installation: Installation, karim: Actor, els: Actor
) -> None:
    key = report(installation)
    ask_committee(installation, karim, key)
    advise(installation, els, key, SignalOutcome.ADAPT)
    close(installation, karim, key, departure=DEPARTURE)
    assert read(installation, key).departure is None, "nothing asked for it"


@in_rotterdam
@pytest.mark.parametrize("is_asked", [True, False])
def test_an_advice_that_stays_away_is_no_bar_but_takes_reasons(
    installation: Installation, karim: Actor, is_asked: bool
) -> None:
    key = report(installation)
    if is_asked:
        ask_committee(installation, karim, key)
    else:
        acts.take(installation, karim, key)
    with pytest.raises(Incomplete):
        close(installation, karim, key)
    close(installation, karim, key, departure=DEPARTURE)
    assert read(installation, key).state is SignalState.CLOSED


def test_the_organisation_is_heard_before_the_gemeente_stops_working_with_it(
    installation: Installation, karim: Actor
) -> None:
    key = report(installation)
    acts.take(installation, karim, key)
    with pytest.raises(Incomplete) as missing:
        close(installation, karim, key, SignalOutcome.STOP_COOPERATION)
    assert missing.value.fields == ["heard_on"]
    close(installation, karim, key, SignalOutcome.STOP_COOPERATION, heard_on=date(2026, 2, 27))
    assert read(installation, key).heard_on == date(2026, 2, 27)


@on_each_database
def test_a_client_gets_the_outcome_as_a_letter_and_a_notice(
    installation: Installation, fatima: Actor, karim: Actor, press: FakePress
) -> None:
    key = report(installation, fatima)
    acts.take(installation, karim, key)
    close(installation, karim, key)
    [(template, language, letter)] = press.made
    assert (template, language) == ("uitkomst-melding", "ar")
    assert isinstance(letter, OutcomeLetter)
    assert (letter.work, letter.outcome) == (FACTS["work"], "adapt")
    assert (letter.explanation, letter.addressee.name) == (EXPLANATION, "Fatima El Amrani")
    with installation.store.read() as connection:
        own = signals.of_client(connection, fatima.id, key)
        pdf = signals.pdf_of(connection, fatima.id, key)
    assert (own.sha256, own.size) == (hashlib.sha256(pdf).hexdigest(), len(pdf))
    with installation.store.write() as connection:
        events = [outbox.take(connection, MONDAY), outbox.take(connection, MONDAY)]
    assert {notice.event for notice in events if notice} == {"form-received", "signal-closed"}


@in_rotterdam
def test_the_letter_says_why_the_advice_is_not_followed(
    installation: Installation, fatima: Actor, karim: Actor, els: Actor, press: FakePress
) -> None:
    key = report(installation, fatima)
    ask_committee(installation, karim, key)
    advise(installation, els, key)
    close(installation, karim, key, departure=DEPARTURE)
    letter = press.made[0][2]
    assert isinstance(letter, OutcomeLetter)
    assert DEPARTURE in letter.explanation


def test_nobody_knows_where_to_send_a_letter_to_whoever_stayed_unknown(
    installation: Installation, karim: Actor, press: FakePress
) -> None:
    key = report(installation, contact=CONTACT)
    acts.take(installation, karim, key)
    close(installation, karim, key)
    assert press.made == []
    assert row(installation, key)["pdf"] is None


def test_what_was_not_read_is_not_closed_and_what_is_closed_stays_so(
    installation: Installation, karim: Actor
) -> None:
    key = report(installation)
    with pytest.raises(MovedOn):
        close(installation, karim, key)
    acts.take(installation, karim, key)
    close(installation, karim, key)
    with pytest.raises(MovedOn):
        close(installation, karim, key, SignalOutcome.CONTINUE)
    assert read(installation, key).outcome is SignalOutcome.ADAPT


def test_a_page_that_is_behind_closes_nothing(installation: Installation, karim: Actor) -> None:
    key = report(installation)
    acts.take(installation, karim, key)
    closing = acts.Closing(outcome=SignalOutcome.ADAPT, explanation=EXPLANATION)
    with pytest.raises(MovedOn):
        acts.close(installation, karim, key, read(installation, key).revision - 1, closing)


def test_a_report_that_changes_while_its_letter_is_made_is_not_closed(
    installation: Installation, fatima: Actor, karim: Actor, press: FakePress
) -> None:
    key = report(installation, fatima)
    acts.take(installation, karim, key)

    def meanwhile() -> None:
        press.meanwhile = lambda: None
        close(installation, karim, key, SignalOutcome.CONTINUE)

    press.meanwhile = meanwhile
    with pytest.raises(MovedOn):
        close(installation, karim, key)
    assert read(installation, key).outcome is SignalOutcome.CONTINUE


Act = Callable[[Installation, Actor, str], object]
DESK: tuple[Act, ...] = (
    acts.view,
    acts.take,
    lambda portal, actor, key: acts.send_to_committee(portal, actor, key, 1),
    close,
)


@pytest.mark.parametrize("act", DESK)
def test_only_a_quality_officer_handles_reports(
    installation: Installation, noor: Actor, ingrid: Actor, els: Actor, fatima: Actor, act: Act
) -> None:
    key = report(installation)
    for actor in (noor, ingrid, els, fatima):
        with pytest.raises(Forbidden):
            act(installation, actor, key)


def test_only_the_committee_advises(
    installation: Installation, karim: Actor, ingrid: Actor, fatima: Actor
) -> None:
    key = report(installation)
    for actor in (karim, ingrid, fatima):
        with pytest.raises(Forbidden):
            advise(installation, actor, key)


@on_each_database
def test_the_list_goes_on_where_the_page_before_it_ended(installation: Installation) -> None:
    keys = [report(installation) for _ in range(5)]
    seen: list[str] = []
    after: str | None = ""
    with installation.store.read() as connection:
        while after is not None:
            found = signals.page(connection, (SignalState.RECEIVED,), after, size=2)
            seen += [one.id for one in found.rows]
            after = found.next_after
    assert seen == keys
