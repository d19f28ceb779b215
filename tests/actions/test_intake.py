"""Taking people in, asking them for a plan, and signing them in and out."""

from datetime import date

import pytest

from portal.actions import intake
from portal.actions.installation import Installation
from portal.actions.sign_in import close_session, open_session
from portal.domain.errors import MovedOn, NotFound
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.store import dossiers, people, sessions, trail
from portal.store.base import new_id
from tests.actions.conftest import MONDAY
from tests.fixtures.people import FATIMA

BY = date(2026, 4, 13)


def test_a_client_gets_a_dossier_with_what_is_known(installation: Installation) -> None:
    key = intake.register_client(installation, FATIMA, {"can_seek_work": False})
    with installation.store.read() as connection:
        client = people.get_client(connection, key)
        dossier = dossiers.require_of_client(connection, key)
        [event] = trail.of(connection, key)
    assert client is not None
    assert (client.name, client.language) == ("Fatima El Amrani", "ar")
    assert (dossier.obligation, dossier.verified) == (Obligation.INTAKE, {"can_seek_work": False})
    assert (event.event, event.fields) == ("client:registered", "{}")


def test_a_client_is_asked_for_a_plan_by_someone_and_before_a_day(
    installation: Installation, fatima: Actor, noor: Actor
) -> None:
    intake.announce(installation, fatima.id, noor.id, BY)
    with installation.store.read() as connection:
        dossier = dossiers.require_of_client(connection, fatima.id)
        [event] = trail.of(connection, dossier.id)
    assert (dossier.obligation, dossier.contact_id) == (Obligation.ANNOUNCED, noor.id)
    assert (dossier.announced_on, dossier.answer_by) == (date(2026, 3, 2), BY)
    assert (event.event, event.fields) == ("obligation:announced", '{"answer_by": "2026-04-13"}')


def test_nobody_is_asked_twice(installation: Installation, fatima: Actor, noor: Actor) -> None:
    intake.announce(installation, fatima.id, noor.id, BY)
    with pytest.raises(MovedOn):
        intake.announce(installation, fatima.id, noor.id, date(2026, 5, 1))
    with installation.store.read() as connection:
        assert dossiers.require_of_client(connection, fatima.id).answer_by == BY


def test_who_sent_a_plan_is_not_asked_for_one(
    installation: Installation, fatima: Actor, noor: Actor, sent: str
) -> None:
    with pytest.raises(MovedOn):
        intake.announce(installation, fatima.id, noor.id, BY)


def test_an_unknown_person_cannot_be_asked(installation: Installation, noor: Actor) -> None:
    with pytest.raises(NotFound):
        intake.announce(installation, new_id(), noor.id, BY)


@pytest.mark.parametrize(("person", "audience"), [("fatima", "client"), ("noor", "staff")])
def test_signing_in_opens_a_session_for_the_right_side(
    installation: Installation, request: pytest.FixtureRequest, person: str, audience: str
) -> None:
    who: Actor = request.getfixturevalue(person)
    secret, actor = open_session(installation, who.id)
    assert actor == who
    with installation.store.read() as connection:
        session = sessions.get(connection, secret)
        [event] = trail.of(connection, sessions.key_of(secret))
    assert session is not None
    assert (session.actor_id, session.audience, session.opened_at) == (who.id, audience, MONDAY)
    assert event.event == "session:opened"


def test_no_two_sessions_share_a_secret(installation: Installation, fatima: Actor) -> None:
    secrets = {open_session(installation, fatima.id)[0] for _ in range(5)}
    assert len(secrets) == 5
    assert min(map(len, secrets)) >= 43, "256 bits"


def test_nobody_unknown_signs_in(installation: Installation) -> None:
    with pytest.raises(NotFound):
        open_session(installation, new_id())


def test_signing_out_ends_this_session_and_no_other(installation: Installation, fatima: Actor) -> None:
    first, _ = open_session(installation, fatima.id)
    second, _ = open_session(installation, fatima.id)
    close_session(installation, fatima, first)
    with installation.store.read() as connection:
        ended, open_ = sessions.get(connection, first), sessions.get(connection, second)
    assert ended is not None
    assert open_ is not None
    assert (ended.ended_at, open_.ended_at) == (MONDAY, None)


def test_the_trail_never_holds_the_secret(installation: Installation, fatima: Actor) -> None:
    secret, actor = open_session(installation, fatima.id)
    close_session(installation, actor, secret)
    with installation.store.read() as connection:
        events = trail.of(connection, sessions.key_of(secret), fatima.id)
    assert [event.event for event in events] == ["client:registered", "session:opened", "session:closed"]
    assert not any(secret in str(event) or "Fatima" in str(event) for event in events)
