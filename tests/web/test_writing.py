"""A message of one's own accord: one page, no form to choose; it arrives once and is answered in writing."""

from portal import demo
from portal.domain.answers import HelpAnswers
from portal.domain.ways import Form
from portal.store import drafts
from tests.web.cases import case_url, submission_of
from tests.web.conftest import Signed
from tests.web.staff import claim_and_reply
from tests.web.visitor import in_language

TEXT = "Ik ga verhuizen. Verandert er dan iets?"


def test_a_message_is_two_pages_from_the_overview_and_is_answered_there(visit: Signed) -> None:
    client, noor = visit("quiet", "nl"), visit("noor")
    page = client.get(client.get("/mijn/").link(in_language("nl", "Schrijf een bericht")))
    sent = client.send(page, {"text": TEXT})
    assert in_language("nl", "Wij hebben uw vraag om hulp") in sent.text
    kept = HelpAnswers.read(submission_of(client.portal, "quiet").answers)
    assert (kept.story, kept.topics, kept.times, kept.tongue) == (TEXT, ("other",), ("write",), "nl")
    claim_and_reply(noor, case_url(client.portal, "quiet"))
    assert in_language("nl", "U hebt een bericht") in client.get("/mijn/").text


def test_sent_twice_it_is_one_message(visit: Signed) -> None:
    client = visit("quiet", "nl")
    page = client.get("/mijn/bericht")
    first = client.send(page, {"text": TEXT})
    again = client.send(page, {"text": TEXT})
    assert first.url == again.url
    assert client.get("/mijn/").links("main").count(first.url.partition("?")[0]) == 1


def test_an_empty_message_is_asked_again_and_a_form_for_help_that_was_begun_stays(visit: Signed) -> None:
    client = visit("quiet", "ar")
    client.send(client.get("/mijn/hulp/waarbij"), {"topics": ["language"]})
    refused = client.send(client.get("/mijn/bericht"), {"text": " "}, status=422)
    assert refused.errors == [in_language("ar", "Schrijf uw bericht op.")]
    client.send(client.get("/mijn/bericht"), {"text": "مرحبا"})
    with client.portal.store.read() as connection:
        draft = drafts.get(connection, demo.key("quiet"), Form.HELP)
    assert draft
    assert list(draft.answers["topics"]) == ["language"]
