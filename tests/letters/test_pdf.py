"""Every letter in every language as a file: standards, tags, fonts, the same bytes each time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import outloud
import page as validation
import pikepdf
import pytest

from portal import paths
from portal.demo import letters as samples
from portal.demo.letters import sample
from portal.languages import LANGUAGES
from portal.letters import finishing, pdf
from portal.letters.contexts import LETTERS
from portal.letters.pdf import LetterUnsound
from tests.letters.conftest import (
    BOTH_DIRECTIONS,
    DECISIONS,
    EVERY_LETTER,
    colour_profile_left_open,
    each_day_or_long,
    made,
    opened,
    rendered,
)

pytestmark = colour_profile_left_open

PROFILES = [validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A]
DECISION_IN_EACH_LANGUAGE = [each_day_or_long(letter, code) for letter in DECISIONS for code in LANGUAGES]
MADE_TWICE = [
    pytest.param(letter, code, marks=() if code == BOTH_DIRECTIONS[place % 2] else pytest.mark.long)
    for place, letter in enumerate(LETTERS)
    for code in LANGUAGES
]
"""Each letter once more in every run, one in Dutch and the next in Arabic; in the long run in all."""
FONTS = {"Noto-Sans", "Noto-Sans-Bold", "Noto-Sans-Arabic", "Noto-Sans-Arabic-Bold"}


def failures(data: bytes, profile: validation.ValidationProfile) -> list[str]:
    """What a file lacks under a standard."""
    report = validation.validate_pdf_bytes(data, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """The structure elements of a file, in reading order."""
    return below(document.Root.StructTreeRoot)


def within(element: Any, kind: str) -> list[Any]:
    """The elements of one kind in another."""
    return [part for part in below(element) if kind == part.S]


def below(root: Any) -> Iterator[Any]:
    """An element of the structure and all in it, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            kids = element.get("/K", [])
            waiting.extend(reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids]))


def fonts(document: pikepdf.Pdf) -> dict[str, bool]:
    """Each font by its name, and whether it is inside the file."""
    found = {}
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0]
            found[str(inner.BaseFont).split("+")[-1]] = "/FontFile2" in inner.FontDescriptor
    return found


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_each_letter_keeps_and_can_be_heard(letter_and_code, profile):
    assert failures(rendered(*letter_and_code), profile) == []


def test_a_second_checker_finds_no_error(letter_and_code, tmp_path: Path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(rendered(*letter_and_code))
    result = outloud.check(str(path))
    assert result.stats["tagged"] is True
    assert [finding for finding in result.findings if finding.severity == "error"] == []


def test_the_checker_misses_the_claim_when_it_is_not_there(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(finishing, "claim_accessibility", lambda pdf: None)
    bare = pdf.render("ontvangstbevestiging", "nl", sample("ontvangstbevestiging"))
    assert failures(bare, validation.ValidationProfile.PDF_UA_1) != []


def test_title_language_and_dates_come_from_the_letter(letter_and_code):
    letter, code = letter_and_code
    context = sample(letter)
    document = opened(letter, code)
    assert str(document.Root.Lang) == ("nl" if letter in DECISIONS else code)
    assert context.reference in str(document.docinfo.Title)
    assert f"D:{context.sent_on:%Y%m%d}" in str(document.docinfo.CreationDate)
    assert document.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("decision_and_code", DECISION_IN_EACH_LANGUAGE)
def test_a_screen_reader_is_told_the_language_of_the_sheet(decision_and_code):
    letter, code = decision_and_code
    document = opened(letter, code)
    named = {str(element.Lang) for element in elements(document) if element.S == "/Sect"}
    assert named == (set() if code == "nl" else {code})


@pytest.mark.parametrize("letter", DECISIONS)
def test_a_screen_reader_is_told_which_words_of_an_arabic_sheet_are_dutch(letter):
    """WCAG 3.1.2: the task, the reasons of the officer, the address and the name of the court."""
    inside = [element for element in elements(opened(letter, "ar")) if element.get("/Lang") == "nl"]
    assert {"/Span", "/LI"} <= {str(element.S) for element in inside}


def test_headings_start_at_one(letter_and_code):
    kinds = [str(element.S) for element in elements(opened(*letter_and_code))]
    assert next(kind for kind in kinds if kind in {"/H1", "/H2", "/H3"}) == "/H1"


def test_each_cell_names_the_header_of_its_row_and_that_of_its_column(letter_and_code):
    for table in (element for element in elements(opened(*letter_and_code)) if element.S == "/Table"):
        rows = [list(row.K) for row in within(table, "/TR")]
        columns = [str(cell.ID) for cell in rows[0]] if within(table, "/THead") else []
        for cells in rows[1:] if columns else rows:
            head, *rest = cells
            assert (head.S, head.A.Scope) == ("/TH", "/Row")
            assert {cell.S for cell in rest} == {"/TD"}
            named = [{str(name) for name in cell.A.Headers} for cell in rest]
            assert named == [
                {str(head.ID), *above} for above in ([[column] for column in columns[1:]] or [[]])
            ]
        assert {str(cell.A.Scope) for cell in (rows[0] if columns else [])} <= {"/Column"}


def test_only_the_expected_fonts_are_used_and_they_are_inside(letter_and_code):
    document = opened(*letter_and_code)
    found = fonts(document)
    assert set(found) <= FONTS
    assert {"Noto-Sans", "Noto-Sans-Bold"} <= set(found)
    assert all(found.values())


def test_text_is_text_and_no_picture(letter_and_code):
    document = opened(*letter_and_code)
    assert not any(page.get_images() for page in document.pages)


def test_each_link_says_where_it_goes(letter_and_code):
    document = opened(*letter_and_code)
    links = [note for page in document.pages for note in page.get("/Annots", [])]
    assert links
    assert all(str(link.Contents).strip() and str(link.A.URI).startswith("https://") for link in links)


@pytest.mark.parametrize(("letter", "code"), MADE_TWICE)
def test_the_same_values_give_the_same_bytes(letter, code):
    assert pdf.render(letter, code, sample(letter)) == rendered(letter, code)


def test_values_of_another_letter_are_refused():
    with pytest.raises(TypeError, match="PlanDecision"):
        pdf.render("besluit-tegenprestatie", "nl", sample("ontvangstbevestiging"))


def test_a_letter_is_not_made_when_the_setting_of_it_is_unsound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf, "page", lambda *_: '<html lang="nl"><title>x</title><p style="colour: red">x')
    with pytest.raises(LetterUnsound, match="colour"):
        pdf.render("ontvangstbevestiging", "nl", sample("ontvangstbevestiging"))


def test_a_mistake_in_the_stylesheet_stops_every_letter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "print.css").write_text("p { colour: red }")
    monkeypatch.setattr(paths, "PDF", tmp_path)
    with pytest.raises(LetterUnsound, match="colour"):
        pdf._style.__wrapped__()


def test_every_letter_can_be_written_out_to_look_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(samples.Press, "render", lambda _press, letter, code, _: f"{letter} {code}".encode())
    samples.main(tmp_path / "new")
    written = {path.name: path.read_text() for path in (tmp_path / "new").iterdir()}
    assert written == {f"{letter}.{code}.pdf": f"{letter} {code}" for letter, code in EVERY_LETTER}


@pytest.mark.parametrize("words", ["你好, ik help graag", "koffie \ue000 thee", "klaar \U0010fffd"])
@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_what_no_font_can_show_is_replaced_and_the_file_stays_whole(words, profile):
    context = replace(sample("besluit-plan-afgewezen"), client_words=words)
    assert failures(made("besluit-plan-afgewezen", "nl", context), profile) == []
