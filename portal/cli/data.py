"""``portal migrate``, ``import-clients``, ``open-cases``, ``check-trail``, ``backup``: upkeep of the data."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from portal import clock
from portal.actions import assessing, intake
from portal.actions.installation import Installation
from portal.app import create_installation
from portal.config import ConfigError, from_environment
from portal.rules.library import LawError, NoLawError
from portal.rules.regeling import BENEFITS
from portal.store import people, schema, toolbox, trail

REQUIRED = ("first_name", "last_name", "birth_date", "street", "postal_code", "city", "language", "benefit")
OPTIONAL = ("benefit_since", "mail")


@contextmanager
def _installation() -> Iterator[Installation]:
    try:
        portal = create_installation(from_environment())
    except (ConfigError, LawError, NoLawError) as error:
        raise click.ClickException(str(error)) from error
    try:
        yield portal
    finally:
        portal.close()


@contextmanager
def migrated() -> Iterator[Installation]:
    """The portal of the environment on a database of this version; what is wrong is said in one line."""
    with _installation() as portal:
        try:
            schema.check(portal.store)
        except schema.SchemaError as error:
            raise click.ClickException(str(error)) from error
        yield portal


@click.command()
def migrate() -> None:
    """Bring the database to the revision that this version needs."""
    with _installation() as portal:
        schema.upgrade(portal.store)
    click.echo(f"The database is at revision {schema.revisions()[-1]}.")


@click.command("import-clients")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_clients(file: Path) -> None:
    """Take in people from the benefit administration: CSV, TSV, JSON or NDJSON, in UTF-8.

    Columns: first_name, last_name, birth_date, street, postal_code, city, language, benefit; not required:
    benefit_since, mail. Nothing is taken in when one row is wrong.
    """
    try:
        rows = [_client(number, row) for number, row in enumerate(toolbox.read_rows(file), start=1)]
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    with migrated() as portal:
        intake.register_clients(portal, rows)
    click.echo(f"{len(rows)} people were taken in.")


@click.command("check-trail")
def check_trail() -> None:
    """Prove that nothing in the audit trail was altered."""
    with migrated() as portal, portal.store.read() as connection:
        broken = list(trail.broken_links(connection))
    if broken:
        raise click.ClickException(f"The trail was altered at: {', '.join(map(str, broken))}")
    click.echo("The trail is whole.")


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def backup(target: Path) -> None:
    """Copy a running SQLite database to a new file, and check the copy."""
    with migrated() as portal:
        try:
            toolbox.backup(portal.store, target)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"The copy stands in {target} and is whole.")


def _client(number: int, row: object) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise ValueError(f"row {number} is not a person")
    given = {name: str(row.get(name) or "").strip() for name in (*REQUIRED, *OPTIONAL)}
    if missing := [name for name in REQUIRED if not given[name]]:
        raise ValueError(f"row {number} lacks {', '.join(missing)}")
    for name, longest in people.LONGEST.items():
        if len(given.get(name, "")) > longest:
            raise ValueError(f"row {number}: {name} has more than {longest} characters")
    if given["benefit"] not in BENEFITS:
        raise ValueError(f"row {number}: benefit must be one of {', '.join(BENEFITS)}")
    if not re.fullmatch("[a-z]{2,3}", given["language"]):
        raise ValueError(f"row {number}: a language is two or three letters, such as nl")
    return {
        **given,
        "birth_date": _day(number, given["birth_date"]),
        "benefit_since": _day(number, given["benefit_since"]) if given["benefit_since"] else None,
        "mail": given["mail"] or None,
    }


def _day(number: int, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"row {number}: a date must look like 1984-05-20") from error


@click.command("open-cases")
def open_cases() -> None:
    """Print every open case as JSON, for 'portal law impact'. It holds birth dates: keep it with care."""
    with migrated() as portal:
        cases = assessing.open_cases(portal, clock.today())
    click.echo(json.dumps(cases, ensure_ascii=False, indent=2))


COMMANDS = (migrate, import_clients, check_trail, backup, open_cases)
