"""Notices by mail: that something is ready to be read, not what it says. The only user of smtplib."""

import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from typing import Protocol
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal import languages, paths

SECONDS = 10.0


class NotTaken(Exception):
    """The mail server could not be reached or did not take the message; ``kind`` names the error."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class ServerAway(NotTaken):
    """No mail server can be reached, or it lets nobody in: other messages have no better chance now."""


class Sender(Protocol):
    """Hands a message to a mail server."""

    def send(self, message: EmailMessage) -> None:
        """Return when the server has taken the message; raise NotTaken when it has not."""


class SmtpSender:
    """A mail server, such as ``smtp://user:password@host:587`` (``smtps`` for TLS from the start).

    With a user name the connection is encrypted before the password goes over it.
    """

    def __init__(self, url: str) -> None:
        self._to = urlsplit(url)

    def send(self, message: EmailMessage) -> None:
        """Send one message over a connection of its own.

        Raises:
            ServerAway: no server answered, or it does not let the portal in.
            NotTaken: it refused this message.
        """
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise ServerAway(type(error).__name__) from None
        try:
            with server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise NotTaken(type(error).__name__) from None  # the text of the error may hold an address

    def _connect(self) -> smtplib.SMTP:
        host, to = self._to.hostname or "localhost", self._to
        if to.scheme == "smtps":
            secure = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, to.port or 465, timeout=SECONDS, context=secure)
        else:
            server = smtplib.SMTP(host, to.port or 25, timeout=SECONDS)
        try:
            self._log_in(server)
        except Exception:
            server.close()
            raise
        return server

    def _log_in(self, server: smtplib.SMTP) -> None:
        to = self._to
        if to.username and to.password:
            if to.scheme != "smtps":
                server.starttls(context=ssl.create_default_context())
            server.login(unquote(to.username), unquote(to.password))


def compose(
    event: str, language: str, *, notice_id: str, to: str, mail_from: str, values: Mapping[str, str]
) -> EmailMessage:
    """The notice of an event. Sent twice it has the same Message-ID, so a mail program shows it once."""
    templates = _environment(language)
    message = EmailMessage()
    message["From"], message["To"] = mail_from, to
    message["Subject"] = templates.get_template(f"{event}/subject.txt").render(values).strip()
    message["Message-ID"] = f"<{notice_id}@{mail_from.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(templates.get_template(f"{event}/body.txt").render(values))
    message["Content-Language"] = language
    return message


@cache
def _environment(language: str) -> Environment:
    made = Environment(  # noqa: S701 - plain text: nothing to escape
        loader=FileSystemLoader(paths.TEMPLATES / "mail"),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    made.install_gettext_translations(languages.translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made
