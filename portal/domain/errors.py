"""Why an action did not happen. Each error is one thing that a page can explain to a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.domain.papers import Refusal


class PortalError(Exception):
    """An action was refused; nothing was changed."""


class NotFound(PortalError):
    """The thing does not exist, or is not this person's to see: the two look the same from outside."""


class Forbidden(PortalError):
    """The person may see the thing, but this act needs another role (Awb 10:3, mandate)."""


class MovedOn(PortalError):
    """The case has changed since the page was made; look again before you act."""


@dataclass
class TooOften(PortalError):
    """This was done too often from here; from ``until`` on, a moment with zone, it can be done again."""

    until: datetime


@dataclass
class TakenByColleague(PortalError):
    """Another caseworker has claimed the case."""

    name: str


@dataclass
class Incomplete(PortalError):
    """Required parts are missing. ``fields`` names them as the form does."""

    fields: Sequence[str]


@dataclass
class BlockedByRule(PortalError):
    """The law does not allow this step; ``asked`` are the questions that it fails."""

    asked: Sequence[str]


@dataclass
class Unanswered(PortalError):
    """A decision waits for an answer to a question of the law; ``asked`` names the questions."""

    asked: Sequence[str]


class OtherRegime(PortalError):
    """The regime of a case does not know this outcome, so nobody can decide so."""


class NoBasis(PortalError):
    """No article carries this outcome, so no letter can say on what it rests (Awb 3:47)."""


@dataclass
class TakenUp(PortalError):
    """Somebody of the staff began with what would be replaced, or it is closed: it stays as it is.

    ``is_withdrawn``: its client took it back, or sent something in its place.
    """

    is_withdrawn: bool = False


class DraftInTheWay(PortalError):
    """There is a draft that would be thrown away: its owner is asked first."""


@dataclass
class PaperRefused(PortalError):
    """A file was not taken; ``reason`` says why."""

    reason: Refusal


class StillLooking(PortalError):
    """A file of a form is still being looked at: what is sent in without it could not be added later."""
