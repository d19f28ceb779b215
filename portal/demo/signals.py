"""Three fictional reports: one that nobody has read, one in the middle, one closed."""

from datetime import timedelta

from portal import clock
from portal.actions import signals
from portal.actions.installation import Installation
from portal.actions.signals import Closing, Report
from portal.domain.roles import Actor
from portal.domain.signals import SignalOutcome
from portal.store import signals as store
from portal.web.flows.report import shown
from portal.web.signals import secret

KITCHEN = {
    "work": "Vrijwilligers koken elke dag het eten voor de bewoners.",
    "where": "Zorghuis Avondrust",
    "before": "Twee koks die daar in dienst waren.",
    "why": "De koks kregen geen nieuw contract. Kort daarna begonnen de vrijwilligers.",
}
CLEANING = {
    "work": "Mensen met een uitkering maken de trappen en de gangen schoon.",
    "where": "Flats aan de Voorbeeldlaan",
    "before": "Een schoonmaakbedrijf.",
    "why": "Het bedrijf komt sinds de zomer niet meer.",
}
POSTERS = {"work": "Posters ophangen voor een winkel in de stad.", "where": "Winkelstraat"}
CODE = "TEST" * 4
"""The code of the report that nobody has read: everybody in the demo may look it up."""


def report_kitchen(portal: Installation) -> str:
    """Somebody unknown reports; nobody has read it."""
    since = (clock.today() - timedelta(days=150)).replace(day=1)
    return _report(portal, None, {**KITCHEN, "since": since.isoformat()}, "nl", code=CODE)


def report_cleaning(portal: Installation, officer: Actor) -> str:
    """Somebody who may be called reports; the committee is asked where the regeling has one."""
    key = _report(portal, None, CLEANING, "nl", contact="010 000 00 33", code=secret.of("demo", CLEANING))
    signals.take(portal, officer, key)
    if signals.has_committee(portal):
        signals.send_to_committee(portal, officer, key, _revision(portal, key))
    return key


def report_posters(portal: Installation, client: Actor) -> str:
    """A client reports."""
    return _report(portal, client, POSTERS, client.language)


def close_posters(portal: Installation, officer: Actor, key: str) -> None:
    """The client's report is looked into, and the work changes."""
    signals.take(portal, officer, key)
    closing = Closing(
        outcome=SignalOutcome.STOP_ACTIVITY,
        explanation="Posters ophangen is hier gewoon betaald werk. Wij plaatsen er niemand meer.",
        departure="De winkel stopte er zelf al mee. Advies was niet meer nodig.",
        place=POSTERS["where"],
    )
    signals.close(portal, officer, key, _revision(portal, key), closing)


def _report(
    portal: Installation,
    client: Actor | None,
    facts: dict[str, str],
    language: str,
    contact: str = "",
    code: str = "",
) -> str:
    told = Report(facts, shown(facts, language), language, contact, code)
    return signals.report(portal, client, told, request_id=secret.request_id(code or facts["work"]))


def _revision(portal: Installation, key: str) -> int:
    with portal.store.read() as connection:
        return store.for_officer(connection, key).revision
