"""What ``portal law new`` writes, filled in, passes the check and makes a demo in which a plan is decided."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from portal.cli.law import law as law_commands
from portal.demo.fitting import fitting
from portal.domain.regimes import Regime
from portal.rules import library
from portal.rules.library import Law, NoLawError
from tests.fixtures.installations import FakePress
from tests.journeys.test_plan_to_letter import signed_in
from tests.rules.support import copied_law
from tests.web import running
from tests.web.answers import fill_plan
from tests.web.cases import case_url, claim, decision, judge
from tests.web.running import NOW, demo_database
from tests.web.visitor import in_language

COMING, TODAYS, OLD = "komstede", "dagstede", "oudstede"
"""Whose rules begin on the day that the command chooses, on the day itself, and long ago."""
TODAY = NOW.date()
FILLED = {
    'telefoon = "INVULLEN"': 'telefoon = "14 020"',
    'website = "INVULLEN"': 'website = "https://nieuwstede.example"',
    "INVULLEN ": "",
    "INVULLEN": "Nieuwstede",
}


def command(*arguments: str, root: Path) -> None:
    done = CliRunner().invoke(law_commands, [*arguments, "--law-dir", str(root)])
    assert (done.exit_code, done.stderr) == (0, "")


def new_law(root: Path, gemeente: str, *options: str) -> Path:
    """The files of a new gemeente, with each INVULLEN filled in as its lawyer would."""
    command("new", gemeente, *options, root=root)
    for file in (root / "gemeente" / gemeente).rglob("*.toml"):
        text = file.read_text("utf-8")
        for old, new in FILLED.items():
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
    return root


@pytest.mark.slow("three demos are made, and a plan is decided in each")
@pytest.mark.parametrize(
    ("gemeente", "starts"),
    [(COMING, ()), (TODAYS, ("--from", "2026-09-15")), (OLD, ("--from", "2019-01-01"))],
)
def test_its_demo_starts_whenever_it_begins_and_a_plan_is_decided(
    tmp_path: Path,
    gemeente: str,
    starts: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    moment: Callable[..., None],
) -> None:
    moment(NOW)
    root = new_law(copied_law(tmp_path), gemeente, *starts)
    command("check", root=root)
    law = library.load(root).rehearsed(TODAY)
    monkeypatch.setattr(running, "law", lambda: law)
    with demo_database(gemeente) as url, running.running(gemeente, url, FakePress()) as app:
        decide_a_plan(app, law.in_force(gemeente, TODAY))


def decide_a_plan(app: Flask, law: Law) -> None:
    fit = fitting(law)
    client, noor, ingrid = (signed_in(app, name) for name in ("asked", "noor", "ingrid"))
    hours = {"uren": {"minutes": str(fit.minutes // 60)}, "begin": {"months": str(fit.months)}}
    client.send(fill_plan(client, hours)[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    judge(noor, case, kind=fit.kind)
    page = ingrid.get(f"{case}/besluit/akkoord")
    done = ingrid.send(page, decision(page))
    assert in_language("nl", "Het besluit is genomen. De brief staat klaar.") in done.alerts


def test_outside_a_demo_rules_hold_from_their_day_and_no_sooner(tmp_path: Path) -> None:
    root = new_law(copied_law(tmp_path), COMING, "--from", "2027-01-01")
    with pytest.raises(NoLawError, match=r"2027-01-01\.toml geldt vanaf 2027-01-01"):
        library.load(root).in_force(COMING, TODAY)


def test_a_demo_changes_nothing_of_rules_that_have_a_past(tmp_path: Path) -> None:
    loaded = library.load(copied_law(tmp_path))
    for gemeente in ("rotterdam", "voorbeeldgemeente"):
        shown = loaded.rehearsed(TODAY).in_force(gemeente, TODAY - timedelta(days=60))
        assert shown.regeling == loaded.in_force(gemeente, TODAY).regeling


def test_a_letter_of_a_demo_names_the_version_of_the_rules_that_there_is(tmp_path: Path) -> None:
    """The rules hold early in a demo; the day on which they begin stays what it is."""
    root = new_law(copied_law(tmp_path), COMING, "--from", "2026-11-01")
    law = library.load(root).rehearsed(TODAY).in_force(COMING, TODAY)
    assert law.regeling.valid_from == date(2026, 11, 1)


def test_the_demo_of_a_gemeente_that_knows_only_participation_has_a_past(tmp_path: Path) -> None:
    participation = Regime.PARTICIPATION
    root = new_law(copied_law(tmp_path), COMING, "--regime", participation.value, "--from", "2027-01-01")
    file = root / "gemeente" / COMING / "gemeente.toml"
    file.write_text(file.read_text("utf-8") + "nieuw_regime_vanaf = 2027-01-01\n", "utf-8")
    command("check", root=root)
    shown = library.load(root).rehearsed(TODAY)
    for day in (TODAY - timedelta(days=300), TODAY, date(2027, 2, 1)):
        assert shown.in_force(COMING, day).regime is participation
