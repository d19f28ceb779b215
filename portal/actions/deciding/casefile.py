"""All that a decision and its letter draw on, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.actions.assessing import Told
from portal.actions.relief import Relief
from portal.domain.sending import By
from portal.rules.engine import Assessment
from portal.rules.fact import Fact
from portal.rules.facts import Facts
from portal.rules.grounds import Grounds
from portal.rules.law import Law
from portal.store.beschikkingen import Activity, Beschikking
from portal.store.deviations import Deviation
from portal.store.people import Client, StaffMember
from portal.store.submissions import Submission


@dataclass(frozen=True)
class CaseFile:
    """What the letter of a decision draws on: the case, who gets it and who decides.

    ``facts`` are those of the case with what the decision settles over them, ``law`` the law of the day for
    it.
    ``sent_on`` is the day on which the letter leaves, ``by`` how; it is decided on the day of the assessment.
    ``answer_by``: until when the client, who is asked after the decision, tells what he wants to do.
    ``to_end``: what was imposed before and goes on; ``with_hours``: the keys of that of which hours were
    given. ``sparing``: the decision that holds by which nothing (more) is asked, and ``spares_wholly``
    whether that forbids to impose anything. ``told``: how each fact that the grounds look at stands, and from
    where it is known. ``reliefs``: when nothing, or less, is or was asked. ``agreed``: a second person
    agreed with what the grounds set aside.
    """

    submission: Submission
    client: Client
    decider: StaffMember
    facts: Facts
    law: Law
    assessment: Assessment
    grounds: Grounds
    sent_on: date
    by: By
    bezwaar_until: date
    answer_by: date | None = None
    to_end: tuple[Activity, ...] = ()
    with_hours: frozenset[str] = frozenset()
    sparing: Beschikking | None = None
    spares_wholly: bool = False
    told: Mapping[Fact, Told] = field(default_factory=dict)
    agreed: Deviation | None = None
    reliefs: tuple[Relief, ...] = ()

    @property
    def language(self) -> str:
        """The language in which the client is told about it."""
        return self.client.letters_in(self.submission.language)
