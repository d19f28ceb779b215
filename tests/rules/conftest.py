"""Nothing that one test computed is left for the next: a mutant in a cached function would go unseen."""

import pytest

from portal.rules import parsing, terms


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Forget the readers of the facts and the holidays before each test."""
    parsing._readers.cache_clear()
    terms.legal_holidays.cache_clear()
