"""What may not be done too often: the page then says how long to wait, with everything typed still on it."""

import hashlib
import hmac
import math
from ipaddress import IPv6Address, ip_address, ip_network

from flask import Response, after_this_request, current_app, flash, request
from flask_babel import gettext, ngettext

from portal import clock
from portal.actions import brakes
from portal.domain.errors import TooOften
from portal.domain.limits import Limit
from portal.store.trouble import besides
from portal.web.portal import installation

OF_ONE_LINE = 64
"""So many bits of an IPv6 address are those of a house; the rest changes with each device, each day."""


def lets_through(limit: Limit, who: str = "") -> bool:
    """Count one time, for somebody or else for the address that asks. False: he has to wait.

    The view then shows its page again, as it was filled in; that page says how long to wait and answers 429.
    """
    try:
        brakes.count(installation(), limit, _key(limit, who or _address()))
    except TooOften as held:
        say_when(held)
        return False
    return True


def spend(limit: Limit, who: str = "") -> None:
    """Count one time, where there is no page to show again; what only reads goes on when nothing can be kept.

    Raises:
        TooOften: he has to wait; that has a page of its own.
    """
    with besides():
        brakes.count(installation(), limit, _key(limit, who or _address()))


def take_back(limit: Limit, who: str = "") -> None:
    """What was counted was no mistake."""
    with besides():
        brakes.take_back(installation(), _key(limit, who or _address()))


def say_when(held: TooOften) -> None:
    """Let this page say how long to wait, and answer 429."""
    calm = gettext("Even geduld: vanaf deze plek kwam er te veel tegelijk.")
    flash(f"{calm} {wait(held)} {gettext('Wat u typte, staat er nog.')}", "warning")

    @after_this_request
    def too_many(answer: Response) -> Response:
        answer.status_code = 429
        answer.headers["Retry-After"] = str(seconds(held))
        return answer


def seconds(held: TooOften) -> int:
    """How long somebody has to wait."""
    return max(1, math.ceil((held.until - clock.now()).total_seconds()))


def wait(held: TooOften) -> str:
    """How long somebody has to wait, in words."""
    words: str = ngettext(
        "Wacht nog %(num)s minuut en probeer het dan opnieuw.",
        "Wacht nog %(num)s minuten en probeer het dan opnieuw.",
        math.ceil(seconds(held) / 60),
    )
    return words


def _key(limit: Limit, who: str) -> str:
    """The count's key: without the secret of this portal nobody can find out whose it is."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, f"{limit.name}\n{who}".encode(), hashlib.sha256).hexdigest()


def _address() -> str:
    """Where a request comes from: an address, or the line of one where a house has very many."""
    given = request.remote_addr or ""
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if not isinstance(address, IPv6Address):
        return given
    return str(address.ipv4_mapped or ip_network((address, OF_ONE_LINE), strict=False))
