"""The self-check says what the rules say, keeps nothing, and never loses what was typed."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import MetaData, func, select

from portal.actions.installation import Installation
from portal.actions.sign_in import open_session
from portal.domain.roles import Actor
from portal.languages import LANGUAGES
from portal.rules.facts import ClientFacts, Facts
from portal.store.base import Store
from portal.web.compress import squeezed
from portal.wording.findings import sentence
from portal.wording.summingup import DEPENDS, INSIDE, OUTSIDE, UNCLEAR
from tests.web.page import tree
from tests.web.public.conftest import GEMEENTEN
from tests.web.public.places import main_text
from tests.web.public.selfchecking import (
    ANSWERS,
    DONE,
    HERE,
    NOW,
    asked,
    check,
    facts,
    found,
    hidden,
    lead,
    next_page,
    press,
    shown,
    walk,
    walk_on,
)


@pytest.fixture(autouse=True)
def _held_clock(moment: Callable[[datetime], None]) -> None:
    moment(NOW)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_it_shows_every_finding_of_the_rules_and_no_other(
    visitor: FlaskClient, installation: Installation, lang: str, gemeente: str
) -> None:
    answer, seen = walk(visitor, ANSWERS, lang)
    expected = {sentence(finding, lang) for finding in found(installation, facts(gemeente, seen))}
    assert sorted(shown(answer)) == sorted(expected)
    assert len(expected) > 2


def test_an_open_question_stays_unknown(visitor: FlaskClient, installation: Installation) -> None:
    case = Facts(
        regeling=installation.gemeente_id,
        ref_date=NOW.date(),
        client=ClientFacts(birth_date=date(1984, 5, 20)),
    )
    answer = check(visitor, {"birth_date": ["20", "5", "1984"], "benefit": "unknown"})
    assert shown(answer) == [sentence(finding, "nl") for finding in found(installation, case)]


ADULT = {"birth_date": ["20", "5", "1984"], "benefit": "participatiewet"}


@pytest.mark.parametrize(
    ("more", "told", "last"),
    [
        ({"incapacitated": "ja"}, "U bent volledig en blijvend arbeidsongeschikt.", "incapacitated"),
        ({"single_parent": "ja"}, "U bent een alleenstaande ouder met ontheffing.", "single_parent"),
        (
            {"exempt_until": ["1", "9", "2026"]},
            "U hebt ontheffing tot en met 1 september 2026.",
            "exempt_until",
        ),
        ({"in_reintegration": "ja", "leaves_time": "nee"}, "Uw re-integratie gaat voor", "leaves_time"),
    ],
)
def test_who_the_law_spares_hears_so_and_is_asked_nothing_more(
    visitor: FlaskClient, more: Mapping[str, Any], told: str, last: str
) -> None:
    before, (after, seen) = check(visitor, ADULT), walk(visitor, ADULT | more)
    assert not any(told in line for line in shown(before))
    assert any(told in line for line in shown(after))
    assert (lead(after), seen[-1]) == (OUTSIDE, last)


@pytest.mark.parametrize(
    ("answers", "seen"),
    [
        ({"birth_date": ["1", "1", "2010"]}, ["birth_date"]),
        ({"birth_date": ["1", "1", "1950"]}, ["birth_date"]),
        ({"birth_date": ["1", "1", "1984"], "benefit": "other"}, ["birth_date", "benefit"]),
    ],
)
def test_who_is_too_young_too_old_or_gets_no_such_benefit_is_done_at_once(
    visitor: FlaskClient, answers: Mapping[str, Any], seen: list[str]
) -> None:
    page, questions = walk(visitor, answers)
    assert (lead(page), questions) == (OUTSIDE, seen)


CARE = ["care_since", "care_beyond_usual", "care_paid"]


@pytest.mark.parametrize(
    ("more", "asks", "leaves_out"),
    [
        ({}, ["wish"], ["leaves_time", "able_hours", *CARE]),
        ({"in_reintegration": "nee"}, [], ["leaves_time"]),
        ({"in_reintegration": "ja", "leaves_time": "ja"}, ["leaves_time"], []),
        ({"care_hours": "0"}, ["wish"], CARE),
        ({"care_hours": "10"}, CARE, ["wish", "able_hours"]),
        ({"volunteer_hours": "4"}, [], ["wish", *CARE]),
        ({"wish": "some"}, ["able_hours"], []),
        ({"wish": "plan"}, [], ["able_hours"]),
    ],
)
def test_each_answer_leads_only_to_the_questions_that_go_with_it(
    visitor: FlaskClient, more: Mapping[str, Any], asks: list[str], leaves_out: list[str]
) -> None:
    _, seen = walk(visitor, ADULT | more)
    assert set(asks) <= set(seen)
    assert not set(leaves_out) & set(seen)
    assert len(seen) == len(set(seen))


def test_each_page_asks_one_thing_which_is_its_heading(visitor: FlaskClient) -> None:
    page = visitor.get("/nl/zelftest")
    while asked(page) != DONE:
        soup = tree(page.data)
        assert len(soup.select("main .p-field")) == 1
        assert soup.title.get_text().startswith(soup.h1.find(string=True).strip())
        page = next_page(visitor, page, ANSWERS.get(asked(page), ()))


@pytest.mark.parametrize("gemeente", ["voorbeeldgemeente"])
def test_where_no_ontheffing_is_known_none_is_asked_about(
    visitor: FlaskClient, moment: Callable[[datetime], None], gemeente: str
) -> None:
    moment(datetime(2027, 2, 1, 12, tzinfo=UTC))
    _, seen = walk(visitor, ADULT)
    assert not {"incapacitated", "single_parent", "exempt_until"} & set(seen)


@pytest.mark.parametrize(
    ("more", "line"),
    [({}, INSIDE), ({"volunteer_hours": "8"}, DEPENDS), ({"benefit": "unknown"}, UNCLEAR)],
)
def test_one_line_on_top_sums_up_and_says_who_decides(
    visitor: FlaskClient, more: Mapping[str, Any], line: str
) -> None:
    assert lead(check(visitor, ADULT | more)) == line


def test_no_summing_up_promises_or_threatens() -> None:
    for line in (OUTSIDE, DEPENDS, INSIDE, UNCLEAR):
        assert "De gemeente" in line
        assert "beslist" in line
        assert not re.search(r"\b(recht op|zeker|moet|verplicht|maatregel|lager)\b", line)


def test_the_answer_stands_before_the_forms_and_the_rules_behind_a_fold(visitor: FlaskClient) -> None:
    soup = tree(check(visitor, ANSWERS).data)
    every = soup.main.find_all(True)
    places = [
        every.index(soup.main.select_one(one)) for one in (".p-lead", "button[name=formulier]", ".p-fold")
    ]
    assert places == sorted(places)
    folds = [fold.text for fold in soup.main.select("summary")]
    assert folds == ["Welke regels gelden hier?", "Moeilijke woorden op deze pagina"]
    assert soup.main.select(".p-articles, .p-doubts") == soup.main.select(
        "details .p-articles, details .p-doubts"
    )


def test_one_goes_back_with_what_was_answered_still_there(visitor: FlaskClient) -> None:
    page, seen = walk(visitor, ANSWERS)
    for name in reversed(seen):
        page = press(visitor, page, "naar", name)
        assert asked(page) == name
        assert tree(page.data).select(".p-summary") == []
    assert [box["value"] for box in tree(page.data).select(".p-date input")] == ["20", "5", "1984"]
    again, _ = walk_on(visitor, page)
    assert shown(again) == shown(check(visitor, ANSWERS))


def test_what_is_changed_on_the_way_back_changes_what_is_asked_and_said(visitor: FlaskClient) -> None:
    page, seen = walk(visitor, ADULT | {"care_hours": "10", "care_since": ["1", "5", "2025"]})
    assert set(CARE) <= set(seen)
    page = next_page(visitor, press(visitor, page, "naar", "birth_date"), ADULT["birth_date"])
    while asked(page) != "care_hours":
        page = next_page(visitor, page, ADULT.get(asked(page), ()))
    page, after = walk_on(visitor, next_page(visitor, page, "0"))
    assert not set(CARE) & set(after)
    assert shown(page) == shown(check(visitor, ADULT | {"care_hours": "0"}))


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_no_page_of_it_is_heavy(visitor: FlaskClient, lang: str, gemeente: str) -> None:
    page = visitor.get(f"/{lang}/zelftest")
    while True:
        assert len(squeezed(page.data)) < 3 * 1024, asked(page)
        if asked(page) == DONE:
            break
        page = next_page(visitor, page, ANSWERS.get(asked(page), ()), lang)


def test_it_says_that_it_decides_and_keeps_nothing(visitor: FlaskClient) -> None:
    text = main_text(tree(check(visitor, ANSWERS).get_data(as_text=True)))
    assert "Dit is geen besluit." in text
    assert "Wij bewaren niets van wat u invulde." in text


def rows(store: Store) -> dict[str, int]:
    """How many rows each table of the database has."""
    tables = MetaData()
    with store.read() as connection:
        tables.reflect(connection)
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.sorted_tables
        }


def test_it_stores_nothing(visitor: FlaskClient, store: Store) -> None:
    before = rows(store)
    assert len(before) > 5
    answer = check(visitor, ANSWERS)
    press(visitor, answer, "taal", "en")
    visitor.get("/nl/zoeken?woord=mantelzorg")
    assert rows(store) == before
    assert answer.request.query_string == b""
    with visitor.session_transaction() as session:
        assert set(session) <= {"taal", "csrf_token"}


@pytest.mark.parametrize(
    ("name", "given", "link"),
    [
        ("birth_date", ["", "", ""], "#birth_date-day"),
        ("birth_date", ["1", "1", "1850"], "#birth_date-year"),
        ("birth_date", ["1", "1", "2199"], "#birth_date-day"),
        ("birth_date", ["31", "2", "1984"], "#birth_date-day"),
        ("benefit", [], "#benefit-0"),
        ("care_hours", ["veel"], "#care_hours"),
    ],
)
def test_what_can_not_be_read_is_asked_again_with_what_was_typed(
    visitor: FlaskClient, name: str, given: list[str], link: str
) -> None:
    page, _ = walk(visitor, ADULT, until=name)
    answer = next_page(visitor, page, given)
    soup = tree(answer.data)
    assert (answer.status_code, asked(answer)) == (422, name)
    assert [one["href"] for one in soup.select(".p-summary a")] == [link]
    typed = [box["value"] for box in soup.select("#antwoord .p-field input:not([type=radio])")]
    assert typed in (given, [])


def test_who_skips_pages_is_asked_what_is_missing(visitor: FlaskClient) -> None:
    answer = visitor.post("/nl/zelftest", data={HERE: DONE, "care_hours": "10"})
    assert (answer.status_code, asked(answer)) == (422, "birth_date")
    answer = visitor.post("/nl/zelftest", data={HERE: "care_paid", "formulier": "plan"})
    assert (answer.status_code, asked(answer)) == (422, "birth_date")


def test_a_language_button_shows_the_same_answers_in_that_language(
    visitor: FlaskClient, installation: Installation
) -> None:
    page, seen = walk(visitor, ANSWERS)
    data = {**hidden(page).to_dict(flat=False), "taal": "en"}
    sent = visitor.post("/nl/zelftest", data=data)
    assert (sent.status_code, sent.location) == (307, "/en/zelftest")
    answer = visitor.post(sent.location, data=data)
    expected = {sentence(one, "en") for one in found(installation, facts("hoogezand-sappemeer", seen))}
    assert sorted(shown(answer)) == sorted(expected)


def test_changing_the_language_half_way_is_no_mistake_and_no_step(visitor: FlaskClient) -> None:
    page, _ = walk(visitor, ADULT, until="care_hours")
    data = {**hidden(page).to_dict(flat=False), "care_hours": "veel", "taal": "en"}
    answer = visitor.post("/en/zelftest", data=data)
    soup = tree(answer.data)
    assert (answer.status_code, asked(answer)) == (200, "care_hours")
    assert soup.select(".p-summary") == []
    assert soup.find(id="care_hours")["value"] == "veel"
    assert hidden(answer).getlist("birth_date") == ADULT["birth_date"]


def test_for_who_is_signed_in_no_answer_is_parked_either(
    visitor: FlaskClient, installation: Installation, fatima: Actor, store: Store
) -> None:
    secret, _ = open_session(installation, fatima.id)
    with visitor.session_transaction() as session:
        session.update(sid=secret, seen=int(NOW.timestamp()))
    before = rows(store)
    answer = check(visitor, ANSWERS)
    soup = tree(answer.get_data(as_text=True))
    assert "Fatima El Amrani" in soup.header.get_text()
    assert soup.select(".p-languages button") == [], "a button would have the typed answers parked"
    assert len(shown(answer)) > 2
    assert rows(store) == before
