"""Adding papers to a form, taking them back, and looking at them."""

import hashlib
from collections.abc import Collection, Sequence
from functools import partial

from portal import clock
from portal.actions.installation import Installation
from portal.actions.jobs import Made
from portal.actions.viewing import record_view
from portal.domain.errors import NotFound, PaperRefused, TooOften
from portal.domain.jobs import Work
from portal.domain.limits import PAPER_TIME
from portal.domain.papers import MOST, Kind, Papers, Refusal
from portal.domain.permissions import Permission, require, require_filling
from portal.domain.roles import Actor
from portal.domain.ways import WAYS, Form
from portal.papers.cleaning import clean
from portal.papers.kinds import kind_of
from portal.papers.scanning import ScannerAway
from portal.store import drafts, fingerprints, jobs, trail, uploads
from portal.store.base import Connection
from portal.store.jobs import Job


def arrive(portal: Installation, actor: Actor, flow: Form, content: bytes, seen: Collection[str] = ()) -> str:
    """Take a file in for the client's draft of a form, to be made anew beside the pages; returns its job.

    ``seen``: jobs of files that were refused, as the page said; they need not be told again.

    Raises:
        NotFound: this form takes no papers, or the client has no draft of it.
        PaperRefused: the file can't be taken; the reason says what is wrong with it.
        TooOften: this client's files took so much time that others would wait for him.
    """
    require_filling(actor, flow)
    draft_id = _draft_with_room(portal, actor, flow)
    try:
        kind = kind_of(content)
    except PaperRefused as refused:
        with portal.store.write() as connection:
            _record_refusal(connection, actor.id, draft_id, refused.reason)
        raise
    about = {"flow": flow, "draft_id": draft_id, "kind": kind}
    with portal.store.write() as connection:
        _check_room(connection, actor.id, draft_id)
        for job in of_draft(connection, actor.id, draft_id):
            if job.refusal and job.id in seen:
                jobs.told(connection, job.id)
        return jobs.add(connection, actor.id, Work.PAPER, about, clock.now(), content)


def look_at(portal: Installation, job: Job, content: bytes | None) -> Made:
    """Make a file anew: what is kept is upright, without place, time, author or anything hidden."""
    if content is None:  # thrown away while somebody was at work on it, who then went away himself
        return Made()
    try:
        _scan(portal, content)
        kind = Kind(job.about["kind"])
        made = clean(kind, content)
    except PaperRefused as refused:
        record = partial(
            _record_refusal, client_id=job.client_id, draft_id=job.about["draft_id"], reason=refused.reason
        )
        return Made(record, refusal=refused.reason)
    return Made(partial(_keep, job=job, kind=kind.kept_as, made=made, is_scanned=portal.scanner is not None))


def of_draft(connection: Connection, client_id: str, draft_id: str) -> list[Job]:
    """The files of a draft that are looked at, or were a moment ago; the oldest first."""
    mine = jobs.of_client(connection, client_id, Work.PAPER)
    return [job for job in mine if job.about["draft_id"] == draft_id]


def copy_to(connection: Connection, client_id: str, sent_draft_id: str, draft_id: str) -> None:
    """Add the papers of what was sent in to another draft as well; what was sent keeps its own."""
    for paper in uploads.of_draft(connection, sent_draft_id):
        key = uploads.copy(connection, paper.id, draft_id)
        kept = fingerprints.taken(connection, ("upload", key))
        trail.record(
            connection, clock.now(), client_id, "upload:added", key, kind=paper.media_type, kept=kept
        )


def remove_of_draft(connection: Connection, client_id: str, draft_id: str) -> None:
    """Throw away every paper of a draft, those that are still looked at as well."""
    for upload_id in uploads.remove_of_draft(connection, draft_id):
        _record_removed(connection, client_id, upload_id)
    for job in of_draft(connection, client_id, draft_id):
        if job.waits:  # the time that the others took still counts
            jobs.throw_away(connection, job.id, clock.now())


def remove(portal: Installation, actor: Actor, upload_id: str) -> str:
    """Take back a paper that was not sent in yet; returns the form that it belonged to.

    Raises:
        NotFound: it is not this client's, or was sent in.
    """
    require(actor, Permission.CLIENT_FORM_FILL)
    with portal.store.write() as connection:
        found = uploads.of_client(connection, actor.id, upload_id)
        flow = uploads.flow_of(connection, upload_id)
        if found is None or flow is None:
            raise NotFound(upload_id)
        require_filling(actor, flow)
        uploads.remove(connection, upload_id)
        _record_removed(connection, actor.id, upload_id)
    return flow


def view(portal: Installation, actor: Actor, upload_id: str) -> tuple[uploads.Upload, bytes]:
    """A paper of a case, and its content; the trail keeps that it was looked at.

    Raises:
        NotFound: there is no such paper, or it was not sent in.
    """
    require(actor, Permission.CASEWORK_CASE_VIEW)
    with portal.store.read() as connection:
        found = uploads.sent(connection, upload_id)
        if found is None:
            raise NotFound(upload_id)
        content = uploads.content_of(connection, upload_id)
    record_view(portal, actor, "upload:viewed", upload_id)
    return found, content


def _draft_with_room(portal: Installation, actor: Actor, flow: Form) -> str:
    if WAYS[flow].papers is not Papers.WELCOME:
        raise NotFound(flow)
    with portal.store.read() as connection:
        draft = drafts.get(connection, actor.id, flow)
        if draft is None:
            raise NotFound(flow)
        _check_room(connection, actor.id, draft.id)
    return draft.id


def _check_room(connection: Connection, client_id: str, draft_id: str) -> None:
    """Whether one more file may come: of this draft so many, of this client so much time."""
    waiting = [job for job in of_draft(connection, client_id, draft_id) if job.waits]
    if len(uploads.of_draft(connection, draft_id)) + len(waiting) >= MOST:
        raise PaperRefused(Refusal.TOO_MANY)
    _check_time(jobs.of_client(connection, client_id, Work.PAPER))


def _check_time(mine: Sequence[Job]) -> None:
    """Jobs are kept for as long as they count."""
    since = clock.now() - PAPER_TIME.within
    counted = [(job.done_at, job.took_ms or 0) for job in mine if job.done_at and job.done_at > since]
    if sum(took for _, took in counted) >= 1000 * PAPER_TIME.most:
        raise TooOften(min(done_at for done_at, _ in counted) + PAPER_TIME.within)


def _scan(portal: Installation, content: bytes) -> None:
    """Let the scanner look, if there is one. What nobody could look at is not taken."""
    if portal.scanner is None:
        return
    try:
        is_safe = portal.scanner.is_safe(content)
    except ScannerAway as away:
        raise PaperRefused(Refusal.NOT_SCANNED) from away
    if not is_safe:
        raise PaperRefused(Refusal.UNSAFE)


def _record_removed(connection: Connection, client_id: str, upload_id: str) -> None:
    """So that nobody takes it for lost."""
    kept = fingerprints.taken(connection, ("upload", upload_id))
    trail.record(connection, clock.now(), client_id, "upload:removed", upload_id, kept=kept)


def _record_refusal(connection: Connection, client_id: str, draft_id: str, reason: Refusal) -> None:
    trail.record(connection, clock.now(), client_id, "upload:refused", draft_id, reason=reason)


def _keep(connection: Connection, *, job: Job, kind: Kind, made: bytes, is_scanned: bool) -> None:
    """Keep what was made, unless it is there already, or its draft is not there any more."""
    now, sha256, draft_id = clock.now(), hashlib.sha256(made).hexdigest(), job.about["draft_id"]
    draft = drafts.get(connection, job.client_id, job.about["flow"])
    if draft is None or draft.id != draft_id or uploads.is_there(connection, draft_id, sha256):
        return
    key = uploads.add(
        connection,
        {
            "client_id": job.client_id,
            "draft_id": draft_id,
            "media_type": kind,
            "size": len(made),
            "sha256": sha256,
            "content": made,
            "is_scanned": is_scanned,
            "added_at": now,
        },
    )
    kept = fingerprints.taken(connection, ("upload", key))
    trail.record(connection, now, job.client_id, "upload:added", key, kind=kind, kept=kept)
