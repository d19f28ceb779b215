"""Settings, read once from the environment. A setting that would make the portal unsafe stops the start."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from portal import paths

DEMO_SECRET = "demo-" + "0" * 32
PREFIX = "PORTAL_"
OF_THE_TESTS = "PORTAL_TEST_"


class ConfigError(Exception):
    """A setting is missing, malformed or unsafe; the message says which and what to do."""


@dataclass(frozen=True)
class Config:
    """Everything an installation chooses. The README lists each setting with its meaning."""

    gemeente: str = "hoogezand-sappemeer"
    database_url: str = f"sqlite:///{paths.VAR / 'portal.sqlite3'}"
    secret_key: str = field(default="", repr=False)
    base_url: str = "http://127.0.0.1:8000"
    demo: bool = False
    production: bool = False
    idle_minutes: int = 15
    session_hours: int = 8
    proxies: int = 0
    law_dir: Path = paths.LAW
    theme: str = "voorbeeld"
    smtp_url: str = ""
    mail_from: str = "portaal@gemeente.invalid"
    clamav: str = ""
    body_pause_seconds: int = 30
    body_seconds: int = 300
    papers_at_once: int = 2
    privacy_url: str = ""

    @property
    def secure(self) -> bool:
        """True when browsers reach the portal over https, so cookies must be Secure."""
        return self.base_url.startswith("https://")


def from_environment(environ: Mapping[str, str] = os.environ) -> Config:
    """Read ``PORTAL_*`` variables.

    Raises:
        ConfigError: a setting does not exist, a value is not of its kind, or the combination is unsafe.
    """
    known = {f"{PREFIX}{key.upper()}": kept.type for key, kept in Config.__dataclass_fields__.items()}
    given = {name: raw for name, raw in environ.items() if name.startswith(PREFIX)}
    values: dict[str, object] = {}
    for name, raw in given.items():
        if name in known:
            values[name.removeprefix(PREFIX).lower()] = _typed(name, raw, known[name])
        elif not name.startswith(OF_THE_TESTS):
            raise ConfigError(_unknown(name, known))
    return checked(Config(**values))  # type: ignore[arg-type]


def _unknown(name: str, known: Collection[str]) -> str:
    """A mistyped setting is refused: PORTAL_PRODUCTON=1 would leave a safety switch off in silence."""
    endings = [other.removeprefix(PREFIX) for other in known]
    likely = get_close_matches(name.removeprefix(PREFIX), endings, n=1)
    advice = f"Did you mean {PREFIX}{likely[0]}?" if likely else "The README lists the settings."
    return f"{name} is not a setting of the portal. {advice}"


def checked(config: Config) -> Config:
    """The same settings, once they are safe to run with.

    Raises:
        ConfigError: demo sign-in beside production, a weak secret, or production without https.
    """
    if config.demo and config.production:
        raise ConfigError(
            "PORTAL_DEMO and PORTAL_PRODUCTION are both on: the demo sign-in lets anyone in. Unset one."
        )
    if not config.demo and len(config.secret_key) < 32:
        raise ConfigError(
            "PORTAL_SECRET_KEY must have at least 32 characters. Make one with: openssl rand -hex 32"
        )
    if config.production and not config.secure:
        raise ConfigError("PORTAL_BASE_URL must start with https:// when PORTAL_PRODUCTION is on.")
    if not 1 <= config.body_pause_seconds <= config.body_seconds:
        raise ConfigError(
            "PORTAL_BODY_PAUSE_SECONDS must be 1 or more, and PORTAL_BODY_SECONDS no less than that."
        )
    if config.papers_at_once < 1:
        raise ConfigError("PORTAL_PAPERS_AT_ONCE must be 1 or more.")
    if config.privacy_url and not config.privacy_url.startswith("https://"):
        raise ConfigError("PORTAL_PRIVACY_URL must start with https://.")
    return config


def _typed(name: str, raw: str, kind: object) -> object:
    if kind is bool:
        if raw.lower() not in {"0", "1", "true", "false", ""}:
            raise ConfigError(f"{name} is {raw!r}: use 1 or 0.")
        return raw.lower() in {"1", "true"}
    if kind is int:
        if not raw.isdecimal():
            raise ConfigError(f"{name} is {raw!r}: use a whole number.")
        return int(raw)
    return Path(raw) if kind is Path else raw
