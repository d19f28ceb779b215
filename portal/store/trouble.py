"""When the database can't take it: locked, full, read-only or away. And how long a writer waits for his turn.

Nothing was written then; the same can be tried again later. An error of the code itself is none of these.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa

LONGEST_S = 10.0
"""A command at the terminal waits so long for its turn; a page waits less: see :func:`waiting_at_most`."""
SQLITE_AWAY = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 15, 26})
"""Of SQLite: busy, locked, no memory, read-only, input or output, damaged, full, no file, protocol, none."""
POSTGRESQL_AWAY = ("08", "53", "57", "58", "40", "55P03", "25006")
"""Of PostgreSQL: connection, no room, stopped, the system, undone for another, locked, standby."""

A_MOMENT_S = 0.5
"""So long what is written besides waits for its turn: it holds nobody up."""

_wait: ContextVar[float] = ContextVar("wait_for_a_turn", default=LONGEST_S)


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Within the block a writer waits no longer than this for its turn, and never longer than around it."""
    token = _wait.set(min(seconds, _wait.get()))
    try:
        yield
    finally:
        _wait.reset(token)


@contextmanager
def besides() -> Iterator[None]:
    """For what is written besides, when all else is done: it waits a moment, and is left when it can't be."""
    with waiting_at_most(A_MOMENT_S):
        try:
            yield
        except Exception as error:
            if not is_away(error):
                raise


def wait_ms() -> int:
    """How long a writer waits for its turn now, in milliseconds."""
    return max(1, round(_wait.get() * 1000))


def is_away(error: BaseException) -> bool:
    """Whether an error says that the database can't take it now."""
    if isinstance(error, sa.exc.TimeoutError):  # no connection came free
        return True
    if not isinstance(error, sa.exc.DBAPIError):
        return False
    return error.connection_invalidated or _is_of_the_place(error.orig)


def reason(error: BaseException) -> str:
    """Why the database can't take it, as the database itself names it; for a log."""
    said = getattr(error, "orig", error)
    code = getattr(said, "sqlite_errorname", None) or getattr(said, "sqlstate", None)
    return str(code or type(said).__name__)


def _is_of_the_place(error: Any) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in SQLITE_AWAY
    state = getattr(error, "sqlstate", None)
    if state is None:  # no answer of a server at all: it can't be reached, or it broke off
        return type(error).__name__ in {"OperationalError", "InterfaceError", "ConnectionTimeout"}
    return str(state).startswith(POSTGRESQL_AWAY)
