"""A letter with a gap in it can't exist."""

import pickle
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from portal.demo.letters import sample
from portal.letters.contexts import LETTERS, Complete, LetterContradicts, LetterIncomplete
from portal.letters.markup import page
from tests.letters.conftest import DECISIONS

OF_D1 = {  # domain D.1: what every beschikking must contain
    *("sender", "addressee", "decided_by", "reference", "subject", "sent_on"),
    *("client_words", "submitted_on", "rules", "objection_until"),
}


def parts(value: Any) -> Iterator[Any]:
    """A letter and every part inside it."""
    if isinstance(value, Complete):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def required_fields() -> list[Any]:
    """Each kind of part with each of its required fields, once."""
    kinds = {type(part): part for letter in LETTERS for part in parts(sample(letter))}
    return [
        pytest.param(part, field.name, id=f"{kind.__name__}.{field.name}")
        for kind, part in kinds.items()
        for field in fields(part)
        if (field.default, field.default_factory) == (MISSING, MISSING)
    ]


def empty(value: Any) -> list[Any]:
    """Everything that says nothing where this value stands."""
    if isinstance(value, str):
        return ["", "  \n", None]
    if isinstance(value, tuple):
        return [(), None, *([("",)] if isinstance(value[0], str) else [])]
    return [None, 0] if isinstance(value, int) else [None]


@pytest.mark.parametrize(("part", "name"), required_fields())
def test_a_required_block_that_is_empty_stops_the_letter_and_is_named(part, name):
    for nothing in empty(getattr(part, name)):
        with pytest.raises(LetterIncomplete) as stopped:
            replace(part, **{name: nothing})
        assert stopped.value.fields == (name,)
        assert stopped.value.part == type(part).__name__


@pytest.mark.parametrize("letter", DECISIONS)
def test_each_block_that_a_beschikking_must_have_is_required(letter):
    required = {field.name for field in fields(sample(letter)) if field.default is MISSING}
    assert required >= OF_D1


def test_an_imposed_tegenprestatie_must_say_what_where_how_much_when_who_and_why():
    required = {field.name for field in fields(LETTERS["besluit-tegenprestatie"]) if field.default is MISSING}
    assert required >= {"task", "place", "minutes_per_week", "days", "guide", "organisation_gives"}
    assert required >= {"starts_on", "ends_on", "factors", "no_displacement"}


def test_all_gaps_are_named_at_once():
    with pytest.raises(LetterIncomplete, match=r"Addressee lacks name, address") as stopped:
        replace(sample("ontvangstbevestiging").addressee, name="", address=())
    assert stopped.value.fields == ("name", "address")


def test_changing_a_plan_without_saying_what_changes_is_incomplete():
    with pytest.raises(LetterIncomplete) as stopped:
        replace(sample("besluit-tegenprestatie"), changes=())
    assert stopped.value.fields == ("changes",)


def test_following_a_plan_needs_no_changes():
    assert replace(sample("besluit-tegenprestatie"), outcome="imposed", changes=()).changes == ()


def test_following_a_plan_and_changing_it_contradict():
    with pytest.raises(LetterContradicts):
        replace(sample("besluit-tegenprestatie"), outcome="imposed")


def test_an_end_before_the_start_contradicts():
    letter = sample("besluit-tegenprestatie")
    assert replace(letter, ends_on=letter.starts_on).ends_on == letter.starts_on
    with pytest.raises(LetterContradicts):
        replace(letter, ends_on=date(2026, 5, 3))


@pytest.mark.parametrize("letter", DECISIONS)
def test_a_last_day_for_bezwaar_that_is_not_after_sending_contradicts(letter):
    context = sample(letter)
    with pytest.raises(LetterContradicts):
        replace(context, objection_until=context.sent_on)


def test_the_error_survives_the_way_between_processes():
    error = pickle.loads(pickle.dumps(LetterIncomplete("Rule", ("article",))))  # noqa: S301 -- our own bytes
    assert (error.part, error.fields) == ("Rule", ("article",))


def test_a_receipt_is_dated_with_the_dutch_day():
    late = replace(sample("ontvangstbevestiging"), received_at=datetime(2026, 3, 23, 23, 30, tzinfo=UTC))
    assert late.sent_on == date(2026, 3, 24)


def test_a_rule_of_a_text_that_is_not_in_the_library_has_no_date_of_a_version():
    known, *_ = sample("besluit-tegenprestatie").rules
    outside = replace(known, source="Een andere wet", version=None)
    letter = replace(sample("besluit-tegenprestatie"), rules=(known, outside))
    assert letter.articles == {
        (known.source, known.version): (known.article,),
        ("Een andere wet", None): (known.article,),
    }
    rules = page("besluit-tegenprestatie", "nl", letter)
    assert "<li>Een andere wet: " in rules
    assert f"<li>{known.source} (versie van " in rules
