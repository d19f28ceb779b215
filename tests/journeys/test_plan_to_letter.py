"""From plan to letter, over HTTP: the client proposes, the caseworker asks and judges, the decider decides.

The same plan of twenty hours a week is too much for Hoogezand-Sappemeer and just right for Rotterdam.
"""

import hashlib

import pymupdf
import pytest
from flask import Flask

from portal.rules.asked import Asked
from portal.wording.checktitles import QUESTIONS
from tests.fixtures.databases import on_each_database
from tests.web.answers import fill_plan
from tests.web.cases import case_url, claim, decision, judge, new_letters, submission_of
from tests.web.page import Page, words
from tests.web.running import HOOGEZAND, ROTTERDAM
from tests.web.visitor import Visitor, in_language

ANSWER = "Het buurthuis is elke ochtend open. Mevrouw Postma weet ervan."


@on_each_database
@pytest.mark.parametrize("gemeente", [HOOGEZAND])
def test_twenty_hours_are_too_many_in_hoogezand_and_sixteen_are_agreed(real_portal: Flask) -> None:
    client, case = propose_and_prepare(real_portal)
    ingrid = signed_in(real_portal, "ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    blocked = ingrid.send(page, decision(page), status=200)
    assert in_language("nl", QUESTIONS[Asked.HOURS]) in words(blocked.soup.select_one("main [role=alert]"))
    page = ingrid.get(f"{case}/besluit/wijzigen")
    change = {"change_what": "Zestien uur in plaats van twintig.", "change_why": "Meer dan zestien mag niet."}
    decided = ingrid.send(page, decision(page, **change, minutes="16"))
    letter = same_letter(client, signed_in(real_portal, "noor"), decided)
    assert "16 uur" in letter
    assert "Zestien uur in plaats van twintig." in letter


@on_each_database
@pytest.mark.parametrize("gemeente", [ROTTERDAM])
def test_twenty_hours_are_agreed_as_they_are_in_rotterdam(real_portal: Flask) -> None:
    client, case = propose_and_prepare(real_portal)
    ingrid = signed_in(real_portal, "ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    decided = ingrid.send(page, decision(page))
    letter = same_letter(client, signed_in(real_portal, "noor"), decided)
    assert "20 uur" in letter
    assert "Buurthuis De Brink" in letter


def signed_in(app: Flask, persona: str, code: str = "nl") -> Visitor:
    """Somebody in a browser of his own."""
    visitor = Visitor(app, code).speak(code)
    visitor.enter(persona)
    return visitor


def propose_and_prepare(app: Flask) -> tuple[Visitor, str]:
    """The client sends a plan; the caseworker asks one thing, gets the answer, and judges."""
    fatima, noor = signed_in(app, "asked"), signed_in(app, "noor")
    sent = fatima.send(fill_plan(fatima)[-1])
    receipt = fatima.download(sent.link(in_language("nl", "Bewijs dat u dit verstuurde")))
    assert submission_of(fatima.portal, "asked").number in text_of(receipt)
    case = case_url(fatima.portal, "asked")
    claim(noor, case)
    noor.send(noor.get(f"{case}/vraag"), {"question": "Is het buurthuis elke ochtend open?"})
    question = fatima.get(fatima.get("/mijn/").link(in_language("nl", "Bekijk de vraag")))
    fatima.send(question, {"answer": ANSWER})
    assert ANSWER in noor.get(case).text
    judge(noor, case)
    return fatima, case


def same_letter(client: Visitor, caseworker: Visitor, decided: Page) -> str:
    """The text of the letter, once both have downloaded the same bytes and the hash is on the page."""
    [theirs] = [caseworker.download(url) for url in decided.links("main") if "/brieven/" in url]
    [own] = [client.download(url) for url in new_letters(client)]
    assert own == theirs
    assert own.startswith(b"%PDF")
    assert hashlib.sha256(own).hexdigest() in decided.html
    return text_of(own)


def text_of(pdf: bytes) -> str:
    """What stands on the pages, line breaks taken as spaces."""
    with pymupdf.open(stream=pdf) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())
