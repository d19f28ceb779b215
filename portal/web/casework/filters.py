"""What a caseworker chooses to see in the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext

from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling
from portal.domain.ways import Form
from portal.store.queue import Filter
from portal.web.flows import FLOWS
from portal.wording import N_

FILTERS = ("soort", "staat", "wie")
"""Their names in the address."""
OPEN = (Handling.RECEIVED, Handling.QUESTION_ASKED)
STATES = {
    "open": OPEN,
    "beoordelen": (Handling.RECEIVED,),
    "wacht": (Handling.QUESTION_ASKED,),
    "besloten": tuple(CLOSED),
}
VIEWS: tuple[tuple[str, tuple[tuple[str, Mapping[str, str]], ...]], ...] = (
    (
        N_("Van mij"),
        (
            (N_("Mijn werk"), {"wie": "ik"}),
            (N_("Te beoordelen"), {"wie": "ik", "staat": "beoordelen"}),
            (N_("Wacht op de inwoner"), {"wie": "ik", "staat": "wacht"}),
        ),
    ),
    (
        N_("Van iedereen"),
        (
            (N_("Van niemand"), {"wie": "niemand"}),
            (N_("Alles wat open staat"), {}),
            (N_("Afgehandeld"), {"staat": "besloten"}),
        ),
    ),
)
"""What one looks at most, under a title: the words, and what the address asks for."""
UNCOUNTED = STATES["besloten"]
"""What only grows: how many there are says nothing about the work."""


@dataclass(frozen=True)
class View:
    """A way to look at the worklist; ``count`` is how many wait there, None where nobody counts."""

    label: str
    url: str
    is_current: bool
    count: int | None


@dataclass(frozen=True)
class ShownFilter:
    """One filter as the page draws it: name, label, and triples of value, words and whether it is chosen."""

    name: str
    label: str
    options: list[tuple[str, str, bool]]


def chosen_filter(actor: Actor, wishes: Mapping[str, str], words: str) -> Filter:
    """The filter that the address of the page asks for; ``words`` is what was searched for.

    Whoever searches for somebody looks in everything, unless he says otherwise.
    """
    whose = {"ik": actor.id, "niemand": ""}.get(wishes.get("wie", ""))
    states = STATES.get(wishes.get("staat", ""), tuple(Handling) if words else OPEN)
    kind = wishes.get("soort", "")
    flows = tuple(form for form in Form if form == kind)
    return Filter(states=states, caseworker_id=whose, flows=flows, words=words)


def counted(actor: Actor) -> set[Filter]:
    """What is counted beside the views."""
    every = (chosen_filter(actor, wishes, "") for _title, group in VIEWS for _words, wishes in group)
    return {one for one in every if one.states != UNCOUNTED}


def views_shown(
    actor: Actor, wishes: Mapping[str, str], numbers: Mapping[Filter, int], *, is_search: bool
) -> list[tuple[str, list[View]]]:
    """The views by title, each with how many wait there; a kind that was chosen narrows within a view."""
    chosen = None if is_search else chosen_filter(actor, {**wishes, "soort": ""}, "")

    def shown(words: str, asked: Mapping[str, str]) -> View:
        wanted = chosen_filter(actor, asked, "")
        values: Mapping[str, Any] = asked
        return View(
            gettext(words), url_for("casework.queue", **values), wanted == chosen, numbers.get(wanted)
        )

    return [(gettext(title), [shown(*one) for one in group]) for title, group in VIEWS]


def filters_shown(wishes: Mapping[str, str], *, is_search: bool) -> list[ShownFilter]:
    """The filters with what is chosen now."""
    still_open = gettext("Alles wat open staat")
    states = {
        **({"": gettext("Alles"), "open": still_open} if is_search else {"": still_open}),
        "beoordelen": gettext("Te beoordelen"),
        "wacht": gettext("Wacht op de inwoner"),
        "besloten": gettext("Afgehandeld"),
    }
    whose = {
        "": gettext("Van iedereen"),
        "ik": gettext("Van mij"),
        "niemand": gettext("Van niemand"),
    }
    titles = {str(name): gettext(form.title) for name, form in FLOWS.items()}
    kinds = {"": gettext("Alles"), **titles}
    return [
        ShownFilter("soort", gettext("Soort"), _options(kinds, wishes.get("soort", ""))),
        ShownFilter("staat", gettext("Staat"), _options(states, wishes.get("staat", ""))),
        ShownFilter("wie", gettext("Klantmanager"), _options(whose, wishes.get("wie", ""))),
    ]


def _options(words: Mapping[str, str], chosen: str) -> list[tuple[str, str, bool]]:
    return [(value, label, value == chosen) for value, label in words.items()]
