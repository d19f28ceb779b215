"""Asks ClamAV whether a file is safe, over its own protocol (``INSTREAM``). See docs/decisions.md."""

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.config import ConfigError

CHUNK = 64 * 1024
WAIT_SECONDS = 30.0
HINT = "use tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl"


class ScannerAway(Exception):
    """The scanner gave no answer, or none that says yes or no: nobody knows whether the file is safe."""


@dataclass(frozen=True)
class Clamd:
    """A running clamd. ``address``: a host and a port, or the path of a socket."""

    address: tuple[str, int] | str
    wait: float = WAIT_SECONDS

    def is_safe(self, content: bytes) -> bool:
        """Whether clamd finds nothing in a file.

        Raises:
            ScannerAway: it did not say.
        """
        try:
            with self._connection() as line:
                answer = _ask(line, content)
        except OSError as error:
            raise ScannerAway from error
        if answer.endswith(b" FOUND"):
            return False
        if answer != b"stream: OK":
            raise ScannerAway
        return True

    def _connection(self) -> socket.socket:
        if not isinstance(self.address, str):
            return socket.create_connection(self.address, self.wait)
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(self.wait)
        try:
            line.connect(self.address)
        except OSError:
            line.close()
            raise
        return line


def _ask(line: socket.socket, content: bytes) -> bytes:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), CHUNK):
        part = content[start : start + CHUNK]
        line.sendall(len(part).to_bytes(4) + part)
    line.sendall(bytes(4))
    answer = b""
    while (got := line.recv(4096)) and len(answer) < CHUNK:
        answer += got
    return answer.rstrip(b"\0\n")


def scanner(setting: str) -> Clamd | None:
    """The scanner that ``PORTAL_CLAMAV`` names; none when it is empty.

    Raises:
        ConfigError: it is no address.
    """
    if not setting:
        return None
    try:
        parts = urlsplit(setting)
        if parts.scheme == "tcp" and parts.hostname and parts.port:
            return Clamd((parts.hostname, parts.port))
        if parts.scheme == "unix" and parts.path.startswith("/"):
            return Clamd(parts.path)
    except ValueError:
        pass  # a port that is no number
    raise ConfigError(f"PORTAL_CLAMAV is {setting!r}: {HINT}.")
