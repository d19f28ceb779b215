"""The language of the menu is kept with a client who chooses it on a page of ours."""

from collections.abc import Mapping

import pytest
from flask import Flask

from portal import demo
from portal.store import people
from tests.web.cases import case_url
from tests.web.conftest import Signed
from tests.web.helping import helper_of, sit_beside
from tests.web.page import Page
from tests.web.test_trouble import full, locked
from tests.web.visitor import Visitor, in_language

HERE = {"Sec-Fetch-Site": "same-origin"}
ANOTHER = "Vult u een formulier in een andere taal in? Dan krijgt de brief daarover uitleg in die taal."


def enter(app: Flask) -> Visitor:
    """Fatima, of whom the administration says that she reads Arabic, in a browser that chose nothing."""
    visitor = Visitor(app)
    visitor.enter("asked")
    return visitor


def letters(visitor: Visitor) -> Page:
    """The page about letters."""
    return visitor.get("/mijn/brieven")


def chosen(app: Flask) -> str | None:
    with app.extensions["portal"].store.read() as connection:
        return people.require_client(connection, demo.key("asked")).language_chosen


def press(visitor: Visitor, code: str, headers: Mapping[str, str], path: str = "/mijn/brieven") -> None:
    """Choose a language from the menu, as this browser tells of it."""
    answer = visitor.browser.get(f"{path}?taal={code}", headers=headers)
    assert answer.status_code == 303
    assert visitor.get(path).language == code


@pytest.mark.parametrize("headers", [HERE, {"Referer": "http://localhost/mijn/"}])
def test_it_holds_when_he_comes_back(app: Flask, headers: Mapping[str, str]) -> None:
    press(enter(app), "pl", headers)
    assert chosen(app) == "pl"
    assert enter(app).get("/mijn/brieven").language == "pl"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Referer": "http://localhost/mijn/"},
        {"Sec-Fetch-Site": "none"},
        {"Referer": "https://elders.invalid/"},
    ],
)
def test_a_link_from_elsewhere_chooses_for_this_session_only(app: Flask, headers: Mapping[str, str]) -> None:
    press(enter(app), "pl", headers)
    assert chosen(app) is None


def test_a_choice_on_a_public_page_is_his_too(app: Flask) -> None:
    visitor = enter(app)
    visitor.browser.get("/nl/uw-rechten?taal=tr", headers=HERE)
    assert chosen(app) == "tr"


def test_with_a_form_what_was_typed_goes_along_and_the_choice_is_kept(app: Flask) -> None:
    visitor = enter(app)
    page = visitor.get("/mijn/brieven")
    visitor.send(page, {"taal": "uk"})
    assert chosen(app) == "uk"


@pytest.mark.parametrize("of_kind", [locked, full])
def test_while_the_database_takes_nothing_the_page_comes_all_the_same(app: Flask, of_kind: object) -> None:
    visitor = enter(app)
    with of_kind(app):  # type: ignore[operator]
        press(visitor, "pl", HERE)
    assert chosen(app) is None


def test_who_helps_chooses_for_himself(app: Flask) -> None:
    helper = helper_of(app, "asked")
    press(helper, "pl", HERE, "/helpen/formulieren")
    assert chosen(app) is None
    visitor = enter(app)
    visitor.speak("nl")
    sit_beside(visitor)
    press(visitor, "tr", HERE)
    assert chosen(app) is None


def test_staff_and_strangers_choose_as_before(app: Flask, visit: Signed) -> None:
    press(visit("noor"), "en", HERE, "/werk/")
    Visitor(app).browser.get("/nl/?taal=pl", headers=HERE)
    assert chosen(app) is None


def test_the_page_about_letters_says_in_which_language_they_are_explained(app: Flask) -> None:
    visitor = enter(app)
    said = letters(visitor)
    assert "العربية" in said.text
    assert in_language(said.language, ANOTHER) in said.text
    press(visitor, "pl", HERE)
    said = letters(visitor)
    assert in_language("pl", "Uw brieven krijgen uitleg in:") + " Polski" in said.text
    assert in_language("pl", ANOTHER) not in said.text
    press(visitor, "nl", HERE)
    none = in_language("nl", "Uw brieven zijn in het Nederlands, zonder uitleg in een andere taal.")
    assert none in letters(visitor).text


def test_staff_sees_what_he_chose(app: Flask, visit: Signed) -> None:
    visitor = Visitor(app)
    visitor.enter("sent")
    press(visitor, "pl", HERE)
    words = in_language("nl", "%(language)s (koos de inwoner zelf)", language="Polski")
    assert words in visit("noor", "nl").get(case_url(visitor.portal, "sent")).text
