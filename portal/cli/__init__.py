"""The command line: ``portal …``. It calls actions and the law engine; it has no logic of its own."""

from collections.abc import Iterator
from importlib import import_module

import click

SUBJECTS = ("serve", "worker", "data", "people", "staff", "law", "messages", "site")
"""The modules with commands. What serves comes first: nothing of the others is loaded for it."""


class Portal(click.Group):
    """All commands; a subject is loaded when a command was not found in those before it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all."""
        return sorted(command.name or "" for command in _commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        return next((command for command in _commands() if command.name == cmd_name), None)


def _commands() -> Iterator[click.Command]:
    for subject in SUBJECTS:
        yield from import_module(f"portal.cli.{subject}").COMMANDS


@click.group(cls=Portal)
@click.version_option(package_name="tegenprestatie-portal")
def main() -> None:
    """The tegenprestatie portal."""
