"""Questions answered in words."""

import re
from typing import Any, Literal

from flask_babel import gettext

from portal.languages import Language
from portal.letters.contexts.paper import Lines, Room
from portal.web.forms.digits import ascii_digits
from portal.web.forms.fields.answer import Answer
from portal.web.forms.validators import WarnOfPrivateData
from portal.wording import N_

Kind = Literal["text", "email", "tel"]
_NUMBER = re.compile(r"\+?[\d -]+")
_DIGITS_AND_PLUS = range(8, 17)


class TextField(Answer):
    """One line of text. ``kind`` chooses the keyboard of a phone, ``autocomplete`` the WCAG 1.3.5 token.

    Words warn of private data; addresses and numbers, of another kind than "text", have nothing to warn of.
    """

    direction = "auto"
    """Words follow their own script."""
    is_watched = True

    def __init__(
        self,
        label: str,
        validators: Any = (),
        *args: Any,
        kind: Kind = "text",
        autocomplete: str = "",
        **options: Any,
    ) -> None:
        watch = [WarnOfPrivateData()] if self.is_watched and kind == "text" else []
        super().__init__(label, [*validators, *watch], *args, **options)
        self.kind = kind
        self.autocomplete = autocomplete
        if kind != "text":
            self.direction = "ltr"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text as it was sent."""
        self.data = valuelist[0] if valuelist else ""


class LongTextField(TextField):
    """Some lines of free text, ``rows`` high. It says beforehand what does not belong in it."""

    component = "long_text"

    def __init__(self, label: str, validators: Any = (), *args: Any, rows: int = 5, **options: Any) -> None:
        super().__init__(label, validators, *args, **options)
        self.rows = rows

    def paper(self, language: Language) -> Room:
        """A line more than on screen: a hand needs more room."""
        return Lines(rows=self.rows + 1, text=self.data or "")

    @property
    def hints(self) -> tuple[str, ...]:
        """The explanation, and what not to write here."""
        return (*super().hints, N_("Schrijf hier geen medische gegevens."))


class CodeField(TextField):
    """A code: written from left to right in every language, and no words."""

    direction = "ltr"
    is_watched = False

    def refuse(self, message: str) -> None:
        """Say that the code opens nothing; ``message`` is in the language of the page."""
        self.errors = [message]


class PhoneField(TextField):
    """A telephone number in digits of any script, with spaces, dashes, brackets and a plus as one likes.

    The answer has digits 0 to 9; spaces and dashes stay where they were.
    """

    rows = 1

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        super().__init__(label, *args, kind="tel", autocomplete="tel", **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number.

        Raises:
            ValueError: it can be no telephone number; the message says what to write.
        """
        self.data = _digits(valuelist[0]) if valuelist else ""
        if self.data and not _is_number(self.data):
            raise ValueError(gettext("Vul een telefoonnummer in, bijvoorbeeld 06 12345678."))


def _digits(typed: str) -> str:
    return re.sub(r"[()./]", "", ascii_digits(typed).replace("(0)", ""))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and len(re.sub("[ -]", "", text)) in _DIGITS_AND_PLUS
