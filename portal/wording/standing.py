"""How far the translation of a language is: what is translated, and what has to be looked at again."""

from dataclasses import dataclass
from functools import cache

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from portal import languages, paths


@dataclass(frozen=True)
class Standing:
    """One language: how many sentences there are, and the Dutch of those that are shown in Dutch for now.

    ``changed`` had a translation before their Dutch changed; ``missing`` never had one.
    """

    language: languages.Language
    total: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def translated(self) -> int:
        """How many sentences have a translation that is shown."""
        return self.total - len(self.changed) - len(self.missing)


@cache
def standings() -> tuple[Standing, ...]:
    """Each language that the portal offers but the source, as its catalogue was when the portal started."""
    with (paths.TRANSLATIONS / "messages.pot").open("rb") as source:
        wanted = [message for message in read_po(source) if message.id]
    offered = [one for one in languages.LANGUAGES.values() if one.code != languages.SOURCE]
    return tuple(_standing(language, wanted) for language in offered)


def _standing(language: languages.Language, wanted: list[Message]) -> Standing:
    catalogue = languages.read_catalogue(language.code)
    found = [(_dutch(one), catalogue.get(one.id)) for one in wanted]
    changed = tuple(dutch for dutch, one in found if one and one.fuzzy)
    missing = tuple(
        dutch for dutch, one in found if one is None or not (one.fuzzy or languages.is_current(one))
    )
    return Standing(language, len(wanted), changed, missing)


def _dutch(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
