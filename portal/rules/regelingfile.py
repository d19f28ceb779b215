"""Reads one dated regeling from ``gemeente/<id>/<regime>/<date>.toml``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from portal.rules.reading import (
    Source,
    articles,
    contradictions,
    file_date,
    get,
    only,
    open_source,
    optional,
    section,
    words,
)
from portal.rules.regeling import (
    Content,
    Course,
    Exemption,
    Existing,
    Factors,
    Maatregel,
    Reduction,
    Regeling,
    Size,
    TargetGroup,
)
from portal.rules.values import Table

TEGENPRESTATIE = "tegenprestatie"
PARTICIPATION = "maatschappelijke-participatie"
REGIMES = (TEGENPRESTATIE, PARTICIPATION)

SECTIONS: Mapping[str, tuple[str, type]] = {
    "doelgroep": ("target_group", TargetGroup),
    "ontheffing": ("exemption", Exemption),
    "bestaand": ("existing", Existing),
    "afweging": ("factors", Factors),
    "inhoud": ("content", Content),
    "omvang": ("size", Size),
    "verloop": ("course", Course),
    "maatregel": ("maatregel", Maatregel),
}
"""The tables with rules: their name in the file, their name and class in the code."""

TABLES = ("regeling", "artikel", "tegenstrijdigheid", "afstemmingsverordening", *SECTIONS)
HEAD = (
    "id",
    "titel",
    "citeertitel",
    "soort",
    "regime",
    "bron",
    "url",
    "vastgesteld",
    "geldig_vanaf",
    "geldig_tot_en_met",
    "grondslag",
)


def read(file: Path, root: Path) -> Regeling:
    """The regeling in one file of the law folder, whose place says gemeente, regime and date.

    Raises:
        LawError: the file is malformed or in the wrong place; the message names file, key and reason.
    """
    source = open_source(file, root)
    regeling = parse(source)
    _in_place("id", regeling.id, file.parent.parent.name, source)
    _in_place("regime", regeling.regime, file.parent.name, source)
    _in_place("geldig_vanaf", regeling.valid_from, file_date(file, source), source)
    return regeling


def parse(source: Source) -> Regeling:
    """The regeling in one file, wherever it is: a draft may have any name.

    Raises:
        LawError: the file is malformed; the message names file, key and reason.
    """
    only(source, "", source.tables, TABLES)
    head = get(source, "", source.tables, "regeling", dict)
    only(source, "regeling", head, HEAD)
    title, url = get(source, "regeling", head, "titel", str), optional(source, "regeling", head, "url", str)
    found = articles(source, title, url)
    valid_from, valid_to = _validity(source, head)
    rules: dict[str, Any] = {
        name: section(source, dutch, kind, found) for dutch, (name, kind) in SECTIONS.items()
    }
    return Regeling(
        id=get(source, "regeling", head, "id", str),
        title=title,
        cite=get(source, "regeling", head, "citeertitel", str),
        kind=get(source, "regeling", head, "soort", str),
        regime=_regime(source, head),
        source=get(source, "regeling", head, "bron", str),
        url=url,
        adopted=optional(source, "regeling", head, "vastgesteld", date),
        valid_from=valid_from,
        valid_to=valid_to,
        legal_bases=words(source, "regeling", head, "grondslag"),
        articles=found,
        contradictions=contradictions(source, found),
        reduction=_reduction(source),
        path=source.path,
        sha256=source.sha256,
        **rules,
    )


def _in_place(key: str, value: object, place: object, source: Source) -> None:
    if value != place:
        raise source.fail(f"regeling.{key}", f"is {value}, but the file stands under {place}")


def _validity(source: Source, head: Table) -> tuple[date, date | None]:
    start = get(source, "regeling", head, "geldig_vanaf", date)
    end = optional(source, "regeling", head, "geldig_tot_en_met", date)
    if end and end < start:
        raise source.fail("regeling.geldig_tot_en_met", "lies before geldig_vanaf")
    return start, end


def _regime(source: Source, head: Table) -> str:
    regime = get(source, "regeling", head, "regime", str)
    if regime not in REGIMES:
        raise source.fail("regeling.regime", f"must be one of {', '.join(REGIMES)}")
    return regime


def _reduction(source: Source) -> Reduction | None:
    where = "afstemmingsverordening"
    table = optional(source, "", source.tables, where, dict)
    if table is None:
        return None
    only(source, where, table, ("titel", "artikel", "percentage", "maanden", "door", "op"))
    return Reduction(
        title=get(source, where, table, "titel", str),
        article=get(source, where, table, "artikel", str),
        percent=get(source, where, table, "percentage", int),
        months=get(source, where, table, "maanden", int),
        by=get(source, where, table, "door", str),
        on=get(source, where, table, "op", date),
    )
