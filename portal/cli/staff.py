"""``portal register-staff`` and ``list-staff``: who works with the portal, and in which roles."""

import click

from portal.actions import intake
from portal.cli.data import migrated
from portal.domain.roles import Role
from portal.store import people

ROLES = [role.value for role in Role if role not in {Role.CLIENT, Role.HELPER}]


@click.command("register-staff")
@click.option("--name", required=True, help="First and last name, as a letter signs.")
@click.option("--job-title", required=True, help="As a letter signs, such as klantmanager.")
@click.option("--phone", required=True, help="Where clients reach this person.")
@click.option(
    "--role",
    "roles",
    type=click.Choice(ROLES),
    multiple=True,
    required=True,
    help="May be given more than once.",
)
def register_staff(name: str, job_title: str, phone: str, roles: tuple[str, ...]) -> None:
    """Take in somebody who works for the gemeente. A decider needs a mandate of the college (Awb 10:3)."""
    values = {"name": name.strip(), "job_title": job_title.strip(), "phone": phone.strip()}
    for field, text in values.items():
        if not 0 < len(text) <= people.LONGEST_OF_STAFF[field]:
            raise click.ClickException(f"{field}: use 1 to {people.LONGEST_OF_STAFF[field]} characters")
    with migrated() as portal:
        key = intake.register_staff(portal, values, frozenset(map(Role, roles)))
    click.echo(f"{values['name']} was taken in as {', '.join(sorted(roles))}: {key}")


@click.command("list-staff")
def list_staff() -> None:
    """Print who works with the portal now: key, name, job title, telephone, roles; with tabs between them."""
    with migrated() as portal, portal.store.read() as connection:
        for one in people.list_staff(connection):
            roles = ", ".join(sorted(people.roles_of(connection, one.id)))
            click.echo("\t".join((one.id, one.name, one.job_title, one.phone, roles)))


COMMANDS = (register_staff, list_staff)
