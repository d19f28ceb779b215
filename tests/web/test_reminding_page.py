"""Who told nothing in time is reminded from the page of the task, and finds the letter in his post."""

import pytest
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.domain.tasks import Followed, TaskState, Term, Waits
from portal.store import beschikkingen, dossiers, tasks
from portal.store.tasks import Task
from portal.wording.tasks import FOLLOWED, WAITS
from tests.fixtures.rows import add_term
from tests.web.conftest import Signed
from tests.web.visitor import in_language

SILENT, REMIND = "quiet-0", "Herinnering sturen"
"""Somebody of the demo who was asked for a plan, and whose day passed."""


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def terms_of(portal: Installation) -> list[Task]:
    """The tasks about the one who told nothing, the newest first."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(SILENT))
        return [one for one in tasks.of_dossier(connection, dossier.id) if one.kind is Term.NO_PROPOSAL]


def letters(portal: Installation) -> list[str]:
    """Which letters he got."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(SILENT))
        return [one.template for one in beschikkingen.letters_of_dossier(connection, dossier.id)]


def test_one_press_sends_a_letter_ends_the_task_and_lets_a_new_one_wait(
    visit: Signed, portal: Installation
) -> None:
    [late] = terms_of(portal)
    noor, url = visit("noor"), f"/werk/taak/{late.id}"
    page = noor.get(url)
    assert REMIND in page.text
    after = noor.send(page, action=f"{url}/herinneren")
    assert after.url == url
    assert in_language("nl", FOLLOWED[Followed.REMINDED]) in after.text
    assert letters(portal) == ["herinnering"]
    new, old = terms_of(portal)
    assert (old.state, old.followed) == (TaskState.DONE, Followed.REMINDED)
    assert (new.state, new.waits_for) == (TaskState.STILL, Waits.CLIENT)
    waiting = noor.get(f"/werk/taak/{new.id}")
    assert in_language("nl", WAITS[Waits.CLIENT]) in waiting.text
    assert REMIND not in waiting.text, "he has time until the new day"


def test_pressing_it_twice_sends_one_letter(visit: Signed, portal: Installation) -> None:
    [late] = terms_of(portal)
    noor, url = visit("noor"), f"/werk/taak/{late.id}"
    page = noor.get(url)
    noor.send(page, action=f"{url}/herinneren")
    again = {"csrf_token": page.token, "revision": str(late.revision)}
    assert noor.post_raw(f"{url}/herinneren", again).status_code == 409
    assert letters(portal) == ["herinnering"]


def test_who_does_not_have_the_task_reminds_nobody(visit: Signed, portal: Installation) -> None:
    [late] = terms_of(portal)
    url = f"/werk/taak/{late.id}"
    for who in ("thomas", "karim"):
        visitor = visit(who)
        assert REMIND not in visitor.get(url).text
        sent = {"csrf_token": visitor.token(), "revision": str(late.revision)}
        assert visitor.post_raw(f"{url}/herinneren", sent).status_code in {403, 409}
    assert letters(portal) == []


def test_no_other_term_is_something_to_remind_of(visit: Signed, portal: Installation) -> None:
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("working"))
        key = add_term(connection, dossier.id, Term.EVALUATION, staff_id=demo.key("noor"))
    assert REMIND not in visit("noor").get(f"/werk/taak/{key}").text
