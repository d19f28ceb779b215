"""A photo is drawn anew: one sees the same, and it tells nothing more."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from portal.domain.errors import PaperRefused
from portal.domain.papers import MOST_PIXELS, Kind, Refusal
from portal.papers.pictures import SIDE, redraw
from tests.fixtures.files import SECRET, opened, photo, told, written

KINDS = [Kind.JPEG, Kind.PNG, Kind.WEBP]
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


@pytest.fixture(autouse=True)
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the process that opens files: WeasyPrint, which other tests load, makes Pillow lenient."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


def is_near(picture: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    """Whether a pixel has about this colour: JPEG never keeps one exactly."""
    found = picture.getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) < 20 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_tells_where_it_was_made_before_and_nothing_after(kind: Kind) -> None:
    sent = photo(kind.name, xmp=b"<x:xmpmeta/>" + SECRET.encode()) if kind is not Kind.PNG else photo("PNG")
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = redraw(sent, kind)
    assert SECRET.encode() not in kept
    assert dict(opened(kept).getexif()) == {}
    assert set(opened(kept).info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_that_lies_on_its_side_stands_upright_afterwards(kind: Kind) -> None:
    kept = opened(redraw(photo(kind.name), kind))
    assert (kept.format, kept.size) == ("JPEG", (200, 320))
    assert is_near(kept, (100, 60), RED)
    assert is_near(kept, (100, 260), BLUE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_big_photo_is_made_smaller_in_its_own_shape(kind: Kind) -> None:
    assert opened(redraw(photo(kind.name, (4400, 2200)), kind)).size == (SIDE // 2, SIDE)


def test_a_small_photo_keeps_its_size() -> None:
    assert opened(redraw(photo(size=(30, 20)), Kind.JPEG)).size == (20, 30)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "I;16"])
def test_every_way_to_keep_colours_becomes_a_photo(mode: str) -> None:
    assert opened(redraw(written(Image.new(mode, (9, 9)), "PNG"), Kind.PNG)).mode == "RGB"


def test_a_photo_for_printers_becomes_a_photo_for_screens() -> None:
    assert opened(redraw(written(Image.new("CMYK", (9, 9)), "JPEG"), Kind.JPEG)).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "P", "I;16"])
def test_a_big_scan_of_few_or_many_colours_keeps_its_shades(mode: str) -> None:
    lines = Image.linear_gradient("L").resize((2400, 2400))
    sent = (
        lines.convert(mode) if mode != "I;16" else lines.convert("I").point(lambda v: v * 257).convert(mode)
    )
    kept = opened(redraw(written(sent, "PNG"), Kind.PNG)).convert("L").resize((1, 8), Image.Resampling.BOX)
    shades = [kept.getpixel((0, row)) for row in range(8)]
    assert shades == sorted(shades)
    assert shades[0] < 40
    assert shades[-1] > 215
    assert 100 < shades[3] < shades[4] < 156


def test_a_scan_keeps_where_it_was_turned_when_it_has_few_colours() -> None:
    sent = Image.new("1", (30, 20))
    assert opened(redraw(written(sent, "PNG", exif=told()), Kind.PNG)).size == (20, 30)


def test_what_one_can_see_through_becomes_white() -> None:
    clear = written(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG")
    assert is_near(opened(redraw(clear, Kind.PNG)), (4, 4), WHITE)


def test_of_a_picture_that_moves_the_first_one_is_kept() -> None:
    first, second = Image.new("RGB", (9, 9), "red"), Image.new("RGB", (9, 9), "blue")
    moving = written(first, "WEBP", save_all=True, append_images=[second], duration=100)
    assert is_near(opened(redraw(moving, Kind.WEBP)), (4, 4), RED)


def test_what_stands_behind_or_inside_a_photo_is_gone() -> None:
    hidden = b"<script>alert(1)</script>%PDF-1.7 PK\x03\x04"
    kept = redraw(photo(comment=hidden) + hidden, Kind.JPEG)
    assert b"script" not in kept
    assert b"%PDF" not in kept


def test_a_picture_that_unfolds_to_fill_the_memory_is_not_opened() -> None:
    side = int(MOST_PIXELS**0.5) + 1
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(9))), (b"IEND", b""))
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))
        for name, said in parts
    )
    with pytest.raises(PaperRefused) as refused:
        redraw(bomb, Kind.PNG)
    assert refused.value.reason is Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_picture_is_no_picture(kind: Kind, share: float) -> None:
    sent = photo(kind.name, (900, 700))
    with pytest.raises((OSError, ValueError, SyntaxError)):
        redraw(sent[: int(len(sent) * share)], kind)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_a_photo_that_was_closed_again_is_no_photo(share: float) -> None:
    sent = written(Image.effect_noise((320, 200), 80), "JPEG")
    with pytest.raises(PaperRefused) as refused:
        redraw(sent[: int(len(sent) * share)] + b"\xff\xd9", Kind.JPEG)
    assert refused.value.reason is Refusal.BROKEN


def test_a_photo_of_a_telephone_that_keeps_two_in_one_file_is_taken() -> None:
    first, second = Image.new("RGB", (90, 60), "red"), Image.new("RGB", (90, 60), "blue")
    kept = opened(redraw(written(first, "MPO", save_all=True, append_images=[second]), Kind.JPEG))
    assert (kept.size, is_near(kept, (4, 4), RED)) == ((90, 60), True)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_photo_that_comes_in_passes_is_taken(mode: str) -> None:
    assert opened(redraw(written(Image.new(mode, (9, 9)), "JPEG", progressive=True), Kind.JPEG)).mode == "RGB"


def test_a_file_of_another_kind_is_not_opened_as_this_one() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        redraw(photo("PNG"), Kind.JPEG)
