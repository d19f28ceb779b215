"""``portal migrate``, ``import-clients``, ``check-trail`` and ``backup``: the upkeep of the data."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from portal.actions import intake
from portal.actions.installation import Installation
from portal.app import create_installation
from portal.config import ConfigError, from_environment
from portal.store import schema, toolbox, trail


def _installation() -> Installation:
    try:
        return create_installation(from_environment())
    except ConfigError as error:
        raise click.ClickException(str(error)) from error


@click.command()
def migrate() -> None:
    """Bring the database to the revision that this version needs."""
    schema.upgrade(_installation().store)
    click.echo(f"The database is at revision {schema.revisions()[-1]}.")


@click.command("import-clients")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_clients(file: Path) -> None:
    """Take in people from the benefit administration: CSV, TSV, JSON or NDJSON.

    Columns: first_name, last_name, birth_date, street, postal_code, city, language, benefit; not required:
    benefit_since, mail. Nothing is taken in when one row is wrong.
    """
    portal = _installation()
    try:
        rows = [_client(number, row) for number, row in enumerate(toolbox.read_rows(file), start=1)]
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for row in rows:
        intake.register_client(portal, row, {})
    click.echo(f"{len(rows)} people were taken in.")


@click.command("check-trail")
def check_trail() -> None:
    """Prove that nothing in the audit trail was altered."""
    with _installation().store.read() as connection:
        broken = list(trail.broken_links(connection))
    if broken:
        raise click.ClickException(f"The trail was altered at: {', '.join(map(str, broken))}")
    click.echo("The trail is whole.")


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def backup(target: Path) -> None:
    """Copy a running SQLite database to a new file, and check the copy."""
    try:
        toolbox.backup(_installation().store, target)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The copy stands in {target} and is whole.")


REQUIRED = ("first_name", "last_name", "birth_date", "street", "postal_code", "city", "language", "benefit")


def _client(number: int, row: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in REQUIRED if not row.get(name)]
    if missing:
        raise ValueError(f"row {number} lacks {', '.join(missing)}")
    try:
        since = row.get("benefit_since")
        return {
            **{name: str(row[name]).strip() for name in REQUIRED},
            "birth_date": date.fromisoformat(str(row["birth_date"])),
            "benefit_since": date.fromisoformat(str(since)) if since else None,
            "mail": row.get("mail") or None,
        }
    except ValueError as error:
        raise ValueError(f"row {number}: a date must look like 1984-05-20") from error


COMMANDS = (migrate, import_clients, check_trail, backup)
