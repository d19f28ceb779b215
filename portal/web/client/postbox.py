"""All that the gemeente and a client sent each other, in one list: letters, messages, questions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from flask import Blueprint, g, request, url_for

from portal import clock, languages
from portal.domain.permissions import Permission
from portal.store import post
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.client.situation import Situation, situation_of
from portal.web.client.together import code_of
from portal.web.flows import FLOWS, sent_as
from portal.web.flows.help import MESSAGE
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


FROM_US, FROM_YOU = N_("Bericht van ons"), N_("Bericht van u")
KINDS = {Kind.LETTER: N_("Brieven"), Kind.MESSAGE: N_("Berichten")}


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that the gemeente sent, or the client himself (``is_own``), as one line.

    ``at`` is when; ``about`` the form that a message is about; ``answer_by`` the day for an answer;
    ``bezwaar_until`` the last day to object to what the letter decides, while that is to come; ``opened_on``
    when its reader first opened it here. ``sent`` says how a letter goes. ``language`` and ``size`` (bytes)
    are those of a document.
    """

    kind: Kind
    title: str
    url: str
    at: datetime
    is_new: bool
    picture: Icon
    is_own: bool = False
    about: str = ""
    answer_by: date | None = None
    bezwaar_until: date | None = None
    opened_on: date | None = None
    sent: str = ""
    language: languages.Language | None = None
    size: int = 0

    @property
    def day(self) -> date:
        """The day on which it was sent."""
        return clock.day_of(self.at)


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
        helping_code=code_of(here.helping),
        new=[one for one in shown if one.is_new],
        read=[one for one in shown if not one.is_new],
        choices=[(one, translate(KINDS[one]), one is kind) for one in Kind],
        is_chosen=kind is not None,
    )


def items(here: Situation, code: str) -> Sequence[Item]:
    """What was sent both ways, what is new first, then the newest."""
    found = [*_letters(here, code), *_talks(here, code)]
    return sorted(found, key=lambda one: (not one.is_new, -one.at.timestamp()))


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
            at=clock.moment_on(one.sent_on, 0),
            is_new=is_new,
            picture=Icon.MAIL if is_new else Icon.MAIL_OPEN,
            bezwaar_until=until if until and until >= here.today else None,
            opened_on=one.first_opened_at and clock.day_of(one.first_opened_at),
            sent=way_of(one, code),
            language=languages.LANGUAGES[one.language],
            size=one.size,
        )


def _talks(here: Situation, code: str) -> Iterator[Item]:
    """What the gemeente and the client wrote to each other, and what he asked without choosing a form."""
    translate = languages.translations(code).gettext
    for sent in here.sent:
        form = sent_as(sent.flow, sent.answers)
        is_form = form is FLOWS[sent.flow]
        if not is_form:
            title = translate(FROM_YOU if form is MESSAGE else form.title)
            yield _message(title, sent.id, sent.received_at, is_own=True)
        about = translate(form.title) if is_form else ""
        for one in here.written_about(sent):
            yield _message(
                translate(FROM_US if one.author else FROM_YOU),
                sent.id,
                one.written_at,
                about=about,
                is_own=not one.author,
                is_new=bool(one.author and one.read_at is None),
            )
    yield from _questions(here, translate)


def _questions(here: Situation, translate: Callable[[str], str]) -> Iterator[Item]:
    """What the gemeente asked, and what the client answered."""
    for one in here.questions:
        asked = _message(translate(N_("Onze vraag aan u")), one.submission_id, one.asked_at)
        if one is here.question:
            url = url_for("client.question", key=one.submission_id)
            asked = replace(asked, url=url, picture=Icon.QUESTION, is_new=True, answer_by=one.answer_by)
        yield asked
        if one.answer and one.closed_at:
            yield _message(translate(N_("Antwoord van u")), one.submission_id, one.closed_at, is_own=True)


def _message(
    title: str, about_id: str, at: datetime, *, about: str = "", is_own: bool = False, is_new: bool = False
) -> Item:
    """A line that leads to what it is about."""
    return Item(
        kind=Kind.MESSAGE,
        title=title,
        about=about,
        url=url_for("client.sent", key=about_id),
        at=at,
        is_new=is_new,
        is_own=is_own,
        picture=Icon.MESSAGE,
    )


def newest(here: Situation, code: str, most: int) -> dict[str, Any]:
    """The first lines of what the gemeente sent, for the overview, and whether there is more."""
    found = items(here, code)
    return {"post": [one for one in found if not one.is_own][:most], "has_more_post": len(found) > most}
