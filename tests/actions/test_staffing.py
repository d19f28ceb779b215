"""Staff change teams and roles, and leave: their access ends at once, and their work goes to somebody."""

from datetime import date

import pytest

from portal.actions import handling, intake, inviting, staffing
from portal.actions import tasks as acts
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, MovedOn, NotFound
from portal.domain.roles import Actor, Role
from portal.domain.tasks import TaskState
from portal.store import dossiers, people, tasks, trail
from portal.store.base import new_id
from portal.store.tasks import Task
from tests.actions.deciding import decide_now, everything
from tests.actions.test_inviting import BY
from tests.fixtures.databases import on_each_database
from tests.fixtures.told import told
from tests.fixtures.ways import HELP, send_and_claim, send_form


def actor_now(portal: Installation, actor: Actor) -> Actor | None:
    """Somebody as the portal knows him now."""
    with portal.store.read() as connection:
        return people.actor(connection, actor.id)


def task_of(portal: Installation, key: str) -> Task:
    """The task of a form."""
    with portal.store.read() as connection:
        return tasks.of_form(connection, key)


def contact_of(portal: Installation, client: Actor) -> str | None:
    """Who answers somebody's questions."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id).contact_id


@on_each_database
def test_a_team_is_given_and_taken_away_and_its_people_share_the_work(
    installation: Installation, noor: Actor, thomas: Actor, ingrid: Actor
) -> None:
    for one in (noor, thomas):
        staffing.change(installation, one.id, team=" Noord ")
    with installation.store.read() as connection:
        team = people.team_of(connection, noor.id)
        assert [(one.name, one.team) for one in team] == [
            ("Noor Visser", "Noord"), ("Thomas de Groot", "Noord"),
        ]  # fmt: skip
        assert people.team_of(connection, ingrid.id) == []
    staffing.change(installation, noor.id, team=" ")
    with installation.store.read() as connection:
        assert people.team_of(connection, noor.id) == []


@on_each_database
def test_other_roles_take_the_place_of_those_that_somebody_has_and_hold_at_once(
    installation: Installation, fatima: Actor, noor: Actor
) -> None:
    key = send_form(installation, fatima, HELP)
    staffing.change(installation, noor.id, roles=frozenset({Role.QUALITY_OFFICER}))
    now = actor_now(installation, noor)
    assert now is not None
    assert now.roles == {Role.QUALITY_OFFICER}
    with pytest.raises(Forbidden):
        handling.claim(installation, now, key)


def test_who_changes_only_the_team_keeps_the_roles_and_the_other_way_round(
    installation: Installation, ingrid: Actor
) -> None:
    staffing.change(installation, ingrid.id, team="Zuid")
    staffing.change(installation, ingrid.id, roles=frozenset({Role.CASEWORKER}))
    with installation.store.read() as connection:
        assert people.roles_of(connection, ingrid.id) == {Role.CASEWORKER}
        found = people.get_staff(connection, ingrid.id)
        events = [one for one in trail.of(connection, ingrid.id) if one.event == "staff:changed"]
    assert found is not None
    assert found.team == "Zuid"
    assert [told(one) for one in events] == [{"roles": ["decider"]}, {"roles": ["caseworker"]}]


@on_each_database
def test_who_leaves_hands_what_is_open_and_his_clients_to_an_heir(
    installation: Installation, fatima: Actor, jan: Actor, noor: Actor, thomas: Actor
) -> None:
    open_one = send_and_claim(installation, fatima, noor, HELP)
    inviting.invite(installation, noor, jan.id, BY)
    assert staffing.leave(installation, noor.id, thomas.id) == 2
    assert task_of(installation, open_one).staff_id == thomas.id
    assert contact_of(installation, jan) == thomas.id
    with installation.store.read() as connection:
        dossier = dossiers.require_of_client(connection, jan.id)
        [waits] = tasks.of_dossier(connection, dossier.id)
    assert (waits.staff_id, waits.state) == (thomas.id, TaskState.STILL)
    handling.release(installation, thomas, open_one)


@on_each_database
def test_who_leaves_without_an_heir_leaves_his_work_without_a_name(
    installation: Installation, fatima: Actor, noor: Actor, thomas: Actor
) -> None:
    key = send_and_claim(installation, fatima, noor, HELP)
    intake.announce(installation, fatima.id, noor.id, date(2026, 4, 1))
    assert staffing.leave(installation, noor.id) == 1
    task = task_of(installation, key)
    assert (task.staff_id, task.since, task.state) == (None, None, TaskState.OPEN)
    assert contact_of(installation, fatima) is None
    handling.claim(installation, thomas, key)


def test_what_is_done_keeps_the_name_of_who_did_it(
    installation: Installation, noor: Actor, ingrid: Actor, thomas: Actor, judged: str
) -> None:
    decide_now(installation, ingrid, judged)
    before = task_of(installation, judged)
    assert staffing.leave(installation, before.staff_id or "", thomas.id) == 0
    assert task_of(installation, judged) == before


@on_each_database
def test_who_left_does_nothing_any_more_and_gets_nothing_handed_over(
    installation: Installation, fatima: Actor, noor: Actor, thomas: Actor
) -> None:
    key = send_form(installation, fatima, HELP)
    staffing.leave(installation, noor.id)
    assert actor_now(installation, noor) is None
    with installation.store.read() as connection:
        assert noor.id not in {one.id for one in acts.colleagues(connection)}
    with pytest.raises(NotFound):
        acts.hand_over(installation, thomas, [task_of(installation, key).id], noor.id)


def test_what_time_makes_for_clients_of_who_left_lies_with_nobody(
    installation: Installation, fatima: Actor, noor: Actor
) -> None:
    inviting.invite(installation, noor, fatima.id, BY)
    staffing.leave(installation, noor.id)
    with installation.store.read() as connection:
        dossier = dossiers.require_of_client(connection, fatima.id)
        [waits] = tasks.of_dossier(connection, dossier.id)
    assert (waits.staff_id, waits.state) == (None, TaskState.STILL)


class TestRefused:
    """Nothing changes then."""

    @on_each_database
    def test_nobody_is_his_own_heir_and_no_heir_is_somebody_who_handles_no_cases(
        self, installation: Installation, noor: Actor, karim: Actor
    ) -> None:
        before = everything(installation)
        for heir in (noor, karim):
            with pytest.raises(MovedOn):
                staffing.leave(installation, noor.id, heir.id)
        assert everything(installation) == before

    def test_a_key_of_nobody_of_a_client_or_of_who_left_is_not_found(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor
    ) -> None:
        staffing.leave(installation, thomas.id)
        before = everything(installation)
        for key in (new_id(), fatima.id, thomas.id, ""):
            with pytest.raises(NotFound):
                staffing.change(installation, key, team="Noord")
            with pytest.raises(NotFound):
                staffing.leave(installation, key)
            with pytest.raises(NotFound):
                staffing.leave(installation, noor.id, key)
        assert everything(installation) == before
