"""Filling in with somebody: the banner, the code, what a helper gets to see, and the client's own word."""

import pytest
from flask import Flask

from portal import demo
from portal.domain.roles import Helper, HelperKind
from portal.store import drafts
from portal.web.client.forms.company import ConfirmForm, is_confirmed, mark_of
from tests.web.access_table import rows
from tests.web.answers import PLAN, fill_plan, go_on, step_of
from tests.web.cases import case_url, submission_of
from tests.web.conftest import Signed
from tests.web.helping import HELPER, INVITED, helper_of, invite, sit_beside
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.test_access import PARTS
from tests.web.visitor import Visitor

STOP = "/mijn/samen/stoppen"
CHECK = "/mijn/plan/controleren"
CONSENT = "Zet een vinkje als u dit zelf wilt."
CONFIRM = {"confirmed": ["yes"]}
OPEN_TO_HELPERS = {
    ("GET", "/mijn/<slug>/"),
    ("GET", "/mijn/<slug>/verder"),
    ("GET", "/mijn/<slug>/<step>"),
    ("GET", "/mijn/<slug>/controleren"),
    ("GET", "/mijn/<slug>/bijlagen"),
}


def banner(page: Page) -> str:
    """What stands in the bar about who helps."""
    return words(page.soup.select_one(".p-company"))


def fill_on(visitor: Visitor, page: Page) -> Page:
    """Answer the plan from this page on, up to the page that checks."""
    while step_of(page) != "controleren":
        page = go_on(visitor, page, PLAN)
    return page


def filled_by_helper(app: Flask, persona: str) -> tuple[Visitor, Page]:
    """A helper who filled in a whole plan, and the page on which his way ends."""
    helper = helper_of(app, persona)
    return helper, fill_on(helper, helper.get("/mijn/plan/wat"))


# Beside the client


def test_who_sits_beside_the_client_stands_on_every_page(visit: Signed) -> None:
    jan = visit("busy")
    assert banner(jan.get("/mijn/")) == ""
    assert sit_beside(jan).url == "/mijn/doorgeven"
    for path in ("/mijn/", "/mijn/doorgeven", "/mijn/plan/", "/mijn/plan/wat", "/mijn/samen/", "/nl/privacy"):
        assert banner(jan.get(path)) == "U vult dit samen in met Samira Haddad Stoppen", path
    assert banner(jan.get("/mijn/bestaat-niet", 404)) != ""


def test_stopping_keeps_the_page_and_what_was_typed(visit: Signed) -> None:
    jan = visit("busy")
    sit_beside(jan)
    page = jan.get("/mijn/plan/wat?wijzig=1")
    answer = jan.post_raw(STOP, {"csrf_token": page.token, "day": "Ik sorteer kleding."}, came_from=page.url)
    after = jan.follow(answer)
    assert (after.url, after.value("day")) == (page.url, "Ik sorteer kleding.")
    assert banner(after) == ""


def test_the_button_to_stop_takes_the_form_of_the_page_along(visit: Signed) -> None:
    jan = visit("busy")
    sit_beside(jan)
    button = jan.get("/mijn/plan/wat").soup.select_one(".p-company button")
    assert button is not None
    assert (button["form"], button["formaction"]) == ("antwoord", STOP)


def test_signing_out_ends_it(visit: Signed) -> None:
    jan = visit("busy")
    sit_beside(jan)
    jan.post_raw("/uitloggen", {"csrf_token": jan.token()})
    jan.enter("busy")
    assert banner(jan.get("/mijn/")) == ""


@pytest.mark.parametrize("page", ["/mijn/samen/naast-mij", "/mijn/samen/op-afstand"])
def test_without_a_name_a_kind_and_consent_nobody_helps(visit: Signed, page: str) -> None:
    jan = visit("busy")
    refused = jan.send(jan.get(page), {}, status=422)
    form = ["Kies bij welk formulier deze persoon mag helpen."] if page.endswith("op-afstand") else []
    assert refused.errors == ["Vul de naam in.", "Kies wie dit is.", *form, CONSENT]
    without = {name: value for name, value in INVITED.items() if name != "consent"}
    assert jan.send(jan.get(page), without, status=422).errors == [CONSENT]
    assert jan.send(jan.get(page), {**INVITED, "helper_kind": "king"}, status=422).errors != []
    assert jan.send(jan.get(page), {**INVITED, "helper_name": "x" * 81}, status=422).errors != []
    assert banner(jan.get("/mijn/")) == ""
    assert "U gaf iemand een code" not in jan.get("/mijn/samen/").text


# The client's own word


def test_who_was_helped_confirms_before_sending(visit: Signed, app: Flask) -> None:
    jan = visit("busy")
    sit_beside(jan)
    page = fill_plan(jan)[-1]
    assert "Samen ingevuld met \u2068Samira Haddad\u2069 (familie)." in page.text
    assert "Ik ben Jan Bakker . Ik heb dit zelf gelezen" in page.text
    refused = jan.send(page, {}, status=422)
    assert refused.errors == ["Zet een vinkje als u het hebt gelezen en het klopt."]
    assert jan.send(refused, CONFIRM).url.endswith("?nieuw=1")
    assert submission_of(app.extensions["portal"], "busy").helper == Helper(
        "Samira Haddad", HelperKind.FAMILY, is_beside=True
    )


def test_who_was_not_helped_is_asked_nothing_more(visit: Signed) -> None:
    jan = visit("busy")
    page = fill_plan(jan)[-1]
    assert "confirmed" not in page.html
    assert jan.send(page).url.endswith("?nieuw=1")


def test_sending_twice_is_sending_once_also_with_help(visit: Signed) -> None:
    jan = visit("busy")
    sit_beside(jan)
    page = fill_plan(jan)[-1]
    assert jan.send(page, CONFIRM).url == jan.send(page, CONFIRM).url


def test_what_the_helper_changed_meanwhile_must_be_read_first(visit: Signed, app: Flask) -> None:
    helper, _end = filled_by_helper(app, "busy")
    jan = visit("busy")
    read = jan.get(CHECK)
    helper.send(helper.get("/mijn/plan/begin?wijzig=1"), {"months": "24"})
    again = jan.send(read, CONFIRM, status=422)
    assert again.errors == ["Er is intussen iets veranderd. Lees het nog een keer."]
    assert "24 maanden" in again.text
    assert again.soup.select_one("[name=confirmed][checked]") is None
    assert jan.send(again, CONFIRM).url.endswith("?nieuw=1")


def test_what_the_helper_changes_between_the_clients_word_and_the_sending_is_not_sent(
    visit: Signed, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_by_helper(app, "busy")
    jan = visit("busy")
    page = jan.get(CHECK)

    def and_then_the_helper_saves(form: ConfirmForm, draft: drafts.Draft) -> bool:
        is_given = is_confirmed(form, draft)
        with jan.portal.store.write() as connection:
            drafts.save(connection, draft.client_id, "plan", {**draft.answers, "months": 24}, NOW)
        return is_given

    monkeypatch.setattr("portal.web.client.views.is_confirmed", and_then_the_helper_saves)
    refused = jan.send(page, CONFIRM, status=409)
    assert refused.heading == "Er is intussen iets veranderd"
    assert "24 maanden" in jan.get(CHECK).text


def test_a_helper_never_sees_what_the_rules_say_of_the_dossier(visit: Signed, app: Flask) -> None:
    helper = helper_of(app, "asked")
    too_much = {**PLAN, "uren": {"minutes": "20"}}
    page = helper.get("/mijn/plan/wat")
    while step_of(page) != "controleren":
        page = go_on(helper, page, too_much)
    own = visit("asked").get(CHECK)
    said = [words(one) for one in own.soup.select(".p-alert li, .p-alert p")]
    assert "Dit past misschien niet bij de regels" in " ".join(own.alerts)
    assert [one for one in said if "16" in one] != []
    assert [one for one in said if one in page.text] == []
    assert "Dit past misschien niet bij de regels" not in page.text


def loose(page: Page, name: str) -> list[str]:
    """Where a name stands in a sentence that may change its direction, or have its own changed by it."""
    found = page.soup.body.find_all(string=lambda text: name in text) if page.soup.body else []
    return [
        str(text)
        for text in found
        if not text.find_parents(["bdi", "input"]) and f"\u2068{name}\u2069" not in text
    ]


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_the_names_of_helper_and_client_keep_their_own_direction_on_every_page(
    visit: Signed, app: Flask, code: str
) -> None:
    name = HELPER["helper_name"]
    jan = visit("busy", code)
    shown = invite(jan)
    pages = [jan.get("/mijn/samen/")]
    helper = Visitor(app, code).speak(code)
    pages.append(helper.send(helper.get("/helpen"), {"invitation_code": shown}))
    pages.append(helper.send(pages[-1], {"agreed": ["yes"]}))
    pages += [fill_on(helper, helper.get("/mijn/plan/wat")), jan.get("/mijn/"), jan.get(CHECK)]
    pages.append(jan.get(jan.send(pages[-1], CONFIRM).url.partition("?")[0]))
    assert [wrong for page in pages for wrong in loose(page, name)] == []
    assert [wrong for page in pages[1:4] for wrong in loose(page, "Jan")] == []
    assert [name in page.text for page in pages] == [True, True, False, False, True, True, True]
    sit_beside(jan)
    beside = jan.get("/mijn/doorgeven")
    assert name in banner(beside)
    assert loose(beside, name) == []


def test_what_the_helper_filled_in_waits_for_the_client_and_then_says_who_helped(
    visit: Signed, app: Flask
) -> None:
    _helper, end = filled_by_helper(app, "busy")
    assert "Klaar. Jan moet dit zelf nalezen en versturen." in end.text
    jan = visit("busy")
    overview = jan.get("/mijn/")
    assert (
        "Samira Haddad heeft een formulier voor u ingevuld. Lees het en verstuur het zelf." in overview.text
    )
    sent = jan.send(jan.get(overview.link("Lees het en verstuur het")), CONFIRM)
    assert "Ingevuld door \u2068Samira Haddad\u2069 (familie)." in jan.get(sent.url.partition("?")[0]).text
    case = visit("noor").get(case_url(app.extensions["portal"], "busy"))
    assert "Ingevuld door \u2068Samira Haddad\u2069 (familie). De inwoner bevestigde zelf" in case.text


def test_what_was_filled_in_together_is_not_said_to_wait(visit: Signed) -> None:
    jan = visit("busy")
    sit_beside(jan)
    fill_plan(jan)
    assert "voor u ingevuld" not in jan.get("/mijn/").text


# With a code


def test_the_client_sees_the_code_until_he_signs_out_and_never_after(visit: Signed) -> None:
    jan = visit("busy")
    code = invite(jan)
    assert code in jan.get("/mijn/samen/").text
    elsewhere = visit("busy").get("/mijn/samen/")
    assert "U gaf een code aan Samira Haddad ." in elsewhere.text
    assert code not in elsewhere.html
    jan.post_raw("/uitloggen", {"csrf_token": jan.token()})
    jan.enter("busy")
    assert code not in jan.get("/mijn/samen/").html


def test_a_helper_sees_the_first_name_the_rules_and_then_the_forms(visit: Signed) -> None:
    code = invite(visit("busy"))
    helper = visit()
    assert helper.get("/helpen/regels", 303)
    rules = helper.send(helper.get("/helpen"), {"invitation_code": code.lower()})
    assert rules.heading == "U helpt Jan"
    assert "Bakker" not in rules.html
    refused = helper.send(rules, {}, status=422)
    assert refused.errors == ["Zet een vinkje als u zich hieraan houdt."]
    forms = helper.send(refused, {"agreed": ["yes"]})
    assert forms.url == "/helpen/formulieren"
    assert banner(forms) == "U vult dit in voor Jan"
    assert helper.open("/begin").url == "/helpen/formulieren"
    assert "Bakker" not in forms.html
    assert "Hier is al iets ingevuld." in forms.text, "Jan had begun a plan"


def test_a_helper_sees_the_forms_and_nothing_else_of_the_client(visit: Signed, app: Flask) -> None:
    helper = helper_of(app, "question")
    own = [route for route in rows() if route[0] == "GET" and route[1].startswith(("/mijn", "/werk"))]
    assert len(own) > 15
    submission = submission_of(app.extensions["portal"], "question")
    for method, path in own:
        address = path
        for part, value in {**PARTS, "key": submission.id}.items():
            address = address.replace(f"<{part}>", value)
        answer = helper.browser.get(address)
        allowed = {200, 303} if (method, path) in OPEN_TO_HELPERS else {403}
        assert answer.status_code in allowed, path
        for secret in (submission.number, "Haddad, Youssef", "Youssef Haddad", "verzorgingshuis"):
            assert secret not in answer.get_data(as_text=True), path


def test_a_helper_is_not_offered_a_form_that_shows_something_out_of_the_dossier(app: Flask) -> None:
    helper = helper_of(app, "refused")
    offered = helper.get("/helpen/formulieren").links("main")
    assert "/mijn/plan/" in offered
    assert "/mijn/oneens/" not in offered, "it lists the letters"
    for page in ("", "welke-brief", "controleren", "bijlagen"):
        assert helper.browser.get(f"/mijn/oneens/{page}").status_code == 403


@pytest.mark.parametrize("title", ["Mijn uren", "Ik ben het er niet mee eens"])
def test_client_and_helper_are_told_which_forms_a_helper_can_not_open_and_why(
    visit: Signed, app: Flask, title: str
) -> None:
    helper = helper_of(app, "busy")
    assert title in [words(item) for item in helper.get("/helpen/formulieren").named("li")]
    assert "Er staan gegevens in uit het dossier van Jan ." in helper.get("/helpen/formulieren").text
    mine = visit("busy").get("/mijn/samen/")
    assert title in [words(item) for item in mine.named("li")]
    assert "Deze formulieren ziet alleen u. Er staan gegevens uit uw dossier in." in mine.text


def test_a_helper_who_saves_for_later_gets_back_to_the_forms(visit: Signed, app: Flask) -> None:
    helper = helper_of(app, "busy")
    page = helper.send(helper.get("/mijn/plan/wat"), {**PLAN["wat"], "daarna": "later"})
    assert page.url == "/helpen/formulieren"


def test_a_helper_sends_nothing_in(visit: Signed, app: Flask) -> None:
    helper, end = filled_by_helper(app, "busy")
    assert "Versturen" not in [words(button) for button in end.named("button")]
    with app.extensions["portal"].store.read() as connection:
        draft = drafts.get(connection, demo.key("busy"), "plan")
    assert draft is not None
    with app.app_context():
        answers = {"csrf_token": end.token, "draft": draft.id, "read": mark_of(draft), **CONFIRM}
    assert helper.post_raw(CHECK, answers).status_code == 403


def test_a_helper_finds_no_form_that_the_client_has_sent(app: Flask) -> None:
    page = helper_of(app, "question").get("/mijn/plan/")
    assert "U kunt dit formulier nu niet invullen." in page.text
