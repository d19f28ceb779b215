"""The one engine for forms of several pages. A form is declared once and shown everywhere from that.

A flow knows its steps; a step is one question or one small group on a page. The pages that ask, the page
that checks, the receipt and the caseworker's page all walk the same declaration, so they can't disagree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal import languages
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Answer

Answers = Mapping[str, Any]


def always(_answers: Answers) -> bool:
    """A step that everybody gets."""
    return True


def no_hints(_portal: Installation, _answers: Answers, _language: str) -> Sequence[str]:
    """A step without hints from the regeling."""
    return ()


def nothing_to_offer(_portal: Installation, _actor: Actor, _form: PortalForm) -> None:
    """A step whose choices are the same for everybody."""


def open_to_all(_portal: Installation, _actor: Actor) -> str:
    """A form that everybody can send in."""
    return ""


def no_cautions(_portal: Installation, _actor: Actor, _answers: Answers, _language: str) -> Sequence[str]:
    """A form about which the regeling has nothing to object beforehand."""
    return ()


@dataclass(frozen=True)
class Step:
    """One page of a form.

    ``title`` is the heading of a group; a single question is its own heading and needs none.
    ``needed`` says from the answers so far whether the step is asked. ``hints`` are sentences from the
    rules of this gemeente that help to answer; they never refuse. ``offer`` fills in the choices that
    depend on who asks, such as his own letters.
    """

    slug: str
    form: type[PortalForm]
    title: str = ""
    needed: Callable[[Answers], bool] = always
    hints: Callable[[Installation, Answers, str], Sequence[str]] = no_hints
    offer: Callable[[Installation, Actor, PortalForm], None] = nothing_to_offer


@dataclass(frozen=True)
class Row:
    """One question with its answer, in one language, and the step where it can be changed."""

    question: str
    answer: str
    step: str


@dataclass(frozen=True)
class FormFlow:
    """One form: what it is called, its steps, and the action that sends it in.

    ``hint`` stands under the title where one chooses a form, ``received`` above the confirmation.
    ``submit`` takes the keywords of :func:`portal.actions.submit.submit`. ``cautions`` says what
    the regeling may object to, before sending; ``next_steps`` what happens after. ``closed`` says why this
    person can't use the form now; empty: he can.
    """

    slug: str
    title: str
    hint: str
    received: str
    intro: tuple[str, ...]
    steps: tuple[Step, ...]
    submit: Callable[..., str]
    next_steps: tuple[str, ...]
    cautions: Callable[[Installation, Actor, Answers, str], Sequence[str]] = no_cautions
    closed: Callable[[Installation, Actor], str] = open_to_all

    def needed(self, answers: Answers) -> list[Step]:
        """The steps that these answers call for, in order."""
        return [step for step in self.steps if step.needed(answers)]

    def step(self, slug: str, answers: Answers) -> Step | None:
        """The step with this slug, when these answers call for it."""
        return next((step for step in self.needed(answers) if step.slug == slug), None)

    def first_open(self, answers: Answers) -> Step | None:
        """The first step that still lacks an answer it must have; None when all is there."""
        return next((step for step in self.needed(answers) if not is_complete(step, answers)), None)

    def rows(self, answers: Answers, code: str) -> list[Row]:
        """All questions with their answers, in one language."""
        return [row for step in self.needed(answers) for row in rows(step, answers, code)]

    def shown(self, answers: Answers, code: str) -> list[dict[str, Any]]:
        """The questions and answers as plain values, to be frozen with the submission."""
        translate = languages.translations(code).gettext
        asked = [{"question": row.question, "answer": row.answer} for row in self.rows(answers, code)]
        return [{"title": translate(self.title), "rows": asked}]


def is_complete(step: Step, answers: Answers) -> bool:
    """Whether every question of a step that must be answered is."""
    form = step.form.from_answers(answers)
    return all(question.is_answered or not question.is_required for question in form.questions)


def rows(step: Step, answers: Answers, code: str) -> list[Row]:
    """The questions of one step with their answers, in one language."""
    form = step.form.from_answers(answers)
    language = languages.language(code)
    return [
        Row(question_text(question, code), question.display(question.data, language), step.slug)
        for question in form.questions
    ]


def question_text(question: Answer, code: str) -> str:
    """A question as a reader of this language sees it."""
    text = languages.translations(code).gettext(question.label.text)
    return text % question.words if question.words else text
