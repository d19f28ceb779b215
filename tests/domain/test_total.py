"""A table by an enum has a row for each member, under its name, and finds it by the member."""

from dataclasses import fields

import pytest

from portal.domain.regimes import ByRegime
from portal.domain.states import ByHandling, ByObligation, ByOnObjection, ByOutcome, ByReply
from portal.domain.tasks import ByFollowed, ByStays, ByTaskState, ByTerm, ByWaits
from portal.domain.total import Total
from portal.domain.ways import WAYS, ByForm, Form, Lane

TABLES = (
    *(ByForm, ByHandling, ByObligation, ByOutcome, ByRegime, ByReply),
    *(ByFollowed, ByOnObjection, ByStays, ByTaskState, ByTerm, ByWaits),
)


def test_every_kind_of_table_is_looked_at() -> None:
    assert set(Total.__subclasses__()) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_the_rows_are_named_after_the_members_in_their_order(table: type[Total]) -> None:
    assert [field.name for field in fields(table)] == [member.name.lower() for member in table.KEYS]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_missing_stops_the_import(table: type[Total]) -> None:
    rows = {field.name: 1 for field in fields(table)}
    assert dict(table(**rows)) == dict.fromkeys(table.KEYS, 1)
    rows.popitem()
    with pytest.raises(TypeError, match="missing 1 required"):
        table(**rows)


def test_a_name_that_is_no_form_has_no_row() -> None:
    assert WAYS[Form.CANNOT].lane is Lane.EXEMPTION
    assert "kan-nu-niet" in WAYS
    assert "iets-anders" not in WAYS
    assert WAYS.get("iets-anders") is None
