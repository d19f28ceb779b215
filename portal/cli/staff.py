"""Who works with the portal: ``register-staff``, ``list-staff``, ``change-staff``, ``staff-leaves``."""

import click

from portal.actions import intake, staffing
from portal.cli.data import migrated
from portal.domain.errors import MovedOn, NotFound
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
    """Print who works with the portal now, with tabs: key, name, job title, telephone, roles, team."""
    with migrated() as portal, portal.store.read() as connection:
        for one in people.list_staff(connection):
            roles = ", ".join(sorted(people.roles_of(connection, one.id)))
            click.echo("\t".join((one.id, one.name, one.job_title, one.phone, roles, one.team or "")))


@click.command("change-staff")
@click.argument("key")
@click.option("--team", help="With whom somebody shares the work; empty for no team.")
@click.option(
    "--role", "roles", type=click.Choice(ROLES), multiple=True, help="In place of the roles that he has."
)
def change_staff(key: str, team: str | None, roles: tuple[str, ...]) -> None:
    """Give somebody another team or other roles; KEY is that of list-staff."""
    if team is not None and len(team) > people.LONGEST_OF_STAFF["team"]:
        raise click.ClickException(f"team: use at most {people.LONGEST_OF_STAFF['team']} characters")
    with migrated() as portal:
        try:
            staffing.change(portal, key, team=team, roles=frozenset(map(Role, roles)) or None)
        except NotFound:
            raise click.ClickException("Nobody works here under this key.") from None
    click.echo("Changed.")


@click.command("staff-leaves")
@click.argument("key")
@click.option("--hand-over-to", "heir", help="Key of who takes the work over; without it nobody has it.")
def staff_leaves(key: str, heir: str | None) -> None:
    """End somebody's access at once, and hand his work over; KEY is that of list-staff."""
    with migrated() as portal:
        try:
            number = staffing.leave(portal, key, heir)
        except NotFound:
            raise click.ClickException("Nobody works here under this key.") from None
        except MovedOn:
            raise click.ClickException(
                "Who takes the work over must be somebody else who handles cases."
            ) from None
    click.echo(f"Gone. {number} tasks changed hands.")


COMMANDS = (register_staff, list_staff, change_staff, staff_leaves)
