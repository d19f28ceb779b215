"""What every question has in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import Field

from portal.languages import Language
from portal.letters.contexts.paper import Lines, Room


@dataclass(frozen=True)
class Caution:
    """Something to look at again that does not stop the form: a code and a translated sentence."""

    code: str
    text: str


class Answer(Field):  # type: ignore[misc]  # WTForms carries no types
    """A question with its answer.

    ``label`` and ``description`` are Dutch message ids; the page translates them, with ``words`` filled in.
    ``component`` names the macro in ``templates/components/field.html`` that draws the question on screen;
    :meth:`paper` says what stands for it on paper.
    """

    component = "text"
    is_read_again = False
    """Whether one looks again after something invisible was taken out: it may have turned the words."""
    rows = 2
    """How many lines high it is where one writes."""
    data: Any
    cautions: list[Caution]

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        description: str = "",
        words: Mapping[str, object] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, list(validators), description=description, **options)
        self.words: Mapping[str, object] = words or {}
        self.cautions = []

    @property
    def is_answered(self) -> bool:
        """False as long as nothing is filled in; an answer "I don't know" is an answer."""
        return self.data not in (None, "", ())

    @property
    def is_required(self) -> bool:
        """True when the question may not be skipped; else the page says "niet verplicht"."""
        return bool(self.flags.required)

    @property
    def error(self) -> str:
        """The first thing to mend, already in the language of the page; empty when all is well."""
        return self.errors[0] if self.errors else ""

    @property
    def first_error_id(self) -> str:
        """The id of the control that the error summary must lead to."""
        return str(self.id)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What must be mended: the id of each control, with what to do; empty when all is well."""
        return [(self.first_error_id, self.error)] if self.error else []

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to the control, for ``aria-describedby``."""
        texts = (("hint", self.hints), ("error", self.error), ("caution", self.cautions))
        return " ".join(f"{self.id}-{name}" for name, is_there in texts if is_there)

    @property
    def hints(self) -> tuple[str, ...]:
        """The explanation under the question: message ids, with :attr:`words` to fill in."""
        return (self.description,) if self.description else ()

    @property
    def shown(self) -> str:
        """What stands in the control: as it was typed, else the kept answer as one would type it."""
        return self.raw_data[0] if self.raw_data else self.written(self.data)

    def takes(self, name: str) -> bool:
        """Whether a control of this name belongs to the question."""
        return bool(name == self.name)

    def caution(self, code: str, text: str) -> None:
        """Add something to look at again; ``text`` is already in the language of the page."""
        self.cautions.append(Caution(code, text))

    def written(self, data: Any) -> str:
        """An answer the way one would type it."""
        return "" if data is None else str(data)

    def to_json(self, data: Any) -> Any:
        """The answer in a form that JSON can keep (draft, frozen submission)."""
        return data

    def from_json(self, value: Any) -> Any:
        """The answer that :meth:`to_json` kept."""
        return value

    def display(self, data: Any, language: Language) -> str:
        """The answer as a reader of this language should see it; lines are parted by a newline."""
        return self.written(data)

    def paper(self, language: Language) -> Room:
        """The room for the answer on paper, with the answer in it when there is one."""
        return Lines(rows=self.rows, text=self.display(self.data, language))

    def pre_validate(self, form: Any) -> None:
        """Forget what an earlier check found."""
        self.cautions = []
