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

_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}


def redraw(content: bytes, kind: Kind) -> bytes:
    """The picture as JPEG: upright, at most :data:`SIDE` pixels high and wide, on white.

    Raises:
        PaperRefused: it has more pixels than the portal opens.
        OSError, ValueError, SyntaxError: it is no such picture, or not whole.
    """
    with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise PaperRefused(Refusal.TOO_MANY_PIXELS)
        picture.draft("RGB", (SIDE, SIDE))  # a JPEG is then decoded at the size that is needed
        upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE))
    return _jpeg(_on_white(upright))


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
