"""The page on which a client checks all his answers, before he sends them."""

from collections.abc import Sequence
from typing import Any

from flask import g, url_for

from portal import languages
from portal.store import drafts, submissions
from portal.store.submissions import Submission
from portal.web import locale, pages
from portal.web.client import papers
from portal.web.client.forms.company import ConfirmForm, mark_of
from portal.web.flows import engine
from portal.web.portal import installation, reading
from portal.wording.helping import helped


def check_page(
    current: engine.FormFlow,
    draft: drafts.Draft,
    filled: engine.Filled,
    confirmation: ConfirmForm | None,
    *,
    has_changed: bool = False,
) -> str:
    """All answers and papers, what the rules may object to, what it takes the place of, and the button."""
    code = locale.code()
    return pages.render(
        "client/check.html",
        form=current,
        draft=draft,
        parts=_in_parts(current, filled, code),
        place=current.place(engine.CHECK, code),
        cautions=_cautions(current, draft, code),
        back_url=_before_check(current, draft.answers),
        **papers.on_check(current, draft),
        confirmation=confirmation,
        read_mark=mark_of(draft),
        has_changed=has_changed,
        replaces=_replaced(draft),
        helped=helped(draft.helper or g.actor.helper, code) if confirmation else "",
    )


def _replaced(draft: drafts.Draft) -> Submission | None:
    """What this is sent in the place of; a helper need not know what was sent."""
    if draft.replaces_id is None or g.actor.is_helper:
        return None
    with reading() as connection:
        return submissions.of_client(connection, draft.client_id, draft.replaces_id)


def _cautions(current: engine.FormFlow, draft: drafts.Draft, code: str) -> Sequence[str]:
    """What the rules may object to. It follows from the dossier too, so it is not for a helper."""
    return () if g.actor.is_helper else current.cautions(installation(), g.actor, draft.answers, code)


def _in_parts(current: engine.FormFlow, filled: engine.Filled, code: str) -> list[dict[str, Any]]:
    """The answers by the parts of the form, each with the page where it can be changed."""
    translate = languages.translations(code).gettext
    parts: dict[str, list[dict[str, str]]] = {}
    for row in filled.rows(code):
        url = url_for("client.step", slug=current.slug, step=row.step, wijzig=1)
        told = {"question": row.question, "answer": row.answer, "change_url": url}
        parts.setdefault(row.part, []).append(told)
    return [{"title": translate(title), "rows": rows} for title, rows in parts.items()]


def _before_check(current: engine.FormFlow, answers: engine.Answers) -> str:
    return url_for("client.step", slug=current.slug, step=current.needed(answers)[-1].slug)
