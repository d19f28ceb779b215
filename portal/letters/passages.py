"""What WeasyPrint leaves out of the text of a PDF: the language of a passage, and the Persian half space.

The language is the one that a template marks with ``lang`` (WCAG 3.1.2, PDF/UA-1 7.2).

WeasyPrint names one language for the whole file, so a screen reader would read an Arabic sheet, or the Dutch
words in it, as if they were written in that one. It builds its tags box by box in one private function; this
puts the language of the HTML element on the tag of each box. A test fails when that no longer works.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from io import BytesIO
from typing import Any

import pydyf
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from weasyprint.draw import text as drawing
from weasyprint.pdf import tags
from weasyprint.text.fonts import get_hb_object_data

ROOT = frozenset({"html", "body"})
"""Their language is that of the file."""
HALF_SPACE = "\u200c"
"""Parts a Persian word from its ending. It has no glyph, and without it words that are written apart melt."""
FILLED, INVISIBLE = 0, 3
"""How text is drawn (ISO 32000-1, 9.3.6)."""
NO_GLYPH = ">0.0<"
"""What WeasyPrint writes where a character has no glyph and takes no room."""
Build = Callable[..., Iterator[Any]]


def mark_languages() -> None:
    """From now on every PDF of this process says the language of each passage. Doing it twice is harmless."""
    if not hasattr(tags._build_box_tree, "__wrapped__"):
        tags._build_box_tree = _with_language(tags._build_box_tree)


def _with_language(build: Build) -> Build:
    @wraps(build)
    def built(box: Any, *args: Any) -> Iterator[Any]:
        language = _language(box)
        for tag in build(box, *args):
            if language and "Lang" not in tag:
                tag["Lang"] = pydyf.String(language)
            yield tag

    return built


def _language(box: Any) -> str | None:
    element = getattr(box, "element", None)
    if element is None or box.element_tag in ROOT:
        return None
    found: str | None = element.attrib.get("lang")
    return found


def keep_half_spaces() -> None:
    """From now on every PDF of this process holds them for who listens, searches or copies.

    WeasyPrint moves on without a glyph where one stands. Here the font's own glyph for it stands there, which
    takes no room; it is not drawn, for in some fonts it has a shape. Doing it twice is harmless.
    """
    if not hasattr(drawing.draw_first_line, "__wrapped__"):
        drawing.draw_first_line = _with_half_spaces(drawing.draw_first_line)


def _with_half_spaces(draw: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(draw)
    def drawn(stream: Any, textbox: Any, *args: Any) -> Any:
        if not _is_only_half_spaces(textbox.text):
            return draw(stream, textbox, *args)
        with _Drawing(stream):
            return draw(stream, textbox, *args)

    return drawn


class _Drawing:
    """Watches a stream while a line is drawn in it: what is shown is of the font that was set last."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._added, self._font = stream, None, None
        self._add, self._set, self._show = stream.add_font, stream.set_font_size, stream.show_text

    def __enter__(self) -> None:
        self._stream.add_font, self._stream.set_font_size = self._add_font, self._set_font_size
        self._stream.show_text = self._show_text

    def __exit__(self, *_error: object) -> None:
        del self._stream.add_font, self._stream.set_font_size, self._stream.show_text

    def _add_font(self, pango_font: Any) -> Any:
        self._added, size = self._add(pango_font)
        return self._added, size

    def _set_font_size(self, *font_and_size: Any) -> None:
        self._font = self._added
        self._set(*font_and_size)

    def _show_text(self, shown: str) -> None:
        glyph = _half_space(self._font) if NO_GLYPH in shown else ""
        first, *others = shown.split(NO_GLYPH) if glyph else [shown]
        self._show(f"{first}>" if others else first)
        for number, piece in enumerate(others, 1):
            self._stream.set_text_rendering(INVISIBLE)
            self._show(f"<{glyph}>")
            self._stream.set_text_rendering(FILLED)
            self._show(f"<{piece}" if number == len(others) else f"<{piece}>")


def _is_only_half_spaces(text: str) -> bool:
    """Whether nothing else in a text has no glyph: what is drawn then would look the same."""
    without = {one for one in text if unicodedata.category(one) == "Cf"}
    return without == {HALF_SPACE}


def _half_space(font: Any) -> str:
    """The font's own glyph for a half space, as WeasyPrint writes it; empty where it has none."""
    glyph = _glyph_of(get_hb_object_data(font.hb_face), font.index)
    if font.bitmap or glyph is None:
        return ""
    font.to_unicode[glyph], font.widths[glyph] = HALF_SPACE, 0
    return f"{glyph:04x}"


@lru_cache(maxsize=16)
def _glyph_of(file: bytes, index: int) -> int | None:
    """The glyph of a half space in a font, when it takes no room."""
    with TTFont(BytesIO(file), fontNumber=index, lazy=True) as font:
        name = (font.getBestCmap() or {}).get(ord(HALF_SPACE))
        takes_room = name is None or font["hmtx"][name][0] != 0
        return None if takes_room else int(font.getGlyphID(name))
