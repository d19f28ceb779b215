"""The command line: ``portal …``. It calls actions and the law engine; it has no logic of its own."""

import click

from portal.cli import data, law, messages, people, serve, site, staff, worker


@click.group()
@click.version_option(package_name="tegenprestatie-portal")
def main() -> None:
    """The tegenprestatie portal."""


for subject in (serve, data, people, staff, worker, law, messages, site):
    for command in subject.COMMANDS:
        main.add_command(command)
