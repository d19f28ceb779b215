"""``portal worker``: sends notices, makes copies, forgets. ``portal notices``: how the notices stand."""

import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta

import click
import structlog

from portal import clock, logs
from portal.actions import brakes, jobs, post
from portal.actions.forgetting import forget_what_is_over
from portal.actions.installation import Installation
from portal.actions.tick import tick
from portal.app import create_installation
from portal.cli.data import migrated
from portal.config import Config, ConfigError, from_environment
from portal.letters.mail import ServerAway, SmtpSender
from portal.rules.library import LawError, NoLawError
from portal.store import outbox, schema
from portal.web.beside import MAKERS

log = structlog.get_logger()
LONGEST_PAUSE = 60.0
"""Seconds between two tries at the most: whatever is away may be back."""


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option(
    "--pause", type=click.IntRange(1, 3600), default=5, show_default=True, help="Seconds between rounds."
)
def worker(once: bool, pause: int) -> None:
    """Do what time does, send mail that waits, do other jobs that wait, and remove what is over.

    PORTAL_SMTP_URL says by which server; without it no mail is sent. When the database or the mail server is
    away it logs one line, waits, a little longer each time, and goes on.
    """
    logs.configure()
    try:
        config = from_environment()
        with closing(create_installation(config)) as portal:
            _work(portal, config, once=once, pause=pause)
    except (ConfigError, LawError, NoLawError, schema.SchemaError) as error:
        raise click.ClickException(str(error)) from error


def _work(portal: Installation, config: Config, *, once: bool, pause: float) -> None:
    sender = SmtpSender(config.smtp_url) if config.smtp_url else None
    ticked: set[date] = set()

    def work() -> None:
        if clock.today() not in ticked:
            tick(portal)
            ticked.add(clock.today())
        forget_what_is_over(portal, timedelta(hours=config.session_hours))
        brakes.forget(portal)
        jobs.forget(portal)
        if sender:
            post.send_due(portal, sender, config.mail_from)
        jobs.do_all(portal, MAKERS)

    checked = _outliving(lambda: schema.check(portal.store))
    if once:
        if not (checked(0) and _outliving(work)(0)):
            raise click.ClickException("Not everything could be done: the log says why.")
        return
    _until_done(checked, pause)
    while True:
        _until_done(_outliving(work), pause)
        time.sleep(pause)


def _outliving(work: Callable[[], None]) -> Callable[[float], bool]:
    """The same work, told the seconds until its next try: what fails becomes one line in the log."""

    def tried(wait: float) -> bool:
        try:
            work()
        except schema.SchemaError:
            raise
        except ServerAway as away:
            log.warning("mail_server_away", error=away.kind, seconds=wait)
        except Exception as error:  # a worker that ends sends nothing any more
            log.warning("worker_waits", error=type(error).__name__, seconds=wait)
        else:
            return True
        return False

    return tried


def _until_done(work: Callable[[float], bool], pause: float) -> None:
    """Try until it succeeds, and wait twice as long each time."""
    wait = min(pause, LONGEST_PAUSE)
    while not work(wait):
        time.sleep(wait)
        wait = min(2 * wait, LONGEST_PAUSE)


@click.command()
@click.option("--resend", is_flag=True, help="Try now what was given up or waits for later.")
def notices(resend: bool) -> None:
    """Print what has not gone out: key, event, language, since when, tries, and when it is tried again.

    Tabs stand between them; the last is "given up" where it is not tried any more. No name, no address.
    """
    with migrated() as portal:
        if resend:
            again = post.resend(portal)
            with portal.store.read() as connection:
                due = len(outbox.unsent(connection)) - again
            click.echo(f"{again} notices are tried again now; {due} were due already, or are being sent.")
            return
        with portal.store.read() as connection:
            unsent = outbox.unsent(connection)
        for one in unsent:
            until = "given up" if one.failed_at else f"{one.next_at:%Y-%m-%d %H:%M}Z"
            since = f"{one.created_at:%Y-%m-%d %H:%M}Z"
            click.echo("\t".join((one.id, one.event, one.language, since, str(one.attempts), until)))


@click.command("tick")
def tick_now() -> None:
    """Do what time does: terms that pass become tasks, and what stood still goes on.

    ``portal worker`` does it once a day; doing it again changes nothing. Prints what was done, a line each.
    """
    with migrated() as portal:
        done = tick(portal)
    for what, numbers in (("opened", done.opened), ("settled", done.settled)):
        for term, number in numbers.items():
            if number:
                click.echo(f"{what}\t{term}\t{number}")
    click.echo(f"went on\t{done.went_on}")


COMMANDS = (worker, notices, tick_now)
