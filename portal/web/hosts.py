"""Which names the portal answers to: only that of ``PORTAL_BASE_URL``, whatever a request says.

A name that somebody made up would stand in redirects and decide which site a form may come from.
"""

from functools import lru_cache

from flask import abort, request

from portal.web.address import place_of, server_of
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


@lru_cache(64)
def is_ours(host: str, base_url: str) -> bool:
    """Whether a ``Host`` header names the site of this address: its name and port, whatever its path."""
    scheme, place = place_of(base_url) or ("", "")
    own, asked = server_of(f"{scheme}://{place}"), server_of(f"{scheme}://{host}")
    if own is None or asked is None:
        return False
    _, name, port = own
    if name in LOOPBACK:
        return asked[1] in LOOPBACK
    usual = USUAL_PORTS[scheme]
    return (asked[1], asked[2] or usual) == (name, port or usual)
