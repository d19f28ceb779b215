"""A notice by mail says that something is ready, and nothing of what it is."""

import smtplib
from email.message import EmailMessage

import pytest

from portal import languages, paths
from portal.letters.mail import NotTaken, SmtpSender, compose

EVENTS = sorted(folder.name for folder in (paths.TEMPLATES / "mail").iterdir() if folder.is_dir())
VALUES = {"gemeente": "Voorbeeldstad", "phone": "010 000 00 00"}


def notice(event: str, language: str) -> EmailMessage:
    return compose(
        event,
        language,
        notice_id="key-1",
        to="a@voorbeeld.invalid",
        mail_from="p@gemeente.invalid",
        values=VALUES,
    )


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_every_notice_can_be_made_in_every_language(event: str, language: str) -> None:
    message = notice(event, language)
    assert len(message["Subject"].splitlines()) == 1
    assert message["Content-Language"] == language
    assert "010 000 00 00" in message.get_content()


@pytest.mark.parametrize("event", EVENTS)
def test_a_notice_holds_no_link_that_a_thief_could_copy(event: str) -> None:
    assert "http" not in notice(event, "nl").get_content()


def test_a_notice_sent_twice_has_one_identity() -> None:
    assert notice("decision-sent", "nl")["Message-ID"] == notice("decision-sent", "nl")["Message-ID"]


class FakeServer:
    """Writes down what a mail server is told."""

    def __init__(self, *address: object, **options: object) -> None:
        self.told: list[object] = [("connect", *address)]

    def __enter__(self) -> "FakeServer":
        return self

    def __exit__(self, *_error: object) -> None:
        self.told.append("quit")

    def starttls(self, context: object) -> None:
        self.told.append("starttls")

    def close(self) -> None:
        self.told.append("close")

    def login(self, user: str, password: str) -> None:
        self.told.append(("login", user, password))

    def send_message(self, message: EmailMessage) -> None:
        self.told.append("message")


def test_a_password_goes_over_an_encrypted_line_only(monkeypatch: pytest.MonkeyPatch) -> None:
    servers: list[FakeServer] = []

    def connect(*address: object, **options: object) -> FakeServer:
        servers.append(FakeServer(*address))
        return servers[-1]

    monkeypatch.setattr("portal.letters.mail.smtplib.SMTP", connect)
    SmtpSender("smtp://someone:s%40fe@mail.invalid:587").send(notice("decision-sent", "nl"))
    assert servers[0].told == [
        ("connect", "mail.invalid", 587),
        "starttls",
        ("login", "someone", "s@fe"),
        "message",
        "quit",
    ]


@pytest.mark.parametrize("step", ["starttls", "login"])
def test_a_line_that_could_not_be_made_safe_is_closed(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    servers: list[FakeServer] = []

    def connect(*address: object, **options: object) -> FakeServer:
        servers.append(FakeServer(*address))
        return servers[-1]

    def refuse(*_args: object, **_named: object) -> None:
        raise smtplib.SMTPException("no")

    monkeypatch.setattr("portal.letters.mail.smtplib.SMTP", connect)
    monkeypatch.setattr(FakeServer, step, refuse)
    with pytest.raises(NotTaken):
        SmtpSender("smtp://someone:safe@mail.invalid").send(notice("decision-sent", "nl"))
    assert servers[0].told[-1] == "close"
    assert "message" not in servers[0].told
