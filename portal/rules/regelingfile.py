"""Reads one dated regeling from ``gemeente/<id>/<regime>/<date>.toml``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from portal.domain.regimes import ByRegime, Regime
from portal.rules.citation import Citation
from portal.rules.lawkey import MONTHS, PERCENT
from portal.rules.reading import (
    Source,
    articles,
    at,
    bounded,
    cite,
    contradictions,
    file_date,
    get,
    keys,
    only,
    open_source,
    optional,
    section,
    words,
)
from portal.rules.regeling import (
    BELEIDSREGELS,
    NO_OBLIGATION,
    About,
    Article,
    Clause,
    Content,
    Course,
    Exemption,
    Existing,
    Factors,
    Maatregel,
    Reduction,
    Regeling,
    Size,
    TakingPart,
    TargetGroup,
    Verordening,
)
from portal.rules.values import Table

KINDS = ("verordening", BELEIDSREGELS, "voorbeeld")
"""What a text can be. Beleidsregels impose nothing by themselves; an example is no law."""

SECTIONS: Mapping[str, tuple[str, type]] = {
    "doelgroep": ("target_group", TargetGroup),
    "ontheffing": ("exemption", Exemption),
    "bestaand": ("existing", Existing),
    "afweging": ("factors", Factors),
    "inhoud": ("content", Content),
    "omvang": ("size", Size),
    "verloop": ("course", Course),
    "maatregel": ("maatregel", Maatregel),
    "meedoen": ("taking_part", TakingPart),
}
"""The tables with rules: their name in the file, their name and class in the code."""

_OF_GROUP, _OF_MAATREGEL = (
    {f"{table}.{key.says.name}" for key in keys(kind).values()}
    for table, kind in (("doelgroep", TargetGroup), ("maatregel", Maatregel))
)
NOT_UNDER = ByRegime(
    tegenprestatie=frozenset({"meedoen"}),
    participation=frozenset(
        {
            "ontheffing",
            "verordening",
            "afstemmingsverordening",
            "bestaand.vrijwilligerswerk_vergelijkbaar",
            "verloop.voorstel_maatregel",
            "verloop.voorsteltermijn_dagen",
            "verloop.verzoek_geen_opdracht",
            "verloop.vrijwillig_verder",
            *(_OF_GROUP - {"doelgroep.uitkeringen", "doelgroep.reintegratie_gaat_voor"}),
            *(_OF_MAATREGEL - {"maatregel.geen_maatregel"}),
        }
    ),
)
"""The tables and keys that a file may not have, by its regime: a duty that is not there needs no ontheffing,
no maatregel, and no last day. What a later regime imposes is a line less here.
"""

TABLES = (
    "regeling",
    "artikel",
    "clausule",
    "tegenstrijdigheid",
    "afstemmingsverordening",
    "verordening",
    *SECTIONS,
)
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
    regeling = _parsed(source)
    _in_place("id", regeling.id, file.parent.parent.name, source)
    _in_place("regime", regeling.regime, file.parent.name, source)
    _in_place("geldig_vanaf", regeling.valid_from, file_date(file, source), source)
    _known_to(regeling.regime, source)
    return regeling


def parse(source: Source) -> Regeling:
    """The regeling in one file, wherever it is: a draft may have any name.

    Raises:
        LawError: the file is malformed; the message names file, key and reason.
    """
    regeling = _parsed(source)
    _known_to(regeling.regime, source)
    return regeling


def _parsed(source: Source) -> Regeling:
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
        kind=_kind(source, head),
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
        clauses=_clauses(source, found),
        verordening=_verordening(source),
        path=source.path,
        sha256=source.sha256,
        **rules,
    )


def _in_place(key: str, value: object, place: object, source: Source) -> None:
    if value != place:
        raise source.fail(f"regeling.{key}", f"is {value}, maar het bestand staat onder {place}")


def _validity(source: Source, head: Table) -> tuple[date, date | None]:
    start = get(source, "regeling", head, "geldig_vanaf", date)
    end = optional(source, "regeling", head, "geldig_tot_en_met", date)
    if end and end < start:
        raise source.fail("regeling.geldig_tot_en_met", "ligt voor geldig_vanaf")
    return start, end


def _regime(source: Source, head: Table) -> Regime:
    regime = get(source, "regeling", head, "regime", str)
    known = [one.value for one in Regime]
    if regime not in known:
        raise source.fail("regeling.regime", f"moet een van deze zijn: {', '.join(known)}")
    return Regime(regime)


def is_known_to(regime: Regime, table: str, key: str = "") -> bool:
    """Whether a file of a regime may have this table, and this key in it."""
    return table not in NOT_UNDER[regime] and f"{table}.{key}" not in NOT_UNDER[regime]


def _known_to(regime: Regime, source: Source) -> None:
    """Refuse what the regime does not know, wherever it stands; a wrong shape is told by who reads it."""
    reason = f"bestaat niet onder het regime {regime}"
    for table, held in source.tables.items():
        if not is_known_to(regime, table):
            raise source.fail(table, reason)
        for key, value in held.items() if isinstance(held, dict) else ():
            if not is_known_to(regime, table, key):
                raise source.fail(at(table, key), reason)
            if not regime.imposes and isinstance(value, dict) and value.get("waarde") == NO_OBLIGATION:
                raise source.fail(at(table, key), f"{NO_OBLIGATION} {reason}: er is geen verplichting")


def _reduction(source: Source) -> Reduction | None:
    where = "afstemmingsverordening"
    table = optional(source, "", source.tables, where, dict)
    if table is None:
        return None
    only(source, where, table, ("titel", "artikel", "percentage", "maanden", "door", "op"))
    title, article = (get(source, where, table, name, str) for name in ("titel", "artikel"))
    percent, months = (get(source, where, table, name, int) for name in ("percentage", "maanden"))
    bounded(source, f"{where}.percentage", percent, PERCENT)
    bounded(source, f"{where}.maanden", months, MONTHS)
    return Reduction(
        title=title,
        article=article,
        percent=percent,
        months=months,
        by=get(source, where, table, "door", str),
        on=get(source, where, table, "op", date),
    )


def _kind(source: Source, head: Table) -> str:
    kind = get(source, "regeling", head, "soort", str)
    if kind not in KINDS:
        raise source.fail("regeling.soort", f"moet een van deze zijn: {', '.join(KINDS)}")
    return kind


def _verordening(source: Source) -> Verordening | None:
    where = "verordening"
    table = optional(source, "", source.tables, where, dict)
    if table is None:
        return None
    only(source, where, table, ("titel", "artikel", "door", "op"))
    return Verordening(
        title=get(source, where, table, "titel", str),
        article=get(source, where, table, "artikel", str),
        by=get(source, where, table, "door", str),
        on=get(source, where, table, "op", date),
    )


def _clauses(source: Source, found: Mapping[str, Article]) -> tuple[Clause, ...]:
    tables = optional(source, "", source.tables, "clausule", dict) or {}
    return tuple(_clause(source, f"clausule.{name}", table, found) for name, table in tables.items())


def _clause(source: Source, where: str, table: Table, found: Mapping[str, Article]) -> Clause:
    only(source, where, table, ("artikel", "vraag", "gaat_over"))
    about = words(source, where, table, "gaat_over")
    known = [one.value for one in About]
    if not about or any(name not in known for name in about):
        raise source.fail(at(where, "gaat_over"), f"moet een van deze zijn: {', '.join(known)}")
    citation: Citation = cite(source, at(where, "artikel"), found, get(source, where, table, "artikel", str))
    return Clause(citation, get(source, where, table, "vraag", str), tuple(map(About, about)))
