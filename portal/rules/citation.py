"""Where a rule stands, so that anyone can look it up."""

from dataclasses import dataclass

OWN_CHOICE = "Keuze van de gemeente"
"""The source of what no text says: the gemeente chose it, within what the texts leave open."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One article of one official text.

    ``source`` is the official title, ``article`` how a person names the place ("art. 4 lid 1"),
    ``printed`` the number as printed where that differs, ``gist`` what it says in our own plain
    Dutch, ``url`` where the official text is published (None when it is not published there).
    """

    source: str
    article: str
    printed: str | None
    gist: str
    url: str | None

    @property
    def is_article(self) -> bool:
        """Whether it is a place in the text itself, not in its heading or in the note that explains it."""
        return is_article(self.article)

    @property
    def is_own_choice(self) -> bool:
        """Whether the gemeente chose this itself, because no text says it."""
        return self.source == OWN_CHOICE


def is_article(place: str) -> bool:
    """Whether a place is one in a text itself, not in its heading or in the note that explains it."""
    return place.startswith(("art. ", "nr. ", "ECLI:"))
