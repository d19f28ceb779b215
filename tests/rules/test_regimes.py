"""Another regime: what the act says of the tegenprestatie carries nothing, and each decision has its own."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.regimes import Regime
from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.engine import assess
from portal.rules.grounds import asked_for, grounds
from portal.rules.law import Law
from portal.rules.sections.activity import TakingPart
from tests.rules.support import facts, law, the_library

VB, BEFORE, AFTER = "voorbeeldgemeente", date(2026, 12, 31), date(2027, 1, 1)
OWN = [one for one in Outcome if one.regime is Regime.PARTICIPATION]


def after() -> Law:
    return the_library().in_force(VB, AFTER)


def test_the_same_day_has_the_rules_of_either_regime() -> None:
    loaded = the_library()
    assert loaded.in_force(VB, BEFORE).regime is Regime.TEGENPRESTATIE
    assert after().regime is Regime.PARTICIPATION
    assert loaded.in_force(VB, AFTER, Regime.TEGENPRESTATIE).regime is Regime.TEGENPRESTATIE


def test_what_was_decided_keeps_the_last_version_of_its_regime_after_its_last_day() -> None:
    loaded = the_library()
    ended = [
        replace(one, valid_to=BEFORE) if (one.id, one.regime) == (VB, Regime.TEGENPRESTATIE) else one
        for one in loaded.regelingen
    ]
    kept = type(loaded)(loaded.gemeenten, ended, loaded.wetten)
    assert kept.in_force(VB, AFTER, Regime.TEGENPRESTATIE).regeling.valid_to == BEFORE


@pytest.mark.parametrize("outcome", OWN)
def test_no_article_about_the_tegenprestatie_carries_an_outcome(outcome: Outcome) -> None:
    act = after().national.participation
    of_duty = {one.citation for one in (act.additional, act.exemption, act.lowering, act.by_verordening)}
    cited = {citation for _, _, found in asked_for(outcome, after()) for citation in found}
    assert cited
    assert not cited & of_duty


@pytest.mark.parametrize("outcome", OWN)
def test_everything_that_carries_an_outcome_stands_in_the_regeling_or_is_about_money(
    outcome: Outcome,
) -> None:
    own = after().regeling.title
    elsewhere = {asked for asked, _, found in asked_for(outcome, after()) if found[0].source != own}
    assert elsewhere <= {Asked.ALLOWANCE}


def test_no_finding_cites_what_carries_nothing() -> None:
    given = replace(facts(VB, activity={"kind": "volunteering", "unpaid": False}), ref_date=AFTER)
    found = assess(given, after()).findings
    assert [one for one in found if not after().carries(one.citation)] == []
    assert {one.citation.source for one in found} == {after().regeling.title}


def test_an_agreement_rests_on_its_article_or_else_on_where_the_regeling_begins() -> None:
    silent = Law(replace(after().regeling, taking_part=TakingPart()), after().national)
    given = facts(VB)
    for under in (after(), silent):
        [ground] = grounds(Outcome.PART_ENDED, given, under).carrying
        assert ground.citations == (after().beginning.citation,)


def test_an_act_that_names_the_new_regime_carries_its_rules_again() -> None:
    national = after().national
    act = replace(
        national.participation,
        regime=replace(national.participation.regime, value=Regime.PARTICIPATION.value),
    )
    renewed = Law(after().regeling, replace(national, participation=act))
    assert renewed.carries(act.additional.citation)
    assert not law(VB, AFTER.isoformat()).carries(act.additional.citation)


@pytest.mark.parametrize(
    ("regime", "by_file", "asks"),
    [
        (Regime.TEGENPRESTATIE, False, True),
        (Regime.PARTICIPATION, False, False),
        (Regime.PARTICIPATION, True, True),
    ],
)
def test_hours_are_asked_by_the_regime_or_by_the_file(regime: Regime, by_file: bool, asks: bool) -> None:
    found = the_library().in_force(VB, AFTER, regime)
    said = TakingPart(hours=found.beginning) if by_file else TakingPart()
    assert Law(replace(found.regeling, taking_part=said), found.national).asks_hours is asks
