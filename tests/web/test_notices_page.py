"""Who looks after the portal sees whether notices go out, and nothing of whom they are for."""

from flask import Flask

from portal.actions.installation import Installation
from portal.store import outbox, tables
from tests.web.conftest import Signed
from tests.web.page import words
from tests.web.running import NOW


def numbers(visit: Signed) -> list[str]:
    """The numbers of the page, from top to bottom."""
    page = visit("bram").get("/beheer/berichten")
    return [words(row.find_all("td")[-1]) for row in page.soup.select("tbody tr")]


def test_what_waits_is_stuck_or_was_given_up_is_counted(app: Flask, visit: Signed) -> None:
    portal: Installation = app.extensions["portal"]
    with portal.store.write() as connection:
        connection.execute(tables.outbox.update().values(sent_at=NOW))
        client = connection.scalar(tables.client.select().where(tables.client.c.mail.is_not(None)))
        for event, values in (("new", {}), ("tried", {"attempts": 3}), ("given-up", {"failed_at": NOW})):
            outbox.put(connection, client, event, "nl", NOW)
            ours = tables.outbox.c.event == event
            connection.execute(tables.outbox.update().where(ours).values(**{"attempts": 0, **values}))
    assert numbers(visit) == ["2", "1", "1"]


def test_without_notices_all_numbers_are_nothing_and_nobody_is_worried(app: Flask, visit: Signed) -> None:
    with app.extensions["portal"].store.write() as connection:
        connection.execute(tables.outbox.delete())
    assert numbers(visit) == ["0", "0", "0"]
    assert "mailserver" not in visit("bram").get("/beheer/berichten").text
