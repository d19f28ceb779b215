"""What a client is against (form K8): a letter of ours that he chose, or another one that he names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from portal.domain.states import Handling
from portal.domain.ways import Form
from portal.store.beschikkingen import Beschikking, Letter
from portal.store.submissions import Submission

FLOW = Form.OBJECTION
OTHER = "other"
SPLIT = "/"


def reference(letter: Letter | Beschikking, about: Submission) -> str:
    """A letter as the answer names it: the public number that it is about, and the day it was sent."""
    return f"{about.number}{SPLIT}{letter.sent_on.isoformat()}"


def is_objection(answers: Mapping[str, Any]) -> bool:
    """Whether somebody is against a besluit; a zienswijze and a complaint are no bezwaar (Awb 4:8, 9:1)."""
    return answers.get("kind") == "decision"


def made_against(sent: Sequence[Submission]) -> frozenset[str]:
    """The letters against which somebody made bezwaar, as :func:`reference` names them."""
    made = (one for one in sent if one.flow == FLOW and one.state is not Handling.WITHDRAWN)
    return frozenset(str(one.answers.get("letter", "")) for one in made if is_objection(one.answers))


def letter_named(answers: Mapping[str, Any]) -> str:
    """Which letter it is about: its number, or the client's own words."""
    chosen = answers.get("letter", "")
    return str(chosen.partition(SPLIT)[0] if SPLIT in chosen else answers.get("other_letter", ""))


def decision_day(answers: Mapping[str, Any]) -> date | None:
    """The day on which that letter was sent, as far as it is known."""
    chosen = answers.get("letter", "")
    day = chosen.partition(SPLIT)[2] or answers.get("letter_day") or ""
    return date.fromisoformat(day) if day else None


def stated(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The facts about a bezwaar; what is no bezwaar has no term."""
    day = decision_day(answers) if is_objection(answers) else None
    return {"beschikking_sent_on": day.isoformat() if day else None}
