"""What is over is let go of after a day; what somebody may still come back for stays."""

from collections.abc import Callable
from datetime import datetime, timedelta

from portal.actions import drafts, sign_in, together
from portal.actions.forgetting import forget_what_is_over
from portal.actions.installation import Installation
from portal.domain.roles import Actor, Helper, HelperKind
from portal.store import tables
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import save_draft

pytestmark = on_each_database

HELPER = Helper("Samira Haddad", HelperKind.FAMILY, is_beside=False)
SESSION, DAY = timedelta(hours=8), timedelta(days=1)
PARTS = (tables.parked_form, tables.session, tables.invitation, tables.draft)


def left(portal: Installation) -> list[int]:
    """How many parked pages, sessions, invitations and drafts there are."""
    with portal.store.read() as connection:
        return [len(connection.execute(table.select()).all()) for table in PARTS]


def begin(portal: Installation, client: Actor) -> str:
    """A session, a code, a draft and a parked page; returns the secret of the session."""
    secret, _ = sign_in.open_session(portal, client.id)
    together.invite(portal, client, HELPER)
    save_draft(portal, client)
    drafts.park(portal, client.id, "/mijn/plan/wat", {"task": ["Voorlezen"]})
    return secret


def test_a_session_that_nobody_ended_goes_a_day_after_it_ran_out(
    installation: Installation, fatima: Actor, moment: Callable[[datetime], None]
) -> None:
    begin(installation, fatima)
    moment(MONDAY + DAY + SESSION)
    assert forget_what_is_over(installation, SESSION) == 1, "only the page that was parked"
    assert left(installation) == [0, 1, 1, 1]
    moment(MONDAY + DAY + SESSION + timedelta(seconds=1))
    assert forget_what_is_over(installation, SESSION) == 1
    assert left(installation) == [0, 0, 1, 1]


def test_a_session_and_a_code_that_were_ended_go_a_day_later(
    installation: Installation, fatima: Actor, moment: Callable[[datetime], None]
) -> None:
    sign_in.close_session(installation, fatima, begin(installation, fatima))
    together.withdraw(installation, fatima)
    moment(MONDAY + DAY)
    assert forget_what_is_over(installation, SESSION) == 0
    moment(MONDAY + DAY + timedelta(seconds=1))
    forget_what_is_over(installation, SESSION)
    assert left(installation) == [0, 0, 0, 1]


def test_a_code_that_ran_out_goes_and_a_draft_stays(
    installation: Installation, fatima: Actor, moment: Callable[[datetime], None]
) -> None:
    begin(installation, fatima)
    moment(MONDAY + timedelta(days=7))
    forget_what_is_over(installation, SESSION)
    assert left(installation) == [0, 0, 1, 1]
    moment(MONDAY + timedelta(days=8, seconds=1))
    forget_what_is_over(installation, SESSION)
    assert left(installation) == [0, 0, 0, 1]
