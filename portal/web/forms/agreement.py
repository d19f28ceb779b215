"""One box to tick, without which one can't go on."""

from typing import Any

from portal.web.forms.fields import Choice, MultiChoiceField
from portal.web.forms.validators import Required


class AgreementField(MultiChoiceField):
    """A sentence that somebody agrees to. ``message`` says what to do when the box was left empty."""

    def __init__(self, label: str, sentence: str, message: str, **options: Any) -> None:
        super().__init__(label, [Required(message)], choices=(Choice("yes", sentence),), **options)
