"""The check sheet (W6): each question of the law with its article, how it stands, and what is known of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portal import clock
from portal.actions.assessing import CheckSheet, Told, check_sheet, facts_of_case, tell
from portal.actions.facts import Origin
from portal.languages import translations
from portal.rules.citation import Citation
from portal.rules.condition import Standing
from portal.rules.fact import Fact
from portal.rules.facts import parse
from portal.rules.grounds import Ground
from portal.store import dossiers
from portal.store.base import Connection
from portal.store.submissions import Submission
from portal.web.portal import installation, reading
from portal.wording import N_, retelling
from portal.wording.checktitles import QUESTIONS, STANDINGS
from portal.wording.findings import sentence

BADGES: Mapping[Standing, str] = {
    Standing.MET: "ok",
    Standing.NOT_MET: "danger",
    Standing.NOT_APPLICABLE: "neutral",
    Standing.UNKNOWN: "warning",
    Standing.TO_JUDGE: "info",
}
ORIGINS: Mapping[Origin, str] = {
    Origin.STATED: N_("zei de inwoner"),
    Origin.VERIFIED: N_("nagegaan"),
    Origin.ADMINISTRATION: N_("uit de administratie"),
    Origin.DECIDED: N_("zo besloten"),
}
SETTLED = frozenset({Standing.MET, Standing.NOT_APPLICABLE})
"""How a question stands that asks nothing more of anybody."""
Anchor = Callable[[Fact], str]
"""Where a fact can be filled in: an address, or nothing."""


@dataclass(frozen=True)
class ShownFact:
    """A fact in words: what is known of it and from whom, and what the client said when that differs."""

    name: str
    value: str
    origin: str
    stated: str
    url: str


@dataclass(frozen=True)
class ShownGround:
    """A question of the law in words."""

    asks: str
    question: str
    badge: str
    standing: str
    sentences: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    """Each place with what it says."""
    facts: tuple[ShownFact, ...]
    is_settled: bool


def in_words(
    grounds: Iterable[Ground], sheet: CheckSheet | None, anchor: Anchor, code: str
) -> list[ShownGround]:
    """Grounds in a language, with the facts behind each and the way to fill in what is missing."""
    return [_shown(ground, sheet, anchor, code) for ground in grounds]


def case_in_words(
    submission: Submission, anchor: Anchor, code: str, design: Mapping[str, Any] | None = None
) -> Callable[[Iterable[Ground]], list[ShownGround]]:
    """What puts grounds of a case into words, with the facts of its check sheet, which is read once.

    ``design`` is what a decision would settle, over what was stated and judged.
    """
    with reading() as connection:
        found = check_sheet(installation(), connection, submission, clock.today())
        if found and design:
            found = replace(found, told=_told(connection, submission, found.told, design))

    def shown(grounds: Iterable[Ground]) -> list[ShownGround]:
        asked = (ground for ground in grounds if ground.standing is not Standing.NOT_APPLICABLE)
        return in_words(asked, found, anchor, code)

    return shown


def _told(
    connection: Connection, submission: Submission, asked: Iterable[Fact], design: Mapping[str, Any]
) -> dict[Fact, Told]:
    facts = facts_of_case(installation(), connection, submission, clock.today(), design)
    dossier = dossiers.require(connection, submission.dossier_id)
    return tell(asked, parse(facts), submission, dossier.verified, design)


def _shown(ground: Ground, sheet: CheckSheet | None, anchor: Anchor, code: str) -> ShownGround:
    translate = translations(code).gettext
    told = [sheet.told[fact] for fact in ground.about if sheet and fact in sheet.told]
    shown = [one for one in told if one.known is not None or one.fact in ground.missing]
    return ShownGround(
        asks=ground.asks,
        question=translate(QUESTIONS[ground.asks]),
        badge=BADGES[ground.standing],
        standing=translate(STANDINGS[ground.standing]),
        sentences=tuple(sentence(finding, code) for finding in ground.findings),
        places=tuple((_place(one, sheet), one.gist) for one in ground.citations),
        facts=tuple(_fact(one, ground.about, anchor, code) for one in shown),
        is_settled=ground.standing in SETTLED,
    )


def _place(citation: Citation, sheet: CheckSheet | None) -> str:
    """The article; with its text where that is not the regeling of the gemeente itself."""
    is_own = sheet is not None and citation.source == sheet.regeling
    return citation.article if is_own else f"{citation.source}, {citation.article}"


def _fact(told: Told, among: Iterable[Fact], anchor: Anchor, code: str) -> ShownFact:
    translate = translations(code).gettext
    differs = told.stated is not None and told.stated != _plain(told.known)
    return ShownFact(
        name=retelling.fact_name(told.fact, among, code),
        value=retelling.fact(told.fact.field, _plain(told.known), code),
        origin=translate(ORIGINS[told.origin]) if told.origin else "",
        stated=retelling.fact(told.fact.field, told.stated, code) if differs else "",
        url=anchor(told.fact) if told.known is None else "",
    )


def _plain(value: object) -> object:
    """A day as it is written down among the answers."""
    return value.isoformat() if hasattr(value, "isoformat") else value
