"""Whether a PDF is whole: what every viewer opens is taken, and half a letter never passes for a whole one.

Scanners and mail programs put lines before a PDF and behind it, and write tables that are a few bytes off.
A viewer mends that without a word, and so may we; but where something of the letter itself is gone, a
viewer shows a blank page, also without a word.
"""

import re

import pikepdf
from pikepdf import Name, Pdf, Stream

from portal.domain.errors import PaperRefused
from portal.domain.papers import Refusal

_HEAD = re.compile(rb".{0,1024}?%PDF-", re.DOTALL)
"""A viewer looks for the beginning in so many bytes."""
_END = b"%%EOF"
_GOES_ON = re.compile(rb"\b\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj\b|\bxref\b")
_FOR_THE_WEB = re.compile(
    rb"/Linearized\b[^>]{0,200}/L\s{1,9}(\d{1,10})|/L\s{1,9}(\d{1,10})[^>]{0,200}/Linearized\b"
)
_REFERENCE = re.compile(rb"\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")
_HARMLESS = re.compile(
    "file is damaged|can't find startxref|xref not found|startxref was more than|"
    "Attempting to reconstruct cross-reference table|expected n n obj|"
    "expected endstream|attempting to recover stream length|recovered stream length|"
    "whitespace|followed by carriage return|reported number of objects|accepting invalid xref table entry|"
    "/Count is wrong|appears more than once in the pages tree|updated appearance streams"
)
"""What the reader says of a file that it could mend without losing anything."""
_UNPACKED = frozenset({"/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"})


def cut_out(content: bytes) -> bytes:
    """The PDF in a file, without what a scanner or a mail program put before it and behind it.

    Raises:
        PaperRefused: its end is missing.
    """
    head, end = _HEAD.match(content), content.rfind(_END)
    if head is None or end < 0:
        raise PaperRefused(Refusal.BROKEN)
    start = head.end() - len(b"%PDF-")
    if _GOES_ON.search(content, end) or _is_shorter_than_it_says(content[start:]):
        raise PaperRefused(Refusal.BROKEN)  # the last end is not that of the file
    return content[start : end + len(_END)] + b"\n"


def _is_shorter_than_it_says(content: bytes) -> bool:
    """A PDF that is made for the web says at its beginning how long it is."""
    said = _FOR_THE_WEB.search(content[:1024])
    return said is not None and len(content) < int(said[1] or said[2])


def check_mended(sent: Pdf, content: bytes) -> None:
    """Look at what was read of a file that had to be mended; to be done after everything was read.

    Raises:
        PaperRefused: something of it is gone.
    """
    told = [warning for warning in sent.get_warnings() if not _HARMLESS.search(warning)]
    if told or _has_gaps(sent, content):
        raise PaperRefused(Refusal.BROKEN)


def _has_gaps(sent: Pdf, content: bytes) -> bool:
    """Whether anything is referred to that is not there: the reader then leaves it out and says nothing."""
    packed = (
        thing.read_bytes()
        for thing in sent.objects
        if isinstance(thing, Stream) and thing.get(Name.Type) == Name.ObjStm
    )
    referred = {int(number) for part in (content, *packed) for number in _REFERENCE.findall(part)}
    return any(sent.get_object(number, 0) is None for number in referred)


def check_streams(made: Pdf) -> None:
    """Unpack everything once: what can't be unpacked, a viewer leaves out.

    Raises:
        pikepdf.PdfError: something can't be unpacked.
    """
    for thing in made.objects:
        if isinstance(thing, Stream) and _filters(thing) <= _UNPACKED:
            thing.read_bytes(pikepdf.StreamDecodeLevel.generalized)


def _filters(stream: Stream) -> set[str]:
    given = stream.get(Name.Filter, pikepdf.Array())
    return {str(name) for name in given} if isinstance(given, pikepdf.Array) else {str(given)}
