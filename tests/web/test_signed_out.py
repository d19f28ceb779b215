"""What was typed by somebody who signed out in another window: the page keeps it and says whose it may be."""

from tests.web.conftest import Signed
from tests.web.visitor import in_language

TYPED = {
    "task": "Helpen in de kringloopwinkel op zaterdag.",
    "day": "Ik sorteer kleding en ik help klanten bij de kassa.",
}
PAGE = "/mijn/plan/wat"


def test_who_signed_out_in_another_window_finds_his_text_on_the_page_and_sends_it_after_signing_in(
    visit: Signed,
) -> None:
    jan, ours = visit("busy"), {"Origin": "http://127.0.0.1:8000"}
    page = jan.get(PAGE)
    jan.post_raw("/uitloggen", {"csrf_token": jan.token()})
    answer = jan.browser.post(PAGE, data={**TYPED, "csrf_token": page.token}, headers=ours)
    kept = jan.follow(answer)
    assert answer.status_code == 401
    assert TYPED["day"] in kept.text
    assert "/inloggen" in kept.links("main")
    jan.sign_in("busy")
    again = jan.follow(jan.browser.post(PAGE, data={**TYPED, "csrf_token": kept.token}, headers=ours))
    assert again.value("day") == TYPED["day"]  # the page belonged to nobody: it is asked once more
    jan.send(again, action=PAGE)
    assert jan.get(PAGE).value("day") == TYPED["day"]


def test_a_button_without_text_leads_whoever_signed_out_to_the_sign_in(visit: Signed) -> None:
    jan, ours = visit("busy"), {"Origin": "http://127.0.0.1:8000"}
    token = jan.token()
    jan.post_raw("/uitloggen", {"csrf_token": token})
    answer = jan.browser.post("/mijn/plan/opnieuw", data={"csrf_token": token}, headers=ours)
    assert answer.status_code == 302


def test_text_that_somebody_else_left_on_the_page_is_not_called_his_own(visit: Signed) -> None:
    browser, ours = visit("busy"), {"Origin": "http://127.0.0.1:8000"}
    page = browser.get(PAGE)
    browser.post_raw("/uitloggen", {"csrf_token": browser.token()})
    browser.sign_in("sent")
    answer = browser.browser.post(PAGE, data={**TYPED, "csrf_token": page.token}, headers=ours)
    kept = browser.follow(answer)
    assert answer.status_code == 400
    assert "Samuel Okoye" in kept.text
    assert in_language(kept.language, "Schreef iemand anders dit? Verstuur het dan niet.") in kept.text
