"""The languages: how each is written, and a catalogue that is compiled when its text is newer."""

import os
from pathlib import Path

import pytest

from portal import languages, paths
from portal.languages import LANGUAGES, SOURCE

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Verder"
msgstr "{word}"
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English catalogue of one sentence, not yet compiled."""
    monkeypatch.setattr(paths, "TRANSLATIONS", tmp_path)
    file = tmp_path / "en" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO.format(word="Continue"), encoding="utf-8")
    return file


def translated(sentence: str) -> str:
    """A sentence in English, from what is on disk now."""
    return languages.translations.__wrapped__("en").gettext(sentence)


def test_dutch_is_the_source_and_answers_with_itself() -> None:
    assert SOURCE in LANGUAGES
    assert languages.translations(SOURCE).gettext("Verder") == "Verder"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_knows_its_own_name_and_direction(code: str) -> None:
    language = languages.language(code)
    assert language.code == code
    assert language.name
    assert language.direction == ("rtl" if language.locale.character_order == "right-to-left" else "ltr")


@pytest.mark.parametrize("code", ["", "xx", "NL", "../nl"])
def test_an_unknown_language_becomes_dutch(code: str) -> None:
    assert languages.language(code).code == SOURCE
    assert languages.translations(code).gettext("Verder") == "Verder"


def test_an_english_date_has_the_day_before_the_month() -> None:
    assert languages.language("en").locale.territory == "GB"


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
def test_an_offered_language_has_a_catalogue(code: str) -> None:
    assert languages.catalogue_path(code).is_file()


def test_a_catalogue_is_compiled_the_first_time(catalogue: Path) -> None:
    assert translated("Verder") == "Continue"
    assert catalogue.with_suffix(".mo").exists()


def test_a_catalogue_is_compiled_again_when_its_text_is_newer(catalogue: Path) -> None:
    languages.compile_catalogue("en")
    catalogue.write_text(PO.format(word="Next"), encoding="utf-8")
    made = catalogue.with_suffix(".mo").stat().st_mtime
    os.utime(catalogue, (made + 1, made + 1))
    languages.compile_catalogue("en")
    assert b"Next" in catalogue.with_suffix(".mo").read_bytes()


def test_a_catalogue_that_is_newer_than_its_text_is_left_alone(catalogue: Path) -> None:
    binary = catalogue.with_suffix(".mo")
    binary.write_bytes(b"as it was")
    os.utime(catalogue, (0, 0))
    languages.compile_catalogue("en")
    assert binary.read_bytes() == b"as it was"


def test_compiling_leaves_no_half_files_behind(catalogue: Path) -> None:
    languages.compile_catalogue("en")
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["messages.mo", "messages.po"]


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgid "Terug"\nmsgstr "Backwards"\n',
        'msgid "Terug"\nmsgstr ""\n',
        "",
    ],
    ids=["its Dutch changed", "not translated", "not in the catalogue"],
)
def test_a_sentence_without_a_current_translation_is_said_in_dutch_and_known(
    catalogue: Path, entry: str
) -> None:
    catalogue.write_text(PO.format(word="Continue") + "\n" + entry, encoding="utf-8")
    with languages.watching() as missed:
        assert (translated("Terug"), translated("Verder")) == ("Terug", "Continue")
    assert missed == {"Terug"}


@pytest.mark.parametrize(("forms", "said"), [(("one", ""), "2 dagen"), (("one", "%(n)s days"), "%(n)s days")])
def test_a_plural_that_lacks_a_form_is_said_in_dutch(
    catalogue: Path, forms: tuple[str, str], said: str
) -> None:
    plural = 'msgid "1 dag"\nmsgid_plural "2 dagen"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'
    catalogue.write_text(PO.format(word="Continue") + "\n" + plural.format(*forms), encoding="utf-8")
    assert languages.translations.__wrapped__("en").ngettext("1 dag", "2 dagen", 2) == said


def test_nobody_who_did_not_ask_is_told_what_was_missed(catalogue: Path) -> None:
    with languages.watching() as outer:
        with languages.watching() as inner:
            translated("Terug")
        assert (outer, inner) == (set(), {"Terug"})
        assert languages.missed() == frozenset()
        languages.watch()
        translated("Terug")
        assert languages.missed() == {"Terug"}


def test_a_language_without_a_text_is_not_compiled(catalogue: Path) -> None:
    languages.compile_catalogue("ar")
    assert not (paths.TRANSLATIONS / "ar").exists()
