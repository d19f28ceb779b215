"""Every action happens on one Monday, so that terms and the law in force are known."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday(moment: Callable[[datetime], None]) -> None:
    """Monday 2 March 2026, half past ten in Amsterdam."""
    moment(MONDAY)
