"""A brake on guessing. It counts in the memory of one process: more processes let through more guesses."""

from collections import deque
from datetime import datetime, timedelta

from portal import clock

MOST_ADDRESSES = 10_000


class Brake:
    """Takes ``most`` wrong tries from one address ``within`` a time; after that even a right one waits."""

    def __init__(self, most: int, within: timedelta) -> None:
        self.most = most
        self.within = within
        self._wrong: dict[str, deque[datetime]] = {}

    def is_on(self, address: str) -> bool:
        """Whether this address has to wait."""
        return len(self._recent(address)) >= self.most

    def count(self, address: str) -> None:
        """Remember a wrong try."""
        if address not in self._wrong and len(self._wrong) >= MOST_ADDRESSES:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong.setdefault(address, deque(maxlen=self.most)).append(clock.now())

    def _recent(self, address: str) -> list[datetime]:
        since = clock.now() - self.within
        return [moment for moment in list(self._wrong.get(address, ())) if moment > since]
