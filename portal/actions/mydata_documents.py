"""What is held about a client as documents: JSON, a SQLite file, and parts to read on paper."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

import structlog

from portal import languages
from portal.domain.ways import Form
from portal.letters.contexts import Answer, DataPart, Section
from portal.store import held
from portal.store.held import Row
from portal.store.toolbox import Sheet, sqlite_file
from portal.wording import N_, retelling
from portal.wording.held import PARTS, label

log = structlog.get_logger()

FORMAT = "mijn-gegevens-1"
ADDED = {"draft": ("shown",), "letter": ("name",)}
"""Fields that stand in no column: what was asked in a draft, and what the file of a letter is called."""
TECHNICAL = frozenset(
    {
        *(
            "about_id",
            "once",
            "id",
            "client_id",
            "actor_id",
            "dossier_id",
            "assessment_id",
            "beschikking_id",
            "activity_id",
        ),
        *(
            "draft_id",
            "request_id",
            "follows_id",
            "replaces_id",
            "object_id",
            "answers",
            "revision",
            "urgent_on",
        ),
        "dossier_revision",
        *("name", "size", "sha256", "attempts", "next_at", "seq"),
    }
)
"""Fields that are left out on paper: keys, and what stands there already in other words."""
ALL = N_("Dit is alles wat de gemeente in dit portaal over u bewaart.")
IN_WORDS = N_("Een naam die eindigt op _words is de waarde ervoor in woorden.")
THE_PORTAL = N_("Het portaal")
BY = N_("%(who)s: %(what)s")
ABOUT = N_("%(what)s (%(number)s)")
LETTER = N_("Brief van %(date)s")


class Forms(Protocol):
    """What the forms are called and what they ask: the pages know."""

    def title(self, flow: Form, language: str) -> str:
        """The name of a form."""

    def shown(self, flow: Form, answers: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
        """The questions with these answers."""


@dataclass(frozen=True)
class Holding:
    """Everything that is held about one client at a moment, and the language to tell it in."""

    rows: Mapping[str, Sequence[Row]]
    gemeente: str
    made_at: datetime
    language: str
    forms: Forms

    def say(self, message: str) -> str:
        """A sentence in the language of the reader."""
        return languages.translations(self.language).gettext(message)

    def words(self, table: str, key: str, value: Any) -> str:
        """A value of a table in the language of the reader.

        Whoever asks for his data gets them: where words are missing, the value stands there as it was kept,
        and the log names the field.
        """
        try:
            if key == "flow":
                return self.forms.title(value, self.language)
            return retelling.words(table, key, value, self.language)
        except (KeyError, ValueError):
            log.warning("words_missing", field=f"{table}.{key}")
            return retelling.plain(value, self.language)


def as_json(holding: Holding) -> bytes:
    """One JSON object: a list for each table; ``_meaning`` says in words what each name means."""
    document = {
        "_meaning": {"_": f"{holding.say(ALL)} {holding.say(IN_WORDS)}", **_meanings(holding)},
        "format": FORMAT,
        "gemeente": holding.gemeente,
        "language": holding.language,
        "made_at": holding.made_at,
        **{name: [_told(holding, name, row) for row in holding.rows[name]] for name in PARTS},
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain).encode()


def as_sqlite(holding: Holding) -> bytes:
    """A SQLite file with the same names as the JSON, the documents themselves, and a table ``meaning``."""
    sheets = {
        name: Sheet(_columns(name), [_told(holding, name, row) for row in holding.rows[name]])
        for name in PARTS
    }
    meanings = [
        {"table": name, "field": field, "meaning": meaning}
        for name, fields in _meanings(holding).items()
        for field, meaning in fields.items()
    ]
    columns = {"table": str, "field": str, "meaning": str}
    return sqlite_file({"meaning": Sheet(columns, meanings), **sheets})


def as_parts(holding: Holding) -> tuple[DataPart, ...]:
    """To read on paper: without keys and files, with words in place of codes.

    Of the trail only when, who and what; the other formats also hold what came along with an event.
    """
    return tuple(
        DataPart(
            title=holding.say(title),
            about=holding.say(about),
            entries=() if name == "trail" else tuple(_entries(holding, name)),
            lines=tuple(_happened(holding)) if name == "trail" else (),
        )
        for name, (title, about) in PARTS.items()
    )


def letter_name(sent_on: date, sha256: str) -> str:
    """What the file of a letter is called: nothing about the person is in it."""
    return f"brief-{sent_on.isoformat()}-{sha256[:8]}.pdf"


def _columns(name: str) -> dict[str, type]:
    """The fields of a table as they leave the portal, with their types."""
    columns: dict[str, type] = {}
    for column in held.given_columns(held.table(name)):
        key = held.key_of(column)
        columns[key] = held.type_of(column)
        if _has_words(name, key):
            columns[f"{key}_words"] = str
    return columns | dict.fromkeys(ADDED.get(name, ()), str)


def _has_words(name: str, key: str) -> bool:
    return key == "flow" or retelling.is_told(name, key)


def _told(holding: Holding, name: str, row: Row) -> Row:
    """A row with the words beside the codes, and with what stands in no column."""
    told: Row = {}
    for key, value in row.items():
        told[key] = value
        if _has_words(name, key):
            told[f"{key}_words"] = holding.words(name, key, value)
    if name == "draft":
        told["shown"] = holding.forms.shown(row["flow"], row["answers"], holding.language)
    if name == "letter":
        told["name"] = letter_name(row["sent_on"], row["sha256"])
    return told


def _meanings(holding: Holding) -> dict[str, dict[str, str]]:
    """By table: what it is (under ``_``), and what each field means."""
    return {
        name: {
            "_": f"{holding.say(title)}. {holding.say(about)}",
            **{key: holding.say(label(name, key)) for key in _columns(name) if not key.endswith("_words")},
        }
        for name, (title, about) in PARTS.items()
    }


def _entries(holding: Holding, name: str) -> Iterator[Section]:
    """The rows of one table, each under its number, day or place in the list."""
    for place, row in enumerate(holding.rows[name], 1):
        told = _told(holding, name, row)
        answers = tuple(_answers(holding, name, told))
        if answers:
            yield Section(title=_title(holding, name, row, place), answers=answers)


def _answers(holding: Holding, name: str, row: Row) -> Iterator[Answer]:
    for key, value in row.items():
        if key in TECHNICAL or key.endswith("_words") or isinstance(value, bytes):
            continue
        if key == "shown":
            yield from _asked(value)
            continue
        text = _numbers(holding).get(value, "") if key == "submission_id" else holding.words(name, key, value)
        if text:
            yield Answer(question=holding.say(label(name, key)), answer=text)


def _asked(sections: Sequence[Mapping[str, Any]]) -> Iterator[Answer]:
    """Questions and answers as they were shown; a question without an answer says nothing about anybody."""
    for section in sections:
        for row in section["rows"]:
            if row["answer"]:
                yield Answer(question=row["question"], answer=row["answer"])


def _title(holding: Holding, name: str, row: Row, place: int) -> str:
    """The public number of a thing, what it is when it is the only one, or else its first day."""
    if "number" in row:
        return str(row["number"])
    if len(holding.rows[name]) == 1:
        return holding.say(PARTS[name][0])
    days = (value for value in row.values() if isinstance(value, date))
    return retelling.plain(next(days, place), holding.language)


def _happened(holding: Holding) -> Iterator[Answer]:
    """The trail: when, who, what."""
    about = _named_things(holding)
    for row in holding.rows["trail"]:
        what = holding.words("trail", "event", row["event"])
        number = about.get(row["object_id"])
        if number:
            what = holding.say(ABOUT) % {"what": what, "number": number}
        who = row["actor"] or holding.say(THE_PORTAL)
        yield Answer(
            question=retelling.moment(row["at"], holding.language),
            answer=holding.say(BY) % {"who": who, "what": what},
        )


def _numbers(holding: Holding) -> dict[str, str]:
    return {row["id"]: row["number"] for name in ("submission", "signal") for row in holding.rows[name]}


def _named_things(holding: Holding) -> dict[str, str]:
    """What a person would call the things that something can happen to, by key."""
    letters = {
        row["id"]: holding.say(LETTER) % {"date": retelling.plain(row["sent_on"], holding.language)}
        for row in holding.rows["letter"]
    }
    return {**_numbers(holding), **letters}


def _plain(value: object) -> str:
    """A day or a moment as text (ISO 8601)."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in JSON")
