"""What the workers of the web server share is loaded before they are."""

from pathlib import Path

from portal import clock, languages
from portal.rules import terms
from portal.web import pages, shared
from portal.web.forms import measures


def test_pages_find_in_memory_what_is_the_same_for_every_worker() -> None:
    shared.load()
    templates = pages.environment(languages.SOURCE)
    assert templates.cache is not None
    assert any(Path(name).name == "page.html" for _loader, name in templates.cache)
    for reader in (terms.legal_holidays, measures.words):
        found = reader.cache_info().hits
        shared.load()
        assert reader.cache_info().hits > found
    assert clock.today().year in {day.year for day in terms.legal_holidays(clock.today().year)}
