"""What every part of a letter has in common: it is whole, or it does not exist."""

from dataclasses import MISSING, dataclass, fields


class LetterIncomplete(ValueError):
    """A required block of a letter is empty, so the letter can't be made. ``fields`` names them."""

    def __init__(self, part: str, names: tuple[str, ...]) -> None:
        super().__init__(f"{part} lacks {', '.join(names)}")
        self.part = part
        self.fields = names

    def __reduce__(self) -> tuple[type["LetterIncomplete"], tuple[str, tuple[str, ...]]]:
        return type(self), (self.part, self.fields)


class LetterContradicts(ValueError):
    """Two values of a letter can't both be true, such as an end before the start."""


@dataclass(frozen=True, kw_only=True)
class Complete:
    """Base of every part of a letter: refuses to exist while a required field is empty.

    Raises:
        LetterIncomplete: a field without a default holds nothing.
    """

    def __post_init__(self) -> None:
        required = (f.name for f in fields(self) if f.default is MISSING)
        missing = tuple(name for name in required if _is_empty(getattr(self, name)))
        if missing:
            raise LetterIncomplete(type(self).__name__, missing)


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return not value or any(_is_empty(item) for item in value)
    return value is None or value == 0
