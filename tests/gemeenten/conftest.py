"""The tests here see the four odd gemeenten wherever others see the shipped ones."""

import pytest

from tests.gemeenten.odd import odd_law
from tests.web import running


@pytest.fixture(autouse=True)
def with_odd_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo and a portal of an odd gemeente are made like any other."""
    monkeypatch.setattr(running, "law", odd_law)
