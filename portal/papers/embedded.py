"""Photos inside a PDF keep what the telephone wrote in them. This takes it out and leaves the picture."""

import re
from collections.abc import Iterator

_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START, _END, _PICTURE = b"\xff\xd8", 0xD9, 0xDA
_ICC, _ADOBE = b"ICC_PROFILE\x00", b"Adobe"
_BOX_SAYS_MORE = frozenset({b"uuid", b"uinf", b"xml "})


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG with only what decides how it looks: no EXIF, XMP, comment, thumbnail, or anything behind it.

    Raises:
        ValueError: it is no whole JPEG.
    """
    if not content.startswith(_START):
        raise ValueError("no JPEG")
    return _START + b"".join(_kept_parts(content)) + bytes((0xFF, _END))


def _kept_parts(content: bytes) -> Iterator[bytes]:
    place = len(_START)
    while (marker := _marker(content, place := _after_filling(content, place))) != _END:
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if end < place + 4 or end > len(content):
            raise ValueError("a JPEG that ends too soon")
        if _is_needed(marker, content[place + 4 : end]):
            yield content[place:end]
        place = end
        if marker == _PICTURE:
            following = _NEXT.search(content, place)
            if following is None:
                raise ValueError("a JPEG without an end")
            yield content[place : following.start()]
            place = following.start()


def _after_filling(content: bytes, place: int) -> int:
    """Where the next part begins: any number of filling bytes may stand before it."""
    while content[place : place + 2] == b"\xff\xff":
        place += 1
    return place


def _marker(content: bytes, place: int) -> int:
    if content[place : place + 1] != b"\xff" or len(content) < place + 2:
        raise ValueError("a JPEG that is broken")
    return content[place + 1]


def _is_needed(marker: int, said: bytes) -> bool:
    """Whether a part decides how the picture looks. Of what programs add, only colours do."""
    if marker == 0xE2:
        return said.startswith(_ICC)
    if marker == 0xEE:
        return said.startswith(_ADOBE)
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def bare_jpeg2000(content: bytes) -> bytes:
    """A JPEG 2000 file without the boxes that tell about it; a bare code stream has none.

    Raises:
        ValueError: a box is longer than the file.
    """
    if content.startswith(b"\xff\x4f"):
        return content
    return b"".join(box for box in _boxes(content) if box[4:8] not in _BOX_SAYS_MORE)


def _boxes(content: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(content):
        length = int.from_bytes(content[place : place + 4])
        if length == 1:
            length = int.from_bytes(content[place + 8 : place + 16])
        end = place + length if length else len(content)
        if end < place + 8 or end > len(content):
            raise ValueError("a box that is broken")
        yield content[place:end]
        place = end
