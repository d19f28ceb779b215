"""What follows from each outcome: which letter, and where it brings the dossier."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.actions import ending, exemption_letters, existing_letters, plan_letters
from portal.actions.case_letters import CaseFile
from portal.actions.installation import Installation
from portal.domain.states import ByOutcome, Obligation
from portal.letters.contexts import Letter


@dataclass(frozen=True)
class Consequence:
    """The folder of the letter, what fills it in, and the new state of the obligation.

    Without ``leads_to`` the obligation stays as it is, but for what only waited for this decision.
    """

    template: str
    letter: Callable[[Installation, CaseFile, Any], Letter]
    leads_to: Obligation | None = None


CONSEQUENCES = ByOutcome(
    agreed=Consequence("besluit-tegenprestatie", plan_letters.letter_of, Obligation.IMPOSED),
    agreed_with_changes=Consequence("besluit-tegenprestatie", plan_letters.letter_of, Obligation.IMPOSED),
    refused=Consequence("besluit-plan-afgewezen", plan_letters.letter_of),
    existing_counts=Consequence(
        "besluit-wat-u-al-doet", existing_letters.letter_of, Obligation.EXISTING_ACCEPTED
    ),
    existing_does_not_count=Consequence("besluit-telt-niet-mee", existing_letters.letter_of),
    exemption_granted=Consequence("besluit-ontheffing", exemption_letters.letter_of),
    exemption_refused=Consequence("besluit-geen-ontheffing", exemption_letters.letter_of),
    not_imposed=Consequence(
        "besluit-geen-tegenprestatie", exemption_letters.letter_of, Obligation.NOT_IMPOSED
    ),
    ended=Consequence("besluit-einde", ending.letter_of, Obligation.ENDED),
    part_agreed=Consequence("afspraak-meedoen", plan_letters.agreement_of, Obligation.AGREED),
    part_not_agreed=Consequence("besluit-plan-afgewezen", plan_letters.letter_of),
    part_counts=Consequence("meedoen-telt", existing_letters.letter_of, Obligation.EXISTING_ACCEPTED),
    part_does_not_count=Consequence("meedoen-telt-niet", existing_letters.letter_of),
    part_ended=Consequence("einde-afspraak", ending.letter_of, Obligation.ENDED),
)
