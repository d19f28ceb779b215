"""What a caseworker chooses to see in the list of tasks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext

from portal.domain.roles import Actor
from portal.domain.tasks import Kind, TaskState, Term, kind_of
from portal.domain.ways import Form
from portal.store.people import StaffMember
from portal.store.tasklist import Filter, Order
from portal.wording import N_
from portal.wording.tasks import FORMS, TERMS

FILTERS = ("soort", "staat", "wie", "wanneer", "nieuw", "volgorde")
"""Their names in the address."""
OPEN = (TaskState.OPEN, TaskState.STILL)
STATES = {
    "open": OPEN,
    "beoordelen": (TaskState.OPEN,),
    "wacht": (TaskState.STILL,),
    "klaar": (TaskState.DONE,),
}
ME, NOBODY, TEAM = "ik", "niemand", "team"
THIS_WEEK, LATE = "deze-week", "te-laat"
Wishes = Mapping[str, str]
OF_TEAM: Wishes = {"wie": TEAM}
"""A view for who is in a team."""
VIEWS: tuple[tuple[str, tuple[tuple[str, Wishes], ...]], ...] = (
    (
        N_("Van mij"),
        (
            (N_("Mijn werk"), {"wie": ME}),
            (N_("Nu te doen"), {"wie": ME, "staat": "beoordelen"}),
            (N_("Iets nieuws"), {"wie": ME, "nieuw": "ja"}),
            (N_("Wacht op de inwoner"), {"wie": ME, "staat": "wacht"}),
            (N_("Deze week"), {"wie": ME, "wanneer": THIS_WEEK}),
            (N_("Te laat"), {"wie": ME, "wanneer": LATE}),
        ),
    ),
    (
        N_("Van iedereen"),
        (
            (N_("Mijn team"), OF_TEAM),
            (N_("Van niemand"), {"wie": NOBODY}),
            (N_("Alles wat open staat"), {}),
            (N_("Afgehandeld"), {"staat": "klaar"}),
        ),
    ),
    (
        N_("Termijnen"),
        (
            (N_("Bezwaar"), {"soort": Form.OBJECTION}),
            *((TERMS[term], {"soort": str(term)}) for term in Term),
        ),
    ),
)
"""What one looks at most, under a title: the words, and what the address asks for."""
UNCOUNTED = STATES["klaar"]
"""What only grows: how many there are says nothing about the work."""


@dataclass(frozen=True)
class Desk:
    """Who looks at the list, with whom he shares the work, and on which day."""

    actor: Actor
    team: Sequence[StaffMember]
    today: date

    def of(self, whose: str) -> tuple[str, ...]:
        """The desks that a word of the address stands for; a key of a colleague is his own."""
        known = {ME: (self.actor.id,), NOBODY: ("",), TEAM: tuple(one.id for one in self.team)}
        if whose in known:
            return known[whose] or (self.actor.id,)
        return (whose,) if whose else ()

    def filter(self, wishes: Wishes, words: str = "") -> Filter:
        """The filter that the address of the page asks for; ``words`` is what was searched for.

        Whoever searches for somebody looks in everything, unless he says otherwise.
        """
        states = STATES.get(wishes.get("staat", ""), tuple(TaskState) if words else OPEN)
        last_days = {THIS_WEEK: _end_of_week(self.today), LATE: self.today - timedelta(days=1)}
        is_late = wishes.get("wanneer") == LATE
        return Filter(
            states=(TaskState.OPEN,) if is_late else states,
            desks=self.of(wishes.get("wie", "")),
            kinds=_kinds(wishes.get("soort", "")),
            up_to=last_days.get(wishes.get("wanneer", "")),
            is_news=wishes.get("nieuw") == "ja" and wishes.get("wie") == ME,
            words=words,
        )

    def counted(self) -> set[Filter]:
        """What is counted beside the views."""
        every = (self.filter(wishes) for _title, group in VIEWS for _words, wishes in group)
        return {one for one in every if one.states != UNCOUNTED}


@dataclass(frozen=True)
class View:
    """A way to look at the list; ``count`` is how many wait there, None where nobody counts."""

    label: str
    url: str
    is_current: bool
    count: int | None
    is_late: bool = False


@dataclass(frozen=True)
class ShownFilter:
    """One filter as the page draws it: name, label, and triples of value, words and whether it is chosen."""

    name: str
    label: str
    options: list[tuple[str, str, bool]]


def order_of(wishes: Wishes) -> Order:
    """What the address asks the list to be sorted by."""
    asked = wishes.get("volgorde", "")
    return Order(asked) if asked in set(Order) else Order.DAY


def views_shown(
    desk: Desk, wishes: Wishes, numbers: Mapping[Filter, int], *, is_search: bool
) -> list[tuple[str, list[View]]]:
    """The views by title, each with how many wait there; a kind that was chosen narrows within a view."""
    views = [(title, [one for one in group if desk.team or one[1] != OF_TEAM]) for title, group in VIEWS]
    asked_for = [asked for _title, group in views for _words, asked in group]
    chosen = None if is_search else _view_of(desk, wishes, asked_for)

    def shown(words: str, asked: Wishes) -> View:
        wanted = desk.filter(asked)
        values: Mapping[str, Any] = asked
        url = url_for("casework.worklist", **values)
        is_late = asked.get("wanneer") == LATE
        return View(gettext(words), url, wanted == chosen, numbers.get(wanted), is_late)

    return [(gettext(title), [shown(*one) for one in group]) for title, group in views]


def _view_of(desk: Desk, wishes: Wishes, views: Collection[Wishes]) -> Filter:
    """The view that somebody looks at: as it is, or narrowed to a kind."""
    exact = desk.filter(wishes)
    return exact if exact in {desk.filter(one) for one in views} else desk.filter({**wishes, "soort": ""})


def filters_shown(
    desk: Desk, wishes: Wishes, colleagues: Sequence[StaffMember], *, is_search: bool
) -> list[ShownFilter]:
    """The filters with what is chosen now."""
    still_open = gettext("Alles wat open staat")
    states = {
        **({"": gettext("Alles"), "open": still_open} if is_search else {"": still_open}),
        "beoordelen": gettext("Te beoordelen"),
        "wacht": gettext("Wacht op de inwoner"),
        "klaar": gettext("Afgehandeld"),
    }
    whose = {
        "": gettext("Van iedereen"),
        ME: gettext("Van mij"),
        **({TEAM: gettext("Mijn team")} if desk.team else {}),
        NOBODY: gettext("Van niemand"),
        **{one.id: one.name for one in colleagues if one.id != desk.actor.id},
    }
    kinds: dict[str, str] = {
        "": gettext("Alles"),
        **{str(form): gettext(words) for form, words in FORMS.items()},
        **{str(term): gettext(words) for term, words in TERMS.items()},
    }
    when = {"": gettext("Elke dag"), THIS_WEEK: gettext("Deze week"), LATE: gettext("Te laat")}
    return [
        ShownFilter("soort", gettext("Soort"), _options(kinds, wishes.get("soort", ""))),
        ShownFilter("staat", gettext("Staat"), _options(states, wishes.get("staat", ""))),
        ShownFilter("wie", gettext("Klantmanager"), _options(whose, wishes.get("wie", ""))),
        ShownFilter("wanneer", gettext("Uiterlijk"), _options(when, wishes.get("wanneer", ""))),
    ]


def _options(words: Mapping[str, str], chosen: str) -> list[tuple[str, str, bool]]:
    return [(value, label, value == chosen) for value, label in words.items()]


def _kinds(asked: str) -> tuple[Kind, ...]:
    return (kind_of(asked),) if asked in {*Form, *Term} else ()


def _end_of_week(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())
