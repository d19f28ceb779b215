"""Every sentence is translated, in every language that has a catalogue, with the words that the law needs."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from click.testing import CliRunner

from portal.cli import catalogues, main, wordchecks
from portal.cli.markedsentences import from_python
from portal.cli.wordchecks import CHECKS
from portal.languages import LANGUAGES, SOURCE, catalogue_path, translations

Check = Callable[[str, Catalog], Iterator[str]]


def catalogue_of(code: str, **translated: str) -> Catalog:
    """A small catalogue: pairs of Dutch and translation, in the arguments ``dutch`` and ``other``."""
    catalogue = Catalog(locale=code)
    catalogue.add(translated["dutch"], translated["other"])
    return catalogue


def test_the_template_holds_the_sentences_of_today() -> None:
    assert catalogues.TEMPLATE.read_bytes() == catalogues.text_of(catalogues.extracted()), "run make messages"


def test_every_offered_language_has_a_catalogue() -> None:
    assert set(LANGUAGES) - {SOURCE} <= set(catalogues.codes())


@pytest.mark.parametrize("code", catalogues.codes())
def test_a_catalogue_is_written_as_the_command_writes_it(code: str) -> None:
    written = catalogue_path(code).read_bytes()
    assert written == catalogues.text_of(catalogues.read(code), code), "run make messages"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("code", catalogues.codes())
def test_a_translation_is_whole_and_careful(code: str, check: Check) -> None:
    assert list(check(code, catalogues.read(code))) == []


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {SOURCE}))
def test_every_number_finds_its_plural_form(code: str) -> None:
    plural = "Er zijn %(num)s antwoorden die nog niet kloppen"
    catalogue = translations(code)
    for number in (*range(1, 40), 100, 101, 103, 111, 1000):
        text = catalogue.ngettext("Er is %(num)s antwoord dat nog niet klopt", plural, number)
        assert text not in ("", plural)


@pytest.mark.parametrize(
    ("check", "code", "dutch", "other"),
    [
        (wordchecks.placeholders, "en", "Tot en met %(date)s.", "Up to and including %(day)s."),
        (wordchecks.placeholders, "en", "Tot en met %(date)s.", "Up to and including."),
        (wordchecks.tags, "en", "<b>Nee</b>", "<i>No</i>"),
        (wordchecks.edges, "en", "Naam: ", "Name:"),
        (wordchecks.edges, "ar", "Naam", "الاسم\u200f"),
        (wordchecks.percents, "en", "Ten hoogste %(given)s %%", "At most %(given)s %"),
        (wordchecks.words_of_law, "en", "Uw bezwaar", "Your objection"),
        (wordchecks.words_of_law, "en", "Uw bezwaar", "Your complaint (bezwaar)"),
        (wordchecks.words_to_avoid, "en", "Een maatregel", "A punishment (maatregel)"),
        (wordchecks.words_to_avoid, "ar", "Een maatregel", "عقوبة"),
        (wordchecks.dates, "uk", "Stuur het in voor of op %(date)s.", "Надішліть до %(date)s."),
        (wordchecks.punctuation, "en", "Waarom?", "Why"),
        (wordchecks.punctuation, "ar", "Waarom?", "لماذا?"),
        (wordchecks.punctuation, "ar", "Ja, vanaf 2", "نعم، من ٢"),
        (wordchecks.punctuation, "fa", "Waarom?", "چرا?"),
        (wordchecks.punctuation, "fa", "Ja, vanaf 2", "بله، از ۲"),
        (wordchecks.punctuation, "fa", "Nieuw", "تازه\u200cاي"),
        (wordchecks.edges, "fa", "Naam", "نام\u200c"),
        (wordchecks.edges, "ar", "Naam", "الا\u200cسم"),
    ],
)
def test_a_slip_in_a_translation_is_found(check: Check, code: str, dutch: str, other: str) -> None:
    assert list(check(code, catalogue_of(code, dutch=dutch, other=other)))


def test_the_half_space_is_how_persian_is_spelled() -> None:
    assert list(wordchecks.edges("fa", catalogue_of("fa", dutch="U kunt", other="می\u200cتوانید"))) == []


def test_a_sentence_that_changed_keeps_its_old_translation_marked_as_doubtful() -> None:
    template = catalogues.extracted()
    template.add("Wij hebben uw lange formulier ontvangen")
    template.delete("Wij hebben uw formulier ontvangen")
    catalogue = catalogues.updated("en", template)
    assert wordchecks.unfinished("en", catalogue) == ["Wij hebben uw lange formulier ontvangen"]


def test_a_sentence_that_is_gone_is_named() -> None:
    catalogue = catalogues.read("en")
    catalogue.add("Deze zin staat nergens.", "This sentence is nowhere.")
    assert list(wordchecks.incomplete("en", catalogue)) == ["not in the source: Deze zin staat nergens."]


def test_the_command_says_that_all_is_well() -> None:
    result = CliRunner().invoke(main, ["messages", "check"])
    assert (result.exit_code, result.output) == (0, f"{', '.join(catalogues.codes())}: complete\n")


def test_a_sentence_inside_an_f_string_is_found() -> None:
    source = BytesIO(b"""f"{_('een')}: {x}"; ngettext("twee", "drie", n); catalogue.gettext(y)""")
    found = from_python(source, {"_", "ngettext", "gettext"}, (), {})
    assert {name: texts for _line, name, texts, _comments in found} == {
        "_": ("een",),
        "ngettext": ("twee", "drie", None),
        "gettext": (None,),
    }
