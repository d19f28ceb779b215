"""A form as it stands on paper: made from the same declaration, with the same numbers, as on screen."""

from dataclasses import dataclass, replace

from portal.actions.documents import FormText
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.languages import Language, language, translations
from portal.letters.contexts.paper import Elsewhere, PaperQuestion, PaperStep
from portal.web.flows.engine import Answers, Questionnaire, Step, question_text, worded
from portal.web.forms.fields import Answer


def form_text(
    portal: Installation, form: Questionnaire, answers: Answers, code: str, actor: Actor | None = None
) -> FormText:
    """What a form says in one language, with these answers of ``actor`` in it; without him it is blank.

    Every step stands there, so that the numbers have no gaps. A step that the answers do not call for stays
    empty, also when something was typed there before.
    """
    printed = Printed(portal, form, language(code), actor)
    needed = form.needed(answers)
    translate = translations(code).gettext
    return FormText(
        title=translate(form.title),
        intro=tuple(translate(line) for line in form.intro),
        steps=tuple(printed.step(step, answers if step in needed else {}) for step in form.steps),
        asks_address=form.asks_address,
        is_nameless=form.is_nameless,
    )


@dataclass(frozen=True)
class Printed:
    """A form in one language, on its way to paper."""

    portal: Installation
    form: Questionnaire
    language: Language
    actor: Actor | None

    def step(self, step: Step, answers: Answers) -> PaperStep:
        """A step with who must answer it, what the regeling says of it, and its questions."""
        page = step.form.from_answers(answers)
        if self.actor:
            step.prepare(self.portal, self.actor, page, answers)
        code = self.language.code
        hints = tuple(step.hints(self.portal, answers, code))
        told = {step.hints_of: hints}
        return PaperStep(
            title=translations(code).gettext(step.title) if step.title else "",
            only_if=self.form.only_if(step, code, is_blank=self.actor is None),
            hints=told.get("", ()),
            questions=tuple(
                self._placed(step, self.question(one, told.get(one.short_name, ()))) for one in page.questions
            ),
        )

    def question(self, asked: Answer, hints: tuple[str, ...] = ()) -> PaperQuestion:
        """A question with its number, its explanation, what else is told of it, and room for the answer."""
        return PaperQuestion(
            number=self.form.numbers[asked.short_name],
            text=question_text(asked, self.language.code),
            hints=(*(worded(hint, asked, self.language.code) for hint in asked.hints), *hints),
            room=asked.paper(self.language),
            is_optional=not asked.is_required,
        )

    def _placed(self, step: Step, question: PaperQuestion) -> PaperQuestion:
        """The question, or where to answer it when a blank form has nothing to choose from."""
        if self.actor or not step.elsewhere:
            return question
        return replace(
            question, room=Elsewhere(words=self.form.with_numbers(step.elsewhere, self.language.code))
        )
