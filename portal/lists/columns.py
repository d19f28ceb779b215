"""The columns of a list of people, and the names that offices give them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    """One thing that a list tells of a person. The last four are parts of the others."""

    NUMBER = "number"
    """By which the benefits administration knows the person. Not the BSN."""
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    BIRTH_DATE = "birth_date"
    STREET = "street"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    LANGUAGE = "language"
    BENEFIT = "benefit"
    BENEFIT_SINCE = "benefit_since"
    MAIL = "mail"
    INITIALS = "initials"
    """In place of a first name, before a last name."""
    PREFIX = "prefix"
    """What stands before a last name, such as *van der*."""
    HOUSE_NUMBER = "house_number"
    HOUSE_ADDITION = "house_addition"

    @classmethod
    def required(cls) -> list["Column"]:
        """What must be there for everybody; of the two names one is enough."""
        return [*(cls.FIRST_NAME, cls.LAST_NAME, cls.BIRTH_DATE, cls.STREET, cls.POSTAL_CODE), *_REQUIRED_TOO]


_REQUIRED_TOO = (Column.CITY, Column.LANGUAGE, Column.BENEFIT)

NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: (
        "client_number",
        "uitkeringsnummer",
        "administratienummer",
        "clientnummer",
        "klantnummer",
        "dossiernummer",
        "nummer",
        "uitkeringsnr",
        "administratienr",
        "clientnr",
        "klantnr",
        "dossiernr",
    ),
    Column.FIRST_NAME: ("voornaam", "voornamen", "roepnaam", "firstname"),
    Column.LAST_NAME: ("achternaam", "geslachtsnaam", "familienaam", "naam", "lastname", "surname"),
    Column.BIRTH_DATE: ("geboortedatum", "geboren", "geb_datum", "gebdatum", "date_of_birth"),
    Column.STREET: ("adres", "straat", "straatnaam", "straat_en_huisnummer", "address"),
    Column.POSTAL_CODE: ("postcode", "pc", "zip"),
    Column.CITY: ("woonplaats", "plaats", "plaatsnaam", "stad"),
    Column.LANGUAGE: ("taal", "voorkeurstaal", "taalcode"),
    Column.BENEFIT: ("uitkering", "soort_uitkering", "regeling", "wet", "uitkeringssoort"),
    Column.BENEFIT_SINCE: (
        "uitkering_sinds",
        "ingangsdatum",
        "begindatum",
        "sinds",
        "ingangsdatum_uitkering",
    ),
    Column.MAIL: ("email", "e_mail", "emailadres", "e_mailadres", "mailadres", "email_address"),
    Column.INITIALS: ("voorletters", "voorletter", "voorl", "initialen", "initiaal"),
    Column.PREFIX: ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tussenv", "voorv"),
    Column.HOUSE_NUMBER: ("huisnummer", "huisnr", "nr"),
    Column.HOUSE_ADDITION: ("toevoeging", "huisnummertoevoeging", "huisletter", "toev"),
}
_COLUMN = {name: column for column, names in NAMES.items() for name in (column.value, *names)}


def column_of(name: str) -> Column | None:
    """The column that an office means: in any case, with or without accents, spaces and dashes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _COLUMN.get(re.sub(r"[^a-z0-9]+", "_", letters).strip("_"))


def columns_of(header: Sequence[str]) -> list[Column | None]:
    """What each column of a list means. Initials mean nothing where no column has a last name."""
    columns = [column_of(name) for name in header]
    if Column.LAST_NAME in columns:
        return columns
    return [None if column is Column.INITIALS else column for column in columns]
