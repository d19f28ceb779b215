"""The command line: ``portal …``. It calls actions and the law engine; it has no logic of its own."""

import click

from portal.cli import data, law, messages, serve, worker


@click.group()
@click.version_option(package_name="tegenprestatie-portal")
def main() -> None:
    """The tegenprestatie portal."""


for command in (*serve.COMMANDS, *data.COMMANDS, *worker.COMMANDS, *law.COMMANDS, *messages.COMMANDS):
    main.add_command(command)
