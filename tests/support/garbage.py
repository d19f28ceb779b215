"""Python looks for rings of garbage less often than by itself: each few hundred objects that are made.

A page that is parsed makes thousands, and what pytest collected stays until the run ends. Whatever is in
no ring still goes at once, and so does a file or a connection that was left open.
"""

import gc

import pytest

YOUNG, OFTEN, SELDOM = 20_000, 50, 100


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is there now stays to the end, so nobody need look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OFTEN, SELDOM)
