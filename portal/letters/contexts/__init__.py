"""What each letter needs to know: plain values, complete before a PDF can exist.

A field without a default must be filled. A missing block is an error here and not a gap on paper:
a beschikking that does not say what was decided, why, and how to object fails Awb 3:45 to 3:47.
"""

from portal.letters.contexts.asking import Invitation, Reminder, Talk
from portal.letters.contexts.checksheet import Checked, CheckedDecision, Known, SecondEye
from portal.letters.contexts.decisions import (
    Agreement,
    Decision,
    Ending,
    ExemptionGranted,
    ExemptionRefused,
    ExistingDecision,
    ExistingRefusal,
    NotImposed,
    PlanDecision,
    PlanRefusal,
    SparingEnded,
)
from portal.letters.contexts.messages import ObjectionReceived, PauseConfirmed, Receipt, SignalOutcome
from portal.letters.contexts.mydata import DataPart, MyData
from portal.letters.contexts.paper import PaperForm
from portal.letters.contexts.parts import (
    Addressee,
    Advised,
    Answer,
    Change,
    Complete,
    Deviated,
    Earlier,
    EarlierDecision,
    Ended,
    Factors,
    LetterContradicts,
    LetterIncomplete,
    Rule,
    Section,
    Sender,
    Signatory,
    Weighed,
)

Letter = (
    PlanDecision
    | Agreement
    | PlanRefusal
    | Receipt
    | ExistingDecision
    | ExistingRefusal
    | NotImposed
    | ExemptionGranted
    | ExemptionRefused
    | Ending
    | SparingEnded
    | PauseConfirmed
    | ObjectionReceived
    | SignalOutcome
    | MyData
    | PaperForm
    | CheckedDecision
    | Invitation
    | Reminder
)

LETTERS: dict[str, type[Letter]] = {
    "besluit-tegenprestatie": PlanDecision,
    "besluit-plan-afgewezen": PlanRefusal,
    "ontvangstbevestiging": Receipt,
    "besluit-wat-u-al-doet": ExistingDecision,
    "besluit-telt-niet-mee": ExistingRefusal,
    "besluit-geen-tegenprestatie": NotImposed,
    "besluit-ontheffing": ExemptionGranted,
    "besluit-geen-ontheffing": ExemptionRefused,
    "besluit-einde": Ending,
    "besluit-geldt-niet-meer": SparingEnded,
    "afspraak-meedoen": Agreement,
    "meedoen-telt": ExistingDecision,
    "meedoen-telt-niet": ExistingRefusal,
    "einde-afspraak": Ending,
    "pauze-bevestigd": PauseConfirmed,
    "ontvangst-bezwaar": ObjectionReceived,
    "uitkomst-melding": SignalOutcome,
    "mijn-gegevens": MyData,
    "formulier": PaperForm,
    "toets": CheckedDecision,
    "uitnodiging": Invitation,
    "herinnering": Reminder,
}

__all__ = [
    "LETTERS",
    "Addressee",
    "Advised",
    "Agreement",
    "Answer",
    "Change",
    "Checked",
    "CheckedDecision",
    "Complete",
    "DataPart",
    "Decision",
    "Deviated",
    "Earlier",
    "EarlierDecision",
    "Ended",
    "Ending",
    "ExemptionGranted",
    "ExemptionRefused",
    "ExistingDecision",
    "ExistingRefusal",
    "Factors",
    "Invitation",
    "Known",
    "Letter",
    "LetterContradicts",
    "LetterIncomplete",
    "MyData",
    "NotImposed",
    "ObjectionReceived",
    "PaperForm",
    "PauseConfirmed",
    "PlanDecision",
    "PlanRefusal",
    "Receipt",
    "Reminder",
    "Rule",
    "SecondEye",
    "Section",
    "Sender",
    "SignalOutcome",
    "Signatory",
    "SparingEnded",
    "Talk",
    "Weighed",
]
