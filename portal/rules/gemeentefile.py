"""Reads who a gemeente is from ``gemeente/<id>/gemeente.toml``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portal.rules.gemeente import Gemeente
from portal.rules.reading import Source, get, only, open_source, optional, words

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
KEYS = (
    "id",
    *TEXTS,
    "verzonnen",
    "nieuw_regime_vanaf",
    "nieuw_regime_vastgesteld",
    "bezwaarcommissie",
    "verzoek_schort_op",
)


def read(file: Path, root: Path) -> Gemeente:
    """The gemeente in one file.

    Raises:
        LawError: the file is malformed, or its id is not the name of its folder.
    """
    source = open_source(file, root)
    only(source, "", source.tables, ("gemeente",))
    table = get(source, "", source.tables, "gemeente", dict)
    only(source, "gemeente", table, KEYS)
    if table.get("id") != file.parent.name:
        raise source.fail("gemeente.id", f"moet de naam van de map zijn, {file.parent.name!r}")
    certain = optional(source, "gemeente", table, "nieuw_regime_vastgesteld", bool)
    return Gemeente(
        id=file.parent.name,
        name=_text(source, "naam"),
        college=_text(source, "college"),
        court=_text(source, "rechtbank"),
        phone=_text(source, "telefoon"),
        website=_text(source, "website"),
        visit=_lines(source, "bezoekadres"),
        opening_hours=words(source, "gemeente", table, "openingstijden"),
        objection_address=_lines(source, "bezwaaradres"),
        free_help=words(source, "gemeente", table, "gratis_hulp"),
        fictional=get(source, "gemeente", table, "verzonnen", bool),
        participation_from=optional(source, "gemeente", table, "nieuw_regime_vanaf", date),
        participation_is_certain=certain is True,
        objection_committee=optional(source, "gemeente", table, "bezwaarcommissie", bool) is True,
        suspend_during_claim=optional(source, "gemeente", table, "verzoek_schort_op", bool) is not False,
    )


def _text(source: Source, name: str) -> str:
    """A text that letters print, so it is never empty."""
    found = get(source, "gemeente", source.tables["gemeente"], name, str)
    if not found.strip():
        raise source.fail(f"gemeente.{name}", "mag niet leeg zijn")
    return found


def _lines(source: Source, name: str) -> tuple[str, ...]:
    """The lines of an address, of which there is at least one and none is empty."""
    found = words(source, "gemeente", source.tables["gemeente"], name)
    if not found or not all(line.strip() for line in found):
        raise source.fail(f"gemeente.{name}", "mag niet leeg zijn, en geen lege regel hebben")
    return found
