"""Choices that differ from person to person: his own letters."""

from datetime import date
from typing import Any

from babel.dates import format_date

from portal.languages import Language, translations
from portal.web.forms.fields.choices import Choice, ChoiceField
from portal.wording import N_

LETTER = N_("%(number)s, brief van %(date)s")


class OfferedField(ChoiceField):
    """One answer out of choices from the dossier; where they are not at hand, the value speaks for itself."""

    def display(self, data: Any, language: Language) -> str:
        """The label while it is on offer, else the value as it was kept."""
        return super().display(data, language) or self.written(data)


class LetterField(OfferedField):
    """A letter, by the number that it is about and the day it was sent: ``TP-2026-00012/2026-03-02``.

    ``another`` is the choice of a letter that is not on offer; it has its words everywhere.
    """

    def __init__(self, *args: Any, another: Choice, **kwargs: Any) -> None:
        self.another = another
        super().__init__(*args, **kwargs)

    def display(self, data: Any, language: Language) -> str:
        """The label while it is on offer, else the number and the day."""
        if data == self.another.value:
            return self.another.text(language)
        known = super(OfferedField, self).display(data, language)
        number, _, day = (data or "").partition("/")
        if known or not day:
            return known or number
        shown = format_date(date.fromisoformat(day), "long", locale=language.locale)
        return translations(language.code).gettext(LETTER) % {"number": number, "date": shown}
