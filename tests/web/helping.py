"""A client who asks for help, and the helper with a browser of his own."""

from flask import Flask

from portal.domain.roles import HelperKind
from tests.web.page import Page
from tests.web.visitor import Visitor

HELPER = {"helper_name": "Samira Haddad", "helper_kind": HelperKind.FAMILY.value, "consent": ["yes"]}
INVITED = {**HELPER, "which_form": "all"}
"""The same for who helps from elsewhere: with every form that helpers see."""
FIRST_NAMES = {"busy": "Jan", "question": "Youssef", "asked": "Fatima", "agreed": "Marijke"}


def sit_beside(client: Visitor) -> Page:
    """The client says who sits beside him."""
    return client.send(client.get("/mijn/samen/naast-mij"), HELPER)


def invite(client: Visitor) -> str:
    """The client makes a code and reads it from the page."""
    page = client.send(client.get("/mijn/samen/op-afstand"), INVITED)
    shown = page.soup.select_one(".p-invitation")
    assert shown is not None
    return shown.get_text()


def join(helper: Visitor, code: str, start: str = "/helpen") -> Page:
    """Type the code over and agree to the rules."""
    rules = helper.send(helper.get(start), {"invitation_code": code})
    return helper.send(rules, {"agreed": ["yes"]})


def helper_of(app: Flask, persona: str, language: str = "nl") -> Visitor:
    """Somebody whom this client invited, and who came in."""
    client = Visitor(app).speak("nl")
    client.enter(persona)
    helper = Visitor(app, language).speak(language)
    join(helper, invite(client))
    return helper
