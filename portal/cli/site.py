"""``portal build-site``: the public pages as files for any web server."""

import os
import secrets
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from portal.app import create_app, create_installation
from portal.config import Config, ConfigError, from_environment
from portal.rules.library import LawError, NoLawError
from portal.store import schema
from portal.web.public import frozen


@click.command("build-site")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def build_site(folder: Path) -> None:
    """Write the public pages in every language to DIR, an empty folder or that of an earlier build.

    PORTAL_GEMEENTE says whose pages, PORTAL_BASE_URL where the portal itself is. No data are read.
    """
    try:
        files = _build(_settings(), folder)
    except (ConfigError, LawError, NoLawError, frozen.FolderTaken) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(files)} pages are in {folder}.")


def _settings() -> Config:
    """The settings of the environment; nobody signs in on a static site, so any secret will do."""
    return from_environment({"PORTAL_SECRET_KEY": secrets.token_hex(), **os.environ})


def _build(config: Config, folder: Path) -> list[Path]:
    """The pages of a portal with an empty database of its own."""
    with TemporaryDirectory() as scratch:
        config = replace(config, database_url=f"sqlite:///{Path(scratch) / 'empty.sqlite3'}")
        portal = create_installation(config)
        try:
            schema.upgrade(portal.store)
            return frozen.build(create_app(config, installation=portal), folder, config.base_url)
        finally:
            portal.close()


COMMANDS = (build_site,)
