"""Each route, method and kind of visitor does what the table says; what the table does not know fails."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.demo.postroom import LIES_THERE
from portal.store import beschikkingen, dossiers, drafts, people, signals, submissions, tasks, uploads
from tests.fixtures.files import photo
from tests.fixtures.papers import add_paper
from tests.fixtures.rows import add_term
from tests.web.access_table import VISITORS, Route, path_of, rows
from tests.web.conftest import Signed
from tests.web.helping import helper_of
from tests.web.page import TOKEN
from tests.web.running import ROTTERDAM
from tests.web.visitor import Visitor

PARTS = {
    "form": "pdf",
    "lang": "nl",
    "slug": "plan",
    "step": "wat",
    "outcome": "akkoord",
    "reply": "bezwaar",
    "filename": "base.css",
}
ANSWERED = ("/bericht", "<reply>")
OBJECTED = "/beslissing-op-bezwaar"
"""In the addresses about a form that is answered, and not decided on."""
AGREED = ("/doorgaan", "/bezwaar", "/toets.pdf")
"""In the addresses about something that was decided on."""
LETTERS, PAPERS, UNSENT = "brieven", "bijlagen/<key>", "/weg"
TO_POST, TASKS, PEOPLE = "/werk/post/", "/werk/taak/", "/werk/mensen/"
SIGNALS = ("/melding", "/commissie/")
BY_ITSELF = {"HEAD", "OPTIONS"}
WITH_KEY = [route for route in rows() if "<key>" in route[1]]


def name(route: Route) -> str:
    return " ".join(route)


def letter_of(portal: Installation, persona: str) -> str:
    """The key of the letter that a client got."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return beschikkingen.letters_of_dossier(connection, dossier.id)[0].id


def submission_of(portal: Installation, persona: str) -> str:
    """The key of the submission of a client."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return submissions.list_of_dossier(connection, dossier.id)[0].id


def signal_of(portal: Installation, persona: str) -> str:
    """The key of what a client reported."""
    with portal.store.read() as connection:
        return signals.list_of_client(connection, demo.key(persona))[0].id


def is_signal(path: str) -> bool:
    """Whether the key in an address is that of a report."""
    return any(part in path for part in SIGNALS)


def paper_of(portal: Installation, persona: str) -> str:
    """The key of a paper of a client: of his plan that was sent in, or else of the one in the making."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        sent = submissions.list_of_dossier(connection, dossier.id)
        plan = sent[0].draft_id if sent else drafts.list_of(connection, demo.key(persona))[0].id
        return uploads.of_draft(connection, plan)[0].id


def task_of(portal: Installation, persona: str) -> str:
    """The key of a task about a client that a term made, on the desk of Noor."""
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        found = [one for one in tasks.of_dossier(connection, dossier.id) if one.submission_id is None]
        return found[0].id if found else add_term(connection, dossier.id, staff_id=demo.key("noor"))


def put_back(portal: Installation, persona: str) -> None:
    """Add the paper of somebody's plan again, when the visitor before took it away."""
    with portal.store.read() as connection:
        actor = people.actor(connection, demo.key(persona))
    assert actor is not None
    add_paper(portal, actor, "plan", photo())


def key_of(portal: Installation, path: str, persona: str) -> str:
    """The key of the thing of one client that an address is about."""
    if is_signal(path):
        return signal_of(portal, persona)
    if TASKS in path:
        return task_of(portal, persona)
    if PEOPLE in path:
        return demo.key(persona)
    if LETTERS in path or TO_POST in path:
        return letter_of(portal, persona)
    return paper_of(portal, persona) if PAPERS in path else submission_of(portal, persona)


def address(portal: Installation, path: str, persona: str) -> str:
    """The address of a route, with the things of one client in it."""
    key = key_of(portal, path, persona) if "<key>" in path else ""
    return re.sub(r"<(\w+)>", lambda part: {**PARTS, "key": key}[part[1]], path)


def owner_of(path: str) -> str:
    """The client whose thing stands in the address: one who has it."""
    if PAPERS in path:
        return "busy" if UNSENT in path else "sent"
    if path.endswith((*ANSWERED, OBJECTED)):
        return "against"
    if TO_POST in path:
        return LIES_THERE
    is_agreed = LETTERS in path or path.endswith(AGREED) or is_signal(path)
    return "agreed" if is_agreed else "question"


def whoever_may_look(path: str) -> str:
    """Somebody to whom a page of this kind is open."""
    if path.startswith("/commissie"):
        return "els"
    if path.startswith("/mijn"):
        return "agreed"
    return "karim" if is_signal(path) or "/tweede-beoordeling" in path else "ingrid"


def ask(visitor: Visitor, method: str, url: str) -> tuple[int, str]:
    """The status and the page that somebody gets; the CSRF token, which is everybody's own, left out."""
    sent = {"data": {"csrf_token": visitor.token()}} if method == "POST" else {}
    with visitor.browser.open(url, method=method, **sent) as answer:
        body = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
    return answer.status_code, TOKEN.sub("", body)


def test_the_table_names_every_route_and_method_and_no_other(app: Flask) -> None:
    real = {
        (method, path_of(rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - BY_ITSELF
    }
    assert real == rows().keys()


@pytest.mark.parametrize("route", rows(), ids=name)
def test_everybody_gets_what_the_table_says(visit: Signed, app: Flask, route: Route) -> None:
    method, path = route
    owner = owner_of(path)
    url = address(app.extensions["portal"], path, owner)
    names = {"anonymous": "", "owner": owner, "other": "refused"}
    visitors = {"helper": helper_of(app, owner)}  # goes first: the owner may end the invitation
    visitors |= {one: visit(names.get(one, one)) for one in VISITORS if one != "helper"}
    got = {}
    for one, visitor in visitors.items():
        if UNSENT in path:
            put_back(app.extensions["portal"], owner)
            url = address(app.extensions["portal"], path, owner)
        got[one] = ask(visitor, method, url)[0]
    assert got == rows()[route]


@pytest.mark.parametrize("route", WITH_KEY, ids=name)
def test_another_clients_thing_looks_like_one_that_never_was(visit: Signed, app: Flask, route: Route) -> None:
    method, path = route
    visitor = visit("refused")
    theirs = address(app.extensions["portal"], path, owner_of(path))
    nobodys = re.sub(r"[0-9a-f-]{36}", str(uuid.uuid4()), theirs)
    assert ask(visitor, method, theirs) == ask(visitor, method, nobodys)


@pytest.mark.parametrize("route", WITH_KEY, ids=name)
def test_a_thing_that_never_was_is_not_found_by_whoever_may_look(visit: Signed, route: Route) -> None:
    method, path = route
    url = re.sub(r"<(\w+)>", lambda part: {**PARTS, "key": str(uuid.uuid4())}[part[1]], path)
    assert ask(visit(whoever_may_look(path)), method, url)[0] == 404


def test_a_stranger_is_led_to_the_sign_in_and_then_to_where_he_wanted_to_be(visit: Signed) -> None:
    stranger = visit()
    page = stranger.open("/mijn/plan/")
    assert page.url == "/inloggen?verder=/mijn/plan/"
    wanted = page.soup.select_one("[name=verder]")
    assert wanted is not None
    assert stranger.sign_in("busy", verder=str(wanted["value"])).url == "/mijn/plan/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_method_that_a_page_does_not_know_is_refused(visit: Signed, method: str) -> None:
    assert visit("busy").browser.open("/mijn/", method=method).status_code == 405


def test_no_get_changes_anything_but_the_trail_of_who_looked_or_tried_to(
    visit: Signed, app: Flask, contents: Callable[[Flask], dict[str, list[Any]]]
) -> None:
    people = {one: visit(one) for one in ("question", "ingrid")}
    task_of(app.extensions["portal"], owner_of(TASKS))
    before = contents(app)
    for method, path in rows():
        if method == "GET":
            url = address(app.extensions["portal"], path, owner_of(path))
            for visitor in people.values():
                ask(visitor, "GET", url)
                ask(visitor, "HEAD", url)
    after = contents(app)
    trail_before, trail = before.pop("trail"), after.pop("trail")
    assert [after.pop("receipt"), before.pop("receipt")] != [[], []]  # made when somebody first asks
    assert len(after.pop("brake")) - len(before.pop("brake")) == len(people)  # documents made on demand
    assert after == before
    assert trail[: len(trail_before)] == trail_before
    assert {row.event for row in trail[len(trail_before) :]} == {
        *("case:viewed", "letter:viewed", "upload:viewed", "access:refused", "receipt:made")
    }


def test_one_gemeente_does_not_know_the_session_of_another(portal_of: Callable[..., Flask]) -> None:
    here, there = portal_of(ROTTERDAM), portal_of("hoogezand-sappemeer")
    visitor = Visitor(here)
    visitor.enter("busy")
    cookie = visitor.browser.get_cookie("portal")
    assert cookie is not None
    elsewhere = Visitor(there)
    elsewhere.browser.set_cookie("portal", cookie.value)
    assert elsewhere.browser.get("/mijn/").status_code == 302


def test_addresses_are_lower_case_with_hyphens_and_each_is_there_once(app: Flask) -> None:
    rules = list(app.url_map.iter_rules())
    routes = [(path_of(rule), method) for rule in rules for method in (rule.methods or set()) - BY_ITSELF]
    paths = [path_of(rule) for rule in rules]
    assert len(routes) == len(set(routes))
    assert [path for path in paths if path != path.lower() or "_" in path] == []
