"""The list of tasks: what waits, in views, sorted and narrowed; and handing a selection over."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Response, flash, g, make_response, redirect, request, session, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Redirect

from portal import clock
from portal.actions import searching
from portal.actions import tasks as acts
from portal.domain.permissions import Permission, may
from portal.domain.tasks import TaskState
from portal.domain.ways import Form
from portal.store import tasklist
from portal.store.taskline import Line
from portal.store.tasklist import MOST, Order
from portal.web import access, gate, locale, pages
from portal.web.access import needs
from portal.web.address import kept
from portal.web.casework.again import to_look_at_again
from portal.web.casework.desk import casework
from portal.web.casework.filters import FILTERS, Desk, filters_shown, order_of, views_shown
from portal.web.casework.inlist import address_of, desk_of, list_url, remember, words_of
from portal.web.casework.preview import Preview, chosen_line, preview_of
from portal.web.flows import sent_as
from portal.web.headers import WITH_KEYS
from portal.web.portal import installation, reading
from portal.wording.glance import AboutTerm, glance, glance_at_term
from portal.wording.tasks import kind_words, standing

SOON = 7
"""Days beforehand from which a day is marked."""


@dataclass(frozen=True)
class ShownLine:
    """A line as the page draws it: kind and state in words, where it leads, and how many days are left."""

    line: Line
    kind: str
    about: str
    state: tuple[str, str]
    url: str
    beside: str
    came: date
    days: int
    is_soon: bool


@casework.get("/werk/")
@needs(Permission.CASEWORK_CASE_VIEW)
def worklist() -> Response:
    """Everything that waits, most urgent first."""
    order = order_of(request.args)
    with reading() as connection:
        words = words_of(connection, request.args)
        desk = desk_of(connection)
        chosen = desk.filter(request.args, words)
        counts = {wanted: tasklist.count(connection, wanted) for wanted in {chosen, *desk.counted()}}
        is_sortable = not chosen.is_search and counts[chosen] <= MOST
        order = order if is_sortable else Order.DAY
        found = tasklist.page(connection, chosen, request.args.get("na"), order=order)
        again = to_look_at_again(connection)
        colleagues = acts.colleagues(connection)
        line = chosen_line(connection, request.args.get("taak", ""), found.rows)
    remember()
    views = views_shown(desk, request.args, counts, is_search=chosen.is_search)
    lines = [shown_line(one, desk) for one in found.rows]
    next_url = _url(na=found.next_after) if found.next_after else ""
    page = pages.render(
        "casework/worklist.html",
        lines=lines,
        chosen=_chosen(line, lines, next_url) if line else None,
        total=counts[chosen],
        most=MOST,
        again=again,
        views=views,
        view=next((one.label for _title, group in views for one in group if one.is_current), ""),
        is_search=chosen.is_search,
        order=order,
        sorts=_sorts() if is_sortable else {},
        filters=filters_shown(desk, request.args, colleagues, is_search=chosen.is_search),
        search=request.args.get("zoek", ""),
        sought=words,
        colleagues=[one for one in colleagues if one.id != g.actor.id],
        may_hand=may(g.actor, Permission.CASEWORK_CASE_CLAIM),
        next_url=next_url,
    )
    return with_keys(page)


def with_keys(page: str) -> Response:
    """A page whose keys may run."""
    response = make_response(page)
    response.headers["Content-Security-Policy"] = WITH_KEYS
    return response


def _chosen(line: Line, lines: list[ShownLine], next_url: str) -> Preview:
    at = [one.line.id for one in lines].index(line.id)
    after = lines[at + 1].beside if at + 1 < len(lines) else next_url
    return preview_of(line, lines[at], after)


@casework.post("/werk/zoeken")
@needs(Permission.CASEWORK_CASE_VIEW)
def search() -> Redirect:
    """Narrow the list. Of what is searched for only a key stands in the address: it may be a name."""
    wishes: dict[str, Any] = {name: gate.token(name) for name in FILTERS if gate.token(name)}
    words = gate.line("zoek", searching.LONGEST)
    if words:
        wishes["zoek"] = searching.remember(installation(), g.actor, session[access.SECRET], words)
    return redirect(url_for("casework.worklist", **wishes), 303)


@casework.post("/werk/overdragen")
@needs(Permission.CASEWORK_CASE_CLAIM)
def hand_over() -> Redirect:
    """Give the chosen tasks to a colleague, or take them; what could not go is told, the rest goes on."""
    chosen, to = gate.keys("taak"), gate.token("naar")
    if not chosen:
        flash(gettext("Kies eerst welke zaken."), "warning")
    elif not to:
        flash(gettext("Kies eerst aan wie."), "warning")
    else:
        staff_id = g.actor.id if to == "ik" else to
        handed = acts.hand_over(installation(), g.actor, chosen, staff_id, gate.line("reden", 200))
        _tell(handed)
    return redirect(list_url(), 303)


def _tell(handed: acts.Handed) -> None:
    if handed.went:
        done = ngettext("%(num)s zaak is overgedragen.", "%(num)s zaken zijn overgedragen.", handed.went)
        flash(done, "ok")
    if handed.stayed:
        names = ", ".join(_names(handed.stayed))
        text = gettext(
            "Dit ging niet mee: %(names)s. Het is klaar, of een collega heeft het. Van een collega neemt u"
            " iets over met een reden.",
            names=names,
        )
        flash(text, "warning")


def _names(task_ids: Any) -> list[str]:
    with reading() as connection:
        return tasklist.names_of(connection, task_ids)


def shown_line(line: Line, desk: Desk) -> ShownLine:
    """A line in the words of the page."""
    days = (line.urgent_on - desk.today).days
    is_open = line.state is TaskState.OPEN
    return ShownLine(
        line,
        _kind(line, locale.code()),
        _about(line, locale.code()),
        standing(line.handling, line.followed, line.waits_for, locale.code()),
        address_of(line.id, line.submission_id),
        _url(taak=line.id, na=request.args.get("na")),
        clock.day_of(line.opened_at),
        days,
        is_open and 0 <= days <= SOON,
    )


def _kind(line: Line, code: str) -> str:
    """What it is; a message and a wish to be called are called so, and no request for help."""
    if line.kind is Form.HELP:
        return str(gettext(sent_as(line.kind, line.answers or {}).title))
    return kind_words(line.kind, code)


def _about(line: Line, code: str) -> str:
    """What it is about, in a few words."""
    if isinstance(line.kind, Form):
        return glance(line.kind, line.answers or {}, code)
    told = AboutTerm(line.urgent_on, line.announced_on, line.activity or "", line.place or "")
    return glance_at_term(line.kind, told, code)


def _sorts() -> dict[str, str]:
    """The address of each other order, by its name."""
    return {one.name.lower(): _url(volgorde=one.value) for one in Order}


def _url(**more: Any) -> str:
    wishes: dict[str, Any] = kept(request.args, (*FILTERS, "zoek"))
    return url_for("casework.worklist", **{**wishes, **more})
