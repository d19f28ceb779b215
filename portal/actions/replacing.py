"""Changing what one sent, while nobody took it up.

The form comes again, filled in. What was sent stays where it is until the new one is sent, and is taken back
by that same act.
"""

from portal import clock
from portal.actions import drafts as draft_acts
from portal.actions import papers, withdrawing
from portal.actions.installation import Installation
from portal.domain.errors import DraftInTheWay, MovedOn, NotFound, TakenUp
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Handling
from portal.domain.ways import WAYS, Form
from portal.store import drafts, submissions
from portal.store.base import Connection
from portal.store.drafts import Draft
from portal.store.submissions import Submission


def may_replace(connection: Connection, submission: Submission) -> bool:
    """Whether its client can still change it: nobody began with it, and its day of receipt is no matter."""
    is_begun = submission.caseworker_id is not None or bool(submission.judged)
    if submission.state is not Handling.RECEIVED or is_begun or WAYS[submission.flow].keeps_its_day:
        return False
    return withdrawing.may_withdraw(connection, submission)


def begin(portal: Installation, actor: Actor, submission_id: str, draft_id: str = "") -> Form:
    """Fill a form in as it was sent, to be changed and sent in the place of that; returns its slug.

    Its papers go along. ``draft_id`` is the draft of the form that may be thrown away for it. Asking twice
    fills in once, and what was changed since stays.

    Raises:
        NotFound: it is not this client's.
        TakenUp: it can't be changed any more.
        DraftInTheWay: there is another draft of the form.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        sent = _own(connection, actor, submission_id)
        if not may_replace(connection, sent):
            raise TakenUp(is_withdrawn=sent.state is Handling.WITHDRAWN)
        draft = drafts.get(connection, actor.id, sent.flow)
        if draft and draft.replaces_id == sent.id:
            return sent.flow
        if draft and draft.id != draft_id:
            raise DraftInTheWay(sent.flow)
        draft_acts.throw_away(connection, actor, sent.flow)
        _fill_in(connection, actor, sent)
    return sent.flow


def in_the_way(portal: Installation, actor: Actor, submission_id: str) -> Draft | None:
    """The draft of the same form that changing this would throw away.

    Raises:
        NotFound: it is not this client's.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.read() as connection:
        sent = _own(connection, actor, submission_id)
        draft = drafts.get(connection, actor.id, sent.flow)
        is_other = draft is not None and draft.replaces_id != sent.id
        return draft if is_other and may_replace(connection, sent) else None


def let_go(portal: Installation, actor: Actor, submission_id: str) -> Form:
    """Make what would replace this a form by itself, now that this can't be changed any more; its slug.

    Raises:
        NotFound: it is not this client's.
        MovedOn: it can still be changed.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        sent = _own(connection, actor, submission_id)
        if may_replace(connection, sent):
            raise MovedOn("it can be changed")
        drafts.let_go(connection, sent.id)
    return sent.flow


def make_room(connection: Connection, actor: Actor, draft: Draft) -> None:
    """Take back what this draft is sent in the place of, if there is such a thing.

    Raises:
        TakenUp: somebody began with it meanwhile, or it is closed.
    """
    if draft.replaces_id is None:
        return
    sent = _own(connection, actor, draft.replaces_id)
    if not may_replace(connection, sent):
        raise TakenUp(is_withdrawn=sent.state is Handling.WITHDRAWN)
    try:
        withdrawing.take_back(connection, actor, sent)
    except MovedOn as moved:  # somebody was a moment faster
        raise TakenUp from moved


def _own(connection: Connection, actor: Actor, submission_id: str) -> Submission:
    sent = submissions.of_client(connection, actor.id, submission_id)
    if sent is None:
        raise NotFound(submission_id)
    return sent


def _fill_in(connection: Connection, actor: Actor, sent: Submission) -> None:
    """Who helped with what stands in it stays known."""
    origin = {"follows_id": sent.follows_id, "replaces_id": sent.id}
    drafts.save(connection, actor.id, sent.flow, sent.answers, clock.now(), sent.helper, **origin)
    draft = drafts.get(connection, actor.id, sent.flow)
    if draft:
        papers.copy_to(connection, actor.id, sent.draft_id, draft.id)
