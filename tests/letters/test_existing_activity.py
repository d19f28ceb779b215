"""Letters about what a client already does (L7 and its refusal): each kind and each effect, fit to send."""

from dataclasses import fields, replace
from typing import Any

import page as validation
import pytest
from bs4 import BeautifulSoup, Tag

from portal.demo.letters import sample
from portal.languages import LANGUAGES, language, translations
from portal.letters import formatting
from portal.letters.contexts import Deviated
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open, languages_of_each_day, made, text_of
from tests.letters.test_pdf import PROFILES, failures
from tests.letters.test_words import measure, words_of

pytestmark = colour_profile_left_open

ENOUGH, NOT_ENOUGH = "besluit-wat-u-al-doet", "besluit-telt-niet-mee"
CARE, VOLUNTEERING = "mantelzorg", "vrijwilligerswerk"
NO_LOWERING = "Zorgen voor iemand maakt uw uitkering niet hoger of lager."
BECAUSE = {
    "necessary": "Wij vinden die zorg nodig.",
    "comparable": "Dat is te vergelijken met een tegenprestatie.",
    "enough": "Dat is genoeg volgens de regels van de gemeente.",
    "deviated": "Wij wijken voor u af van een regel van de gemeente.",
}
ASIDE = Deviated(articles=("art. 4",), by="art. 8", words="uw zorg is zwaar, en het scheelt een half uur.")
VERSIONS = (
    [
        pytest.param(ENOUGH, {"kind": kind, "effect": effect, "because": because}, id=f"{kind}-{effect}")
        for kind, because in ((CARE, "necessary"), (VOLUNTEERING, "comparable"))
        for effect in ("not_imposed", "recognised")
    ]
    + [
        pytest.param(
            ENOUGH,
            {"kind": CARE, "effect": "not_imposed", "because": "deviated", "deviations": (ASIDE,)},
            id="deviated",
        ),
    ]
    + [pytest.param(NOT_ENOUGH, {"kind": kind}, id=f"{kind}-refused") for kind in (CARE, VOLUNTEERING)]
)
OTHER_LANGUAGES = sorted(set(LANGUAGES) - {"nl"})


def html(letter: str, code: str = "nl", **values: Any) -> BeautifulSoup:
    """The sample of a letter, with these values instead of its own."""
    return BeautifulSoup(page(letter, code, replace(sample(letter), **values)), "html.parser")


def dutch(letter: str, **values: Any) -> str:
    """What the Dutch letter says."""
    return words_of(html(letter, **values))


def sheet(letter: str, code: str, **values: Any) -> Tag:
    """The sheet behind the letter."""
    found = html(letter, code, **values).section
    assert isinstance(found, Tag)
    return found


def printed(letter: str, code: str, version: dict[str, str]) -> bytes:
    """A version of a letter as a file."""
    return made(letter, code, replace(sample(letter), **version))


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
@pytest.mark.parametrize("code", languages_of_each_day("nl", "en", "ar"))
@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_each_version_keeps_and_can_be_heard(
    letter: str, version: dict[str, str], code: str, profile: validation.ValidationProfile
):
    assert failures(printed(letter, code, version), profile) == []


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
def test_each_version_says_what_was_decided_about_what_and_why(letter, version):
    context, text = sample(letter), text_of(printed(letter, "nl", version))
    for required in ("Wij hebben besloten", context.activity, *context.reasons, context.client_words):
        assert required in text


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
def test_each_version_has_short_sentences(letter, version):
    blocks = html(letter, **version).article.select(".body p, .body li, .body h2")
    average, too_long = measure([words_of(block) for block in blocks])
    assert too_long == []
    assert average < 12


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (
            {"kind": CARE, "effect": "not_imposed", "because": "necessary"},
            "U zorgt 14 uur en 30 minuten per week voor iemand. Wij vinden die zorg nodig. "
            "Wij hebben besloten dat u daarom geen tegenprestatie hoeft te doen.",
        ),
        (
            {"kind": CARE, "effect": "recognised", "because": "enough"},
            "U zorgt 14 uur en 30 minuten per week voor iemand. "
            "Dat is genoeg volgens de regels van de gemeente. "
            "Wij hebben besloten dat dit telt als uw tegenprestatie.",
        ),
        (
            {"kind": VOLUNTEERING, "effect": "not_imposed", "because": "comparable"},
            "U doet 14 uur en 30 minuten per week vrijwilligerswerk. "
            "Dat is te vergelijken met een tegenprestatie. "
            "Wij hebben besloten dat u daarom geen tegenprestatie hoeft te doen.",
        ),
        (
            {"kind": VOLUNTEERING, "effect": "recognised", "because": "enough"},
            "U doet 14 uur en 30 minuten per week vrijwilligerswerk. "
            "Dat is genoeg volgens de regels van de gemeente. "
            "Wij hebben besloten dat dit telt als uw tegenprestatie.",
        ),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else "",
)
def test_the_decision_comes_first_and_follows_from_what_the_client_does(version, said):
    assert words_of(html(ENOUGH, **version).select_one(".lead")) == said


@pytest.mark.parametrize("code", ["nl", "en", "ar"])
@pytest.mark.parametrize("effect", ["not_imposed", "recognised"])
@pytest.mark.parametrize("because", BECAUSE)
def test_what_the_regeling_asks_of_it_is_named_and_nothing_else(because, effect, code):
    page_of = html(ENOUGH, code, because=because, effect=effect)
    sheet_of = [] if code == "nl" else [(translations(code).gettext, page_of.section)]
    for say, part in [(str, page_of.article), *sheet_of]:
        text = words_of(part)
        assert {key for key, sentence in BECAUSE.items() if say(sentence) in text} == {because}


@pytest.mark.parametrize("code", LANGUAGES)
def test_from_what_is_deviated_and_why_stands_in_the_letter_and_in_dutch_on_the_sheet(code):
    page_of = html(ENOUGH, code, because="deviated", deviations=(ASIDE,))
    assert f"{ASIDE.said} Dat mag volgens art. 8." in words_of(page_of.article)
    if code != "nl":
        assert ASIDE.said in [words_of(one) for one in page_of.section.select("li[lang=nl]")]


def test_a_letter_that_deviates_from_nothing_says_nothing_of_it():
    assert "afwijk" not in dutch(ENOUGH)
    assert "wijken" not in dutch(ENOUGH)


@pytest.mark.parametrize("effect", ["not_imposed", "recognised"])
@pytest.mark.parametrize("kind", [CARE, VOLUNTEERING])
def test_who_does_enough_is_asked_for_nothing_more_but_to_tell_of_changes(kind, effect):
    text = dutch(ENOUGH, kind=kind, effect=effect)
    assert "U hoeft verder niets te doen en geen uren door te geven." in text
    assert "Verandert er iets?" in text
    assert "Vertel het ons meteen. Wij praten dan eerst met u." in text


def test_a_carer_reads_that_care_does_not_lower_the_uitkering_and_a_volunteer_does_not():
    assert NO_LOWERING in dutch(ENOUGH, kind=CARE)
    assert NO_LOWERING not in dutch(ENOUGH, kind=VOLUNTEERING)
    assert "Uw uitkering Die blijft nu hetzelfde." in dutch(ENOUGH, kind=VOLUNTEERING)


def test_a_refusal_does_not_promise_that_care_has_no_effect_because_it_may_be_paid():
    assert NO_LOWERING not in dutch(NOT_ENOUGH, kind=CARE)


@pytest.mark.parametrize("code", ["nl", *OTHER_LANGUAGES])
def test_only_a_carer_in_the_same_house_is_asked_to_report_living_together(code):
    say = translations(code).gettext if code != "nl" else str
    question = say("Woont u samen omdat u voor iemand zorgt? Meld dat bij ons.")
    assert question in words_of(html(ENOUGH, code, kind=CARE, same_house=True))
    assert question not in words_of(html(ENOUGH, code, kind=CARE, same_house=False))
    assert question not in words_of(html(ENOUGH, code, kind=VOLUNTEERING, same_house=True))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (CARE, "Wij hebben besloten dat uw zorg niet meetelt voor de tegenprestatie."),
        (VOLUNTEERING, "Wij hebben besloten dat uw vrijwilligerswerk niet meetelt voor de tegenprestatie."),
    ],
)
def test_a_refusal_says_what_does_not_count_and_that_nothing_has_to_stop(kind, said):
    text = dutch(NOT_ENOUGH, kind=kind)
    assert said in text
    assert "U hoeft er niet mee te stoppen." in text


def test_a_refusal_says_what_was_looked_at_and_every_way_on():
    context, text = sample(NOT_ENOUGH), dutch(NOT_ENOUGH)
    for required in (*context.looked_at, *context.next_steps):
        assert required in text
    assert "Kunt u er niets naast doen? Vertel ons waarom." in text
    assert "U kunt ook bezwaar maken. Hieronder leest u hoe." in text


@pytest.mark.parametrize("letter", [ENOUGH, NOT_ENOUGH])
def test_the_letter_speaks_of_a_form_and_never_of_a_plan_that_was_sent(letter):
    text = dutch(letter)
    assert "Op 23 maart 2026 kregen wij uw formulier." in text
    assert "Op 2 april 2026 hebben wij met u gepraat over wat u al doet." in text
    assert "Uw formulier van" in text
    assert "uw plan" not in text.lower()


@pytest.mark.parametrize("letter", [ENOUGH, NOT_ENOUGH])
def test_the_letter_has_no_place_for_who_is_cared_for(letter):
    names = {field.name for field in fields(sample(letter)) if field.name not in {"decided_by", "addressee"}}
    assert not {name for name in names if "name" in name or "cared" in name or "illness" in name}


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_tells_the_same_decision_and_quotes_the_dutch(letter, version, code):
    say, text = translations(code).gettext, words_of(sheet(letter, code, **version))
    decided = {
        "not_imposed": "Daarom hoeft u geen tegenprestatie te doen.",
        "recognised": "Wat u al doet, telt als tegenprestatie.",
        CARE: "Uw zorg telt niet mee voor de tegenprestatie.",
        VOLUNTEERING: "Uw vrijwilligerswerk telt niet mee voor de tegenprestatie.",
    }
    true = version.get("effect", version["kind"])
    assert {key for key, sentence in decided.items() if say(sentence) in text} == {true}
    assert sample(letter).activity in text


@pytest.mark.parametrize("kind", [CARE, VOLUNTEERING])
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_gives_the_hours_as_its_language_writes_them(kind, code):
    hours = formatting.hours(sample(ENOUGH).minutes_per_week, language(code))
    assert hours in words_of(sheet(ENOUGH, code, kind=kind))


def test_why_it_is_enough_stands_there_in_the_words_of_who_decided():
    words = words_of(sheet(ENOUGH, "en"))
    assert all(reason in words for reason in sample(ENOUGH).reasons)
