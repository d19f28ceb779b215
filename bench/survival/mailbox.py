"""A mail server on this machine that keeps the Message-ID of what it took, and can be away for a while."""

import socketserver
import threading
from collections import Counter


class Mailbox:
    """``taken`` counts each notice; ``address`` is for ``PORTAL_SMTP_URL``."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self._port = 0
        self.come_back()

    @property
    def address(self) -> str:
        """Where it is reached, also while it is away."""
        return f"smtp://127.0.0.1:{self._port}"

    def come_back(self) -> None:
        """Listen, on the same port as before."""
        self._server = _Server(("127.0.0.1", self._port), _Talk)
        self._server.taken = self.taken
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def go_away(self) -> None:
        """Refuse every connection."""
        self._server.shutdown()
        self._server.server_close()

    close = go_away


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    taken: Counter[str]


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode(errors="replace").strip():
            verb = line.split()[0].upper()
            if verb == "DATA":
                self._take()
            elif verb == "QUIT":
                return self._say("221 bye")
            else:
                self._say("250 fine")
        return None

    def _take(self) -> None:
        self._say("354 go on")
        notice = ""
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            if line.lower().startswith(b"message-id:"):
                notice = line.decode().split("<")[1].split("@")[0]
        self.server.taken[notice] += 1
        self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
