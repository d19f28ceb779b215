"""The check sheet of a decision: its client and the desk open it; each page leads to it or says why not."""

import sqlalchemy as sa
from flask import Flask

from portal import demo
from portal.domain import limits
from portal.store import dossiers, submissions
from portal.store.tables import assessment
from tests.web.conftest import Signed

LOST = "De toets bij dit besluit is niet bewaard."


def decided(app: Flask) -> str:
    """The key of the plan of the persona to whom it was agreed."""
    with app.extensions["portal"].store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("agreed"))
        return submissions.list_of_dossier(connection, dossier.id)[0].id


def test_its_client_and_the_desk_come_from_the_page_to_the_sheet(app: Flask, visit: Signed) -> None:
    key = decided(app)
    for who, page in (("agreed", f"/mijn/ingestuurd/{key}"), ("noor", f"/werk/{key}")):
        browser = visit(who).browser
        told = browser.get(page).text
        assert f'href="{page}/toets.pdf"' in told
        assert LOST not in told
        with browser.get(f"{page}/toets.pdf") as sheet:
            assert (sheet.status_code, sheet.mimetype) == (200, "application/pdf")


def test_of_a_decision_without_a_sheet_both_pages_say_so(app: Flask, visit: Signed) -> None:
    key = decided(app)
    with app.extensions["portal"].store.write() as connection:
        connection.execute(assessment.update().values(grounds=sa.null()))
    for who, page in (("agreed", f"/mijn/ingestuurd/{key}"), ("noor", f"/werk/{key}")):
        browser = visit(who).browser
        told = browser.get(page).text
        assert LOST in told
        assert "toets.pdf" not in told
        assert browser.get(f"{page}/toets.pdf").status_code == 404


def test_asked_for_again_and_again_it_makes_wait(app: Flask, visit: Signed) -> None:
    browser, sheet = visit("agreed").browser, f"/mijn/ingestuurd/{decided(app)}/toets.pdf"
    statuses = [browser.get(sheet).status_code for _ in range(limits.DOCUMENTS.most + 1)]
    assert statuses == [*[200] * limits.DOCUMENTS.most, 429]


def test_before_a_decision_no_page_speaks_of_it(app: Flask, visit: Signed) -> None:
    with app.extensions["portal"].store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("question"))
        key = submissions.list_of_dossier(connection, dossier.id)[0].id
    for who, page in (("question", f"/mijn/ingestuurd/{key}"), ("noor", f"/werk/{key}")):
        told = visit(who).browser.get(page).text
        assert "toets.pdf" not in told
        assert LOST not in told
