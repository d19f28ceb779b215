"""What ClamAV says counts; what it does not say never means yes."""

import re
from pathlib import Path

import pytest

from portal.config import ConfigError
from portal.papers import scanning
from portal.papers.scanning import CHUNK, Clamd, ScannerAway, scanner
from tests.fixtures.scanners import VIRUS, clamd


def connected(setting: str) -> Clamd:
    """The scanner of a setting."""
    found = scanner(setting)
    assert found is not None
    return found


@pytest.mark.parametrize("is_socket", [True, False])
def test_a_clean_file_is_safe_and_an_infected_one_is_not(tmp_path: Path, is_socket: bool) -> None:
    with clamd(tmp_path if is_socket else None) as (setting, fake):
        assert connected(setting).is_safe(b"a letter")
        assert not connected(setting).is_safe(b"a letter with a " + VIRUS)
        assert fake.files == [b"a letter", b"a letter with a " + VIRUS]


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_the_scanner_gets_the_whole_file(size: int) -> None:
    with clamd() as (setting, fake):
        assert connected(setting).is_safe(b"a" * size)
    assert fake.files == [b"a" * size]


@pytest.mark.parametrize(
    "says",
    [
        *(b"", b"INSTREAM size limit exceeded. ERROR\0", b"UNKNOWN COMMAND\0", b"stream: OKAY\0", b"OK\0"),
        b"stream: Can't allocate memory ERROR\0",
    ],
)
def test_an_answer_that_is_no_yes_and_no_no_counts_as_no_answer(says: bytes) -> None:
    with clamd(says=says) as (setting, _fake), pytest.raises(ScannerAway):
        connected(setting).is_safe(b"a letter")


def test_a_scanner_that_is_not_there_gives_no_answer(tmp_path: Path) -> None:
    with clamd() as (gone, _fake):
        pass
    for setting in (gone, f"unix:{tmp_path}/nobody.ctl"):
        with pytest.raises(ScannerAway):
            connected(setting).is_safe(b"a letter")


def test_a_scanner_that_keeps_silent_is_not_waited_for_for_ever() -> None:
    with scanning.socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        silent = Clamd(listening.getsockname(), wait=0.05)
        with pytest.raises(ScannerAway):
            silent.is_safe(b"a letter")


def test_without_the_setting_there_is_no_scanner() -> None:
    assert scanner("") is None


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("tcp://127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("tcp://[::1]:3310", ("::1", 3310)),
        ("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("unix:///run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
    ],
)
def test_the_setting_names_a_port_or_a_socket(setting: str, address: tuple[str, int] | str) -> None:
    assert connected(setting).address == address


@pytest.mark.parametrize(
    "setting", ["127.0.0.1:3310", "tcp://127.0.0.1", "tcp://host:many", "unix:clamd.ctl", "http://a:1", "aan"]
)
def test_a_setting_that_is_no_address_stops_the_start(setting: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(f"PORTAL_CLAMAV is {setting!r}")):
        scanner(setting)
