"""Questions answered by choosing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask_babel import gettext
from wtforms.validators import StopValidation

from portal.languages import Language, translations
from portal.letters.contexts.paper import Box, Boxes, Room
from portal.web.forms.fields.answer import Answer
from portal.wording import N_


@dataclass(frozen=True)
class Choice:
    """One possible answer.

    ``label`` and ``hint`` are Dutch message ids, unless ``is_name``: then the label is a name
    (of a place, a letter) that stays as it is in every language.
    """

    value: str
    label: str
    hint: str = ""
    is_name: bool = False

    def text(self, language: Language) -> str:
        """The label as a reader of this language sees it."""
        return self.label if self.is_name else translations(language.code).gettext(self.label)

    def box(self, language: Language, chosen: Collection[str]) -> Box:
        """The box on paper, ticked when this answer is among the chosen."""
        hint = translations(language.code).gettext(self.hint) if self.hint else ""
        return Box(label=self.text(language), hint=hint, is_ticked=self.value in chosen)


class ChoiceField(Answer):
    """One answer out of a few (radio buttons)."""

    component = "choice"
    control = "radio"
    many = False
    """Whether more than one answer may be chosen."""
    suggested = ""
    """What stands ticked on screen as long as nothing was chosen; no answer until it is sent."""

    def __init__(self, label: str, *args: Any, choices: Sequence[Choice] = (), **options: Any) -> None:
        super().__init__(label, *args, **options)
        self.choices = choices

    @property
    def first_error_id(self) -> str:
        """The first option."""
        return f"{self.id}-0"

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that stand ticked."""
        return (self.data,) if self.data else ()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The values that stand ticked on screen."""
        is_fresh = self.raw_data is None and not self.chosen
        return (self.suggested,) if self.suggested and is_fresh else self.chosen

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the one value that was sent."""
        self.data = valuelist[0] if valuelist else None

    def pre_validate(self, form: Any) -> None:
        """Refuse an answer that the page did not offer.

        Raises:
            StopValidation: such an answer was sent.
        """
        super().pre_validate(form)
        if not {choice.value for choice in self.choices}.issuperset(self.chosen):
            self.data = self.from_json(None)
            raise StopValidation(gettext("Kies een antwoord dat op deze pagina staat."))

    def display(self, data: Any, language: Language) -> str:
        """The label of the chosen answer."""
        return "\n".join(choice.text(language) for choice in self.choices if choice.value == data)

    def paper(self, language: Language) -> Room:
        """A box for each answer; lines where the answers differ from person to person."""
        if not self.choices:
            return super().paper(language)
        return Boxes(boxes=tuple(one.box(language, self.chosen) for one in self.choices), many=self.many)


class MultiChoiceField(ChoiceField):
    """Any number of answers out of a few (check boxes); the answer is a tuple of values."""

    component = "multi_choice"
    control = "checkbox"
    many = True

    def process_data(self, value: Any) -> None:
        """Take a kept answer."""
        self.data = tuple(value or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take all values that were sent, each once."""
        self.data = tuple(dict.fromkeys(valuelist))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that stand ticked."""
        return tuple(self.data)

    def to_json(self, data: Any) -> list[str]:
        """A list of values."""
        return list(data)

    def from_json(self, value: Any) -> tuple[str, ...]:
        """The values of a kept list."""
        return tuple(value or ())

    def display(self, data: Any, language: Language) -> str:
        """The labels of the chosen answers, each on its line."""
        return "\n".join(choice.text(language) for choice in self.choices if choice.value in data)


_UNANSWERED = object()


class TriStateField(ChoiceField):
    """Yes, no or "I don't know": the answer is True, False or None.

    None is an answer too; :attr:`is_answered` tells it from a question that was skipped.
    """

    VALUES: ClassVar[dict[str, bool | None]] = {"ja": True, "nee": False, "weet-niet": None}
    CHOICES = (
        Choice("ja", N_("Ja")),
        Choice("nee", N_("Nee")),
        Choice("weet-niet", N_("Ik weet het niet")),
    )

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        options.setdefault("choices", self.CHOICES)
        super().__init__(label, *args, default=lambda: _UNANSWERED, **options)
        self._value: str = ""

    @property
    def is_answered(self) -> bool:
        """True once one of the three is chosen."""
        return bool(self._value)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The value that stands ticked."""
        return (self._value,) if self._value else ()

    def process_data(self, value: Any) -> None:
        """Take a kept answer."""
        self.data = None if value is _UNANSWERED else value
        self._value = "" if value is _UNANSWERED else _value_of(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the one value that was sent."""
        self._value = valuelist[0] if valuelist else ""
        self.data = self.VALUES.get(self._value)

    def display(self, data: Any, language: Language) -> str:
        """The label of the answer; nothing while the question is open."""
        is_open = data is None and not self.is_answered
        return "" if is_open else super().display(_value_of(data), language)


def _value_of(state: bool | None) -> str:
    return next(value for value, known in TriStateField.VALUES.items() if known is state)
