# ruff: noqa: E501 - one wrong line a row reads better than a row in pieces
"""What ``portal law check`` sees in files that load."""

import shutil
from pathlib import Path

import pytest

from portal.rules import lawcheck, library
from portal.rules.codes import CODES
from tests.rules.support import copied_law, edit, the_library

HS = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
RTM = "gemeente/rotterdam/tegenprestatie/2015-01-01.toml"
VB = "gemeente/voorbeeldgemeente"
PW = "wet/participatiewet/2026-01-01.toml"


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in lawcheck.problems(library.load(root))]


def test_the_law_files_of_the_project_have_no_problems() -> None:
    assert list(lawcheck.problems(the_library())) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            HS,
            'wordt = { waarde = ["inhoud.niemand_betaalt"], regel = ["market_would_pay"], formulier = ["W5"] }',
            "wordt = { waarde = [] }",
            [
                "artikel.2.1.5.wordt: zegt niets: noem een regel, een waarde, een formulier of waarom er geen regel volgt",
                "inhoud.niemand_betaalt: geen artikel zegt dat het deze waarde wordt",
            ],
        ),
        (
            HS,
            'regel = ["market_would_pay"]',
            'regel = ["market_pays"]',
            ["artikel.2.1.5.wordt: market_pays is geen bekende code van een bevinding"],
        ),
        (
            HS,
            "uren_minimum = { waarde = 4",
            "uren_standaard = { waarde = 4",
            [
                "artikel.4.1.wordt: de waarde omvang.uren_minimum staat niet in dit bestand",
                "omvang.uren_standaard: geen artikel zegt dat het deze waarde wordt",
            ],
        ),
        (
            PW,
            '"waarden.geen_verwijt"',
            '"waarden.verwijt"',
            [
                "artikel.18.9.wordt: de waarde waarden.verwijt staat niet in dit bestand",
                "waarden.geen_verwijt: geen artikel zegt dat het deze waarde wordt",
            ],
        ),
        (
            HS,
            "uren_minimum = { waarde = 4",
            "uren_minimum = { waarde = 17",
            [
                "omvang.uren_minimum: art. 4 lid 1 noemt 17 niet; is het een keuze van de gemeente?",
                "omvang.uren_minimum: is meer dan het maximum",
            ],
        ),
        (HS, "uren_minimum = { waarde = 4", "uren_minimum = { waarde = 16", []),
        (
            HS,
            'kern = "De citeertitel',
            'kern = "INVULLEN de citeertitel',
            ["artikel.8.2: zegt nog INVULLEN"],
        ),
        (HS, 'bron = "Raad', 'bron = "INVULLEN', ["regeling.bron: zegt nog INVULLEN"]),
        (HS, 'titel = "Verordening', 'titel = "INVULLEN', ["regeling.titel: zegt nog INVULLEN"]),
    ],
)
def test_a_loose_end_is_named(tmp_path: Path, file: str, old: str, new: str, expected: list[str]) -> None:
    root = copied_law(tmp_path)
    edit(root / file, old, new)
    assert problems(root) == [f"{file}: {line}" for line in expected]


def test_a_number_that_its_article_does_not_hold_is_named(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    edit(root / RTM, 'artikel = "keuze.voorsteltermijn"', 'artikel = "5.3"')
    edit(root / RTM, 'waarde = ["verloop.voorstel_maatregel"]', 'waarde = ["verloop.voorsteltermijn_dagen"]')
    told = "art. 5 lid 3 noemt 28 niet; is het een keuze van de gemeente?"
    assert f"{RTM}: verloop.voorsteltermijn_dagen: {told}" in problems(root)


def test_a_number_may_be_written_out(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    edit(root / VB / "tegenprestatie/2025-01-01.toml", "ten hoogste twaalf maanden", "ten hoogste 12 maanden")
    assert problems(root) == []


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [("uren_per_jaar", "waarde = 104", "waarde = 157"), ("maanden", "minimum = 1", "minimum = 13")],
)
def test_each_range_is_looked_at(tmp_path: Path, key: str, least: str, most: str) -> None:
    root = copied_law(tmp_path)
    file = root / VB / "tegenprestatie/2025-01-01.toml"
    if key == "maanden":
        edit(
            file, "maanden_maximum =", 'maanden_minimum = { waarde = 13, artikel = "3.2" }\nmaanden_maximum ='
        )
        edit(file, '"omvang.maanden_maximum"', '"omvang.maanden_maximum", "omvang.maanden_minimum"')
    else:
        edit(file, least, most)
    assert problems(root)[-1].endswith(f"omvang.{key}_minimum: is meer dan het maximum")


def test_contact_data_still_to_fill_in_are_named(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    edit(root / VB / "gemeente.toml", '"000 000 00 10"', '"INVULLEN"')
    assert problems(root) == [
        "gemeente/voorbeeldgemeente/gemeente.toml: gemeente.telefoon: zegt nog INVULLEN"
    ]


@pytest.mark.parametrize(("end", "overlaps"), [("2026-03-01", True), ("2026-02-28", False)])
def test_versions_that_overlap_are_named(tmp_path: Path, end: str, overlaps: bool) -> None:
    root = copied_law(tmp_path)
    text = (root / RTM).read_text()
    later = RTM.replace("2015-01-01", "2026-03-01")
    (root / later).write_text(text.replace("geldig_vanaf = 2015-01-01", "geldig_vanaf = 2026-03-01"))
    edit(root / RTM, "geldig_vanaf = 2015-01-01", f"geldig_vanaf = 2015-01-01\ngeldig_tot_en_met = {end}")
    line = f"{RTM}: geldig_tot_en_met: overlapt met {later}, dat geldt vanaf 2026-03-01"
    assert problems(root) == ([line] if overlaps else [])


def test_national_versions_that_overlap_are_named(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    file = root / "wet/vrijwilligersvergoeding/2024-01-01.toml"
    edit(file, "geldig_vanaf = 2024-01-01", "geldig_vanaf = 2024-01-01\ngeldig_tot_en_met = 2026-06-30")
    (problem,) = problems(root)
    assert problem.startswith(
        "wet/vrijwilligersvergoeding/2024-01-01.toml: geldig_tot_en_met: overlapt met wet/vrij"
    )


def test_a_gemeente_without_rules_is_named(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    (root / RTM).unlink()
    assert problems(root) == ["gemeente/rotterdam/gemeente.toml: gemeente.id: heeft geen regeling"]


@pytest.mark.parametrize(
    ("start", "days"),
    [("2026-01-01", []), ("2025-12-31", ["2025-12-31"]), ("2025-01-01", ["2024-12-31", "2025-01-01"])],
)
def test_a_step_to_the_new_regime_leaves_no_day_without_rules(
    tmp_path: Path, start: str, days: list[str]
) -> None:
    root = copied_law(tmp_path)
    edit(root / VB / "gemeente.toml", "nieuw_regime_vanaf = 2027-01-01", f"nieuw_regime_vanaf = {start}")
    where = "gemeente/voorbeeldgemeente/gemeente.toml: gemeente.nieuw_regime_vanaf"
    assert problems(root) == [f"{where}: geen regeling geldt op {day}" for day in days]


def test_a_gemeente_that_never_had_the_tegenprestatie_has_no_day_to_step_from(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    shutil.rmtree(root / VB / "tegenprestatie")
    where = root / VB / "gemeente.toml"
    edit(where, "nieuw_regime_vanaf = 2027-01-01", "nieuw_regime_vanaf = 2026-01-01")
    assert problems(root) == []
    edit(where, "nieuw_regime_vanaf = 2026-01-01", "nieuw_regime_vanaf = 2025-12-31")
    assert [one.rpartition(": ")[2] for one in problems(root)] == ["geen regeling geldt op 2025-12-31"]
    edit(where, "nieuw_regime_vanaf = 2025-12-31\n", "")
    [problem] = problems(root)
    assert "gemeente.nieuw_regime_vanaf: ontbreekt: er zijn alleen regels van een ander regime" in problem


def test_an_article_to_which_no_case_comes_is_named_with_what_to_do() -> None:
    """Whoever changes a number hears at which article, and that a case is what is wanted."""
    own = the_library().versions("voorbeeldgemeente")
    assert list(lawcheck.uncovered(CODES, own)) == []
    [problem] = lawcheck.uncovered(set(CODES) - {"term_above_maximum"}, own)
    assert str(problem) == (
        f"{VB}/tegenprestatie/2025-01-01.toml: artikel.3.2.wordt: geen zaak komt bij term_above_maximum;"
        " zet er een bij de zaken van deze gemeente (gids, stap 5)"
    )
    assert list(lawcheck.uncovered((), ())) == []


def test_every_value_of_every_file_is_listed() -> None:
    (hs,) = the_library().versions("hoogezand-sappemeer")
    rules = lawcheck.rules_of(hs)
    assert rules["omvang.uren_minimum"].value == 4
    assert "omvang.uren_standaard" not in rules
    pension = next(wet for wet in the_library().wetten if wet.id == "aow")
    assert lawcheck.rules_of(pension) == {}
