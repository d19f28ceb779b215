"""Reads one dated national text from ``wet/<id>/<date>.toml``."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from portal.rules.lawkey import Unit
from portal.rules.lawparts import articles, cited, contradictions, section
from portal.rules.national import (
    Allowance,
    Awb,
    CaseLaw,
    National,
    Participation,
    Pension,
    PensionStep,
    TermsAct,
    Wet,
)
from portal.rules.reading import Source, address, bounded, file_date, get, only, optional, text
from portal.rules.regeling import Article
from portal.rules.values import Table

PENSION = "aow"
SECTIONS: Mapping[str, tuple[str, type]] = {
    "participatiewet": ("participation", Participation),
    "ioaw": ("ioaw", Participation),
    "ioaz": ("ioaz", Participation),
    "algemene-wet-bestuursrecht": ("awb", Awb),
    "algemene-termijnenwet": ("terms_act", TermsAct),
    "rechtspraak": ("case_law", CaseLaw),
    "vrijwilligersvergoeding": ("allowance", Allowance),
}
"""The national texts that hold plain values: their folder, their name and class in the code."""

REQUIRED = (PENSION, *(name for name in SECTIONS if name != "vrijwilligersvergoeding"))
"""The texts without which nothing can be judged. An allowance is only known for published years."""


def draft(source: Source, file: Path) -> Wet | None:
    """The national text in its place; None when there is a fault, which is noted in the source."""
    only(source, "", source.tables, ("wet", "artikel", "tegenstrijdigheid", "waarden", "stap"))
    said = source.told(_head, file)
    title, url = (said["title"], said.pop("url")) if said else ("", None)
    found = source.told(articles, title, url)
    disagreeing = source.told(contradictions, found, instead={})
    values = source.told(_section, said["id"], found) if said and said["id"] else None
    if source.faults or not said:
        return None
    return Wet(
        **said,
        articles=found,
        contradictions=disagreeing,
        section=values,
        path=source.path,
        sha256=source.sha256,
    )


def _head(source: Source, file: Path) -> dict[str, Any]:
    head = get(source, "", source.tables, "wet", dict)
    only(source, "wet", head, ("id", "titel", "url", "geldig_vanaf", "geldig_tot_en_met", "bron"))
    source.told(text, "wet", head, "bron")
    return {
        "id": source.told(_id, file),
        "title": source.told(text, "wet", head, "titel", instead=""),
        "url": source.told(address, "wet", head, "url"),
        "valid_from": source.told(_start, head, file),
        "valid_to": source.told(optional, "wet", head, "geldig_tot_en_met", date),
    }


def _start(source: Source, head: Table, file: Path) -> date:
    start = get(source, "wet", head, "geldig_vanaf", date)
    if start != file_date(source, file):
        raise source.fail("wet.geldig_vanaf", f"moet de dag in de bestandsnaam zijn, {file.stem}")
    return start


def _section(source: Source, name: str, found: Mapping[str, Article] | None) -> object:
    if name == PENSION:
        return _pension(source, found)
    made: object = section(source, "waarden", SECTIONS[name][1], found)
    return made


def national(wetten: Mapping[str, Wet]) -> National:
    """The national law made of one version of each text, by id."""
    sections = {name: wetten[wet].section for wet, (name, _) in SECTIONS.items() if wet in wetten}
    found = {number: one for wet in wetten.values() for number, one in wet.contradictions.items()}
    files = tuple((wet.path, wet.sha256) for wet in wetten.values())
    sections.setdefault("allowance", None)
    return National(**sections, pension=wetten[PENSION].section, contradictions=found, files=files)  # type: ignore[arg-type]


def _id(source: Source, file: Path) -> str:
    name = get(source, "wet", source.tables["wet"], "id", str)
    if name != file.parent.name:
        raise source.fail("wet.id", f"moet de naam van de map zijn, {file.parent.name!r}")
    if name != PENSION and name not in SECTIONS:
        raise source.fail("wet.id", f"moet een van deze zijn: {', '.join((PENSION, *SECTIONS))}")
    return name


def _pension(source: Source, found: Mapping[str, Article] | None) -> Pension:
    rows: list[Table] = source.told(get, "", source.tables, "stap", list, instead=[])
    read = [source.told(_step, f"stap[{number}]", row) for number, row in enumerate(rows)]
    for number, (earlier, later) in enumerate(pairwise(read)):
        if earlier and later and later.first != earlier.last + timedelta(days=1):
            source.note(f"stap[{number + 1}].geboren_vanaf", "moet de dag na de vorige stap zijn")
    table = get(source, "", source.tables, "waarden", dict)
    only(source, "waarden", table, ("artikel",))
    return Pension(tuple(read), cited(source, "waarden", table, found))


AGE, MONTHS_BESIDE = Unit("jaar", most=100, least=50, is_whole=True), Unit("maanden", most=11, is_whole=True)


def _step(source: Source, where: str, row: Table) -> PensionStep:
    only(source, where, row, ("geboren_vanaf", "geboren_tot_en_met", "jaren", "maanden", "herkomst"))
    years, months = get(source, where, row, "jaren", int), get(source, where, row, "maanden", int)
    bounded(source, f"{where}.jaren", years, AGE)
    bounded(source, f"{where}.maanden", months, MONTHS_BESIDE)
    return PensionStep(
        first=get(source, where, row, "geboren_vanaf", date),
        last=get(source, where, row, "geboren_tot_en_met", date),
        months=years * 12 + months,
    )
