"""Which version holds for a gemeente on a day, and what stops the start."""

from datetime import date
from pathlib import Path

import pytest

from portal import paths
from portal.rules import library
from portal.rules.library import LawError, NoLawError
from tests.rules.support import HS, RTM, VB, copied_law, edit, the_library

HS_FILE = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
RTM_FOLDER = "gemeente/rotterdam/tegenprestatie"


def test_the_three_regelingen_and_a_fictional_one_are_there() -> None:
    assert {"beleidsregels", HS, RTM, VB} <= set(the_library().gemeenten)
    assert the_library().gemeenten[RTM].name == "Rotterdam"
    assert all(gemeente.fictional for gemeente in the_library().gemeenten.values())


def test_an_unknown_gemeente_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NoLawError, match="'assen' is not known; known are beleidsregels, ") as caught:
        the_library().in_force("assen", date(2026, 1, 1))
    assert caught.value.path == "regeling"


def test_a_day_before_any_version_is_refused() -> None:
    with pytest.raises(NoLawError, match="geen regeling van rotterdam geldt op 2014-12-31") as caught:
        the_library().in_force(RTM, date(2014, 12, 31))
    assert caught.value.path == "ref_date"
    assert the_library().in_force(RTM, date(2015, 1, 1)).regeling.valid_from == date(2015, 1, 1)


def test_national_texts_of_a_day_before_any_version_are_refused() -> None:
    with pytest.raises(NoLawError, match=r"geen versie van aow, .*rechtspraak geldt op 2014-12-31") as caught:
        the_library().national(date(2014, 12, 31))
    assert caught.value.path == "ref_date"


def test_a_newer_version_takes_over_on_its_first_day(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    text = (root / RTM_FOLDER / "2015-01-01.toml").read_text()
    newer = text.replace("geldig_vanaf = 2015-01-01", "geldig_vanaf = 2026-03-01").replace(
        "waarde = 20", "waarde = 12"
    )
    (root / RTM_FOLDER / "2026-03-01.toml").write_text(newer)
    loaded = library.load(root)
    assert [version.valid_from.year for version in loaded.versions(RTM)] == [2015, 2026]
    assert loaded.in_force(RTM, date(2026, 2, 28)).regeling.valid_from == date(2015, 1, 1)
    assert loaded.in_force(RTM, date(2026, 3, 1)).regeling.valid_from == date(2026, 3, 1)


def test_a_version_that_ended_leaves_no_rules_and_revives_no_older_one(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    text = (root / RTM_FOLDER / "2015-01-01.toml").read_text()
    ended = text.replace(
        "geldig_vanaf = 2015-01-01", "geldig_vanaf = 2026-03-01\ngeldig_tot_en_met = 2026-03-31"
    )
    (root / RTM_FOLDER / "2026-03-01.toml").write_text(ended)
    loaded = library.load(root)
    assert loaded.in_force(RTM, date(2026, 3, 31)).regeling.valid_to == date(2026, 3, 31)
    with pytest.raises(NoLawError):
        loaded.in_force(RTM, date(2026, 4, 1))


def test_the_allowance_is_only_known_for_published_years() -> None:
    assert the_library().national(date(2026, 12, 31)).allowance is not None
    assert the_library().national(date(2027, 1, 1)).allowance is None


def test_the_same_day_gives_the_same_law() -> None:
    one, other = (the_library().in_force(HS, date(2026, 1, day)) for day in (5, 6))
    assert one is other
    assert the_library().in_force(HS, date(2026, 1, 5)) is one
    assert the_library().in_force(HS, date(2025, 12, 31)) is not one


@pytest.mark.parametrize(
    ("setting", "on", "regime"),
    [
        ("nieuw_regime_vanaf = 2027-01-01", date(2026, 12, 31), "tegenprestatie"),
        ("nieuw_regime_vanaf = 2027-01-01", date(2027, 1, 1), "maatschappelijke-participatie"),
        ("nieuw_regime_vanaf = 2026-07-01", date(2026, 7, 1), "maatschappelijke-participatie"),
        ("", date(2027, 6, 1), "tegenprestatie"),
    ],
)
def test_one_setting_says_when_a_gemeente_takes_the_new_regime(
    tmp_path: Path, setting: str, on: date, regime: str
) -> None:
    root = copied_law(tmp_path)
    edit(
        root / "gemeente/voorbeeldgemeente/gemeente.toml", "nieuw_regime_vanaf = 2027-01-01\n", setting + "\n"
    )
    assert library.load(root).in_force(VB, on).regeling.regime == regime


def test_a_gemeente_that_says_nothing_keeps_the_old_regime() -> None:
    assert the_library().regime(RTM, date(2030, 1, 1)) == "tegenprestatie"


def test_a_regeling_of_a_gemeente_without_name_stops_the_start(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    (root / "gemeente/rotterdam/gemeente.toml").unlink()
    with pytest.raises(
        LawError, match=f"^{RTM_FOLDER}/2015-01-01.toml: regeling.id: gemeente/rotterdam/gemeente.toml"
    ):
        library.load(root)


def test_the_law_folder_of_the_project_loads_without_the_templates() -> None:
    assert (paths.LAW / "sjabloon" / "tegenprestatie.toml").exists()
    assert all("sjabloon" not in version.path for version in the_library().regelingen)
