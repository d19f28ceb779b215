"""What a client has to do, what presses most first, each with its own day; or that there is nothing.

The first is what the overview shows large; the others stand under it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from flask import url_for
from markupsafe import Markup

from portal import languages
from portal.domain.states import Obligation
from portal.domain.ways import WAYS, Form, Lane
from portal.rules.findings import Finding
from portal.web.client.situation import Situation
from portal.web.flows import FLOWS
from portal.web.icons import Icon
from portal.web.pages import isolated
from portal.wording import N_, quantities, weeks
from portal.wording.findings import sentence
from portal.wording.letters import NAMES

NOTHING = N_("U hoeft nu niets te doen.")
QUESTION = N_("Wij hebben een vraag aan u. Geef antwoord voor of op %(date)s.")
READ = N_("Wij hebben u geschreven. Lees ons antwoord.")
BEGUN = N_("U bent begonnen met een formulier. Uw antwoorden staan er nog.")
FILLED_IN = N_("%(name)s heeft een formulier voor u ingevuld. Lees het en verstuur het zelf.")
SEND_BY = N_("Stuur het in voor of op %(date)s.")
WE_LOOK = N_("Wij bekijken wat u instuurde.")
CLAIMED = N_("Wij bekijken uw vraag om ontheffing.")
MEANWHILE = N_("Zolang wij dat doen, hoeft u geen tegenprestatie te doen.")
STANDS_STILL = N_("Zolang wij dit bekijken, staat uw tegenprestatie stil.")
PAUSED = N_("Uw tegenprestatie staat stil tot en met %(date)s.")
BEGINS = N_("Uw tegenprestatie begint op %(date)s.")
GIVE_HOURS = N_("Geef uw uren door")
OVER = N_("Uw tegenprestatie is klaar. Bedankt voor wat u deed.")
MAY_GO_ON = N_("Wilt u doorgaan? Dat is uw eigen keuze. Vraag het ons.")
UNTIL = N_("U doet een tegenprestatie tot en met %(date)s.")
SOME_HOURS = N_("Tot en met %(date)s vragen wij niet meer dan %(hours)s per week.")
ENOUGH = N_("Wat u al doet, is genoeg. U hoeft nu niets anders te doen.")
NOT_IMPOSED = N_("Wij besloten dat u geen tegenprestatie hoeft te doen.")
STOPPED = N_("Uw tegenprestatie is gestopt.")
GONE = N_("Uw tegenprestatie gaat niet door.")
CHANGES = N_("Verandert er iets? Geef het ons dan door.")
TELL_BY = N_("Vertel ons wat u wilt doen of al doet. Doe dat voor of op %(date)s.")
TOO_LATE = N_("De dag die wij noemden is voorbij. U kunt het nog steeds doorgeven. Bellen mag ook.")
NOT_YET = N_("Wij hebben u nog niets gevraagd. U mag wel alvast iets doorgeven.")
LETTER = N_("Wij stuurden u een brief. Lees wat erin staat.")
SOON, WEEK = timedelta(weeks=4), timedelta(weeks=1)


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to do, with at most one button; ``is_calm``: nothing has to be done, only known.

    ``day`` is the day that belongs to the button, or to what is told. ``findings`` are the articles that the
    sentences rest on.
    """

    title: str
    lines: tuple[str, ...] = ()
    picture: Icon = Icon.INFO
    label: str = ""
    url: str = ""
    day: date | None = None
    is_calm: bool = False
    findings: tuple[tuple[str, Finding], ...] = ()


class Say:
    """Puts sentences and days in the language of the reader."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._translate = languages.translations(code).gettext

    def __call__(self, text: str, **words: str) -> str:
        """A sentence, with its words filled in; a name keeps its own direction in it."""
        return Markup(self._translate(text)) % words if words else self._translate(text)  # noqa: S704 - our own sentence

    def on(self, text: str, day: date, **words: str) -> str:
        """A sentence about a day."""
        shown = format_date(day, "long", locale=languages.language(self.code).locale)
        return self(text, date=shown, **words)


def todo(here: Situation, code: str) -> list[ToDo]:
    """Everything there is to do, in the order of this file; at its end what holds while there is nothing."""
    say = Say(code)
    found = [one for find in UNREAD for one in find(here, say)]
    if beyond := _out_of_scope(here, say):
        return [*found, beyond]
    found += [one for find in FORMS for one in find(here, say)]
    state = next(one for find in STATES if (one := find(here, say)))
    is_told = bool(found) and state.is_calm and (here.doing or not state.day)
    is_same = state.day is not None and any(one.day == state.day and one.url for one in found)
    return found if is_told or is_same else [*found, state]


def may_extend(here: Situation) -> str:
    """The key of the form that led to what now ends; empty while there is nothing to go on from.

    What a decision ended does not go on, only what comes to its own last day.
    """
    if here.dossier.obligation is Obligation.ENDED or here.waiting(Lane.MAIN):
        return ""
    ending = [one.activity for one in here.doing if one.activity.ends_on - here.today <= SOON]
    own = [one for one in ending if one.id not in here.cut_short]
    counts = sorted(own, key=lambda one: one != here.activity)
    agreed = {one.id: one.submission_id for one in here.decisions.values()}
    return next((agreed[one.beschikking_id] for one in counts), "")


def _letters(here: Situation, say: Say) -> Iterator[ToDo]:
    for one in here.new_letters:
        yield ToDo(
            title=say(NAMES[one.template]),
            lines=(say(LETTER), *_meanwhile(here, say)[1:]),
            picture=Icon.MAIL,
            label=say(N_("Lees de brief")),
            url=url_for("client.letter", key=one.id),
        )


def _messages(here: Situation, say: Say) -> Iterator[ToDo]:
    about = dict.fromkeys(one.submission_id for one in here.unread)
    for submission_id in about:
        yield ToDo(
            title=say(N_("U hebt een bericht")),
            lines=(say(READ), *_meanwhile(here, say)[1:]),
            picture=Icon.MESSAGE,
            label=say(N_("Lees het bericht")),
            url=url_for("client.sent", key=submission_id),
        )


def _question(here: Situation, say: Say) -> Iterator[ToDo]:
    if here.question:
        yield ToDo(
            title=say(N_("Beantwoord onze vraag")),
            lines=(say.on(QUESTION, here.question.answer_by), *_meanwhile(here, say)[1:]),
            picture=Icon.QUESTION,
            label=say(N_("Bekijk de vraag")),
            url=url_for("client.question", key=here.question.submission_id),
            day=here.question.answer_by,
        )


def _out_of_scope(here: Situation, say: Say) -> ToDo | None:
    blocking = here.assessment.blocking
    if not blocking:
        return None
    told = tuple((sentence(one, say.code), one) for one in blocking)
    day = here.exempt.until if here.exempt else None
    return ToDo(title=told[0][0], findings=told, day=day, is_calm=True, picture=Icon.ARRIVED)


def _hours(here: Situation, say: Say) -> Iterator[ToDo]:
    """Hours can be given for some weeks only, so they go before whatever can wait."""
    if here.due:
        yield ToDo(
            title=say(GIVE_HOURS),
            lines=(open_weeks(here.due, say.code), *_beside(here, say)),
            picture=Icon.CLOCK,
            label=say(N_("Uren doorgeven")),
            url=url_for("client.form_start", slug=Form.HOURS),
        )


def open_weeks(due: Sequence[date], code: str) -> str:
    """How many weeks are open, and from which day to which."""
    ngettext, number = languages.translations(code).ngettext, len(due)
    text: str = ngettext(
        "Er staat %(num)s week open: %(days)s.", "Er staan %(num)s weken open: %(days)s.", number
    )
    return text % {"num": number, "days": weeks.span(due[0], due[-1] + WEEK - timedelta(days=1), code)}


def _filled_in(here: Situation, say: Say) -> Iterator[ToDo]:
    """Somebody filled a form in from elsewhere: only the client sends it."""
    for draft in here.drafts:
        if draft.helper and not draft.helper.is_beside:
            words = say(FILLED_IN, name=isolated(draft.helper.name))
            yield ToDo(
                title=say(N_("Lees: %(form)s"), form=say(FLOWS[draft.flow].title)),
                lines=(words, *_by_when(here, say, draft.flow), *_beside(here, say)),
                picture=Icon.USERS,
                label=say(N_("Lees het en verstuur het")),
                url=url_for("client.check", slug=draft.flow),
                day=_day_of(here),
            )


def _draft(here: Situation, say: Say) -> Iterator[ToDo]:
    if not here.drafts:
        return
    form = FLOWS[here.drafts[0].flow]
    yield ToDo(
        title=say(N_("Maak het af: %(form)s"), form=say(form.title)),
        lines=(say(BEGUN), *_by_when(here, say, form.slug), *_beside(here, say)),
        picture=Icon.PENCIL,
        label=say(N_("Ga verder")),
        url=url_for("client.go_on", slug=form.slug),
        day=_day_of(here),
    )


def _day_of(here: Situation) -> date | None:
    return here.dossier.answer_by if here.is_in_time else None


def _by_when(here: Situation, say: Say, flow: Form) -> tuple[str, ...]:
    """The day on which something is expected, which also holds for who is busy with another form."""
    if here.dossier.answer_by is None or not here.is_in_time:
        return ()
    text = SEND_BY if WAYS[flow].lane is Lane.MAIN else TELL_BY
    return (say.on(text, here.dossier.answer_by),)


def _nothing(here: Situation, say: Say) -> ToDo | None:
    """Nothing to do while it stands still, runs, or lies with the gemeente."""
    day = None
    if here.is_suspended or here.stands_still or here.pause:
        lines = _meanwhile(here, say)
        day = here.pause.until if here.pause and not here.stands_still else None
    elif here.activity:
        lines, day = _course(here, say)
    elif not here.waiting(Lane.MAIN):
        return None
    else:
        lines = (say(NOTHING),)
    return _calm(*_once(*lines, *_rest(here, say)), day=day, nothing=say(NOTHING))


def _calm(*lines: str, day: date | None = None, nothing: str) -> ToDo:
    """What holds while nothing has to be done; that it is nothing stands above it already."""
    told = [line for line in lines if line != nothing] or [nothing]
    return ToDo(title=told[0], lines=tuple(told[1:]), day=day, is_calm=True, picture=Icon.ARRIVED)


def _beside(here: Situation, say: Say) -> tuple[str, ...]:
    """What holds beside the one thing that there is to do."""
    return _once(*_meanwhile(here, say)[1:], *_rest(here, say))


def _once(*lines: str) -> tuple[str, ...]:
    """Sentences, none of them twice."""
    return tuple(dict.fromkeys(lines))


def _meanwhile(here: Situation, say: Say) -> tuple[str, ...]:
    """That nothing is asked of what runs, and why."""
    if here.stands_still:
        return say(NOTHING), say(CLAIMED if here.spoken.imposes else WE_LOOK), say(STANDS_STILL)
    if here.is_suspended:
        return say(NOTHING), say(CLAIMED), say(MEANWHILE)
    return (say(NOTHING), say.on(PAUSED, here.pause.until)) if here.pause else ()


def _course(here: Situation, say: Say) -> tuple[tuple[str, ...], date | None]:
    """How far it is with what runs: of several, the day on which the first begins or the last ends."""
    begins = min(one.activity.starts_on for one in here.doing)
    ends = max(
        one.activity.ends_on for one in here.doing if one.activity.starts_on <= max(begins, here.today)
    )
    if here.today < begins:
        return (say(NOTHING), say.on(BEGINS, begins)), begins
    if here.today <= ends:
        return (say(NOTHING), say.on(UNTIL, ends)), ends
    return ((say(OVER), say(MAY_GO_ON)) if may_extend(here) else (say(OVER),)), None


def _rest(here: Situation, say: Say) -> tuple[str, ...]:
    """What lies with the gemeente, and that fewer hours are asked."""
    lines = [say(WE_LOOK)] if here.waiting(Lane.MAIN) else []
    if here.fewer and (here.activity or here.is_asked):
        hours = quantities.hours(here.fewer.minutes, say.code)
        lines.append(say.on(SOME_HOURS, here.fewer.until, hours=hours))
    return tuple(lines)


def _settled(here: Situation, say: Say) -> ToDo | None:
    words = {
        Obligation.EXISTING_ACCEPTED: ENOUGH,
        Obligation.NOT_IMPOSED: NOT_IMPOSED,
        Obligation.ENDED: GONE if here.never_began else STOPPED,
    }
    found = words.get(here.dossier.obligation)
    return _calm(say(found), say(CHANGES), nothing=say(NOTHING)) if found else None


def _asked(here: Situation, say: Say) -> ToDo | None:
    if here.dossier.answer_by is None or not here.is_asked:
        return None
    words = say.on(TELL_BY, here.dossier.answer_by) if here.is_in_time else say(TOO_LATE)
    return ToDo(
        title=say(N_("Vertel ons wat u wilt doen")),
        lines=(words, *_rest(here, say)),
        picture=Icon.HAND,
        label=say(N_("Kies wat u wilt doorgeven")),
        url=url_for("client.choose"),
        day=_day_of(here),
    )


def _not_yet(_here: Situation, say: Say) -> ToDo:
    return _calm(say(NOT_YET), nothing=say(NOTHING))


UNREAD: tuple[Callable[[Situation, Say], Iterator[ToDo]], ...] = (_letters, _messages, _question)
"""What the gemeente sent and nobody read yet goes before everything else."""
FORMS: tuple[Callable[[Situation, Say], Iterator[ToDo]], ...] = (_hours, _filled_in, _draft)
STATES: tuple[Callable[[Situation, Say], ToDo | None], ...] = (_nothing, _settled, _asked, _not_yet)
"""Where somebody stands: the first that applies."""
