"""The page for people that shows, row by row, what the portal makes of every article. Dutch, generated."""

from collections.abc import Iterator, Mapping
from html import escape

from portal.languages import SOURCE
from portal.rules.checks.maatregel import knows_no_maatregel
from portal.rules.hints import (
    allowed_kinds,
    hours_range,
    month_hours_range,
    premium_per_year,
    proposal_term_days,
    term_range,
    upper_bounds,
    year_hours_range,
)
from portal.rules.law import Law
from portal.rules.lawcheck import rules_of
from portal.rules.library import Library
from portal.rules.national import Wet
from portal.rules.regeling import Article, Contradiction, Regeling
from portal.rules.values import Number
from portal.wording import quantities
from portal.wording.findings import NAMES, shown
from portal.wording.findingsentences import TITLES
from portal.wording.groundspage import per_outcome

HEAD = """# Wat het portaal van elke regeling maakt

Deze pagina is gemaakt met `portal law page` uit de bestanden in `portal/law`. Verander die, niet deze pagina.
Per artikel staat er in eigen woorden wat het zegt en wat het portaal ermee doet: een waarde, een toets
(`code` van een bevinding), een termijn, een vraag op een formulier, een blok in een brief, of de reden waarom
er geen regel volgt. De officiële teksten staan bij de bron die elke regeling noemt.
"""
KINDS = {
    "waarde": "waarde",
    "regel": "toets",
    "termijn": "termijn",
    "formulier": "formulier",
    "brief": "brief",
    "rapport": "rapport",
    "geen_regel": "geen regel",
}


def page(library: Library) -> str:
    """The whole page in Markdown."""
    parts = [HEAD, *_numbers(library)]
    for regeling in library.regelingen:
        parts += _regeling(regeling)
        parts += per_outcome(library.law(regeling, regeling.valid_from))
    parts.append("\n# De wetten erboven\n")
    for wet in library.wetten:
        parts += _wet(wet)
    return "\n".join(parts).rstrip() + "\n"


def _numbers(library: Library) -> Iterator[str]:
    yield "## Getallen naast elkaar\n"
    yield "| regeling | uren | maanden | soorten | voorstel | maatregel | premie |"
    yield "|---|---|---|---|---|---|---|"
    for regeling in library.regelingen:
        law = library.law(regeling, regeling.valid_from)
        kinds = ", ".join(NAMES[kind] for kind in allowed_kinds(law)) or "elke soort"
        days, premium = proposal_term_days(law), premium_per_year(law)
        proposal = "geen termijn" if days is None else f"binnen {_number(days)} dagen"
        reward = "geen" if premium is None else f"{_number(premium)} euro per jaar"
        cells = (_hours(law), _span(*term_range(law), "maanden"), kinds, proposal, _maatregel(law), reward)
        yield f"| {_name(regeling)} | {' | '.join(cells)} |"
    yield ""


def _hours(law: Law) -> str:
    week, size = hours_range(law), law.regeling.size
    if week.standard is not None and not (size.hours_minimum or size.hours_maximum):
        return f"{_number(week.standard)} per week, of naar vermogen"
    usual = f"gewoon {_number(week.standard)}; " if week.standard is not None else ""
    spans = ((week, "per week"), (month_hours_range(law), "per maand"), (year_hours_range(law), "per jaar"))
    told = [_span(one.minimum, one.maximum, unit) for one, unit in spans if one.minimum or one.maximum]
    return usual + "; ".join(told) if told else "geen getal"


def _number(number: Number) -> str:
    return shown(number, SOURCE)


def _span(least: Number | None, most: Number | None, unit: str) -> str:
    if least is None and most is None:
        return "geen getal"
    start = f"ten minste {_number(least)}" if least is not None else ""
    end = f"ten hoogste {_number(most)}" if most is not None else ""
    return f"{', '.join(part for part in (start, end) if part)} {unit}"


def _maatregel(law: Law) -> str:
    if knows_no_maatregel(law):
        return "geen"
    percent, months = upper_bounds(law)
    told = (
        "" if percent is None else f"{_number(percent)} procent",
        "" if months is None else quantities.months(months, SOURCE),
    )
    numbers = ", ".join(filter(None, told))
    return f"ten hoogste {numbers}" if numbers else "geen getal"


def _name(regeling: Regeling) -> str:
    return f"{regeling.id}, {regeling.regime}, vanaf {regeling.valid_from}"


def _regeling(regeling: Regeling) -> Iterator[str]:
    yield f"\n# {regeling.title}\n"
    yield f"Bestand `{regeling.path}`. Bron: {regeling.source}. {_in_force(regeling)}\n"
    yield from _articles(regeling)
    yield from _contradictions(regeling.contradictions)


def _in_force(regeling: Regeling) -> str:
    adopted = f"Vastgesteld op {regeling.adopted}. " if regeling.adopted else ""
    bases = f" Grondslag: {', '.join(regeling.legal_bases)}." if regeling.legal_bases else ""
    return f"{adopted}Geldig vanaf {regeling.valid_from}.{bases}"


def _wet(wet: Wet) -> Iterator[str]:
    yield f"\n## {wet.title}, vanaf {wet.valid_from}\n"
    yield f"Bestand `{wet.path}`.\n"
    yield from _articles(wet)
    yield from _contradictions(wet.contradictions)


def _articles(version: Regeling | Wet) -> Iterator[str]:
    rules = rules_of(version)
    yield "| artikel | wat het zegt | wat het portaal ermee doet |"
    yield "|---|---|---|"
    for article in version.articles.values():
        citation = article.citation
        printed = f" (gedrukt: {citation.printed})" if citation.printed else ""
        source = "" if citation.source == version.title else f"{citation.source}, "
        place, gist = _plain(f"{source}{citation.article}{printed}"), _plain(citation.gist)
        yield f"| {place} | {gist} | {_becomes(article, rules)} |"


def _plain(text: str) -> str:
    """Words of a law file as words in a table of Markdown, whatever signs they hold."""
    return escape(text, quote=False).replace("|", "\\|")


def _becomes(article: Article, rules: Mapping[str, object]) -> str:
    parts = []
    for kind, names in article.becomes.items():
        shown = ", ".join(_shown(kind, name, rules) for name in names)
        parts.append(f"{KINDS[kind]}: {shown}")
    return "<br>".join(parts)


def _shown(kind: str, name: str, rules: Mapping[str, object]) -> str:
    if kind == "regel":
        return f"{TITLES[name]} (`{name}`)"
    if kind == "waarde":
        value = getattr(rules.get(name), "value", True)
        return f"`{name}`" if value is True else f"`{name}` = {_value(value)}"
    return f"`{name}`" if kind == "termijn" else name


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return _number(value) if isinstance(value, int | float) else str(value)


def _contradictions(found: Mapping[str, Contradiction]) -> Iterator[str]:
    if not found:
        return
    yield "\n### Tegenstrijdigheden\n"
    yield "| nr. | wat niet klopt | kanten | standaard | keuze van de jurist | gevolg |"
    yield "|---|---|---|---|---|---|"
    for one in found.values():
        sides = "<br>".join(f"{side.source}, {side.article}" for side in one.sides)
        choice = f"{one.choice.reading} ({one.choice.by}, {one.choice.on})" if one.choice else "nog geen"
        flag = f"<br>`{one.flag}`" if one.flag else ""
        readings = f"{one.default} (uit: {', '.join(one.readings)})"
        yield f"| {one.number} | {one.gist}{flag} | {sides} | {readings} | {choice} | {one.effect} |"
