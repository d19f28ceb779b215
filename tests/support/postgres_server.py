"""Makes, starts and stops a PostgreSQL server in a folder, on a free port of this machine only.

Nothing is kept, so nothing is synchronised to disk. PostgreSQL refuses to run as root: root hands the
folder and the processes to the user ``postgres``, or else ``nobody``.
"""

import fcntl
import os
import pwd
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

SUPERUSER = "portal_test"
SECONDS_TO_START = "30"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "timezone": "UTC",
}


def find_programs() -> Path | None:
    """The folder with initdb and postgres: on the PATH, or where Debian keeps them, newest version first."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    found = [Path(on_path).resolve()] if on_path else debian[::-1]
    return found[0].parent if found else None


class Server:
    """The server in ``folder``, which several processes may ask for at once; the first one starts it."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = SETTINGS) -> None:
        self.settings = settings
        self.data = folder / "data"
        self.password = folder / "password"
        self.address = folder / "address"
        self.log = folder / "log"
        self.lock = folder / "lock"

    def started(self) -> URL:
        """Start the server unless it runs, and give the address of its first database."""
        with self._alone():
            if not self.address.exists():
                self._make()
                self.address.write_text(self._start())
        return make_url(self.address.read_text())

    def stop(self) -> None:
        """Stop the server at once and wait until it is gone; nothing happens when it never ran."""
        if self.address.exists():
            self._run("pg_ctl", "stop", "-D", self.data, "-m", "immediate", "-w")
            self.address.unlink()

    def halt(self) -> None:
        """Stop at once, as if the machine lost its power; the address stays."""
        self._run("pg_ctl", "stop", "-D", self.data, "-m", "immediate", "-w")

    def come_back(self) -> None:
        """Start again after :meth:`halt`, on the same port."""
        self._run("pg_ctl", "start", "-D", self.data, "-l", self.data / "log", "-w", "-t", SECONDS_TO_START)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self.lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        self.password.write_text(secrets.token_hex(16))
        self._hand_over()
        # Locale C sorts by code point, as SQLite does: both engines give lists in one order.
        options = ["--no-sync", "--encoding=UTF8", "--locale=C", f"--username={SUPERUSER}"]
        self._run("initdb", *options, "--auth=scram-sha-256", f"--pwfile={self.password}", "-D", self.data)

    def _start(self) -> str:
        port = _free_port()
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.writelines(
                f"{name} = '{value}'\n" for name, value in {**self.settings, "port": port}.items()
            )
        self.come_back()
        login = (SUPERUSER, self.password.read_text())
        url = URL.create("postgresql+psycopg", *login, "127.0.0.1", port, "postgres")
        return url.render_as_string(hide_password=False)

    def _run(self, program: str, *arguments: str | Path) -> None:
        folder = find_programs()
        if folder is None:
            raise RuntimeError("no PostgreSQL programs on this machine")
        with self.log.open("a") as log:
            done = subprocess.run([folder / program, *arguments], stdout=log, stderr=log, **self._identity())  # noqa: S603
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{self.log.read_text()}")

    def _hand_over(self) -> None:
        if os.geteuid() == 0:
            owner = _unprivileged()
            for path in (self.data.parent, self.password):
                os.chown(path, owner.pw_uid, owner.pw_gid)

    def _identity(self) -> dict[str, object]:
        here: dict[str, object] = {"cwd": self.data.parent, "stdin": subprocess.DEVNULL}
        if os.geteuid() != 0:
            return here
        owner = _unprivileged()
        return {**here, "user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _unprivileged() -> pwd.struct_passwd:
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
