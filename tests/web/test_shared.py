"""What the workers of the web server share is loaded before they are."""

from pathlib import Path

from portal import languages
from portal.web import pages, shared
from portal.web.forms import measures


def test_pages_find_in_memory_what_is_the_same_for_every_worker() -> None:
    shared.load()
    templates = pages.environment(languages.SOURCE)
    assert templates.cache is not None
    assert any(Path(name).name == "page.html" for _loader, name in templates.cache)
    found = measures.words.cache_info().hits
    shared.load()
    assert measures.words.cache_info().hits > found
