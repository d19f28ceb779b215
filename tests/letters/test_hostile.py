"""Whatever a client types stays text: it loads nothing, attaches nothing, runs nothing, turns nothing."""

import http.server
import io
import threading
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.letters import pdf
from portal.letters.contexts import (
    LETTERS,
    Advised,
    Answer,
    Checked,
    Decision,
    Earlier,
    Known,
    Section,
    Weighed,
)
from portal.letters.contexts.mydata import DataPart
from portal.letters.contexts.paper import Lines, PaperQuestion, PaperStep
from portal.letters.markup import page
from portal.letters.pdf import NoNetwork
from tests.letters.conftest import colour_profile_left_open, text_of

pytestmark = colour_profile_left_open


class Listening(http.server.BaseHTTPRequestHandler):
    """Answers every request and remembers it."""

    def do_GET(self) -> None:
        self.server.requested.append(self.path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def outside() -> Iterator[http.server.HTTPServer]:
    """A server that a hostile letter would like to reach."""
    with http.server.HTTPServer(("127.0.0.1", 0), Listening) as server:
        server.requested = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def hostile(url: str) -> str:
    """Text that asks for an address and for files of the machine in every way that HTML knows."""
    return (
        f'"><img src="{url}/img"><link rel=attachment href="file:///etc/hostname">'
        f'<link rel=stylesheet href="{url}/css"><style>@import url({url}/imp);</style>'
        f'<object data="file:///etc/passwd"></object>{{{{ 7 * 7 }}}}{{% include "x" %}}'
        f"<script>alert(1)</script></p></body>"
    )


def filled_with(text: str, letter: str):
    """The sample with this text in each field that a person types."""
    context = sample(letter)
    if letter == "formulier":
        question = PaperQuestion(number=1, text="Wat wilt u doen?", room=Lines(rows=2, text=text))
        return replace(context, name=text, steps=(*context.steps, PaperStep(questions=(question,))))
    typed = {
        "besluit-tegenprestatie": dict.fromkeys(("task", "place", "days", "guide", "alternatives"), text),
        "besluit-plan-afgewezen": {"plan": text, "looked_at": (text,)},
        "ontvangstbevestiging": {"form_title": text, "sections": sections(text), "next_steps": (text,)},
        "besluit-wat-u-al-doet": {"activity": text},
        "besluit-telt-niet-mee": {"activity": text, "looked_at": (text,), "next_steps": (text,)},
        "besluit-geen-tegenprestatie": {},
        "besluit-ontheffing": {},
        "besluit-einde": {"ended": tuple(replace(one, task=text) for one in getattr(context, "ended", ()))},
        "besluit-geldt-niet-meer": {},
        "afspraak-meedoen": dict.fromkeys(("task", "place", "days", "guide", "organisation_gives"), text),
        "meedoen-telt": {"activity": text},
        "meedoen-telt-niet": {"activity": text, "looked_at": (text,), "next_steps": (text,)},
        "einde-afspraak": {"ended": tuple(replace(one, task=text) for one in getattr(context, "ended", ()))},
        "besluit-geen-ontheffing": {"looked_at": (text,), "next_steps": (text,)},
        "uitnodiging": {"talk": replace(sample("uitnodiging").talk, place=text)},
        "herinnering": {"contact": replace(sample("herinnering").contact, name=text)},
        "pauze-bevestigd": {"told": text},
        "ontvangst-bezwaar": {"against": text, "missing": (text,)},
        "uitkomst-melding": {"work": text, "explanation": text},
        "mijn-gegevens": {"parts": (held(text),)},
        "toets": {"questions": (checked(text),)},
    }[letter]
    if isinstance(context, Decision):
        typed |= dict.fromkeys(("client_words", "policy"), text)
        goes_on = Earlier(task=text, minutes_per_week=60, becomes="goes_on", last_day=context.sent_on)
        typed |= {"earlier": (goes_on,)}
        typed |= {"weighed": (Weighed(what="Uw werk", words=text),)}
        typed |= {"advice": Advised(by=text, on=context.sent_on, words=text)}
    if "reasons" in context.__dataclass_fields__:
        typed |= {"reasons": (text,)}
    if hasattr(context, "reasons_explained"):
        typed |= {"reasons_explained": (text,)}
    return replace(context, addressee=replace(context.addressee, name=text[:60]), **typed)


def checked(text: str) -> Checked:
    """A question of the check sheet with this text from the client and from who judged it."""
    told = Known(name="soort", value=text)
    return replace(sample("toets").questions[2], said=(told,), reason=text)


def sections(text: str) -> tuple[Section, ...]:
    """The answers of a form, with this text wherever a person or a form writes."""
    return (Section(title=text, answers=(Answer(question=text, answer=text),)),)


def held(text: str) -> DataPart:
    """A part of what is held about somebody, with this text wherever it shows one."""
    lines = (Answer(question=text, answer=text),)
    return DataPart(title=text, about=text, entries=sections(text), lines=lines)


@pytest.mark.parametrize("letter", LETTERS)
def test_hostile_text_reaches_nothing_and_is_printed_as_it_was_typed(outside, letter):
    text = hostile(f"http://127.0.0.1:{outside.server_port}")
    data = pdf.render(letter, "en", filled_with(text, letter))
    assert outside.requested == []
    assert "<script>alert(1)</script>" in text_of(data)
    assert "{{ 7 * 7 }}" in text_of(data)
    with pikepdf.open(io.BytesIO(data)) as document:
        assert list(document.attachments) == []
        assert "/AF" not in document.Root
        assert b"/JavaScript" not in data


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_hostile_text_adds_no_element(letter, code):
    def tags(text):
        found = BeautifulSoup(page(letter, code, filled_with(text, letter)), "html.parser").find_all()
        return [tag.name for tag in found]

    assert tags(hostile("http://127.0.0.1")) == tags("gewone woorden")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/x", "https://example.org", "file:///etc/passwd", "ftp://127.0.0.1/", "DATA:,x", "x"],
)
def test_the_letter_may_load_nothing_from_outside(url):
    with pytest.raises(ValueError, match="may not load"):
        NoNetwork().fetch(url)


def test_the_letter_may_load_what_is_inside_it():
    response = NoNetwork().fetch("data:text/plain,binnen")
    assert response.read() == b"binnen"
    response.close()


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u2069", "\x00", "\x1b", "\x9b", "\ufeff", "\uffff", "\ud800"], ids=ascii
)
def test_characters_that_hide_or_turn_text_are_left_out(hidden):
    context = replace(sample("besluit-plan-afgewezen"), client_words=f"voor{hidden}na")
    html = page("besluit-plan-afgewezen", "en", context)
    assert "voorna" in html
    assert hidden not in html


def test_a_dangerous_address_in_a_setting_does_not_become_a_link_that_runs():
    context = sample("besluit-tegenprestatie")
    sender = replace(context.sender, website='x" onclick="alert(1)')
    soup = BeautifulSoup(page("besluit-tegenprestatie", "nl", replace(context, sender=sender)), "html.parser")
    assert not [link for link in soup.find_all("a") if link.has_attr("onclick")]
