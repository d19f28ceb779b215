"""Sending the notices that wait in the outbox. Safe to run twice, late, or in several processes."""

from email.message import EmailMessage

import structlog

from portal import clock
from portal.actions.installation import Installation
from portal.letters.mail import NotTaken, Sender, ServerAway, compose
from portal.store import outbox

log = structlog.get_logger()


def send_due(portal: Installation, sender: Sender, mail_from: str) -> int:
    """Send every notice that is due; returns how many a server took.

    A notice that is refused waits and is tried again; the reader of the log sees its key and the kind of
    error, never an address.

    Raises:
        ServerAway: no server can be reached. The notice that was tried waits; the others were not touched.
    """
    count = 0
    while notice := _take(portal):
        count += _send(portal, sender, mail_from, notice)
    return count


def _take(portal: Installation) -> outbox.Notice | None:
    with portal.store.write() as connection:
        return outbox.take(connection, clock.now())


def _send(portal: Installation, sender: Sender, mail_from: str, notice: outbox.Notice) -> bool:
    try:
        message = _message(portal, mail_from, notice)
    except Exception as error:  # one that can't be made must not hold up the others
        return _postpone(portal, notice, type(error).__name__)
    try:
        sender.send(message)
    except ServerAway:
        _wait(portal, notice)
        raise
    except NotTaken as refusal:
        return _postpone(portal, notice, refusal.kind)
    with portal.store.write() as connection:
        outbox.sent(connection, notice.id, clock.now())
    return True


def _message(portal: Installation, mail_from: str, notice: outbox.Notice) -> EmailMessage:
    gemeente = portal.gemeente
    return compose(
        notice.event,
        notice.language,
        notice_id=notice.id,
        to=notice.mail,
        mail_from=mail_from,
        values={"gemeente": gemeente.name, "phone": gemeente.phone},
    )


def _postpone(portal: Installation, notice: outbox.Notice, kind: str) -> bool:
    log.warning("notice_postponed", notice=notice.id, attempt=notice.attempts, error=kind)
    _wait(portal, notice)
    return False


def _wait(portal: Installation, notice: outbox.Notice) -> None:
    with portal.store.write() as connection:
        outbox.postponed(connection, notice, clock.now())


def resend(portal: Installation) -> int:
    """Let every notice that was given up, or waits for a later try, be tried now; returns how many."""
    with portal.store.write() as connection:
        return outbox.resend(connection, clock.now())
