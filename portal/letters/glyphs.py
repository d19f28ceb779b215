"""What a glyph stands for, read from the font itself.

Arabic letters change shape beside each other and some melt into one glyph, so a glyph is seldom a
character. A screen reader, a search and a copy all need to know which letters it shows.
"""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

# Shapes and ligatures that have a code of their own; their letters are what a reader looks for.
_PRESENTATION_FORMS = [*range(0xFB00, 0xFE00), *range(0xFE70, 0xFEFF)]


@lru_cache(maxsize=16)
def meanings(file: bytes, index: int = 0) -> dict[int, str]:
    """The characters of each glyph of a font, by the number of the glyph.

    A letter has a glyph in the font's character map; the substitution rules then lead from that glyph to
    its other shapes and to the ligatures. A glyph that neither names is left out.

    Parameters: the bytes of the font file, and which font of it.
    """
    with TTFont(BytesIO(file), fontNumber=index, lazy=True) as font:
        found = {
            glyph: chr(code)
            for code, glyph in sorted((font.getBestCmap() or {}).items(), reverse=True)
            if code not in _PRESENTATION_FORMS
        }
        rules = list(_substitutions(font)) if "GSUB" in font else []
        while new := {
            made: "".join(found[part] for part in parts)
            for parts, made in rules
            if made not in found and all(part in found for part in parts)
        }:
            found |= new
        return {font.getGlyphID(glyph): text for glyph, text in found.items()}


def _substitutions(font: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    """The glyphs that the font replaces, and the one glyph that it puts in their place."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            yield from _of_subtable(getattr(subtable, "ExtSubTable", subtable))


def _of_subtable(subtable: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if subtable.LookupType == 1:  # one glyph for one
        for glyph, made in subtable.mapping.items():
            yield (glyph,), made
    elif subtable.LookupType == 4:  # a ligature
        for first, ligatures in subtable.ligatures.items():
            for ligature in ligatures:
                yield (first, *ligature.Component), ligature.LigGlyph
