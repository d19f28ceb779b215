"""The parts of the guide for a new gemeente that tell every key and every flag, from their one home."""

import re
from collections.abc import Iterator

from portal.domain.regimes import Regime
from portal.rules.flags import BY_CODE
from portal.rules.lawkey import LawKey
from portal.rules.lawparts import keys
from portal.rules.regeling import About
from portal.rules.regelingfile import NOT_UNDER, SECTIONS

SUBJECTS = {
    "doelgroep": "aan wie een tegenprestatie kan worden opgelegd",
    "ontheffing": "wie het nu of blijvend niet kan",
    "bestaand": "mantelzorg en vrijwilligerswerk dat iemand al doet",
    "afweging": "waar de gemeente rekening mee houdt",
    "inhoud": "wat voor werk het mag zijn",
    "omvang": "uren, maanden, premie",
    "verloop": "voorstel, andere invulling, einde",
    "maatregel": "verlagen van de uitkering",
    "meedoen": "hoe de gemeente en de cliënt afspreken wat hij doet",
}
ABOUT = {
    About.IMPOSING: "een tegenprestatie opleggen, of een plan afwijzen",
    About.EXISTING: "wat iemand al doet",
    About.EXEMPTION: "een ontheffing",
    About.COURSE: "het voorstel, een andere invulling, het einde",
    About.MAATREGEL: "een maatregel",
}


def renewed(guide: str) -> str:
    """The guide with its tables of keys, subjects of clauses and flags as they are now.

    Raises:
        ValueError: the guide has lost the marks between which a table stands.
    """
    for name, lines in (("sleutels", _keys()), ("clausules", _clauses()), ("vlaggen", _flags())):
        start, end = f"<!-- {name} -->", f"<!-- einde {name} -->"
        mark = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
        if not mark.search(guide):
            raise ValueError(f"the guide has no {start}")
        table = "\n".join((start, "", *lines, "", end))
        guide = mark.sub(lambda _found, table=table: table, guide)  # type: ignore[misc]
    return guide


def _keys() -> Iterator[str]:
    for number, (table, (_name, kind)) in enumerate(SECTIONS.items()):
        if number:
            yield ""
        yield f"`[{table}]`: {SUBJECTS[table]}.{_under(table)}"
        yield ""
        yield "| sleutel | waarde | wat hij doet | weggelaten |"
        yield "|---|---|---|---|"
        for key in keys(kind).values():
            yield f"| `{key.says.name}` | {_value(key.says)} | {key.says.does} | {key.says.without} |"


def _under(table: str) -> str:
    """Under which regimes a file has this table, and which keys of it; nothing where all of it is in all."""
    parts = []
    for regime in Regime:
        missing = sorted(
            key.removeprefix(f"{table}.") for key in NOT_UNDER[regime] if key.startswith(f"{table}.")
        )
        if table in NOT_UNDER[regime]:
            parts.append(f" Bestaat niet onder `{regime}`.")
        elif missing:
            parts.append(f" Niet onder `{regime}`: {', '.join(f'`{key}`' for key in missing)}.")
    return "".join(parts)


def _value(says: LawKey) -> str:
    if says.words:
        return ", ".join(f"`{word}`" for word in says.words)
    if says.names_articles:
        return "een lijst van sleutels van artikelen in dit bestand"
    if not says.example:
        return "alleen `artikel`"
    unit = says.unit
    return f"{'heel getal, ' if unit.is_whole else ''}{unit.name}, {unit.least:g} tot {unit.most:g}"


def _clauses() -> Iterator[str]:
    yield "| `gaat_over` | wanneer een medewerker haar beoordeelt |"
    yield "|---|---|"
    for about in About:
        yield f"| `{about}` | {ABOUT[about]} |"


def _flags() -> Iterator[str]:
    yield "| vlag | lezingen | wat de tweede lezing verandert |"
    yield "|---|---|---|"
    for code, flag in BY_CODE.items():
        yield f"| `{code}` | {', '.join(flag.readings) or 'vrij te kiezen'} | {flag.changes} |"
