"""The way of a report, as its reporter sees it."""

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from portal import clock, languages
from portal.domain.signals import SignalState, read_by
from portal.store.signals import Told
from portal.web.timepoints import AT_THE_LATEST, DECIDED, Event
from portal.wording import N_
from portal.wording.signals import FOR_REPORTER, OUTCOMES

SENT = N_("U deed een melding")
READ = N_("Een medewerker leest uw melding")
ASKED = N_("Wij vroegen de adviescommissie om advies")
ADVISED = N_("De adviescommissie gaf advies")
DECISION = N_("Wij beslissen wat er met het werk gebeurt")


def progress_of(told: Told, code: str) -> list[Event]:
    """What happened to a report and what will, in a language."""
    translate = languages.translations(code).gettext
    return [
        Event(state, translate(title), _when(day, code, state == "todo"), words and translate(words))
        for state, title, day, words in _points(told)
    ]


def _points(told: Told) -> Iterator[tuple[str, str, date | None, str]]:
    received_on = clock.day_of(told.received_at)
    yield "done", SENT, received_on, ""
    if told.state is SignalState.RECEIVED:
        yield "todo", READ, read_by(received_on), ""
    if told.with_committee_at:
        yield "done", ASKED, clock.day_of(told.with_committee_at), ""
    if told.advised_at:
        yield "done", ADVISED, clock.day_of(told.advised_at), ""
    if told.outcome and told.closed_at:
        yield "done", DECIDED, clock.day_of(told.closed_at), OUTCOMES[told.outcome]
        return
    if told.state is not SignalState.RECEIVED:
        yield "now", FOR_REPORTER[told.state][1], None, ""
    yield "todo", DECISION, None, ""


def _when(day: date | None, code: str, is_latest: bool) -> str:
    if day is None:
        return ""
    when = format_date(day, "long", locale=languages.language(code).locale)
    return languages.translations(code).gettext(AT_THE_LATEST) % {"date": when} if is_latest else when
