"""A PDF is built anew from its pages: one reads the same, and it does nothing."""

import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from portal.domain.errors import PaperRefused
from portal.domain.papers import MOST_PAGES, Refusal
from portal.papers.documents import rebuild
from tests.fixtures.files import SECRET, opened, pages, pdf, photo, read, saved, written

WORDS = b"BT /F1 12 Tf 72 700 Td (Gewone woorden) Tj ET"


def script() -> Dictionary:
    """What a reader would run."""
    return Dictionary(S=Name.JavaScript, JS=String(SECRET))


def on_opening(made: Pdf) -> None:
    """A script that runs when the document opens."""
    made.Root.OpenAction = script()


def by_name(made: Pdf) -> None:
    """A script of the document."""
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))


def on_a_page(made: Pdf) -> None:
    """A script that runs when a page is shown."""
    made.pages[0].obj.AA = Dictionary(O=script())


def on_a_note(made: Pdf) -> None:
    """A note that starts a program."""
    launch = Dictionary(S=Name.Launch, F=String(SECRET))
    made.pages[0].obj.Annots = Array(
        [
            made.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=launch)
            )
        ]
    )


def on_a_layer(made: Pdf) -> None:
    """A script in what a page needs to be shown."""
    made.pages[0].obj.Resources = Dictionary(Properties=Dictionary(a=Dictionary(AA=script(), JS=SECRET)))


def attached(made: Pdf) -> None:
    """A file in the file."""
    made.attachments["bijlage.txt"] = SECRET.encode()


def described(made: Pdf) -> None:
    """Who made it, in both places where a PDF says so."""
    made.docinfo["/Author"] = SECRET
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [SECRET]


def noted_by_a_program(made: Pdf) -> None:
    """What the program that made it keeps for itself."""
    made.pages[0].obj.PieceInfo = Dictionary(A=Dictionary(Private=String(SECRET)))


def elsewhere(made: Pdf) -> None:
    """A page whose content stands in another file."""
    content = Stream(made, b"")
    content.F = String(SECRET)
    made.pages[0].obj.Contents = made.make_indirect(content)


@pytest.mark.parametrize(
    "hide",
    [
        on_opening,
        by_name,
        on_a_page,
        on_a_note,
        on_a_layer,
        attached,
        described,
        noted_by_a_program,
        elsewhere,
    ],
)
def test_nothing_but_pages_is_left(hide: Callable[[Pdf], None]) -> None:
    made = pages()
    hide(made)
    assert holds(saved(made), SECRET)
    assert not holds(rebuild(saved(made)), SECRET)


def holds(content: bytes, words: str) -> bool:
    """Whether anything in a PDF says this, packed or not."""
    with read(content) as pdf_:
        unpacked = saved(
            pdf_, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False
        )
    return words.encode() in unpacked


def test_one_reads_the_same_words_afterwards() -> None:
    made = pages()
    made.pages[0].obj.Contents = made.make_stream(WORDS)
    kept = read(rebuild(saved(made)))
    assert [page.Contents.read_bytes() for page in kept.pages] == [WORDS]
    assert kept.pages[0].MediaBox == Array([0, 0, 595, 842])
    assert set(kept.Root.keys()) == {"/Type", "/Pages"}


def test_what_was_filled_in_becomes_part_of_the_page() -> None:
    made = pages()
    look = made.make_stream(b"(Dinsdag) Tj", BBox=Array([0, 0, 90, 20]), Subtype=Name.Form, Type=Name.XObject)
    field = Dictionary(
        T="dag",
        V="Dinsdag",
        FT=Name.Tx,
        Type=Name.Annot,
        Subtype=Name.Widget,
        F=4,
        Rect=Array([10, 10, 100, 30]),
        AP=Dictionary(N=look),
    )
    box = made.make_indirect(field)
    made.pages[0].obj.Annots = Array([box])
    made.Root.AcroForm = Dictionary(Fields=Array([box]), DA=String("/Helv 12 Tf"))
    kept = read(rebuild(saved(made)))
    forms = list(kept.pages[0].form_xobjects.values())
    assert [form.read_bytes() for form in forms] == [b"(Dinsdag) Tj"]
    assert "/AcroForm" not in kept.Root
    assert "/Annots" not in kept.pages[0].obj


def test_a_pdf_that_asks_for_a_password_is_refused() -> None:
    assert reason(pdf(encryption=pikepdf.Encryption(owner="geheim", user="geheim"))) is Refusal.LOCKED


def test_a_pdf_that_everybody_may_read_is_taken_and_keeps_no_lock() -> None:
    kept = read(rebuild(pdf(encryption=pikepdf.Encryption(owner="geheim", user=""))))
    assert not kept.is_encrypted


def test_a_pdf_has_no_more_than_so_many_pages() -> None:
    assert len(read(rebuild(pdf(MOST_PAGES))).pages) == MOST_PAGES
    assert reason(pdf(MOST_PAGES + 1)) is Refusal.TOO_MANY_PAGES


def test_a_pdf_without_pages_is_refused() -> None:
    assert reason(pdf(0)) is Refusal.BROKEN


def reason(content: bytes) -> Refusal:
    """Why a PDF is refused."""
    with pytest.raises(PaperRefused) as refused:
        rebuild(content)
    return refused.value.reason


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_pdf_is_no_pdf(share: float) -> None:
    sent = pdf(3)
    assert reason(sent[: int(len(sent) * share)]) is Refusal.BROKEN


def with_photo(content: bytes, filters: Any, **more: Any) -> bytes:
    """A PDF that shows one photo, kept as it came."""
    made = pages()
    picture = Stream(made, content, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=320, **more)
    picture.Filter = filters
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(a=made.make_indirect(picture)))
    return saved(made)


@pytest.mark.parametrize(
    ("content", "filters"),
    [
        (photo(), Name.DCTDecode),
        (photo(progressive=True), Array([Name.DCTDecode])),
        (photo().replace(b"\xff\xdb", b"\xff\xff\xff\xdb"), Name.DCTDecode),  # filling bytes before a part
        (zlib.compress(photo()), Array([Name.FlateDecode, Name.DCTDecode])),
    ],
)
def test_a_photo_in_a_pdf_does_not_tell_where_it_was_made(content: bytes, filters: Any) -> None:
    kept = picture_of(rebuild(with_photo(content, filters)))
    assert SECRET.encode() not in kept
    assert dict(opened(kept).getexif()) == {}
    assert opened(kept).tobytes() == opened(photo()).tobytes()


def test_a_photo_of_the_other_kind_in_a_pdf_tells_nothing_either() -> None:
    box = b"uuid" + bytes(16) + SECRET.encode()
    plain = written(Image.new("RGB", (8, 8), "red"), "JPEG2000")
    sent = with_photo(plain + (len(box) + 4).to_bytes(4) + box, Name.JPXDecode)
    kept = picture_of(rebuild(sent))
    assert kept == plain


def picture_of(content: bytes) -> bytes:
    """The photo in a kept PDF."""
    with read(content) as kept:
        found: bytes = kept.pages[0].Resources.XObject.a.read_raw_bytes()
    return found


def test_a_broken_photo_makes_a_broken_pdf() -> None:
    with pytest.raises(ValueError, match="JPEG"):
        rebuild(with_photo(photo()[:300], Name.DCTDecode))


def test_the_same_pdf_gives_the_same_bytes() -> None:
    assert rebuild(pdf()) == rebuild(pdf())
