"""What the workers of the web server share is loaded before they are."""

import pytest
from jinja2 import FileSystemLoader

from portal.web import pages, shared
from portal.web.forms import measures
from tests.web.conftest import Signed


def test_pages_find_in_memory_what_is_the_same_for_every_worker(
    visit: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = visit("asked")
    pages.environment.cache_clear()
    shared.load()
    found = measures.words.cache_info().hits
    shared.load()
    assert measures.words.cache_info().hits > found

    def read_anew(_loader: FileSystemLoader, _environment: object, template: str) -> None:
        pytest.fail(f"a worker reads {template} for itself")

    monkeypatch.setattr(FileSystemLoader, "get_source", read_anew)
    client.get("/mijn/doorgeven")
