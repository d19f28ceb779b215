"""The search of the worklist: the same people on both databases, however a name or a number is typed."""

from collections.abc import Sequence
from datetime import date

import pytest

from portal.domain.states import Handling
from portal.domain.tasks import TaskState, Term
from portal.domain.ways import Form
from portal.store import search, submissions, tasklist, tasks
from portal.store.base import Connection, Store
from portal.store.tables import client
from portal.store.tasklist import Filter
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import RECEIVED, add_dossier, add_staff, add_submission, add_term, task_of

pytestmark = on_each_database
EVERYTHING = tuple(TaskState)

PEOPLE = (
    ("Ayşe", "Yılmaz"),
    ("Marijke", "de Vries"),
    ("Ria", "O'Brien"),
    ("Łukasz", "Gøtz-Weiß"),
    ("أحمد", "المصري"),
    ("علي", "کریمی"),
    ("Jan", "100%_Zeker"),
    ("Ян", "Ґалаґан"),
    ("فاطمة", "رضائي"),
    ("Æsa", "Đorđević"),
)
NAMES = [f"{first} {last}" for first, last in PEOPLE]
AYSE, MARIJKE, RIA, LUKASZ, AHMAD, ALI, JAN, YAN, FATMA, AESA = NAMES

LOOKED_FOR: Sequence[tuple[str, str]] = (
    ("AYŞE", AYSE),
    ("Ayse", AYSE),
    ("ayşe", AYSE),
    ("YILMAZ", AYSE),
    ("YİLMAZ", AYSE),
    ("yilmaz", AYSE),
    ("yılmaz", AYSE),
    ("AYS\u0327E", AYSE),
    ("yil ay", AYSE),
    ("Vries, Marijke", MARIJKE),
    ("Vries, de", MARIJKE),
    ("de Vries", MARIJKE),
    ("M. de Vries", MARIJKE),
    ("m de vries", MARIJKE),
    ("VRIES;MARIJKE", MARIJKE),
    ("\u200bVries", MARIJKE),
    ("Vri\u00ades", MARIJKE),
    ("\u202aMarijke\u202c \ufeffde Vries", MARIJKE),
    ("Marijke\u00a0de\u202fVries", MARIJKE),
    ("\uff2d\uff41\uff52\uff49\uff4a\uff4b\uff45", MARIJKE),
    ("Mar\u0133ke", MARIJKE),
    ("o'brien", RIA),
    ("O\u2019Brien", RIA),
    ("O`Brien", RIA),
    ("obrien", RIA),
    ("o brien", RIA),
    ("brien", RIA),
    ("lukasz", LUKASZ),
    ("ŁUKASZ", LUKASZ),
    ("gotz", LUKASZ),
    ("weiss", LUKASZ),
    ("WEIẞ", LUKASZ),
    ("Gøtz\u2013Weiß", LUKASZ),
    ("gotzweiss", LUKASZ),
    ("احمد", AHMAD),
    ("إحمد", AHMAD),
    ("ٱحمد", AHMAD),
    ("أَحْمَد", AHMAD),
    ("أحـــمد", AHMAD),
    ("المصرى", AHMAD),
    ("المصری", AHMAD),
    ("علی كريمي", ALI),
    ("على", ALI),
    ("کریمی", ALI),
    ("فاطمه", FATMA),
    ("رضایی", FATMA),
    ("رضائی", FATMA),
    ("aesa", AESA),
    ("dordevic", AESA),
    ("galagan", ""),
    ("галаган", YAN),
    ("100", JAN),
    ("100%_Zeker", JAN),
    ("zeker", JAN),
    ("TP-2026-00002", MARIJKE),
    ("tp-2026-00002", MARIJKE),
    ("TP\u20112026\u201100002", MARIJKE),
    ("TP\u20132026\u221200002", MARIJKE),
    ("TP 2026 00002", MARIJKE),
    ("TP202600002", MARIJKE),
    ("TP2026 2", MARIJKE),
    ("tp2026-2", MARIJKE),
    ("2026 2", MARIJKE),
    ("2026/00002", MARIJKE),
    ("00002", MARIJKE),
    ("٢٠٢٦ ٢", MARIJKE),
    ("TP-۲۰۲۶-۰۰۰۰۲", MARIJKE),
    ("TP\u00ad-2026-\u200e00002", MARIJKE),
    ("2025 2", ""),
    ("vries yilmaz", ""),
    ("riesvries", ""),
    ("ries", ""),
)

SYNTAX = (
    '"',
    '""',
    "'",
    "''",
    "*",
    "%",
    "_",
    "\\",
    "()",
    ":",
    "^",
    "-",
    "§",
    "& | ! <->",
    "{}",
    "\ud83d\ude00",
    ";--",
)


@pytest.fixture
def peopled(store: Store) -> Store:
    """A worklist with a line of each of the people."""
    with store.write() as connection:
        for first, last in PEOPLE:
            add_submission(connection, add_dossier(connection, first_name=first, last_name=last))
    return store


def found(connection: Connection, chosen: Filter) -> list[str]:
    """The names on the first page."""
    lines = [row.client_name for row in tasklist.page(connection, chosen).rows]
    assert tasklist.count(connection, chosen) == len(lines)
    return lines


@pytest.mark.parametrize(("typed", "name"), LOOKED_FOR, ids=[typed for typed, _ in LOOKED_FOR])
def test_people_are_found_as_people_type(peopled: Store, typed: str, name: str) -> None:
    with peopled.read() as connection:
        assert found(connection, Filter(words=typed)) == ([name] if name else [])


def test_words_for_everybody_give_everybody_newest_first(peopled: Store) -> None:
    with peopled.read() as connection:
        for typed in ("TP2026", "tp", "TP-2026", "2026", "TP-2026-000", "2026 000", "t"):
            assert found(connection, Filter(words=typed)) == NAMES[::-1], typed


@pytest.mark.parametrize("typed", SYNTAX, ids=ascii)
def test_no_sign_is_syntax_of_the_index(peopled: Store, typed: str) -> None:
    with peopled.read() as connection:
        assert found(connection, Filter(words=typed)) == []
        assert found(connection, Filter(words=f"{typed} marijke {typed}")) == [MARIJKE]


@pytest.mark.parametrize(
    "operator",
    ["AND", "OR", "NOT", "NEAR", "NEAR(a b)", "words:", "{words}", "§state§open", "; DROP TABLE client"],
)
def test_a_word_of_the_index_is_a_word(peopled: Store, operator: str) -> None:
    with peopled.read() as connection:
        assert found(connection, Filter(words=f"{operator} marijke")) == []


@pytest.mark.parametrize("blank", ["", "  ", "\u200b", "\u00a0\ufeff", "\x00"])
def test_what_nobody_sees_looks_for_nobody(peopled: Store, blank: str) -> None:
    with peopled.read() as connection:
        assert found(connection, Filter(words=blank)) == NAMES


def test_very_many_and_very_long_words_are_looked_for_too(peopled: Store) -> None:
    with peopled.read() as connection:
        assert found(connection, Filter(words="marijke " * 500)) == [MARIJKE]
        assert found(connection, Filter(words="x" * 5000)) == []
        assert found(connection, Filter(words="-".join("x" * 2000))) == []


def test_pages_of_a_search_hold_each_line_once_newest_first(store: Store) -> None:
    with store.write() as connection:
        dossier = add_dossier(connection)
        sent = [add_submission(connection, dossier) for _ in range(11)]
    with store.read() as connection:
        first = tasklist.page(connection, Filter(words="amrani"), None, 4)
        second = tasklist.page(connection, Filter(words="amrani"), first.next_after, 4)
        third = tasklist.page(connection, Filter(words="amrani"), second.next_after, 4)
    shown = [row.submission_id for page in (first, second, third) for row in page.rows]
    assert shown == sent[::-1]
    assert third.next_after is None


@pytest.mark.parametrize("place", ["x", "-1", "2026-04-27.1", "9" * 30, "٣", ""])
def test_a_place_that_is_none_in_a_search_is_not_found(peopled: Store, place: str) -> None:
    with peopled.read() as connection:
        if place:
            with pytest.raises(tasklist.NotFound):
                tasklist.page(connection, Filter(words="a"), place)
        else:
            assert tasklist.page(connection, Filter(words="marijke"), place).rows


def test_a_search_is_narrowed_by_state_kind_and_desk(store: Store) -> None:
    with store.write() as connection:
        noor, dossier = add_staff(connection, "Noor"), add_dossier(connection)
        mine = add_submission(connection, dossier, caseworker_id=noor)
        nobodys = add_submission(connection, dossier, flow="hulp")
        closed = add_submission(connection, dossier, state=Handling.DECIDED)
    wishes: list[tuple[Filter, list[str]]] = [
        (Filter(words="amrani"), [nobodys, mine]),
        (Filter(words="amrani", desks=(noor,)), [mine]),
        (Filter(words="amrani", desks=("",)), [nobodys]),
        (Filter(words="amrani", desks=("", noor)), [nobodys, mine]),
        (Filter(words="amrani", kinds=(Form.HELP,)), [nobodys]),
        (Filter(words="amrani", kinds=(Form.HELP, Form.PLAN)), [nobodys, mine]),
        (Filter(words="amrani", states=(TaskState.DONE,)), [closed]),
        (Filter(words="amrani", states=EVERYTHING, desks=("",), kinds=(Form.PLAN,)), [closed]),
    ]
    with store.read() as connection:
        for chosen, keys in wishes:
            shown = [row.submission_id for row in tasklist.page(connection, chosen).rows]
            assert shown == keys, chosen


def test_what_changes_is_found_by_how_it_is_now(store: Store) -> None:
    with store.write() as connection:
        noor, key = add_staff(connection, "Noor"), add_submission(connection, add_dossier(connection))
        task = task_of(connection, key)
        mine, nobodys = Filter(words="amrani", desks=(noor,)), Filter(words="amrani", desks=("",))
        assert tasks.claim(connection, task.id, noor, RECEIVED)
        assert (found(connection, nobodys), found(connection, mine)) == ([], ["Fatima El Amrani"])
        assert tasks.change(connection, task.id, task.revision + 1, staff_id=None, since=None)
        assert (found(connection, nobodys), found(connection, mine)) == (["Fatima El Amrani"], [])
        assert submissions.change(connection, key, 1, state=Handling.WITHDRAWN)
        assert found(connection, Filter(words="amrani")) == []
        assert found(connection, Filter(words="amrani", states=(TaskState.DONE,))) != []


def test_a_task_of_a_term_is_found_by_the_name_of_the_person_and_by_its_kind(store: Store) -> None:
    with store.write() as connection:
        noor, dossier = add_staff(connection, "Noor"), add_dossier(connection)
        key = add_term(connection, dossier, Term.YEARLY_LOOK, staff_id=noor)
        add_term(connection, dossier, Term.NO_PROPOSAL)
        chosen = Filter(words="fatima", kinds=(Term.YEARLY_LOOK,), desks=(noor,))
        assert [row.id for row in tasklist.page(connection, chosen).rows] == [key]
        assert len(found(connection, Filter(words="amrani"))) == 2
        assert found(connection, Filter(words="TP2026")) == [], "it has no number"


def test_a_search_is_narrowed_by_day_and_by_news_too(store: Store) -> None:
    with store.write() as connection:
        noor, dossier = add_staff(connection, "Noor"), add_dossier(connection)
        early = add_submission(connection, dossier, urgent_on=date(2026, 4, 1), caseworker_id=noor)
        late = add_submission(connection, dossier, urgent_on=date(2026, 4, 2), caseworker_id=noor)
        tasks.has_news(connection, late, RECEIVED)
        for chosen, keys in (
            (Filter(words="amrani", up_to=date(2026, 4, 1)), [early]),
            (Filter(words="amrani", desks=(noor,), is_news=True), [late]),
        ):
            shown = [row.submission_id for row in tasklist.page(connection, chosen).rows]
            assert (shown, tasklist.count(connection, chosen)) == (keys, 1), chosen


def test_somebody_with_another_name_is_found_by_that_one(peopled: Store) -> None:
    with peopled.write() as connection:
        chosen = client.c.last_name == "de Vries"
        key = connection.scalar(client.select().with_only_columns(client.c.id).where(chosen))
        connection.execute(client.update().where(chosen).values(last_name="Jansen"))
        search.renew_of_client(connection, str(key))
        assert found(connection, Filter(words="vries")) == []
        assert found(connection, Filter(words="jansen")) == ["Marijke Jansen"]


def test_what_is_undone_is_not_found(store: Store) -> None:
    with store.engine.connect().execution_options(writes=True) as connection:
        add_submission(connection, add_dossier(connection))
        assert found(connection, Filter(words="amrani")) != []
        connection.rollback()
    with store.read() as connection:
        assert found(connection, Filter(words="amrani")) == []


def test_more_than_the_most_are_counted_as_one_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasklist, "MOST", 3)
    with store.write() as connection:
        dossier = add_dossier(connection)
        for number in range(1, 6):
            add_submission(connection, dossier)
            for chosen in (Filter(), Filter(words="amrani"), Filter(kinds=(Form.PLAN,), desks=("",))):
                assert tasklist.count(connection, chosen) == min(number, 4)
