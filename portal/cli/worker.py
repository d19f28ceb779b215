"""``portal worker``: sends the notices that wait, and forgets what is over."""

import time
from datetime import timedelta

import click

from portal import logs
from portal.actions import brakes
from portal.actions.forgetting import forget_what_is_over
from portal.actions.post import send_due
from portal.app import create_installation
from portal.config import ConfigError, from_environment
from portal.letters.mail import SmtpSender
from portal.rules.library import LawError, NoLawError
from portal.store import schema


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option(
    "--pause", type=click.IntRange(1, 3600), default=5, show_default=True, help="Seconds between rounds."
)
def worker(once: bool, pause: int) -> None:
    """Send mail that waits, and remove what is over.

    PORTAL_SMTP_URL says by which server; without it no mail is sent.
    """
    try:
        config = from_environment()
        portal = create_installation(config)
        schema.check(portal.store)
    except (ConfigError, LawError, NoLawError, schema.SchemaError) as error:
        raise click.ClickException(str(error)) from error
    logs.configure()
    sender = SmtpSender(config.smtp_url) if config.smtp_url else None
    while True:
        if sender:
            send_due(portal, sender, config.mail_from)
        forget_what_is_over(portal, timedelta(hours=config.session_hours))
        brakes.forget(portal)
        if once:
            return
        time.sleep(pause)


COMMANDS = (worker,)
