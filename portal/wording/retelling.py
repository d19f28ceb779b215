"""A value that is held about somebody, in words of a language."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from portal import clock, languages
from portal.domain.states import Handling, Obligation, Outcome
from portal.wording import N_, letters, quantities
from portal.wording.checktitles import FACTS, SUBJECTS
from portal.wording.events import HAPPENED
from portal.wording.findings import NAMES, title
from portal.wording.findingsentences import TITLES
from portal.wording.states import FOR_CLIENT, OUTCOMES

MOMENT = N_("%(day)s, %(time)s")
PAIR = N_("%(name)s: %(value)s")
YES, NO, UNKNOWN = N_("ja"), N_("nee"), N_("niet bekend")

OBLIGATIONS: Mapping[str, str] = {
    Obligation.INTAKE: N_("Wij hebben u nog niets gevraagd"),
    Obligation.ANNOUNCED: N_("Wij vroegen u om een plan"),
    Obligation.PROPOSED: N_("Wij bekijken uw plan"),
    Obligation.EXISTING_REPORTED: N_("Wij bekijken wat u al doet"),
    Obligation.IMPOSED: N_("U doet een tegenprestatie"),
    Obligation.EXISTING_ACCEPTED: N_("Wat u al doet, is genoeg"),
    Obligation.NOT_IMPOSED: N_("U hoeft geen tegenprestatie te doen"),
    Obligation.ENDED: N_("Uw tegenprestatie stopt"),
}
"""Where a client stands, as he is told."""

CODES: Mapping[str, Mapping[str, str]] = {
    "benefit": NAMES,
    "obligation": OBLIGATIONS,
    "state": {state: FOR_CLIENT[state][1] for state in Handling},
    "outcome": {outcome: OUTCOMES[outcome] for outcome in Outcome},
    "event": {
        **HAPPENED,
        "form-received": N_("Wij hebben uw formulier"),
        "decision-sent": N_("Er is een besluit"),
        "question-asked": N_("Wij hebben een vraag"),
    },
    "template": letters.NAMES,
    "audience": {"client": N_("inwoner"), "staff": N_("medewerker")},
}
"""By field: the words for each code. A code without words stands there as it is."""

_CASE = {"regeling": N_("regeling"), "ref_date": N_("dag van de toets")}
_CHOSEN: Mapping[str, Mapping[str, str]] = {
    "organisation_kind": {
        "social": N_("Maatschappelijke organisatie"),
        "public": N_("Overheid"),
        "commercial": N_("Bedrijf"),
        "none": N_("Geen organisatie"),
    },
    "ground": {
        "care": N_("Zorg voor kinderen of voor iemand anders"),
        "health": N_("Gezondheid"),
        "home": N_("Problemen thuis, of schulden"),
        "work": N_("Werk of een opleiding"),
        "other": N_("Iets anders"),
    },
}
"""By fact: the words for each choice that has words only there."""
FACT_LISTS = frozenset({"verified", "judged", "facts"})
TOLD = frozenset({*CODES, *FACT_LISTS, "language"})
"""The fields for which the words say more than the value."""


def words(key: str, value: Any, code: str) -> str:
    """The value of a field as a reader of a language expects it; each of several things has its own line."""
    if value is None or value in ("", [], {}):
        return ""
    if key in FACT_LISTS:
        return "\n".join(_facts(value, code))
    if key in LISTS:
        return "\n".join(LISTS[key](value, code))
    if key in CODES:
        return _translated(CODES[key].get(value, str(value)), code)
    if key == "language":
        return languages.language(value).name
    if key.startswith("minutes"):
        return quantities.hours(value, code)
    return _plain(value, code)


def moment(value: datetime, code: str) -> str:
    """A day and a time in the Netherlands."""
    local = value.astimezone(clock.AMSTERDAM)
    day = format_date(local.date(), "long", locale=languages.language(code).locale)
    return _translated(MOMENT, code) % {"day": day, "time": f"{local:%H:%M}"}


def _plain(value: Any, code: str) -> str:
    where = languages.language(code).locale
    if isinstance(value, bool):
        return _translated(YES if value else NO, code)
    if isinstance(value, datetime):
        return moment(value, code)
    if isinstance(value, date):
        return format_date(value, "long", locale=where)
    if isinstance(value, int | float):
        return format_decimal(value, locale=where)
    if isinstance(value, Mapping):
        return "\n".join(_pair(name, _plain(one, code), code) for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one, code) for one in value)
    return "" if value is None else str(value)


def _facts(facts: Mapping[str, Any], code: str) -> list[str]:
    """Facts by name, those of a subject after the name of the subject."""
    told: list[str] = []
    for name, value in facts.items():
        if isinstance(value, Mapping):
            told += [_translated(SUBJECTS.get(name, name), code), *_facts(value, code)]
        else:
            known = FACTS.get(name) or _CASE.get(name, name)
            told.append(_pair(_translated(known, code), fact(name, value, code), code))
    return told


def fact(name: str, value: Any, code: str) -> str:
    """The value of one fact, by the name of its field; a choice in the words that people chose from."""
    if value is None:
        return _translated(UNKNOWN, code)
    known = _CHOSEN.get(name, NAMES).get(value)
    return _translated(known, code) if known else _plain(_as_day(value), code)


def _as_day(value: Any) -> Any:
    """A day that was written down as text, or the value itself."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value


def _findings(findings: list[Mapping[str, str]], _code: str) -> list[str]:
    """Each finding with its article, in the Dutch in which it was kept."""
    return [f"{one['sentence']} ({one['source']}, {one['article']})" for one in findings]


def _judgements(judgements: Mapping[str, str], code: str) -> list[str]:
    names = {name: title(name, code) if name in TITLES else name for name in judgements}
    return [_pair(names[name], reason, code) for name, reason in judgements.items()]


def _law_files(files: list[list[str]], _code: str) -> list[str]:
    return [path for path, _fingerprint in files]


def _shown(sections: list[Mapping[str, Any]], code: str) -> list[str]:
    rows = [row for section in sections for row in section["rows"]]
    return [_pair(row["question"], row["answer"], code) for row in rows]


def _helper(helper: Mapping[str, str], _code: str) -> list[str]:
    return [helper.get("name", "")]


LISTS: Mapping[str, Callable[[Any, str], list[str]]] = {
    "findings": _findings,
    "helper": _helper,
    "judgements": _judgements,
    "law_files": _law_files,
    "shown": _shown,
}


def _pair(name: str, value: str, code: str) -> str:
    return _translated(PAIR, code) % {"name": name, "value": value}


def _translated(message: str, code: str) -> str:
    return languages.translations(code).gettext(message)
