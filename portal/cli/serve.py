"""``portal serve`` and ``portal demo``: the portal on a port."""

import os
from dataclasses import replace
from pathlib import Path
from wsgiref.types import WSGIApplication

import click
from granian import Granian
from granian.constants import Interfaces

from portal import demo as people
from portal import logs, paths
from portal.app import create_app, create_installation
from portal.config import Config, ConfigError, from_environment
from portal.rules.library import LawError, NoLawError
from portal.store import schema

PORT = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
MAIN = click.option("--host", default="127.0.0.1", show_default=True)


def application() -> WSGIApplication:
    """The portal with the settings of the environment; what a WSGI server is pointed at."""
    logs.configure()
    config = from_environment()
    return create_app(config, people.personas())


def check() -> None:
    """Wire the portal once and let go of it again: workers must not inherit an open database."""
    config = from_environment()
    portal = create_installation(config)
    try:
        create_app(config, people.personas(), portal)
    finally:
        portal.close()


@click.command()
@MAIN
@PORT
@click.option("--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the portal with the settings of the environment."""
    _start(host, port, workers)


@click.command()
@click.option("--gemeente", default="hoogezand-sappemeer", show_default=True)
@MAIN
@PORT
def demo(gemeente: str, host: str, port: int) -> None:
    """Serve the portal with fictional people; the first time it makes them."""
    database = paths.VAR / f"demo-{gemeente}.sqlite3"
    os.environ |= {
        "PORTAL_DEMO": "1",
        "PORTAL_GEMEENTE": gemeente,
        "PORTAL_DATABASE_URL": f"sqlite:///{database}",
        "PORTAL_BASE_URL": f"http://{host}:{port}",
    }
    try:
        config = from_environment()
        if not database.exists():
            make_demo(config, database)
        _bring_up_to_date(config)
    except (ConfigError, LawError, NoLawError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The portal of {gemeente} is on http://{host}:{port} (stop with Ctrl+C)")
    _start(host, port, workers=1)


def make_demo(config: Config, database: Path) -> None:
    """A database with the fictional caseload. It gets its name when it is whole: no half demo stays."""
    part = database.with_suffix(".part")
    part.unlink(missing_ok=True)
    click.echo("Making fictional people and their cases (the first time only)…")
    portal = create_installation(replace(config, database_url=f"sqlite:///{part}"))
    schema.upgrade(portal.store)
    people.fill(portal)
    portal.close()
    part.replace(database)


def _bring_up_to_date(config: Config) -> None:
    """A demo of an earlier version keeps its people; its tables take the present shape."""
    portal = create_installation(config)
    schema.upgrade(portal.store)
    portal.close()


def _start(host: str, port: int, workers: int) -> None:
    try:
        check()  # fails here, with a sentence, rather than in a worker
    except (ConfigError, LawError, NoLawError, schema.SchemaError) as error:
        raise click.ClickException(str(error)) from error
    Granian(
        "portal.cli.serve:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_access=False,
    ).serve()


COMMANDS = (serve, demo)
