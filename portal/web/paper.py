"""A form as it stands on paper: made from the same declaration, with the same numbers, as on screen."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.actions.documents import FormText
from portal.languages import Language, language, translations
from portal.letters.contexts.paper import PaperQuestion, PaperStep
from portal.web.flow import Answers, Questionnaire, Step, question_text, worded
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Answer

Offer = Callable[[Step, PortalForm], None]
"""Puts the choices on a page that depend on who asks."""


def nobodys(_step: Step, _form: PortalForm) -> None:
    """For a form that is everybody's: there is nothing to choose from."""


def form_text(form: Questionnaire, answers: Answers, code: str, offer: Offer = nobodys) -> FormText:
    """What a form says in one language, with these answers in it.

    Every step stands there, so that the numbers have no gaps. A step that the answers do not call for stays
    empty, also when something was typed there before.
    """
    printed = Printed(form, language(code), offer)
    needed = form.needed(answers)
    translate = translations(code).gettext
    return FormText(
        title=translate(form.title),
        intro=tuple(translate(line) for line in form.intro),
        steps=tuple(printed.step(step, answers if step in needed else {}) for step in form.steps),
        is_nameless=form.is_nameless,
    )


@dataclass(frozen=True)
class Printed:
    """A form in one language, on its way to paper."""

    form: Questionnaire
    language: Language
    offer: Offer

    def step(self, step: Step, answers: Answers) -> PaperStep:
        """A step with who must answer it, and its questions."""
        page = step.form.from_answers(answers)
        self.offer(step, page)
        return PaperStep(
            title=translations(self.language.code).gettext(step.title) if step.title else "",
            only_if=self.form.only_if(step, self.language.code),
            questions=tuple(self.question(one) for one in page.questions),
        )

    def question(self, asked: Answer) -> PaperQuestion:
        """A question with its number, its explanation, and room for the answer."""
        return PaperQuestion(
            number=self.form.numbers[asked.short_name],
            text=question_text(asked, self.language.code),
            hints=tuple(worded(hint, asked, self.language.code) for hint in asked.hints),
            room=asked.paper(self.language),
            is_optional=not asked.is_required,
        )
