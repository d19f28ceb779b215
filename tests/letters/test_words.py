"""What the letters say: all that the law asks, in sentences that people can read."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from bs4 import BeautifulSoup, PageElement

from portal import paths
from portal.demo.letters import sample
from portal.languages import LANGUAGES, language, translations
from portal.letters import formatting
from portal.letters.contexts import LETTERS, Weighed
from portal.letters.markup import has_own_language, page
from tests.letters.conftest import DECISIONS, colour_profile_left_open

pytestmark = colour_profile_left_open

OTHER_LANGUAGES = sorted(set(LANGUAGES) - {"nl"})
FIELDS = {letter: {field.name for field in fields(LETTERS[letter])} for letter in DECISIONS}
REASONED = tuple(letter for letter in DECISIONS if "reasons" in FIELDS[letter])
EXPLAINED = tuple(letter for letter in DECISIONS if "reasons_explained" in FIELDS[letter])
TYPED = ("activity", "task", "place", "days")
"""What an officer writes in Dutch and the sheet repeats."""


def one_space(text: str) -> str:
    """A text as it stands in :func:`words_of`: between a postal code and a city come two spaces."""
    return " ".join(text.split())


def words_of(element) -> str:
    """The text of an element, line breaks taken as spaces."""
    return " ".join(element.get_text(" ").split())


def day_in(code: str, value: date) -> str:
    """A day as it stands in :func:`words_of`; some languages put a narrow space in it."""
    return " ".join(formatting.day(value, language(code)).split())


def soup(letter: str, code: str) -> BeautifulSoup:
    """The sample of a letter as HTML."""
    return soup_of(letter, code)


def soup_of(letter: str, code: str, **values: Any) -> BeautifulSoup:
    """The sample of a letter as HTML, with these values instead of its own."""
    return BeautifulSoup(page(letter, code, replace(sample(letter), **values)), "html.parser")


def language_of(piece: PageElement) -> str:
    """The language in which a piece of a page is read aloud."""
    return str(next(part["lang"] for part in piece.parents if part.has_attr("lang")))


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
        f"namens {context.sender.college}",  # Awb 10:10
        f"{context.decided_by.name} {context.decided_by.function}",
        *(context.addressee.name, *map(one_space, context.addressee.address)),  # Awb 3:41
        *(context.reference, "Besloten op 14 april 2026", context.subject),
        *(context.client_words, context.policy),  # Awb 3:46 to 3:50
        *(rule.article for rule in context.rules),  # Awb 3:47
        *(f"{rule.source}{' (versie van' if rule.version else ':'}" for rule in context.rules),
        *("Verzonden op 15 april 2026", "Deze brief gaat op 15 april 2026 op de post."),  # Awb 3:41, 6:8
        *("tot en met 27 mei 2026", ", ".join(context.sender.objection_address)),  # Awb 3:45
        *(
            "uw naam, uw adres en de datum",
            "waarom u het er niet mee eens bent",
            "uw handtekening",
        ),  # Awb 6:5
        "Het besluit blijft gelden zolang wij uw bezwaar behandelen",  # Awb 6:16
        *("voorlopige voorziening", context.sender.court),  # Awb 8:81
        *(*context.sender.free_help, "tolk"),
        "uw gegevens bekijken en laten verbeteren",
        "Autoriteit Persoonsgegevens",
    ):
        assert required in text


@pytest.mark.parametrize("letter", [*DECISIONS, "mijn-gegevens"])
@pytest.mark.parametrize("url", ["", "https://gemeente.example/privacy"])
def test_how_long_data_are_kept_is_told_only_where_the_gemeente_has_a_page_for_it(letter, url):
    """AVG art. 13 lid 1 onder b, lid 2 onder a."""
    html = soup_of(letter, "nl", sender=replace(sample(letter).sender, privacy_url=url))
    links = [one.get_text() for one in html.article.find_all("a", string=re.compile("privacy"))]
    assert links == ([url] if url else [])
    assert ("functionaris gegevensbescherming" in words_of(html)) == bool(url and letter in DECISIONS)


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
    assert "Uw uitkering Die blijft nu hetzelfde." in text


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_dutch_letter_is_the_same_for_every_reader(code):
    dutch, other = soup("besluit-tegenprestatie", "nl"), soup("besluit-tegenprestatie", code)
    pointer = f"Achter deze brief zit een uitleg in uw taal ( {language(code).name} ). "
    for code_of_a_page in (*dutch.select(".code"), *other.select(".code")):
        code_of_a_page.decompose()  # it leads to a page in the language of the reader
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
    for day in (date(2026, 4, 14), date(2026, 4, 15), date(2026, 5, 27)):  # decided, sent, last day
        assert day_in(code, day) in text
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
    context = replace(sample(letter), **({"policy": "Beleidsregels 2015"} if "policy" in without else {}))
    assert gone in page(letter, "nl", context)
    assert gone not in page(letter, "nl", replace(context, **without))


def test_a_plan_that_is_followed_is_called_the_clients_own():
    context = replace(sample("besluit-tegenprestatie"), outcome="imposed", changes=())
    assert "Wij volgen uw eigen plan." in page("besluit-tegenprestatie", "nl", context)


@pytest.mark.parametrize("letter", EXPLAINED)
def test_the_sheet_gives_the_reasons_in_its_language_and_the_words_of_who_decided(letter):
    context, known = sample(letter), "This was paid work."
    explained = soup_of(letter, "en", reasons_explained=(known,)).section
    assert known not in words_of(soup_of(letter, "en").section)
    assert language_of(explained.find(string=re.compile(known))) == "en"
    for sheet in (soup_of(letter, "en").section, explained):
        for reason in context.reasons:
            assert language_of(sheet.find(string=reason)) == "nl"
        assert translations("en").gettext("Dit staat er in het Nederlands in de brief:") in words_of(sheet)


@pytest.mark.parametrize("letter", REASONED)
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_letter_and_the_sheet_give_the_same_reasons(letter, code):
    html = soup(letter, code)
    for part in (html.article, html.section):
        assert all(reason in words_of(part) for reason in sample(letter).reasons)


@pytest.mark.parametrize("letter", DECISIONS)
def test_what_was_weighed_stands_in_the_letter_under_its_name(letter):
    weighed = (
        Weighed(what="Uw betaalde werk", words="U werkt 12 uur per week in een winkel."),
        Weighed(what="De organisatie", words="Het buurthuis is van de buurt zelf."),
    )
    caption = "Dit hebben wij ook afgewogen"
    table = soup_of(letter, "nl", weighed=weighed).find("caption", string=caption).parent
    rows = [(words_of(row.th), words_of(row.td)) for row in table.find_all("tr")]
    assert rows == [(one.what, one.words) for one in weighed]
    assert caption not in words_of(soup_of(letter, "nl", weighed=()))


COURT = (
    "Het besluit blijft gelden zolang wij uw bezwaar behandelen.",
    "Kunt u niet wachten? Maak eerst bezwaar.",
    "Vraag daarna %(court)s om snel te beslissen.",
    "Dat heet een voorlopige voorziening en het kost geld (griffierecht).",
    "Hebt u weinig geld? Vraag de rechter dan of u niet hoeft te betalen.",
)
"""What the sheet says of the court, in this order."""


@pytest.mark.parametrize("letter", DECISIONS)
def test_the_letter_sends_to_the_court_by_name_after_bezwaar_and_tells_of_the_fee(letter):
    court = sample(letter).sender.court
    assert (
        "Het besluit blijft gelden zolang wij uw bezwaar behandelen. "
        "Kunt u daar niet op wachten? Maak eerst bezwaar. "
        f"Vraag daarna {court} om een voorlopige voorziening. "
        "De rechter beslist dan snel wat nu geldt. Dit kost geld (griffierecht). "
        "Hebt u weinig geld? Vraag de rechter dan of u niet hoeft te betalen."
    ) in words_of(soup(letter, "nl").article)


@pytest.mark.parametrize("letter", DECISIONS)
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_the_sheet_says_the_same_of_the_court_as_the_letter(letter, code):
    court, sheet = sample(letter).sender.court, soup(letter, code).section
    say = translations(code).gettext
    said = re.sub(r"\s", "", " ".join(say(sentence) for sentence in COURT) % {"court": court})
    assert said in re.sub(r"\s", "", words_of(sheet))  # the name of the court stands in marks of its own
    assert language_of(sheet.find(string=court)) == "nl"
    for dutch in ("voorlopige voorziening", "griffierecht", "bezwaar"):
        assert dutch in words_of(sheet)


@pytest.mark.parametrize("letter", DECISIONS)
@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_what_stays_dutch_in_the_sheet_is_marked_as_dutch(letter, code):
    context, sheet = sample(letter), soup(letter, code).section
    sender = context.sender
    dutch = {
        *(sender.college, f"Gemeente {sender.gemeente}", sender.court, *sender.free_help),
        *(text for text in (getattr(context, name, "") for name in TYPED) if text),
        *getattr(context, "reasons", ()),
        *(change.what for change in getattr(context, "changes", ())),
    }
    found = {value: [piece for piece in sheet.find_all(string=True) if value in piece] for value in dutch}
    assert {value for value, pieces in found.items() if not pieces} <= {getattr(context, "task", "")}
    unmarked = {v for v, pieces in found.items() for piece in pieces if language_of(piece) != "nl"}
    assert unmarked == set()


def test_a_language_that_is_not_offered_yet_gets_the_dutch_letter():
    context = sample("besluit-tegenprestatie")
    assert page("besluit-tegenprestatie", "ti", context) == page("besluit-tegenprestatie", "nl", context)


def test_a_letter_is_either_dutch_with_a_sheet_or_wholly_in_the_language_of_the_reader():
    for letter in LETTERS:
        names = {path.name for path in (paths.PDF / letter).iterdir()}
        own = {"brief.html"} if has_own_language(letter) else {"nl.html", "uitleg.html", "kort.html"}
        assert names == (own if letter in DECISIONS else own | {"sample.toml"})


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


def test_the_samples_have_believable_days():
    for letter in DECISIONS:
        context = sample(letter)
        assert context.objection_until - context.sent_on == timedelta(weeks=6)
