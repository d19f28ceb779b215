"""What somebody does with a task of a term: let it stand still until a day, or end it with what followed."""

from collections.abc import Mapping
from datetime import date

from portal import clock
from portal.actions.installation import Installation
from portal.actions.tasks import check_own
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.tasks import ENDINGS, Followed, TaskState, Term, Waits, check_move
from portal.store import conversation, fingerprints, tasks, trail
from portal.store.base import Connection
from portal.store.tasks import Task


def stand_still(
    portal: Installation,
    actor: Actor,
    task_id: str,
    revision: int,
    *,
    until: date,
    waits_for: Waits,
    note: str,
) -> None:
    """Let a task of one's own stand still until a day, with why; on that day it goes on by itself.

    Raises:
        Incomplete: there is no reason, or the day is not to come.
        MovedOn: the task changed since the page was made, or is done.
        TakenByColleague: it is somebody else's.
    """
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    lacks = [*["note"] * (not note.strip()), *["until"] * (until <= clock.today())]
    if lacks:
        raise Incomplete(lacks)
    with portal.store.write() as connection:
        found, _term = own_term(connection, actor, task_id)
        check_move(found.state, TaskState.STILL)
        values = {"state": TaskState.STILL, "urgent_on": until, "waits_for": waits_for}
        _change(connection, found, revision, values)
        told = {"until": until, "waits_for": waits_for, "kept": _note(connection, actor, found, note)}
        trail.record(connection, clock.now(), actor.id, "task:still", found.id, **told)


def finish(
    portal: Installation, actor: Actor, task_id: str, revision: int, *, followed: Followed, note: str
) -> None:
    """End a task of one's own with what followed from it, in words that the client can read (AVG art. 15).

    Raises:
        Incomplete: there are no words.
        MovedOn: the task changed since the page was made, is done, or can't end so.
        TakenByColleague: it is somebody else's.
    """
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    if not note.strip():
        raise Incomplete(("note",))
    with portal.store.write() as connection:
        found, term = own_term(connection, actor, task_id)
        if followed not in ENDINGS[term]:
            raise MovedOn(followed)
        end(connection, actor, found, revision, followed, _note(connection, actor, found, note))


def end(
    connection: Connection,
    actor: Actor,
    found: Task,
    revision: int,
    followed: Followed,
    kept: list[fingerprints.Kept],
) -> None:
    """Write down that a task is done, and what came into being with it.

    Raises:
        MovedOn: it changed since ``revision``, or is done.
    """
    check_move(found.state, TaskState.DONE)
    done = {"state": TaskState.DONE, "waits_for": None, "done_at": clock.now(), "followed": followed}
    _change(connection, found, revision, done)
    trail.record(connection, clock.now(), actor.id, "task:done", found.id, followed=followed, kept=kept)


def _change(connection: Connection, found: Task, revision: int, values: Mapping[str, object]) -> None:
    if found.revision != revision or not tasks.change(connection, found.id, revision, **values):
        raise MovedOn(found.state)


def _note(connection: Connection, actor: Actor, found: Task, text: str) -> list[fingerprints.Kept]:
    key = conversation.add_note(connection, actor.id, text.strip(), clock.now(), dossier_id=found.dossier_id)
    return fingerprints.taken(connection, ("note", key))


def own_term(connection: Connection, actor: Actor, task_id: str) -> tuple[Task, Term]:
    """A task of a term that this person has.

    Raises:
        NotFound: there is none; what is done with a form is done on its own page.
        TakenByColleague: it is somebody else's, or nobody's.
    """
    found = tasks.require(connection, task_id)
    if not isinstance(found.kind, Term):
        raise NotFound(task_id)
    check_own(connection, actor, found.staff_id)
    return found, found.kind
