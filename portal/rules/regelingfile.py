"""Reads one dated regeling from ``gemeente/<id>/<regime>/<date>.toml``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from portal.domain.regimes import ByRegime, Regime
from portal.rules import lawtext
from portal.rules.lawkey import MONTHS, PERCENT, LawKey, Unit
from portal.rules.lawparts import UNKNOWN, articles, cited, contradictions, keys, section
from portal.rules.reading import (
    Source,
    address,
    at,
    bounded,
    file_date,
    get,
    only,
    open_source,
    optional,
    refuse,
    text,
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
CLAUSES = "clausule.*.gaat_over"
"""Where each clause says what it is about; what stands behind it is one of those words."""
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
            f"{CLAUSES}.{About.EXEMPTION}",
            f"{CLAUSES}.{About.MAATREGEL}",
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
    made = draft(source, file)
    source.whole()
    return cast("Regeling", made)


def draft(source: Source, file: Path) -> Regeling | None:
    """What can be read of a regeling in its place; faults are noted in the source."""
    day = source.told(file_date, file)
    made = _draft(source)
    if made is None:
        return None
    _in_place("id", made.id, file.parent.parent.name, source)
    _in_place("regime", made.regime, file.parent.name, source)
    if day:
        _in_place("geldig_vanaf", made.valid_from, day, source)
    _known_to(made.regime, source)
    return made


def parse(source: Source) -> Regeling:
    """The regeling in one file, wherever it is: a draft may have any name.

    Raises:
        LawError: the file is malformed; the message names file, key and reason.
    """
    made = _draft(source)
    if made:
        _known_to(made.regime, source)
    source.whole()
    return cast("Regeling", made)


def _draft(source: Source) -> Regeling | None:
    """What can be read; None where the file does not say whose rules of which day it holds."""
    only(source, "", source.tables, TABLES)
    said = source.told(_head)
    title, url = (said["title"], said["url"]) if said else ("", None)
    found = source.told(articles, title, url)
    parts: dict[str, Any] = {
        name: source.told(section, dutch, kind, found, instead=kind())
        for dutch, (name, kind) in SECTIONS.items()
    }
    parts |= {
        "contradictions": source.told(contradictions, found, instead={}),
        "reduction": source.told(_reduction),
        "clauses": source.told(
            _clauses, found, said["regime"] if said and said["regime"] else Regime.TEGENPRESTATIE, instead=()
        ),
        "verordening": source.told(_verordening),
    }
    if not said or not (said["id"] and said["regime"] and said["valid_from"]):
        return None
    return Regeling(**said, **parts, articles=found or {}, path=source.path, sha256=source.sha256)


def _head(source: Source) -> dict[str, Any]:
    where, head = "regeling", get(source, "", source.tables, "regeling", dict)
    only(source, where, head, HEAD)
    start, end = source.told(_validity, head, instead=(None, None))
    return {
        "id": source.told(text, where, head, "id"),
        "title": source.told(text, where, head, "titel", instead=""),
        "cite": source.told(text, where, head, "citeertitel", instead=""),
        "kind": source.told(_kind, head, instead=KINDS[0]),
        "regime": source.told(_regime, head),
        "source": source.told(text, where, head, "bron", instead=""),
        "url": source.told(address, where, head, "url"),
        "adopted": source.told(optional, where, head, "vastgesteld", date),
        "valid_from": start,
        "valid_to": end,
        "legal_bases": source.told(words, where, head, "grondslag", instead=()),
    }


def _in_place(key: str, value: object, place: object, source: Source) -> None:
    source.note(
        f"regeling.{key}", "" if value == place else f"is {value}, maar het bestand staat onder {place}"
    )


def _validity(source: Source, head: Table) -> tuple[date, date | None]:
    start = source.told(get, "regeling", head, "geldig_vanaf", date)
    end = source.told(optional, "regeling", head, "geldig_tot_en_met", date)
    if start and end and end < start:
        source.note("regeling.geldig_tot_en_met", "ligt voor geldig_vanaf")
    return start, end


def _kind(source: Source, head: Table) -> str:
    return _one_of(source, head, "soort", KINDS)


def _regime(source: Source, head: Table) -> Regime:
    return Regime(_one_of(source, head, "regime", tuple(Regime)))


def is_known_to(regime: Regime, table: str, key: str = "") -> bool:
    """Whether a file of a regime may have this table, and this key in it."""
    return table not in NOT_UNDER[regime] and f"{table}.{key}" not in NOT_UNDER[regime]


def choices(says: LawKey, regime: Regime) -> tuple[str, ...]:
    """What a text may be in a file of a regime: where nothing is imposed, nothing spares from it."""
    return says.words if regime.imposes else tuple(one for one in says.words if one != NO_OBLIGATION)


def _known_to(regime: Regime, source: Source) -> None:
    """Refuse what the regime does not know, wherever it stands; a wrong shape is told by who reads it."""
    reason = f"bestaat niet onder het regime {regime}"
    for table, held in source.tables.items():
        if not is_known_to(regime, table):
            source.note(table, reason)
            continue
        for key, value in held.items() if isinstance(held, dict) else ():
            if not is_known_to(regime, table, key):
                source.note(at(table, key), reason)
            elif not regime.imposes and isinstance(value, dict) and value.get("waarde") == NO_OBLIGATION:
                source.note(at(table, key), f"{NO_OBLIGATION} {reason}: er is geen verplichting")


def _one_of(source: Source, head: Table, name: str, known: tuple[str, ...]) -> str:
    found = get(source, "regeling", head, name, str)
    refuse(
        source, f"regeling.{name}", "" if found in known else f"moet een van deze zijn: {', '.join(known)}"
    )
    return found


def _reduction(source: Source) -> Reduction | None:
    where = "afstemmingsverordening"
    table = optional(source, "", source.tables, where, dict)
    if table is None:
        return None
    only(source, where, table, ("titel", "artikel", "percentage", "maanden", "door", "op"))
    return Reduction(
        title=source.told(text, where, table, "titel"),
        article=source.told(text, where, table, "artikel"),
        percent=source.told(_amount, where, table, "percentage", PERCENT, instead=0),
        months=source.told(_amount, where, table, "maanden", MONTHS, instead=0),
        by=source.told(text, where, table, "door"),
        on=source.told(get, where, table, "op", date, instead=lawtext.EARLIEST),
    )


def _amount(source: Source, where: str, table: Table, name: str, unit: Unit) -> int:
    found = get(source, where, table, name, int)
    bounded(source, at(where, name), found, unit)
    return found


def _verordening(source: Source) -> Verordening | None:
    where = "verordening"
    table = optional(source, "", source.tables, where, dict)
    if table is None:
        return None
    only(source, where, table, ("titel", "artikel", "door", "op"))
    return Verordening(
        title=source.told(text, where, table, "titel"),
        article=source.told(text, where, table, "artikel"),
        by=source.told(text, where, table, "door"),
        on=source.told(get, where, table, "op", date, instead=lawtext.EARLIEST),
    )


def _clauses(source: Source, found: Mapping[str, Article] | None, regime: Regime) -> tuple[Clause, ...]:
    tables = optional(source, "", source.tables, "clausule", dict) or {}
    read = (source.told(_clause, f"clausule.{name}", table, found, regime) for name, table in tables.items())
    return tuple(one for one in read if one)


def _clause(
    source: Source, where: str, table: Table, found: Mapping[str, Article] | None, regime: Regime
) -> Clause:
    only(source, where, table, ("artikel", "vraag", "gaat_over"))
    citation = source.told(cited, where, table, found, instead=UNKNOWN)
    question = source.told(text, where, table, "vraag", instead="")
    return Clause(citation, question, _about(source, where, table, regime))


def subjects(regime: Regime) -> list[str]:
    """What a clause can be about under a regime, as law files name it."""
    return [one.value for one in About if f"{CLAUSES}.{one}" not in NOT_UNDER[regime]]


def _about(source: Source, where: str, table: Table, regime: Regime) -> tuple[About, ...]:
    about, known = words(source, where, table, "gaat_over"), subjects(regime)
    if not about or any(name not in known for name in about):
        raise source.fail(at(where, "gaat_over"), f"moet een van deze zijn: {', '.join(known)}")
    return tuple(map(About, about))
