"""One reading a request: what is asked in one request is asked of one state of the database, once begun."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import local

import sqlalchemy as sa


class Held:
    """The connection that one request reads through: one state from when it first reads until it writes."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._connection: sa.Connection | None = None

    def connection(self) -> sa.Connection:
        """The connection; a new one when the last broke."""
        if self._connection is None:
            self._connection = self.engine.connect()
        return self._connection

    def let_go(self) -> None:
        """End the state that it sees, so that nothing is kept for it; whoever reads on sees what is now."""
        if self._connection is None:
            return
        try:
            self._connection.rollback()
        except sa.exc.SQLAlchemyError:
            self._connection.invalidate()
            self.close()

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            with suppress(sa.exc.SQLAlchemyError):  # a connection that broke
                self._connection.close()
        self._connection = None


class _OfThread(local):
    """What a thread holds: a request is served by one thread, and no connection is used by two."""

    held: Held | None = None


_here = _OfThread()


@contextmanager
def holding(held: Held) -> Iterator[None]:
    """Within the block, all that this thread reads from the engine of ``held`` is read through it."""
    before, _here.held = _here.held, held
    try:
        yield
    finally:
        _here.held = before
        held.close()


def held_of(engine: sa.Engine) -> Held | None:
    """What this request reads of an engine through; None outside a request."""
    held = _here.held
    return held if held and held.engine is engine else None
