"""Who has a task: taking it, putting it back, taking it over from a colleague, handing it over."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal import clock
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.permissions import Permission, may, require
from portal.domain.roles import Actor
from portal.domain.tasks import TaskState
from portal.store import conversation, fingerprints, people, tasks, trail
from portal.store.base import Connection
from portal.store.tasks import Task

MOST_AT_ONCE = 100
"""So many tasks are handed over with one press."""


@dataclass(frozen=True)
class Handed:
    """What came of handing over a selection: how many went, and the keys of those that could not."""

    went: int
    stayed: Sequence[str]


def claim(portal: Installation, actor: Actor, task_id: str) -> None:
    """Take a task on one's own desk. Claiming one's own again is harmless.

    Raises:
        TakenByColleague: somebody else has it, also when he was a moment faster.
        MovedOn: it is done already.
        NotFound: there is no such task.
    """
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    with portal.store.write() as connection:
        found = _not_done(connection, task_id)
        if tasks.claim(connection, task_id, actor.id, clock.now()):
            trail.record(connection, clock.now(), actor.id, "case:claimed", about(found))
            return
        check_own(connection, actor, found.staff_id)


def release(portal: Installation, actor: Actor, task_id: str) -> None:
    """Put a task of one's own back in the list, without a name.

    Raises:
        TakenByColleague: it is somebody else's.
        MovedOn: it is done already.
    """
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    with portal.store.write() as connection:
        found = _not_done(connection, task_id)
        check_own(connection, actor, found.staff_id)
        _give(connection, found, None)
        trail.record(connection, clock.now(), actor.id, "case:released", about(found))


def take_over(portal: Installation, actor: Actor, task_id: str, revision: int, reason: str) -> None:
    """Take a task from a colleague; the reason is kept as a note, which the client can read (AVG art. 15).

    ``revision`` is that of the task as the page showed it.

    Raises:
        Incomplete: there is no reason.
        MovedOn: it is done, nobody has it, or it changed since.
    """
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    if not reason.strip():
        raise Incomplete(("reason",))
    with portal.store.write() as connection:
        found = _not_done(connection, task_id)
        if found.staff_id is None or found.staff_id == actor.id or found.revision != revision:
            raise MovedOn(found.state)
        _hand(connection, actor, found, actor.id, reason)


def hand_over(
    portal: Installation, actor: Actor, task_ids: Sequence[str], staff_id: str, reason: str = ""
) -> Handed:
    """Give tasks to a colleague: one's own and those that nobody has, and of others with a reason.

    Those that can't go are told, and the rest goes on: what is done, and what others have where there is no
    reason.

    Raises:
        NotFound: there is no such colleague, he does not work here any more, or he handles no cases.
    """
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    stayed = []
    with portal.store.write() as connection:
        _check_handles(connection, staff_id)
        for task_id in task_ids[:MOST_AT_ONCE]:
            found = tasks.get(connection, task_id)
            if found is None or not _may_go(actor, found, staff_id, reason):
                stayed.append(task_id)
            else:
                _hand(connection, actor, found, staff_id, reason)
    return Handed(min(len(task_ids), MOST_AT_ONCE) - len(stayed), [*stayed, *task_ids[MOST_AT_ONCE:]])


def see(portal: Installation, actor: Actor, task_id: str) -> None:
    """Who has a task saw what its client added; for anybody else nothing changes."""
    with portal.store.read() as connection:
        found = tasks.get(connection, task_id)
    if found is None or found.news_at is None or found.staff_id != actor.id:
        return
    with portal.store.write() as connection:
        tasks.is_seen(connection, task_id, actor.id)


def about(found: Task) -> str:
    """What the trail says that a task is about: the form, else the task itself."""
    return found.submission_id or found.id


def colleagues(connection: Connection) -> list[people.StaffMember]:
    """Who handles cases and works here now, by name."""
    return [
        one
        for one in people.list_staff(connection)
        if may(people.staff_actor(connection, one.id), Permission.CASEWORK_CASE_CLAIM)
    ]


def _hand(connection: Connection, actor: Actor, found: Task, staff_id: str, reason: str) -> None:
    _give(connection, found, staff_id)
    kept = []
    if reason.strip():
        note = conversation.add_note(
            connection, actor.id, reason.strip(), clock.now(), submission_id=found.submission_id,
            dossier_id=None if found.submission_id else found.dossier_id,
        )  # fmt: skip
        kept = fingerprints.taken(connection, ("note", note))
    told = {"to": staff_id, "was": found.staff_id or "", "kept": kept}
    trail.record(connection, clock.now(), actor.id, "case:handed_over", about(found), **told)


def _give(connection: Connection, found: Task, staff_id: str | None) -> None:
    since = clock.now() if staff_id else None
    if not tasks.change(connection, found.id, found.revision, staff_id=staff_id, since=since):
        raise MovedOn(found.state)


def _may_go(actor: Actor, found: Task, staff_id: str, reason: str) -> bool:
    if found.state is TaskState.DONE or found.staff_id == staff_id:
        return False
    return found.staff_id in {None, actor.id} or bool(reason.strip())


def _check_handles(connection: Connection, staff_id: str) -> None:
    if not may(people.staff_actor(connection, staff_id), Permission.CASEWORK_CASE_CLAIM):
        raise NotFound(staff_id)


def _not_done(connection: Connection, task_id: str) -> Task:
    found = tasks.require(connection, task_id)
    if found.state is TaskState.DONE:
        raise MovedOn(found.state)
    return found


def check_own(connection: Connection, actor: Actor, staff_id: str | None) -> None:
    """Let through who has something.

    Raises:
        TakenByColleague: somebody else has it, or nobody.
    """
    if staff_id != actor.id:
        colleague = staff_id and people.get_staff(connection, staff_id)
        raise TakenByColleague(colleague.name if colleague else "")
