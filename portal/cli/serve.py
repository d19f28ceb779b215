"""``portal serve`` and ``portal demo``: the portal on a port."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask

from portal import clock, logs, paths
from portal import demo as people
from portal.app import create_app, create_installation
from portal.cli.serving import PortInUse, Server, end_with_parent, listening
from portal.config import Config, ConfigError, from_environment
from portal.front import Front, Patience
from portal.rules import library
from portal.rules.library import LawError, NoLawError
from portal.store import schema

APPLICATION = "portal.cli.serve:application"
PORT = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
MAIN = click.option("--host", default="127.0.0.1", show_default=True)


_wired: dict[Config, Flask] = {}
"""What the main process wired, for the workers that are forked from it."""


def application() -> Front:
    """The portal with the settings of the environment, as one worker of the server has it."""
    logs.configure()
    end_with_parent()
    config = from_environment()
    patience = Patience(config.body_pause_seconds, config.body_seconds)
    return Front(_wired.get(config) or create_app(config, people.personas()), patience)


def wire() -> None:
    """Wire the portal before there are workers: it stands in memory once, and what fails fails here.

    The database is let go of, because no worker may inherit one that is open; each opens it for itself.
    """
    config = from_environment()
    with closing(create_installation(config)) as portal:
        _wired[config] = create_app(config, people.personas(), portal)


@click.command()
@MAIN
@PORT
@click.option("--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the portal with the settings of the environment."""
    with _said_in_a_line(), listening(host, port) as listener:
        wire()
        Server(APPLICATION, listener, workers).serve()


@click.command()
@click.option("--gemeente", default="hoogezand-sappemeer", show_default=True)
@MAIN
@PORT
@click.option("--fresh", is_flag=True, help="Throw away what was done in the demo, and begin again.")
def demo(gemeente: str, host: str, port: int, fresh: bool) -> None:
    """Serve the portal with fictional people; the first time it makes them."""
    database = paths.VAR / f"demo-{gemeente}.sqlite3"
    os.environ |= {
        "PORTAL_DEMO": "1",
        "PORTAL_GEMEENTE": gemeente,
        "PORTAL_DATABASE_URL": f"sqlite:///{database}",
        "PORTAL_BASE_URL": f"http://{host}:{port}",
    }
    with _said_in_a_line(), listening(host, port) as listener:
        config = from_environment()
        if fresh or not database.exists():
            make_demo(config, database)
        _bring_up_to_date(config)
        wire()
        _say_what_is_rehearsed(config)
        click.echo(f"The portal of {gemeente} is on http://{host}:{port} (stop with Ctrl+C)")
        click.echo(f"Its database: {database}")
        Server(APPLICATION, listener, workers=1).serve()


@contextmanager
def _said_in_a_line() -> Iterator[None]:
    """What stops the start is one sentence and exit code 1."""
    try:
        yield
    except (PortInUse, ConfigError, LawError, NoLawError, schema.SchemaError) as error:
        raise click.ClickException(str(error)) from error


def _say_what_is_rehearsed(config: Config) -> None:
    """One line where the rules that the demo shows begin later than today."""
    coming = library.load(config.law_dir).versions(config.gemeente)
    if coming and coming[0].valid_from > clock.today():
        since = coming[0].valid_from
        click.echo(f"De regels van {config.gemeente} gelden vanaf {since}. In deze demo gelden zij al.")


def make_demo(config: Config, database: Path) -> None:
    """A database with the fictional caseload. It gets its name when it is whole: no half demo stays.

    What stood under that name is gone then, with the files that SQLite keeps beside it.
    """
    part = database.with_suffix(".part")
    part.unlink(missing_ok=True)
    portal = create_installation(replace(config, database_url=f"sqlite:///{part}"))
    click.echo("Making fictional people and their cases, once…")
    schema.upgrade(portal.store)
    people.fill(portal)
    portal.close()
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    part.replace(database)


def _bring_up_to_date(config: Config) -> None:
    """A demo of an earlier version keeps its people; its tables take the present shape."""
    with closing(create_installation(config)) as portal:
        schema.upgrade(portal.store)


COMMANDS = (serve, demo)
