"""What WeasyPrint leaves undone in a file is done."""

from itertools import count

import pydyf

from portal.letters import pdf
from portal.letters.finishing import end_streams_plainly
from tests.letters.conftest import colour_profile_left_open
from tests.letters.test_hostile import filled_with

pytestmark = colour_profile_left_open


def ends_in_a_carriage_return() -> pydyf.Stream:
    """A stream of which the compressed bytes end so, by chance."""
    tries = (pydyf.Stream([str(number)], compress=True) for number in count())
    return next(stream for stream in tries if stream.data.endswith(b"\r\nendstream"))


def test_a_compressed_stream_never_ends_in_a_carriage_return() -> None:
    file, unlucky, lucky = pydyf.PDF(), ends_in_a_carriage_return(), pydyf.Stream(["text"], compress=True)
    file.add_object(unlucky)
    file.add_object(lucky)
    end_streams_plainly(file)
    assert not unlucky.data.endswith(b"\r\nendstream")
    assert b"FlateDecode" not in unlucky.data
    assert b"FlateDecode" in lucky.data


def test_a_table_of_contents_that_ends_so_is_made_anew() -> None:
    data = pdf.render("ontvangstbevestiging", "nl", filled_with("0x", "ontvangstbevestiging"))
    assert b"\r\nendstream" not in data
