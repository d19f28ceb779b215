"""A value that is held about somebody, in words of a language."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from portal import clock, languages
from portal.domain.roles import Helper
from portal.rules.asked import Asked
from portal.rules.condition import Standing
from portal.rules.fact import Fact
from portal.wording import N_, helping, quantities
from portal.wording.checktitles import BESIDE_FACTS, FACTS, QUESTIONS, STANDINGS, SUBJECTS
from portal.wording.codes import CODES
from portal.wording.findings import NAMES, title

MOMENT = N_("%(day)s, %(time)s")
PAIR = N_("%(name)s: %(value)s")
YES, NO, UNKNOWN = N_("ja"), N_("nee"), N_("niet bekend")

_NAMES = {**FACTS, **BESIDE_FACTS, "regeling": N_("regeling"), "ref_date": N_("dag van de toets")}
CHOSEN: Mapping[str, Mapping[str, str]] = {
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
CLIENT = "client"
FACT_LISTS = frozenset({"verified", "judged", "facts"})


def is_told(table: str, key: str) -> bool:
    """Whether the words for a field say more than its value."""
    return f"{table}.{key}" in CODES or key in FACT_LISTS or key in {"language", "law_version"}


def words(table: str, key: str, value: Any, code: str) -> str:
    """The value of a field as a reader of a language expects it; each of several things has its own line.

    Raises:
        KeyError: a code, or the name of a fact, for which nobody wrote words yet.
        ValueError: a value that is none of those of its field.
    """
    if value is None or value in ("", [], {}):
        return ""
    if key in FACT_LISTS:
        return "\n".join(_facts(value, code))
    if key in LISTS:
        return "\n".join(LISTS[key](value, code))
    if f"{table}.{key}" in CODES:
        return _translated(CODES[f"{table}.{key}"][value], code)
    if key in {"language", "language_chosen"}:
        return languages.language(value).name
    if key.startswith("minutes"):
        return quantities.hours(value, code)
    return plain(_as_day(value) if key == "law_version" else value, code)


def moment(value: datetime, code: str) -> str:
    """A day and a time in the Netherlands."""
    local = value.astimezone(clock.AMSTERDAM)
    day = format_date(local.date(), "long", locale=languages.language(code).locale)
    return _translated(MOMENT, code) % {"day": day, "time": f"{local:%H:%M}"}


def plain(value: Any, code: str) -> str:
    """A value that is no code: a day, a number, a yes or no, or what somebody typed."""
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
        return "\n".join(_pair(name, plain(one, code), code) for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(plain(one, code) for one in value)
    return "" if value is None else str(value)


def _facts(facts: Mapping[str, Any], code: str) -> list[str]:
    """Facts by name, those of a subject after the name of the subject."""
    told: list[str] = []
    for name, value in facts.items():
        if isinstance(value, Mapping):
            told += [_translated(SUBJECTS[name], code), *_facts(value, code)]
        else:
            told.append(_pair(_translated(_NAMES[name], code), fact(name, value, code), code))
    return told


def fact(name: str, value: Any, code: str) -> str:
    """The value of one fact, by the name of its field; a choice in the words that people chose from.

    Somebody who asks the rules on the command line may name a reason of his own: it stands there as it is.
    """
    if value is None:
        return _translated(UNKNOWN, code)
    known = CHOSEN.get(name, NAMES).get(value)
    return _translated(known, code) if known else plain(_as_day(value), code)


def fact_name(asked: Fact, among: Iterable[Fact], code: str) -> str:
    """What a fact is called; after the name of its subject where facts of other subjects stand beside it."""
    name = _translated(FACTS[asked.field], code)
    if len({one.part for one in among} - {CLIENT}) < 2 or asked.part == CLIENT:
        return name
    return _pair(_translated(SUBJECTS[asked.part], code), name, code)


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
    return [_pair(_judged(name, code), reason, code) for name, reason in judgements.items()]


def _judged(name: str, code: str) -> str:
    """A question of the law; before there were grounds, a person judged findings."""
    return _translated(QUESTIONS[Asked(name)], code) if name in set(Asked) else title(name, code)


def _grounds(grounds: list[Mapping[str, Any]] | None, code: str) -> list[str]:
    """Each question with its articles and how it stood, without what was not asked."""
    return [
        _pair(_question(one, code), _translated(STANDINGS[Standing(one["standing"])], code), code)
        for one in grounds or ()
        if one["standing"] != Standing.NOT_APPLICABLE
    ]


def _deviates(deviates: list[Mapping[str, Any]], code: str) -> list[str]:
    """Each question from which would be deviated, with its articles and why, in the words of the officer."""
    return [_pair(_question(one, code), one["reason"], code) for one in deviates]


def _question(ground: Mapping[str, Any], code: str) -> str:
    places = "; ".join(f"{source}, {article}" for source, article in ground["articles"])
    return f"{_translated(QUESTIONS[Asked(ground['asks'])], code)} ({places})"


def _law_files(files: list[list[str]], _code: str) -> list[str]:
    return [path for path, _fingerprint in files]


def _helper(helper: Mapping[str, Any], code: str) -> list[str]:
    return [helping.helped(Helper.from_kept(helper), code)]


def _typed(fields: Mapping[str, Any], code: str) -> list[str]:
    """What stood in each box of a page; what a box is called is of no use to who reads it."""
    return [plain(value, code) for value in fields.values()]


LISTS: Mapping[str, Callable[[Any, str], list[str]]] = {
    "deviates": _deviates,
    "fields": _typed,
    "findings": _findings,
    "grounds": _grounds,
    "helper": _helper,
    "judgements": _judgements,
    "law_files": _law_files,
}


def _pair(name: str, value: str, code: str) -> str:
    return _translated(PAIR, code) % {"name": name, "value": value}


def _translated(message: str, code: str) -> str:
    return languages.translations(code).gettext(message)
