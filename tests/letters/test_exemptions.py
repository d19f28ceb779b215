"""Letters for who can't: nothing imposed (L8), an ontheffing (L10a), no ontheffing (L10b)."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.languages import LANGUAGES, language, translations
from portal.letters import formatting
from portal.letters.contexts import LetterContradicts
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open, languages_of_each_day, made, text_of
from tests.letters.test_pdf import PROFILES, failures
from tests.letters.test_words import day_in, measure, words_of

pytestmark = colour_profile_left_open

NOT_IMPOSED, GRANTED, REFUSED = (
    "besluit-geen-tegenprestatie",
    "besluit-ontheffing",
    "besluit-geen-ontheffing",
)
PART = {"minutes_left": 150}
NOT_LASTING = {"is_lasting": False}
VERSIONS: list[Any] = [
    pytest.param(NOT_IMPOSED, {}, id="lasting"),
    pytest.param(NOT_IMPOSED, NOT_LASTING, id="not-lasting"),
    pytest.param(GRANTED, {}, id="whole"),
    pytest.param(GRANTED, PART, id="for-a-part"),
    pytest.param(REFUSED, {}, id="refused"),
]
OTHER_LANGUAGES = sorted(set(LANGUAGES) - {"nl"})
LASTING = (
    "Wij verwachten dat u ook later geen tegenprestatie kunt doen.",
    "Dit besluit heeft geen einddatum.",
)
YEARLY = "Eén keer per jaar"
NO_ILLNESS = "U hoeft ons niet te vertellen welke ziekte u hebt."


def html(letter: str, code: str = "nl", **values: Any) -> BeautifulSoup:
    """The sample of a letter, with these values instead of its own."""
    return BeautifulSoup(page(letter, code, replace(sample(letter), **values)), "html.parser")


def dutch(letter: str, **values: Any) -> str:
    """What the Dutch letter says."""
    return words_of(html(letter, **values))


def sheet(letter: str, code: str, **values: Any) -> str:
    """What the sheet behind the letter says."""
    return words_of(html(letter, code, **values).section)


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
@pytest.mark.parametrize("code", languages_of_each_day("nl", "en", "ar"))
def test_each_version_keeps_can_be_heard_and_says_what_and_why(letter, version, code):
    context = replace(sample(letter), **version)
    data = made(letter, code, context)
    assert [failures(data, profile) for profile in PROFILES] == [[], []]
    for required in ("Wij hebben besloten", *context.reasons, context.client_words):
        assert required in text_of(data)


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
def test_each_version_has_short_sentences(letter, version):
    blocks = html(letter, **version).article.select(".body p, .body li, .body h2")
    average, too_long = measure([words_of(block) for block in blocks])
    assert too_long == []
    assert average < 12


@pytest.mark.parametrize(
    ("letter", "version", "said"),
    [
        (
            NOT_IMPOSED,
            {},
            "Wij verwachten dat u ook later geen tegenprestatie kunt doen. "
            "Wij hebben besloten dat u daarom geen tegenprestatie hoeft te doen.",
        ),
        (NOT_IMPOSED, NOT_LASTING, "Wij hebben besloten dat u geen tegenprestatie hoeft te doen."),
        (
            GRANTED,
            {},
            "Wij hebben besloten dat u tot en met 13 oktober 2026 geen tegenprestatie hoeft te doen. "
            "Dit heet een ontheffing.",
        ),
        (
            GRANTED,
            PART,
            "Wij hebben besloten dat u tot en met 13 oktober 2026 minder hoeft te doen. "
            "Dit heet een ontheffing voor een deel.",
        ),
        (
            REFUSED,
            {},
            "Wij hebben besloten dat u geen ontheffing krijgt. Wij mogen u dus om een tegenprestatie vragen.",
        ),
    ],
    ids=["lasting", "not-lasting", "whole", "for-a-part", "refused"],
)
def test_the_decision_comes_first(letter, version, said):
    assert words_of(html(letter, **version).select_one(".lead")) == said


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
def test_nobody_loses_money_or_has_to_name_an_illness(letter, version):
    text = dutch(letter, **version)
    assert "Uw uitkering Die blijft nu hetzelfde." in text
    assert (NO_ILLNESS if letter != REFUSED else "U hoeft geen ziekte te noemen.") in text


@pytest.mark.parametrize("letter", [NOT_IMPOSED, GRANTED, REFUSED])
def test_the_letter_has_no_place_for_an_illness(letter):
    names = {field.name for field in fields(sample(letter))}
    assert not {name for name in names if "illness" in name or "diagnosis" in name or "medical" in name}


@pytest.mark.parametrize("letter", [NOT_IMPOSED, GRANTED, REFUSED])
def test_the_letter_speaks_of_a_form_and_never_of_a_plan_that_was_sent(letter):
    text = dutch(letter)
    assert "Op 23 maart 2026 kregen wij uw formulier." in text
    assert "Op 2 april 2026 hebben wij met u gepraat over uw situatie." in text
    assert "uw plan" not in text.lower()


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_only_who_lastingly_cannot_reads_that_it_stays_so(code):
    lasting, other = html(NOT_IMPOSED, code), html(NOT_IMPOSED, code, **NOT_LASTING)
    for sentence in LASTING:
        assert sentence in words_of(lasting.article)
        assert sentence not in words_of(other.article)
        if code != "nl":
            translated = translations(code).gettext(sentence)
            assert translated in words_of(lasting.section)
            assert translated not in words_of(other.section)
    for hint in ("ook later", "einddatum", "daarom geen"):
        assert hint in words_of(lasting.article)
        assert hint not in words_of(other)


@pytest.mark.parametrize("version", [{}, NOT_LASTING], ids=["lasting", "not-lasting"])
def test_not_imposing_is_no_ontheffing_and_promises_nothing_that_was_not_decided(version):
    text = dutch(NOT_IMPOSED, **version)
    assert "ontheffing" not in text
    assert YEARLY not in text


@pytest.mark.parametrize("version", [{}, PART], ids=["whole", "for-a-part"])
def test_after_an_ontheffing_comes_a_talk(version):
    assert "Daarna geldt de ontheffing niet meer. Lukt het dan nog niet?" in dutch(GRANTED, **version)


def test_a_whole_ontheffing_asks_no_hours_and_one_for_a_part_names_the_most():
    whole, part = dutch(GRANTED), dutch(GRANTED, **PART)
    assert "U hoeft tot dan ook geen uren door te geven." in whole
    assert "Meer dan" not in whole
    assert "Meer dan 2 uur en 30 minuten per week vragen wij niet." in part
    assert "U krijgt daar een ander besluit over." in part
    assert "geen tegenprestatie hoeft te doen" not in part


@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_gives_the_last_day_of_the_ontheffing_and_the_time_that_is_left(code):
    last, time = day_in(code, date(2026, 10, 13)), formatting.hours(150, language(code))
    assert last in sheet(GRANTED, code)
    assert time not in sheet(GRANTED, code)
    assert last in sheet(GRANTED, code, **PART)
    assert time in sheet(GRANTED, code, **PART)


@pytest.mark.parametrize("code", OTHER_LANGUAGES)
@pytest.mark.parametrize(
    ("letter", "version", "decided"),
    [
        (NOT_IMPOSED, {}, "U hoeft geen tegenprestatie te doen."),
        (NOT_IMPOSED, NOT_LASTING, "U hoeft geen tegenprestatie te doen."),
        (GRANTED, {}, "Dit heet een ontheffing."),
        (GRANTED, PART, "Dit heet een ontheffing voor een deel."),
        (REFUSED, {}, "U krijgt geen ontheffing."),
    ],
)
def test_the_sheet_tells_the_same_decision(letter, version, decided, code):
    assert translations(code).gettext(decided) in sheet(letter, code, **version)


def test_a_refused_ontheffing_says_what_was_looked_at_and_every_way_on():
    context, text = sample(REFUSED), dutch(REFUSED)
    for required in (*context.looked_at, *context.next_steps):
        assert required in text
    assert "Dan mag u opnieuw om ontheffing vragen." in text


@pytest.mark.parametrize("letter", ["besluit-plan-afgewezen", "besluit-telt-niet-mee", REFUSED])
def test_every_refusal_ends_its_ways_on_with_bezwaar(letter):
    steps = next(part for part in html(letter).select("h2") if words_of(part) == "Wat kunt u nu doen?")
    last = steps.find_next("ul").find_all("li")[-1]
    assert words_of(last) == "U kunt ook bezwaar maken. Hieronder leest u hoe."


def test_an_ontheffing_that_has_ended_before_the_letter_contradicts():
    context = sample(GRANTED)
    assert replace(context, until=context.sent_on).until == context.sent_on
    with pytest.raises(LetterContradicts):
        replace(context, until=context.sent_on - timedelta(days=1))


@pytest.mark.parametrize("minutes", [0, -60])
def test_an_ontheffing_for_a_part_that_leaves_no_time_contradicts(minutes):
    assert replace(sample(GRANTED), minutes_left=1).minutes_left == 1
    with pytest.raises(LetterContradicts):
        replace(sample(GRANTED), minutes_left=minutes)
