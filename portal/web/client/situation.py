"""Where a client stands today: everything that the overview is made from, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal import clock
from portal.actions import hours, objections
from portal.actions.assessing import assess_person
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling, Obligation
from portal.domain.ways import WAYS, Lane
from portal.rules.engine import Assessment
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    drafts,
    exemptions,
    messages,
    people,
    submissions,
    trail,
    worked,
)
from portal.store import objections as registered
from portal.store.base import Connection


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One client on one day. ``unread`` is what the gemeente wrote that he has not seen yet.

    ``activity``, ``progress`` and ``weeks`` are of what counts today; ``open_weeks`` also of before.
    """

    today: date
    dossier: dossiers.Dossier
    assessment: Assessment
    contact: people.StaffMember | None
    sent: Sequence[submissions.Submission]
    decisions: Mapping[str, beschikkingen.Beschikking]
    letters: Sequence[beschikkingen.Letter]
    drafts: Sequence[drafts.Draft]
    question: conversation.Question | None
    unread: Sequence[messages.Message]
    activity: beschikkingen.Activity | None
    progress: hours.Progress | None
    weeks: Sequence[worked.WorkedWeek]
    open_weeks: Sequence[hours.OpenWeek]
    exemption: exemptions.Exemption | None
    pauses: Sequence[exemptions.Pause]
    objections: Mapping[str, registered.Objection]
    withdrawn: Mapping[str, date]

    def is_objected(self, decision: beschikkingen.Beschikking) -> bool:
        """Whether the client made bezwaar against a decision of ours."""
        about = next(one for one in self.sent if one.id == decision.submission_id)
        return objections.reference(decision, about) in objections.made_against(self.sent)

    @property
    def is_asked(self) -> bool:
        """True while the gemeente waits for word from the client."""
        return self.dossier.obligation is Obligation.ANNOUNCED

    @property
    def worth_showing(self) -> list[submissions.Submission]:
        """What was sent in, newest first, without the weekly hours that nobody had to look at."""
        return [
            one for one in self.sent if one.state not in CLOSED or not hours.is_routine(one.flow, one.answers)
        ]

    @property
    def is_in_time(self) -> bool:
        """True while the gemeente waits for word and the day that it named has not passed."""
        return self.is_asked and self.dossier.answer_by is not None and self.today <= self.dossier.answer_by

    def waiting(self, lane: Lane) -> submissions.Submission | None:
        """What lies with the gemeente in a lane."""
        return next(
            (one for one in self.sent if one.state not in CLOSED and WAYS[one.flow].lane is lane), None
        )

    @property
    def pause(self) -> exemptions.Pause | None:
        """The pause that runs today; of two, the one that lasts longest."""
        running = (one for one in self.pauses if one.starts_on <= self.today <= one.until)
        return max(running, key=lambda one: one.until, default=None)

    @property
    def week_to_give(self) -> date | None:
        """The Monday of the oldest week that is over and has no hours yet."""
        return hours.due(self.open_weeks, self.today)


def situation_of(portal: Installation, actor: Actor) -> Situation:
    """Read where a client stands.

    Raises:
        NotFound: he has no dossier.
    """
    today = clock.today()
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        activity = hours.running(connection, dossier)
        sent = submissions.list_of_dossier(connection, dossier.id)
        pauses = exemptions.pauses(connection, dossier.id)
        decided = beschikkingen.list_of_dossier(connection, dossier.id)
        return Situation(
            today=today,
            dossier=dossier,
            assessment=assess_person(portal, connection, actor.id, today),
            contact=people.get_staff(connection, dossier.contact_id) if dossier.contact_id else None,
            sent=sent,
            decisions={one.submission_id: one for one in decided},
            letters=beschikkingen.letters_of_dossier(connection, dossier.id),
            drafts=drafts.list_of(connection, actor.id),
            question=_question(connection, sent),
            unread=messages.unread_by_client(connection, actor.id),
            activity=activity,
            progress=hours.progress(connection, activity, pauses) if activity else None,
            weeks=worked.weeks(connection, activity.id) if activity else (),
            open_weeks=hours.weeks(connection, dossier),
            exemption=exemptions.newest(connection, dossier.id),
            pauses=pauses,
            objections=_objections(connection, dossier.id, sent),
            withdrawn=_withdrawn(connection, sent),
        )


def _objections(
    connection: Connection, dossier_id: str, sent: Sequence[submissions.Submission]
) -> Mapping[str, registered.Objection]:
    """The bezwaren that are registered and not withdrawn, by the form that they came with."""
    kept = {one.id for one in sent if one.state is not Handling.WITHDRAWN}
    found = registered.list_of_dossier(connection, dossier_id)
    return {one.submission_id: one for one in found if one.submission_id in kept}


def _withdrawn(connection: Connection, sent: Sequence[submissions.Submission]) -> Mapping[str, date]:
    """The day on which each form was withdrawn that was, by its key."""
    keys = [one.id for one in sent if one.state is Handling.WITHDRAWN]
    told = trail.of(connection, *keys) if keys else []
    return {
        one.object_id: clock.day_of(datetime.fromisoformat(one.at))
        for one in told
        if one.event == "form:withdrawn"
    }


def _question(connection: Connection, sent: Sequence[submissions.Submission]) -> conversation.Question | None:
    waiting = [one for one in sent if one.state is Handling.QUESTION_ASKED]
    return conversation.open_question(connection, waiting[0].id) if waiting else None
