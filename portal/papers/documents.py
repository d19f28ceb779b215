"""The only user of pikepdf: builds a PDF anew from its pages, so that nothing but pages is left.

What a program would run or fetch hangs on the document, on a page or on a note, never on what a page
shows. So the pages are put in a new document, without their notes; what was filled in becomes part of
the page first.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from portal.domain.errors import PaperRefused
from portal.domain.papers import MOST_PAGES, Refusal
from portal.papers.embedded import bare_jpeg, bare_jpeg2000

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

    Raises:
        PaperRefused: it takes a password, or has too many pages.
        pikepdf.PdfError, ValueError: it is broken; half a PDF must not pass for a whole one.
    """
    with _opened(content) as sent, pikepdf.new() as made:
        if sent.is_encrypted:
            raise PaperRefused(Refusal.LOCKED)
        if not 0 < len(sent.pages) <= MOST_PAGES:
            raise PaperRefused(Refusal.TOO_MANY_PAGES if len(sent.pages) else Refusal.BROKEN)
        _print_what_was_filled_in(sent)
        made.pages.extend(sent.pages)
        for page in made.pages:
            _keep_only(page.obj, PAGE)
        for thing in list(made.objects):
            _clean(made, thing)
        return _written(made)


def _opened(content: bytes) -> Pdf:
    try:
        return pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
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
