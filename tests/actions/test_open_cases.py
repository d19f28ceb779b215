"""The caseload can be judged under another regeling."""

from collections.abc import Callable
from datetime import date

import sqlalchemy as sa

from portal.actions.assessing import open_cases
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.rules.engine import assess
from portal.rules.facts import parse
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.people import add_client
from tests.fixtures.ways import CANNOT, GRANTED, HELP, send_form

DAY = date(2026, 3, 2)


def test_an_open_case_is_told_as_the_rules_take_it(installation: Installation, judged: str) -> None:
    [case] = open_cases(installation, DAY)
    assert case["id"].startswith("TP-")
    found = assess(parse(case["input"]), installation.law(DAY))
    assert "kind_allowed" in found.codes


def test_nothing_in_it_names_a_person(installation: Installation, judged: str) -> None:
    [case] = open_cases(installation, DAY)
    assert not {"first_name", "last_name", "street"} & set(case["input"]["client"])


@on_each_database
def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    installation: Installation, fatima: Actor, jan: Actor
) -> None:
    send_form(installation, fatima, CANNOT)
    short = statements(installation)
    for client, flow in ((fatima, HELP), (jan, CANNOT), (jan, HELP), (add_client(installation), CANNOT)):
        send_form(installation, client, flow)
    assert len(open_cases(installation, DAY)) == 5
    assert statements(installation) == short


def test_an_ontheffing_that_runs_is_in_it(
    installation: Installation, ingrid: Actor, claimed: str, claim: Callable[..., str]
) -> None:
    decide_now(installation, ingrid, claim(), GRANTED)
    [case] = open_cases(installation, DAY)
    assert case["input"]["client"]["exempt_until"] == "2026-06-30"


def statements(portal: Installation) -> int:
    """How often the list asks the database something."""
    asked: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    sa.event.listen(portal.store.engine, "before_cursor_execute", count)
    open_cases(portal, DAY)
    sa.event.remove(portal.store.engine, "before_cursor_execute", count)
    return len(asked)
