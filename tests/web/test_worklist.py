"""The list of tasks: its views and how many wait there, its filters, its order, and looking for somebody."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.demo.people import CASELOAD
from portal.store import sessions, tables, tasklist, tasks
from portal.store.base import Connection
from portal.store.tasklist import PAGE, Filter
from tests.web.cases import case_url, claim, lines, search, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, filled_in, words
from tests.web.visitor import Visitor

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


def waiting(visitor: Visitor) -> int:
    """How many tasks are not done: of forms, and of terms that passed."""
    with visitor.portal.store.read() as connection:
        return tasklist.count(connection, Filter())


def day_of(connection: Connection, address: str) -> date:
    """By when what stands at an address is to be done."""
    key = address.rsplit("/", 1)[1]
    of_term = "/taak/" in address
    return (tasks.require(connection, key) if of_term else tasks.of_form(connection, key)).urgent_on


def test_the_list_has_the_most_urgent_case_first_and_goes_on_over_pages(visit: Signed) -> None:
    noor = visit("noor")
    page, cases = noor.get("/werk/"), []
    while True:
        cases += lines(page)
        following = [link for link in page.links("nav") if "na=" in link]
        if not following:
            break
        page = noor.get(following[0])
    of_forms = [case for case in cases if "/taak/" not in case]
    assert len(of_forms) == len(set(of_forms)) == CASELOAD + len(OPEN)
    assert len(cases) == len(set(cases)) == waiting(noor)
    with noor.portal.store.read() as connection:
        urgent = [day_of(connection, case) for case in cases]
    assert urgent == sorted(urgent)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"zoek": "Okoye"}, 1),
        ({"staat": "klaar"}, len(CLOSED)),
        ({"staat": "wacht"}, 1),
        ({"zoek": "Nobody"}, 0),
        ({"wie": "ik", "soort": "plan"}, 1),
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
    assert shown["Alles wat open staat"][1] == str(waiting(noor))
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


SORTED = ("naam", "soort", "taal", "binnen", "wie")


@pytest.mark.parametrize("order", SORTED)
def test_the_heads_of_the_columns_lead_to_the_list_in_their_order(visit: Signed, order: str) -> None:
    noor = visit("noor")
    first = noor.get("/werk/?wie=niemand")
    [head] = [link for link in first.links("thead") if f"volgorde={order}" in link]
    assert "wie=niemand" in head
    page = noor.get(head)
    assert page.soup.select_one("thead [aria-sort=ascending]") is not None
    assert not any(f"volgorde={order}" in link for link in page.links("thead")), "it is sorted so already"
    [following] = [link for link in page.links("nav") if "na=" in link]
    assert f"volgorde={order}" in following
    assert set(lines(noor.get(following))).isdisjoint(lines(page))


def test_the_list_is_sorted_as_its_head_says(visit: Signed) -> None:
    page = visit("noor").get("/werk/?volgorde=taal")
    languages = [words(row.select_one("[data-name=Taal]")) for row in page.soup.select("tbody tr")]
    assert languages == sorted(languages)
    assert len(set(languages)) > 1


def test_an_order_that_does_not_exist_is_that_of_the_days(visit: Signed) -> None:
    noor = visit("noor")
    assert lines(noor.get("/werk/?volgorde=kleur")) == lines(noor.get("/werk/"))


def test_a_list_that_is_too_long_and_a_search_are_sorted_in_one_way_only(
    visit: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = visit("noor")
    assert search(noor, "TP2026").links("thead") == []
    monkeypatch.setattr("portal.store.tasklist.MOST", 3)
    monkeypatch.setattr("portal.web.casework.worklist.MOST", 3)
    page = noor.get("/werk/?volgorde=naam")
    assert page.links("thead") == []
    assert lines(page) == lines(noor.get("/werk/"))


def in_team(portal: Installation, *names: str) -> None:
    """Let only these people share their work."""
    with portal.store.write() as connection:
        connection.execute(tables.staff.update().values(team=None))
        mine = tables.staff.c.id.in_([demo.key(one) for one in names])
        connection.execute(tables.staff.update().where(mine).values(team="Zuid"))


def test_a_team_shares_a_view(visit: Signed, portal: Installation) -> None:
    noor, case = visit("noor"), case_url(portal, "sent")
    in_team(portal, "noor", "thomas")
    before = int(views(noor.get("/werk/"))["Mijn team"][1])
    claim(visit("thomas"), case)
    shown = views(noor.get("/werk/"))
    assert int(shown["Mijn team"][1]) == before + 1
    page = noor.get(f"{shown['Mijn team'][0]}&soort=plan")
    assert case in lines(page)
    assert page.heading == "Mijn team"
    assert case not in lines(noor.get(shown["Mijn werk"][0]))
    assert case not in lines(visit("ingrid").get("/werk/?wie=team&soort=plan"))


def test_of_who_is_in_no_team_one_view_is_marked_at_a_time(visit: Signed, portal: Installation) -> None:
    in_team(portal)
    noor = visit("noor")
    for name, (url, _count, _is_current) in views(noor.get("/werk/")).items():
        marked = [one for one, (_url, _number, is_current) in views(noor.get(url)).items() if is_current]
        assert marked == [name]


def test_what_is_late_stands_in_its_view_and_says_by_how_many_days(
    visit: Signed, portal: Installation
) -> None:
    noor = visit("noor")
    claim(noor, case_url(portal, "sent"))
    with portal.store.write() as connection:
        task = tasks.of_form(connection, submission_of(portal, "sent").id)
        late = clock.today() - timedelta(days=3)
        tasks.change(connection, task.id, task.revision, urgent_on=late)
    shown = views(noor.get("/werk/"))
    page = noor.get(shown["Te laat"][0])
    assert len(lines(page)) == int(shown["Te laat"][1])
    assert case_url(portal, "sent") in lines(page)
    assert "3 dagen te laat" in page.text
    assert case_url(portal, "sent") in lines(noor.get(shown["Deze week"][0]))
    assert case_url(portal, "sent") not in lines(visit("ingrid").get(shown["Te laat"][0]))


def test_what_a_client_added_stands_under_news_until_who_has_it_opened_it(
    visit: Signed, portal: Installation
) -> None:
    noor, case = visit("noor"), case_url(portal, "sent")
    claim(noor, case)
    client = visit("sent", "nl")
    url = f"/mijn/ingestuurd/{submission_of(portal, 'sent').id}/bericht"
    client.send(client.get(url), {"text": "Ik heb nog een vraag over mijn plan."})
    news, count, _is_current = views(noor.get("/werk/"))["Iets nieuws"]
    assert (count, lines(noor.get(news))) == ("1", [case])
    visit("thomas").get(case)
    assert lines(noor.get(news)) == [case], "a colleague looked, and that is not Noor"
    noor.get(case)
    assert lines(noor.get(news)) == []


def test_a_line_that_is_chosen_is_shown_beside_the_list_and_leads_to_the_next(visit: Signed) -> None:
    noor = visit("noor")
    page = noor.get("/werk/")
    shown = [str(link["href"]) for link in page.soup.select("tbody a.d-show")]
    chosen = noor.get(shown[0])
    beside = chosen.soup.select_one("#gekozen")
    assert beside is not None
    assert lines(page)[0] in chosen.links("#gekozen")
    assert shown[1] in chosen.links("#gekozen")
    assert noor.get("/werk/?taak=x").soup.select("#gekozen") == []


def test_a_case_leads_back_to_the_list_as_it_was_and_on_to_its_neighbours(visit: Signed) -> None:
    noor = visit("noor")
    cases = lines(noor.get("/werk/?wie=niemand"))
    page = noor.get(cases[1])
    assert "/werk/?wie=niemand" in page.links("main nav")
    assert [str(one["href"]) for one in page.soup.select("main nav [rel=prev], main nav [rel=next]")] == [
        cases[0],
        cases[2],
    ]
    first = noor.get(cases[0])
    assert first.soup.select("main nav [rel=prev]") == []
