"""The pages that everybody meets on the way, each with how to get there."""

from collections.abc import Mapping

from playwright.sync_api import Page

from portal.languages import LANGUAGES
from tests.browser.person import answer, go_on, invite, sign_in
from tests.fixtures.files import photo
from tests.web.answers import PLAN
from tests.web.helping import HELPER

PAPERS = "/mijn/plan/bijlagen"
STEPS = ("wat", "waar", "uren", "dagen", "begin", "geld", "nodig")
"""One of each kind of question."""
CLIENT: Mapping[str, str] = {
    "overzicht": "/mijn/",
    "begin van het plan": "/mijn/plan/",
    **{f"stap {step}": f"/mijn/plan/{step}" for step in STEPS},
}
TOGETHER = {
    "overzicht na hulp": "/mijn/",
    "samen": "/mijn/samen/",
    "naast mij": "/mijn/samen/naast-mij",
    "op afstand": "/mijn/samen/op-afstand",
    "code invullen": "/helpen",
}
STAFF: Mapping[str, str] = {"werklijst": "/werk/", "regeling": "/regeling", "fout": "/werk/bestaat-niet"}
ON_A_CASE = {
    "zaak": "",
    "toets": "/toets",
    "vraag stellen": "/vraag",
    "besluit": "/besluit/wijzigen",
    "afwijzing": "/besluit/afwijzen",
}


def by_a_stranger(page: Page, code: str) -> Mapping[str, str]:
    """What anybody sees."""
    return html_of(page, {"voorpagina": f"/{code}/", "privacy": f"/{code}/privacy", "inloggen": "/inloggen"})


def html_of(page: Page, addresses: Mapping[str, str]) -> dict[str, str]:
    """The HTML of pages, by name."""
    return {name: page.request.get(url).text() for name, url in addresses.items()}


def of_the_client(page: Page, code: str) -> dict[str, str]:
    """The way of a client: overview, every kind of question, the check, what was sent, a question back."""
    speak(page, code, "asked")
    found = html_of(page, CLIENT)
    for step in (step for step in PLAN if step != "bedrag"):
        page.goto(f"/mijn/plan/{step}")
        answer(page, PLAN[step])
        go_on(page, code)
    found |= html_of(page, {"bijlagen": PAPERS})
    found["fout bestand"] = with_papers(page, code)
    found |= html_of(page, {"stap contact": "/mijn/plan/contact", "controleren": "/mijn/plan/controleren"})
    page.goto("/mijn/plan/uren")
    answer(page, {"minutes": "veel"})
    go_on(page, code)
    found["fout antwoord"] = page.content()
    page.goto("/mijn/plan/controleren")
    go_on(page, code, "Versturen")
    found |= html_of(page, {"verstuurd": page.url, "ingestuurd": page.url.partition("?")[0]})
    found |= with_a_helper(page, code)
    speak(page, code, "agreed")
    found |= html_of(page, {"overzicht met besluit": "/mijn/"})
    speak(page, code, "question")
    question = str(page.locator("main a[href$='/vraag']").first.get_attribute("href"))
    return {**by_a_stranger(page, code), **found, **html_of(page, {"vraag": question})}


def with_papers(page: Page, code: str) -> str:
    """The page for papers with one on it, and a file beside it that was not taken."""
    page.goto(PAPERS)
    for file in (photo(), b"no photo"):
        page.locator("#paper").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": file})
        go_on(page, code, "Toevoegen")
    return page.content()


def with_a_helper(page: Page, code: str) -> dict[str, str]:
    """Asking for help, helping, and confirming what a helper filled in."""
    speak(page, code, "assisted")
    found = html_of(page, TOGETHER)
    page.goto("/mijn/plan/controleren")
    go_on(page, code, "Versturen")
    found["niet bevestigd"] = page.content()
    speak(page, code, "busy")
    invitation = invite(page, code)
    found["code van de inwoner"] = page.content()
    page.goto("/mijn/samen/naast-mij")
    answer(page, HELPER)
    go_on(page, code, "Ga samen verder")
    found |= html_of(page, {"samen aan een stap": "/mijn/plan/wat"})
    page.goto("/helpen")
    answer(page, {"invitation_code": invitation})
    go_on(page, code)
    found["afspraken"] = page.content()
    answer(page, {"agreed": ["yes"]})
    go_on(page, code, "Begin met helpen")
    return {**found, **html_of(page, {"formulieren van de helper": page.url})}


def of_staff(page: Page, code: str) -> dict[str, str]:
    """What staff works with: the queue, a case, and every form on it."""
    speak(page, code, "ingrid")
    case = str(page.locator("tbody a").first.get_attribute("href"))
    page.goto("/werk/?staat=besloten")
    decided = str(page.locator("tbody a").first.get_attribute("href"))
    forms = {name: case + end for name, end in ON_A_CASE.items()}
    return html_of(page, {**STAFF, **forms, "besloten zaak": decided})


def speak(page: Page, code: str, persona: str) -> None:
    """Sign in as a persona, in a language."""
    assert code in LANGUAGES
    page.goto(f"/{code}/?taal={code}")
    sign_in(page, persona)
