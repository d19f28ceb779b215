"""An assessment: what it keeps, how it sorts its findings, and which law a maatregel falls under."""

import json
import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from portal import paths
from portal.rules import engine
from portal.rules.checks import person
from portal.rules.codes import CODES, FLAGS
from portal.rules.condition import ask_nothing
from portal.rules.findings import Severity
from portal.rules.law import Law
from portal.rules.values import Rule
from tests.rules.support import BR, HS, RTM, facts, found, judged, law, with_rules

MAATREGEL = {"beschikking_on": "2026-01-05", "blameworthy": True, "percent": 30, "months": 1}


def test_an_assessment_keeps_what_is_needed_to_replay_it() -> None:
    assessment = judged(RTM)
    assert (assessment.regeling, assessment.version, assessment.on) == (
        RTM,
        date(2015, 1, 1),
        date(2026, 2, 2),
    )
    assert assessment.law_files[0][0] == "gemeente/rotterdam/tegenprestatie/2015-01-01.toml"
    assert ("wet/participatiewet/2026-01-01.toml") in dict(assessment.law_files)
    assert len(assessment.law_files) == 9
    for path, digest in assessment.law_files:
        assert sha256((paths.LAW / path).read_bytes()).hexdigest() == digest


def test_findings_are_sorted_by_what_they_ask() -> None:
    assessment = judged(HS, client={"can_seek_work": False}, activity={"hours_per_week": 17, "months": 4})
    assert {finding.code for finding in assessment.blocking} == {"hours_above_maximum"}
    assert {finding.code for finding in assessment.to_judge} == {"verdringing_to_judge"}
    assert {finding.code for finding in assessment.flags} == {"flag_term_minimum_or_maximum"}
    assert assessment.codes == {finding.code for finding in assessment.findings}


def test_the_same_facts_and_law_always_give_the_same() -> None:
    given = facts(HS, activity={"hours_per_week": 17})
    assert engine.assess(given, law(HS)) == engine.assess(given, law(HS))


def test_every_code_that_a_check_names_is_known_and_every_known_code_is_named() -> None:
    rules = Path(engine.__file__).parent
    source = "".join(file.read_text() for file in (*rules.glob("checks/*.py"), rules / "readings.py"))
    named = set(re.findall(r'"([a-z_0-9]+)"', source)) & set(CODES)
    assert named == set(CODES)
    assert set(re.findall(r'"(flag_[a-z_0-9]+)"', source)) == set(FLAGS)
    assert len(CODES) == len(set(CODES))


def test_each_check_runs_once() -> None:
    asked = [one.check for one in engine.CONDITIONS if one.check is not ask_nothing]
    assert len(set(asked)) == len(asked)


def limited(given: Law, percent: float, months: float) -> Law:
    citation = given.national.participation.lowering.citation
    rules = {"percent_maximum": Rule(percent, citation), "months_maximum": Rule(months, citation)}
    return Law(with_rules(given.regeling, "maatregel", **rules), given.national)


def test_a_maatregel_falls_under_the_law_of_the_conduct_unless_the_law_of_now_is_milder() -> None:
    given = facts(HS, maatregel=MAATREGEL)
    old = law(HS)
    milder, shorter, harsher = limited(old, 30, 1), limited(old, 50, 1), limited(old, 80, 3)
    assert bounds(engine.assess_maatregel(given, old, milder)) == (30, 1)
    assert bounds(engine.assess_maatregel(given, old, harsher)) == (50, 1)
    assert bounds(engine.assess_maatregel(given, harsher, old)) == (50, 1)
    assert bounds(engine.assess_maatregel(given, limited(old, 50, 2), shorter)) == (50, 1)


def test_a_law_without_a_number_is_the_least_mild() -> None:
    given = facts(RTM, maatregel=MAATREGEL)
    assert bounds(engine.assess_maatregel(given, law(RTM), limited(law(RTM), 40, 1))) == (40, 1)
    assert bounds(engine.assess_maatregel(given, limited(law(RTM), 40, 1), law(RTM))) == (40, 1)


def test_no_maatregel_is_the_mildest() -> None:
    given = facts(HS, maatregel=MAATREGEL)
    none = Law(
        with_rules(law(HS).regeling, "maatregel", none=law(HS).regeling.maatregel.possible), law(HS).national
    )
    assert "maatregel_possible" not in engine.assess_maatregel(given, law(HS), none).codes
    assert "maatregel_possible" not in engine.assess_maatregel(given, none, law(HS)).codes


def test_one_limit_is_enough_to_say_that_hours_fit() -> None:
    for rules in ({"hours_minimum": None}, {"hours_maximum": None}):
        half = Law(with_rules(law(HS).regeling, "size", **rules), law(HS).national)
        assert "hours_in_range" in engine.assess(facts(HS, activity={"hours_per_week": 8}), half).codes


def test_equally_mild_laws_leave_the_law_of_the_conduct() -> None:
    given = facts(HS, maatregel=MAATREGEL)
    other = Law(replace(law(HS).regeling, valid_from=date(2026, 1, 1)), law(HS).national)
    assert engine.assess_maatregel(given, law(HS), other).version == date(2015, 1, 1)


def bounds(assessment: engine.Assessment) -> tuple[object, object]:
    values = found(assessment, "maatregel_possible").values
    return values["percent"], values["months"]


def test_severities_mean_what_the_interface_says() -> None:
    assert json.dumps([severity.value for severity in Severity]) == '["info", "human", "block", "flag"]'


def test_an_unclear_task_cites_the_note_or_else_the_judge() -> None:
    assert found(
        judged(BR, activity={"description_clear": False}), "description_unclear"
    ).citation.article == ("ECLI:NL:RBZWB:2013:BZ5171")
    assert found(
        judged(HS, activity={"description_clear": False}), "description_unclear"
    ).citation.article == ("toelichting, Individuele omstandigheden")


def test_a_regeling_that_says_nothing_about_weighing_stays_silent() -> None:
    silent = Law(with_rules(law(HS).regeling, "existing", weigh=None), law(HS).national)
    given = facts(HS, volunteering={"hours_per_week": 6, "proven": False})
    assert "weigh_existing_activity" in engine.assess(given, law(HS)).codes
    assert "weigh_existing_activity" not in engine.assess(given, silent).codes


def test_a_regeling_without_a_list_of_kinds_allows_and_forbids_none() -> None:
    silent = Law(with_rules(law(HS).regeling, "content", allowed=None), law(HS).national)
    given = facts(HS, activity={"kind": "language_training"})
    assert not engine.assess(given, silent).codes & {"kind_allowed", "kind_not_allowed"}


def test_while_no_pension_age_is_set_the_last_known_one_is_the_earliest() -> None:
    steps = law(HS).national.pension.steps
    last = replace(steps[-1], months=steps[-1].months + 3)
    later = replace(law(HS).national.pension, steps=(*steps[:-1], last))
    assert person.earliest_pension_day(date(1970, 1, 1), later) == date(2037, 7, 1)


def test_an_own_ban_goes_before_the_law_and_the_law_stands_in_for_it() -> None:
    given = facts(HS, activity={"replaces_paid_work": True, "unpaid": False, "additional": False})
    bare = Law(
        with_rules(law(HS).regeling, "content", no_displacement=None, unpaid=None, additional=None),
        law(HS).national,
    )
    for code in ("displaces_paid_work", "not_unpaid", "not_additional"):
        assert found(engine.assess(given, law(HS)), code).citation.source.startswith("Verordening")
        assert found(engine.assess(given, bare), code).citation.source == "Participatiewet"
