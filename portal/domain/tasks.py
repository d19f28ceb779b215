"""A task: what waits for somebody at the gemeente, whatever made it, a form or a term that passes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from portal.domain.errors import MovedOn
from portal.domain.states import ByHandling
from portal.domain.total import Total
from portal.domain.ways import Form

Row = TypeVar("Row", covariant=True)


class Term(StrEnum):
    """What time makes a task of, each by its name in addresses and in the database."""

    NO_PROPOSAL = "geen-voorstel"
    """Somebody was asked for a plan, and the day passed without one (domain M2d)."""
    EVALUATION = "evaluatie"
    """What runs ends within four weeks, or ran half a year where the regeling evaluates then (M9)."""
    EXEMPTION_ENDS = "ontheffing-eindigt"
    """An ontheffing ends within four weeks (Participatiewet art. 9 lid 2: it is temporary)."""
    YEARLY_LOOK = "jaarlijks-kijken"
    """Nothing was imposed for good: once a year somebody looks whether that still fits."""
    HOURS_MISSING = "uren-blijven-uit"
    """Something runs, and for weeks no hours came in."""
    LETTER_UNOPENED = "brief-niet-geopend"
    """A decision in the portal that its reader did not open: somebody calls (Awb 2:1)."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByTerm(Total[Term, Row], Generic[Row]):
    """Something for each term."""

    KEYS: ClassVar = Term
    no_proposal: Row
    evaluation: Row
    exemption_ends: Row
    yearly_look: Row
    hours_missing: Row
    letter_unopened: Row


Kind = Form | Term
"""What a task is about: a form that came in, or a term."""


def kind_of(name: str) -> Kind:
    """The kind with this name; raises ValueError where there is none."""
    return Form(name) if name in set(Form) else Term(name)


class TaskState(StrEnum):
    """Where a task is."""

    OPEN = "open"
    """It waits for the gemeente."""
    STILL = "still"
    """It stands still until a day, for a reason, and goes on by itself."""
    DONE = "done"


@dataclass(frozen=True, kw_only=True, eq=False)
class ByTaskState(Total[TaskState, Row], Generic[Row]):
    """Something for each state of a task."""

    KEYS: ClassVar = TaskState
    open: Row
    still: Row
    done: Row


class Waits(StrEnum):
    """What a task that stands still waits for."""

    CLIENT = "client"
    """An answer to a question (Awb 4:5, 4:15)."""
    OTHERS = "others"
    """Somebody else: an adviser, an organisation, a colleague."""
    DAY = "day"
    """A day that somebody chose."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByWaits(Total[Waits, Row], Generic[Row]):
    """Something for each reason to stand still."""

    KEYS: ClassVar = Waits
    client: Row
    others: Row
    day: Row


class Followed(StrEnum):
    """What followed from a task of a term."""

    REMINDED = "reminded"
    """The client was reminded by letter (L3), with a new day."""
    SPOKEN = "spoken"
    """Somebody spoke with the client; the note says what was agreed on."""
    LOOKED = "looked"
    """Somebody looked, and nothing changes."""
    SETTLED = "settled"
    """What made the task is there no more."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByFollowed(Total[Followed, Row], Generic[Row]):
    """Something for each thing that can follow."""

    KEYS: ClassVar = Followed
    reminded: Row
    spoken: Row
    looked: Row
    settled: Row


class Stays(StrEnum):
    """Why somebody can't be asked."""

    ASKED = "asked"
    """He was asked already, or something lies with the gemeente or was decided."""
    RULE = "rule"
    """The law or the regeling asks nothing of him."""
    ADDRESS = "address"
    """No letter can reach him: the address is not whole."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByStays(Total[Stays, Row], Generic[Row]):
    """Something for each reason."""

    KEYS: ClassVar = Stays
    asked: Row
    rule: Row
    address: Row


STATE_OF = ByHandling(
    received=TaskState.OPEN,
    question_asked=TaskState.STILL,
    decided=TaskState.DONE,
    answered=TaskState.DONE,
    withdrawn=TaskState.DONE,
)
"""Where the task of a form is, by where the form is."""
_TOLD = (Followed.SPOKEN, Followed.LOOKED)
ENDINGS = ByTerm(
    no_proposal=(Followed.REMINDED, Followed.SPOKEN),
    evaluation=_TOLD,
    exemption_ends=_TOLD,
    yearly_look=_TOLD,
    hours_missing=_TOLD,
    letter_unopened=_TOLD,
)
"""How somebody can end a task of a term. By itself each can end as settled."""
MOVES = frozenset(
    {
        (TaskState.OPEN, TaskState.STILL),
        (TaskState.STILL, TaskState.OPEN),
        (TaskState.OPEN, TaskState.DONE),
        (TaskState.STILL, TaskState.DONE),
        (TaskState.DONE, TaskState.OPEN),  # the client wrote back about what was answered
    }
)


def check_move(old: TaskState, new: TaskState) -> None:
    """Let a move of a task through.

    Raises:
        MovedOn: the task is in a state from which this move does not exist.
    """
    if (old, new) not in MOVES:
        raise MovedOn(f"{old} to {new}")
