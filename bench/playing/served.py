"""A portal of one checkout, served as for real, with a database of its own; and a server without one."""

import hashlib
import os
import secrets
import socket
import subprocess
import sys
import uuid
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

from pysqlite3 import dbapi2 as sqlite

from bench.playing.forms import cookie
from portal import clock, demo

WORKERS = 2
ROOT = Path(__file__).resolve().parent.parent.parent
MAKE = (
    "import sys, pathlib; from portal.cli.serve import make_demo; from portal.config import from_environment;"
    "make_demo(from_environment(), pathlib.Path(sys.argv[1]))"
)
SERVE = "from portal.cli import main; main()"
CEILING = "from bench.playing.ceiling import serve; serve()"


class Served:
    """A server on a free port of this machine, and what it started; they end with the block."""

    def __init__(self, code: str, checkout: Path, settings: Mapping[str, str], arguments: list[str]) -> None:
        self.port = _free_port()
        self._address = f"http://127.0.0.1:{self.port}"
        environment = _environment(checkout, {**settings, "PORTAL_BASE_URL": self._address})
        command = [sys.executable, "-c", code, *arguments, "--port", str(self.port)]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=checkout, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        self.pid = self._process.pid

    def __enter__(self) -> "Served":
        end = monotonic() + 60
        while monotonic() < end and self._process.poll() is None:
            try:
                with urlopen(f"{self._address}/nl/", timeout=5):  # noqa: S310 - our own address
                    return self
            except OSError:
                sleep(0.1)
        self.__exit__()
        raise RuntimeError(f"nothing answers on {self._address}")

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Portal(Served):
    """The portal of a checkout, with the demo and ``clients`` more; ``cookies`` holds a session of each."""

    def __init__(self, checkout: Path, folder: Path, clients: int) -> None:
        folder.mkdir()
        _with_style_sheet(checkout)
        database = folder / "portal.sqlite3"
        settings = {"PORTAL_DEMO": "1", "PORTAL_DATABASE_URL": f"sqlite:///{database}"}
        make = [sys.executable, "-c", MAKE, str(database)]
        subprocess.run(  # noqa: S603 - our own command
            make, cwd=checkout, env=_environment(checkout, settings), check=True, stdout=subprocess.DEVNULL
        )
        self.cookies = _multiply(database, clients)
        super().__init__(SERVE, checkout, settings, ["serve", "--workers", str(WORKERS)])


def ceiling() -> Served:
    """A form of six fields with the same checks and no database, on the same kind of server."""
    return Served(CEILING, ROOT, {}, ["--workers", str(WORKERS)])


def _with_style_sheet(checkout: Path) -> None:
    """Build the style sheet as the set-up does, where that was not done: its weight is a part of a visit."""
    if not (checkout / "portal/web/static/vendor/manifest.json").exists():
        command = [sys.executable, "-m", "portal.web.assets"]
        subprocess.run(  # noqa: S603 - our own command
            command, cwd=checkout, env=_environment(checkout, {}), check=True, stdout=subprocess.DEVNULL
        )


def _multiply(database: Path, clients: int) -> list[str]:
    """Copies of a client of whom nothing was asked yet, whatever columns this version has."""
    connection = sqlite.connect(str(database))
    connection.row_factory = sqlite.Row
    like = demo.key("quiet")
    person = dict(connection.execute("SELECT * FROM client WHERE id = ?", [like]).fetchone())
    dossier = dict(connection.execute("SELECT * FROM dossier WHERE client_id = ?", [like]).fetchone())
    cookies, now = [], f"{clock.now():%Y-%m-%d %H:%M:%S.%f}"
    with connection:
        for _ in range(clients):
            key, secret = str(uuid.uuid4()), secrets.token_urlsafe(32)
            hidden = hashlib.sha256(secret.encode()).hexdigest()
            _insert(
                connection, "client", person | {"id": key} | ({"number": None} if "number" in person else {})
            )
            _insert(connection, "dossier", dossier | {"id": str(uuid.uuid4()), "client_id": key})
            session = {"id": hidden, "actor_id": key, "audience": "client", "opened_at": now}
            _insert(connection, "session", session)
            cookies.append(cookie(secret))
    connection.close()
    return cookies


def _insert(connection: sqlite.Connection, table: str, row: Mapping[str, object]) -> None:
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))  # noqa: S608


def _environment(checkout: Path, settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return {**kept, **settings, "PYTHONPATH": str(checkout)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
