"""Reads one dated national text from ``wet/<id>/<date>.toml``."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

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
from portal.rules.reading import (
    Source,
    articles,
    cite,
    contradictions,
    file_date,
    get,
    only,
    open_source,
    optional,
    section,
)
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


def read(file: Path, root: Path) -> Wet:
    """The national text in one file.

    Raises:
        LawError: the file is malformed; the message names file, key and reason.
    """
    source = open_source(file, root)
    only(source, "", source.tables, ("wet", "artikel", "tegenstrijdigheid", "waarden", "stap"))
    head = get(source, "", source.tables, "wet", dict)
    only(source, "wet", head, ("id", "titel", "url", "geldig_vanaf", "geldig_tot_en_met", "bron"))
    name, title = _id(file, source), get(source, "wet", head, "titel", str)
    start = get(source, "wet", head, "geldig_vanaf", date)
    if start != file_date(file, source):
        raise source.fail("wet.geldig_vanaf", f"moet de dag in de bestandsnaam zijn, {file.stem}")
    found = articles(source, title, optional(source, "wet", head, "url", str))
    return Wet(
        id=name,
        title=title,
        valid_from=start,
        valid_to=optional(source, "wet", head, "geldig_tot_en_met", date),
        articles=found,
        contradictions=contradictions(source, found),
        section=_section(source, name, found),
        path=source.path,
        sha256=source.sha256,
    )


def _section(source: Source, name: str, found: Mapping[str, Article]) -> object:
    return (
        _pension(source, found) if name == PENSION else section(source, "waarden", SECTIONS[name][1], found)
    )


def national(wetten: Mapping[str, Wet]) -> National:
    """The national law made of one version of each text, by id."""
    sections = {name: wetten[wet].section for wet, (name, _) in SECTIONS.items() if wet in wetten}
    found = {number: one for wet in wetten.values() for number, one in wet.contradictions.items()}
    files = tuple((wet.path, wet.sha256) for wet in wetten.values())
    sections.setdefault("allowance", None)
    return National(**sections, pension=wetten[PENSION].section, contradictions=found, files=files)  # type: ignore[arg-type]


def _id(file: Path, source: Source) -> str:
    name = get(source, "wet", source.tables["wet"], "id", str)
    if name != file.parent.name:
        raise source.fail("wet.id", f"moet de naam van de map zijn, {file.parent.name!r}")
    if name != PENSION and name not in SECTIONS:
        raise source.fail("wet.id", f"moet een van deze zijn: {', '.join((PENSION, *SECTIONS))}")
    return name


def _pension(source: Source, found: Mapping[str, Article]) -> Pension:
    rows = get(source, "", source.tables, "stap", list)
    steps = tuple(_step(source, f"stap[{number}]", row) for number, row in enumerate(rows))
    for number, (earlier, later) in enumerate(pairwise(steps)):
        if later.first != earlier.last + timedelta(days=1):
            raise source.fail(f"stap[{number + 1}].geboren_vanaf", "moet de dag na de vorige stap zijn")
    table = get(source, "", source.tables, "waarden", dict)
    only(source, "waarden", table, ("artikel",))
    article = get(source, "waarden", table, "artikel", str)
    return Pension(steps, cite(source, "waarden.artikel", found, article))


def _step(source: Source, where: str, row: Table) -> PensionStep:
    only(source, where, row, ("geboren_vanaf", "geboren_tot_en_met", "jaren", "maanden", "herkomst"))
    years, months = get(source, where, row, "jaren", int), get(source, where, row, "maanden", int)
    return PensionStep(
        first=get(source, where, row, "geboren_vanaf", date),
        last=get(source, where, row, "geboren_tot_en_met", date),
        months=years * 12 + months,
    )
