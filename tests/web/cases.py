"""What staff does with a plan, as they would do it on the pages."""

from collections.abc import Mapping
from typing import Any

from portal import demo
from portal.actions.installation import Installation
from portal.store import dossiers, submissions
from tests.web.page import Page
from tests.web.visitor import Visitor

JUDGED: Mapping[str, Any] = {
    "can_seek_work": "nee",
    "special_circumstances": "nee",
    "fully_incapacitated": "nee",
    "single_parent_exemption": "nee",
    "exempt": "nee",
    "existing_activity": "nee",
    "in_reintegration": "nee",
    "paid_work_hours_per_week": "0",
    "kind": "volunteering",
    "organisation_kind": "social",
    "description_clear": "ja",
    "unpaid": "ja",
    "additional": "ja",
    "replaces_paid_work": "nee",
    "someone_would_pay": "nee",
    "aims_at_labour_market": "nee",
    "reciprocity": "Begeleiding, koffie en een bedankje",
    "all_parties_convinced": "ja",
}
WEIGHED: Mapping[str, Any] = {
    "client_words": "Ik wil graag koffie schenken in het buurthuis.",
    "guide": "mevrouw Postma",
    "organisation_gives": "Uitleg, koffie en na afloop een getuigschrift.",
    "ability": "U kunt een ochtend staan en lopen.",
    "situation": "U woont dichtbij het buurthuis.",
    "wishes": "U bent graag onder de mensen.",
    "existing": "U doet nog geen ander vrijwilligerswerk.",
    "no_displacement": "Niemand krijgt loon voor dit werk.",
}
CHANGED: Mapping[str, Any] = {
    "change_what": "Zestien uur in plaats van wat u voorstelde.",
    "change_why": "Zestien uur is het meeste dat kan (artikel 3).",
}
"""What a decision says that is otherwise than the plan."""
REFUSED: Mapping[str, Any] = {
    "client_words": "Ik wil graag koffie schenken.",
    "reasons": "Het buurthuis heeft hier al iemand in dienst voor.\nZijn werk mag niet wegvallen.",
}


def submission_of(portal: Installation, persona: str) -> submissions.Submission:
    """The newest submission of a client."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return submissions.list_of_dossier(connection, dossier.id)[0]


def new_letters(visitor: Visitor) -> list[str]:
    """Where the letters stand that a client has not opened here yet."""
    page = visitor.get("/mijn/post?soort=brieven")
    return page.links("section[aria-labelledby=nieuw]")


def open_letters(visitor: Visitor) -> None:
    """Open each letter that is new, as somebody does who wants to see what else there is to do."""
    for url in new_letters(visitor):
        visitor.download(url)


def case_url(portal: Installation, persona: str) -> str:
    """Where staff finds the newest submission of a client."""
    return f"/werk/{submission_of(portal, persona).id}"


def lines(page: Page) -> list[str]:
    """Where the lines of the list lead, in their order."""
    return [str(link["href"]) for link in page.soup.select("tbody a.d-go")]


def search(visitor: Visitor, words: str, **filters: str) -> Page:
    """Look for a name or a number in the list of tasks."""
    return visitor.send(visitor.get("/werk/"), {"zoek": words, **filters}, action="/werk/zoeken")


def claim(visitor: Visitor, case: str) -> Page:
    """Take a case on one's own desk."""
    return visitor.send(visitor.get(case), action=f"{case}/oppakken")


def judge(visitor: Visitor, case: str, **changes: str) -> Page:
    """Fill the judgement in, as far as this regeling asks it."""
    page = visitor.get(f"{case}/toets")
    asked = {str(control["name"]) for control in page.form().select("[name]")}
    answers = {name: value for name, value in {**JUDGED, **changes}.items() if name in asked}
    return visitor.send(page, answers)


def decision(page: Page, **changes: Any) -> dict[str, Any]:
    """The answers that a form for a decision asks; the judgements in the same words everywhere."""
    asked = {str(control["name"]) for control in page.form().select("[name]")}
    judgements = {name: "Dit is besproken en het past." for name in asked if name.startswith("judgement_")}
    answers = {**WEIGHED, **judgements, **changes}
    return {name: value for name, value in answers.items() if name in asked}


def search_open(visitor: Visitor, words: str) -> Page:
    """The same among what is not done."""
    return visitor.send(search(visitor, words), {"staat": "open"}, action="/werk/zoeken")
