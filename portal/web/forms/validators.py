"""What an answer must meet. Each message is a Dutch message id that tells the reader what to do.

A check that belongs to law or regeling is no validator: it is a finding of :mod:`portal.rules`.
"""

from typing import Any, ClassVar

from flask_babel import gettext
from wtforms.validators import StopValidation, ValidationError

from portal import clock
from portal.web.forms.private_data import has_bsn_like_number, has_medical_word
from portal.wording import N_


class Required:
    """The question must be answered; ``message`` says what to fill in or choose."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raises StopValidation when nothing was answered; what could not be read has its own message."""
        if field.process_errors:
            raise StopValidation
        if not field.is_answered:
            raise StopValidation(gettext(self.message))


class Length:
    """A text of ``minimum`` to ``maximum`` characters; an empty text passes, see :class:`Required`."""

    def __init__(self, minimum: int = 0, maximum: int = 2000) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def __call__(self, form: Any, field: Any) -> None:
        """Raises ValidationError when the text is too short or too long."""
        length = len(field.data or "")
        if 0 < length < self.minimum:
            raise ValidationError(
                gettext("Schrijf iets meer: minstens %(minimum)s tekens.", minimum=self.minimum)
            )
        if length > self.maximum:
            raise ValidationError(
                gettext(
                    "Maak uw antwoord korter. U gebruikt nu %(length)s tekens, %(maximum)s mag.",
                    length=length,
                    maximum=self.maximum,
                )
            )


class Between:
    """A number or day from ``minimum`` up to and including ``maximum``, in the unit of the answer.

    ``message`` may name ``%(minimum)s`` and ``%(maximum)s``; they are filled in as one would type them.
    """

    def __init__(self, minimum: Any, maximum: Any, message: str) -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raises ValidationError when the answer lies outside."""
        if field.data is not None and not self.minimum <= field.data <= self.maximum:
            raise ValidationError(self.told(field))

    def told(self, field: Any) -> str:
        """The message for this question, in the language of the page."""
        limits = {"minimum": field.written(self.minimum), "maximum": field.written(self.maximum)}
        return str(gettext(self.message, **limits))


class NotInPast:
    """A day that is today (in the Netherlands) or later."""

    def __init__(self, message: str = N_("Kies een dag die nog niet voorbij is.")) -> None:
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raises ValidationError when the day has passed."""
        if field.data is not None and field.data < clock.today():
            raise ValidationError(gettext(self.message))


class NotInFuture:
    """A day that is today (in the Netherlands) or earlier."""

    def __init__(self, message: str = N_("Kies een dag die al geweest is.")) -> None:
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raises ValidationError when the day is still to come."""
        if field.data is not None and field.data > clock.today():
            raise ValidationError(gettext(self.message))


class WithinYears:
    """A day at most so many years ``back`` and ``ahead`` of today: further off it is a slip of the pen."""

    def __init__(self, *, back: int, ahead: int) -> None:
        self.back = back
        self.ahead = ahead

    def __call__(self, form: Any, field: Any) -> None:
        """Raises ValidationError when the year is too far off."""
        this_year = clock.today().year
        if field.data is not None and not -self.back <= field.data.year - this_year <= self.ahead:
            raise ValidationError(gettext("Kijk het jaar na. Dit kan niet kloppen."))


class NotBefore:
    """A day that is not before the day of another question, by its name; nothing is said while that is open.

    The other one stands on the same page, or on an earlier page of the form.
    """

    def __init__(self, first: str, message: str) -> None:
        self.first = first
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raises ValidationError when the day lies before the first one."""
        first = form[self.first].data if self.first in form else field.from_json(form.earlier.get(self.first))
        if field.data is not None and first is not None and field.data < first:
            raise ValidationError(gettext(self.message))


class WarnOfPrivateData:
    """Looks for medical words and BSN-like numbers in free text. Warns, never refuses (AVG art. 5, 9)."""

    CHECKS = (
        (
            "medical",
            has_medical_word,
            N_("Schrijf niet over ziekte of medicijnen. Haal die woorden liever weg."),
        ),
        (
            "bsn",
            has_bsn_like_number,
            N_("Er lijkt een BSN in uw tekst te staan. Haal dat nummer liever weg."),
        ),
    )

    def __call__(self, form: Any, field: Any) -> None:
        """Add a caution to the field for each thing found."""
        for code, is_found, message in self.CHECKS:
            if is_found(field.data or ""):
                field.caution(code, gettext(message))
