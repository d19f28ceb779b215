"""``portal migrate``, ``open-cases``, ``check-trail``, ``backup``: upkeep of the data."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from portal import clock
from portal.actions import assessing
from portal.actions.installation import Installation
from portal.app import create_installation
from portal.config import ConfigError, from_environment
from portal.rules.library import LawError, NoLawError
from portal.store import schema, tampering, toolbox, trail


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


@click.command("check-trail")
def check_trail() -> None:
    """Prove that nothing was altered: the audit trail itself, and all that was sent in or decided."""
    with migrated() as portal, portal.store.read() as connection:
        links = list(trail.broken_links(connection))
        found = tampering.compare(connection)
    for one in found.broken:
        click.echo(f"{one.kind} {one.key} {one.wrong}")
    if found.unmarked:
        counts = ", ".join(f"{kind} {count}" for kind, count in found.unmarked.items())
        click.echo(f"Without a fingerprint: {counts}.")
    _say_what_is_altered(links, len(found.broken))
    click.echo("The trail is whole, and what was sent in and decided is as it was recorded.")


def _say_what_is_altered(links: Sequence[int], things: int) -> None:
    said = []
    if links:
        said.append(f"The trail was altered at: {', '.join(map(str, links))}.")
    if things:
        said.append(f"Not as it was recorded: {things}.")
    if said:
        raise click.ClickException(" ".join(said))


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


@click.command("open-cases")
def open_cases() -> None:
    """Print every open case as JSON, for 'portal law impact'. It holds birth dates: keep it with care."""
    with migrated() as portal:
        cases = assessing.open_cases(portal, clock.today())
    click.echo(json.dumps(cases, ensure_ascii=False, indent=2))


COMMANDS = (migrate, check_trail, backup, open_cases)
