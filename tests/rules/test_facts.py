"""Facts are read strictly: what is not understood is refused with its path, and nothing is guessed."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.rules.facts import Facts, FactsError, parse

WHOLE: dict[str, Any] = {
    "regeling": "rotterdam",
    "ref_date": "2026-02-02",
    "client": {"birth_date": "1984-05-20"},
}


def refused(raw: object) -> FactsError:
    with pytest.raises(FactsError) as caught:
        parse(raw)
    return caught.value


def with_(path: str, value: object) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(json.dumps(WHOLE))
    *parents, name = path.split(".")
    target = raw
    for parent in parents:
        target = target.setdefault(parent, {})
    target[name] = value
    return raw


def test_the_smallest_facts_leave_all_the_rest_unknown() -> None:
    facts = parse(WHOLE)
    assert facts.client.birth_date == date(1984, 5, 20)
    assert facts.client.benefit is None
    assert facts.activity is None


def test_every_kind_of_value_is_read() -> None:
    raw = {
        **WHOLE,
        "activity": {
            "hours_per_week": 3.5,
            "months": 3,
            "unpaid": True,
            "kind": "volunteering",
            "reciprocity": "x",
        },
        "obligation": {"term_ends_on": "2026-05-02"},
        "bezwaar": None,
    }
    facts = parse(raw)
    assert facts.activity is not None
    assert (facts.activity.hours_per_week, facts.activity.months) == (3.5, 3)
    assert (facts.activity.unpaid, facts.activity.kind, facts.activity.reciprocity) == (
        True,
        "volunteering",
        "x",
    )
    assert facts.obligation is not None
    assert facts.obligation.term_ends_on == date(2026, 5, 2)
    assert facts.bezwaar is None


@pytest.mark.parametrize(
    ("raw", "path", "reason"),
    [
        (None, "", "must be an object, not null"),
        ([], "", "must be an object, not a list"),
        ("x", "", "must be an object, not text"),
        (True, "", "must be an object, not true or false"),
        (1.5, "", "must be an object, not a number"),
        (7, "", "must be an object, not a number"),
        ((), "", "must be an object, not something else"),
        ({}, "regeling", "is required"),
        (with_("ref_date", None), "ref_date", "is required"),
        (with_("client", {}), "client.birth_date", "is required"),
        (with_("client", {"birth_date": None}), "client.birth_date", "is required"),
        (with_("colour", 1), "colour", "is not a known field"),
        (with_("client.colour", 1), "client.colour", "is not a known field"),
        (with_("client", {1: 2, "birth_date": "1984-05-20"}), "client.1", "is not a known field"),
        (with_("regeling", 3), "regeling", "must be text, not a number"),
        (
            with_("client.benefit", "bijstand"),
            "client.benefit",
            "must be one of participatiewet, ioaw, ioaz, other",
        ),
        (
            with_("client.benefit", ["ioaw"]),
            "client.benefit",
            "must be one of participatiewet, ioaw, ioaz, other",
        ),
        (
            with_("client.can_seek_work", 1),
            "client.can_seek_work",
            "must be true, false or null, not a number",
        ),
        (
            with_("client.can_seek_work", {}),
            "client.can_seek_work",
            "must be true, false or null, not an object",
        ),
        (with_("activity", "x"), "activity", "must be an object, not text"),
        (with_("activity.hours_per_week", -0.5), "activity.hours_per_week", "must be zero or more"),
        (with_("activity.hours_per_week", 168.5), "activity.hours_per_week", "must be at most 168"),
        (with_("activity.hours_per_week", "8"), "activity.hours_per_week", "must be a number, not text"),
        (
            with_("activity.hours_per_week", True),
            "activity.hours_per_week",
            "must be a number, not true or false",
        ),
        (with_("activity.months", float("nan")), "activity.months", "must be zero or more"),
        (with_("activity.months", float("inf")), "activity.months", "must be at most 1200"),
        (with_("activity.months", 10**400), "activity.months", "must be at most 1200"),
        (
            with_("client.paid_work_hours_per_week", 169),
            "client.paid_work_hours_per_week",
            "must be at most 168",
        ),
        (with_("maatregel.percent", 101), "maatregel.percent", "must be at most 100"),
        (with_("ref_date", "2026-02-30"), "ref_date", "2026-02-30 is not a day of the calendar"),
        (with_("ref_date", "2026-2-3"), "ref_date", "must be a date as YYYY-MM-DD"),
        (with_("ref_date", "2026-02-02T10:00"), "ref_date", "must be a date as YYYY-MM-DD"),
        (with_("ref_date", "20260202"), "ref_date", "must be a date as YYYY-MM-DD"),
        (with_("ref_date", "٢٠٢٦-٠٢-٠٢"), "ref_date", "must be a date as YYYY-MM-DD"),
        (with_("ref_date", 20260202), "ref_date", "must be a date as YYYY-MM-DD"),
        (with_("ref_date", "2200-01-01"), "ref_date", "must lie between 1900-01-01 and 2199-12-31"),
        (
            with_("client.birth_date", "1899-12-31"),
            "client.birth_date",
            "must lie between 1900-01-01 and 2199-12-31",
        ),
        (with_("client.birth_date", "2026-02-03"), "client.birth_date", "lies after ref_date"),
    ],
)
def test_what_is_wrong_is_named_with_its_path(raw: object, path: str, reason: str) -> None:
    error = refused(raw)
    assert (error.path, error.reason) == (path, reason)
    assert str(error) == (f"{path}: {reason}" if path else reason)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("activity.hours_per_week", 168),
        ("activity.hours_per_week", 0),
        ("maatregel.percent", 100),
        ("activity.months", 1200),
        ("client.birth_date", "1900-01-01"),
        ("client.birth_date", "2026-02-02"),
        ("ref_date", "2199-12-31"),
    ],
)
def test_the_edges_themselves_are_read(path: str, value: object) -> None:
    assert isinstance(parse(with_(path, value)), Facts)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(list(WHOLE)), inner)
    ),
    max_leaves=12,
)


def outcome(raw: object) -> Facts | str:
    try:
        return parse(raw)
    except FactsError as error:
        return error.reason


@given(JSON)
def test_any_json_is_either_facts_or_refused_with_a_reason(raw: object) -> None:
    assert outcome(raw)
