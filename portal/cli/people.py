"""``portal import-clients``: a list of people from the benefits administration."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from portal import clock
from portal.actions import list_intake
from portal.actions.list_intake import Plan
from portal.cli.data import migrated
from portal.lists import sheets
from portal.lists.days import Order
from portal.lists.people import Read, Reader, Refusal, unused
from portal.store import people

SHOWN = 20
"""Refusals that are printed; a longer list belongs in a file."""
PROGRESS_FROM = 5_000
"""Rows from which on somebody wants to see how far it is."""


@click.command("import-clients")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--dates",
    type=click.Choice([order.value for order in Order]),
    default=Order.ISO.value,
    show_default=True,
    help="How the list writes days: 1984-05-20, 20-5-1984 (dmy), 5/20/1984 (mdy), or numbers (excel).",
)
@click.option("--encoding", default="", help="How the signs are written, when not UTF-8: windows-1254, …")
@click.option("--dry-run", is_flag=True, help="Show what would be new and changed, and change nothing.")
@click.option("--keep-good", is_flag=True, help="Take in the rows in which nothing is wrong.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the refused rows to this CSV file.",
)
def import_clients(
    file: Path, dates: str, encoding: str, dry_run: bool, keep_good: bool, report: Path | None
) -> None:
    """Take in people from the benefits administration: Excel, CSV, JSON or NDJSON.

    Columns: first_name, last_name, birth_date, street, postal_code, city, language, benefit; not required:
    number (of the benefits administration), benefit_since, mail. Dutch names are known too. When one row is
    wrong nothing is taken in, unless --keep-good says so. Who is known already is brought up to date.
    """
    if report:
        _check_report(report, file)
    try:
        sheet = sheets.read(file, encoding)
        found = list(Reader(Order(dates), clock.today(), people.LONGEST).people(sheet))
    except sheets.NotAList as error:
        raise click.ClickException(f"{file.name}: {error}") from None
    for note in (*sheet.notes, *_unused(sheet)):
        click.echo(note)
    with migrated() as portal:
        plan = list_intake.take_in(portal, _watched(found), keep_good=keep_good, dry_run=dry_run)
    if report:
        _write_report(report, plan.refused)
    if dry_run:
        _show(plan)
    _tell(plan, is_done=not dry_run and (keep_good or not plan.refused), dry_run=dry_run)


def _unused(sheet: sheets.Sheet) -> list[str]:
    names = unused(sheet)
    return [f"Not read: {', '.join(names)}."] if names else []


def _watched(found: Sequence[Read]) -> Iterator[Read]:
    """The rows, with how far it is for a long list."""
    if len(found) < PROGRESS_FROM:
        yield from found
        return
    for count, each in enumerate(found, 1):
        yield each
        if count % PROGRESS_FROM == 0:
            click.echo(f"{count} of {len(found)} rows", err=True)


def _check_report(report: Path, file: Path) -> None:
    """Before anything is taken in: afterwards nobody could tell what was refused."""
    if report.resolve() == file.resolve():
        raise click.BadParameter("this is the list itself", param_hint="--report")
    if not report.parent.is_dir() or not os.access(report if report.exists() else report.parent, os.W_OK):
        raise click.BadParameter(f"{report} can't be written", param_hint="--report")


def _write_report(path: Path, refused: Sequence[Refusal]) -> None:
    """It tells where to look, and repeats nothing of anybody."""
    rows = [("row", "column", "what to do"), *((str(one.row), one.column, one.advice) for one in refused)]
    path.write_text("".join(sheets.lines(rows)), encoding="utf-8-sig", newline="")


def _show(plan: Plan) -> None:
    """What would happen. It names people: for the screen of who looks after them."""
    for row, person in plan.new:
        click.echo(f"row {row}: new: {people.full_name(person.first_name, person.last_name)}")
    for change in plan.changed:
        for name, (old, new) in change.columns.items():
            click.echo(f"row {change.row}: {name}: {old or '(empty)'} -> {new or '(empty)'}")


def _tell(plan: Plan, *, is_done: bool, dry_run: bool) -> None:
    """What came of it. Rows that were refused are named, and end the command with 1."""
    if is_done or dry_run:
        verb = "were" if is_done else "would be"
        click.echo(
            f"{len(plan.new)} people {verb} taken in, {len(plan.changed)} {verb} changed,"
            f" {plan.same} are known as they are."
        )
    for refusal in plan.refused[:SHOWN]:
        click.echo(str(refusal), err=True)
    if len(plan.refused) > SHOWN:
        click.echo(f"and {len(plan.refused) - SHOWN} more: --report FILE writes them all", err=True)
    if plan.refused:
        nothing = "" if is_done or dry_run else " Nothing was taken in."
        raise click.ClickException(f"{plan.refused_rows} rows can't be taken in.{nothing}")


COMMANDS = (import_clients,)
