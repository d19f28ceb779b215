"""One file that keeps (PDF/A-2a) and that everyone can read (PDF/UA-1).

WeasyPrint writes a tagged PDF/A; that file also follows PDF/UA-1 but does not say so. This adds the
claim, with the declaration that PDF/A asks for each property it does not know itself (ISO 19005-2, 6.6.2.3).
It also mends what the file says that Arabic glyphs stand for, and says what each header of a table is for.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pydyf

_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def claim_accessibility(pdf: Any) -> None:
    """Add the PDF/UA-1 claim to the metadata of a PDF that WeasyPrint is about to write."""
    metadata = next(part for part in pdf.objects if getattr(part, "extra", {}).get("Type") == "/Metadata")
    metadata.stream = [part.replace(_END, _CLAIM + _END) for part in metadata.stream]
    metadata.compress = False  # archives read it without unpacking


_GLYPH = re.compile(rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$")
_NOTHING_OF_ITS_OWN = "\u200b"  # takes no room and is not read


def spell_glyphs(pdf: Any, meanings: Callable[[bytes], Mapping[int, str]]) -> None:
    """Say of each glyph in the file which characters it shows (ISO 14289-1, 7.21.7).

    Where a letter and the sign above it are one cluster, WeasyPrint gives the characters of both to one
    glyph and nothing to the other, also for each place where these glyphs return: words lose letters.

    Parameters: the PDF; and what gives, for the name of a font in the file, the characters of its glyphs.
    """
    for font in pdf.objects:
        if isinstance(font, dict) and "ToUnicode" in font:
            spell = partial(_spell, meanings=partial(meanings, font["BaseFont"]))
            table = pdf.objects[int(font["ToUnicode"].split()[0])]
            table.stream = [_GLYPH.sub(spell, line) for line in table.stream]


def _spell(entry: re.Match[bytes], meanings: Callable[[], Mapping[int, str]]) -> bytes:
    """One line of the table: a glyph that shows one character stays, the font tells about the others."""
    glyph, said = entry[1].decode(), bytes.fromhex(entry[2].decode()).decode("utf-16-be")
    if len(said) == 1:
        return entry[0]
    text = meanings().get(int(glyph, 16)) or said or _NOTHING_OF_ITS_OWN
    return f"<{glyph}> <{text.encode('utf-16-be').hex()}>".encode()


def say_scopes(pdf: Any) -> None:
    """Say of each header in a table whether it is of its row or of its column (ISO 14289-1, 7.5).

    WeasyPrint lets cells name their headers; the header above the headers of the rows is named by no cell.
    """
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("S") == "/TH":
            row = _parent(pdf, part)
            part["A"]["Scope"] = "/Column" if _parent(pdf, row)["S"] == "/THead" else "/Row"


def _parent(pdf: Any, element: Mapping[str, Any]) -> Mapping[str, Any]:
    """What holds an element of the structure."""
    parent: Mapping[str, Any] = pdf.objects[int(element["P"].split()[0])]
    return parent


UNLUCKY = b"\r\nendstream"
"""How a stream ends that seems a byte shorter than it says: its last byte and the line break after it read as
one line end (PDF/A-2, ISO 19005-2 6.1.7.1). That happens to one compressed stream in 256.
"""


def end_streams_plainly(pdf: Any) -> None:
    """Leave the streams uncompressed that would end so."""
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream) and part.compress and part.data.endswith(UNLUCKY):
            part.compress = False


def pad(pdf: Any, length: int) -> None:
    """Add an object of some length that nothing refers to.

    It changes the two streams that are made while the file is written: of the objects, and of where they are.
    """
    if length:
        pdf.add_object(pydyf.String("x" * length))
