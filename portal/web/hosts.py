"""Which names the portal answers to: only that of ``PORTAL_BASE_URL``, whatever a request says.

A name that somebody made up would stand in redirects and decide which site a form may come from.
"""

from urllib.parse import urlsplit

from flask import abort, request

from portal.web.portal import settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""One machine by three names; somebody who works on it may come by each, and through a tunnel on any port."""
USUAL_PORTS = {"http": 80, "https": 443}


def check() -> None:
    """Answer 400 to a request for another host. Whoever watches the service may ask by its bare address."""
    if request.endpoint in ("health.alive", "health.ready"):
        return
    if not is_ours(request.environ.get("HTTP_HOST", ""), settings().base_url):
        abort(400)


def is_ours(host: str, base_url: str) -> bool:
    """Whether a ``Host`` header names the site of this address, port included."""
    ours = urlsplit(base_url)
    name, port = _parts(host, USUAL_PORTS[ours.scheme])
    if ours.hostname in LOOPBACK:
        return name in LOOPBACK
    return (name, port) == (ours.hostname, ours.port or USUAL_PORTS[ours.scheme])


def _parts(host: str, usual: int) -> tuple[str, int]:
    """The name in small letters, and the port; no name when it is none."""
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port or usual
    except ValueError:
        return "", usual
    is_plain = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    return ((parts.hostname or "") if is_plain else ""), port
