"""The check sheet of a decision (V3): each question of the law, how it stood, and what was known of it."""

from dataclasses import dataclass
from datetime import date

from portal.letters.contexts.parts import Addressee, Complete, Sender, Signatory


@dataclass(frozen=True, kw_only=True)
class Known(Complete):
    """One fact in the reader's language; ``origin`` says from where the gemeente knows it."""

    name: str
    value: str
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class SecondEye(Complete):
    """That is deviated from a rule: by which article, why, and what a second person said of it, and when.

    ``function`` is that of the second person; ``reason`` and ``judgement`` are Dutch, as they were written.
    """

    by: str
    reason: str
    function: str
    on: date
    judgement: str


@dataclass(frozen=True, kw_only=True)
class Checked(Complete):
    """One question of the law, as it stood at the decision.

    ``articles`` is where the law asks it. ``question`` and ``standing`` are in Dutch; the same with
    ``_explained`` in the reader's language, empty for who reads Dutch. ``says`` is what the rules found, in
    the Dutch in which it was kept. What the client said (``said``), what the gemeente found out or knew
    (``known``) and what nobody knew (``unknown``) stand apart. ``is_judged``: the law asks a person to judge
    it; ``reason`` is what he wrote, empty where this decision did not need that. ``carries``: the decision
    rests on it. ``deviates``: it is not met, and the decision deviates from it.
    """

    articles: tuple[str, ...]
    question: str
    standing: str
    question_explained: str = ""
    standing_explained: str = ""
    says: tuple[str, ...] = ()
    said: tuple[Known, ...] = ()
    known: tuple[Known, ...] = ()
    unknown: tuple[str, ...] = ()
    is_judged: bool = False
    reason: str = ""
    carries: bool = False
    deviates: SecondEye | None = None


@dataclass(frozen=True, kw_only=True)
class CheckedDecision(Complete):
    """The check sheet as it was kept with a decision (Awb 3:2, 3:46); it decides nothing itself.

    ``outcome`` is the decision in words of the reader's language, ``regeling`` the text in which the articles
    stand that name no text.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    outcome: str
    decided_on: date
    decided_by: Signatory
    regeling: str
    questions: tuple[Checked, ...]

    @property
    def sent_on(self) -> date:
        """The day of the decision, for the file's own date: nothing in it is of later."""
        return self.decided_on
