"""What was confirmed is kept, whatever breaks: one run under load that breaks one thing after another.

    python bench/survive.py                 on SQLite
    python bench/survive.py --postgresql    on a PostgreSQL server of its own

Reporters and clients send forms all the time while workers are killed, bodies stall, the database is
locked, restarted (PostgreSQL) or full (SQLite, as root), and the mail server is away. A bystander opens a
public page five times a second: the table shows how long it waited. At the end every confirmed form must be
there once, and every notice must have been sent once. Only a notice that was in hand when the sending process
or the database stopped may come again, under the same Message-ID: no server takes mail back. Prints one line
of JSON, and ends with 1 when something is wrong.
"""

import argparse
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the tests' PostgreSQL server and demo

from bench.survival import databases, troubles, verdict
from bench.survival.load import Load
from bench.survival.mailbox import Mailbox
from bench.survival.site import Site
from portal.store.outbox import LEASE

CALM_SECONDS = 4
QUIET_SECONDS = LEASE.total_seconds() + 30
"""A notice that was in hand when the sending process was killed is tried again when its lease ends."""


def main() -> int:
    """Run the whole, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL in place of SQLite")
    parser.add_argument("--clients", type=int, default=500, help="clients who each send one form")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started is ended then too
    with (
        tempfile.TemporaryDirectory(prefix="survive-") as name,
        databases.made(Path(name), is_postgresql=chosen.postgresql) as database,
    ):
        found = run(database, chosen.clients)
    print(json.dumps(found))
    return 1 if found["wrong"] else 0


def run(database: databases.Database, clients: int) -> dict[str, object]:
    """Break things under load, let everything come to rest, and count."""
    mailbox = Mailbox()
    secrets = databases.fill(database.url, clients)
    with Site(database.url, mailbox.address) as site, Load(site.base, secrets) as load:
        for trouble in troubles.of(site, database, mailbox):
            tries = load.retries
            wait = max(load.bystander.between(trouble.run))
            said = f"bystander's longest wait {wait:6.2f} s, others tried again {load.retries - tries} times"
            print(f"{trouble.name:38} {said}", file=sys.stderr, flush=True)
            time.sleep(CALM_SECONDS)
        load.stop()
        site.rest(database, QUIET_SECONDS)
    found = verdict.of(database.url, load, mailbox)
    mailbox.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
