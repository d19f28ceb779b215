"""What each kind of question looks like on paper, empty and filled in."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.languages import language
from portal.letters.contexts.paper import Amount, Blank, Blanks, Box, Boxes, Grid, Lines
from portal.web.forms.fields import (
    Choice,
    ChoiceField,
    DateField,
    DayTimesField,
    HoursField,
    LongTextField,
    MoneyField,
    MonthField,
    MultiChoiceField,
    NumberField,
    TextField,
    TriStateField,
)

Ask = Callable[..., Any]
DUTCH = language("nl")
CHOICES = (Choice("a", "Ja", "Als het kan."), Choice("b", "De Kern", is_name=True))


@pytest.mark.parametrize(
    ("question", "typed", "room"),
    [
        (TextField("Waar?"), [], Lines(rows=2)),
        (TextField("Waar?"), ["De Kern"], Lines(rows=2, text="De Kern")),
        (LongTextField("Wat?", rows=4), ["Een.\nTwee."], Lines(rows=5, text="Een.\nTwee.")),
        (HoursField("Hoeveel?"), [], Amount(digits=4, after="uur")),
        (HoursField("Hoeveel?"), ["6:30"], Amount(digits=4, after="uur", text="6,5")),
        (NumberField("Hoeveel?"), ["0"], Amount(digits=4, text="0")),
        (MoneyField("Hoeveel?"), ["12.5"], Amount(digits=7, before="€", text="12,50")),
        (
            MonthField("Sinds?"),
            ["3", "2026"],
            Blanks(
                blanks=(Blank(label="Maand", digits=2, text="3"), Blank(label="Jaar", digits=4, text="2026"))
            ),
        ),
        (
            ChoiceField("Kies", choices=CHOICES),
            ["b"],
            Boxes(boxes=(Box(label="Ja", hint="Als het kan."), Box(label="De Kern", is_ticked=True))),
        ),
        (
            MultiChoiceField("Kies", choices=CHOICES[:1]),
            ["a"],
            Boxes(boxes=(Box(label="Ja", hint="Als het kan.", is_ticked=True),), many=True),
        ),
        (ChoiceField("Welke brief?"), [], Lines(rows=2)),
        (
            TriStateField("Klopt dit?"),
            ["weet-niet"],
            Boxes(
                boxes=(Box(label="Ja"), Box(label="Nee"), Box(label="Ik weet het niet", is_ticked=True)),
            ),
        ),
    ],
)
def test_a_question_has_room_on_paper_for_its_kind_of_answer(
    ask: Ask, question: Any, typed: list[str], room: object
) -> None:
    assert ask(question, *typed).paper(DUTCH) == room


def test_a_date_has_a_box_for_day_month_and_year(ask: Ask) -> None:
    room = ask(DateField("Wanneer?")).paper(DUTCH)
    assert [(one.label, one.digits, one.text) for one in room.blanks] == [
        ("Dag", 2, ""),
        ("Maand", 2, ""),
        ("Jaar", 4, ""),
    ]


def test_days_and_times_are_the_same_grid_as_on_screen(ask: Ask) -> None:
    room = ask(DayTimesField("Wanneer?"), "mon-morning", "sun-evening").paper(language("en"))
    assert isinstance(room, Grid)
    assert [row.label for row in room.rows][::6] == ["Monday", "Sunday"]
    ticked = [(row.label, box.label) for row in room.rows for box in row.boxes if box.is_ticked]
    assert ticked == [("Monday", "morning"), ("Sunday", "evening")]


def test_a_number_has_the_decimal_sign_of_the_language_of_the_paper(ask: Ask) -> None:
    question = ask(HoursField("Hoeveel?"), "6,5")
    assert question.paper(language("en")).text == "6.5"
    assert question.paper(DUTCH).text == "6,5"
