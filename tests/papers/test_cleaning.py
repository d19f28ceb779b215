"""A file is opened in a process of its own, which can fail without anything else failing."""

import subprocess
import sys
from typing import Any

import pytest

from portal.domain.errors import PaperRefused
from portal.domain.papers import MOST_PAGES, Kind, Refusal
from portal.papers import cleaning
from tests.fixtures.files import opened, pdf, photo, read


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG, Kind.WEBP])
def test_a_photo_comes_back_as_jpeg(kind: Kind) -> None:
    assert opened(cleaning.clean(kind, photo(kind.name))).format == "JPEG"


def test_a_pdf_comes_back_as_pdf() -> None:
    assert len(read(cleaning.clean(Kind.PDF, pdf(2))).pages) == 2


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        (Kind.PDF, pdf(MOST_PAGES + 1), Refusal.TOO_MANY_PAGES),
        (Kind.PDF, b"%PDF-1.7 and nothing more", Refusal.BROKEN),
        (Kind.JPEG, photo()[:300], Refusal.BROKEN),
    ],
)
def test_what_the_process_refuses_comes_back_as_a_reason(kind: Kind, content: bytes, reason: Refusal) -> None:
    with pytest.raises(PaperRefused) as refused:
        cleaning.clean(kind, content)
    assert refused.value.reason is reason


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "WAIT_SECONDS", 0.01)
    with pytest.raises(PaperRefused) as refused:
        cleaning.clean(Kind.PDF, pdf())
    assert refused.value.reason is Refusal.BROKEN


@pytest.mark.parametrize("code", [0, 1, -9])
def test_a_process_that_dies_or_says_nothing_makes_no_paper(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    died = subprocess.CompletedProcess([], code, stdout=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: died)
    with pytest.raises(PaperRefused) as refused:
        cleaning.clean(Kind.PDF, pdf())
    assert refused.value.reason is Refusal.BROKEN


def test_the_process_knows_no_setting_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def look(*_args: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(options)
        return subprocess.CompletedProcess([], 0, stdout=b"%PDF")

    monkeypatch.setattr(subprocess, "run", look)
    cleaning.clean(Kind.PDF, pdf())
    assert seen["env"] == {}


def in_the_process(code: str) -> subprocess.CompletedProcess[str]:
    """What happens to some code within the limits of the process."""
    program = f"from portal.papers.worker import limit; limit(); {code}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603


def test_the_process_has_little_memory(tmp_path: object) -> None:
    assert "MemoryError" in in_the_process("bytes(2 * 1024 ** 3)").stderr


def test_the_process_can_write_no_file(tmp_path: object) -> None:
    code = f"open({str(tmp_path) + '/file'!r}, 'wb', 0).write(b'a')"
    assert in_the_process(code).returncode != 0


def test_the_process_runs_within_the_same_limits_without_harm() -> None:
    assert in_the_process("print('well')").stdout == "well\n"
