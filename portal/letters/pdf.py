"""The only user of WeasyPrint. The web process asks :mod:`portal.letters.press` instead of importing this."""

from functools import cache, partial
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal import languages, paths
from portal.letters.contexts import Letter
from portal.letters.markup import page


class NoNetwork(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Lets a letter read what is inside it (``data:``) and nothing else: no address, no file.

    WeasyPrint's own fetcher requests any address and attaches any local file that the HTML names.
    """

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith("data:"):
            raise ValueError("a letter may not load anything from outside")
        return super().fetch(url, headers)


def render(letter: str, language: str, context: Letter) -> bytes:
    """A letter as tagged PDF (PDF/UA-1): the same values always give the same bytes.

    Parameters: the letter's folder in ``pdf/``, the reader's language code, the letter's values.

    Raises:
        TypeError: the values are of another letter.
    """
    html = HTML(string=page(letter, language, context), url_fetcher=NoNetwork())
    stylesheet, fonts = _style()
    pdf: bytes = html.write_pdf(
        stylesheets=[stylesheet],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=True,
        finisher=partial(_name_sheet_language, languages.language(language).code),
    )
    return pdf


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    # Made once: a new pair for each letter costs a quarter more time and leaks memory.
    fonts = FontConfiguration()
    return CSS(filename=paths.PDF / "_shared" / "print.css", font_config=fonts), fonts


def _name_sheet_language(code: str, _document: object, pdf: Any) -> None:
    """Give the explanation sheet its own language in the tags.

    WeasyPrint names one language for the file, so a screen reader would read an Arabic sheet in Dutch.
    Only the sheet is a ``section``.
    """
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("S") == "/Sect":
            part["Lang"] = f"({code})"
