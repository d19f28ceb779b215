"""Inviting somebody for one form: what the client chooses and reads back, and what the helper gets to see."""

import pytest
from flask import Flask

from portal.domain.ways import Form
from portal.web.flows import FLOWS, FOR_HELPERS
from tests.web.conftest import Signed
from tests.web.helping import HELPER, INVITED, join
from tests.web.page import Page
from tests.web.visitor import Visitor, in_language

TITLE = in_language("nl", FLOWS[Form.HELP].title)


def invite(client: Visitor, form: str) -> Page:
    """Make a code for one form."""
    return client.send(client.get("/mijn/samen/op-afstand"), {**INVITED, "which_form": form})


def helper_for(app: Flask, form: str, language: str = "nl") -> Visitor:
    """Somebody who came in with a code for one form, with a browser of his own in his own language."""
    client = Visitor(app).speak("nl")
    client.enter("asked")
    code = invite(client, form).soup.select_one(".p-invitation")
    assert code is not None
    helper = Visitor(app, language)
    join(helper, code.get_text())
    return helper


def test_the_client_chooses_one_form_or_all_and_nothing_by_itself(visit: Signed) -> None:
    client = visit("asked", "nl")
    page = client.get("/mijn/samen/op-afstand")
    offered = [str(one["value"]) for one in page.soup.select("[name=which_form]")]
    assert offered == [*(form.slug for form in FOR_HELPERS), "all"]
    assert page.soup.select("[name=which_form][checked]") == []
    client.send(page, HELPER, status=422)


def test_he_reads_back_for_which_form_it_is_and_until_when(visit: Signed) -> None:
    client = visit("asked", "nl")
    page = invite(client, "hulp")
    assert in_language("nl", "Alleen voor dit formulier: %(form)s", form=TITLE) in page.text
    card = client.get("/mijn/post").soup.select_one("[aria-labelledby=wie]")
    assert card is not None
    for words in ("Samira Haddad", TITLE, "22 september 2026"):
        assert words in card.get_text(" ")
    invite_all = invite(client, "all")
    assert in_language("nl", "Voor alle formulieren die een helper mag zien.") in invite_all.text


def test_the_helper_hears_it_before_he_agrees_and_sees_that_form_alone(app: Flask) -> None:
    helper = helper_for(app, "hulp")
    page = helper.get("/helpen/formulieren")
    assert [link for link in page.links("main") if link.startswith("/mijn/")] == ["/mijn/hulp/"]
    helper.get("/mijn/hulp/")
    helper.get("/mijn/hulp/waarbij")


@pytest.mark.parametrize("form", [one.slug for one in FOR_HELPERS if one.slug is not Form.HELP])
def test_no_page_of_another_form_opens(app: Flask, form: str) -> None:
    helper = helper_for(app, "hulp")
    step = FLOWS[Form(form)].steps[0].slug
    for path in ("", step, "controleren", "bijlagen"):
        assert helper.browser.get(f"/mijn/{form}/{path}").status_code in {403, 404}
    for path in ("opnieuw", step, "bijlagen"):
        answer = helper.browser.post(f"/mijn/{form}/{path}", data={"csrf_token": helper.token()})
        assert answer.status_code in {403, 404}


@pytest.mark.parametrize("code", ["pl", "ar", "fa"])
def test_his_pages_are_in_his_own_language_and_not_in_that_of_the_client(app: Flask, code: str) -> None:
    helper = helper_for(app, "hulp", code)
    for path in ("/helpen/formulieren", "/mijn/hulp/"):
        assert helper.get(path).language == code
    helper.speak("uk")
    assert helper.get("/helpen/formulieren").language == "uk"
