"""How it stands with deviating from an article, as the desk shows it."""

from dataclasses import dataclass

from portal import languages
from portal.actions.deciding.deviating import SecondEye, Stands
from portal.store.deviations import Deviation
from portal.wording.states import DECISIONS

ASKABLE = frozenset({Stands.NOT_ASKED, Stands.NOT_AGREED, Stands.CHANGED})
"""Where a second person can be asked now, for the first time or anew."""


@dataclass(frozen=True)
class ShownEye:
    """An outcome that can be reached by deviating only, and how it stands with the second person.

    ``articles`` are those that stand in the way, ``by`` the one that lets the college deviate; both Dutch.
    ``ask`` is the address where a second person is asked; empty where that is not to be done now.
    """

    outcome: str
    articles: str
    by: str
    stands: Stands
    last: Deviation | None
    ask: str


def shown_eye(eye: SecondEye, as_it_lies: SecondEye, address: str, code: str) -> ShownEye | None:
    """In words, of what is filled in now and of the case ``as_it_lies``; None where nothing is deviated from.

    ``address`` is how addresses name the outcome.
    """
    if not eye.to_deviate or eye.by is None:
        return None
    articles = dict.fromkeys(one.article for ground in eye.to_deviate for one in ground.deviates_from)
    return ShownEye(
        outcome=languages.translations(code).gettext(DECISIONS[eye.grounds.outcome]),
        articles=", ".join(articles),
        by=eye.by.article,
        stands=eye.stands,
        last=eye.last,
        ask=address if as_it_lies.stands in ASKABLE else "",
    )
