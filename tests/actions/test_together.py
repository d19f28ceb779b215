"""Filling in with somebody: who may, with which code, for how long; and nothing of a name in the trail."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import clock
from portal.actions import drafts as draft_actions
from portal.actions import sign_in, together
from portal.actions.documents import receipt
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, NotFound
from portal.domain.roles import Actor, Helper, HelperKind, Role
from portal.store import drafts, invitations, sessions, tables, trail
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor as read_actor
from tests.fixtures.plans import ANSWERS, FLOW, read, save_draft, send
from tests.fixtures.threads import at_once

pytestmark = on_each_database

SISTER = Helper("Samira Haddad", HelperKind.FAMILY, is_beside=False)
NEIGHBOUR = Helper("Bea Buurvrouw", HelperKind.FRIEND, is_beside=True)
A_WEEK = timedelta(days=7)


def joined(portal: Installation, code: str) -> tuple[str, Actor]:
    """Come in with a code."""
    return together.join(portal, invitations.key_of(code))


def in_session(portal: Installation, secret: str) -> Actor | None:
    """Who acts with this cookie now."""
    with portal.store.read() as connection:
        found = sessions.get(connection, secret)
        assert found is not None
        return None if found.ended_at else sessions.actor(connection, found, clock.now())


def draft_of(portal: Installation, client: Actor) -> drafts.Draft | None:
    """The plan that this client is filling in."""
    with portal.store.read() as connection:
        return drafts.get(connection, client.id, FLOW)


def open_invitations(portal: Installation) -> int:
    """How many codes open something now."""
    query = sa.select(sa.func.count()).select_from(tables.invitation)
    with portal.store.read() as connection:
        return connection.scalar(query.where(tables.invitation.c.ended_at.is_(None))) or 0


def test_who_sits_beside_the_client_belongs_to_that_session_alone(
    installation: Installation, fatima: Actor
) -> None:
    here, _ = sign_in.open_session(installation, fatima.id)
    elsewhere, _ = sign_in.open_session(installation, fatima.id)
    together.name_helper(installation, fatima, here, NEIGHBOUR)
    helped, alone = in_session(installation, here), in_session(installation, elsewhere)
    assert helped is not None
    assert alone is not None
    assert (helped.helper, helped.roles, helped.name) == (NEIGHBOUR, fatima.roles, fatima.name)
    assert alone.helper is None


def test_the_client_can_go_on_alone(installation: Installation, fatima: Actor) -> None:
    here, _ = sign_in.open_session(installation, fatima.id)
    together.name_helper(installation, fatima, here, NEIGHBOUR)
    together.stop_together(installation, fatima, here)
    alone = in_session(installation, here)
    assert alone is not None
    assert alone.helper is None


def test_what_is_filled_in_together_says_so_until_it_is_sent_and_after(
    installation: Installation, fatima: Actor
) -> None:
    here, _ = sign_in.open_session(installation, fatima.id)
    together.name_helper(installation, fatima, here, NEIGHBOUR)
    beside = in_session(installation, here)
    assert beside is not None
    sent = send(installation, fatima, save_draft(installation, beside))
    assert read(installation, sent).helper == NEIGHBOUR


def test_who_only_sat_there_at_the_sending_is_kept_too(installation: Installation, fatima: Actor) -> None:
    here, _ = sign_in.open_session(installation, fatima.id)
    draft_id = save_draft(installation, fatima)
    together.name_helper(installation, fatima, here, NEIGHBOUR)
    beside = in_session(installation, here)
    assert beside is not None
    assert read(installation, send(installation, beside, draft_id)).helper == NEIGHBOUR


def test_what_the_client_does_alone_names_nobody(installation: Installation, sent: str) -> None:
    assert read(installation, sent).helper is None


def test_a_helper_with_the_code_fills_in_for_the_client_and_under_his_own_name(
    installation: Installation, fatima: Actor
) -> None:
    _secret, helper = joined(installation, together.invite(installation, fatima, SISTER))
    assert (helper.id, helper.name, helper.helps) == (fatima.id, SISTER.name, "Fatima")
    assert (helper.roles, helper.language) == ({Role.HELPER}, "")
    draft_actions.save_answers(installation, helper, FLOW, ANSWERS)
    draft = draft_of(installation, fatima)
    assert draft is not None
    assert (draft.answers, draft.helper) == (dict(ANSWERS), SISTER)
    assert read(installation, send(installation, fatima, draft.id)).helper == SISTER


def test_a_draft_remembers_who_helped_when_the_client_goes_on_alone(
    installation: Installation, fatima: Actor
) -> None:
    _secret, helper = joined(installation, together.invite(installation, fatima, SISTER))
    draft_actions.save_answers(installation, helper, FLOW, {"task": "Voorlezen"})
    draft_actions.save_answers(installation, fatima, FLOW, {"task": "Koffie schenken"})
    draft = draft_of(installation, fatima)
    assert draft is not None
    assert draft.helper == SISTER


def test_a_helper_sends_nothing_and_reads_nothing(
    installation: Installation, fatima: Actor, sent: str
) -> None:
    secret, helper = joined(installation, together.invite(installation, fatima, SISTER))
    draft_id = save_draft(installation, helper)
    with pytest.raises(Forbidden):
        send(installation, helper, draft_id)
    with pytest.raises(Forbidden):
        receipt(installation, helper, sent, "Mijn plan", ["x"])
    for forbidden in (
        lambda: together.invite(installation, helper, SISTER),
        lambda: together.withdraw(installation, helper),
        lambda: together.name_helper(installation, helper, secret, NEIGHBOUR),
        lambda: together.stop_together(installation, helper, secret),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_a_helper_can_throw_away_what_he_filled_in(installation: Installation, fatima: Actor) -> None:
    _secret, helper = joined(installation, together.invite(installation, fatima, SISTER))
    save_draft(installation, helper)
    draft_actions.discard(installation, helper, FLOW)
    assert draft_of(installation, fatima) is None


def test_the_code_itself_is_kept_nowhere(installation: Installation, fatima: Actor) -> None:
    code = together.invite(installation, fatima, SISTER)
    with installation.store.read() as connection:
        for table in tables.metadata.sorted_tables:
            assert code not in repr(connection.execute(table.select()).all()), table.name
        found = invitations.get_open(connection, invitations.key_of(code), MONDAY)
    assert found is not None
    assert found.helper == SISTER


@pytest.mark.parametrize("later", [timedelta(0), A_WEEK - timedelta(seconds=1)])
def test_a_code_opens_for_seven_days(installation: Installation, fatima: Actor, later: timedelta) -> None:
    code = together.invite(installation, fatima, SISTER)
    with clock.at(MONDAY + later):
        assert joined(installation, code)[1].name == SISTER.name


def test_after_seven_days_the_code_and_the_session_that_it_opened_are_over(
    installation: Installation, fatima: Actor
) -> None:
    code = together.invite(installation, fatima, SISTER)
    with clock.at(MONDAY + A_WEEK - timedelta(minutes=5)):
        secret, _helper = joined(installation, code)
        assert in_session(installation, secret) is not None
    with clock.at(MONDAY + A_WEEK):
        assert in_session(installation, secret) is None
        with pytest.raises(NotFound):
            joined(installation, code)


def test_a_withdrawn_code_is_over_at_once_for_who_is_in_too(
    installation: Installation, fatima: Actor
) -> None:
    code = together.invite(installation, fatima, SISTER)
    secret, _helper = joined(installation, code)
    together.withdraw(installation, fatima)
    assert in_session(installation, secret) is None
    with pytest.raises(NotFound):
        joined(installation, code)


def test_withdrawing_twice_is_withdrawing_once(installation: Installation, fatima: Actor) -> None:
    key = invitations.key_of(together.invite(installation, fatima, SISTER))
    together.withdraw(installation, fatima)
    together.withdraw(installation, fatima)
    with installation.store.read() as connection:
        assert [event.event for event in trail.of(connection, key)] == ["helper:invited", "helper:ended"]


def test_a_code_that_was_used_opens_again_and_shuts_the_door_behind_the_first(
    installation: Installation, fatima: Actor
) -> None:
    code = together.invite(installation, fatima, SISTER)
    first, _helper = joined(installation, code)
    second, _helper = joined(installation, code)
    assert in_session(installation, first) is None
    assert in_session(installation, second) is not None


def test_a_new_invitation_ends_the_one_before_it(installation: Installation, fatima: Actor) -> None:
    code = together.invite(installation, fatima, SISTER)
    secret, _helper = joined(installation, code)
    again = together.invite(installation, fatima, SISTER)
    assert in_session(installation, secret) is None
    with pytest.raises(NotFound):
        joined(installation, code)
    assert joined(installation, again)[1].helps == "Fatima"


def test_a_session_of_an_invitation_that_ran_out_does_not_live_on_by_a_new_one(
    installation: Installation, fatima: Actor
) -> None:
    secret, _helper = joined(installation, together.invite(installation, fatima, SISTER))
    with clock.at(MONDAY + A_WEEK):
        together.invite(installation, fatima, SISTER)
        assert in_session(installation, secret) is None


def test_a_double_click_leaves_one_code(installation: Installation, fatima: Actor) -> None:
    codes = at_once(*[lambda: together.invite(installation, fatima, SISTER)] * 4)
    assert len(set(codes)) == 4, codes
    assert open_invitations(installation) == 1


def test_one_clients_code_opens_nothing_of_another_client(
    installation: Installation, fatima: Actor, jan: Actor
) -> None:
    theirs, _helper = joined(installation, together.invite(installation, fatima, SISTER))
    _secret, helper = joined(installation, together.invite(installation, jan, SISTER))
    save_draft(installation, helper)
    assert draft_of(installation, fatima) is None
    together.withdraw(installation, jan)
    assert in_session(installation, theirs) is not None, "the other client's helper goes on"


@pytest.mark.parametrize("wrong", ["", "CD34HJ679KMN"])
def test_a_wrong_code_opens_nothing(installation: Installation, fatima: Actor, wrong: str) -> None:
    together.invite(installation, fatima, SISTER)
    with pytest.raises(NotFound):
        joined(installation, wrong)


def test_staff_invites_nobody(installation: Installation, noor: Actor) -> None:
    with pytest.raises(Forbidden):
        together.invite(installation, noor, SISTER)


def test_the_trail_says_what_happened_and_never_a_name_or_a_code(
    installation: Installation, fatima: Actor
) -> None:
    here, _ = sign_in.open_session(installation, fatima.id)
    together.name_helper(installation, fatima, here, NEIGHBOUR)
    together.stop_together(installation, fatima, here)
    code = together.invite(installation, fatima, SISTER)
    joined(installation, code)
    together.withdraw(installation, fatima)
    with installation.store.read() as connection:
        beside = trail.of(connection, sessions.key_of(here))
        apart = trail.of(connection, invitations.key_of(code))
        everything = repr(connection.execute(tables.trail.select()).all())
    assert [event.event for event in beside] == ["session:opened", "helper:named", "helper:ended"]
    assert [event.event for event in apart] == ["helper:invited", "helper:joined", "helper:ended"]
    assert apart[0].fields == '{"expires_on": "2026-03-09", "form": null, "kind": "family"}'
    for secret in (code, here, "Samira", "Bea"):
        assert secret not in everything


def test_the_receipt_says_who_helped(installation: Installation, fatima: Actor, press: FakePress) -> None:
    _secret, helper = joined(installation, together.invite(installation, fatima, SISTER))
    draft_id = save_draft(installation, helper)
    client = read_actor(installation, fatima.id)
    receipt(installation, fatima, send(installation, client, draft_id), "Mijn plan", ["x"])
    [(_name, _language, letter)] = press.made
    assert "Samira Haddad" in letter.helped  # type: ignore[union-attr]
