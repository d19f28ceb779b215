"""The only user of Pillow: draws a picture anew, so that nothing but the picture is left.

Where and when a photo was made, with what, by whom, and anything hidden behind the picture: all gone.
"""

import io

from PIL import Image, ImageOps

from portal.domain.errors import PaperRefused
from portal.domain.papers import MOST_PIXELS, Kind, Refusal

SIDE = 2000
"""Pixels of the longest side: enough to read a whole letter."""
QUALITY = 82

_NO_PICTURE = 128
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}


def redraw(content: bytes, kind: Kind) -> bytes:
    """The picture as JPEG: upright, at most :data:`SIDE` pixels high and wide, on white.

    Raises:
        PaperRefused: it has more pixels than the portal opens, or stops half-way.
        OSError, ValueError, SyntaxError: it is no such picture, or not whole.
    """
    with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise PaperRefused(Refusal.TOO_MANY_PIXELS)
        picture.draft("RGB", (SIDE, SIDE))  # a JPEG is then decoded at the size that is needed
        if kind is Kind.JPEG and _ends_in_nothing(picture):
            raise PaperRefused(Refusal.BROKEN)
        upright = ImageOps.exif_transpose(_in_shades(picture))
    upright.thumbnail((SIDE, SIDE))
    return _jpeg(_on_white(upright))


def _in_shades(picture: Image.Image) -> Image.Image:
    """The picture in a form that can be made smaller well: a scan in black and white keeps its letters."""
    if picture.mode.startswith("I"):  # 16 bits: brought back to 8, or everything would be white
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"1", "P", "PA"}:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def _ends_in_nothing(picture: Image.Image) -> bool:
    """Whether the last line is the grey that a decoder leaves where a JPEG has no more picture in it.

    A file that was cut off and closed again reads without a word; a camera never makes this very grey.
    """
    last = picture.crop((0, picture.height - 1, picture.width, picture.height))
    return all(band.getextrema() == (_NO_PICTURE, _NO_PICTURE) for band in last.split())


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    over = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    """The bare pixels as a file; of what else Pillow knows about the picture nothing is passed on."""
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
