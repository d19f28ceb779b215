"""What goes over the wire is small, and reads the same."""

import gzip

import brotli
import pytest
from flask import Flask, Response

from portal.web import compress
from portal.web.compress import WORTH_IT, squeeze

LONG = "tegenprestatie " * 100


def answer(body: str, accepts: str, mimetype: str = "text/html") -> Response:
    app = Flask(__name__)
    with app.test_request_context(headers={"Accept-Encoding": accepts}):
        return squeeze(Response(body, mimetype=mimetype))


def test_a_page_is_compressed_for_a_browser_that_can_read_it() -> None:
    response = answer(LONG, "gzip, deflate")
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.get_data()).decode() == LONG
    assert int(response.headers["Content-Length"]) == len(response.get_data()) < len(LONG)


def test_a_browser_that_reads_brotli_gets_the_smaller_page() -> None:
    response = answer(LONG, "gzip, deflate, br")
    assert response.headers["Content-Encoding"] == "br"
    assert brotli.decompress(response.get_data()).decode() == LONG


def test_a_browser_that_cannot_read_it_gets_the_page_as_it_is() -> None:
    response = answer(LONG, "identity")
    assert "Content-Encoding" not in response.headers
    assert response.get_data(as_text=True) == LONG
    assert "Accept-Encoding" in response.vary


def test_a_pdf_and_a_small_answer_are_left_alone() -> None:
    assert "Content-Encoding" not in answer(LONG, "gzip", "application/pdf").headers
    assert "Content-Encoding" not in answer("x" * (WORTH_IT - 1), "gzip").headers


def test_a_style_sheet_is_squeezed_once_and_a_page_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int | None] = []

    def zipped(body: bytes, level: int | None = None) -> bytes:
        done.append(level)
        return gzip.compress(body)

    monkeypatch.setattr(compress, "WAYS", {"gzip": zipped})
    bodies = [f"{kind} {LONG}" for kind in ("one", "one", "another")]
    sheets = [gzip.decompress(answer(body, "gzip", "text/css").get_data()).decode() for body in bodies]
    assert sheets == bodies
    assert done == [compress.OF_FILE] * 2  # it may take its time
    pages = [answer(LONG, "gzip").get_data() for _ in range(2)]
    assert pages[0] == pages[1]
    assert done[2:] == [None, None]
