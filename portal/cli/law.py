"""``portal check``, ``portal explain`` and ``portal law``: what the law files say, from the command line."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from portal import clock, paths
from portal.cli import casefile, judged, newlaw
from portal.cli.casefile import CaseFileError
from portal.domain.errors import OtherRegime
from portal.domain.regimes import Regime
from portal.domain.states import Outcome
from portal.languages import LANGUAGES, SOURCE
from portal.rules import impact, lawcheck, lawtext, library
from portal.rules.engine import assess
from portal.rules.facts import Facts
from portal.rules.findings import Finding
from portal.rules.law import Law
from portal.rules.library import LawError, Library, NoLawError
from portal.rules.reading import open_source
from portal.rules.regeling import Regeling
from portal.rules.regelingfile import parse as parse_regeling
from portal.wording import lawguide, lawpage
from portal.wording.explanation import explain as explanation
from portal.wording.findings import sentence

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
LAW_DIR = click.option(
    "--law-dir", type=FOLDER, default=paths.LAW, envvar="PORTAL_LAW_DIR", help="The folder with law files."
)
OUTCOMES = click.Choice([one.value for one in Outcome])
LANGUAGE = click.option("--lang", "language", type=click.Choice(list(LANGUAGES)), default=SOURCE)
GUIDE = paths.ROOT / "docs" / "gemeente-toevoegen.md"
SCENARIOS = paths.ROOT / "tests" / "scenarios"


class Refused(click.ClickException):
    """Input that cannot be judged: one line on standard error, exit code 2."""

    exit_code = 2


@click.command()
@click.argument("file")
@click.option("--outcome", type=OUTCOMES, help="Also the grounds of this outcome.")
@LANGUAGE
@LAW_DIR
def check(file: str, outcome: str | None, language: str, law_dir: Path) -> None:
    """Judge the case in FILE (one JSON object or an array of them; - is standard input)."""
    loaded, raw = _loaded(law_dir), _read(file)
    asked = Outcome(outcome) if outcome else None
    try:
        answers = [judged.answer(facts, law, language, asked) for facts, law in _with_law(raw, loaded)]
    except OtherRegime as error:
        raise Refused(f"{error}.") from None
    click.echo(json.dumps(answers if isinstance(raw, list) else answers[0], ensure_ascii=False, indent=2))


@click.command()
@click.argument("file")
@LANGUAGE
@LAW_DIR
def explain(file: str, language: str, law_dir: Path) -> None:
    """Print a readable report of the case in FILE (- is standard input)."""
    loaded = _loaded(law_dir)
    reports = [explanation(facts, law, language) for facts, law in _with_law(_read(file), loaded)]
    click.echo("\n\n---\n\n".join(reports))


@click.group()
def law() -> None:
    """Check, add and compare the files with law."""


@law.command("check")
@click.option("--scenarios", type=FOLDER, default=SCENARIOS if SCENARIOS.is_dir() else None)
@LAW_DIR
def check_law(scenarios: Path | None, law_dir: Path) -> None:
    """Look for what can't be read, gaps, overlaps, missing citations and keys without effect; all at once."""
    found = library.survey(law_dir)
    lines = [str(problem) for problem in lawcheck.everything(found, clock.today())]
    if not found.faults:
        lines += _uncovered(scenarios, found.library)
    for line in lines:
        click.echo(line, err=True)
    if found.faults:
        raise SystemExit(Refused.exit_code)
    if lines:
        raise SystemExit(1)
    loaded = found.library
    click.echo(f"{len(loaded.wetten)} wetten en {len(loaded.regelingen)} regelingen: niets mis.")


def _uncovered(scenarios: Path | None, loaded: Library) -> list[str]:
    """What articles become while no case in the folder comes to it."""
    if scenarios is None:
        click.echo("Er is geen map met zaken: niet nagekeken welke codes zij bereiken.")
        return []
    codes, of = _codes_reached(scenarios, loaded)
    if not of:
        click.echo("Er zijn geen zaken van deze gemeenten: niet nagekeken welke codes zij bereiken.")
        return []
    own = (one for one in loaded.regelingen if one.id in of)
    return [str(problem) for problem in lawcheck.uncovered(codes, own)]


@law.command("new")
@click.argument("gemeente")
@click.option("--name", help="The name as people write it; else made from the id.")
@click.option(
    "--from", "valid_from", type=click.DateTime(["%Y-%m-%d"]), help="Day in force; else 1 January next."
)
@click.option(
    "--regime",
    type=click.Choice([one.value for one in Regime]),
    default=Regime.TEGENPRESTATIE.value,
    help="Which law the rules carry out.",
)
@LAW_DIR
def new_law(gemeente: str, name: str | None, valid_from: datetime | None, regime: str, law_dir: Path) -> None:
    """Write commented files to fill in for GEMEENTE (lower case letters and hyphens)."""
    if lawtext.gemeente_id(gemeente):
        raise Refused(f"{gemeente!r} is not an id: use lower case letters, with hyphens between them.")
    start = valid_from.date() if valid_from else date(clock.today().year + 1, 1, 1)
    called = name or gemeente.replace("-", " ").title()
    for key, reason in (
        ("--from", lawtext.day(start)),
        ("--name", lawtext.fault(called, newlaw.MOST_IN_NAME)),
    ):
        if reason:
            raise Refused(f"{key} {reason}.")
    try:
        written = newlaw.write(law_dir, gemeente, called, start, Regime(regime))
    except FileExistsError as error:
        raise Refused(f"{error} is there already; nothing is written.") from None
    for path in written:
        click.echo(f"Written: {path}")
    click.echo("Fill in what says INVULLEN, then run: portal law check")


@law.command("impact")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--cases", required=True, help="JSON array of cases, as for portal check; - is standard input.")
@LANGUAGE
@LAW_DIR
def impact_of(old: Path, new: Path, cases: str, language: str, law_dir: Path) -> None:
    """Judge all cases under two versions of a regeling and list which change outcome, and why."""
    loaded, before, after = _loaded(law_dir), _loose(old), _loose(new)
    if before.id != after.id:
        raise Refused(f"{old} is of {before.id} and {new} is of {after.id}.")
    given = _judgeable(casefile.named_cases(_read(cases)))
    try:
        changed = list(impact.changes(given, before, after, loaded))
    except NoLawError as error:
        raise Refused(f"{error.path}: {error.reason}") from None
    for change in changed:
        click.echo(change.case)
        for sign, findings in (("-", change.gone), ("+", change.new)):
            for finding in findings:
                click.echo(f"  {sign} {_line(finding, language)}")
    own = sum(facts.regeling == before.id for _, facts in given)
    click.echo(f"{len(changed)} of {own} cases change outcome.")


@law.command("page")
@click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), default=paths.ROOT / "docs" / "regelingen.md"
)
@click.option("--guide", type=click.Path(dir_okay=False, path_type=Path), default=GUIDE)
@LAW_DIR
def page(to: Path, guide: Path, law_dir: Path) -> None:
    """Write the page that shows what the portal makes of each article, and the tables in the guide."""
    to.write_text(lawpage.page(_loaded(law_dir)), encoding="utf-8")
    click.echo(f"Written: {to}")
    if guide.exists():
        guide.write_text(lawguide.renewed(guide.read_text(encoding="utf-8")), encoding="utf-8")
        click.echo(f"Written: {guide}")


def _line(finding: Finding, language: str) -> str:
    where = f"{finding.citation.source}, {finding.citation.article}"
    return f"{finding.code} ({finding.severity.value}): {sentence(finding, language)} [{where}]"


def _loaded(law_dir: Path) -> Library:
    try:
        return library.load(law_dir)
    except LawError as error:
        raise Refused(str(error)) from None


def _loose(file: Path) -> Regeling:
    try:
        return parse_regeling(open_source(file, file.parent))
    except LawError as error:
        raise Refused(str(error)) from None


def _read(file: str) -> Any:
    try:
        return casefile.read(file)
    except CaseFileError as error:
        raise Refused(str(error)) from None


def _judgeable(found: Iterable[tuple[str, Facts]]) -> list[tuple[str, Facts]]:
    try:
        return list(found)
    except CaseFileError as error:
        raise Refused(str(error)) from None


def _with_law(raw: Any, loaded: Library) -> Iterator[tuple[Facts, Law]]:
    for path, facts in _judgeable(casefile.cases(raw)):
        try:
            yield facts, loaded.in_force(facts.regeling, facts.ref_date)
        except NoLawError as error:
            raise Refused(casefile.located(path, error.path, error.reason)) from None


def _codes_reached(scenarios: Path, loaded: Library) -> tuple[set[str], set[str]]:
    """The codes that the cases in a folder reach, and the gemeenten of which there are cases."""
    reached: set[str] = set()
    gemeenten: set[str] = set()
    for file in sorted(scenarios.glob("*.json")):
        for _, facts in _judgeable(casefile.named_cases(_read(str(file)))):
            if facts.regeling in loaded.gemeenten and (law := _law_of(facts, loaded)):
                reached |= assess(facts, law).codes
                gemeenten.add(facts.regeling)
    return reached, gemeenten


def _law_of(facts: Facts, loaded: Library) -> Law | None:
    """The law of a case; None on a day for which this folder has none: that is told of the files."""
    try:
        return loaded.in_force(facts.regeling, facts.ref_date)
    except NoLawError:
        return None


COMMANDS = (check, explain, law)
"""What the ``portal`` command adds."""
