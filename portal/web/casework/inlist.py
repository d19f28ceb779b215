"""The list in which somebody works: as he asked for it last, and what comes before and after a task in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import g, request, session, url_for

from portal import clock
from portal.store import people, sessions, tasklist, tasks
from portal.store.base import Connection
from portal.store.tasklist import MOST, Order
from portal.store.tasks import Task
from portal.web import access
from portal.web.address import kept
from portal.web.casework.filters import FILTERS, Desk, order_of

LIST = "list"
"""In the session: what somebody asked of the list last, so that a case knows which comes next."""
OWN = {"wie": "ik"}
"""Who came from nowhere works through his own."""


@dataclass(frozen=True)
class Beside:
    """The addresses of the list, and of what comes before and after a task in it; empty at its ends."""

    list_url: str
    previous_url: str
    next_url: str


def remember() -> None:
    """Keep how the list was asked for."""
    session[LIST] = kept(request.args, (*FILTERS, "zoek"))


def list_url() -> str:
    """The list as somebody asked for it last."""
    wishes: Mapping[str, Any] = session.get(LIST, {})
    return url_for("casework.worklist", **wishes)


def desk_of(connection: Connection) -> Desk:
    """Who looks, and with whom he shares the work."""
    return Desk(g.actor, people.team_of(connection, g.actor.id), clock.today())


def words_of(connection: Connection, wishes: Mapping[str, str]) -> str:
    """The words that an address stands for, in this session; empty where nobody searched."""
    found = sessions.get(connection, session[access.SECRET]) if "zoek" in wishes else None
    return found.words_of(wishes["zoek"]) if found else ""


def beside(connection: Connection, found: Task) -> Beside:
    """What comes before and after a task in the list in which somebody works, also when it left that list."""
    wishes = session.get(LIST, OWN)
    chosen = desk_of(connection).filter(wishes, words_of(connection, wishes))
    before, after = _around(connection, chosen, order_of(wishes), found)
    return Beside(list_url(), _url(connection, before), _url(connection, after))


def _around(
    connection: Connection, chosen: tasklist.Filter, order: Order, found: Task
) -> tuple[str | None, str | None]:
    if order is Order.DAY and not chosen.is_search:
        return tasklist.around(connection, chosen, (found.urgent_on, found.seq))
    keys = [one.id for one in tasklist.page(connection, chosen, size=MOST, order=order).rows]
    if found.id not in keys:
        return None, keys[0] if keys else None
    at = keys.index(found.id)
    return keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None


def _url(connection: Connection, key: str | None) -> str:
    found = tasks.get(connection, key) if key else None
    return address_of(found.id, found.submission_id) if found else ""


def address_of(task_id: str, submission_id: str | None) -> str:
    """The page of a task: that of its form, or its own."""
    if submission_id:
        return url_for("casework.case", key=submission_id)
    return url_for("casework.task", key=task_id)
