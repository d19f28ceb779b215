"""When a step of a form is asked: a rule that the portal can apply and that paper can put in words.

A page that is not needed is not shown; on paper every question stands, so the paper must say whom it is for.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list

from portal.languages import Language, translations
from portal.web.forms.fields import Answer, ChoiceField
from portal.wording import N_

IF_CHOSEN = N_("Alleen als u bij vraag %(number)s %(answers)s koos.")
IF_MORE_THAN_NOTHING = N_("Alleen als u bij vraag %(number)s meer dan 0 invulde.")
IF_ANSWERED = N_("Alleen als u vraag %(number)s hebt ingevuld.")
QUOTED = N_("“%(answer)s”")


@dataclass(frozen=True)
class Condition(ABC):
    """Whether a step is needed, seen from the answer to an earlier question of the form (its name)."""

    question: str

    @abstractmethod
    def __call__(self, answers: Mapping[str, Any]) -> bool:
        """Whether these answers call for the step."""

    @abstractmethod
    def sentence(self, number: int, asked: Answer, language: Language) -> str:
        """The condition in words; ``number`` and ``asked`` are those of the earlier question."""


@dataclass(frozen=True)
class Chose(Condition):
    """For who chose one of these ``values``: ``Chose("pay", ("expenses", "paid"))``."""

    values: tuple[str, ...]

    def __call__(self, answers: Mapping[str, Any]) -> bool:
        """Whether one of the values was chosen, alone or beside others."""
        given = answers.get(self.question)
        chosen = given if isinstance(given, list | tuple) else (given,)
        return not set(self.values).isdisjoint(chosen)

    def sentence(self, number: int, asked: Answer, language: Language) -> str:
        """Names the choices as they stand on the form."""
        translate = translations(language.code).gettext
        choices = asked.choices if isinstance(asked, ChoiceField) else ()
        labels = [choice.text(language) for choice in choices if choice.value in self.values]
        quoted = [translate(QUOTED) % {"answer": label} for label in labels]
        listed = format_list(quoted, style="or", locale=language.locale)
        return translate(IF_CHOSEN) % {"number": number, "answers": listed}


@dataclass(frozen=True)
class Answered(Condition):
    """For who filled in a question that may be skipped."""

    def __call__(self, answers: Mapping[str, Any]) -> bool:
        """Whether there is an answer."""
        return bool(answers.get(self.question))

    def sentence(self, number: int, asked: Answer, language: Language) -> str:
        """Names the question by its number."""
        return translations(language.code).gettext(IF_ANSWERED) % {"number": number}


@dataclass(frozen=True)
class MoreThanNothing(Condition):
    """For who filled in a number above 0."""

    def __call__(self, answers: Mapping[str, Any]) -> bool:
        """Whether the number is more than 0."""
        return bool(answers.get(self.question))

    def sentence(self, number: int, asked: Answer, language: Language) -> str:
        """Names the question by its number."""
        return translations(language.code).gettext(IF_MORE_THAN_NOTHING) % {"number": number}
