"""Adding papers to a form, taking them back, and looking at them."""

import hashlib

from portal import clock
from portal.actions.installation import Installation
from portal.actions.viewing import record_view
from portal.domain.errors import MovedOn, NotFound, PaperRefused
from portal.domain.papers import MOST, Kind, Papers, Refusal
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.ways import WAYS
from portal.papers.cleaning import clean
from portal.papers.kinds import kind_of
from portal.papers.scanning import ScannerAway
from portal.store import drafts, fingerprints, trail, uploads
from portal.store.base import Connection


def add(portal: Installation, actor: Actor, flow: str, content: bytes) -> None:
    """Add a paper to the client's draft of a form; the same paper twice is there once.

    What is kept is made anew from ``content``: upright, without place, time, author or anything hidden.
    The work on the file is done before the transaction, so that nobody waits for it.

    Raises:
        NotFound: this form takes no papers, or the client has no draft of it.
        PaperRefused: the file can't be taken; the reason says what is wrong with it.
        MovedOn: the form was sent in meanwhile.
    """
    require(actor, Permission.CLIENT_FORM_FILL)
    draft_id = _draft_with_room(portal, actor, flow)
    try:
        kind = kind_of(content)
        _scan(portal, content)
        made = clean(kind, content)
    except PaperRefused as refused:
        _record_refusal(portal, actor, draft_id, refused.reason)
        raise
    _keep(portal, actor, flow, draft_id, kind.kept_as, made)


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
        uploads.remove(connection, upload_id)
        record_removed(connection, actor, upload_id)
    return flow


def record_removed(connection: Connection, actor: Actor, upload_id: str) -> None:
    """Record that a paper was thrown away, so that nobody takes it for lost."""
    kept = fingerprints.taken(connection, ("upload", upload_id))
    trail.record(connection, clock.now(), actor.id, "upload:removed", upload_id, kept=kept)


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


def _draft_with_room(portal: Installation, actor: Actor, flow: str) -> str:
    if WAYS[flow].papers is not Papers.WELCOME:
        raise NotFound(flow)
    with portal.store.read() as connection:
        draft = drafts.get(connection, actor.id, flow)
        if draft is None:
            raise NotFound(flow)
        _check_room(connection, draft.id)
    return draft.id


def _check_room(connection: Connection, draft_id: str) -> None:
    if len(uploads.of_draft(connection, draft_id)) >= MOST:
        raise PaperRefused(Refusal.TOO_MANY)


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


def _record_refusal(portal: Installation, actor: Actor, draft_id: str, reason: Refusal) -> None:
    with portal.store.write() as connection:
        trail.record(connection, clock.now(), actor.id, "upload:refused", draft_id, reason=reason)


def _keep(portal: Installation, actor: Actor, flow: str, draft_id: str, kind: Kind, made: bytes) -> None:
    now, sha256 = clock.now(), hashlib.sha256(made).hexdigest()
    with portal.store.write() as connection:
        draft = drafts.get(connection, actor.id, flow)
        if draft is None or draft.id != draft_id:
            raise MovedOn(draft_id)
        if uploads.is_there(connection, draft_id, sha256):
            return
        _check_room(connection, draft_id)
        key = uploads.add(
            connection,
            {
                "client_id": actor.id,
                "draft_id": draft_id,
                "media_type": kind,
                "size": len(made),
                "sha256": sha256,
                "content": made,
                "is_scanned": portal.scanner is not None,
                "added_at": now,
            },
        )
        kept = fingerprints.taken(connection, ("upload", key))
        trail.record(connection, now, actor.id, "upload:added", key, kind=kind, kept=kept)
