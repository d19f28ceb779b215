"""``portal worker``: sends the notices that wait, and forgets what was parked or counted too long ago."""

import time
from datetime import timedelta

import click

from portal import clock, logs
from portal.actions import brakes
from portal.actions.drafts import forget_parked
from portal.actions.post import send_due
from portal.app import create_installation
from portal.config import ConfigError, from_environment
from portal.letters.mail import SmtpSender
from portal.rules.library import LawError, NoLawError
from portal.store import schema

PARKED_FOR = timedelta(days=1)


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option(
    "--pause", type=click.IntRange(1, 3600), default=5, show_default=True, help="Seconds between rounds."
)
def worker(once: bool, pause: int) -> None:
    """Send mail that waits. PORTAL_SMTP_URL says by which server."""
    try:
        config = from_environment()
        portal = create_installation(config)
        schema.check(portal.store)
    except (ConfigError, LawError, NoLawError, schema.SchemaError) as error:
        raise click.ClickException(str(error)) from error
    if not config.smtp_url:
        raise click.ClickException("PORTAL_SMTP_URL is not set: there is no mail server to hand notices to.")
    logs.configure()
    sender = SmtpSender(config.smtp_url)
    while True:
        send_due(portal, sender, config.mail_from)
        forget_parked(portal, clock.now() - PARKED_FOR)
        brakes.forget(portal)
        if once:
            return
        time.sleep(pause)


COMMANDS = (worker,)
