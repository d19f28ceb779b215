"""The portal answers to its own name only; whoever watches it may ask by its bare address."""

from collections.abc import Callable

import pytest
from flask import Flask

from portal.web.hosts import is_ours
from tests.web.running import HOOGEZAND

ADDRESS = "https://portaal.voorbeeld.invalid"


@pytest.mark.parametrize(
    ("host", "base_url", "ours"),
    [
        ("portaal.voorbeeld.invalid", ADDRESS, True),
        ("PORTAAL.voorbeeld.invalid", ADDRESS, True),
        ("portaal.voorbeeld.invalid:443", ADDRESS, True),
        ("portaal.voorbeeld.invalid:8443", ADDRESS, False),
        ("portaal.voorbeeld.invalid:8443", f"{ADDRESS}:8443", True),
        ("portaal.voorbeeld.invalid", f"{ADDRESS}:8443", False),
        ("portaal.voorbeeld.invalid.elders.invalid", ADDRESS, False),
        ("elders.invalid", ADDRESS, False),
        ("elders.invalid@portaal.voorbeeld.invalid", ADDRESS, False),
        ("portaal.voorbeeld.invalid/x", ADDRESS, False),
        ("portaal.voorbeeld.invalid,elders.invalid", ADDRESS, False),
        ("portaal.voorbeeld.invalid:", ADDRESS, True),
        ("portaal.voorbeeld.invalid:x", ADDRESS, False),
        ("portaal.voorbeeld.invalid:99999", ADDRESS, False),
        ("[", ADDRESS, False),
        ("", ADDRESS, False),
        ("127.0.0.1:8000", ADDRESS, False),
        ("localhost", "http://127.0.0.1:8000", True),
        ("127.0.0.1:9000", "http://127.0.0.1:8000", True),
        ("[::1]:8000", "http://localhost:8000", True),
        ("elders.invalid", "http://127.0.0.1:8000", False),
        ("portaal.voorbeeld.invalid", f"{ADDRESS}/portaal", True),
        ("elders.invalid", f"{ADDRESS}/portaal", False),
    ],
)
def test_the_host_is_that_of_the_base_url(host: str, base_url: str, ours: bool) -> None:
    assert is_ours(host, base_url) is ours


@pytest.mark.parametrize("path", ["/", "/nl/", "/inloggen", "/static/x.css", "/er-is-niets"])
@pytest.mark.parametrize("host", ["elders.invalid", "a b", "[", "127.0.0.1", "\u00e9", ""])
def test_another_host_gets_no_page(portal_of: Callable[..., Flask], host: str, path: str) -> None:
    browser = portal_of(HOOGEZAND, base_url=ADDRESS).test_client()
    answer = browser.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "elders" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/gezond", "/gezond/klaar"])
def test_who_watches_the_service_may_ask_by_its_bare_address(
    portal_of: Callable[..., Flask], path: str
) -> None:
    browser = portal_of(HOOGEZAND, base_url=ADDRESS).test_client()
    assert browser.get(path, headers={"Host": "127.0.0.1:8000"}).status_code == 200
