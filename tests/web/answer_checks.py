"""What must hold of every answer of the portal, whatever it is: headers and cookies, word for word.

Each check gives what is wrong, in words; nothing when all is well.
"""

from collections.abc import Iterator

from flask import Flask
from werkzeug.test import TestResponse

KINDS = {
    "text/html",
    "text/plain",
    "text/calendar",
    "application/pdf",
    "application/json",
    "application/vnd.sqlite3",
    "image/jpeg",
}
SENT_IN = "/bijlagen/"
"""In the address of what clients sent in: it is locked up even more."""
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SECURE = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
FLAGS = {"HttpOnly", "Path=/", "SameSite=Lax"}
LIST = "/werk/"
"""The one page that has a script, of the portal itself: the keys with which staff walks through it."""
TALKATIVE = ("Server", "X-Powered-By")


def wrong_with_answer(app: Flask, answer: TestResponse) -> list[str]:
    """Everything that is wrong with the headers and cookies of an answer of a page."""
    return [*_headers(app, answer), *_kind(answer), *_cookies(app, answer)]


def _headers(app: Flask, answer: TestResponse) -> Iterator[str]:
    is_secure = answer.request.scheme == "https" or app.config["SESSION_COOKIE_SECURE"]
    policy = ALWAYS["Content-Security-Policy"]
    locked = {"Content-Security-Policy": f"{policy}; sandbox"} if _is_sent_in(answer) else {}
    if answer.request.path == LIST and answer.status_code == 200:
        locked = {"Content-Security-Policy": f"{policy}; script-src 'self'"}
    for name, value in {
        **ALWAYS,
        **locked,
        **(SECURE if is_secure else {}),
        "Cache-Control": "no-store",
    }.items():
        if answer.headers.getlist(name) != [value]:
            yield f"{name} is {answer.headers.getlist(name)}"
    for name in TALKATIVE:
        if name in answer.headers:
            yield f"{name} says what the portal is made of"


def _is_sent_in(answer: TestResponse) -> bool:
    return SENT_IN in answer.request.path and answer.status_code == 200 and answer.mimetype != "text/html"


def _kind(answer: TestResponse) -> Iterator[str]:
    if answer.mimetype not in KINDS:
        yield f"nobody expects {answer.mimetype}"
    if answer.mimetype.startswith("text/") and answer.mimetype_params.get("charset") != "utf-8":
        yield f"no charset in {answer.headers['Content-Type']}"


def _cookies(app: Flask, answer: TestResponse) -> Iterator[str]:
    is_secure = bool(app.config["SESSION_COOKIE_SECURE"])
    flags = FLAGS | ({"Secure"} if is_secure else set())
    name = "__Host-portal" if is_secure else "portal"
    for cookie in answer.headers.getlist("Set-Cookie"):
        first, *rest = cookie.split("; ")
        if first.split("=", 1)[0] != name:
            yield f"a cookie of another name: {first.split('=', 1)[0]}"
        is_removal = any(flag.startswith("Expires=Thu, 01 Jan 1970") for flag in rest)
        if not is_removal and set(rest) != flags:
            yield f"a cookie with the flags {sorted(rest)}"
