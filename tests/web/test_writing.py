"""A message and a wish to be called: one page, no form to choose; each arrives once, under its own name."""

import pytest

from portal import demo
from portal.domain.answers import HelpAnswers, YesNo
from portal.domain.ways import Form
from portal.languages import LANGUAGES
from portal.store import drafts
from portal.web.flows import FLOWS, sent_as
from tests.fixtures.installations import FakePress
from tests.fixtures.ways import ANSWERS
from tests.web.cases import case_url, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.staff import claim_and_reply
from tests.web.visitor import Visitor, in_language

TEXT = "Ik ga verhuizen. Verandert er dan iets?"
CALLED = {"times": ["morning"], "phone": "06 12345678", "interpreter": "yes"}
MESSAGE, CALL, HELP = "Bericht aan ons", "Bel mij terug", "Ik heb hulp nodig"


def write(client: Visitor, text: str = TEXT) -> Page:
    """Send a message, without a form."""
    return client.send(client.get("/mijn/bericht"), {"story": text})


def ask_to_be_called(client: Visitor) -> Page:
    """Say when to call, and on which number."""
    return client.send(client.get("/mijn/bel-mij"), CALLED)


def test_a_message_is_two_pages_from_the_overview_and_is_answered_there(visit: Signed) -> None:
    client, noor = visit("quiet", "nl"), visit("noor")
    page = client.get(client.get("/mijn/").link(in_language("nl", "Schrijf een bericht")))
    sent = client.send(page, {"story": TEXT})
    assert words(sent.soup.h1) == in_language("nl", "Wij hebben uw bericht")
    kept = HelpAnswers.read(submission_of(client.portal, "quiet").answers)
    assert (kept.story, kept.topics, kept.times, kept.tongue) == (TEXT, ("other",), ("write",), "nl")
    claim_and_reply(noor, case_url(client.portal, "quiet"))
    assert in_language("nl", "U hebt een bericht") in client.get("/mijn/").text


def test_sent_twice_it_is_one_message(visit: Signed) -> None:
    client = visit("quiet", "nl")
    page = client.get("/mijn/bericht")
    first = client.send(page, {"story": TEXT})
    again = client.send(page, {"story": TEXT})
    assert first.url == again.url
    assert client.get("/mijn/").links("main").count(first.url.partition("?")[0]) == 1


def test_an_empty_message_is_asked_again_and_a_form_for_help_that_was_begun_stays(visit: Signed) -> None:
    client = visit("quiet", "ar")
    client.send(client.get("/mijn/hulp/waarbij"), {"topics": ["language"]})
    refused = client.send(client.get("/mijn/bericht"), {"story": " "}, status=422)
    assert refused.errors == [in_language("ar", "Schrijf uw bericht op.")]
    write(client, "مرحبا")
    with client.portal.store.read() as connection:
        draft = drafts.get(connection, demo.key("quiet"), Form.HELP)
    assert draft
    assert list(draft.answers["topics"]) == ["language"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_wants_to_be_called_says_so_on_one_page_without_parts_to_count(visit: Signed, code: str) -> None:
    client = visit("quiet", code)
    page = client.get(client.get("/mijn/").link(in_language(code, CALL)))
    assert words(page.soup.h1) == in_language(code, CALL)
    assert page.soup.select_one(".p-parts") is None
    sent = client.send(page, CALLED)
    assert words(sent.soup.h1) == in_language(code, "Wij bellen u terug")
    kept = HelpAnswers.read(submission_of(client.portal, "quiet").answers)
    assert (kept.times, kept.phone, kept.tongue) == (("morning",), "06 12345678", code)
    assert kept.interpreter is YesNo.YES


def test_who_asks_for_an_interpreter_finds_that_filled_in(visit: Signed) -> None:
    client = visit("quiet", "nl")
    page = client.get(client.get("/mijn/").link("Ik wil een tolk (gratis)"))
    assert page.soup.select_one('input[name="interpreter"][value="yes"]').has_attr("checked")
    plain = client.get(client.get("/mijn/").link(CALL))
    assert plain.soup.select_one('input[name="interpreter"][checked]') is None


def test_who_can_t_be_called_yet_reads_what_is_missing(visit: Signed) -> None:
    client = visit("quiet", "nl")
    refused = client.send(client.get("/mijn/bel-mij"), {"phone": ""}, status=422)
    asked = (
        "Kies wanneer wij u kunnen bellen.",
        "Vul uw telefoonnummer in.",
        "Kies of u een tolk wilt.",
    )
    assert refused.errors == [in_language("nl", one) for one in asked]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_has_its_own_name_wherever_it_is_listed(visit: Signed, code: str) -> None:
    client, noor = visit("quiet", code), visit("noor", "nl")
    for send, title in ((write, MESSAGE), (ask_to_be_called, CALL)):
        sent = send(client).url.partition("?")[0]
        name = in_language(code, title)
        assert words(client.get("/mijn/").soup.select_one(f"main .p-row a[href='{sent}']")) == name
        assert name in client.get("/mijn/verloop").text
        assert words(client.get(sent).soup.h1) == name
        assert name in client.get(f"{sent}/intrekken").text
        assert client.download(f"{sent}/ontvangstbevestiging.pdf")
        press = client.portal.press
        assert isinstance(press, FakePress)
        receipt = press.made[-1][2]
        assert (receipt.form_title, receipt.sections[0].title) == (name, name)
        case = case_url(client.portal, "quiet")
        row = noor.get("/werk/").soup.select_one(f"tr:has(a[href='{case}'])")
        assert in_language("nl", title) in words(row)
        assert in_language("nl", title) in words(noor.get(case).soup.h1)
    assert in_language(code, HELP) not in words(client.get("/mijn/verloop").soup.main)


def test_the_form_for_help_keeps_its_name_whatever_was_answered(visit: Signed) -> None:
    answers = {**ANSWERS["hulp"], "topics": ["other"], "times": ["write"], "interpreter": "no"}
    assert sent_as(Form.HELP, answers) is FLOWS[Form.HELP]
