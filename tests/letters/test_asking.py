"""The letters that ask for a plan (L1, L3): a day, what one can do, no threat, and no decision."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.languages import LANGUAGES, translations
from portal.letters.contexts import Invitation, LetterContradicts
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open, languages_of_each_day, made, of_each_day
from tests.letters.test_pdf import PROFILES, failures
from tests.letters.test_words import day_in, measure, words_of

pytestmark = colour_profile_left_open

ASKS, REMINDS = "uitnodiging", "herinnering"
WITHOUT_TALK = {"talk": None}
VERSIONS: list[Any] = [
    pytest.param(ASKS, {}, id="with-a-talk"),
    pytest.param(ASKS, WITHOUT_TALK, id="without-a-talk"),
    pytest.param(REMINDS, {}, id="reminder"),
]
every_language = pytest.mark.parametrize("code", sorted(LANGUAGES))
both = pytest.mark.parametrize("letter", [ASKS, REMINDS])


def html(letter: str, code: str = "nl", **values: Any) -> BeautifulSoup:
    """The sample of a letter, with these values instead of its own."""
    return BeautifulSoup(page(letter, code, replace(sample(letter), **values)), "html.parser")


def said(letter: str, code: str = "nl", **values: Any) -> str:
    """What the letter says."""
    return words_of(html(letter, code, **values))


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
@pytest.mark.parametrize("code", languages_of_each_day("nl", "en", "ar"))
def test_each_version_keeps_and_can_be_heard(letter: str, version: dict[str, Any], code: str) -> None:
    data = made(letter, code, replace(sample(letter), **version))
    assert [failures(data, profile) for profile in PROFILES] == [[], []]


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
def test_each_version_has_short_sentences(letter: str, version: dict[str, Any]) -> None:
    blocks = html(letter, **version).article.select(".body p, .body li, .body h2")
    average, too_long = measure([words_of(block) for block in blocks])
    assert too_long == []
    assert average < 12


@both
@every_language
def test_the_letter_is_in_the_language_of_the_reader_and_says_by_when_and_whom_to_call(
    letter: str, code: str
) -> None:
    context, found = sample(letter), html(letter, code)
    assert found.html["lang"] == code
    say, text = translations(code).gettext, words_of(found)
    for required in (
        *(context.addressee.name, *context.addressee.address, context.reference),
        *(context.contact.name, context.contact.function, context.sender.phone, context.sender.portal),
        *(day_in(code, context.sent_on), day_in(code, context.answer_by)),
        say("Hebt u een tolk nodig? Die kost u niets."),
        say("Liever op papier? Bel ons. Dan sturen wij u het formulier."),
        say("U mag iemand meenemen."),
    ):
        assert required in text


@both
@every_language
def test_there_are_three_ways_to_answer_of_which_one_is_that_it_does_not_work_now(
    letter: str, code: str
) -> None:
    ways = [words_of(one) for one in html(letter, code).article.select(".body ol li")]
    say = translations(code).gettext
    assert len(ways) == 3
    assert ways[2] == say("Kunt u nu niet? Vertel waarom. U hoeft geen ziekte te noemen.")


@both
@every_language
def test_it_decides_nothing_and_speaks_of_no_bezwaar_and_no_measure(letter: str, code: str) -> None:
    say, text = translations(code).gettext, said(letter, code)
    assert say("Dit is nog geen beslissing.") in text
    assert say("Uw uitkering blijft nu hetzelfde.") in text
    assert not [word for word in ("bezwaar", "maatregel", "verlag", "boete") if word in text]


@every_language
def test_a_talk_stands_there_with_its_day_its_time_its_place_and_with_whom(code: str) -> None:
    talk, contact = sample(ASKS).talk, sample(ASKS).contact
    text = said(ASKS, code)
    for required in (day_in(code, talk.at.date()), talk.place, contact.name):
        assert required in text
    assert talk.place not in said(ASKS, code, **WITHOUT_TALK)


def test_the_time_of_a_talk_is_that_of_the_clock_in_the_gemeente() -> None:
    assert "10.30 uur" in said(ASKS) or "10:30" in said(ASKS)


@every_language
def test_a_reminder_says_when_somebody_was_asked(code: str) -> None:
    assert day_in(code, sample(REMINDS).asked_on) in said(REMINDS, code)


@both
def test_a_last_day_that_comes_before_the_letter_contradicts(letter: str) -> None:
    context = sample(letter)
    first = context.sent_on + timedelta(days=1)
    assert replace(context, **sooner(context, first)).answer_by == first
    with pytest.raises(LetterContradicts):
        replace(context, answer_by=context.sent_on)


def sooner(context: Any, day: Any) -> dict[str, Any]:
    """The values of a letter that asks for an answer on a day."""
    return {"answer_by": day} | (WITHOUT_TALK if isinstance(context, Invitation) else {})


def test_a_talk_before_the_letter_is_there_contradicts() -> None:
    context = sample(ASKS)
    too_soon = replace(context.talk, at=context.talk.at.replace(month=6, day=context.sent_on.day))
    with pytest.raises(LetterContradicts):
        replace(context, talk=too_soon)


def test_each_letter_is_looked_at_in_some_language_besides_dutch_and_arabic() -> None:
    for letter in (ASKS, REMINDS):
        assert len([code for code in LANGUAGES if of_each_day(letter, code)]) == 3
