"""Which requests are of this site and of this session: only those change or leave anything.

A browser says itself from where a form was sent (``Sec-Fetch-Site``, or else ``Origin``), and no page can
make it say otherwise. The token of the form says of which session it is, however old it is.
"""

import hmac
from functools import lru_cache

from flask import current_app, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer

from portal import clock
from portal.web.address import place_of
from portal.web.portal import settings
from portal.web.signing import KeptKey

TOKEN = "csrf_token"  # noqa: S105 - the name of a field
SALT = "wtf-csrf-token"
"""Of Flask-WTF: it signs the tokens."""
SAME_FOR_S = 20
"""So many seconds all pages of a session have one token: it ends so much earlier, as the session may."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})
OF_THE_BROWSER = "null"
"""What an origin is called that a browser keeps to itself."""


class Foreign(Exception):
    """A form was sent here from another site."""


class Tokens(CSRFProtect):  # type: ignore[misc]  # Flask-WTF carries no types
    """The check of Flask-WTF, which looks for exemptions of a page before it sees that it only reads."""

    def protect(self, apply_exemptions: bool = False) -> None:
        """Refuse what was sent without the token of this session."""
        if request.method not in READING:
            super().protect(apply_exemptions=apply_exemptions)


def refuse_foreign() -> None:
    """Let nothing in that another site sends, before anything of it is looked at.

    Raises:
        Foreign: the browser says that it was sent from elsewhere.
    """
    if request.method not in READING and _is_foreign():
        raise Foreign


def is_from_our_page() -> bool:
    """Whether the browser itself says that the form stood on a page of this site."""
    has_word = "Sec-Fetch-Site" in request.headers or "Origin" in request.headers
    return has_word and not _is_foreign()


def is_link_of_ours() -> bool:
    """Whether a link that was followed stood on a page of this site, and was not made elsewhere.

    With a link a browser sends no ``Origin``; an old one says only in ``Referer`` from where it came.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.referrer is not None and _is_ours(request.referrer)


def is_of_this_session() -> bool:
    """Whether the token of the form was made for this session. How long ago does not matter."""
    generate_csrf()  # a session that never showed a form has none
    try:
        sent = _serializer().loads(request.form.get(TOKEN, ""))
    except BadData:
        return False
    return isinstance(sent, str) and hmac.compare_digest(sent.encode(), str(session[TOKEN]).encode())


def _is_foreign() -> bool:
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site not in {"same-origin", "none"}:
        return True
    if origin is None or (origin == OF_THE_BROWSER and site is not None):
        return False
    return not _is_ours(origin)


def _is_ours(address: str) -> bool:
    return _place(address) in {_place(settings().base_url), _place(request.host_url)}


def _place(address: str) -> tuple[str, str]:
    """Scheme, host and port of an address; of what is none, nothing that equals another."""
    return place_of(address.lower()) or ("", address)


def token() -> str:
    """The token of the forms on this page, as Flask-WTF makes it and reads it; what signs it is made once."""
    if TOKEN not in session:
        return str(generate_csrf())
    return _signed(str(current_app.secret_key), session[TOKEN], int(clock.now().timestamp()) // SAME_FOR_S)


def _serializer() -> URLSafeTimedSerializer:
    return _made(str(current_app.secret_key))


@lru_cache(1024)
def _signed(secret: str, of_session: str, _turn: int) -> str:
    made: str = _made(secret).dumps(of_session)
    return made


@lru_cache(4)
def _made(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=SALT, signer=KeptKey)
