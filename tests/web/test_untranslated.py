"""A sentence without a current translation is shown in Dutch, marked as Dutch, and the page says so."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from portal import paths
from portal.domain.regimes import Regime
from portal.web import pages
from tests.fixtures.translations import CODE, Spoil, sentences, translated
from tests.web.page import tree

NOTICE = translated("Een deel van deze pagina is nog niet vertaald en staat er in het Nederlands.")
PRIVACY = "Uw privacy"
ADDRESSES = ("/en/", "/en/privacy", "/en/zelftest", "/en/woord-melden", "/en/er-is-niets")


def soup_of(app: Flask, path: str) -> BeautifulSoup:
    """A page as a stranger gets it, in the test language."""
    answer = app.test_client().get(path, headers={"Accept-Language": CODE})
    return tree(answer.get_data(as_text=True))


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_of_which_every_sentence_is_translated_has_no_notice(
    app: Flask, spoil: Spoil, path: str
) -> None:
    spoil()
    page = soup_of(app, path)
    assert NOTICE not in page.text
    assert "<!--" not in str(page.main)
    assert page.select("span[lang=nl]") == []


@pytest.mark.parametrize("how", ["changed", "missing"])
def test_a_sentence_without_a_current_translation_is_dutch_and_says_so(
    app: Flask, spoil: Spoil, how: str
) -> None:
    spoil(**{how: [PRIVACY]})
    page = soup_of(app, "/en/bezwaar")
    assert NOTICE in page.main.text
    [dutch] = page.select("footer span[lang=nl][dir=ltr]")
    assert dutch.text == PRIVACY
    assert translated(PRIVACY) not in page.text


def test_only_the_pages_that_say_the_sentence_have_the_notice(app: Flask, spoil: Spoil) -> None:
    spoil(changed=["Niemand heeft de site getest met een schermlezer."])
    assert NOTICE in soup_of(app, "/en/toegankelijkheid").text
    assert NOTICE not in soup_of(app, "/en/privacy").text


@pytest.mark.parametrize(
    "sentence",
    ["Deze pagina is er niet", "Klopt het adres? Ga anders terug naar het begin."],
)
def test_a_sentence_that_the_code_says_counts_as_well(app: Flask, spoil: Spoil, sentence: str) -> None:
    spoil(changed=[sentence])
    page = soup_of(app, "/en/er-is-niets")
    assert sentence in page.text
    assert NOTICE in page.text


def test_what_a_form_objects_counts_as_well(app: Flask, spoil: Spoil) -> None:
    spoil(missing=["Schrijf op welk woord of welke zin niet klopt."])
    answer = app.test_client().post("/en/woord-melden", data={"word": ""})
    assert NOTICE in answer.get_data(as_text=True)


def test_a_search_tells_nothing_about_the_pages_that_it_looked_through(app: Flask, spoil: Spoil) -> None:
    spoil(missing=["Niemand heeft de site getest met een schermlezer."])
    assert NOTICE not in soup_of(app, "/en/zoeken?woord=bezwaar").text


def test_the_dutch_page_never_has_the_notice(app: Flask, spoil: Spoil) -> None:
    spoil(missing=[PRIVACY])
    page = app.test_client().get("/nl/").get_data(as_text=True)
    assert PRIVACY in page
    assert "Een deel van deze pagina" not in page


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_of_which_nothing_is_translated_is_still_a_sound_page(
    app: Flask, spoil: Spoil, path: str
) -> None:
    spoil(missing=[one for one in sentences() if isinstance(one, str)])
    page = soup_of(app, path)
    assert "<span" not in page.title.text
    assert not any("<" in str(value) for one in page.select("*") for value in one.attrs.values())
    assert len(page.select("main span[lang=nl]")) >= 2


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (paths.TEMPLATES / "components").glob("*.html"))
)
def test_no_mark_of_dutch_gets_into_a_tag(spoil: Spoil, name: str) -> None:
    spoil(missing=[one for one in sentences() if isinstance(one, str)])
    templates = pages.environment(CODE, Regime.TEGENPRESTATIE)
    source = (paths.TEMPLATES / "components" / name).read_text("utf-8")
    folded = templates.preprocess(source)
    for before in folded.split('<span lang="nl" dir="ltr">')[:-1]:
        html = pages._JINJA.sub("", before)
        assert html.rfind("<") <= html.rfind(">")


def test_a_sentence_in_a_title_or_an_attribute_stays_plain(spoil: Spoil) -> None:
    spoil(missing=["Taal", "Werklijst"])
    templates = pages.environment(CODE, Regime.TEGENPRESTATIE)
    title = "{% block title %}{{ _('Werklijst') }}{% endblock %}"
    assert templates.preprocess(title) == title
    label = """<nav aria-label="{{ _('Taal') }}"{% if a > b %} hidden{% endif %}>"""
    assert templates.preprocess(label) == label
    text = "{% block main %}<p>{{ _('Taal') }} {{ _('Werklijst') }}</p>{% endblock %}"
    assert templates.preprocess(text).count('<span lang="nl" dir="ltr">') == 2
