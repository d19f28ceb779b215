"""Behind a web server that does TLS: who calls, over what, and from which page, when its word counts."""

from collections.abc import Callable

import pytest
from flask import Flask, request

from portal import demo
from tests.web.answer_checks import SECURE
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor

ADDRESS = "https://portaal.voorbeeld.invalid"
FORWARDED = {
    "Host": "portaal.voorbeeld.invalid",
    "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
    "X-Forwarded-Proto": "https",
}
Opened = Callable[..., Flask]


@pytest.mark.parametrize(
    ("proxies", "caller", "scheme"),
    [(0, "127.0.0.1", "http"), (1, "198.51.100.7", "https"), (2, "203.0.113.9", "https")],
)
def test_as_many_proxies_are_believed_as_there_are(
    portal_of: Opened, proxies: int, caller: str, scheme: str
) -> None:
    app = portal_of(HOOGEZAND, proxies=proxies, base_url=ADDRESS)
    seen: list[tuple[str | None, str]] = []
    app.before_request_funcs.setdefault(None, []).append(
        lambda: seen.append((request.remote_addr, request.scheme))
    )
    app.test_client().get("/nl/", headers=FORWARDED)
    assert seen == [(caller, scheme)]


def test_a_portal_that_people_reach_over_https_says_that_it_stays_so(portal_of: Opened) -> None:
    [(name, value)] = SECURE.items()
    for opened, there in ((portal_of(HOOGEZAND, base_url=ADDRESS), True), (portal_of(HOOGEZAND), False)):
        answer = opened.test_client().get("/nl/", base_url=ADDRESS if there else "http://localhost")
        assert (answer.headers.get(name) == value) is there


@pytest.mark.parametrize(
    ("came_from", "is_taken"),
    [(f"{ADDRESS}/inloggen", True), ("https://elders.voorbeeld.invalid/", False), ("", False)],
)
def test_a_form_from_another_site_is_refused(portal_of: Opened, came_from: str, is_taken: bool) -> None:
    stranger = Visitor(portal_of(HOOGEZAND, proxies=1, base_url=ADDRESS)).browser
    page = stranger.get("/inloggen", headers=FORWARDED).get_data(as_text=True)
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    headers = FORWARDED | ({"Referer": came_from} if came_from else {})
    fields = {"csrf_token": token, "persona": demo.key("busy"), "verder": ""}
    stranger.post("/inloggen", data=fields, headers=headers)
    assert stranger.get("/mijn/", headers=FORWARDED).status_code == (200 if is_taken else 302)
