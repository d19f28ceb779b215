"""The specimen pages, made once for each language."""

from functools import cache

import pytest

from tests.web.components import specimen


@cache
def specimen_pages(code: str) -> dict[str, str]:
    """All specimen pages in a language, by name."""
    return specimen.everything(code)


@pytest.fixture(params=["nl", "ar"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    """All specimen pages, in Dutch and in Arabic."""
    return specimen_pages(request.param)
