"""Reads who a gemeente is from ``gemeente/<id>/gemeente.toml``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from portal.rules import lawtext
from portal.rules.gemeente import POST_AFTER, PROPOSAL_TERM_DAYS, Gemeente
from portal.rules.lawkey import DAYS, POST_DAYS
from portal.rules.reading import Source, address, bounded, get, only, optional, refuse, text, words
from portal.rules.values import Table

TEXTS: Mapping[str, str] = {
    "naam": "name",
    "college": "college",
    "rechtbank": "court",
    "telefoon": "phone",
    "website": "website",
    "bezoekadres": "visit",
    "openingstijden": "opening_hours",
    "bezwaaradres": "objection_address",
    "gratis_hulp": "free_help",
}
"""What people read: the key in the file, and the field."""
SETTINGS = (
    "verzonnen",
    "nieuw_regime_vanaf",
    "nieuw_regime_vastgesteld",
    "bezwaarcommissie",
    "verzoek_schort_op",
    "voorsteltermijn_dagen",
    "post_na_werkdagen",
)
KEYS = ("id", *TEXTS, *SETTINGS)
HERE = "gemeente"


def draft(source: Source, file: Path) -> Gemeente:
    """What can be read of the gemeente in its folder; faults are noted in the source.

    Raises:
        LawError: the file says nothing of a gemeente.
    """
    only(source, "", source.tables, (HERE,))
    table = get(source, "", source.tables, HERE, dict)
    only(source, HERE, table, KEYS)
    name = file.parent.name
    source.note(f"{HERE}.id", "" if table.get("id") == name else f"moet de naam van de map zijn, {name!r}")
    source.note(f"{HERE}.id", lawtext.gemeente_id(name))
    return Gemeente(
        id=name,
        name=source.told(_line, table, "naam", instead=""),
        college=source.told(_line, table, "college", instead=""),
        court=source.told(_line, table, "rechtbank", instead=""),
        phone=source.told(_phone, table, instead=""),
        website=source.told(_website, table, instead=""),
        visit=source.told(_lines, table, "bezoekadres", instead=()),
        opening_hours=source.told(words, HERE, table, "openingstijden", lawtext.MOST_IN_LINE, instead=()),
        objection_address=source.told(_lines, table, "bezwaaradres", instead=()),
        free_help=source.told(words, HERE, table, "gratis_hulp", lawtext.MOST_IN_LINE, instead=()),
        **_settings(source, table),
    )


def _settings(source: Source, table: Table) -> dict[str, Any]:
    """What the gemeente chose, where no verordening says it."""
    return {
        "fictional": source.told(get, HERE, table, "verzonnen", bool),
        "participation_from": source.told(optional, HERE, table, "nieuw_regime_vanaf", date),
        "participation_is_certain": source.told(optional, HERE, table, "nieuw_regime_vastgesteld", bool)
        is True,
        "objection_committee": source.told(optional, HERE, table, "bezwaarcommissie", bool) is True,
        "suspend_during_claim": source.told(optional, HERE, table, "verzoek_schort_op", bool) is not False,
        "proposal_term_days": source.told(_proposal_term, table),
        "post_after": source.told(_post_after, table),
    }


def _post_after(source: Source, table: Table) -> int:
    found = optional(source, HERE, table, "post_na_werkdagen", int)
    if found is None:
        return POST_AFTER
    bounded(source, f"{HERE}.post_na_werkdagen", found, POST_DAYS)
    return found


def _proposal_term(source: Source, table: Table) -> int:
    found = optional(source, HERE, table, "voorsteltermijn_dagen", int)
    if found is None:
        return PROPOSAL_TERM_DAYS
    bounded(source, f"{HERE}.voorsteltermijn_dagen", found, DAYS)
    return found


def _line(source: Source, table: Table, name: str) -> str:
    return text(source, HERE, table, name, lawtext.MOST_IN_LINE)


def _phone(source: Source, table: Table) -> str:
    found = _line(source, table, "telefoon")
    if lawtext.PLACEHOLDER not in found:
        refuse(source, f"{HERE}.telefoon", lawtext.phone(found))
    return found


def _website(source: Source, table: Table) -> str:
    found = address(source, HERE, table, "website")
    if found is None:
        raise source.fail(f"{HERE}.website", "ontbreekt")
    return found


def _lines(source: Source, table: Table, name: str) -> tuple[str, ...]:
    """The lines of an address as an envelope takes them."""
    where = f"{HERE}.{name}"
    found = optional(source, HERE, table, name, list) or []
    if not found or not all(isinstance(line, str) and line.strip() for line in found):
        raise source.fail(where, "mag niet leeg zijn, en geen lege regel hebben")
    most = f"heeft {len(found)} regels; in het venster van een envelop passen er {lawtext.MOST_LINES}"
    refuse(source, where, most if len(found) > lawtext.MOST_LINES else "")
    return words(source, HERE, table, name, lawtext.MOST_IN_LINE)
