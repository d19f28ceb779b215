"""The part of the page about the regelingen that says, per outcome, on what it rests. Dutch, generated."""

from collections.abc import Iterator, Mapping

from portal.domain.states import Outcome
from portal.rules.basis import Lean
from portal.rules.grounds import asked_for
from portal.rules.law import Law
from portal.wording.checktitles import QUESTIONS
from portal.wording.states import DECISIONS

LEANS: Mapping[Lean, str] = {
    Lean.HOLDS: "moet zo zijn, en draagt het besluit",
    Lean.CLEAR: "moet gevraagd zijn, en mag niet in de weg staan",
    Lean.UNBARRED: "mag niet in de weg staan, voor zover bekend",
    Lean.FAILS: "een hiervan is niet zo, en draagt het besluit",
    Lean.OTHERWISE: "draagt het besluit als de regeling niets hiervan vraagt",
}


def per_outcome(law: Law) -> Iterator[str]:
    """A table: each outcome with its questions and where the law asks them."""
    yield "\n### Waarop elk besluit rust\n"
    yield "| besluit | hoe | vragen, met artikel |"
    yield "|---|---|---|"
    for outcome in (one for one in Outcome if one.regime is law.regime):
        for lean in Lean:
            asked = "<br>".join(_lines(outcome, lean, law))
            if asked:
                yield f"| {DECISIONS[outcome]} | {LEANS[lean]} | {asked} |"


def _lines(outcome: Outcome, lean: Lean, law: Law) -> Iterator[str]:
    for asked, leans, citations in asked_for(outcome, law):
        if leans is lean:
            places = "; ".join(f"{one.source}, {one.article}" for one in citations)
            yield f"{QUESTIONS[asked]} ({places})"
