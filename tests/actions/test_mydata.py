"""A client takes everything along that is held about him, sees who looked, and gets nothing of another."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from portal.actions import jobs, mydata
from portal.actions.installation import Installation
from portal.actions.mydata_documents import FORMAT
from portal.actions.viewing import record_view
from portal.domain.errors import Forbidden
from portal.domain.jobs import KEPT, Format, Work
from portal.domain.roles import Actor, Role
from portal.letters.contexts import MyData
from portal.store import held, tables, trail
from portal.store.base import metadata
from portal.wording.held import PARTS
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.everything import hold_everything, is_marked, mark
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor, add_staff

MINE, THEIRS = "zilvermeeuw", "kievitsbloem"
pytestmark = on_each_database


class Forms:
    """The names of forms, as the pages would give them."""

    def title(self, flow: str, _language: str) -> str:
        return f"Formulier {flow}"

    def shown(self, _flow: str, answers: Mapping[str, Any], _language: str) -> list[dict[str, Any]]:
        return [{"title": "", "rows": [{"question": "Wat?", "answer": str(answers)}]}]


MAKERS: jobs.Makers = {Work.OWN_DATA: partial(mydata.make, forms=Forms())}


def take(portal: Installation, client: Actor, form: Format, language: str = "nl") -> bytes:
    """Ask for a copy, let it be made, and fetch it."""
    mydata.ask(portal, client, form, language)
    jobs.do_all(portal, MAKERS)
    document = mydata.fetch(portal, client, form)
    assert document is not None
    return document


@pytest.fixture(autouse=True)
def as_recorded() -> None:
    """Here rows stand straight in the tables; the trail does not know of them."""


@pytest.fixture
def mine(installation: Installation, noor: Actor) -> Actor:
    """A client about whom every table holds something, beside another of whom the same is true."""
    with installation.store.write() as connection:
        key = hold_everything(connection, MINE, noor.id)
        hold_everything(connection, THEIRS, noor.id)
    return actor(installation, key)


def as_json(portal: Installation, client: Actor, language: str = "nl") -> dict[str, Any]:
    return json.loads(take(portal, client, Format.JSON, language))  # type: ignore[no-any-return]


def columns_marked() -> list[str]:
    """The marks that must be found: of every column with room for one that a client gets."""
    return [
        mark(MINE, column)
        for table in held.tables()
        for column in held.given_columns(table)
        if is_marked(column) and not held.is_file(column)
    ]


@pytest.mark.parametrize("kind", Format)
def test_no_format_holds_a_word_of_another_client(
    installation: Installation, mine: Actor, kind: Format
) -> None:
    taken = take(installation, mine, kind)
    assert MINE.encode() in taken
    assert THEIRS.encode() not in taken


@pytest.mark.parametrize("kind", [Format.JSON, Format.SQLITE])
def test_every_text_that_is_held_is_in_the_file(
    installation: Installation, mine: Actor, kind: Format
) -> None:
    taken = take(installation, mine, kind).decode("utf-8", "replace")
    assert [text for text in columns_marked() if text not in taken] == []


def test_the_paper_holds_every_text_but_the_technical_ones(
    installation: Installation, mine: Actor, press: FakePress
) -> None:
    take(installation, mine, Format.PDF, "ar")
    [(template, language, letter)] = press.made
    assert (template, language) == ("mijn-gegevens", "ar")
    assert isinstance(letter, MyData)
    told = repr(letter.parts)
    technical = {f"{MINE} {name}" for name in ("submission.answers", "signal.answers", "task.once")}
    prints = {text for text in columns_marked() if text.endswith(".sha256")}
    assert {text for text in columns_marked() if text not in told} == technical | prints
    assert "Noor Visser, klantmanager" in told


@pytest.mark.parametrize("kind", Format)
def test_taking_leaves_an_event_with_the_format_and_the_chain_holds(
    installation: Installation, mine: Actor, kind: Format
) -> None:
    take(installation, mine, kind)
    with installation.store.read() as connection:
        last = trail.of(connection, mine.id)[-1]
        assert list(trail.broken_links(connection)) == []
    assert (last.event, last.actor_id, json.loads(last.fields)) == ("data:taken", mine.id, {"format": kind})


@pytest.mark.parametrize("kind", Format)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLIENT}))
def test_only_the_client_takes_his_data(
    installation: Installation, mine: Actor, kind: Format, role: Role
) -> None:
    posing = Actor(mine.id, mine.name, frozenset({role}))
    with pytest.raises(Forbidden):
        mydata.ask(installation, posing, kind, "nl")
    with pytest.raises(Forbidden):
        mydata.fetch(installation, posing, kind)
    with pytest.raises(Forbidden):
        mydata.looks(installation, posing)


@pytest.mark.parametrize("kind", Format)
def test_a_client_of_whom_little_is_held_takes_that(
    installation: Installation, jan: Actor, kind: Format
) -> None:
    assert take(installation, jan, kind)


def test_the_json_is_of_the_form_that_it_says(installation: Installation, mine: Actor) -> None:
    taken = as_json(installation, mine)
    assert list(taken) == ["_meaning", "format", "gemeente", "language", "made_at", *PARTS]
    assert (taken["format"], taken["gemeente"]) == (FORMAT, "Hoogezand-Sappemeer")
    assert datetime.fromisoformat(taken["made_at"]) == MONDAY
    for name in PARTS:
        fields = taken["_meaning"][name].keys() - {"_"}
        files = {held.key_of(c) for c in metadata.tables[name].columns if held.is_file(c)}
        for row in taken[name]:
            plain = {key for key in row if not key.endswith("_words")}
            assert plain == fields - files
            assert {key.removesuffix("_words") for key in row.keys() - plain} <= plain
    assert date.fromisoformat(taken["client"][0]["birth_date"]) == date(2026, 3, 1)


def test_the_json_says_in_the_language_of_the_reader_what_each_name_means(
    installation: Installation, mine: Actor
) -> None:
    meanings = {code: as_json(installation, mine, code)["_meaning"] for code in ("nl", "ar")}
    assert meanings["nl"]["client"]["birth_date"] == "Geboortedatum"
    assert meanings["ar"]["letter"]["language"] != meanings["nl"]["letter"]["language"]
    assert meanings["ar"].keys() == meanings["nl"].keys() == {"_", *PARTS}


def test_codes_have_words_beside_them(installation: Installation, fatima: Actor, sent: str) -> None:
    taken = as_json(installation, fatima)
    [one] = taken["submission"]
    assert (one["id"], one["state"], one["state_words"]) == (sent, "received", "Wij kijken ernaar")
    assert one["flow_words"] == "Formulier plan"
    assert taken["dossier"][0]["verified_words"] == "kan stappen naar werk doen: nee"
    assert taken["trail"][-1]["event_words"] == "Het formulier is ingestuurd."


def test_nothing_that_is_held_lacks_words(installation: Installation, mine: Actor) -> None:
    with capture_logs() as logged:
        for kind in Format:
            take(installation, mine, kind, "ar")
    assert [line for line in logged if line["event"] == "words_missing"] == []


@pytest.mark.parametrize("kind", Format)
def test_a_value_without_words_breaks_no_file_and_stands_in_the_log(
    installation: Installation, mine: Actor, kind: Format
) -> None:
    with installation.store.write() as connection:
        connection.execute(sa.update(tables.signal).values(state="of_long_ago"))
    with capture_logs() as logged:
        assert take(installation, mine, kind)
    assert {(line["event"], line["field"]) for line in logged} == {("words_missing", "signal.state")}


def test_a_draft_is_shown_with_its_questions(installation: Installation, fatima: Actor, drafted: str) -> None:
    [draft] = as_json(installation, fatima)["draft"]
    assert draft["id"] == drafted
    assert draft["shown"][0]["rows"][0]["question"] == "Wat?"


def test_a_letter_is_named_without_a_word_about_the_person(installation: Installation, mine: Actor) -> None:
    [letter] = as_json(installation, mine)["letter"]
    assert letter["name"] == f"brief-2026-03-01-{letter['sha256'][:8]}.pdf"
    assert "pdf" not in letter


def test_the_database_opens_by_itself_and_has_every_row_and_the_documents(
    installation: Installation, mine: Actor, tmp_path: Path
) -> None:
    file = tmp_path / "taken.sqlite3"
    file.write_bytes(take(installation, mine, Format.SQLITE))
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {*PARTS, "meaning"}
        for name in PARTS:
            [count] = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - our names
            assert count == (2 if name in {"trail", "job"} else 1), name  # this copy is a job as well
        assert database.execute("SELECT pdf FROM letter").fetchone() == (f"{MINE} letter.pdf".encode(),)
        assert database.execute("SELECT content FROM upload").fetchone() == (
            f"{MINE} upload.content".encode(),
        )
        meaning = "SELECT meaning FROM meaning WHERE \"table\" = 'client' AND field = 'city'"
        assert database.execute(meaning).fetchone() == ("Woonplaats",)


def test_who_looked_stands_there_with_name_job_title_role_and_what(
    installation: Installation, mine: Actor
) -> None:
    ingrid = add_staff(installation, "Ingrid Mulder", Role.DECIDER, Role.CASEWORKER)
    with installation.store.read() as connection:
        [case] = held.keys(connection, "submission", mine.id)
        [letter] = held.keys(connection, "letter", mine.id)
    record_view(installation, ingrid, "case:viewed", case)
    record_view(installation, ingrid, "letter:viewed", letter)
    newest, second, *_ = mydata.looks(installation, mine)
    assert newest.who == held.Colleague("Ingrid Mulder", "klantmanager", (Role.CASEWORKER, Role.DECIDER))
    assert (newest.event, newest.letter_of, newest.at) == ("letter:viewed", date(2026, 3, 1), MONDAY)
    assert (second.event, second.number) == ("case:viewed", f"{MINE[:3]}-nl")


def test_a_look_at_another_client_is_not_shown(installation: Installation, noor: Actor, mine: Actor) -> None:
    with installation.store.write() as connection:
        other = hold_everything(connection, "wulp", noor.id)
        [case] = held.keys(connection, "submission", other)
    record_view(installation, noor, "case:viewed", case)
    assert [look.number for look in mydata.looks(installation, mine)] == [f"{MINE[:3]}-nl"]


def test_a_copy_is_made_beside_the_pages_and_a_notice_says_that_it_is_there(
    installation: Installation, fatima: Actor
) -> None:
    mydata.ask(installation, fatima, Format.JSON, "ar")
    assert mydata.fetch(installation, fatima, Format.JSON) is None
    jobs.do_all(installation, MAKERS)
    assert mydata.fetch(installation, fatima, Format.JSON)
    with installation.store.read() as connection:
        told = connection.execute(sa.select(tables.outbox.c.event, tables.outbox.c.language)).all()
    assert told == [("data-ready", "ar")]


def test_asking_twice_makes_one_copy_and_asking_again_a_new_one(
    installation: Installation, fatima: Actor, moment: Callable[[datetime], None]
) -> None:
    for _time in range(2):
        mydata.ask(installation, fatima, Format.JSON, "nl")
    assert jobs.do_all(installation, MAKERS) == 1
    moment(MONDAY + timedelta(hours=1))
    mydata.ask(installation, fatima, Format.JSON, "nl")
    assert jobs.do_all(installation, MAKERS) == 1
    made = json.loads(mydata.fetch(installation, fatima, Format.JSON) or b"")
    assert datetime.fromisoformat(made["made_at"]) == MONDAY + timedelta(hours=1)


def test_a_copy_does_not_stay_for_ever_and_holds_no_earlier_copy(
    installation: Installation, fatima: Actor, moment: Callable[[datetime], None]
) -> None:
    first = take(installation, fatima, Format.SQLITE)
    again = take(installation, fatima, Format.SQLITE)
    assert len(again) < 1.2 * len(first)
    moment(MONDAY + KEPT[Work.OWN_DATA] + timedelta(seconds=1))
    jobs.forget(installation)
    assert mydata.fetch(installation, fatima, Format.SQLITE) is None


def test_nobody_fetches_the_copy_of_another(installation: Installation, fatima: Actor, jan: Actor) -> None:
    take(installation, fatima, Format.JSON)
    assert mydata.fetch(installation, jan, Format.JSON) is None
