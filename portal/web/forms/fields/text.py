"""Questions answered in words."""

from typing import Any, Literal

from portal.languages import Language
from portal.letters.contexts.paper import Lines, Room
from portal.web.forms.fields.answer import Answer
from portal.web.forms.validators import WarnOfPrivateData
from portal.wording import N_

Kind = Literal["text", "email", "tel"]


class TextField(Answer):
    """One line of text. ``kind`` chooses the keyboard of a phone, ``autocomplete`` the WCAG 1.3.5 token."""

    def __init__(
        self, label: str, *args: Any, kind: Kind = "text", autocomplete: str = "", **options: Any
    ) -> None:
        super().__init__(label, *args, **options)
        self.kind = kind
        self.autocomplete = autocomplete

    @property
    def direction(self) -> str:
        """Numbers and addresses run left to right in every language; words follow their own script."""
        return "auto" if self.kind == "text" else "ltr"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text as it was sent."""
        self.data = valuelist[0] if valuelist else ""


class LongTextField(TextField):
    """Some lines of free text, ``rows`` high. It always warns of private data, and says so beforehand."""

    component = "long_text"

    def __init__(self, label: str, validators: Any = (), *args: Any, rows: int = 5, **options: Any) -> None:
        super().__init__(label, [*validators, WarnOfPrivateData()], *args, **options)
        self.rows = rows

    def paper(self, language: Language) -> Room:
        """A line more than on screen: a hand needs more room."""
        return Lines(rows=self.rows + 1, text=self.data or "")

    @property
    def hints(self) -> tuple[str, ...]:
        """The explanation, and what not to write here."""
        return (*super().hints, N_("Schrijf hier geen medische gegevens."))
