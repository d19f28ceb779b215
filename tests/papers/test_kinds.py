"""A file is what its first bytes say, never what its name or its sender says."""

import pytest

from portal.domain.errors import PaperRefused
from portal.domain.papers import LARGEST, Kind, Refusal
from portal.papers.kinds import kind_of
from tests.fixtures.files import heic, pdf, photo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG, Kind.WEBP])
def test_a_photo_is_known_by_its_content(kind: Kind) -> None:
    assert kind_of(photo(kind.name)) is kind


@pytest.mark.parametrize("before", [b"", b"\n", b"\xef\xbb\xbf", b"X-Scanner: ok\r\n", bytes(1024), HTML])
def test_a_pdf_is_known_by_its_content_also_behind_what_a_scanner_or_a_mail_put_before_it(
    before: bytes,
) -> None:
    assert kind_of(before + pdf()) is Kind.PDF


@pytest.mark.parametrize(
    "content",
    [
        *(HTML, SVG, b"GIF89a" + bytes(40), b"PK\x03\x04", b"MZ", b"BM" + bytes(60), b"II*\x00", b"\x00"),
        b"\n" + photo(),
        b"\n" * 2000 + pdf(),
        b"RIFF\x00\x00\x00\x00WAVE",
    ],
)
def test_what_is_no_photo_and_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(PaperRefused) as refused:
        kind_of(content)
    assert refused.value.reason is Refusal.OTHER_KIND


def test_apples_own_format_has_a_reason_of_its_own() -> None:
    with pytest.raises(PaperRefused) as refused:
        kind_of(heic())
    assert refused.value.reason is Refusal.HEIC


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", Refusal.NOTHING), (photo() + bytes(LARGEST), Refusal.TOO_BIG)],
)
def test_nothing_and_too_much_are_refused(content: bytes, reason: Refusal) -> None:
    with pytest.raises(PaperRefused) as refused:
        kind_of(content)
    assert refused.value.reason is reason


def test_the_largest_file_that_is_taken_is_ten_megabytes() -> None:
    content = photo()
    assert kind_of(content + bytes(LARGEST - len(content))) is Kind.JPEG
