"""Questions answered in words."""

from typing import Any, Literal

from flask_babel import gettext

from portal.languages import Language
from portal.letters.contexts.paper import Lines, Room
from portal.web.forms import phones
from portal.web.forms.fields.answer import Answer
from portal.web.forms.validators import Length, WarnOfPrivateData
from portal.wording import N_

Kind = Literal["text", "email", "tel"]


class TextField(Answer):
    """One line of text. ``kind`` chooses the keyboard of a phone, ``autocomplete`` the WCAG 1.3.5 token.

    Words warn of private data; addresses and numbers, of another kind than "text", have nothing to warn of.
    """

    direction = "auto"
    """Words follow their own script."""
    is_watched = True
    is_read_again = True

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
        self._length = next((one for one in validators if isinstance(one, Length)), None)
        if self._length:
            self.words = {
                **self.words,
                "shortest": self._length.minimum,
                "longest": self._length.maximum,
            }

    def paper(self, language: Language) -> Room:
        """A line more than on screen: a hand needs more room."""
        return Lines(rows=self.rows + 1, text=self.data or "")

    @property
    def hints(self) -> tuple[str, ...]:
        """The explanation, how much fits, and what not to write here."""
        return (*super().hints, *self._how_much(), N_("Schrijf hier geen medische gegevens."))

    def _how_much(self) -> tuple[str, ...]:
        if self._length is None:
            return ()
        if self._length.minimum:
            return (N_("Schrijf %(shortest)s tot %(longest)s tekens."),)
        return (N_("Schrijf hoogstens %(longest)s tekens."),)


class CodeField(TextField):
    """A code: written from left to right in every language, and no words."""

    direction = "ltr"
    is_watched = False
    is_read_again = False

    def refuse(self, message: str) -> None:
        """Say that the code opens nothing; ``message`` is in the language of the page."""
        self.errors = [message]


class PhoneField(TextField):
    """A telephone number in digits of any script, with spaces, dashes, brackets and a plus as one likes.

    The answer has digits 0 to 9; spaces and dashes stay where they were.
    """

    rows = 1
    is_read_again = False  # a telephone puts such signs around a number itself

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        super().__init__(label, *args, kind="tel", autocomplete="tel", **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number.

        Raises:
            ValueError: it can be no telephone number; the message says what to write.
        """
        self.data = phones.read(valuelist[0]) if valuelist else ""
        if self.data and not phones.is_number(self.data):
            raise ValueError(gettext("Vul een telefoonnummer in, bijvoorbeeld 06 12345678."))
        if self.data and not phones.is_whole(self.data):
            raise ValueError(gettext("Tel de cijfers na. Een Nederlands nummer heeft er 10."))
