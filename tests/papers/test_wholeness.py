"""What every viewer opens is taken; half a letter never passes for a whole one."""

import re
from collections.abc import Callable

import pikepdf
import pytest

from portal.domain.errors import PaperRefused
from portal.domain.papers import Refusal
from portal.papers.documents import rebuild
from tests.fixtures.files import pages, read, saved

FIRST_PAGE = b"6 0 obj"
"""Where the words of the first page stand in :func:`letter`."""


def words(page: int) -> bytes:
    """What stands on a page."""
    return b"BT (Blad %d van een brief) Tj ET " % page * 30


def letter(**options: bool | pikepdf.ObjectStreamMode) -> bytes:
    """A letter of three pages."""
    made = pages(3)
    for number, page in enumerate(made.pages):
        page.obj.Contents = made.make_stream(words(number))
    return saved(made, **{"object_stream_mode": pikepdf.ObjectStreamMode.disable, **options})


PLAIN = letter()
PACKED = letter(object_stream_mode=pikepdf.ObjectStreamMode.generate)
FOR_THE_WEB = letter(linearize=True)


def wrong_start(content: bytes) -> bytes:
    """As a program leaves it that changed something and did not count again."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n7", content)


def longer_lines(content: bytes) -> bytes:
    """As it comes through a program that writes lines its own way, which moves everything."""
    return content.replace(b"endobj\n", b"endobj\r\n")


def counted_with_what_is_before(content: bytes) -> bytes:
    """Its table counts from the beginning of the file, and not from where the PDF begins."""
    return longer_lines(b"X-Scanner: ok\r\n" + content)


def wrong_length(content: bytes) -> bytes:
    """It says wrongly how long the words of a page are."""
    place = content.index(b"/Length", content.index(FIRST_PAGE))
    return content[:place] + re.sub(rb"Length \d\d", b"Length 11", content[place:])


@pytest.mark.parametrize("sent", [PLAIN, PACKED, FOR_THE_WEB], ids=["plain", "packed", "web"])
@pytest.mark.parametrize("before", [b"", b"\n", b"\xef\xbb\xbf", b"X-Scanner: ok\r\n", bytes(900)])
@pytest.mark.parametrize("behind", [b"", b"\r\n", bytes(4096), b"<!-- a page of a web site -->" * 200])
def test_what_stands_before_and_behind_a_letter_is_no_reason_to_refuse_it(
    sent: bytes, before: bytes, behind: bytes
) -> None:
    assert_whole(before + sent + behind)


@pytest.mark.parametrize("sent", [PLAIN, PACKED], ids=["plain", "packed"])
@pytest.mark.parametrize("change", [wrong_start, longer_lines, counted_with_what_is_before])
def test_a_table_that_is_off_is_mended(sent: bytes, change: Callable[[bytes], bytes]) -> None:
    assert_whole(change(sent))


def test_a_length_that_is_off_is_mended() -> None:
    assert_whole(wrong_length(PLAIN))


def test_a_letter_with_a_later_addition_is_taken_as_it_became() -> None:
    assert_whole(PLAIN + addition())


def assert_whole(content: bytes) -> None:
    """All words of the letter are there."""
    with read(rebuild(content)) as kept:
        assert [page.obj.Contents.read_bytes() for page in kept.pages] == [words(page) for page in range(3)]


def addition() -> bytes:
    """What a program adds behind a letter when something was filled in."""
    start = len(PLAIN) + len(b"9 0 obj\n<< /A 1 >>\nendobj\n")
    table = b"xref\n9 1\n%010d 00000 n \ntrailer << /Root 1 0 R /Size 10 /Prev %s >>\n"
    before = re.findall(rb"startxref\s+(\d+)", PLAIN)[-1]
    added = b"9 0 obj\n<< /A 1 >>\nendobj\n" + table % (len(PLAIN), before)
    return added + b"startxref\n%d\n%%%%EOF\n" % start


def lost_object(content: bytes) -> bytes:
    """The words of a page are gone, and the table is right about the rest."""
    return content.replace(FIRST_PAGE, b"6 X obj")


def lost_bytes(content: bytes) -> bytes:
    """The words of a page are gone, and everything behind them has moved."""
    return content[: content.index(FIRST_PAGE)] + content[content.index(b"7 0 obj") :]


def broken_words(content: bytes) -> bytes:
    """The words of a page can't be unpacked."""
    place = content.index(b"stream\n", content.index(FIRST_PAGE)) + 20
    return content[:place] + b"zzzz" + content[place + 4 :]


def lost_words(content: bytes) -> bytes:
    """Some of the words of a page are gone."""
    place = content.index(b"stream\n", content.index(FIRST_PAGE)) + 20
    return content[:place] + content[place + 6 :]


@pytest.mark.parametrize("change", [lost_object, lost_bytes, broken_words, lost_words])
def test_a_letter_with_a_hole_is_refused(change: Callable[[bytes], bytes]) -> None:
    assert_refused(change(PLAIN))


@pytest.mark.parametrize("place", [200, 300, 400, 500])
def test_a_packed_letter_with_a_hole_is_refused(place: int) -> None:
    assert_refused(PACKED[:place] + PACKED[place + 40 :])


@pytest.mark.parametrize("sent", [PLAIN, PACKED, FOR_THE_WEB], ids=["plain", "packed", "web"])
def test_a_letter_that_ends_too_soon_is_refused_wherever_it_ends(sent: bytes) -> None:
    for length in range(5, sent.rindex(b"%%EOF") + 4, 23):
        assert_refused(sent[:length])


def test_a_letter_of_which_the_addition_ends_too_soon_is_refused() -> None:
    added = addition()
    for length in range(12, added.rindex(b"%%EOF"), 7):
        assert_refused(PLAIN + added[:length])


def test_a_letter_for_the_web_that_ends_where_its_first_part_ends_is_refused() -> None:
    assert_refused(FOR_THE_WEB[: FOR_THE_WEB.index(b"%%EOF") + 6])


def assert_refused(content: bytes) -> None:
    """It is told that the file can't be opened."""
    with pytest.raises(PaperRefused) as refused:
        rebuild(content)
    assert refused.value.reason is Refusal.BROKEN
