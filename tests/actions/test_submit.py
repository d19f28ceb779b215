"""Sending in a plan: once, whatever the browser does, and frozen from then on."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock
from portal.actions import drafts as draft_actions
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, MovedOn, NotFound
from portal.domain.roles import Actor, Helper, HelperKind, Role
from portal.domain.states import Handling, Obligation
from portal.store import dossiers, drafts, outbox, submissions, tables, trail
from tests.actions.conftest import MONDAY
from tests.actions.deciding import everything
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import ANSWERS, FLOW, SHOWN, answers_of, read, save_draft, send, send_as_read
from tests.fixtures.threads import at_once
from tests.fixtures.told import told as said


def count(portal: Installation) -> int:
    """How many submissions there are."""
    with portal.store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(tables.submission)) or 0


def helper_of(client: Actor) -> Actor:
    """Who fills in for a client with a code."""
    samira = Helper("Samira Haddad", HelperKind.FAMILY, is_beside=False)
    return Actor(client.id, samira.name, frozenset({Role.HELPER}), "", samira)


def obligation(portal: Installation, client: Actor) -> Obligation:
    """Where the client stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id).obligation


def test_what_was_sent_in_is_what_was_filled_in(installation: Installation, sent: str) -> None:
    submission = read(installation, sent)
    assert (submission.answers, submission.shown) == (dict(ANSWERS), SHOWN)
    assert (submission.language, submission.law_version) == ("ar", "2015-01-01")
    assert (submission.state, submission.received_at) == (Handling.RECEIVED, MONDAY)


def test_the_term_to_decide_starts_and_orders_the_list(installation: Installation, sent: str) -> None:
    submission = read(installation, sent)
    # Eight weeks after Monday 2 March 2026 is Monday 27 April, when Koningsdag is kept (Awb 4:13, Atw 1).
    assert submission.decide_by == submission.urgent_on == date(2026, 4, 28)


def test_sending_moves_the_dossier_and_empties_the_draft(
    installation: Installation, fatima: Actor, sent: str
) -> None:
    assert obligation(installation, fatima) is Obligation.PROPOSED
    with installation.store.read() as connection:
        assert drafts.list_of(connection, fatima.id) == []


def test_the_client_is_promised_a_notice_that_the_form_arrived(installation: Installation, sent: str) -> None:
    with installation.store.write() as connection:
        notice = outbox.take(connection, MONDAY)
    assert notice is not None
    assert (notice.event, notice.language) == ("form-received", "ar")


@on_each_database
def test_the_same_draft_sent_twice_is_one_submission(
    installation: Installation, fatima: Actor, drafted: str
) -> None:
    assert send(installation, fatima, drafted) == send(installation, fatima, drafted)
    assert count(installation) == 1


@on_each_database
def test_a_double_click_is_one_submission(installation: Installation, fatima: Actor, drafted: str) -> None:
    answers = at_once(*[lambda: send(installation, fatima, drafted)] * 6)
    assert len(set(answers)) == 1, answers
    assert count(installation) == 1


@on_each_database
def test_the_first_plans_of_a_year_sent_at_one_moment_get_numbers_of_their_own(
    installation: Installation, fatima: Actor, jan: Actor
) -> None:
    drafted = [(client, save_draft(installation, client)) for client in (fatima, jan)]
    keys = at_once(*[lambda one=one: send(installation, *one) for one in drafted])
    assert {read(installation, str(key)).number for key in keys} == {"TP-2026-00001", "TP-2026-00002"}


@on_each_database
def test_saving_a_page_twice_at_one_moment_keeps_both_answers(
    installation: Installation, fatima: Actor
) -> None:
    answers = [{"task": "Voorlezen"}, {"place": "De Vlieger"}, {"minutes": 480}, {"months": 3}]
    saved = at_once(
        *[lambda one=one: draft_actions.save_answers(installation, fatima, FLOW, one) for one in answers]
    )
    together = {name: value for answer in answers for name, value in answer.items()}
    assert together in saved  # whoever came last sees what all of them wrote
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, FLOW)
    assert draft is not None
    assert draft.answers == {"task": "Voorlezen", "place": "De Vlieger", "minutes": 480, "months": 3}


@on_each_database
def test_parking_a_page_twice_at_one_moment_works(installation: Installation, fatima: Actor) -> None:
    park = [lambda: draft_actions.park(installation, fatima.id, "/mijn/plan", {"task": ["Voorlezen"]})] * 4
    assert at_once(*park) == [True] * 4


@on_each_database
def test_an_answer_that_was_changed_after_the_client_read_it_is_not_sent(
    installation: Installation, fatima: Actor, drafted: str
) -> None:
    read_by_her = answers_of(installation, fatima, FLOW)
    draft_actions.save_answers(installation, helper_of(fatima), FLOW, {"months": 24})
    before = everything(installation)
    with pytest.raises(MovedOn):
        send_as_read(installation, fatima, FLOW, drafted, read_by_her)
    assert everything(installation) == before


@pytest.mark.parametrize("added", [{"afterwards": "Ik wil werk."}, {"needs": ["travel"]}])
def test_an_answer_that_was_not_there_when_the_client_read_is_not_sent(
    installation: Installation, fatima: Actor, added: dict[str, Any]
) -> None:
    [name] = added
    drafted = save_draft(installation, fatima, **{name: None})
    read_by_her = answers_of(installation, fatima, FLOW)
    draft_actions.save_answers(installation, helper_of(fatima), FLOW, added)
    with pytest.raises(MovedOn):
        send_as_read(installation, fatima, FLOW, drafted, read_by_her)


def test_what_is_not_asked_any_more_is_not_sent(
    installation: Installation, fatima: Actor, drafted: str
) -> None:
    asked = {name: value for name, value in ANSWERS.items() if name != "contact_way"}
    key = send_as_read(installation, fatima, FLOW, drafted, asked)
    assert read(installation, key).answers == asked


def test_a_second_plan_waits_for_the_decision_on_the_first(
    installation: Installation, fatima: Actor, sent: str
) -> None:
    another = save_draft(installation, fatima, task="Koffie schenken")
    with pytest.raises(MovedOn):
        send(installation, fatima, another)
    assert count(installation) == 1
    with installation.store.read() as connection:
        assert drafts.list_of(connection, fatima.id) != [], "what was typed is kept"


def test_the_draft_of_somebody_else_cannot_be_sent(
    installation: Installation, jan: Actor, drafted: str
) -> None:
    with pytest.raises(NotFound):
        send(installation, jan, drafted)
    assert count(installation) == 0


def test_what_somebody_else_sent_cannot_be_found_by_sending_it_again(
    installation: Installation, jan: Actor, drafted: str, sent: str
) -> None:
    with pytest.raises(NotFound):
        send(installation, jan, drafted)


def test_a_caseworker_sends_in_nothing(installation: Installation, noor: Actor, drafted: str) -> None:
    with pytest.raises(Forbidden):
        send(installation, noor, drafted)
    with pytest.raises(Forbidden):
        draft_actions.save_answers(installation, noor, FLOW, {})
    with pytest.raises(Forbidden):
        draft_actions.discard(installation, noor, FLOW)


def test_numbers_start_anew_each_year(installation: Installation, fatima: Actor, jan: Actor) -> None:
    first = read(installation, send(installation, fatima, save_draft(installation, fatima)))
    with clock.at(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)):  # half past midnight in Amsterdam
        second = read(installation, send(installation, jan, save_draft(installation, jan)))
    assert (first.number, second.number) == ("TP-2026-00001", "TP-2027-00001")


def test_the_trail_says_that_a_form_came_in_and_nothing_of_what_is_in_it(
    installation: Installation, fatima: Actor, sent: str
) -> None:
    with installation.store.read() as connection:
        [event] = trail.of(connection, sent)
    assert (event.event, event.actor_id) == ("form:submitted", fatima.id)
    assert said(event) == {"kind": "plan", "language": "ar", "law_version": "2015-01-01"}


def test_answering_again_replaces_an_answer_and_keeps_the_others(
    installation: Installation, fatima: Actor
) -> None:
    draft_actions.save_answers(installation, fatima, FLOW, {"task": "Voorlezen", "minutes": 60})
    draft_actions.save_answers(installation, fatima, FLOW, {"minutes": 120})
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, FLOW)
    assert draft is not None
    assert draft.answers == {"task": "Voorlezen", "minutes": 120}


def test_a_discarded_draft_is_gone_and_only_that_one(
    installation: Installation, fatima: Actor, jan: Actor, drafted: str
) -> None:
    kept = save_draft(installation, jan)
    draft_actions.discard(installation, fatima, FLOW)
    with installation.store.read() as connection:
        assert drafts.get(connection, fatima.id, FLOW) is None
        assert [draft.id for draft in drafts.list_of(connection, jan.id)] == [kept]


def test_a_receipt_of_somebody_elses_submission_is_not_found(
    installation: Installation, jan: Actor, sent: str
) -> None:
    with installation.store.read() as connection:
        assert submissions.of_client(connection, jan.id, sent) is None
