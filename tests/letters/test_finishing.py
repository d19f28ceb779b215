"""What WeasyPrint leaves undone in a file is done."""

from itertools import count

import pydyf
import pytest

from portal.demo.letters import sample
from portal.letters import finishing, pdf
from portal.letters.finishing import end_streams_plainly
from tests.letters.conftest import colour_profile_left_open

pytestmark = colour_profile_left_open


def ends_in_a_carriage_return() -> pydyf.Stream:
    """A stream of which the compressed bytes end so, by chance."""
    tries = (pydyf.Stream([str(number)], compress=True) for number in count())
    return next(stream for stream in tries if stream.data.endswith(b"\r\nendstream"))


def end_of(kind: bytes, file: bytes) -> bytes:
    """The last two bytes of the stream of this kind, with the word behind them."""
    end = file.index(b"endstream", file.index(kind))
    return file[end - 3 : end + len(b"endstream")]


def test_a_compressed_stream_never_ends_in_a_carriage_return() -> None:
    file, unlucky, lucky = pydyf.PDF(), ends_in_a_carriage_return(), pydyf.Stream(["text"], compress=True)
    file.add_object(unlucky)
    file.add_object(lucky)
    end_streams_plainly(file)
    assert not unlucky.data.endswith(b"\r\nendstream")
    assert b"FlateDecode" not in unlucky.data
    assert b"FlateDecode" in lucky.data


@pytest.mark.parametrize("kind", [b"/ObjStm", b"/XRef"])
def test_what_is_made_while_the_file_is_written_is_made_anew_when_it_ends_so(
    kind: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = "ontvangstbevestiging"
    unlucky = end_of(kind, pdf.render(letter, "nl", sample(letter)))
    monkeypatch.setattr(finishing, "UNLUCKY", unlucky)
    assert unlucky not in pdf.render(letter, "nl", sample(letter))
