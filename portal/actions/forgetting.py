"""Letting go of what is over: what was typed and never came back, sessions, and codes of helpers.

What happened with them stays in the trail.
"""

from datetime import timedelta

from portal import clock
from portal.actions.installation import Installation
from portal.store import drafts, invitations, sessions

KEPT = timedelta(days=1)
"""So long after its end a session is still known: who comes back finds what he had typed."""


def forget_what_is_over(portal: Installation, longest_session: timedelta) -> int:
    """Remove what ended or was parked more than a day ago; returns how many rows that were.

    A session that nobody ended is over after ``longest_session``.
    """
    before = clock.now() - KEPT
    with portal.store.write() as connection:
        return (
            drafts.forget_parked(connection, before)
            + sessions.forget(connection, before, opened_before=before - longest_session)
            + invitations.forget(connection, before)
        )
