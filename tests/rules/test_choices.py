"""What the gemeente's lawyer chooses about a contradiction changes the outcome, and is shown with it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.rules.engine import assess
from portal.rules.findings import Severity
from portal.rules.law import Law
from portal.rules.regeling import Reduction
from tests.rules.support import BR, HS, LAWYER, RTM, chosen, facts, found, judged, law, with_rules

CARE = {
    "hours_per_week": 12,
    "since": "2026-01-20",
    "exceeds_usual_care": True,
    "professional": False,
    "necessary": True,
}
WORK = {"kind": "volunteering", "hours_per_week": 8, "months": 4, "replaces_paid_work": False}
PROVEN = {"hours_per_week": 6, "proven": True, "comparable": True}
MAATREGEL = {"beschikking_on": "2026-01-05", "blameworthy": True, "percent": 30, "months": 1}

CHANGES: list[Any] = [
    (HS, "C1", "maximum", {"activity": WORK}, "term_in_range", "term_above_maximum"),
    (HS, "C3", "en", {"mantelzorg": CARE}, "mantelzorg_means_no_obligation", "mantelzorg_definition_not_met"),
    (HS, "C10", "vier", {"activity": {**WORK, "someone_would_pay": True}}, "market_would_pay", ""),
    (
        HS,
        "C12",
        "telt_mee",
        {"mantelzorg": CARE},
        "mantelzorg_means_no_obligation",
        "existing_activity_counts",
    ),
    (
        HS,
        "C12",
        "telt_mee",
        {"volunteering": PROVEN},
        "volunteering_means_no_obligation",
        "existing_activity_counts",
    ),
    (
        HS,
        "C15",
        "wmo_2015",
        {"mantelzorg": {**CARE, "exceeds_usual_care": False}},
        "mantelzorg_definition_not_met",
        "mantelzorg_means_no_obligation",
    ),
    (HS, "C16", "tijdelijk", {"inability": {"permanent": True}}, "permanently_unable", "end_date_required"),
    (HS, "C16", "tijdelijk", {"inability": {"permanent": True}}, "permanently_unable", "exemption_possible"),
    (
        RTM,
        "C18",
        "toelichting",
        {"activity": {**WORK, "organisation_kind": "none"}},
        "kind_allowed",
        "kind_not_allowed",
    ),
    (
        RTM,
        "C19",
        "wordt",
        {"volunteering": PROVEN},
        "existing_activity_may_count",
        "existing_activity_counts",
    ),
    (RTM, "C19", "wordt", {"mantelzorg": CARE}, "existing_activity_may_count", "existing_activity_counts"),
    (RTM, "C21", "artikel", {"inability": {"permanent": True}}, "end_date_required", ""),
    (
        RTM,
        "C24",
        "niet_toegestaan",
        {"activity": {"kind": "language_training"}},
        "kind_allowed",
        "kind_not_allowed",
    ),
    (
        RTM,
        "C24",
        "niet_toegestaan",
        {"activity": {"kind": "personal_problems"}},
        "first_phase_allowed",
        "kind_not_allowed",
    ),
    (RTM, "C27", "buiten", {"client": {"benefit": "ioaw"}}, "benefit_in_scope", "benefit_out_of_scope"),
    (
        RTM,
        "C28",
        "alleen_onkosten",
        {"allowance": {"per_month": 50, "per_year": 600}},
        "allowance_exempt",
        "",
    ),
    (BR, "C30", "of", {"client": {"paid_work_hours_per_week": 10}}, "outside_target_group", ""),
]


@pytest.mark.parametrize(("gemeente", "number", "reading", "parts", "gone", "new"), CHANGES)
def test_another_reading_changes_the_outcome(
    gemeente: str, number: str, reading: str, parts: dict[str, Any], gone: str, new: str
) -> None:
    given, default = facts(gemeente, **parts), law(gemeente)
    before = assess(given, default).codes
    after = assess(given, chosen(default, number, reading)).codes
    assert gone in before
    assert gone not in after
    assert not new or new in after - before


@pytest.mark.parametrize(("gemeente", "number", "reading", "parts", "gone", "new"), CHANGES)
def test_choosing_the_default_changes_nothing_but_the_flag(
    gemeente: str, number: str, reading: str, parts: dict[str, Any], gone: str, new: str
) -> None:
    given, default = facts(gemeente, **parts), law(gemeente)
    contradiction = default.regeling.contradictions[number]
    before = assess(given, default)
    after = assess(given, chosen(default, number, contradiction.default))
    assert after.codes == before.codes
    assert contradiction.flag in {finding.code for finding in before.flags}
    assert contradiction.flag not in {finding.code for finding in after.flags}


def test_a_recorded_choice_is_shown_with_name_and_date() -> None:
    given = facts(HS, activity=WORK)
    finding = found(assess(given, chosen(law(HS), "C1", "maximum")), "flag_term_minimum_or_maximum")
    assert finding.severity is Severity.INFO
    assert finding.values == {
        "reading": "maximum",
        "sides": ("art. 4 lid 1", "toelichting, art. 4, Maximale duur in dagen"),
        "given": 4,
        "chosen_by": "mr. A. Voorbeeld",
        "chosen_on": date(2026, 1, 15),
    }


def test_a_flag_without_choice_shows_both_sides_and_the_default_taken() -> None:
    finding = found(judged(HS, activity=WORK), "flag_term_minimum_or_maximum")
    assert finding.severity is Severity.FLAG
    assert finding.citation.article == "art. 4 lid 1"
    assert finding.values == {
        "reading": "minimum",
        "sides": ("art. 4 lid 1", "toelichting, art. 4, Maximale duur in dagen"),
        "given": 4,
    }


@pytest.mark.parametrize(
    ("number", "reading", "activity"),
    [
        ("C18", "toelichting", {**WORK, "organisation_kind": "none"}),
        ("C24", "niet_toegestaan", {"kind": "exercise_training"}),
    ],
)
def test_a_kind_that_falls_away_is_blocked_by_its_name(
    number: str, reading: str, activity: dict[str, Any]
) -> None:
    finding = found(
        assess(facts(RTM, activity=activity), chosen(law(RTM), number, reading)), "kind_not_allowed"
    )
    assert (finding.severity, finding.values) == (Severity.BLOCK, {"kind": activity["kind"]})


@pytest.mark.parametrize(
    ("gemeente", "number", "reading", "parts", "severity"),
    [
        (HS, "C12", "telt_mee", {"mantelzorg": CARE}, Severity.INFO),
        (RTM, "C19", "wordt", {"mantelzorg": CARE}, Severity.INFO),
        (RTM, "C19", "wordt", {"mantelzorg": {**CARE, "professional": None}}, Severity.HUMAN),
    ],
)
def test_what_counts_is_certain_only_when_all_is_known(
    gemeente: str, number: str, reading: str, parts: dict[str, Any], severity: Severity
) -> None:
    assessment = assess(facts(gemeente, **parts), chosen(law(gemeente), number, reading))
    assert found(assessment, "existing_activity_counts").severity is severity


def test_a_law_without_the_contradiction_has_no_reading_of_it() -> None:
    assert law(RTM).reading("flag_term_minimum_or_maximum") is None
    assert law(RTM).flag("flag_term_minimum_or_maximum") == ()
    assert not law(RTM).is_unsettled("flag_term_minimum_or_maximum")
    assert law(HS).is_unsettled("flag_term_minimum_or_maximum")
    assert not chosen(law(HS), "C1", "maximum").is_unsettled("flag_term_minimum_or_maximum")


def test_twelve_months_of_volunteering_gets_a_last_day() -> None:
    given = facts(HS, "2026-05-04", obligation={"term_ends_on": "2026-05-02"})
    without = found(assess(given, law(HS)), "may_continue_voluntarily")
    limited = found(assess(given, chosen(law(HS), "C2", "twaalf_maanden")), "may_continue_voluntarily")
    assert without.values["until"] is None
    assert limited.values["until"] == date(2027, 5, 2)


def test_a_settled_basis_lets_a_maatregel_under_ioaw_be_considered() -> None:
    given = facts(RTM, client={"benefit": "ioaw"}, maatregel=MAATREGEL)
    assert "maatregel_possible" not in assess(given, law(RTM)).codes
    assert "maatregel_possible" in assess(given, chosen(law(RTM), "C27", "binnen")).codes
    assert "maatregel_possible" not in assess(given, chosen(law(RTM), "C27", "buiten")).codes


def with_reduction(given: Law, percent: float, months: float) -> Law:
    other = Reduction(
        title="Afstemmingsverordening",
        article="art. 9",
        percent=percent,
        months=months,
        by=LAWYER.by,
        on=LAWYER.on,
    )
    return Law(replace(given.regeling, reduction=other), given.national)


@pytest.mark.parametrize(
    ("percent", "months", "bounds"), [(30, 2, (30, 1)), (60, 1, (50, 1)), (50, 0.5, (50, 0.5))]
)
def test_the_milder_of_both_verordeningen_holds(
    percent: float, months: float, bounds: tuple[float, float]
) -> None:
    given = facts(HS, maatregel={**MAATREGEL, "percent": 20, "months": 0.5})
    finding = found(assess(given, with_reduction(law(HS), percent, months)), "maatregel_possible")
    assert (finding.values["percent"], finding.values["months"]) == bounds


def test_a_maatregel_above_the_other_verordening_is_above_the_law() -> None:
    given = facts(RTM, maatregel={**MAATREGEL, "percent": 31})
    assert "maatregel_possible" in assess(given, law(RTM)).codes
    finding = found(assess(given, with_reduction(law(RTM), 30, 1)), "maatregel_above_ordinance")
    assert finding.values == {"percent": 30, "months": 1}


def test_a_regeling_that_is_silent_on_a_maatregel_leaves_it_to_the_other_verordening() -> None:
    silent = Law(with_rules(law(RTM).regeling, "maatregel", possible=None), law(RTM).national)
    above = assess(facts(RTM, maatregel={**MAATREGEL, "percent": 31}), with_reduction(silent, 30, 1))
    within = assess(facts(RTM, maatregel=MAATREGEL), with_reduction(silent, 30, 1))
    assert found(above, "maatregel_above_ordinance").citation.article == "art. 8 lid 1 onder a"
    assert found(within, "maatregel_possible").citation.article == "art. 18 lid 2"


def test_an_own_maatregel_without_a_number_is_cited_before_the_law() -> None:
    above = assess(facts(RTM, maatregel={**MAATREGEL, "percent": 31}), with_reduction(law(RTM), 30, 1))
    assert found(above, "maatregel_above_ordinance").citation.article == "toelichting, Werkwijze (afspraken)"


def test_only_a_number_of_months_can_be_too_much_too() -> None:
    months = with_rules(law(HS).regeling, "maatregel", percent_maximum=None)
    assessment = assess(facts(HS, maatregel={**MAATREGEL, "months": 2}), Law(months, law(HS).national))
    assert found(assessment, "maatregel_above_ordinance").values == {"percent": None, "months": 1}


def test_both_readings_of_own_volunteering_end_without_an_extra_duty() -> None:
    given = facts(BR, volunteering=PROVEN)
    other = assess(given, chosen(law(BR), "C35", "staatssecretaris"))
    assert other.codes == assess(given, law(BR)).codes
    assert found(other, "flag_own_volunteering_as_tegenprestatie").severity is Severity.INFO
