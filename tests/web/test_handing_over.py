"""A selection in the list goes to a colleague; what could not go is named, and the rest goes on."""

import pytest
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.store import tasks
from portal.store.base import new_id
from tests.web.cases import case_url, claim, lines, search, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language

NOT_ALONG = (
    "Dit ging niet mee: %(names)s. Het is klaar, of een collega heeft het. Van een collega neemt u iets over"
    " met een reden."
)


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def task_of(portal: Installation, persona: str) -> str:
    """The task of what a client sent in last."""
    with portal.store.read() as connection:
        return tasks.of_form(connection, submission_of(portal, persona).id).id


def name_of(persona: str) -> str:
    """A client of the demo."""
    return demo.CLIENTS[persona].name


def last_name_of(persona: str) -> str:
    """What the names of a message are sorted by."""
    return name_of(persona).partition(" ")[2]


def hand(visitor: Visitor, chosen: list[str], to: str, reason: str = "", start: str = "/werk/") -> Page:
    """Hand these tasks over from the list."""
    token = visitor.get(start).token
    sent = {"csrf_token": token, "taak": chosen, "naar": to, "reden": reason}
    return visitor.follow(visitor.post_raw("/werk/overdragen", sent, came_from=start))


def owner(portal: Installation, persona: str) -> str | None:
    """Who has what a client sent in."""
    return submission_of(portal, persona).caseworker_id


def test_a_selection_goes_to_a_colleague_and_is_counted(visit: Signed, portal: Installation) -> None:
    noor = visit("noor")
    page = hand(noor, [task_of(portal, one) for one in ("sent", "care")], demo.key("thomas"))
    assert page.alerts == [in_language("nl", "2 zaken zijn overgedragen.")]
    assert {owner(portal, one) for one in ("sent", "care")} == {demo.key("thomas")}
    assert case_url(portal, "sent") in lines(visit("thomas").get("/werk/?wie=ik"))
    one = hand(noor, [task_of(portal, "cannot")], demo.key("thomas"))
    assert one.alerts == [in_language("nl", "1 zaak is overgedragen.")]


def test_somebody_can_take_a_selection(visit: Signed, portal: Installation) -> None:
    hand(visit("noor"), [task_of(portal, "sent")], "ik")
    assert owner(portal, "sent") == demo.key("noor")


def test_what_can_not_go_is_named_and_the_rest_goes(visit: Signed, portal: Installation) -> None:
    claim(visit("thomas"), case_url(portal, "care"))
    chosen = [task_of(portal, one) for one in ("sent", "care", "agreed")]
    page = hand(visit("noor"), chosen, "ik")
    names = ", ".join(name_of(one) for one in sorted(("care", "agreed"), key=last_name_of))
    assert page.alerts == [
        in_language("nl", "1 zaak is overgedragen."),
        in_language("nl", NOT_ALONG, names=names),
    ]
    assert (owner(portal, "sent"), owner(portal, "care")) == (demo.key("noor"), demo.key("thomas"))


def test_with_a_reason_what_a_colleague_has_goes_too(visit: Signed, portal: Installation) -> None:
    claim(visit("thomas"), case_url(portal, "care"))
    noor = visit("noor")
    hand(noor, [task_of(portal, "care")], "ik", "Thomas is ziek.")
    assert owner(portal, "care") == demo.key("noor")
    assert "Thomas is ziek." in noor.get(case_url(portal, "care")).text


@pytest.mark.parametrize(
    ("chosen", "to", "said"),
    [
        ([], "ik", "Kies eerst welke zaken."),
        (["sent"], "", "Kies eerst aan wie."),
        ([], "", "Kies eerst welke zaken."),
    ],
)
def test_who_chooses_nothing_or_nobody_is_told_so(
    visit: Signed, portal: Installation, chosen: list[str], to: str, said: str
) -> None:
    page = hand(visit("noor"), [task_of(portal, one) for one in chosen], to)
    assert page.alerts == [in_language("nl", said)]
    assert owner(portal, "sent") is None


@pytest.mark.parametrize("to", ["sent", "karim", "nobody", "no-key"])
def test_nothing_goes_to_who_handles_no_cases(visit: Signed, portal: Installation, to: str) -> None:
    known = {"nobody": new_id(), "no-key": "x"}
    noor = visit("noor")
    sent = {
        "csrf_token": noor.get("/werk/").token,
        "taak": task_of(portal, "care"),
        "naar": known.get(to) or demo.key(to),
    }
    assert noor.post_raw("/werk/overdragen", sent).status_code == 404
    assert owner(portal, "care") is None


def test_a_task_that_does_not_exist_stays_out_of_it(visit: Signed, portal: Installation) -> None:
    page = hand(visit("noor"), [new_id(), task_of(portal, "sent")], "ik")
    assert in_language("nl", "1 zaak is overgedragen.") in page.alerts
    assert owner(portal, "sent") == demo.key("noor")


@pytest.mark.parametrize("key", ["x", "", "1 OR 1=1"])
def test_what_is_no_key_is_refused(visit: Signed, portal: Installation, key: str) -> None:
    noor = visit("noor")
    sent = {"csrf_token": noor.token(), "taak": [key, task_of(portal, "sent")], "naar": "ik"}
    assert noor.post_raw("/werk/overdragen", sent).status_code == 400
    assert owner(portal, "sent") is None


def test_afterwards_one_is_back_in_the_list_as_it_was(visit: Signed, portal: Installation) -> None:
    noor = visit("noor")
    page = hand(noor, [task_of(portal, "sent")], "ik", start="/werk/?volgorde=naam&wie=niemand")
    assert page.url == "/werk/?volgorde=naam&wie=niemand"
    found = search(noor, "TP-2026")
    assert hand(noor, [task_of(portal, "care")], "ik", start=found.url).url == found.url


def test_the_form_offers_each_colleague_who_handles_cases_and_oneself(visit: Signed) -> None:
    page = visit("noor").get("/werk/")
    offered = [words(one) for one in page.soup.select("#naar option")]
    assert offered[1] == in_language("nl", "Mij")
    names = set(offered[2:])
    assert demo.STAFF["thomas"].name in names
    assert demo.STAFF["ingrid"].name in names
    assert not {demo.STAFF["noor"].name, demo.STAFF["karim"].name} & names


def test_who_only_looks_has_nothing_to_choose(visit: Signed, portal: Installation) -> None:
    karim = visit("karim")
    page = karim.get("/werk/")
    assert lines(page)
    assert page.soup.select("input[name=taak], #naar") == []
    sent = {"csrf_token": karim.token(), "taak": task_of(portal, "sent"), "naar": "ik"}
    assert karim.post_raw("/werk/overdragen", sent).status_code == 403


def test_what_is_done_can_not_be_chosen(visit: Signed) -> None:
    page = visit("noor").get("/werk/?staat=klaar")
    assert lines(page)
    assert page.soup.select("input[name=taak]") == []
