"""What a client is against (form K8): a letter of ours that he chose, or another one that he names."""

from collections.abc import Sequence
from datetime import date

from portal.domain.answers import ObjectedTo, ObjectionAnswers
from portal.domain.states import Handling
from portal.domain.ways import Form
from portal.store.beschikkingen import Beschikking, Letter
from portal.store.submissions import Submission

FLOW = Form.OBJECTION
OTHER = "other"
SPLIT = "/"


def reference(letter: Letter, about: Submission) -> str:
    """A letter as the answer names it: what it is about, the day that its term counts from, its template."""
    return SPLIT.join((about.number, letter.counts_from.isoformat(), letter.template))


def is_objection(told: ObjectionAnswers) -> bool:
    """Whether somebody is against a besluit; a zienswijze and a complaint are no bezwaar (Awb 4:8, 9:1)."""
    return told.kind is ObjectedTo.DECISION


def is_bezwaar(sent: Submission) -> bool:
    """Whether a form that was sent in makes bezwaar against a besluit."""
    return sent.flow is FLOW and is_objection(ObjectionAnswers.read(sent.answers))


def is_against(decision: Beschikking, about: Submission, sent: Sequence[Submission]) -> bool:
    """Whether somebody made bezwaar against a decision, if only before it was posted later than it says."""
    for named in made_against(sent):
        number, day = parts(named)[:2]
        if number == about.number and decision.decided_on.isoformat() <= day <= decision.sent_on.isoformat():
            return True
    return False


def made_against(sent: Sequence[Submission]) -> frozenset[str]:
    """The letters against which somebody made bezwaar, as :func:`reference` names them."""
    made = (one for one in sent if one.flow == FLOW and one.state is not Handling.WITHDRAWN)
    told = (ObjectionAnswers.read(one.answers) for one in made)
    return frozenset(one.letter for one in told if is_objection(one))


def parts(named: str) -> tuple[str, str, str]:
    """The number, the day and the template of a letter as :func:`reference` names it; "" for what is missing.

    ``named`` is the answer as it is kept; in the first answers no template was named.
    """
    number, day, template, *_ = (*named.split(SPLIT), "", "")
    return number, day, template


def letter_named(told: ObjectionAnswers) -> str:
    """Which letter it is about: its number, or the client's own words."""
    return parts(told.letter)[0] if SPLIT in told.letter else told.other_letter


def decision_day(told: ObjectionAnswers) -> date | None:
    """The day on which that letter was sent, as far as it is known."""
    day = parts(told.letter)[1]
    return date.fromisoformat(day) if day else told.letter_day
