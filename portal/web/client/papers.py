"""The papers of a form: added and taken back before it is sent, looked at before and after."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any, cast

from flask import Blueprint, Response, after_this_request, flash, g, redirect, request, session, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as Redirect

from portal.actions import papers as acts
from portal.domain import limits
from portal.domain.errors import Forbidden, NotFound, PaperRefused, TooOften
from portal.domain.papers import LARGEST, MOST, Papers, Refusal
from portal.domain.permissions import Permission
from portal.domain.ways import WAYS, Form
from portal.store import drafts, uploads
from portal.store.jobs import Job
from portal.web import access, beside, brake, errors, gate, locale, pages, uploading
from portal.web.access import needs
from portal.web.client.forms.upload import UploadForm
from portal.web.flows import FLOWS, FORM, engine, form_for
from portal.web.portal import installation, reading
from portal.wording.papers import refusal, why_not

client_papers = Blueprint("client_papers", __name__, url_prefix="/mijn")
WITH_PAPERS = tuple(slug for slug in FLOWS if WAYS[slug].papers is Papers.WELCOME)
Page = str | Redirect | tuple[str, int]
LAST = "paper"
"""Of the session: the file that was added last, so that it can be said once that it was taken."""
SEEN = "gezien"
"""The hidden field with the files that were refused, as the page says."""
LOOK_AGAIN_S = "3"
"""Seconds after which a browser looks again whether a file was looked at."""


@client_papers.route(f"{FORM}/bijlagen", methods=["GET", "POST"])
@needs(Permission.CLIENT_FORM_FILL)
def listed(slug: Form) -> Page:
    """What was added, and room to add more; nobody has to."""
    if form_for(g.actor, slug).slug not in WITH_PAPERS:
        raise NotFound(slug)
    with reading() as connection:
        draft = drafts.get(connection, g.actor.id, slug)
    if draft is None:
        return redirect(url_for("client.form_start", slug=slug), 303)
    form = UploadForm(formdata=None)
    if request.method == "GET" or not brake.lets_through(limits.UPLOADS, g.actor.id):
        return _page(slug, form)
    try:
        session[LAST] = acts.arrive(installation(), g.actor, slug, _file(), gate.keys(SEEN))
    except PaperRefused as problem:
        form.refuse(problem.reason, code=locale.code())
        return _page(slug, form), 422
    except TooOften as held:
        brake.say_when(held)
        return _page(slug, form)
    beside.wake()
    return redirect(url_for("client_papers.listed", slug=slug), 303)


@client_papers.errorhandler(RequestEntityTooLarge)
def too_big(error: RequestEntityTooLarge) -> Page:
    """So big that nobody read it: the same page says what to do, and every answer is still there."""
    uploading.drain()
    if request.endpoint != "client_papers.listed":
        return cast("Page", errors.plain(error))
    if g.actor is None:
        return redirect(url_for(access.way_in(), verder=request.path), 303)
    slug: Form = (request.view_args or {})["slug"]
    try:
        form_for(g.actor, slug)
    except Forbidden as refused:
        return cast("Page", errors.forbidden(refused))
    form = UploadForm(formdata=None)
    form.refuse(Refusal.TOO_BIG, code=locale.code())
    return _page(slug, form), 413


@client_papers.post("/bijlagen/<uuid:key>/weg")
@needs(Permission.CLIENT_FORM_FILL)
def remove(key: Any) -> Page:
    """Take a paper back."""
    form_for(g.actor, _form_with(str(key)))
    slug = acts.remove(installation(), g.actor, str(key))
    flash(gettext("De bijlage is weg."), "info")
    return redirect(url_for("client_papers.listed", slug=slug), 303)


@client_papers.get("/bijlagen/<uuid:key>")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def paper(key: Any) -> Response:
    """One's own paper, as the gemeente gets it."""
    with reading() as connection:
        found = uploads.of_client(connection, g.actor.id, str(key))
        if found is None:
            raise NotFound(str(key))
        content = uploads.content_of(connection, found.id)
    return uploading.answer(found, content)


def on_check(current: engine.FormFlow, draft: drafts.Draft) -> dict[str, Any]:
    """What the page that checks says about papers: how many there are, or why the form takes none."""
    if current.slug not in WITH_PAPERS:
        why = why_not(WAYS[current.slug].papers, locale.code())
        return {"papers": None, "waiting": 0, "not_used": [], "why_no_papers": why}
    files = looked_at(draft)
    return {
        "papers": _of_draft(draft.id),
        "waiting": waiting(files),
        "not_used": [refusal(why, locale.code()) for why in _why(files)],
        "why_no_papers": [],
    }


def of_submission(draft_id: str) -> list[uploading.ShownPaper]:
    """The papers that went with a form."""
    return _of_draft(draft_id)


def _file() -> bytes:
    """What was chosen, or nothing; one byte too many is enough to see that it is too big."""
    sent = request.files.get("paper")
    if sent is None:
        return b""
    with closing(sent):
        content: bytes = sent.read(LARGEST + 1)
    return content


def _form_with(key: str) -> Form:
    """The form that one's own paper was added to, as long as that was not sent in."""
    with reading() as connection:
        is_own = uploads.of_client(connection, g.actor.id, key)
        form = uploads.flow_of(connection, key) if is_own else None
    if form is None:
        raise NotFound(key)
    return form


def _look_again(answer: Response) -> Response:
    """A browser asks again by itself, as long as a file is looked at."""
    answer.headers["Refresh"] = LOOK_AGAIN_S
    return answer


def _of_draft(draft_id: str) -> list[uploading.ShownPaper]:
    with reading() as connection:
        found = uploads.of_draft(connection, draft_id)
    return uploading.shown(found, "client_papers.paper", locale.code())


def looked_at(draft: drafts.Draft) -> list[Job]:
    """The files of a draft that are still looked at, or could not be used; somebody sees to the first now."""
    files = _files(draft)
    if any(job.waits for job in files):
        beside.wake()
        files = _files(draft)
    return files


def waiting(files: Sequence[Job]) -> int:
    """How many files are still looked at."""
    return sum(job.waits for job in files)


def _files(draft: drafts.Draft) -> list[Job]:
    with reading() as connection:
        return acts.of_draft(connection, g.actor.id, draft.id)


def _why(files: Sequence[Job]) -> list[Refusal]:
    return [Refusal(job.refusal) for job in files if job.refusal]


def _tell_taken(files: Sequence[Job]) -> None:
    """Say once that the last file was taken."""
    last = next((job for job in files if job.id == session.get(LAST)), None)
    if last and not last.waits:
        del session[LAST]
        if not last.refusal:
            flash(gettext("De bijlage is toegevoegd."), "ok")


def _page(slug: Form, form: UploadForm) -> str:
    current = FLOWS[slug]
    with reading() as connection:
        draft = drafts.get(connection, g.actor.id, slug)
    files = looked_at(draft) if draft else []
    added = _of_draft(draft.id) if draft else []
    _tell_taken(files)
    if _why(files) and not form.wrong:
        form.refuse(*_why(files), code=locale.code())
    if waiting(files):
        after_this_request(_look_again)
    return pages.render(
        "client/papers.html",
        form=form,
        flow=current,
        papers=added,
        most=MOST,
        waiting=waiting(files),
        not_used=[job for job in files if job.refusal],
        is_full=len(added) + waiting(files) >= MOST,
        back_url=url_for("client.check", slug=slug),
    )
