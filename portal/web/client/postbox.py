"""Everything that the gemeente sent a client, in one list: letters, messages, questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from flask import Blueprint, g, request, url_for

from portal import clock, languages
from portal.domain.permissions import Permission
from portal.store import post
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.client.situation import Situation, situation_of
from portal.web.flows import FLOWS
from portal.web.icons import Icon
from portal.web.portal import installation
from portal.web.sent_letters import way_of
from portal.wording import N_
from portal.wording.letters import NAMES
from portal.wording.speech import speak

postbox = Blueprint("post", __name__, url_prefix="/mijn/post")


class Kind(StrEnum):
    """What one can choose to see; the value stands in the address."""

    LETTER = "brieven"
    MESSAGE = "berichten"


KINDS = {Kind.LETTER: N_("Brieven"), Kind.MESSAGE: N_("Berichten")}


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that the gemeente sent, as one line.

    ``day`` is when; ``answer_by`` the day for an answer; ``bezwaar_until`` the last day to object to what the
    letter decides, while that is to come; ``opened_on`` when its reader first opened it here. ``sent`` says
    how a letter goes. ``language`` and ``size`` (bytes) are those of a document.
    """

    kind: Kind
    title: str
    url: str
    day: date
    is_new: bool
    picture: Icon
    answer_by: date | None = None
    bezwaar_until: date | None = None
    opened_on: date | None = None
    sent: str = ""
    language: languages.Language | None = None
    size: int = 0


@postbox.get("")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def listed() -> str:
    """All of it, what is new first; or letters or messages alone."""
    here, code = situation_of(installation(), g.actor), locale.code()
    speak(here.spoken)
    chosen = request.args.get("soort", "")
    kind = Kind(chosen) if chosen in set(Kind) else None
    found = items(here, code)
    translate = languages.translations(code).gettext
    shown = [one for one in found if kind in (None, one.kind)]
    return pages.render(
        "client/post.html",
        here=here,
        new=[one for one in shown if one.is_new],
        read=[one for one in shown if not one.is_new],
        choices=[(one, translate(KINDS[one]), one is kind) for one in Kind],
        is_chosen=kind is not None,
    )


def items(here: Situation, code: str) -> Sequence[Item]:
    """What the gemeente sent, what is new first, then the newest."""
    found = [*_letters(here, code), *_talks(here, code)]
    return sorted(found, key=lambda one: (not one.is_new, -one.day.toordinal()))


def _letters(here: Situation, code: str) -> Iterator[Item]:
    translate = languages.translations(code).gettext
    bezwaar = {one.id: one.bezwaar_until for one in here.decisions.values() if not here.is_objected(one)}
    for one in here.letters:
        is_new = post.is_new(one.first_opened_at, one.sent_on, here.today)
        until = bezwaar.get(one.beschikking_id or "")
        yield Item(
            kind=Kind.LETTER,
            title=translate(NAMES[one.template]),
            url=url_for("client.letter", key=one.id),
            day=one.sent_on,
            is_new=is_new,
            picture=Icon.MAIL if is_new else Icon.MAIL_OPEN,
            bezwaar_until=until if until and until >= here.today else None,
            opened_on=one.first_opened_at and clock.day_of(one.first_opened_at),
            sent=way_of(one, code),
            language=languages.LANGUAGES[one.language],
            size=one.size,
        )


def _talks(here: Situation, code: str) -> Iterator[Item]:
    """What was written about each form, and the question that waits about it."""
    translate = languages.translations(code).gettext
    unread = {one.submission_id for one in here.unread}
    asked = here.question
    for submission, last in here.conversations:
        yield Item(
            kind=Kind.MESSAGE,
            title=translate(FLOWS[submission.flow].title),
            url=url_for("client.sent", key=submission.id),
            day=clock.day_of(last.written_at),
            is_new=submission.id in unread,
            picture=Icon.MESSAGE,
        )
    if asked:
        yield Item(
            kind=Kind.MESSAGE,
            title=translate(N_("Onze vraag aan u")),
            url=url_for("client.question", key=asked.submission_id),
            day=clock.day_of(asked.asked_at),
            is_new=True,
            picture=Icon.QUESTION,
            answer_by=asked.answer_by,
        )


def newest(here: Situation, code: str, most: int) -> dict[str, Any]:
    """The first lines, for the overview, and whether there are more."""
    found = items(here, code)
    return {"post": found[:most], "has_more_post": len(found) > most}
