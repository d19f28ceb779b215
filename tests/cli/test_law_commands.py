"""``portal check``, ``portal explain`` and ``portal law``, as a person or a program calls them."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal import clock
from portal.cli.law import COMMANDS
from portal.languages import LANGUAGES
from tests.rules.support import copied_law, edit

HS = {
    "regeling": "hoogezand-sappemeer",
    "ref_date": "2026-02-02",
    "client": {"birth_date": "1984-05-20", "benefit": "participatiewet", "can_seek_work": False},
    "activity": {"kind": "volunteering", "hours_per_week": 3.5, "months": 3, "replaces_paid_work": False},
}
RTM_FILE = "gemeente/rotterdam/tegenprestatie/2015-01-01.toml"


def run(*arguments: str, stdin: bytes | str | None = None) -> Result:
    portal = click.Group("portal", commands={command.name or "": command for command in COMMANDS})
    return CliRunner().invoke(portal, arguments, input=stdin)


def check(raw: object, *options: str) -> Result:
    return run("check", "-", *options, stdin=json.dumps(raw))


def finding(result: Result, code: str) -> dict[str, Any]:
    (found,) = (one for one in json.loads(result.stdout)["findings"] if one["code"] == code)
    return dict(found)


def test_a_case_is_answered_as_the_interface_says() -> None:
    result = check(HS)
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["regeling"], answer["version"]) == ("hoogezand-sappemeer", "2015-01-01")
    assert finding(result, "hours_below_minimum") == {
        "code": "hours_below_minimum",
        "severity": "block",
        "article": "art. 4 lid 1",
        "source": "Verordening tegenprestatie naar vermogen gemeente Hoogezand-Sappemeer 2015",
        "text": "Minder dan 4 uur per week kan niet.",
        "values": {"minimum": 4, "given": 3.5},
    }


def test_dates_in_values_are_iso_dates() -> None:
    result = check({**HS, "client": {"birth_date": "2008-07-01"}, "ref_date": "2026-06-30"})
    assert finding(result, "under_18")["values"] == {"from_date": "2026-07-01"}


def test_an_array_gives_an_array_in_the_same_order() -> None:
    raw = [HS, {**HS, "regeling": "rotterdam"}, HS]
    answers = json.loads(check(raw).stdout)
    assert [answer["regeling"] for answer in answers] == [
        "hoogezand-sappemeer",
        "rotterdam",
        "hoogezand-sappemeer",
    ]
    assert json.loads(check([]).stdout) == []


def test_a_file_is_read_as_well_as_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(HS))
    assert run("check", str(file)).stdout == check(HS).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_language_gives_the_same_findings(language: str) -> None:
    result = check(HS, "--lang", language)
    assert result.exit_code == 0
    codes = [one["code"] for one in json.loads(result.stdout)["findings"]]
    assert codes == [one["code"] for one in json.loads(check(HS).stdout)["findings"]]


def test_a_language_that_is_not_shipped_is_refused() -> None:
    assert check(HS, "--lang", "xx").exit_code == 2


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({**HS, "regeling": "assen"}, "regeling: 'assen' is not known"),
        ({**HS, "colour": 1}, "colour: is not a known field"),
        ({**HS, "ref_date": "2026-02-30"}, "ref_date: 2026-02-30 is not a day of the calendar"),
        (
            {**HS, "ref_date": "2014-12-31"},
            "ref_date: geen regeling van hoogezand-sappemeer geldt op 2014-12-31",
        ),
        ({**HS, "activity": {"hours_per_week": -1}}, "activity.hours_per_week: must be zero or more"),
        ([HS, {**HS, "activity": {"months": "3"}}], "[1].activity.months: must be a number, not text"),
        ([HS, {**HS, "regeling": "assen"}], "[1].regeling: 'assen' is not known"),
        ([HS, 3], "[1]: must be an object, not a number"),
        (3, "must be an object, not a number"),
        ({**HS, "veld\ud800\n": 1}, "veld\\ud800\\n: is not a known field"),
    ],
)
def test_input_that_cannot_be_judged_gives_its_path_and_exit_2(raw: object, message: str) -> None:
    result = check(raw)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("stdin", "message"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b'{"a": NaN}', "is not JSON: NaN is not a number"),
        (b'{"a": 1, "a": 2}', "is not JSON: a field stands twice in one object"),
        (b"[" * 100_000, "is nested too deep"),
        (b"1" * 5000, "is not JSON"),
    ],
)
def test_what_is_not_json_is_refused(stdin: bytes, message: str) -> None:
    result = run("check", "-", stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: standard input: ")
    assert message in result.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "none.json"))
    assert result.exit_code == 2
    assert "none.json: cannot be read" in result.stderr
    assert run("check", str(tmp_path)).exit_code == 2


NAMES = st.sampled_from(
    ["regeling", "ref_date", "client", "birth_date", "activity", "hours_per_week", "benefit", "input"]
)
VALUES = st.sampled_from(
    ["rotterdam", "2026-02-02", "1984-05-20", "ioaw", "volunteering", -1, 3.5, True, 10**400]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9) | VALUES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(st.characters(), max_size=5), inner)
    ),
    max_leaves=10,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(JSON | JSON.map(lambda part: {**HS, "activity": part}) | JSON.map(lambda part: {**HS, "client": part}))
def test_arbitrary_json_never_gives_a_traceback(raw: object) -> None:
    result = check(raw)
    assert result.exit_code in (0, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert (result.stderr.startswith("Error: ")) == (result.exit_code == 2)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=60))
def test_arbitrary_bytes_never_give_a_traceback(raw: bytes) -> None:
    result = run("check", "-", stdin=raw)
    assert result.exit_code in (0, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_malformed_law_file_is_refused_with_file_key_and_reason(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    edit(root / RTM_FILE, "waarde = 20, artikel", 'waarde = "20", artikel')
    result = check(HS, "--law-dir", str(root))
    assert result.exit_code == 2
    assert (
        f"Error: {RTM_FILE}: doelgroep.deeltijd_reden_vanaf_uren.waarde: moet een getal zijn" in result.stderr
    )


def test_explain_prints_a_report_per_case() -> None:
    result = run("explain", "-", stdin=json.dumps([HS, {**HS, "regeling": "rotterdam"}]))
    assert result.exit_code == 0
    first, second = result.stdout.split("\n\n---\n\n")
    assert first.startswith("# Verordening tegenprestatie naar vermogen gemeente Hoogezand-Sappemeer 2015\n")
    assert "- Minder dan 4 uur per week kan niet. [kan niet]" in first
    assert second.startswith("# Verordening tegenprestatie Participatiewet Rotterdam 2015\n")


def test_explain_refuses_what_check_refuses() -> None:
    assert run("explain", "-", stdin="{}").exit_code == 2


def test_law_check_finds_nothing_in_the_files_of_the_project() -> None:
    result = run("law", "check")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith(" regelingen: niets mis.\n")


def test_law_check_names_what_is_wrong_and_what_no_scenario_reaches(tmp_path: Path) -> None:
    root, scenarios = copied_law(tmp_path), tmp_path / "scenarios"
    edit(root / RTM_FILE, 'bron = "Gemeenteblad', 'bron = "INVULLEN')
    scenarios.mkdir()
    (scenarios / "some.json").write_text(json.dumps([{"id": "one", "input": HS}]))
    result = run("law", "check", "--law-dir", str(root), "--scenarios", str(scenarios))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{RTM_FILE}: regeling.bron: zegt nog INVULLEN\n" in result.stderr
    own = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
    asks = "zet er een bij de zaken van deze gemeente (gids, stap 5)"
    assert f"{own}: artikel.2.1.5.wordt: geen zaak komt bij market_would_pay; {asks}\n" in result.stderr
    assert "hours_below_minimum" not in result.stderr
    assert "under_18" not in result.stderr  # that stands in the act, which no case of a gemeente is about


def test_law_check_says_what_is_wrong_with_a_clause_of_an_article_that_is_not_there(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    clause = '[clausule.x]\nartikel = "99"\nvraag = "Is het zo?"\ngaat_over = ["opleggen"]\n\n[omvang]'
    edit(root / RTM_FILE, "[omvang]", clause)
    result = run("law", "check", "--law-dir", str(root))
    assert (result.exit_code, result.stderr) == (
        2, f"{RTM_FILE}: clausule.x.artikel: artikel 99 staat niet in dit bestand\n",
    )  # fmt: skip


def test_law_check_asks_of_a_folder_of_ones_own_only_what_its_articles_say(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    for other in ("rotterdam", "beleidsregels", "voorbeeldgemeente"):
        shutil.rmtree(root / "gemeente" / other)
    result = run("law", "check", "--law-dir", str(root))
    assert (result.exit_code, result.stderr) == (0, "")


def test_law_check_says_when_it_has_no_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    option = next(one for one in COMMANDS[2].commands["check"].params if one.name == "scenarios")
    monkeypatch.setattr(option, "default", None)
    result = run("law", "check")
    assert result.exit_code == 0
    assert "Er is geen map met zaken" in result.stdout


def test_a_new_gemeente_gets_files_that_load_and_say_what_to_fill_in(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    with clock.at(datetime(2026, 6, 1, tzinfo=UTC)):
        result = run("law", "new", "nieuw-dorp", "--law-dir", str(root))
    assert result.exit_code == 0
    written = root / "gemeente/nieuw-dorp/tegenprestatie/2027-01-01.toml"
    assert f"Written: {written}" in result.stdout
    assert 'naam = "Nieuw Dorp"' in (root / "gemeente/nieuw-dorp/gemeente.toml").read_text()
    checked = run("law", "check", "--law-dir", str(root))
    assert checked.exit_code == 1
    assert set(checked.stderr.splitlines()) == {
        *(f"gemeente/nieuw-dorp/tegenprestatie/2027-01-01.toml: {key}: zegt nog INVULLEN" for key in (
            "artikel.1", "artikel.2", "regeling.titel", "regeling.citeertitel", "regeling.bron"
        )),
        *(f"gemeente/nieuw-dorp/gemeente.toml: gemeente.{key}: zegt nog INVULLEN" for key in (
            "rechtbank", "telefoon", "website", "bezoekadres", "openingstijden", "bezwaaradres"
        )),
    }  # fmt: skip
    judged = check({**HS, "regeling": "nieuw-dorp", "ref_date": "2027-01-01"}, "--law-dir", str(root))
    assert finding(judged, "kind_allowed")["article"] == "art. 2"


def test_a_new_gemeente_may_choose_its_name_and_day(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    result = run(
        "law", "new", "assen", "--name", "Assen (Dr.)", "--from", "2026-07-01", "--law-dir", str(root)
    )
    assert result.exit_code == 0
    assert (root / "gemeente/assen/tegenprestatie/2026-07-01.toml").exists()
    assert 'naam = "Assen (Dr.)"' in (root / "gemeente/assen/gemeente.toml").read_text()


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    before = (root / RTM_FILE).read_text()
    result = run("law", "new", "rotterdam", "--from", "2015-01-01", "--law-dir", str(root))
    assert result.exit_code == 2
    assert "is there already; nothing is written" in result.stderr
    assert (root / RTM_FILE).read_text() == before


@pytest.mark.parametrize("name", ["Assen", "a b", "../weg", "ässen", "-", "1"])
def test_an_id_that_is_no_folder_name_is_refused(tmp_path: Path, name: str) -> None:
    result = run("law", "new", "--law-dir", str(copied_law(tmp_path)), "--", name)
    assert result.exit_code == 2
    assert "is not an id" in result.stderr


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    root = copied_law(tmp_path)
    old, new = root / RTM_FILE, tmp_path / "2015-01-01.toml"
    new.write_text(old.read_text())
    edit(new, "uren_standaard = { waarde = 20", "uren_standaard = { waarde = 12")
    return old, new


def test_impact_lists_which_cases_change_and_why(versions: tuple[Path, Path], tmp_path: Path) -> None:
    work = {"regeling": "rotterdam", "activity": {"hours_per_week": 12, "replaces_paid_work": False}}
    cases = [
        {"id": "TP-1", "input": {**HS, **work}},
        {"id": "TP-2", "input": {**HS, "regeling": "rotterdam"}},
        HS,
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases))
    result = run("law", "impact", str(versions[0]), str(versions[1]), "--cases", str(file))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "TP-1"
    assert lines[1].startswith("  - hours_below_standard_need_reasons (human): Gewoon is 20 uur per week.")
    assert lines[2].startswith(
        "  + hours_in_range (info): Het aantal uren past: 12 uur per week. [Verordening"
    )
    assert lines[3] == "TP-2"
    assert lines[-1] == "2 of 2 cases change outcome."


def test_impact_names_a_bare_case_by_its_place(versions: tuple[Path, Path]) -> None:
    case = {**HS, "regeling": "rotterdam"}
    result = run("law", "impact", *map(str, versions), "--cases", "-", stdin=json.dumps(case))
    assert result.stdout.splitlines()[0] == "0"


def test_impact_refuses_versions_of_two_gemeenten(versions: tuple[Path, Path]) -> None:
    other = versions[0].parents[2] / "beleidsregels/tegenprestatie/2015-01-01.toml"
    result = run("law", "impact", str(versions[0]), str(other), "--cases", "-", stdin="[]")
    assert result.exit_code == 2
    assert "is of rotterdam and" in result.stderr


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ({"id": "x", "input": {}}, "[0].regeling: is required"),
        ({**HS, "regeling": "rotterdam", "ref_date": "2014-01-01"}, "ref_date: geen versie van"),
    ],
)
def test_impact_refuses_cases_that_cannot_be_judged(
    versions: tuple[Path, Path], case: dict[str, Any], message: str
) -> None:
    result = run("law", "impact", *map(str, versions), "--cases", "-", stdin=json.dumps([case]))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {message}")


def test_impact_refuses_a_malformed_version(versions: tuple[Path, Path]) -> None:
    versions[1].write_text("kapot")
    result = run("law", "impact", *map(str, versions), "--cases", "-", stdin="[]")
    assert result.exit_code == 2
    assert "2015-01-01.toml: is geen TOML" in result.stderr


def test_the_page_is_written_where_asked(tmp_path: Path) -> None:
    result = run("law", "page", "--to", str(tmp_path / "page.md"))
    assert result.exit_code == 0
    assert (tmp_path / "page.md").read_text().startswith("# Wat het portaal van elke regeling maakt")


def test_a_gemeente_gets_the_rules_of_the_other_regime_beside_its_own(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    known = (root / "gemeente/rotterdam/gemeente.toml").read_text()
    result = run(
        "law", "new", "rotterdam", "--regime", "maatschappelijke-participatie", "--from", "2027-01-01",
        "--law-dir", str(root),
    )  # fmt: skip
    assert result.exit_code == 0
    written = root / "gemeente/rotterdam/maatschappelijke-participatie/2027-01-01.toml"
    assert result.stdout.splitlines()[0] == f"Written: {written}"
    assert 'regime = "maatschappelijke-participatie"' in written.read_text()
    assert (root / "gemeente/rotterdam/gemeente.toml").read_text() == known
    checked = run("law", "check", "--law-dir", str(root))
    assert {line.split(": ")[0] for line in checked.stderr.splitlines()} == {
        "gemeente/rotterdam/maatschappelijke-participatie/2027-01-01.toml"
    }
    assert all(line.endswith("zegt nog INVULLEN") for line in checked.stderr.splitlines())


def test_a_regime_that_is_not_known_is_refused(tmp_path: Path) -> None:
    result = run("law", "new", "assen", "--regime", "anders", "--law-dir", str(copied_law(tmp_path)))
    assert result.exit_code == 2


def test_law_check_names_every_file_that_is_malformed(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    other = "gemeente/beleidsregels/tegenprestatie/2015-01-01.toml"
    edit(root / RTM_FILE, "uren_standaard = { waarde = 20", "uren_standaard = { waarde = 200")
    edit(root / other, 'soort = "beleidsregels"', 'soort = "iets"')
    result = run("law", "check", "--law-dir", str(root))
    assert (result.exit_code, result.stdout) == (2, "")
    for line in (
        f"{RTM_FILE}: omvang.uren_standaard.waarde: moet tussen",
        f"{other}: regeling.soort: moet een",
    ):
        assert line in result.stderr
