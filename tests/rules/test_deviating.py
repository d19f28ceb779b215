"""From what the college may deviate: what the regeling names, never what an Act asks, never displacement."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.cli.judged import answer
from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.basis import BASES
from portal.rules.condition import Standing
from portal.rules.deviating import ABOUT_THE_ACTIVITY, NO_DISPLACEMENT
from portal.rules.facts import parse
from portal.rules.grounds import Grounds, grounds
from portal.rules.law import Law
from portal.rules.values import Rule
from tests.gemeenten.odd import OOSTWOUDE, ZANDMEER, odd_law
from tests.rules.anyfacts import ANY, Raw
from tests.rules.support import ON, facts, the_library, with_rules

unhurried = settings(suppress_health_check=[HealthCheck.too_slow])
CARED = {"since": "2025-01-01", "exceeds_usual_care": True, "professional": False, "necessary": True}


GENEROUS: dict[str, Law] = {}


def generous(law: Law) -> Law:
    """A law whose regeling lets the college deviate from each of its articles but the one that says so."""
    return GENEROUS.setdefault(law.regeling.sha256 + law.regime, _generous(law))


def _generous(law: Law) -> Law:
    first, *others = law.regeling.articles
    rule = Rule(tuple(others), law.regeling.articles[first].citation)
    return Law(with_rules(law.regeling, "factors", deviate_from=rule), law.national)


def asked(outcome: Outcome, raw: Raw) -> tuple[Grounds, Law]:
    """The grounds of an outcome under the most generous regeling, and that law."""
    found = parse(raw)
    law = generous(the_library().in_force(found.regeling, found.ref_date))
    return grounds(outcome, found, law), law


def of_odd(gemeente: str, outcome: Outcome, **parts: object) -> Grounds:
    """The grounds of an outcome in an odd gemeente, about somebody whom nothing spares."""
    given = parse(
        {
            "regeling": gemeente,
            "ref_date": ON,
            "client": {"birth_date": "1984-05-20", "benefit": "participatiewet", "exempt": False},
            **parts,
        }
    )
    return grounds(outcome, given, odd_law().in_force(gemeente, given.ref_date))


class TestWhateverTheRegelingNames:
    @unhurried
    @given(ANY, st.sampled_from(Outcome))
    def test_displacement_and_an_act_are_never_deviated_from(self, raw: Raw, outcome: Outcome) -> None:
        found, law = asked(outcome, raw)
        named = {law.regeling.articles[key].citation for key in law.regeling.factors.deviate_from.value}  # type: ignore[union-attr]
        for ground in found.listed:
            if ground.deviates_from:
                assert ground.standing is Standing.NOT_MET
                assert ground.asks not in NO_DISPLACEMENT
                assert {one.source for one in ground.citations} == {law.regeling.title}
                assert named.issuperset(ground.deviates_from)

    @unhurried
    @given(ANY, st.sampled_from(Outcome))
    def test_all_that_is_against_it_can_be_deviated_from_or_none_is(self, raw: Raw, outcome: Outcome) -> None:
        found, _law = asked(outcome, raw)
        assert found.to_deviate in ((), found.against)
        if found.to_deviate:
            assert not found.unanswered
            assert not BASES[outcome].fails

    @unhurried
    @given(ANY, st.sampled_from(Outcome), st.sets(st.sampled_from(Asked)))
    def test_less_than_all_that_is_against_it_changes_nothing(
        self, raw: Raw, outcome: Outcome, aside: set[Asked]
    ) -> None:
        found, _law = asked(outcome, raw)
        after = found.deviating(aside)
        is_enough = bool(found.to_deviate) and aside.issuperset(one.asks for one in found.against)
        assert after.against == (() if is_enough else found.against)
        assert after.deviated == (found.against if is_enough else ())
        assert after.carrying == found.carrying

    @unhurried
    @given(ANY, st.sampled_from(Outcome))
    def test_without_the_key_nothing_can(self, raw: Raw, outcome: Outcome) -> None:
        found = parse(raw)
        law = the_library().in_force(found.regeling, found.ref_date)
        assert not any(one.deviates_from for one in grounds(outcome, found, law).listed)


class TestWhatCan:
    def test_who_owes_anything_is_no_question_to_deviate_from(self) -> None:
        assert ABOUT_THE_ACTIVITY.isdisjoint(NO_DISPLACEMENT)
        assert ABOUT_THE_ACTIVITY.isdisjoint({Asked.AGE, Asked.EXEMPTING_AGE, Asked.EXISTING_ACTIVITY})

    @pytest.mark.parametrize(("hours", "to_deviate"), [(7.5, 2), (8, 0)])
    def test_half_an_hour_of_care_too_little(self, hours: float, to_deviate: int) -> None:
        care = {**CARED, "hours_per_week": hours}
        found = of_odd(OOSTWOUDE, Outcome.EXISTING_COUNTS, mantelzorg=care)
        assert len(found.to_deviate) == to_deviate
        for ground in found.to_deviate:
            assert [one.article for one in ground.deviates_from] == ["art. 4"]

    def test_the_command_line_says_from_what(self) -> None:
        care = {**CARED, "hours_per_week": 7.5}
        given = parse(
            {
                "regeling": OOSTWOUDE,
                "ref_date": ON,
                "client": {"birth_date": "1984-05-20", "benefit": "participatiewet"},
                "mantelzorg": care,
            }
        )
        law = odd_law().in_force(OOSTWOUDE, given.ref_date)
        told = answer(given, law, "nl", Outcome.EXISTING_COUNTS)
        assert told["to_deviate"] == told["against"] == ["care_definition", "care_counts"]
        [ground] = [one for one in told["grounds"] if one["asks"] == "care_counts"]
        assert [one["article"] for one in ground["deviates_from"]] == ["art. 4"]

    def test_a_no_needs_none(self) -> None:
        care = {**CARED, "hours_per_week": 7.5}
        assert of_odd(OOSTWOUDE, Outcome.EXISTING_DOES_NOT_COUNT, mantelzorg=care).to_deviate == ()

    @pytest.mark.parametrize("displaces", [False, True])
    def test_a_plan_without_an_organisation_unless_it_takes_away_a_job(self, displaces: bool) -> None:
        """What else stands in the way stays there, also in a regeling that only asks and does not order."""
        plan = {"kind": "volunteering", "organisation_kind": "none", "replaces_paid_work": displaces}
        found = of_odd(ZANDMEER, Outcome.AGREED, activity={**plan, "unpaid": True, "additional": True})
        kind = next(one for one in found.listed if one.asks is Asked.KIND)
        assert [one.article for one in kind.deviates_from] == ["art. 3"]
        assert (Asked.DISPLACEMENT in {one.asks for one in found.against}) == displaces
        assert found.to_deviate == ()  # much is still to be answered

    def test_an_article_of_another_text_is_not_the_regelings_to_give_away(self) -> None:
        law = odd_law().in_force(OOSTWOUDE, facts(OOSTWOUDE).ref_date)
        article = law.regeling.articles["4"]
        other = replace(article, citation=replace(article.citation, source="Een andere tekst"))
        regeling = replace(law.regeling, articles={**law.regeling.articles, "4": other})
        assert Law(regeling, law.national).may_deviate_from == frozenset()
