"""What must be true at the end: every confirmed form is there once, and every notice was sent once."""

from collections import Counter

import sqlalchemy as sa

from bench.survival.load import Load
from bench.survival.mailbox import Mailbox
from bench.survival.troubles import SENDER_KILLS
from portal.store.base import Store
from portal.store.tables import outbox, signal, submission

IN_HAND = SENDER_KILLS + 2
"""One notice for each time that the sending process was killed, and that the database took nothing."""


def of(url: str, load: Load, mailbox: Mailbox) -> dict[str, object]:
    """The counts of a run; ``wrong`` says what should not be."""
    store = Store(url)
    with store.read() as connection:
        reports = Counter(connection.scalars(sa.select(signal.c.number)))
        sent = Counter(connection.scalars(sa.select(submission.c.id)))
        clients = Counter(connection.scalars(sa.select(submission.c.dossier_id)))
        notices = set(connection.scalars(sa.select(outbox.c.id).where(outbox.c.sent_at.is_not(None))))
        left = connection.scalar(sa.select(sa.func.count()).select_from(outbox)) or 0
    store.close()
    again = sum(mailbox.taken.values()) - len(mailbox.taken)
    wrong = {
        "reports confirmed and not there": len(set(load.reports) - reports.keys()),
        "reports there and not confirmed": len(reports.keys() - set(load.reports)),
        "forms confirmed and not there": len(set(load.sent) - sent.keys()),
        "forms there and not confirmed": len(sent.keys() - set(load.sent)),
        "forms sent twice": sum(count > 1 for count in clients.values()),
        "notices not sent": left - len(notices),
        "notices sent and not received": len(notices - mailbox.taken.keys()),
        "notices received again, too many": max(0, again - IN_HAND),
    }
    return {
        "reports": len(load.reports),
        "forms": len(load.sent),
        "notices": len(mailbox.taken),
        "notices received again": again,
        "tries again": load.retries,
        "wrong": {name: count for name, count in wrong.items() if count},
    }
