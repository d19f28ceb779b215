"""People, their sessions, their drafts and what they had typed."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Role
from portal.domain.states import Obligation
from portal.store import dossiers, drafts, people, sessions, submissions
from portal.store.base import Store, new_id
from portal.store.tables import session, staff
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_client, add_dossier, add_staff, add_submission

pytestmark = on_each_database
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_client_acts_as_a_client_in_his_own_language(store: Store) -> None:
    with store.write() as connection:
        actor = people.actor(connection, add_client(connection))
    assert actor is not None
    assert (actor.name, actor.roles, actor.language, actor.is_client) == (
        "Fatima El Amrani",
        {Role.CLIENT},
        "ar",
        True,
    )


def test_a_staff_member_acts_in_the_roles_that_he_has_now(store: Store) -> None:
    values = {"id": new_id(), "name": "Ingrid", "job_title": "x", "phone": "x", "active": True}
    with store.write() as connection:
        people.add_staff(connection, values, frozenset({Role.DECIDER, Role.CASEWORKER}))
        actor = people.actor(connection, str(values["id"]))
    assert actor is not None
    assert actor.roles == {Role.DECIDER, Role.CASEWORKER}
    assert not actor.is_client


def test_somebody_who_left_acts_no_more_but_stays_known(store: Store) -> None:
    with store.write() as connection:
        key = add_staff(connection, "Noor")
        connection.execute(staff.update().values(active=False))
        assert people.actor(connection, key) is None
        assert people.list_staff(connection) == []
        assert people.get_staff(connection, key) is not None


def test_nobody_acts_under_an_unknown_key(store: Store) -> None:
    with store.read() as connection:
        assert people.actor(connection, new_id()) is None


def test_a_client_has_one_dossier(store: Store) -> None:
    with store.write() as connection:
        client = add_client(connection)
        dossiers.add(connection, client, {"can_seek_work": False})
        found = dossiers.require_of_client(connection, client)
        assert (found.obligation, found.verified) == (Obligation.INTAKE, {"can_seek_work": False})
        with pytest.raises(sa.exc.IntegrityError):
            dossiers.add(connection, client, {})


def test_a_dossier_that_does_not_exist_is_not_found(store: Store) -> None:
    with store.read() as connection:
        with pytest.raises(NotFound):
            dossiers.require(connection, new_id())
        with pytest.raises(NotFound):
            dossiers.require_of_client(connection, new_id())
        with pytest.raises(NotFound):
            submissions.require(connection, new_id())


def test_a_client_finds_only_his_own_submission(store: Store) -> None:
    with store.write() as connection:
        mine, other = add_client(connection), add_client(connection)
        key = add_submission(connection, dossiers.add(connection, mine, {}))
        assert submissions.of_client(connection, mine, key) is not None
        assert submissions.of_client(connection, other, key) is None
        assert submissions.open_forms(connection, mine)
        assert not submissions.open_forms(connection, other)


def test_a_change_at_an_older_revision_is_refused(store: Store) -> None:
    with store.write() as connection:
        key = add_submission(connection, add_dossier(connection))
        assert submissions.change(connection, key, 1, judged={"kind": "volunteering"})
        assert not submissions.change(connection, key, 1, judged={})
        found = submissions.require(connection, key)
    assert (found.revision, found.judged) == (2, {"kind": "volunteering"})


def test_numbers_count_on_and_start_anew_each_year(store: Store) -> None:
    with store.write() as connection:
        numbers = [submissions.next_number(connection, year) for year in (2026, 2026, 2027, 2026)]
    assert numbers == ["TP-2026-00001", "TP-2026-00002", "TP-2027-00001", "TP-2026-00003"]


def test_a_stolen_database_opens_no_session(store: Store) -> None:
    with store.write() as connection:
        sessions.add(connection, "the secret in the cookie", "someone", "client", NOON)
        stored = connection.execute(sa.select(session)).one()
        assert "the secret in the cookie" not in map(str, stored)
        assert sessions.get(connection, stored.id) is None
        assert sessions.get(connection, "the secret in the cookie") is not None


def test_an_ended_session_stays_ended(store: Store) -> None:
    with store.write() as connection:
        sessions.add(connection, "one", "someone", "client", NOON)
        sessions.add(connection, "two", "someone", "client", NOON)
        sessions.end(connection, "one", NOON)
        one, two = sessions.get(connection, "one"), sessions.get(connection, "two")
    assert one is not None
    assert two is not None
    assert (one.ended_at, two.ended_at) == (NOON, None)


def test_a_draft_is_kept_for_each_client_and_each_form(store: Store) -> None:
    with store.write() as connection:
        one, two = add_client(connection), add_client(connection)
        for client, flow, task in ((one, "plan", "a"), (one, "uren", "b"), (two, "plan", "c")):
            drafts.save(connection, client, flow, {"task": task}, NOON)
        drafts.save(connection, one, "plan", {"task": "d"}, NOON)
        kept = {draft.flow: draft.answers["task"] for draft in drafts.list_of(connection, one)}
        assert kept == {"plan": "d", "uren": "b"}
        drafts.remove(connection, one, "plan")
        assert [draft.flow for draft in drafts.list_of(connection, one)] == ["uren"]
        assert [draft.flow for draft in drafts.list_of(connection, two)] == ["plan"]


def test_drafts_are_listed_newest_first(store: Store) -> None:
    with store.write() as connection:
        client = add_client(connection)
        for hours, flow in ((1, "plan"), (2, "uren"), (0, "hulp")):
            drafts.save(connection, client, flow, {}, NOON + timedelta(hours=hours))
        assert [draft.flow for draft in drafts.list_of(connection, client)] == ["uren", "plan", "hulp"]


def test_a_draft_keeps_its_key_when_more_is_answered(store: Store) -> None:
    with store.write() as connection:
        client = add_client(connection)
        drafts.save(connection, client, "plan", {}, NOON)
        before = drafts.get(connection, client, "plan")
        drafts.save(connection, client, "plan", {"task": "x"}, NOON)
        after = drafts.get(connection, client, "plan")
    assert before is not None
    assert after is not None
    assert before.id == after.id


def test_what_was_typed_comes_back_for_the_same_person_on_the_same_page(store: Store) -> None:
    typed = {"task": ["Voorlezen"], "days": ["tue", "thu"], "أين": ["مدرسة"]}
    with store.write() as connection:
        drafts.park(connection, "fatima", "/mijn/plan/wat", {"task": ["Eerder"]}, NOON)
        drafts.park(connection, "fatima", "/mijn/plan/wat", typed, NOON)
        assert drafts.parked(connection, "fatima", "/mijn/plan/wat") == typed
        assert drafts.parked(connection, "fatima", "/mijn/plan/waar") is None
        assert drafts.parked(connection, "jan", "/mijn/plan/wat") is None
        drafts.take_parked(connection, "fatima", "/mijn/plan/wat")
        assert drafts.parked(connection, "fatima", "/mijn/plan/wat") is None


def test_what_nobody_came_back_for_is_forgotten(store: Store) -> None:
    with store.write() as connection:
        drafts.park(connection, "fatima", "/old", {}, NOON - timedelta(days=1, seconds=1))
        drafts.park(connection, "fatima", "/new", {}, NOON)
        assert drafts.forget_parked(connection, NOON - timedelta(days=1)) == 1
        assert drafts.parked(connection, "fatima", "/new") == {}
        assert drafts.parked(connection, "fatima", "/old") is None
