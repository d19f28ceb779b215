"""Choices that differ from person to person: his own letters."""

from collections.abc import Callable
from datetime import date
from typing import Any

from babel.dates import format_date

from portal.languages import Language, translations
from portal.web.forms.fields.choices import Choice, ChoiceField
from portal.wording import N_
from portal.wording.letters import NAMES, letter_words

LETTER = N_("%(number)s, brief van %(date)s")


class OfferedField(ChoiceField):
    """One answer out of choices from the dossier; where they are not at hand, the value speaks for itself."""

    def display(self, data: Any, language: Language) -> str:
        """The label while it is on offer, else the value as it was kept."""
        return super().display(data, language) or self.written(data)


class LetterField(OfferedField):
    """A letter, by the number that it is about, the day it was sent, and its template.

    Such as ``TP-2026-00012/2026-03-02/besluit-plan-afgewezen``; ``read`` takes that apart. ``another`` is the
    choice of a letter that is not on offer; it has its words everywhere.
    """

    def __init__(
        self, *args: Any, another: Choice, read: Callable[[str], tuple[str, str, str]], **kwargs: Any
    ) -> None:
        self.another, self.read = another, read
        super().__init__(*args, **kwargs)

    def display(self, data: Any, language: Language) -> str:
        """Which letter in words, with the number behind it; the number and the day where no more is known."""
        if data == self.another.value:
            return self.another.text(language)
        number, day, template = self.read(data or "")
        if not day:
            return number
        sent_on, translate = date.fromisoformat(day), translations(language.code).gettext
        if template in NAMES:
            return f"{letter_words(template, sent_on, language.code)} ({number})"
        shown = format_date(sent_on, "long", locale=language.locale)
        return translate(LETTER) % {"number": number, "date": shown}
