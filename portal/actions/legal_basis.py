"""On which articles a case rests, and in which version of each text (Awb 3:47 lid 2)."""

from collections.abc import Iterable
from datetime import date

from portal.actions.installation import Installation
from portal.rules.citation import Citation
from portal.rules.law import Law


def basis(law: Law) -> tuple[Citation, ...]:
    """The articles from which everything follows: of a tegenprestatie the duty, and what lets the college
    impose it; where the act carries nothing, where the regeling begins.
    """
    cited = (rule.citation for rule in law.power)
    return tuple(one for one in cited if law.carries(one)) or (law.beginning.citation,)


def versions(
    portal: Installation, citations: Iterable[Citation], law: Law, on: date
) -> list[tuple[str, str, date | None]]:
    """Each article once: source, article, and the day since which that version of the source holds.

    The day is None for a judgment, and for a text that the library does not hold, such as a law that a
    regeling only mentions.
    """
    unique = dict.fromkeys((citation.source, citation.article) for citation in citations)
    return [
        (source, article, None if _is_judgment(article) else _version(portal, source, law, on))
        for source, article in unique
    ]


def _is_judgment(article: str) -> bool:
    """A judgment is of one day and has no versions; its name says which day."""
    return article.startswith("ECLI:")


def _version(portal: Installation, source: str, law: Law, on: date) -> date | None:
    regeling = law.regeling
    if source == regeling.title:
        return regeling.valid_from
    wetten = (wet for wet in portal.library.wetten if wet.title == source and wet.valid_from <= on)
    return max((wet.valid_from for wet in wetten), default=None)
