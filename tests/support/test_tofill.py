"""Who adds a form and forgets a table of the tests hears which one, and where it is."""

import pytest

from portal.domain.ways import Form
from tests.fixtures import ways as kept
from tests.support.tofill import MissingRow, ToFill
from tests.web import ways as typed

TABLES = {
    "tests/fixtures/ways.py: ANSWERS": kept.ANSWERS,
    "tests/web/ways.py: TYPED": typed.TYPED,
    "tests/web/ways.py: STORED": typed.STORED,
}


@pytest.mark.parametrize("place", TABLES)
def test_each_form_has_its_row(place: str) -> None:
    own_tests = {Form.PLAN, Form.CARE, Form.VOLUNTEERING} if place.endswith("STORED") else set()
    for form in set(Form) - own_tests:
        assert TABLES[place][form]


@pytest.mark.parametrize("place", TABLES)
def test_a_form_that_is_not_there_is_told_with_the_file_to_touch(place: str) -> None:
    with pytest.raises(MissingRow, match=place):
        TABLES[place]["nieuw"]


def test_a_row_that_is_there_is_found_by_its_name() -> None:
    assert ToFill("somewhere: TABLE", {"plan": 1})[Form.PLAN] == 1
