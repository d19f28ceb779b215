"""The one engine for forms of several pages. A form is declared once and shown everywhere from that.

A flow knows its steps; a step is one question or one small group on a page. The pages that ask, the page
that checks, the receipt and the caseworker's page all walk the same declaration, so they can't disagree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from portal import languages
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.ways import Form
from portal.web.flows.conditions import Condition
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Answer
from portal.wording import N_

Answers = Mapping[str, Any]
CHECK = N_("Nakijken")
"""The last part of each form: all answers once more, before they are sent."""


def always(_answers: Answers) -> bool:
    """A step that everybody gets."""
    return True


def no_hints(_portal: Installation, _answers: Answers, _language: str) -> Sequence[str]:
    """A step without hints from the regeling."""
    return ()


def nothing_to_offer(_portal: Installation, _actor: Actor, _form: PortalForm) -> None:
    """A step whose choices are the same for everybody."""


def nothing_more(_answers: Answers) -> Sequence[str]:
    """A form after which the same happens for everybody."""
    return ()


def open_to_all(_portal: Installation, _actor: Actor) -> str:
    """A form that everybody can send in."""
    return ""


def no_cautions(_portal: Installation, _actor: Actor, _answers: Answers, _language: str) -> Sequence[str]:
    """A form about which the regeling has nothing to object beforehand."""
    return ()


@dataclass(frozen=True)
class Step:
    """One page of a form.

    ``title`` is the heading of a group; a single question is its own heading and needs none. ``part`` is the
    part of the form that it belongs to: see :func:`part`. ``aside`` names a template with help for who does
    not know what to answer. ``hints_of`` names the question that ``hints`` are about, when that is not the
    last of the page.
    ``needed`` says from the answers so far whether the step is asked. On paper it must be said in words: a
    :class:`portal.web.flows.conditions.Condition` does so itself, for any other function ``only_if`` is the
    sentence, with the number of a question at its name: ``"Alleen als u bij vraag %(pay)s geld invulde."``.
    ``hints`` are sentences from the rules of this gemeente that help to answer; they never refuse. ``offer``
    fills in the choices that depend on who asks, such as his own letters. On an empty form on paper there is
    nothing to choose from: there ``elsewhere`` says where to write the answer in its place, and ``only_if``
    of the step that takes it gives way to ``only_if_blank``.
    """

    slug: str
    form: type[PortalForm]
    title: str = ""
    part: str = ""
    aside: str = ""
    hints_of: str = ""
    needed: Callable[[Answers], bool] = always
    only_if: str = ""
    only_if_blank: Condition | None = None
    elsewhere: str = ""
    hints: Callable[[Installation, Answers, str], Sequence[str]] = no_hints
    offer: Callable[[Installation, Actor, PortalForm], None] = nothing_to_offer
    template: str = "client/step.html"

    def kept(self, portal: Installation, actor: Actor, answers: Answers) -> PortalForm:
        """The page of this step with the answers that were kept, as this person would get it."""
        form = self.form.from_answers(answers)
        self.prepare(portal, actor, form, answers)
        return form

    def prepare(self, portal: Installation, actor: Actor, form: PortalForm, answers: Answers) -> None:
        """Give a page what it must know of this person and of the other pages."""
        form.earlier = answers
        self.offer(portal, actor, form)

    def checked(self, portal: Installation, actor: Actor, form: PortalForm, answers: Answers) -> PortalForm:
        """A page as it is, or with what must be mended when the answers kept here can't be sent any more."""
        is_kept = form.is_from_answers and any(answers.get(name) is not None for name in _names(self))
        if not is_kept or not form.validate():
            return form
        is_told = any(question.cautions for question in form.questions)
        return self.kept(portal, actor, answers) if is_told else form


def part(title: str, *steps: Step) -> tuple[Step, ...]:
    """The steps of one part of a form, such as "Wanneer": parts are what a reader counts by."""
    return tuple(replace(step, part=title) for step in steps)


@dataclass(frozen=True)
class Place:
    """Where one is in a form: part ``number`` of ``count``, with its title in one language."""

    number: int
    count: int
    title: str


@dataclass(frozen=True)
class Row:
    """One question with its number and answer, in one language, and the step where it can be changed.

    ``name`` is that of the answer as it is kept; pages are put together otherwise in time, answers are not.
    """

    name: str
    number: int
    question: str
    answer: str
    step: str
    part: str


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """What a form asks, on screen and on paper: what it is called, and its steps.

    ``hint`` stands under the title where one chooses a form. ``on_paper``: the form can also be printed, and
    handed in with a pen. ``is_nameless``: whoever fills it in need not say who he is, also not on paper.
    ``asks_address``: on paper also for the address, because the law asks it.
    """

    slug: str
    title: str
    hint: str
    intro: tuple[str, ...]
    steps: tuple[Step, ...]
    on_paper: bool = True
    asks_address: bool = False
    is_nameless: bool = False

    @cached_property
    def questions(self) -> Mapping[str, Answer]:
        """Every question by its name, also those that few get, in the order of the form."""
        forms = [step.form.from_answers({}) for step in self.steps]
        return {question.short_name: question for form in forms for question in form.questions}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each question, by its name: the same for everybody, on screen and on paper."""
        return {name: place for place, name in enumerate(self.questions, 1)}

    @cached_property
    def parts(self) -> Sequence[str]:
        """The parts of the form, and at the end the check; the same whatever one answers."""
        return (*dict.fromkeys(step.part for step in self.steps), CHECK)

    def place(self, part: str, code: str) -> Place:
        """Where somebody is who is in this part."""
        title = languages.translations(code).gettext(part)
        return Place(self.parts.index(part) + 1, len(self.parts), title)

    def needed(self, answers: Answers) -> list[Step]:
        """The steps that these answers call for, in order."""
        return [step for step in self.steps if step.needed(answers)]

    def step(self, slug: str, answers: Answers) -> Step | None:
        """The step with this slug, when these answers call for it."""
        return next((step for step in self.needed(answers) if step.slug == slug), None)

    def first_open(self, portal: Installation, actor: Actor, answers: Answers) -> Step | None:
        """The first step that lacks an answer, or has one that can't be sent any more; else None.

        A day that was still to come when it was typed may have passed since.
        """
        return self.filled(answers).first_open(portal, actor)

    def asked(self, answers: Answers) -> dict[str, Any]:
        """The answer to every question that these answers call for; None where there is none."""
        return {name: answers.get(name) for step in self.needed(answers) for name in _names(step)}

    def filled(self, answers: Answers) -> "Filled":
        """The form with these answers, for who asks more than one thing about it."""
        return Filled(self, answers)

    def rows(self, answers: Answers, code: str) -> list[Row]:
        """All questions with their answers, in one language."""
        return self.filled(answers).rows(code)

    def shown(self, answers: Answers, code: str) -> list[dict[str, Any]]:
        """The questions and answers as plain values, to be frozen with the submission."""
        return self.filled(answers).shown(code)

    def only_if(self, step: Step, code: str, *, is_blank: bool = False) -> str:
        """Who must answer a step, in words; empty when everybody must.

        ``is_blank``: on a form that is nobody's yet, so that nothing of one's own can be chosen.
        """
        condition = (is_blank and step.only_if_blank) or step.needed
        if step.only_if and condition is step.needed:
            return self.with_numbers(step.only_if, code)
        if isinstance(condition, Condition):
            name = condition.question
            return condition.sentence(self.numbers[name], self.questions[name], languages.language(code))
        return ""

    def with_numbers(self, sentence: str, code: str) -> str:
        """A sentence in a language, with the numbers of the questions that it names."""
        return languages.translations(code).gettext(sentence) % self.numbers


@dataclass(frozen=True, kw_only=True)
class FormFlow(Questionnaire):
    """A form of several pages that a client sends in, with the action that takes it.

    ``received`` stands above the confirmation. ``submit`` takes the keywords of
    :func:`portal.actions.submit.submit`. ``cautions`` says what the regeling may object to, before sending;
    ``next_steps`` what happens after, to everybody, and ``more_steps`` what happens besides, after these
    answers. ``closed`` says why this person can't use the form now; empty: he can. ``at_once`` takes it from
    the last page, without one that checks: of what can be changed after it was sent (WCAG 3.3.4). It takes
    the keywords of :func:`portal.actions.submit.submit_hours`.
    """

    slug: Form
    received: str
    submit: Callable[..., str]
    next_steps: tuple[str, ...]
    cautions: Callable[[Installation, Actor, Answers, str], Sequence[str]] = no_cautions
    more_steps: Callable[[Answers], Sequence[str]] = nothing_more
    closed: Callable[[Installation, Actor], str] = open_to_all
    at_once: Callable[..., str] | None = None

    def what_follows(self, answers: Answers) -> tuple[str, ...]:
        """What happens after sending these answers, as messages to translate."""
        return (*self.next_steps, *self.more_steps(answers))

    @property
    def reads_dossier(self) -> bool:
        """Whether a page of it shows something out of the dossier: then it is not for a helper."""
        return any(step.offer is not nothing_to_offer for step in self.steps)


class Filled:
    """A form with the answers of one person. Each page of it is made once, whatever is asked about it."""

    def __init__(self, form: Questionnaire, answers: Answers) -> None:
        self.form, self.answers = form, answers
        self.steps = form.needed(answers)
        self._made: dict[str, PortalForm] = {}

    def first_open(self, portal: Installation, actor: Actor) -> Step | None:
        """The first step that lacks an answer, or has one that can't be sent any more; else None."""
        for step in self.steps:
            page = self._page(step)
            step.prepare(portal, actor, page, self.answers)
            if not page.validate():
                self._made = {}  # a check may take out what it refuses
                return step
        return None

    def rows(self, code: str) -> list[Row]:
        """All questions with their answers, in one language."""
        language = languages.language(code)
        return [
            Row(
                question.short_name,
                self.form.numbers[question.short_name],
                question_text(question, code),
                question.display(question.data, language),
                step.slug,
                step.part,
            )
            for step in self.steps
            for question in self._page(step).questions
        ]

    def shown(self, code: str) -> list[dict[str, Any]]:
        """The questions and answers as plain values, to be frozen with the submission."""
        translate = languages.translations(code).gettext
        asked = [
            {"number": row.number, "question": row.question, "answer": row.answer} for row in self.rows(code)
        ]
        return [{"title": translate(self.form.title), "rows": asked}]

    def _page(self, step: Step) -> PortalForm:
        """A page; one whose choices are offered anew, because an answer is told without them."""
        if step.offer is not nothing_to_offer:
            return step.form.from_answers(self.answers)
        if step.slug not in self._made:
            self._made[step.slug] = step.form.from_answers(self.answers)
        return self._made[step.slug]


@cache
def _names_on(form: type[PortalForm]) -> tuple[str, ...]:
    return tuple(question.short_name for question in form.from_answers({}).questions)


def _names(step: Step) -> tuple[str, ...]:
    """The names of the questions on a page, in its order."""
    return _names_on(step.form)  # type: ignore[arg-type]  # it hashes, as any class


def question_text(question: Answer, code: str) -> str:
    """A question as a reader of this language sees it."""
    return worded(question.label.text, question, code)


def worded(message: str, question: Answer, code: str) -> str:
    """A sentence of a question in one language, with the words of the question filled in."""
    text = languages.translations(code).gettext(message)
    return text % question.words if question.words else text
