"""``portal messages``: the sentences of the portal and their translations, kept in step with the source."""

import click

from portal.cli import catalogues, wordchecks


@click.group()
def messages() -> None:
    """Take the sentences from the source, bring the catalogues up to date, and check them."""


@messages.command()
def extract() -> None:
    """Write messages.pot anew from the source."""
    template = catalogues.extracted()
    catalogues.TEMPLATE.write_bytes(catalogues.text_of(template))
    click.echo(f"messages.pot: {len(template)} messages")


@messages.command()
@click.argument("languages", nargs=-1)
def update(languages: tuple[str, ...]) -> None:
    """Bring the catalogues up to date with the source; LANGUAGES that have none yet get an empty one."""
    unknown = sorted(set(languages) - set(catalogues.PLURALS))
    if unknown:
        raise click.BadParameter(f"no plural forms in portal/cli/catalogues.py for {', '.join(unknown)}")
    template = catalogues.extracted()
    catalogues.TEMPLATE.write_bytes(catalogues.text_of(template))
    for code in languages or catalogues.codes():
        catalogue = catalogues.updated(code, template)
        catalogues.write(code, catalogue)
        click.echo(
            f"{code}: {len(wordchecks.unfinished(code, catalogue))} of {len(catalogue)} messages to do"
        )


@messages.command()
def check() -> None:
    """Name what is missing or wrong in each catalogue; exit 1 when there is anything."""
    found = [f"{code}: {problem}" for code in catalogues.codes() for problem in wordchecks.problems(code)]
    for line in found:
        click.echo(line)
    if found:
        raise SystemExit(1)
    click.echo(f"{', '.join(catalogues.codes())}: complete")


COMMANDS = (messages,)
