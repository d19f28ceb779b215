"""What the law files must hold, apart from what makes them load."""

import re
from pathlib import Path

import pytest

from portal import paths
from portal.cli import newlaw
from portal.domain.regimes import Regime
from portal.rules import regeling, regelingfile, wetfile
from portal.rules.codes import FLAGS
from portal.rules.lawparts import keys
from portal.rules.regeling import Contradiction
from portal.wording import lawguide, lawpage
from tests.rules.support import BR, HS, RTM, the_library

VERSIONS = [*the_library().regelingen, *the_library().wetten]
CONTRADICTIONS = 35
ROWS = {
    HS: """doel 1.1 1.2 1.3 1.4 2.1.1 2.1.2 2.1.3 2.1.4 2.1.5 2.2 3.1 3.2.a 3.2.b 3.3 3.4.a 3.4.b 3.4.c 3.4.d
        4.1 4.2 5.1 5.2 6 7 8.1 8.2 toelichting.omstandigheden toelichting.geen toelichting.3.wensen
        toelichting.verordeningsplicht toelichting.3""",
    RTM: """1.uitkering 1.tegenprestatie 1.vrijwilligerswerk 1.mantelzorg 2.1 2.2 2.3 3 4.1 4.2 4.3.A 4.3.B
        4.4 4.5 4.6 4.7 5.1 5.2 5.3 6.1 6.2 6.3 7 8 9 toelichting.werkwijze toelichting.3.vergoeding
        toelichting.3.commissie toelichting.7""",
    BR: "doel 1 2 3 4 5 5.a 5.b 5.c 5.d 6 7 netwerk dwang verordening toelichting toelichting.omvang",
}
"""Every article and rule of the three texts, by the key that its file gives it."""


def all_contradictions() -> list[Contradiction]:
    return [one for version in VERSIONS for one in version.contradictions.values()]


@pytest.mark.parametrize("gemeente", ROWS)
def test_every_article_of_a_text_is_there(gemeente: str) -> None:
    (version,) = the_library().versions(gemeente)
    assert set(ROWS[gemeente].split()) <= set(version.articles)


def test_all_contradictions_are_recorded_with_both_sides() -> None:
    numbers = {int(one.number.removeprefix("C")) for one in all_contradictions()}
    assert numbers == set(range(1, CONTRADICTIONS + 1))
    assert all(len(one.sides) >= 2 and one.gist and one.effect for one in all_contradictions())


def test_every_flag_stands_in_a_law_file() -> None:
    assert {one.flag for one in all_contradictions() if one.flag} == set(FLAGS)


def test_a_contradiction_without_a_flag_says_why_no_case_meets_it() -> None:
    assert all(one.effect.startswith("Geen:") for one in all_contradictions() if one.flag is None)


def test_no_lawyer_has_chosen_yet() -> None:
    assert all(one.choice is None for one in all_contradictions())


def test_gists_are_short_and_say_something() -> None:
    for version in VERSIONS:
        for article in version.articles.values():
            sentences = re.split(r"(?<=[.!?]) (?=[A-Z'])", article.citation.gist)
            assert all(1 < len(sentence.split()) <= 22 for sentence in sentences), article


def test_only_a_few_words_are_ever_quoted() -> None:
    for version in VERSIONS:
        for article in version.articles.values():
            for quoted in re.findall(r"'([^']+)'", article.citation.gist):
                assert len(quoted.split()) <= 12, quoted


def test_every_rule_that_a_file_may_hold_is_read_somewhere() -> None:
    unread = ("regeling.py", "national.py")
    sources = [file for file in (paths.ROOT / "portal").rglob("*.py") if file.name not in unread]
    code = "".join(file.read_text(encoding="utf-8") for file in sources)
    kinds = [kind for _, kind in (*regelingfile.SECTIONS.values(), *wetfile.SECTIONS.values())]
    attributes = {key.attribute for kind in kinds for key in keys(kind).values()}
    # tests/rules/test_terms.py holds these and the terms together
    repeated_in_terms = {"equated", "holidays", "reconsider_months"}
    assert {name for name in attributes if not re.search(rf"\.{name}\b", code)} <= repeated_in_terms


@pytest.mark.parametrize("regime", Regime)
def test_a_new_file_knows_every_key_of_its_regime_and_says_what_it_does(regime: Regime) -> None:
    text = newlaw.filled(paths.LAW, regime, {"id": "x", "name": "X", "date": "2027-01-01"})
    for table, (_, kind) in regelingfile.SECTIONS.items():
        for key in keys(kind).values():
            is_known = regelingfile.is_known_to(regime, table, key.says.name)
            written = re.search(rf"^(# )?{key.says.name} = ", text, re.MULTILINE)
            assert bool(written) is is_known, key
            if is_known:
                assert key.says.does.replace("`", "") in text
                assert key.says.without.replace("`", "") in text


def test_the_guide_is_fresh() -> None:
    guide = (paths.ROOT / "docs" / "gemeente-toevoegen.md").read_text(encoding="utf-8")
    assert guide == lawguide.renewed(guide), "run: portal law page"


def test_the_page_of_the_regelingen_is_fresh() -> None:
    page = (paths.ROOT / "docs" / "regelingen.md").read_text(encoding="utf-8")
    assert page == lawpage.page(the_library()), "run: portal law page"


def test_the_page_shows_every_article_of_every_file() -> None:
    page = lawpage.page(the_library())
    for version in VERSIONS:
        assert version.path in page
        assert all(article.citation.gist in page for article in version.articles.values())
        assert all(one.gist in page for one in version.contradictions.values())


def test_the_guide_names_every_flag_and_every_key() -> None:
    guide = (paths.ROOT / "docs" / "gemeente-toevoegen.md").read_text(encoding="utf-8")
    assert all(f"`{flag}`" in guide for flag in FLAGS)


def test_the_effects_in_the_files_are_those_of_the_code() -> None:
    used = {
        version.existing.care_effect.value
        for version in the_library().regelingen
        if version.existing.care_effect
    }
    assert used == set(regeling.EFFECTS)


def test_example_files_say_that_they_are_examples() -> None:
    for file in (paths.LAW / "gemeente" / "voorbeeldgemeente").rglob("*.toml"):
        head = file.read_text(encoding="utf-8")[:400].lower()
        assert "verzonnen" in head or "voorbeeld, geen geldend recht" in head


def test_law_files_are_data_only() -> None:
    assert {file.suffix for file in Path(paths.LAW).rglob("*") if file.is_file()} == {".toml"}
