"""Builds a PDF anew from its pages, so that nothing but pages is left; uses pikepdf.

What a program would run or fetch hangs on the document, on a page or on a note, never on what a page
shows. So the pages are put in a new document, without their notes; what was filled in becomes part of
the page first.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from portal.domain.errors import PaperRefused
from portal.domain.papers import MOST_PAGES, Refusal
from portal.papers.embedded import bare_jpeg, bare_jpeg2000
from portal.papers.wholeness import check_mended, check_streams, cut_out

PAGE = frozenset(
    {
        *("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"),
        *("/UserUnit", "/Group"),
    }
)
"""What a page keeps."""
DROPPED = frozenset(
    {
        *(
            "/AA",
            "/AF",
            "/EF",
            "/JS",
            "/JavaScript",
            "/Metadata",
            "/PieceInfo",
            "/OPI",
            "/Ref",
            "/Alternates",
        ),
        *("/LastModified", "/StructParent", "/StructParents"),
    }
)
"""What nothing else keeps: what runs, what is attached, what lies outside the file, what tells about it."""
OUTSIDE = frozenset({"/F", "/FFilter", "/FDecodeParms"})
"""In a stream these say that its content stands in a file elsewhere."""
_BARE = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jpeg2000}


def rebuild(content: bytes) -> bytes:
    """A PDF that shows the same pages and holds nothing else.

    A lock that keeps nobody from reading is no reason to refuse: no viewer asks for anything.

    Raises:
        PaperRefused: it takes a password, has too many pages, or is not whole.
        ValueError: a photo in it is broken.
    """
    whole = cut_out(content)
    with suppress(pikepdf.PdfError):
        return _made_anew(whole, is_mended=False)
    try:
        return _made_anew(whole, is_mended=True)
    except pikepdf.PdfError as broken:
        raise PaperRefused(Refusal.BROKEN) from broken


def _made_anew(content: bytes, *, is_mended: bool) -> bytes:
    """The same pages in a new document; ``is_mended``: small faults are repaired, and then looked at.

    Raises:
        PaperRefused: it takes a password, has too many pages, or something of it is gone.
        pikepdf.PdfError: the reader stumbled over something.
    """
    with _opened(content, is_mended=is_mended) as sent, pikepdf.new() as made:
        if not 0 < len(sent.pages) <= MOST_PAGES:
            raise PaperRefused(Refusal.TOO_MANY_PAGES if len(sent.pages) else Refusal.BROKEN)
        _print_what_was_filled_in(sent)
        made.pages.extend(sent.pages)
        for page in made.pages:
            _keep_only(page.obj, PAGE)
        for thing in list(made.objects):
            _clean(made, thing)
        check_streams(made)
        written = _written(made)
        if is_mended:
            check_mended(sent, content)
        elif sent.get_warnings():
            raise pikepdf.PdfError("read with warnings")
        return written


def _opened(content: bytes, *, is_mended: bool) -> Pdf:
    try:
        return pikepdf.open(io.BytesIO(content), attempt_recovery=is_mended, suppress_warnings=True)
    except pikepdf.PasswordError as locked:
        raise PaperRefused(Refusal.LOCKED) from locked


def _print_what_was_filled_in(sent: Pdf) -> None:
    if "/AcroForm" in sent.Root:
        sent.generate_appearance_streams()
    sent.flatten_annotations("print")


def _keep_only(page: Dictionary, names: frozenset[str]) -> None:
    for name in set(page.keys()) - names:
        del page[name]


def _clean(made: Pdf, thing: Any) -> None:
    """Take out of one object of the file, and of what stands directly in it, whatever must not stay."""
    for part in _parts(thing):
        unwanted = DROPPED | OUTSIDE if isinstance(part, Stream) else DROPPED
        for name in unwanted & set(part.keys()):
            del part[name]
        if isinstance(part, Stream) and part.get(Name.Subtype) == Name.Image:
            _bare_picture(made, part)


def _parts(thing: Any) -> Iterator[Any]:
    """The dictionaries in an object; what it refers to is an object of its own."""
    todo, is_first = [thing], True
    while todo:
        part = todo.pop()
        if not is_first and getattr(part, "is_indirect", False):
            continue
        is_first = False
        if isinstance(part, Dictionary | Stream):
            yield part
            todo += [value for _name, value in part.items()]
        elif isinstance(part, Array):
            todo += list(part)


def _bare_picture(made: Pdf, picture: Stream) -> None:
    """A photo within the PDF, without what the telephone wrote in it."""
    given = picture.get(Name.Filter, Array())
    filters = [str(name) for name in given] if isinstance(given, Array) else [str(given)]
    if not filters or filters[-1] not in _BARE:
        return
    content = picture.read_raw_bytes()
    if filters[:-1]:
        content = Stream(made, content, Filter=Array(map(Name, filters[:-1]))).read_bytes()
    parameters = picture.get(Name.DecodeParms)
    last = parameters[-1] if isinstance(parameters, Array) and len(parameters) else parameters
    picture.write(
        _BARE[filters[-1]](content),
        filter=Name(filters[-1]),
        decode_parms=last if isinstance(last, Dictionary) else None,
    )


def _written(made: Pdf) -> bytes:
    written = io.BytesIO()
    made.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()
