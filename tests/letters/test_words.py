"""What the letters say: all that the law asks, in sentences that people can read."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from babel.messages.extract import extract_from_dir
from bs4 import BeautifulSoup

from portal import paths
from portal.languages import LANGUAGES, language, translations
from portal.letters import formatting
from portal.letters.contexts import LETTERS
from portal.letters.markup import has_own_language, page
from portal.letters.samples import sample
from tests.letters.conftest import DECISIONS, colour_profile_left_open

pytestmark = colour_profile_left_open

OTHER_LANGUAGES = sorted(set(LANGUAGES) - {"nl"})


def words_of(element) -> str:
    """The text of an element, line breaks taken as spaces."""
    return " ".join(element.get_text(" ").split())


def day_in(code: str, value: date) -> str:
    """A day as it stands in :func:`words_of`; some languages put a narrow space in it."""
    return " ".join(formatting.day(value, language(code)).split())


def soup(letter: str, code: str) -> BeautifulSoup:
    """The sample of a letter as HTML."""
    return BeautifulSoup(page(letter, code, sample(letter)), "html.parser")


def message_ids() -> list[str]:
    """Every sentence of the letters that is translated."""
    found = extract_from_dir(  # without the filter it passes over ``_shared``
        paths.PDF, method_map=[("**.html", "jinja2")], options_map={}, directory_filter=lambda _: True
    )
    return [message for _, _, message, _, _ in found]


@pytest.mark.parametrize("letter", DECISIONS)
def test_a_decision_carries_what_the_law_asks(letter, dutch_text):
    context, text = sample(letter), dutch_text(letter)
    for required in (
        "Wij hebben besloten",
        "namens het college van burgemeester en wethouders van Hoogezand-Sappemeer",  # Awb 10:10
        f"{context.decided_by.name} {context.decided_by.function}",
        *(context.addressee.name, *context.addressee.address),  # Awb 3:41
        *(context.reference, "14 april 2026", context.subject),
        *(context.client_words, context.policy),  # Awb 3:46 to 3:50
        *(rule.article for rule in context.rules),  # Awb 3:47
        *(f"{rule.source} (versie van" for rule in context.rules),
        *("tot en met 26 mei 2026", "Postbus 0, 9600 AA Hoogezand"),  # Awb 3:45
        *(
            "uw naam, uw adres en de datum",
            "waarom u het er niet mee eens bent",
            "uw handtekening",
        ),  # Awb 6:5
        "Het besluit blijft gelden zolang wij uw bezwaar behandelen",  # Awb 6:16
        *("voorlopige voorziening", context.sender.court),  # Awb 8:81
        *(*context.sender.free_help, "tolk"),
        *("leest u hoe lang wij ze bewaren", "uw gegevens bekijken en laten verbeteren"),
        "Autoriteit Persoonsgegevens",
    ):
        assert required in text


def test_an_imposed_tegenprestatie_says_all_of_it_and_why(dutch_text):
    context, text = sample("besluit-tegenprestatie"), dutch_text("besluit-tegenprestatie")
    for required in (
        *("van 4 mei 2026 tot en met 3 augustus 2026", context.task, context.place, context.days),
        *("6 uur en 30 minuten per week", context.guide, context.organisation_gives),
        *(
            context.factors.ability,
            context.factors.situation,
            context.factors.wishes,
            context.factors.existing,
        ),
        *(context.no_displacement, context.alternatives, context.changes[0].what, context.changes[0].why),
        *("Op 2 april 2026 hebben wij met u gepraat", "Werk en solliciteren gaan altijd voor"),
    ):
        assert required in text


def test_a_refused_plan_says_why_and_what_now(dutch_text):
    context, text = sample("besluit-plan-afgewezen"), dutch_text("besluit-plan-afgewezen")
    for required in (context.plan, *context.reasons, *context.looked_at, *context.next_steps):
        assert required in text
    assert "Uw uitkering blijft nu hetzelfde" in text


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_dutch_letter_is_the_same_for_every_reader(code):
    dutch, other = soup("besluit-tegenprestatie", "nl"), soup("besluit-tegenprestatie", code)
    pointer = f"Achter deze brief zit een uitleg in uw taal ( {language(code).name} ). "
    assert words_of(dutch.article) == words_of(other.article).replace(pointer if code != "nl" else "", "")


@pytest.mark.parametrize("letter", DECISIONS)
def test_a_reader_of_dutch_gets_no_sheet(letter):
    assert soup(letter, "nl").section is None


@pytest.mark.parametrize("letter", DECISIONS)
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_says_in_its_language_that_the_dutch_letter_counts(letter, code):
    sheet = soup(letter, code).section
    say = translations(code).gettext
    assert (sheet["lang"], sheet["dir"]) == (code, language(code).direction)
    assert words_of(sheet.select_one(".counts strong")) == say("De Nederlandse brief telt.")


@pytest.mark.parametrize("letter", DECISIONS)
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_gives_the_last_day_for_bezwaar_and_free_help(letter, code):
    context, text = sample(letter), words_of(soup(letter, code).section)
    assert day_in(code, date(2026, 5, 26)) in text
    assert all(line in text for line in (*context.sender.free_help, context.sender.phone, context.reference))
    assert "voorlopige voorziening" in text


@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_gives_the_facts_of_the_tegenprestatie(code):
    context, text = sample("besluit-tegenprestatie"), words_of(soup("besluit-tegenprestatie", code).section)
    for fact in (context.task, context.place, context.days, context.changes[0].what):
        assert fact in text
    for day in (context.starts_on, context.ends_on):
        assert day_in(code, day) in text
    assert formatting.hours(context.minutes_per_week, language(code)) in text


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_a_receipt_decides_nothing_and_shows_what_was_sent(code):
    html = soup("ontvangstbevestiging", code)
    text, say = words_of(html), translations(code).gettext
    assert html.html["lang"] == code
    assert say("Dit is nog geen beslissing.") in text
    assert "bezwaar" not in text.replace("gemeente.example/bezwaar", "")
    assert "Ik praat graag met oudere mensen." in text
    assert say("U hebt hier niets ingevuld.") in text
    assert day_in(code, date(2026, 5, 18)) in text


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_names_dates_and_answers_keep_their_own_direction(code):
    html = soup("ontvangstbevestiging", code)
    assert {cell["dir"] for cell in html.select("td.typed")} == {"ltr", "rtl"}
    assert all(piece.has_attr("dir") for piece in html.find_all("bdi"))


@pytest.mark.parametrize(
    ("letter", "without", "gone"),
    [
        ("besluit-tegenprestatie", {"talk_on": None}, "met u gepraat"),
        ("besluit-tegenprestatie", {"policy": ""}, "Beleid van de gemeente"),
        ("besluit-tegenprestatie", {"alternatives": ""}, "Wij keken ook naar iets anders"),
        ("besluit-tegenprestatie", {"outcome": "imposed", "changes": ()}, "maar veranderen iets"),
        ("ontvangstbevestiging", {"decide_by": None}, "U krijgt uiterlijk op"),
    ],
)
def test_what_did_not_happen_is_not_said(letter, without, gone):
    context = sample(letter)
    assert gone in page(letter, "nl", context)
    assert gone not in page(letter, "nl", replace(context, **without))


def test_a_plan_that_is_followed_is_called_the_clients_own():
    context = replace(sample("besluit-tegenprestatie"), outcome="imposed", changes=())
    assert "Wij volgen uw eigen plan." in page("besluit-tegenprestatie", "nl", context)


def test_the_reasons_of_a_refusal_stand_in_the_language_of_the_reader_when_known():
    context = sample("besluit-plan-afgewezen")
    known = replace(context, reasons_explained=("This was paid work.",))
    for letter, shown, hidden in (
        (context, context.reasons[0], "This was paid work."),
        (known, "This was paid work.", context.reasons[0]),
    ):
        sheet = BeautifulSoup(page("besluit-plan-afgewezen", "en", letter), "html.parser").section
        assert shown in words_of(sheet)
        assert hidden not in words_of(sheet)


def test_a_language_that_is_not_offered_yet_gets_the_dutch_letter():
    context = sample("besluit-tegenprestatie")
    assert page("besluit-tegenprestatie", "ti", context) == page("besluit-tegenprestatie", "nl", context)


def test_a_letter_is_either_dutch_with_a_sheet_or_wholly_in_the_language_of_the_reader():
    for letter in LETTERS:
        names = {path.name for path in (paths.PDF / letter).iterdir()}
        own = {"brief.html"} if has_own_language(letter) else {"nl.html", "uitleg.html"}
        assert names == own | {"sample.toml"}


def test_every_folder_is_a_letter():
    assert {path.name for path in paths.PDF.iterdir()} == {"_shared", *LETTERS}


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or semicolon ends one as well as a full stop."""
    return [part for part in re.split(r"(?<=[.?!:;])\s+", text) if part.strip()]


def measure(texts: list[str]) -> tuple[float, list[str]]:
    """The average number of words of a sentence, and the sentences with more than twenty."""
    found = [sentence for text in texts for sentence in sentences(text)]
    return sum(len(s.split()) for s in found) / len(found), [s for s in found if len(s.split()) > 20]


def test_translated_sentences_are_short():
    average, too_long = measure(message_ids())
    assert too_long == []
    assert average < 12


@pytest.mark.parametrize("letter", DECISIONS)
def test_dutch_letters_have_short_sentences(letter):
    article = soup(letter, "nl").article
    blocks = [words_of(block) for block in article.select(".body p, .body li, .body td, .body th, .body h2")]
    average, too_long = measure(blocks)
    assert too_long == []
    assert average < 12


def test_the_samples_have_believable_days():
    for letter in DECISIONS:
        context = sample(letter)
        assert context.objection_until - context.sent_on == timedelta(weeks=6)
