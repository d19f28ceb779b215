"""The list of tasks: its views and how many wait there, its filters, its order, and looking for somebody."""

from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.actions.installation import Installation
from portal.demo.people import CASELOAD
from portal.store import sessions, submissions, tables
from portal.store.tasklist import PAGE
from tests.web.cases import lines, search
from tests.web.conftest import Signed
from tests.web.page import Page, filled_in, words

OPEN = ("sent", "question", "care", "cannot", "against")
"""Whose form waits for the gemeente or for an answer, beside the caseload."""
CLOSED = (
    *("agreed", "refused", "volunteer", "exempt", "helped", "against"),
    *("working", "working", "working", "working", "working"),  # a plan, three weeks of hours and a pause
)
"""Whose form was decided on or answered."""


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def test_the_list_has_the_most_urgent_case_first_and_goes_on_over_pages(visit: Signed) -> None:
    noor = visit("noor")
    page, cases = noor.get("/werk/"), []
    while True:
        cases += lines(page)
        following = [link for link in page.links("nav") if "na=" in link]
        if not following:
            break
        page = noor.get(following[0])
    assert len(cases) == len(set(cases)) == CASELOAD + len(OPEN)
    with noor.portal.store.read() as connection:
        urgent = [submissions.require(connection, case.rsplit("/", 1)[1]).urgent_on for case in cases]
    assert urgent == sorted(urgent)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"zoek": "Okoye"}, 1),
        ({"staat": "klaar"}, len(CLOSED)),
        ({"staat": "wacht"}, 1),
        ({"zoek": "Nobody"}, 0),
        ({"wie": "ik"}, 1),
    ],
)
def test_the_list_shows_what_is_asked_for(visit: Signed, wishes: dict[str, str], expected: int) -> None:
    noor = visit("noor")
    page = noor.send(noor.get("/werk/"), wishes, action="/werk/zoeken")
    assert len(lines(page)) == expected
    assert {name: chosen(page, name) for name in wishes} == wishes


def chosen(page: Page, name: str) -> str:
    """What stands in the search box of the header, or in a filter of the list."""
    form = page.soup.select_one("header .d-find" if name == "zoek" else "main .d-filters")
    assert form is not None
    return dict(filled_in(form))[name]


def test_what_is_searched_for_can_be_narrowed_with_the_filters_of_the_list(visit: Signed) -> None:
    noor = visit("noor")
    found = search(noor, "TP-2026")
    form = found.soup.select_one("main .d-filters")
    assert form is not None
    asked = {**dict(filled_in(form)), "staat": "klaar"}
    narrowed = noor.get(f"/werk/?{urlencode(asked)}")
    assert chosen(narrowed, "zoek") == "TP-2026"
    assert len(lines(narrowed)) == len(CLOSED) < len(lines(found))


def views(page: Page) -> dict[str, tuple[str, str, bool]]:
    """The views beside the worklist by their words: where each leads, how many wait, whether it is shown."""
    return {
        words(link).rstrip("0123456789+ "): (
            str(link["href"]),
            words(link.select_one(".d-n")),
            link.has_attr("aria-current"),
        )
        for link in page.soup.select(".d-views a")
    }


def test_the_views_beside_the_worklist_say_how_many_wait_there(visit: Signed) -> None:
    noor = visit("noor")
    shown = views(noor.get("/werk/"))
    assert [name for name, (_url, _count, is_current) in shown.items() if is_current] == [
        "Alles wat open staat"
    ]
    assert shown["Alles wat open staat"][1] == str(CASELOAD + len(OPEN))
    assert shown["Afgehandeld"][1] == "", "what only grows is not counted"
    for name, (url, count, _is_current) in shown.items():
        page = noor.get(url)
        assert (page.heading, views(page)[name][2]) == (name, True)
        if count and int(count) <= PAGE:
            assert len(lines(page)) == int(count), name


def test_a_kind_narrows_within_a_view_and_a_search_is_none(visit: Signed) -> None:
    noor = visit("noor")
    assert views(noor.get("/werk/?wie=niemand&soort=plan&staat="))["Van niemand"][2]
    page = search(noor, "Okoye")
    assert page.heading == "Werklijst"
    assert not any(is_current for _url, _count, is_current in views(page).values())


def test_whoever_may_see_cases_can_search_from_any_page_of_the_desk(visit: Signed) -> None:
    noor = visit("noor")
    found = noor.send(noor.get("/regeling"), {"zoek": "Okoye"}, action="/werk/zoeken")
    assert len(lines(found)) == 1
    for path in ("/werk/post", "/werk/bestaat-niet"):
        assert noor.get(path, 404 if "bestaat" in path else 200).soup.select("header .d-find"), path
    assert visit("bram").get("/beheer/woorden").soup.select(".d-find") == []


def test_a_name_that_was_searched_for_stands_in_no_address(visit: Signed) -> None:
    noor = visit("noor")
    found = search(noor, "Okoye", staat="open")
    assert "Okoye" not in found.url
    assert not any("Okoye" in link for link in found.links("body"))
    assert lines(noor.get(found.url)) == lines(found), "reloading and going back work"
    assert chosen(visit("thomas").get(found.url), "zoek") == "", "the address says nothing to a colleague"


def test_going_back_shows_the_earlier_search(visit: Signed) -> None:
    noor = visit("noor")
    first = search(noor, "Okoye")
    assert lines(search(noor, "Nobody")) == []
    assert chosen(noor.get(first.url), "zoek") == "Okoye"


def test_a_search_goes_on_over_pages_and_ends_with_an_empty_box(visit: Signed) -> None:
    noor = visit("noor")
    page = search(noor, "TP-2026")
    [following] = [link for link in page.links("nav") if "na=" in link]
    second = noor.get(following)
    assert chosen(second, "zoek") == "TP-2026"
    assert set(lines(second)).isdisjoint(lines(page))
    everything = noor.send(second, {"zoek": " ", "wie": "niemand"}, action="/werk/zoeken")
    assert everything.url == "/werk/?wie=niemand"


def test_whoever_searches_for_somebody_finds_also_what_is_done_unless_he_says_otherwise(
    visit: Signed,
) -> None:
    noor = visit("noor")
    assert "Marijke de Vries" not in noor.get("/werk/").text
    found = search(noor, "Marijke")
    assert "Marijke de Vries" in found.text
    narrowed = noor.send(found, {"staat": "open"}, action="/werk/zoeken")
    assert "Marijke de Vries" not in narrowed.text
    assert chosen(narrowed, "zoek") == "Marijke"


@pytest.mark.parametrize(
    ("most", "words", "caption"),
    [
        (1000, "", "taken, de dringendste eerst"),
        (1000, "TP2026", "taken, de nieuwste eerst"),
        (3, "", "Meer dan 1000 taken, de dringendste eerst"),
        (3, "TP2026", "Meer dan 1000 taken, de nieuwste eerst"),
    ],
)
def test_the_worklist_says_how_many_and_in_which_order(
    visit: Signed, monkeypatch: pytest.MonkeyPatch, most: int, words: str, caption: str
) -> None:
    monkeypatch.setattr("portal.store.tasklist.MOST", most)
    monkeypatch.setattr("portal.web.casework.worklist.MOST", most)
    noor = visit("noor")
    page = noor.send(noor.get("/werk/"), {"zoek": words}, action="/werk/zoeken")
    assert caption in page.text
    assert ("Meer dan 1000" in page.text) == caption.startswith("Meer dan 1000")


def test_what_was_searched_for_is_gone_after_signing_out_and_never_grows(
    visit: Signed, portal: Installation
) -> None:
    noor = visit("noor")
    first = search(noor, "Okoye")
    for number in range(sessions.MOST_SEARCHES):
        search(noor, f"TP-{number}")
    assert chosen(noor.get(first.url), "zoek") == ""
    with portal.store.read() as connection:
        [kept] = [one for one in connection.scalars(sa.select(tables.session.c.searches)) if one]
    assert len(kept) == sessions.MOST_SEARCHES
    noor.post_raw("/uitloggen", {"csrf_token": first.token})
    with portal.store.read() as connection:
        assert not any(connection.scalars(sa.select(tables.session.c.searches)))
