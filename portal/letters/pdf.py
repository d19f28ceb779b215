"""The only user of WeasyPrint. The web process asks :mod:`portal.letters.press` instead of importing this."""

from functools import cache, partial
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration, get_hb_object_data
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal import paths
from portal.letters import finishing, glyphs, passages
from portal.letters.contexts import Letter
from portal.letters.markup import page, say_what_is_missing
from portal.letters.objections import Objections

TRIES = 8
"""A stream that ends unluckily is rare; one that does so eight times in a row does not happen."""
REPLACEMENT = "\ufffd"
MM_OF_PX = 25.4 / 96
WINDOW_MM = 38.0
"""What the window of a Dutch envelope shows below the wordmark: from 51 to 89 mm under the top."""

passages.mark_languages()
passages.keep_half_spaces()


class LetterUnsound(Exception):
    """WeasyPrint objects to a template, the stylesheet or an address; the message holds no client's words."""


class NoNetwork(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Lets a letter read what is inside it (``data:``) and nothing else: no address, no file.

    WeasyPrint's own fetcher requests any address and attaches any local file that the HTML names.
    """

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """What a ``data:`` address holds.

        Raises:
            ValueError: any other address.
        """
        if not url.startswith("data:"):
            raise ValueError("a letter may not load anything from outside")
        return super().fetch(url, headers)


def render(letter: str, language: str, context: Letter) -> bytes:
    """A letter as one PDF to hear, to read and to keep (PDF/UA-1 and PDF/A-2a).

    The same values always give the same bytes. A character that no installed font can show, such as a
    new emoji, is printed as a replacement sign, and the letter says so.

    Parameters: the letter's folder in ``pdf/``, the reader's language code, the letter's values.

    Raises:
        TypeError: the values are of another letter.
        LetterUnsound: the PDF would not be what the template says, or the address is too long for its window.
    """
    html = page(letter, language, context)
    pdf, unprintable = _print(html)
    if unprintable:
        html = html.translate(dict.fromkeys(map(ord, unprintable), REPLACEMENT))
        html = say_what_is_missing(html, letter, language)
        pdf, _ = _print(html)
    for padding in range(1, TRIES):
        if finishing.UNLUCKY not in pdf:
            break
        pdf, _ = _print(html, padding)
    return pdf


def _print(html: str, padding: int = 0) -> tuple[bytes, str]:
    """The PDF, and the characters in it that no font has."""
    stylesheet, fonts = _style()
    with Objections() as objections:
        pdf: bytes = HTML(string=html, url_fetcher=NoNetwork()).write_pdf(
            stylesheets=[stylesheet],
            font_config=fonts,
            pdf_variant="pdf/a-2a",
            finisher=partial(_finish, padding),
        )
    if objections.faults:
        raise LetterUnsound("; ".join(objections.faults))
    return pdf, objections.unprintable


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    # Made once: a new pair for each letter costs a quarter more time and leaks memory.
    fonts = FontConfiguration()
    with Objections() as objections:
        stylesheet = CSS(filename=paths.PDF / "_shared" / "print.css", font_config=fonts)
    if objections.faults:
        raise LetterUnsound("; ".join(objections.faults))
    return stylesheet, fonts


def _finish(padding: int, document: Any, pdf: Any) -> None:
    _check_window(document)
    fonts = {font.name: font for font in document.fonts.values()}
    finishing.claim_accessibility(pdf)
    finishing.say_scopes(pdf)
    finishing.spell_glyphs(pdf, lambda name: _meanings(fonts[name]))
    finishing.end_streams_plainly(pdf)
    finishing.pad(pdf, padding)


def _check_window(document: Any) -> None:
    """Somebody whose address does not show gets no letter (Awb 3:41), so there is none to send."""
    for box in document.pages[0]._page_box.descendants():
        element = getattr(box, "element", None)
        is_window = element is not None and element.attrib.get("class") == "window"
        if is_window and box.margin_height() > WINDOW_MM / MM_OF_PX:
            raise LetterUnsound("the address is too long for the window of the envelope")


def _meanings(font: Any) -> dict[int, str]:
    """The characters of each glyph of a font that WeasyPrint used; from the whole font, not the subset."""
    return glyphs.meanings(get_hb_object_data(font.hb_face), font.index)
