"""The self-check says what the rules say, keeps nothing, and never loses what was typed."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import MetaData, func, select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.actions.installation import Installation
from portal.actions.sign_in import open_session
from portal.domain.roles import Actor
from portal.languages import LANGUAGES
from portal.rules.engine import assess
from portal.rules.facts import ClientFacts, Facts, MantelzorgFacts, VolunteeringFacts
from portal.rules.findings import Finding
from portal.store.base import Store
from portal.wording.findings import sentence
from portal.wording.summingup import DEPENDS, INSIDE, OUTSIDE, UNCLEAR
from tests.web.page import tree
from tests.web.public.conftest import GEMEENTEN
from tests.web.public.places import main_text

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ANSWERS: Mapping[str, Any] = {
    "birth_date": ["20", "5", "1984"],
    "benefit": "ioaw",
    "can_seek_work": "ja",
    "paid_hours": "20,5",
    "volunteer_hours": "8",
    "care_hours": "10",
    "care_since": ["1", "5", "2026"],
    "care_beyond_usual": "nee",
    "care_paid": "nee",
    "incapacitated": "nee",
    "single_parent": "weet-niet",
    "in_reintegration": "ja",
    "leaves_time": "nee",
    "exempt_until": ["1", "9", "2026"],
}


def facts(gemeente: str) -> Facts:
    """The same answers, as facts."""
    return Facts(
        regeling=gemeente,
        ref_date=NOW.date(),
        client=ClientFacts(
            birth_date=date(1984, 5, 20),
            benefit="ioaw",
            can_seek_work=True,
            paid_work_hours_per_week=20.5,
            fully_incapacitated=False,
            in_reintegration=True,
            reintegration_leaves_time=False,
            exempt_until=date(2026, 9, 1),
        ),
        mantelzorg=MantelzorgFacts(
            hours_per_week=10, since=date(2026, 5, 1), exceeds_usual_care=False, professional=False
        ),
        volunteering=VolunteeringFacts(hours_per_week=8),
    )


def lead(answer: TestResponse) -> str:
    """The line that sums up."""
    return tree(answer.get_data(as_text=True)).select_one(".p-lead").get_text()


def found(installation: Installation, case: Facts) -> tuple[Finding, ...]:
    return assess(case, installation.law(case.ref_date)).findings


def shown(answer: TestResponse) -> list[str]:
    """The findings on a page, in its order."""
    soup = tree(answer.get_data(as_text=True))
    return [item.p.get_text() for item in soup.select(".p-findings li")]


@pytest.fixture(autouse=True)
def _held_clock(moment: Callable[[datetime], None]) -> None:
    moment(NOW)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_it_shows_every_finding_of_the_rules_and_no_other(
    visitor: FlaskClient, installation: Installation, lang: str, gemeente: str
) -> None:
    answer = visitor.post(f"/{lang}/zelftest", data=ANSWERS)
    expected = {sentence(finding, lang) for finding in found(installation, facts(gemeente))}
    assert sorted(shown(answer)) == sorted(expected)
    assert len(expected) > 2


def test_an_open_question_stays_unknown(visitor: FlaskClient, installation: Installation) -> None:
    case = Facts(
        regeling=installation.gemeente_id,
        ref_date=NOW.date(),
        client=ClientFacts(birth_date=date(2010, 1, 1)),
    )
    answer = visitor.post("/nl/zelftest", data={"birth_date": ["1", "1", "2010"], "benefit": "unknown"})
    assert shown(answer) == [sentence(finding, "nl") for finding in found(installation, case)]


ADULT = {"birth_date": ["20", "5", "1984"], "benefit": "participatiewet"}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"incapacitated": "ja"}, "U bent volledig en blijvend arbeidsongeschikt."),
        ({"single_parent": "ja"}, "U bent een alleenstaande ouder met ontheffing."),
        ({"exempt_until": ["1", "9", "2026"]}, "U hebt ontheffing tot en met 1 september 2026."),
        ({"in_reintegration": "ja", "leaves_time": "nee"}, "Uw re-integratie gaat voor"),
    ],
)
def test_who_the_law_spares_hears_so(visitor: FlaskClient, more: Mapping[str, Any], told: str) -> None:
    before, after = visitor.post("/nl/zelftest", data=ADULT), visitor.post("/nl/zelftest", data=ADULT | more)
    assert not any(told in line for line in shown(before))
    assert any(told in line for line in shown(after))
    assert lead(after) == OUTSIDE


@pytest.mark.parametrize(
    ("more", "line"),
    [({}, INSIDE), ({"volunteer_hours": "8"}, DEPENDS), ({"benefit": "unknown"}, UNCLEAR)],
)
def test_one_line_on_top_sums_up_and_says_who_decides(
    visitor: FlaskClient, more: Mapping[str, Any], line: str
) -> None:
    assert lead(visitor.post("/nl/zelftest", data=ADULT | more)) == line


def test_no_summing_up_promises_or_threatens() -> None:
    for line in (OUTSIDE, DEPENDS, INSIDE, UNCLEAR):
        assert "De gemeente" in line
        assert "beslist" in line
        assert not re.search(r"\b(recht op|zeker|moet|verplicht|maatregel|lager)\b", line)


def test_the_questions_come_back_with_the_answers_in_them(visitor: FlaskClient) -> None:
    result = tree(visitor.post("/nl/zelftest", data=ANSWERS).data)
    assert result.select("fieldset") == []
    hidden = MultiDict((box["name"], box["value"]) for box in result.select("#antwoord input"))
    button = result.select_one("#antwoord button")
    again = visitor.post("/nl/zelftest", data={**hidden.to_dict(flat=False), button["name"]: ""})
    soup = tree(again.data)
    assert soup.find(id="paid_hours")["value"] == "20,5"
    assert soup.find(id="exempt_until-month")["value"] == "9"
    assert soup.select(".p-summary, .p-findings") == []


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_the_result_is_light(visitor: FlaskClient, lang: str, gemeente: str) -> None:
    answer = visitor.post(f"/{lang}/zelftest", data=ANSWERS, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) < 3 * 1024


def test_it_says_that_it_decides_and_keeps_nothing(visitor: FlaskClient) -> None:
    answer = visitor.post("/nl/zelftest", data=ANSWERS)
    text = main_text(tree(answer.get_data(as_text=True)))
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
    visitor.post("/nl/zelftest", data=ANSWERS)
    visitor.post("/nl/zelftest", data={**ANSWERS, "taal": "en"}, follow_redirects=True)
    visitor.get("/nl/zoeken?woord=mantelzorg")
    assert rows(store) == before
    with visitor.session_transaction() as session:
        assert set(session) <= {"taal", "csrf_token"}


def test_what_is_missing_is_asked_and_what_was_typed_stays(visitor: FlaskClient) -> None:
    answer = visitor.post("/nl/zelftest", data={"paid_hours": "veel"})
    soup = tree(answer.get_data(as_text=True))
    assert [link["href"] for link in soup.select(".p-summary a")] == [
        "#birth_date-day",
        "#benefit-0",
        "#paid_hours",
    ]
    assert soup.find(id="paid_hours")["value"] == "veel"
    assert soup.select(".p-findings") == []


@pytest.mark.parametrize("born", [["1", "1", "1850"], ["1", "1", "2199"], ["31", "2", "1984"]])
def test_a_birth_date_that_can_not_be_is_asked_again(visitor: FlaskClient, born: list[str]) -> None:
    answer = visitor.post("/nl/zelftest", data={**ANSWERS, "birth_date": born})
    assert answer.status_code == 422
    assert shown(answer) == []


def test_a_language_button_shows_the_same_answers_in_that_language(
    visitor: FlaskClient, installation: Installation
) -> None:
    sent = visitor.post("/nl/zelftest", data={**ANSWERS, "taal": "en"})
    assert (sent.status_code, sent.location) == (307, "/en/zelftest")
    answer = visitor.post(sent.location, data={**ANSWERS, "taal": "en"})
    expected = {sentence(finding, "en") for finding in found(installation, facts("hoogezand-sappemeer"))}
    assert sorted(shown(answer)) == sorted(expected)


def test_changing_the_language_half_way_is_no_mistake(visitor: FlaskClient) -> None:
    answer = visitor.post("/en/zelftest", data={"taal": "en", "paid_hours": "12"})
    soup = tree(answer.get_data(as_text=True))
    assert soup.select(".p-summary") == []
    assert soup.find(id="paid_hours")["value"] == "12"


def test_for_who_is_signed_in_no_answer_is_parked_either(
    visitor: FlaskClient, installation: Installation, fatima: Actor, store: Store
) -> None:
    secret, _ = open_session(installation, fatima.id)
    with visitor.session_transaction() as session:
        session.update(sid=secret, seen=int(NOW.timestamp()))
    before = rows(store)
    answer = visitor.post("/nl/zelftest", data=ANSWERS)
    soup = tree(answer.get_data(as_text=True))
    assert "Fatima El Amrani" in soup.header.get_text()
    assert soup.select(".p-languages button") == [], "a button would have the typed answers parked"
    assert len(shown(answer)) > 2
    assert rows(store) == before
