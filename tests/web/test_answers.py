"""The answers of a form have one home: the dataclass of that form names each, with its type."""

import ast
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest

from portal.domain.answers import (
    ANSWERS,
    CareAnswers,
    CareHelp,
    HoursAnswers,
    HowItWent,
    PlanAnswers,
    ReportAnswers,
    read,
)
from portal.domain.ways import Form
from portal.web.flows import FLOWS
from portal.web.flows.report import FACTS
from portal.web.forms.fields import Answer, ChoiceField, DateField, MultiChoiceField, NumberField, WeeksField
from tests.architecture.source import python_files, tree_of
from tests.fixtures.ways import ANSWERS as FILLED_IN


def enum_of(kind: Any) -> type[StrEnum] | None:
    members = [one for one in get_args(kind) if isinstance(one, type) and issubclass(one, StrEnum)]
    return members[0] if members else None


@pytest.mark.parametrize("form", Form)
def test_each_question_has_its_answer_in_the_order_of_the_form(form: Form) -> None:
    assert [one.name for one in fields(ANSWERS[form])] == list(FLOWS[form].questions)


@pytest.mark.parametrize("form", Form)
def test_what_is_chosen_from_a_few_is_chosen_from_all_members(form: Form) -> None:
    kinds = get_type_hints(ANSWERS[form])
    for name, question in FLOWS[form].questions.items():
        members = enum_of(kinds[name])
        if members:
            assert isinstance(question, ChoiceField)
            assert sorted(choice.value for choice in question.choices) == sorted(members), name


@pytest.mark.parametrize("form", Form)
def test_each_answer_has_the_type_of_its_question(form: Form) -> None:
    kinds = get_type_hints(ANSWERS[form])
    for name, question in FLOWS[form].questions.items():
        assert date in get_args(kinds[name]) if is_day(question) else True, name
        assert isinstance(question, NumberField) == (int in get_args(kinds[name])), name
        has_several = isinstance(question, MultiChoiceField | WeeksField)
        assert has_several == (Ellipsis in get_args(kinds[name])), name


def is_day(question: Answer) -> bool:
    return isinstance(question, DateField)


@pytest.mark.parametrize("form", Form)
def test_what_was_read_is_kept_as_it_was(form: Form) -> None:
    assert read(form, FILLED_IN[form]).kept() == dict(FILLED_IN[form])


def test_a_report_of_unfair_work_has_its_answers_too() -> None:
    assert [one.name for one in fields(ReportAnswers)] == list(FACTS.questions)


def test_hours_of_when_a_form_held_one_week_are_read_as_one_week() -> None:
    before = {
        "week": "2026-06-08",
        "minutes": 240,
        "absence": "ill",
        "went": "so_so",
        "remark": "Ik was moe.",
    }
    told = HoursAnswers.read(before)
    [week] = told.weeks
    assert (week.monday, week.minutes, week.absence) == (date(2026, 6, 8), 240, "ill")
    assert (told.went, told.remark) == (HowItWent.SO_SO, "Ik was moe.")
    assert HoursAnswers.read({**before, "absence": "none"}).weeks[0].absence == ""
    shown = FLOWS[Form.HOURS].rows(before, "nl")[0].answer
    assert shown == "8 tot en met 14 juni 2026: 4 uur (Ziek)"


def test_an_answer_that_nobody_gave_is_open() -> None:
    assert PlanAnswers.read({}) == PlanAnswers()
    assert PlanAnswers.read({"pay": None, "task": None, "needs": None}) == PlanAnswers()
    assert PlanAnswers().kept() == {}


def test_nothing_is_an_answer_and_not_open() -> None:
    assert PlanAnswers.read({"minutes": 0}).minutes == 0
    assert PlanAnswers(minutes=0).kept() == {"minutes": 0}


def test_a_choice_that_is_not_offered_is_no_answer() -> None:
    told = CareAnswers.read({"for_whom": "neighbour", "which_help": ["personal", "illness"]})
    assert (told.for_whom, told.which_help) == (None, (CareHelp.PERSONAL,))


def test_nobody_looks_an_answer_up_by_its_name() -> None:
    names = {name for form in (*FLOWS.values(), FACTS) for name in form.questions}
    looked_up = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path in python_files("portal")
        for node in ast.walk(tree_of(path))
        if (name := name_looked_up(node)) and name in names
    ]
    assert looked_up == []


def name_looked_up(node: ast.AST) -> str:
    """The name in ``answers["name"]`` or ``x.answers.get("name")``; empty for anything else."""
    match node:
        case ast.Subscript(value=whose, slice=ast.Constant(value=str(name))) if are_answers(whose):
            return name
        case ast.Call(func=ast.Attribute(value=whose, attr="get"), args=[ast.Constant(value=str(name)), *_]):
            return name if are_answers(whose) else ""
    return ""


def are_answers(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "answers") or (
        isinstance(node, ast.Attribute) and node.attr == "answers"
    )
