"""Letters that decide nothing: a pause (L13), a bezwaar that is in (L14), what came of a report (L15)."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.languages import LANGUAGES, translations
from portal.letters.contexts import LetterContradicts, LetterIncomplete
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open, languages_of_each_day, made
from tests.letters.test_pdf import PROFILES, failures
from tests.letters.test_words import day_in, measure, words_of

pytestmark = colour_profile_left_open

PAUSE, OBJECTION, SIGNAL = "pauze-bevestigd", "ontvangst-bezwaar", "uitkomst-melding"
COMPLETE = {"missing": (), "repair_by": None}
IN_TIME = COMPLETE | {"is_late": False}
OUTCOMES = {
    "continue": "Het werk mag doorgaan.",
    "adapt": "Het werk mag doorgaan, maar er verandert iets.",
    "stop_activity": "Dit werk mag geen tegenprestatie meer zijn.",
    "stop_cooperation": "Wij werken niet meer samen met deze organisatie.",
}
VERSIONS: list[Any] = [
    pytest.param(PAUSE, {}, id="pause"),
    pytest.param(OBJECTION, {}, id="late-and-incomplete"),
    pytest.param(OBJECTION, COMPLETE, id="late"),
    pytest.param(OBJECTION, {"is_late": False}, id="incomplete"),
    pytest.param(OBJECTION, IN_TIME | {"decide_by": None, "decision_sent_on": None}, id="in-time"),
    *(pytest.param(SIGNAL, {"outcome": outcome}, id=outcome) for outcome in OUTCOMES),
]
every_language = pytest.mark.parametrize("code", sorted(LANGUAGES))


def html(letter: str, code: str = "nl", **values: Any) -> BeautifulSoup:
    """The sample of a letter, with these values instead of its own."""
    return BeautifulSoup(page(letter, code, replace(sample(letter), **values)), "html.parser")


def said(letter: str, code: str = "nl", **values: Any) -> str:
    """What the letter says."""
    return words_of(html(letter, code, **values))


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
@pytest.mark.parametrize("code", languages_of_each_day("nl", "en", "ar"))
def test_each_version_keeps_and_can_be_heard(letter, version, code):
    data = made(letter, code, replace(sample(letter), **version))
    assert [failures(data, profile) for profile in PROFILES] == [[], []]


@pytest.mark.parametrize(("letter", "version"), VERSIONS)
def test_each_version_has_short_sentences(letter, version):
    blocks = html(letter, **version).article.select(".body p, .body li, .body h2")
    average, too_long = measure([words_of(block) for block in blocks])
    assert too_long == []
    assert average < 12


@pytest.mark.parametrize("letter", [PAUSE, OBJECTION, SIGNAL])
@every_language
def test_the_letter_is_in_the_language_of_the_reader_and_says_whom_to_call(letter, code):
    context, found = sample(letter), html(letter, code)
    assert found.html["lang"] == code
    assert found.section is None
    say, text = translations(code).gettext, words_of(found)
    for required in (
        *(context.addressee.name, *context.addressee.address, context.reference),
        *(context.contact.name, context.contact.function, context.sender.phone),
        day_in(code, context.sent_on),
        say("Hebt u een tolk nodig? Die kost u niets."),
        say("U mag uw gegevens bekijken en laten verbeteren."),
    ):
        assert required in text


@pytest.mark.parametrize("letter", [PAUSE, SIGNAL])
@every_language
def test_a_letter_against_which_no_bezwaar_is_possible_does_not_speak_of_it(letter, code):
    assert "bezwaar" not in said(letter, code)


@pytest.mark.parametrize(("letter", "field"), [(PAUSE, "told"), (SIGNAL, "work")])
def test_what_was_told_is_quoted_in_its_own_direction(letter, field):
    for words, direction in (("Ik ben even weg.", "ltr"), ("أنا مسافر", "rtl")):
        quote = html(letter, "ar", **{field: words}).blockquote
        assert (words_of(quote), quote["dir"]) == (words, direction)


@every_language
def test_a_pause_says_from_and_until_when_that_nothing_is_asked_and_what_comes_after(code):
    say, text = translations(code).gettext, said(PAUSE, code)
    assert day_in(code, date(2026, 6, 15)) in text
    assert day_in(code, date(2026, 7, 5)) in text
    for sentence in (
        "U hoeft dan niets te doen en geen uren door te geven.",
        "Uw uitkering blijft nu hetzelfde.",
        "Daarna gaat uw tegenprestatie weer verder.",
        "Lukt het dan nog niet? Bel ons op tijd.",
        "U hoeft geen ziekte te noemen.",
    ):
        assert say(sentence) in text


def test_a_pause_that_has_ended_before_the_letter_contradicts():
    context = replace(sample(PAUSE), starts_on=date(2026, 6, 1))
    assert replace(context, until=context.sent_on).until == context.sent_on
    with pytest.raises(LetterContradicts):
        replace(context, until=context.sent_on - timedelta(days=1))


def test_a_pause_that_ends_before_it_begins_contradicts():
    context = sample(PAUSE)
    assert replace(context, until=context.starts_on).until == context.starts_on
    with pytest.raises(LetterContradicts):
        replace(context, until=context.starts_on - timedelta(days=1))


@every_language
def test_a_bezwaar_that_is_in_says_when_it_came_against_what_and_what_happens(code):
    context, say, text = sample(OBJECTION), translations(code).gettext, said(OBJECTION, code)
    for required in (
        *(context.against, "09:40", context.sender.court, *context.sender.free_help, *context.missing),
        *(day_in(code, day) for day in (context.sent_on, context.decision_sent_on)),
        *(day_in(code, day) for day in (context.decide_by, context.repair_by)),
        say("Dit is nog geen beslissing."),
        say("Iemand die het besluit niet nam, kijkt naar uw bezwaar."),  # Awb 10:3 lid 3
        say("U mag uw bezwaar ook zelf vertellen"),  # Awb 7:2
        say("Vanaf een week voor het gesprek mag u alle papieren lezen."),  # Awb 7:4
        say("Het besluit blijft gelden zolang wij uw bezwaar behandelen."),  # Awb 6:16
        say("Dat heet een voorlopige voorziening en het kost geld."),  # Awb 8:81
        say("Hebben wij meer tijd nodig? Dan krijgt u eerst een brief."),  # Awb 7:10 lid 3
    ):
        assert required in text


@every_language
def test_the_dutch_words_for_what_comes_stand_beside_their_meaning(code):
    terms = {words_of(term): term["lang"] for term in html(OBJECTION, code).select(".dutch")}
    assert terms == {"( hoorzitting )": "nl", "( beslissing op bezwaar )": "nl"}


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        ({"is_late": False}, "Uw bezwaar kwam na de laatste dag Vertel ons waarom."),
        (COMPLETE, "Dit mist nog uw handtekening"),
        (COMPLETE, "Wij wachten op wat er mist."),
        (COMPLETE, "Wij horen het graag uiterlijk op 11 juni 2026 ."),
        ({"decide_by": None}, "antwoord op uw bezwaar"),
        ({"decision_sent_on": None}, "Die brief is van"),
    ],
)
def test_what_is_not_so_is_not_said(without, gone):
    assert gone in said(OBJECTION)
    assert gone not in said(OBJECTION, **without)


def test_who_is_only_late_hears_until_when_the_reason_can_be_told():
    late = said(OBJECTION, **COMPLETE | {"repair_by": date(2026, 6, 11)})
    assert "Dan behandelen wij uw bezwaar toch. Wij horen het graag uiterlijk op 11 juni 2026 ." in late
    assert said(OBJECTION).count("11 juni 2026") == 1


def test_what_is_missing_needs_a_last_day_and_a_last_day_needs_something_to_add():
    with pytest.raises(LetterIncomplete) as stopped:
        replace(sample(OBJECTION), repair_by=None)
    assert (stopped.value.part, stopped.value.fields) == ("ObjectionReceived", ("repair_by",))
    with pytest.raises(LetterContradicts):
        replace(sample(OBJECTION), missing=(), is_late=False)


@pytest.mark.parametrize("last_day", ["decide_by", "repair_by"])
def test_a_last_day_that_has_passed_contradicts(last_day):
    context = sample(OBJECTION)
    assert replace(context, **{last_day: context.sent_on})
    with pytest.raises(LetterContradicts):
        replace(context, **{last_day: context.sent_on - timedelta(days=1)})


def test_a_bezwaar_may_come_before_the_decision_was_sent_and_its_receipt_never_leaves_before_it_came():
    context = sample(OBJECTION)
    assert replace(context, decision_sent_on=context.sent_on + timedelta(days=1))  # Awb 6:10
    with pytest.raises(LetterContradicts):
        replace(context, sent_on=context.sent_on - timedelta(days=1))


def test_a_bezwaar_comes_on_the_dutch_day():
    late = {"received_at": datetime(2026, 5, 28, 22, 30, tzinfo=UTC)}
    assert replace(sample(OBJECTION), **late, sent_on=date(2026, 5, 29))
    with pytest.raises(LetterContradicts):
        replace(sample(OBJECTION), **late, sent_on=date(2026, 5, 28))


@every_language
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_is_said_once_with_its_reason(outcome, code):
    found = html(SIGNAL, code, outcome=outcome)
    assert [words_of(strong) for strong in found.select(".body h2 + p > strong")] == [
        translations(code).gettext(OUTCOMES[outcome])
    ]
    assert sample(SIGNAL).explanation in words_of(found)


@every_language
def test_a_reporter_reads_that_it_costs_nothing_and_where_to_complain(code):
    say, text = translations(code).gettext, said(SIGNAL, code)
    assert say("Een melding is voor ons nooit een reden om een uitkering te verlagen.") in text
    assert say("U mag ook een klacht indienen.") in text


def test_an_outcome_has_no_place_for_another_person():
    assert {field.name for field in fields(sample(SIGNAL))} == {
        *("sender", "addressee", "reference", "sent_on", "contact"),
        *("work", "outcome", "explanation"),
    }
