"""What follows from each outcome: which letter, and where it brings the dossier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.actions import ending, exemption_letters, existing_letters, plan_letters
from portal.actions.case_letters import CaseFile
from portal.actions.installation import Installation
from portal.domain.states import Obligation, Outcome
from portal.letters.contexts import Letter


@dataclass(frozen=True)
class Consequence:
    """The folder of the letter, what fills it in, and the new state of the obligation.

    Without ``leads_to`` the obligation stays as it is, but for what only waited for this decision.
    """

    template: str
    letter: Callable[[Installation, CaseFile, Any], Letter]
    leads_to: Obligation | None = None


CONSEQUENCES: Mapping[Outcome, Consequence] = {
    Outcome.AGREED: Consequence("besluit-tegenprestatie", plan_letters.letter_of, Obligation.IMPOSED),
    Outcome.AGREED_WITH_CHANGES: Consequence(
        "besluit-tegenprestatie", plan_letters.letter_of, Obligation.IMPOSED
    ),
    Outcome.REFUSED: Consequence("besluit-plan-afgewezen", plan_letters.letter_of),
    Outcome.EXISTING_COUNTS: Consequence(
        "besluit-wat-u-al-doet", existing_letters.letter_of, Obligation.EXISTING_ACCEPTED
    ),
    Outcome.EXISTING_DOES_NOT_COUNT: Consequence("besluit-telt-niet-mee", existing_letters.letter_of),
    Outcome.EXEMPTION_GRANTED: Consequence("besluit-ontheffing", exemption_letters.letter_of),
    Outcome.EXEMPTION_REFUSED: Consequence("besluit-geen-ontheffing", exemption_letters.letter_of),
    Outcome.NOT_IMPOSED: Consequence(
        "besluit-geen-tegenprestatie", exemption_letters.letter_of, Obligation.NOT_IMPOSED
    ),
    Outcome.ENDED: Consequence("besluit-einde", ending.letter_of, Obligation.ENDED),
}
