"""Where a client stands today: everything that the overview is made from, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal import clock
from portal.actions import closing, hours, objections, relief, running
from portal.actions.assessing import assess_person
from portal.actions.installation import Installation
from portal.actions.relief import Ground, Relief
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.domain.states import CLOSED, Handling, Obligation
from portal.domain.ways import WAYS, Lane
from portal.rules.engine import Assessment
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    drafts,
    invitations,
    messages,
    people,
    post,
    submissions,
    worked,
)
from portal.store import objections as registered
from portal.store.base import Connection
from portal.web.client.closed import why_closed
from portal.web.flows import FLOWS
from portal.web.flows.engine import FormFlow

SETTLED = frozenset({Obligation.EXISTING_ACCEPTED, Obligation.NOT_IMPOSED})
"""What was decided leaves nothing to ask."""


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Something that a client does or is going to do, with how far it is; ``asks_hours`` of it or not."""

    activity: beschikkingen.Activity
    asks_hours: bool
    progress: hours.Progress
    weeks: Sequence[worked.WorkedWeek]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One client on one day.

    ``doing`` is everything that is not over, and ``activity`` what of it counts today; ``called_off`` what
    never begins; ``cut_short`` the keys of what a decision ended before its own last day.
    ``due`` are the Mondays of the weeks that wait for hours, also of what went before.
    ``drafts`` are those one can go on with now, ``begun`` all. ``suspends``: this gemeente asks nothing while
    a request for an ontheffing lies with it. ``regime`` is that of today, ``asked_under`` that of the day on
    which the client was asked.
    """

    today: date
    regime: Regime
    asked_under: Regime
    suspends: bool
    dossier: dossiers.Dossier
    assessment: Assessment
    letters_by: By
    contact: people.StaffMember | None
    sent: Sequence[submissions.Submission]
    decisions: Mapping[str, beschikkingen.Beschikking]
    letters: Sequence[beschikkingen.Letter]
    begun: Sequence[drafts.Draft]
    drafts: Sequence[drafts.Draft]
    questions: Sequence[conversation.Question]
    written: Sequence[messages.Message]
    activity: beschikkingen.Activity | None
    doing: Sequence[Doing]
    called_off: Sequence[beschikkingen.Activity]
    cut_short: frozenset[str]
    due: Sequence[date]
    reliefs: Sequence[Relief]
    objections: Mapping[str, registered.Objection]
    withdrawn: Mapping[str, date]
    helping: invitations.Invitation | None

    def is_objected(self, decision: beschikkingen.Beschikking) -> bool:
        """Whether the client made bezwaar against a decision of ours."""
        about = next(one for one in self.sent if one.id == decision.submission_id)
        return objections.is_against(decision, about, self.sent)

    @property
    def helping_form(self) -> FormFlow | None:
        """The one form that somebody is invited for; None: all, or nobody is."""
        return FLOWS[self.helping.flow] if self.helping and self.helping.flow else None

    @property
    def holding(self) -> beschikkingen.Beschikking | None:
        """The decision under which something goes on; what was decided stays under the rules of its day."""
        if self.activity:
            agreed = (one for one in self.decisions.values() if one.id == self.activity.beschikking_id)
            return next(agreed, None)
        newest = max(self.decisions.values(), key=lambda one: one.decided_at, default=None)
        return newest if newest and self.is_settled else None

    @property
    def spoken(self) -> Regime:
        """The regime in whose words this client reads where he stands."""
        return self.holding.outcome.regime if self.holding else self.regime

    @property
    def asks_hours(self) -> bool:
        """Whether hours are given of something that the client does."""
        return any(one.asks_hours for one in self.doing)

    @property
    def gone(self) -> Sequence[beschikkingen.Activity]:
        """What never begins, until the day on which it would have ended."""
        return [one for one in self.called_off if one.ends_on >= self.today]

    @property
    def never_began(self) -> bool:
        """Whether the last decision was that something never begins."""
        newest = max(self.decisions.values(), key=lambda one: one.decided_at, default=None)
        return bool(newest and any(one.called_off_on == newest.decided_on for one in self.called_off))

    @property
    def is_suspended(self) -> bool:
        """True while nothing is asked, because the client asked for an ontheffing."""
        return self.suspends and self.spoken.imposes and self.waiting(Lane.EXEMPTION) is not None

    @property
    def stands_still(self) -> bool:
        """True while something that began stands still, because the client asked for an ontheffing."""
        has_begun = running.has_begun([one.activity for one in self.doing], self.today)
        return has_begun and self.suspends and self.waiting(Lane.EXEMPTION) is not None

    @property
    def is_asked(self) -> bool:
        """True while the gemeente waits for word from the client; where nothing is imposed it does not."""
        is_announced = self.dossier.obligation is Obligation.ANNOUNCED
        return is_announced and self.regime.imposes and not self.is_suspended

    @property
    def is_in_time(self) -> bool:
        """True while the gemeente waits for word and the day that it named has not passed."""
        return self.is_asked and self.dossier.answer_by is not None and self.today <= self.dossier.answer_by

    @property
    def is_settled(self) -> bool:
        """True when it was decided that nothing is asked, or that what the client does is enough."""
        is_over = self.dossier.obligation is Obligation.ENDED and self.activity is None
        return is_over or self.dossier.obligation in SETTLED

    @property
    def worth_showing(self) -> list[submissions.Submission]:
        """What was sent in, newest first, without the weekly hours that nobody had to look at."""
        return [
            one for one in self.sent if one.state not in CLOSED or not hours.is_routine(one.flow, one.answers)
        ]

    @property
    def question(self) -> conversation.Question | None:
        """The question that waits for an answer."""
        asked = {one.id for one in self.sent if one.state is Handling.QUESTION_ASKED}
        return next(
            (one for one in self.questions if one.closed_at is None and one.submission_id in asked), None
        )

    @property
    def new_letters(self) -> list[beschikkingen.Letter]:
        """The letters that the client has not opened here yet, newest first."""
        return [one for one in self.letters if post.is_new(one.first_opened_at, one.sent_on, self.today)]

    @property
    def refusal(self) -> beschikkingen.Beschikking | None:
        """The newest decision, when it says no and one can still object to it and did not."""
        newest = max(self.decisions.values(), key=lambda one: one.decided_at, default=None)
        is_no = newest is not None and newest.outcome.refuses and newest.bezwaar_until >= self.today
        return newest if newest and is_no and not self.is_objected(newest) else None

    @property
    def unread(self) -> list[messages.Message]:
        """What the gemeente wrote that the client has not seen yet, newest first."""
        return [one for one in reversed(self.written) if one.author and one.read_at is None]

    @property
    def pause(self) -> Relief | None:
        """The pause that runs today; of two, the one that lasts longest."""
        if self.activity is None:
            return None
        pauses = (one for one in self.reliefs if one.ground is Ground.PAUSE and one.covers(self.today))
        return max(pauses, key=lambda one: one.until, default=None)

    @property
    def fewer(self) -> Relief | None:
        """The ontheffing for a part that holds today; None while nothing at all is asked.

        What was decided is known, also while its letter is on its way and the request still stops what runs.
        """
        if self.is_suspended:
            return None
        holds = (one for one in self.reliefs if one.covers(self.today) and one.ground is not Ground.CLAIM)
        least = min(holds, key=lambda one: one.minutes, default=None)
        return least if least and least.minutes else None

    @property
    def exempt(self) -> Relief | None:
        """The ontheffing that holds today; of two, the one that lasts longest."""
        held = (one for one in self.reliefs if one.ground is Ground.EXEMPTION and one.covers(self.today))
        return max(held, key=lambda one: one.until, default=None)

    @property
    def eased(self) -> Sequence[Doing]:
        """What the ontheffing for a part that holds today is about: all that has a day before its end."""
        until = self.fewer.until if self.fewer else None
        return [one for one in self.doing if until and one.activity.starts_on <= until]

    def minutes_of(self, one: Doing) -> int:
        """The minutes a week of something, or the fewer that an ontheffing leaves of the only thing."""
        agreed = one.activity.minutes_per_week
        return min(agreed, self.fewer.minutes) if self.fewer and self.eased == [one] else agreed

    def together(self, one: Doing) -> int:
        """The fewer minutes a week that an ontheffing leaves of this and what goes beside it; 0: no fewer."""
        agreed = sum(each.activity.minutes_per_week for each in self.eased)
        is_of_several = len(self.eased) > 1 and one in self.eased
        return self.fewer.minutes if self.fewer and is_of_several and self.fewer.minutes < agreed else 0

    def written_about(self, one: submissions.Submission) -> list[messages.Message]:
        """The messages about something that was sent in, oldest first."""
        return [message for message in self.written if message.submission_id == one.id]

    def waiting(self, lane: Lane) -> submissions.Submission | None:
        """What lies with the gemeente in a lane."""
        return next(
            (one for one in self.sent if one.state not in CLOSED and WAYS[one.flow].lane is lane), None
        )


def situation_of(portal: Installation, actor: Actor) -> Situation:
    """Read where a client stands.

    Raises:
        NotFound: he has no dossier.
    """
    today, begun = clock.today(), _begun(portal, actor)
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        sent = submissions.list_of_dossier(connection, dossier.id)
        keys = [one.id for one in sent]
        reliefs = relief.of_dossier(portal, connection, dossier.id, today)
        doing = _doing(portal, connection, dossier, reliefs)
        decided = beschikkingen.list_of_dossier(connection, dossier.id)
        return Situation(
            today=today,
            regime=portal.regime(today),
            asked_under=portal.regime(dossier.announced_on or today),
            suspends=portal.gemeente.suspend_during_claim,
            dossier=dossier,
            assessment=assess_person(portal, connection, actor.id, today),
            letters_by=people.require_client(connection, actor.id).letters_by,
            contact=people.get_staff(connection, dossier.contact_id) if dossier.contact_id else None,
            sent=sent,
            decisions={one.submission_id: one for one in decided},
            letters=beschikkingen.letters_of_dossier(connection, dossier.id),
            begun=begun,
            drafts=[draft for draft in begun if not why_closed(portal, actor, FLOWS[draft.flow], draft)],
            questions=conversation.questions(connection, *keys),
            written=messages.about(connection, *keys),
            activity=hours.current(connection, dossier),
            doing=doing,
            called_off=beschikkingen.called_off(connection, dossier.id),
            cut_short=running.cut_short(connection, decided),
            due=hours.due(hours.weeks(portal, connection, dossier, reliefs), today) if doing else (),
            reliefs=reliefs,
            objections=_objections(connection, dossier.id, sent),
            withdrawn=_withdrawn(connection, sent),
            helping=invitations.open_of(connection, actor.id, clock.now()),
        )


def _doing(
    portal: Installation, connection: Connection, dossier: dossiers.Dossier, reliefs: Sequence[Relief]
) -> list[Doing]:
    found = beschikkingen.activities_of_dossier(connection, dossier.id)
    return [
        Doing(
            activity=one,
            asks_hours=hours.asks_hours(portal, one),
            progress=hours.progress(connection, one, reliefs, found),
            weeks=worked.weeks(connection, one.id),
        )
        for one in running.standing(found, dossier.obligation, clock.today())
    ]


def _begun(portal: Installation, actor: Actor) -> Sequence[drafts.Draft]:
    """The drafts of a client, newest first."""
    with portal.store.read() as connection:
        return drafts.list_of(connection, actor.id)


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
    return closing.days(connection, keys)
