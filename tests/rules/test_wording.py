"""Every finding has a plain sentence, with its values filled in."""

import re
from dataclasses import replace
from datetime import date

import pytest

from portal.languages import LANGUAGES
from portal.rules import engine
from portal.rules.asked import Asked
from portal.rules.codes import CODES
from portal.rules.condition import Standing
from portal.rules.fact import Fact
from portal.rules.facts import Facts, parse
from portal.rules.findings import Finding, Severity
from portal.wording import checktitles, findings, findingsentences
from portal.wording.explanation import explain
from tests.rules.support import BR, HS, LAWYER, RTM, chosen, facts, found, judged, law
from tests.scenarios.test_scenarios import CASES, LIBRARY

ALL_SENTENCES = [
    *findingsentences.SENTENCES.values(),
    *findingsentences.WITHOUT.values(),
    *findingsentences.BY_SEVERITY.values(),
]
CARE = {"hours_per_week": 9, "exceeds_usual_care": True, "professional": False, "necessary": True}


def test_every_code_has_a_sentence_and_a_title() -> None:
    assert tuple(findingsentences.SENTENCES) == CODES
    assert tuple(findingsentences.TITLES) == CODES


def test_every_question_and_every_fact_has_a_name() -> None:
    assert set(checktitles.QUESTIONS) == set(Asked)
    assert set(checktitles.STANDINGS) == set(Standing)
    assert set(checktitles.FACTS) == {fact.field for fact in Fact}
    subjects = set(Facts.__dataclass_fields__) - {"regeling", "ref_date"}
    assert subjects == set(checktitles.SUBJECTS)


def test_sentences_are_short() -> None:
    lengths = [
        len(part.split()) for message in ALL_SENTENCES for part in re.split(r"(?<=[.!?:]) ", message) if part
    ]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) < 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_every_scenario_reads_in_every_language(language: str) -> None:
    for case in CASES:
        given = parse(case.values[0]["input"])
        for one in engine.assess(given, LIBRARY.in_force(given.regeling, given.ref_date)).findings:
            text = findings.sentence(one, language)
            assert text
            assert "%(" not in text
            assert "None" not in text


def finding(code: str, severity: Severity = Severity.INFO, **values: object) -> Finding:
    return replace(found(judged(HS), "age_in_scope"), code=code, severity=severity, values=values)


def test_values_are_written_as_people_write_them() -> None:
    assert findings.shown(date(2026, 2, 14), "nl") == "14 februari 2026"
    assert findings.shown(1234.5, "nl") == "1.234,5"
    assert findings.shown("ioaz", "nl") == "IOAZ"
    assert findings.shown("vrij", "nl") == "vrij"
    assert findings.shown(None, "nl") == ""
    assert findings.shown(True, "nl") == "True"


def test_a_sentence_holds_its_values() -> None:
    below = finding("hours_below_minimum", Severity.BLOCK, minimum=4, given=3.5)
    assert findings.sentence(below, "nl") == "Minder dan 4 uur per week kan niet."
    in_range = finding("hours_in_range", given=3.5, per="year")
    assert findings.sentence(in_range, "nl") == "Het aantal uren past: 3,5 uur per jaar."


def test_an_unknown_value_gives_the_sentence_without_it() -> None:
    dated = findings.sentence(finding("exemption_possible", until=date(2026, 8, 1)), "nl")
    undated = findings.sentence(finding("exemption_possible", until=None), "nl")
    assert dated == "Een ontheffing is mogelijk, tot en met 1 augustus 2026. De gemeente beoordeelt dat."
    assert undated == "Een ontheffing is mogelijk. De gemeente beoordeelt dat."
    unnamed = finding("mantelzorg_definition_met", hours=None, since=None)
    assert findings.sentence(unnamed, "nl") == "Uw zorg is mantelzorg volgens deze regeling."


def test_half_known_bounds_of_a_maatregel_still_read() -> None:
    for code in ("maatregel_possible", "maatregel_above_ordinance"):
        for values in ({"percent": None, "months": 1}, {"percent": 50, "months": None}):
            assert "None" not in findings.sentence(finding(code, Severity.HUMAN, **values), "nl")


@pytest.mark.parametrize(("months", "words"), [(1, "1 maand"), (3, "3 maanden"), (0.5, "15 dagen")])
def test_a_number_of_months_reads_as_a_span_of_time(months: float, words: str) -> None:
    for code in ("maatregel_possible", "maatregel_above_ordinance"):
        said = findings.sentence(finding(code, Severity.HUMAN, percent=50, months=months), "nl")
        assert said.endswith(f" 50 procent, {words} lang.")


def test_what_a_person_must_judge_reads_differently() -> None:
    sure = findings.sentence(finding("outside_target_group", Severity.BLOCK), "nl")
    doubt = findings.sentence(finding("outside_target_group", Severity.HUMAN), "nl")
    assert "misschien" in doubt
    assert "misschien" not in sure


def test_a_code_without_a_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        findings.sentence(finding("no_such_code"), "nl")
    with pytest.raises(KeyError):
        findings.title("no_such_code", "nl")
    assert findings.title("under_18", "nl") == "Jonger dan 18"


def test_an_explanation_shows_the_facts_the_checks_and_where_to_read() -> None:
    given = facts(HS, "2026-06-02", client={"can_seek_work": False}, mantelzorg=CARE)
    lines = explain(given, law(HS), "nl").splitlines()
    assert lines[0] == "# Verordening tegenprestatie naar vermogen gemeente Hoogezand-Sappemeer 2015"
    assert "Geldig vanaf: 1 januari 2015" in lines
    assert "Beoordeeld op: 2 juni 2026" in lines
    assert "- geboortedatum (Cliënt): 20 mei 1984" in lines
    assert "- kan stappen naar werk doen (Cliënt): nee" in lines
    assert "- meer dan gewone zorg thuis (Mantelzorg): ja" in lines
    assert "### Is dit mantelzorg volgens de regeling?" in lines
    assert "### Volstaat de mantelzorg van de inwoner?" in lines
    assert "  Lees verder: https://wetten.overheid.nl/BWBR0015703" in lines
    assert any("art. 3 lid 2 onder b (gedrukt als art. 3 onder 4)" in line for line in lines)
    assert lines.index("### Klopt de leeftijd?") < lines.index("### Is dit mantelzorg volgens de regeling?")
    silent = lines.index("## Hierover zegt de regeling niets, of er is te weinig bekend")
    assert "- Is er geen verdringing?" in lines[silent:]
    assert "- Is dit mantelzorg volgens de regeling?" not in lines[silent:]


def test_an_explanation_has_words_for_every_choice() -> None:
    activity = {"kind": "other_useful_work", "organisation_kind": "commercial"}
    for ground, words in (("other", "Iets anders"), ("rug", "rug"), ("", "")):
        given = facts(HS, activity=activity, inability={"ground": ground, "permanent": False})
        lines = explain(given, law(HS), "nl").splitlines()
        assert "- soort (Activiteit): ander nuttig werk" in lines
        assert "- soort organisatie (Activiteit): Bedrijf" in lines
        assert "- blijvend (Niet kunnen): nee" in lines
        assert f"- reden (Niet kunnen): {words}" in lines


def test_an_explanation_shows_both_sides_and_who_chose() -> None:
    given = facts(RTM, volunteering={"hours_per_week": 4})
    open_ = explain(given, law(RTM), "nl")
    settled = explain(given, chosen(law(RTM), "C19", "wordt"), "nl")
    assert (
        "Tegenover: Verordening tegenprestatie Participatiewet Rotterdam 2015, toelichting, art. 3" in open_
    )
    assert "Gelezen als: kan." in open_
    assert "Gekozen door" not in open_
    assert "Gelezen als: wordt." in settled
    assert f"Gekozen door: {LAWYER.by} (15 januari 2026)" in settled


def test_an_explanation_in_arabic_puts_no_latin_comma_between_its_own_words() -> None:
    given = facts(HS, "2026-06-02", client={"can_seek_work": False}, mantelzorg=CARE)
    known = [line for line in explain(given, law(HS), "ar").splitlines() if line.startswith("- ")]
    assert len(known) > 10
    assert not any(", " in line.partition(":")[0] for line in known)


def test_an_explanation_names_the_source_with_its_address_where_there_is_one() -> None:
    assert "Bron: Gemeenteblad Rotterdam, 17 december 2014 (https://lokale" in explain(
        facts(RTM), law(RTM), "nl"
    )
    assert "Bron: Beleidsregels van een gemeente die de tekst niet noemt\n" in explain(
        facts(BR), law(BR), "nl"
    )
