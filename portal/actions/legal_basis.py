"""On which articles a case rests, and in which version of each text (Awb 3:47 lid 2)."""

from collections.abc import Iterable
from datetime import date

from portal.actions.installation import Installation
from portal.rules.citation import Citation
from portal.rules.law import Law


def basis(law: Law) -> tuple[Citation, ...]:
    """The articles from which every tegenprestatie follows: the duty, and what lets the college impose it."""
    return tuple(rule.citation for rule in law.power)


def versions(
    portal: Installation, citations: Iterable[Citation], on: date
) -> list[tuple[str, str, date | None]]:
    """Each article once: source, article, and the day since which that version of the source holds.

    The day is None for a judgment, and for a text that the library does not hold, such as a law that a
    regeling only mentions.
    """
    unique = dict.fromkeys((citation.source, citation.article) for citation in citations)
    return [
        (source, article, None if _is_judgment(article) else _version(portal, source, on))
        for source, article in unique
    ]


def _is_judgment(article: str) -> bool:
    """A judgment is of one day and has no versions; its name says which day."""
    return article.startswith("ECLI:")


def _version(portal: Installation, source: str, on: date) -> date | None:
    regeling = portal.law(on).regeling
    if source == regeling.title:
        return regeling.valid_from
    wetten = (wet for wet in portal.library.wetten if wet.title == source and wet.valid_from <= on)
    return max((wet.valid_from for wet in wetten), default=None)
