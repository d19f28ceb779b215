"""Who gets IOAW or IOAZ is judged by that act, and by no article of the Participatiewet about the duty."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.checks import maatregel, person
from portal.rules.condition import Standing
from portal.rules.engine import assess
from portal.rules.facts import Facts, parse
from portal.rules.findings import Severity
from portal.rules.grounds import Grounds, grounds
from portal.rules.law import Law
from tests.fixtures.installations import law as library

ROTTERDAM, VOORBEELDGEMEENTE = "rotterdam", "voorbeeldgemeente"
ON = date(2026, 3, 2)
ACTS = {
    "ioaw": "Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte werkloze werknemers",
    "ioaz": "Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte gewezen zelfstandigen",
}
OF_DUTY = "Participatiewet"


def rotterdam() -> Law:
    return library().in_force(ROTTERDAM, ON)


def rests(benefit: str | None, outcome: Outcome = Outcome.AGREED, **client: object) -> Grounds:
    """On what an outcome rests for somebody of this benefit."""
    person = {"birth_date": "1966-02-01", "benefit": benefit, **client}
    facts = parse({"regeling": ROTTERDAM, "ref_date": ON.isoformat(), "client": person})
    return grounds(outcome, facts, rotterdam())


def power(benefit: str, gemeente: str) -> list[str]:
    """The articles from which a tegenprestatie follows for somebody of this benefit."""
    listed = grounds(Outcome.AGREED, of(benefit, gemeente), library().in_force(gemeente, ON)).listed
    [found] = [one for one in listed if one.asks is Asked.POWER]
    assert {one.source for one in found.citations} == {ACTS[benefit]}
    return [one.article for one in found.citations]


def of(benefit: str, gemeente: str) -> Facts:
    person = {"birth_date": "1966-02-01", "benefit": benefit}
    return parse({"regeling": gemeente, "ref_date": ON.isoformat(), "client": person})


def cited(found: Grounds) -> set[str]:
    return {f"{one.source}, {one.article}" for ground in found.listed for one in ground.citations}


@pytest.mark.parametrize("benefit", ACTS)
def test_the_duty_and_its_verordening_stand_in_the_act_of_the_benefit(benefit: str) -> None:
    """IOAW and IOAZ art. 37 lid 1 onder f and art. 35 onder d; the text of August 2015."""
    assert power(benefit, VOORBEELDGEMEENTE) == ["art. 37 lid 1 onder f", "art. 35 onder d"]


@pytest.mark.parametrize("benefit", ACTS)
def test_a_verordening_that_rests_on_the_participatiewet_alone_is_not_said_to_carry_out_another_act(
    benefit: str,
) -> None:
    """C27: the act says the duty, and asks a verordening that Rotterdam does not name as its basis."""
    assert power(benefit, ROTTERDAM) == ["art. 37 lid 1 onder f"]
    assert not any("art. 35" in one for one in cited(rests(benefit)))


@pytest.mark.parametrize("benefit", ACTS)
def test_who_decides_hears_that_the_basis_is_missing_and_is_not_stopped(benefit: str) -> None:
    facts = of(benefit, ROTTERDAM)
    [warning] = [one for one in assess(facts, rotterdam()).flags if one.code == person.LEGAL_BASIS]
    assert warning.severity is Severity.FLAG
    assert not assess(facts, rotterdam()).blocking


@pytest.mark.parametrize("has_word", [True, False])
def test_it_is_told_as_well_when_the_file_names_no_benefits_or_no_contradiction(has_word: bool) -> None:
    law = rotterdam()
    group = law.regeling.target_group if has_word else replace(law.regeling.target_group, benefits=None)
    silent = Law(replace(law.regeling, contradictions={}, target_group=group), law.national)
    found = assess(of("ioaw", ROTTERDAM), silent)
    assert [one.citation.article for one in found.flags if one.code == person.LEGAL_BASIS] == [
        "art. 35 onder d"
    ]
    assert not maatregel.can_lower("ioaw", silent)
    assert maatregel.can_lower("participatiewet", silent)


@pytest.mark.parametrize("benefit", ACTS)
@pytest.mark.parametrize("outcome", Outcome)
def test_no_article_of_the_participatiewet_is_cited_beside_it(benefit: str, outcome: Outcome) -> None:
    assert [one for one in cited(rests(benefit, outcome)) if one.startswith(OF_DUTY)] == []


@pytest.mark.parametrize("benefit", ["participatiewet", None])
def test_the_participatiewet_holds_for_bijstand_and_while_nobody_knows_the_benefit(
    benefit: str | None,
) -> None:
    assert f"{OF_DUTY}, art. 9 lid 1 onder c" in cited(rests(benefit))


@pytest.mark.parametrize("benefit", ACTS)
def test_what_the_act_does_not_say_is_not_asked_and_what_it_says_is(benefit: str) -> None:
    """No art. 9 lid 5 Participatiewet; but art. 37 lid 1: who depends on paid employment."""
    standing = {one.asks: one.standing for one in rests(benefit, fully_incapacitated=True).listed}
    assert standing[Asked.INCAPACITATED] is Standing.NOT_APPLICABLE
    assert standing[Asked.DEPENDS_ON_WORK] is Standing.TO_JUDGE
    of_bijstand = {one.asks: one.standing for one in rests("participatiewet").listed}
    assert of_bijstand[Asked.DEPENDS_ON_WORK] is Standing.NOT_APPLICABLE
    assert of_bijstand[Asked.INCAPACITATED] is Standing.UNKNOWN


@pytest.mark.parametrize("benefit", ACTS)
def test_pension_age_ends_the_duty_under_each_act(benefit: str) -> None:
    person = {"birth_date": "1958-01-01", "benefit": benefit}
    facts = parse({"regeling": ROTTERDAM, "ref_date": ON.isoformat(), "client": person})
    assert "pension_age_reached" in assess(facts, rotterdam()).codes


@pytest.mark.parametrize("benefit", ACTS)
def test_a_maatregel_rests_on_the_act_and_is_weighed_for_one_person(benefit: str) -> None:
    """IOAW art. 20 lid 2, IOAZ art. 20 lid 1: neither names tailoring, it belongs to the lowering."""
    facts = parse(
        {
            "regeling": ROTTERDAM,
            "ref_date": ON.isoformat(),
            "client": {"birth_date": "1966-02-01", "benefit": benefit},
            "maatregel": {"blameworthy": True, "beschikking_on": "2026-02-02"},
        }
    )
    found = {one.code: one.citation for one in assess(facts, rotterdam()).findings}
    tailored = found["maatregel_individual_tailoring"]
    assert (tailored.source, tailored.article) == (
        ACTS[benefit],
        f"art. 20 lid {2 if benefit == 'ioaw' else 1}",
    )
