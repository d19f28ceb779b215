"""The rendering process: the portal stays light, and a process that dies or hangs costs no letter."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal import paths
from portal.demo.letters import sample
from portal.letters.press import WAIT_SECONDS, Press, PressFailed
from tests.letters.conftest import colour_profile_left_open, rendered

pytestmark = colour_profile_left_open

LETTER = "ontvangstbevestiging"


@pytest.fixture(scope="module")
def warm() -> Iterator[Press]:
    """A press for all tests here: to start one costs as much as half a dozen letters."""
    press = Press()
    yield press
    press.close()


@pytest.fixture
def printing(warm: Press) -> Iterator[Press]:
    """That press, whole again after the test; it may run already."""
    yield warm
    warm._wait = WAIT_SECONDS


@pytest.fixture
def resting(printing: Press) -> Press:
    """That press before its first letter, as a new one is."""
    printing.close()
    return printing


def make(printing: Press) -> bytes:
    """One letter from this press."""
    return printing.render(LETTER, "ar", sample(LETTER))


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a portal of its own would; an error when it does not end."""
    return subprocess.run(  # noqa: S603 -- our own scripts
        [sys.executable, *arguments], cwd=paths.ROOT, capture_output=True, text=True, timeout=60
    )


def number(printing: Press) -> int:
    """The number of the press's process."""
    assert printing._process is not None
    return printing._process.pid


def test_the_process_gives_the_same_bytes_as_rendering_here(printing):
    assert make(printing) == rendered(LETTER, "ar")


def test_the_portal_never_imports_weasyprint():
    script = (
        "import sys\n"
        "from portal.letters.press import Press\n"
        "from portal.demo.letters import sample\n"
        "press = Press()\n"
        f"data = press.render('{LETTER}', 'nl', sample('{LETTER}'))\n"
        "assert data.startswith(b'%PDF')\n"
        "assert 'portal.letters.pdf' not in sys.modules\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('weasyprint', 'pydyf', 'cffi')]\n"
        "press.close()\n"
    )
    done = python("-W", "error", "-c", script)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_starts_before_the_first_letter_and_then_it_stays(resting):
    assert Press()._process is None
    assert resting._process is None
    make(resting)
    first = number(resting)
    make(resting)
    assert number(resting) == first


def test_a_process_that_died_is_replaced_without_losing_the_letter(printing):
    make(printing)
    first = number(printing)
    os.kill(first, signal.SIGKILL)
    assert make(printing) == rendered(LETTER, "ar")
    assert number(printing) != first


def test_a_process_that_dies_at_every_start_gives_an_error(resting, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(PressFailed, match="died"):
        make(resting)
    monkeypatch.undo()
    assert make(resting).startswith(b"%PDF")


def test_a_process_that_hangs_is_ended_and_the_next_letter_gets_a_new_one(printing):
    make(printing)
    first = number(printing)
    os.kill(first, signal.SIGSTOP)
    printing._wait = 0.2
    with pytest.raises(PressFailed, match=r"within 0\.2 seconds"):
        make(printing)
    printing._wait = WAIT_SECONDS
    assert make(printing) == rendered(LETTER, "ar")
    assert number(printing) != first


def test_a_press_that_is_busy_too_long_says_so(printing):
    printing._wait = 0.05
    with printing._lock, pytest.raises(PressFailed, match="busy"):
        make(printing)


def test_an_error_in_a_letter_is_named_without_its_words_and_the_process_stays(printing):
    make(printing)
    first = number(printing)
    with pytest.raises(PressFailed, match=r"besluit-tegenprestatie could not be rendered: TypeError$"):
        printing.render("besluit-tegenprestatie", "nl", sample(LETTER))
    assert make(printing) == rendered(LETTER, "ar")
    assert number(printing) == first


def test_letters_asked_for_at_the_same_time_do_not_mix(printing):
    wanted = [
        (LETTER, "nl"),
        ("besluit-tegenprestatie", "ar"),
        (LETTER, "en"),
        ("besluit-plan-afgewezen", "nl"),
    ]
    letters = [(*pair, sample(pair[0])) for pair in wanted]  # the first of these makes a demo, in this thread
    with ThreadPoolExecutor(len(wanted)) as asking:
        made = list(asking.map(lambda letter: printing.render(*letter), letters))
    assert made == [rendered(*pair) for pair in wanted]


def test_the_process_ends_when_its_portal_is_killed():
    script = (
        "import os, signal\n"
        "from portal.letters.press import Press\n"
        "from portal.demo.letters import sample\n"
        f"Press().render('{LETTER}', 'nl', sample('{LETTER}'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The rendering process has the same output, so this returns only when both have ended.
    assert python("-c", script).returncode == -signal.SIGKILL
