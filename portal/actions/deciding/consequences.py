"""What follows from each outcome: its letter, what must be so, what it leaves behind, and where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from portal.actions.deciding import (
    believable,
    ending,
    exemption_letters,
    existing_letters,
    kept,
    plan_letters,
)
from portal.actions.deciding.casefile import CaseFile
from portal.actions.installation import Installation
from portal.domain.states import ByOutcome, Obligation
from portal.letters.contexts import Letter
from portal.store.base import Connection

Made = Sequence[tuple[str, str]]
"""What came into being: the kind of each thing, and its key."""


def _nothing_more(_case: CaseFile, _verdict: Any) -> None:
    """The grounds and the days of every decision are enough."""


@dataclass(frozen=True)
class Consequence:
    """One outcome.

    ``template`` is the folder of the letter, ``letter`` fills it in. ``check`` raises when a part of the
    verdict can't be so; ``keep`` writes what comes of it, besides the decision itself. Without ``leads_to``
    the obligation stays as it is, but for what only waited for this decision.
    """

    template: str
    letter: Callable[[Installation, CaseFile, Any], Letter]
    leads_to: Obligation | None = None
    check: Callable[[CaseFile, Any], None] = _nothing_more
    keep: Callable[[Connection, CaseFile, str, Any], Made] = kept.nothing


_AGREED = Consequence(
    "besluit-tegenprestatie",
    plan_letters.letter_of,
    Obligation.IMPOSED,
    check=believable.check_plan,
    keep=kept.activity,
)
CONSEQUENCES = ByOutcome(
    agreed=_AGREED,
    agreed_with_changes=_AGREED,
    refused=Consequence("besluit-plan-afgewezen", plan_letters.letter_of),
    existing_counts=Consequence(
        "besluit-wat-u-al-doet",
        existing_letters.letter_of,
        Obligation.EXISTING_ACCEPTED,
        check=believable.check_existing,
    ),
    existing_does_not_count=Consequence(
        "besluit-telt-niet-mee", existing_letters.letter_of, check=believable.check_existing
    ),
    exemption_granted=Consequence(
        "besluit-ontheffing",
        exemption_letters.letter_of,
        check=believable.check_exemption,
        keep=kept.exemption,
    ),
    exemption_refused=Consequence("besluit-geen-ontheffing", exemption_letters.letter_of),
    not_imposed=Consequence(
        "besluit-geen-tegenprestatie", exemption_letters.letter_of, Obligation.NOT_IMPOSED
    ),
    ended=Consequence("besluit-einde", ending.letter_of, Obligation.ENDED, check=ending.check),
    sparing_ended=Consequence(
        "besluit-geldt-niet-meer", ending.sparing_letter_of, check=ending.check_sparing
    ),
    part_agreed=Consequence(
        "afspraak-meedoen", plan_letters.agreement_of, Obligation.AGREED, keep=kept.activity
    ),
    part_not_agreed=Consequence("besluit-plan-afgewezen", plan_letters.letter_of),
    part_counts=Consequence(
        "meedoen-telt",
        existing_letters.letter_of,
        Obligation.EXISTING_ACCEPTED,
        check=believable.check_existing,
    ),
    part_does_not_count=Consequence(
        "meedoen-telt-niet", existing_letters.letter_of, check=believable.check_existing
    ),
    part_ended=Consequence("einde-afspraak", ending.letter_of, Obligation.ENDED, check=ending.check),
)
