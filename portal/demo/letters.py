"""Every letter with an example: a beschikking as a decision in a fictional case makes it, others by hand.

``python -m portal.demo.letters FOLDER`` writes every letter as PDF in every language.
"""

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal import clock, paths
from portal.actions import intake
from portal.actions.deciding.verdict import AnyVerdict, Verdict
from portal.actions.installation import Installation
from portal.demo import acts
from portal.demo.fitting import fitting
from portal.demo.people import PERSON_VERIFIED, STAFF, DemoClient, key
from portal.demo.stories import DECIDED, DESIGN, SENT, STORIES, Story
from portal.domain.regimes import ByRegime, Regime
from portal.domain.states import Obligation, Outcome
from portal.domain.ways import Form
from portal.languages import LANGUAGES
from portal.letters.contexts import LETTERS, Decision, Letter
from portal.letters.press import Press
from portal.letters.samples import sample as by_hand
from portal.rules import library
from portal.store import beschikkingen, dossiers, schema
from portal.store.base import Store

HOME = ByRegime(tegenprestatie="hoogezand-sappemeer", participation="voorbeeldgemeente")
"""The gemeente in which the examples of each regime happen."""
SHOWN: Mapping[str, str] = {
    "besluit-tegenprestatie": "changed",
    "besluit-plan-afgewezen": "displaces",
    "besluit-wat-u-al-doet": "care",
    "besluit-telt-niet-mee": "little care",
    "besluit-geen-tegenprestatie": "never",
    "besluit-ontheffing": "exempt",
    "besluit-geen-ontheffing": "not exempt",
    "besluit-einde": "ended",
    "besluit-geldt-niet-meer": "no longer enough",
    "afspraak-meedoen": "part agreed",
    "meedoen-telt": "part counts",
    "meedoen-telt-niet": "part does not count",
    "einde-afspraak": "part ended",
}
"""By the folder of a beschikking: the story that its example comes from."""
WHO = DemoClient("Samira Testpersoon", "nl", date(1984, 5, 20), "")
BEFORE, BEGAN = date(2026, 2, 9), date(2026, 3, 2)
"""When what runs was asked for, to be decided a week later, and when it began."""


@dataclass(frozen=True)
class Decided:
    """A decision that was taken: the folder of its letter, what the letter says, what was kept with it.

    ``stands``: where the client stands afterwards.
    """

    template: str
    letter: Letter
    kept: Mapping[str, Any]
    stands: Obligation


class Catching:
    """A press that keeps what each letter says, and prints nothing."""

    def __init__(self) -> None:
        self.made: list[tuple[str, Letter]] = []

    def render(self, letter: str, _language: str, context: Letter) -> bytes:
        """Hardly a PDF."""
        self.made.append((letter, context))
        return b"%PDF"

    def close(self) -> None:
        """There is nothing to let go of."""


def sample(letter: str) -> Letter:
    """The example of a letter, for a reader of Dutch."""
    return decided(home(SHOWN[letter]), SHOWN[letter]).letter if letter in SHOWN else by_hand(letter)


def home(story: str) -> str:
    """The gemeente in which a story happens: one with rules of the regime that knows its outcome."""
    return HOME[STORIES[story].verdict.outcome.regime]


@cache
def decided(gemeente: str, story: str, benefit: str = "") -> Decided:
    """The decision of a story in a gemeente, taken by the actions in a database that is gone afterwards.

    Raises:
        BlockedByRule: the regeling of the gemeente does not allow it.
        Unanswered: it asks something that the story leaves open.
    """
    told, press = STORIES[story], Catching()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "portal.sqlite3"
        file.write_bytes(_empty())
        store = Store(f"sqlite:///{file}")
        law = _law(told.verdict.outcome.regime)
        portal = Installation(gemeente, "https://portaal.voorbeeld.invalid", store, law, press)
        try:
            beschikking = _tell(portal, told, benefit or told.benefit)
            with store.read() as connection:
                kept = beschikkingen.assessment_of(connection, beschikking)
                stands = dossiers.require_of_client(connection, key("asked")).obligation
        finally:
            store.close()
    template, letter = press.made[-1]
    if kept is None or not isinstance(letter, Decision):
        raise TypeError(f"{story} decides nothing")
    return Decided(template, letter, kept, stands)


def _tell(portal: Installation, told: Story, benefit: str) -> str:
    """Let a story happen; returns the key of the beschikking."""
    with _on(BEFORE):
        for name in ("noor", "ingrid"):
            acts.add_staff(portal, name, STAFF[name])
        acts.add_client(portal, "asked", WHO, benefit)
        intake.announce(portal, key("asked"), key("noor"), SENT)
    if told.after:
        _happened(portal, told.after)
    with _on(SENT):
        sent = acts.send(portal, "asked", told.flow, _fitting(portal, told).answers)
    with _on(DECIDED):
        verdict = _fitting(portal, told).verdict
        return acts.decide_on(portal, sent, told.judged, verdict, {**PERSON_VERIFIED, **told.person})


def _happened(portal: Installation, story: str) -> None:
    """Let a story happen in February; what is agreed to runs from March."""
    with _on(BEFORE):
        told = _fitting(portal, STORIES[story])
        begins = {"starts_on": BEGAN.isoformat()} if told.flow is Form.PLAN else {}
        sent = acts.send(portal, "asked", told.flow, {**told.answers, **begins})
    with _on(BEFORE + timedelta(days=7)):
        verdict = _moved(told.verdict, starts_on=BEGAN) if begins else replace(told.verdict, talk_on=None)
        acts.decide_on(portal, sent, told.judged, verdict, {**PERSON_VERIFIED, **told.person})


def _fitting(portal: Installation, told: Story) -> Story:
    """The story with no more hours than fit the regeling."""
    if not isinstance(told.verdict, Verdict) or told.verdict.design is None:
        return told
    minutes = min(DESIGN.minutes_per_week, fitting(portal.law(clock.today())).minutes)
    is_own = told.verdict.outcome in (Outcome.AGREED, Outcome.PART_AGREED)
    answers = {**told.answers, "minutes": minutes} if is_own else told.answers
    return replace(told, verdict=_moved(told.verdict, minutes_per_week=minutes), answers=answers)


def _moved(verdict: AnyVerdict, **changes: Any) -> Verdict:
    """An agreement with something else in it."""
    if not isinstance(verdict, Verdict) or verdict.design is None:
        raise TypeError("nothing is agreed to")
    talk_on = None if "starts_on" in changes else verdict.talk_on
    return replace(verdict, design=replace(verdict.design, **changes), talk_on=talk_on)


def _on(day: date) -> AbstractContextManager[None]:
    return clock.at(datetime.combine(day, time(10, 15), UTC))


@cache
def _law(regime: Regime) -> library.Library:
    """The law, in which the home of a regime that is to come has it already when its stories begin."""
    loaded, known = library.load(paths.LAW), HOME[regime]
    if regime is Regime.TEGENPRESTATIE:
        return loaded
    early = replace(loaded.gemeenten[known], participation_from=date(BEFORE.year, 1, 1))
    return library.Library({**loaded.gemeenten, known: early}, loaded.regelingen, loaded.wetten)


@cache
def _empty() -> bytes:
    """A database with every table and nothing in them, made once: to copy it is ten times as fast."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "portal.sqlite3"
        store = Store(f"sqlite:///{file}")
        schema.upgrade(store)
        store.close()
        return file.read_bytes()


def main(folder: Path) -> None:
    """Write the example of each letter in each language to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    press = Press()
    for letter in LETTERS:
        for code in LANGUAGES:
            (folder / f"{letter}.{code}.pdf").write_bytes(press.render(letter, code, sample(letter)))
    press.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
