"""A question answered with a file."""

from typing import Any

from portal.web.forms.fields.answer import Answer


class FileField(Answer):
    """A file from the telephone or computer. ``accept`` says which kinds it should offer.

    The file itself is no answer that a draft can keep, so the view takes it from the request.
    """

    component = "file"

    def __init__(self, label: str, *args: Any, accept: str, **options: Any) -> None:
        super().__init__(label, *args, **options)
        self.accept = accept

    def process_formdata(self, valuelist: list[str]) -> None:
        """Nothing: see above."""
