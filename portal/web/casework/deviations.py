"""How it stands with deviating from an article, as the desk shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal import languages
from portal.actions.deciding.deviating import SecondEye, Stands
from portal.store.deviations import Deviation
from portal.wording import N_, retelling
from portal.wording.states import DECISIONS

ASKABLE = frozenset({Stands.NOT_ASKED, Stands.NOT_AGREED, Stands.CHANGED})
"""Where a second person can be asked now, for the first time or anew."""


SHOWN = {
    "hours_per_week": N_("Hoeveel uur per week?"),
    "months": N_("Hoeveel maanden?"),
    "place": N_("Waar?"),
}
"""What an agreement is about, whatever is deviated from."""


def design_in_words(design: Mapping[str, Any], code: str) -> list[tuple[str, str]]:
    """How much, how long and where it is asked for."""
    translate = languages.translations(code).gettext
    return [
        (translate(label), retelling.fact(name, design[name], code))
        for name, label in SHOWN.items()
        if name in design
    ]


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


def shown_eye(eye: SecondEye, address: str, code: str) -> ShownEye | None:
    """In words; None where nothing is deviated from.

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
        ask=address if eye.stands in ASKABLE else "",
    )
