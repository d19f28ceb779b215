"""Audit events have exactly the fields that are declared, and none of them has room for a name or a story."""

import pytest

from portal.domain.events import EVENTS, check_fields

SAYS_WHO_OR_WHAT = {"name", "first_name", "last_name", "address", "mail", "text", "reasons", "bsn", "answers"}


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_with_its_own_fields_is_right(event: str) -> None:
    check_fields(event, dict.fromkeys(EVENTS[event]))


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_with_a_field_more_is_refused(event: str) -> None:
    with pytest.raises(ValueError, match=event):
        check_fields(event, {**dict.fromkeys(EVENTS[event]), "remark": "x"})


FIELDS = [(event, field) for event in EVENTS for field in sorted(EVENTS[event])]


@pytest.mark.parametrize(("event", "field"), FIELDS)
def test_an_event_without_one_of_its_fields_is_refused(event: str, field: str) -> None:
    with pytest.raises(ValueError, match=field):
        check_fields(event, dict.fromkeys(EVENTS[event] - {field}))


def test_an_event_that_nobody_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="case:forgotten"):
        check_fields("case:forgotten", {})


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_is_named_after_a_thing_and_what_happened_to_it(event: str) -> None:
    thing, happened = event.split(":")
    assert thing.isidentifier()
    assert happened.isidentifier()
    assert len(event) <= 40, "the column is that wide"


def test_no_event_has_room_for_a_name_or_free_text() -> None:
    assert set().union(*EVENTS.values()) & SAYS_WHO_OR_WHAT == set()
