"""Who looks after the portal sees how far each language is, and which sentences are in Dutch for now."""

from flask import Flask

from portal.languages import LANGUAGES, SOURCE
from tests.fixtures.translations import CODE, Spoil, sentences
from tests.web.conftest import Signed
from tests.web.page import words
from tests.web.visitor import in_language

CHANGED, MISSING = "Uw privacy", "Toegankelijkheid"


def test_each_language_has_a_line_with_who_read_it(visit: Signed) -> None:
    page = visit("bram").get("/beheer/talen")
    rows = page.soup.select("tbody tr")
    names = [language.name for code, language in LANGUAGES.items() if code != SOURCE]
    assert [words(row.th) for row in rows if row.th] == names
    unread = sum(language.needs_reader for language in LANGUAGES.values())
    assert page.text.count(in_language("nl", "Nog niet nagelezen")) == unread


def test_what_is_not_current_is_counted_and_named(
    app: Flask, visit: Signed, spoil: Spoil, monkeypatch: object
) -> None:
    spoil(changed=[CHANGED], missing=[MISSING])
    monkeypatch.setattr("portal.languages.LANGUAGES", {code: LANGUAGES[code] for code in (SOURCE, CODE)})
    page = visit("bram").get("/beheer/talen")
    total = len(sentences())
    [row] = page.soup.select("tbody tr")
    numbers = [words(cell).replace(".", "") for cell in row.select("td")[:4]]
    assert numbers == [str(total), str(total - 2), "1", "1"]
    lists = {words(title): words(title.find_next("ul")) for title in page.soup.select("section h3")}
    assert lists == {
        in_language("nl", "De Nederlandse zin is veranderd"): CHANGED,
        in_language("nl", "Nog niet vertaald"): MISSING,
    }
