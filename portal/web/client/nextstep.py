"""The one thing that a client has to do now, with its date; or that there is nothing to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from flask import url_for
from markupsafe import Markup

from portal import languages
from portal.domain.states import Obligation
from portal.domain.ways import WAYS, Lane
from portal.rules.findings import Finding
from portal.web.client.forms import FLOWS
from portal.web.client.situation import Situation
from portal.web.forms.fields import week_words
from portal.web.pages import isolated
from portal.web.portal import installation
from portal.wording import N_
from portal.wording.findings import sentence

NOTHING = N_("U hoeft nu niets te doen.")
TELL = N_("Geef iets door")
QUESTION = N_("Wij hebben een vraag aan u. Geef antwoord voor of op %(date)s.")
READ = N_("Wij hebben u geschreven. Lees ons antwoord.")
BEGUN = N_("U bent begonnen met een formulier. Uw antwoorden staan er nog.")
FILLED_IN = N_("%(name)s heeft een formulier voor u ingevuld. Lees het en verstuur het zelf.")
SEND_BY = N_("Stuur het in voor of op %(date)s.")
WE_LOOK = N_("Wij bekijken wat u instuurde.")
CLAIMED = N_("Wij bekijken uw vraag om ontheffing.")
MEANWHILE = N_("Zolang wij dat doen, hoeft u geen tegenprestatie te doen.")
PAUSED = N_("Uw tegenprestatie staat stil tot en met %(date)s.")
BEGINS = N_("Uw tegenprestatie begint op %(date)s.")
OVER = N_("Uw tegenprestatie is klaar. Bedankt voor wat u deed.")
MAY_GO_ON = N_("Wilt u doorgaan? Dat is uw eigen keuze. Vraag het ons.")
GIVE_HOURS = N_("Geef uw uren door van %(week)s.")
UNTIL = N_("U doet een tegenprestatie tot en met %(date)s.")
SOME_HOURS = N_("U hebt ontheffing tot en met %(date)s. U doet wat u wel kunt.")
ENOUGH = N_("Wat u al doet, is genoeg. U hoeft nu niets anders te doen.")
NOT_IMPOSED = N_("Wij besloten dat u geen tegenprestatie krijgt.")
STOPPED = N_("Uw tegenprestatie is gestopt.")
CHANGES = N_("Verandert er iets? Geef het ons dan door.")
TELL_BY = N_("Vertel ons wat u wilt doen of al doet. Doe dat voor of op %(date)s.")
TOO_LATE = N_("De dag die wij noemden is voorbij. U kunt het nog steeds doorgeven, of bel ons.")
NOT_YET = N_("Wij hebben u nog niets gevraagd. U mag wel alvast iets doorgeven.")
SOON = timedelta(weeks=4)


@dataclass(frozen=True)
class NextStep:
    """Sentences, the articles that they rest on, and at most one button."""

    lines: tuple[str, ...]
    label: str = ""
    url: str = ""
    findings: tuple[tuple[str, Finding], ...] = ()


class Say:
    """Puts sentences and days in the language of the reader."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._translate = languages.translations(code).gettext

    def __call__(self, text: str, **words: str) -> str:
        """A sentence, with its words filled in; a name keeps its own direction in it."""
        return Markup(self._translate(text)) % words if words else self._translate(text)  # noqa: S704 - our own sentence

    def on(self, text: str, day: date) -> str:
        """A sentence about a day."""
        shown = format_date(day, "long", locale=languages.language(self.code).locale)
        return self(text, date=shown)


def next_step(here: Situation, code: str) -> NextStep:
    """The first thing in this order that applies."""
    say = Say(code)
    return next(step for find in ORDER if (step := find(here, say)))


def may_extend(here: Situation) -> str:
    """The key of the form that led to what now ends; empty while there is nothing to go on from."""
    activity = here.activity
    if here.dossier.obligation is Obligation.ENDED:
        return ""
    if activity is None or activity.ends_on - here.today > SOON or here.waiting(Lane.MAIN):
        return ""
    agreed = (one for one in here.decisions.values() if one.id == activity.beschikking_id)
    return next((one.submission_id for one in agreed), "")


def _question(here: Situation, say: Say) -> NextStep | None:
    if here.question is None:
        return None
    url = url_for("client.question", key=here.question.submission_id)
    return NextStep((say.on(QUESTION, here.question.answer_by),), say(N_("Bekijk de vraag")), url)


def _message(here: Situation, say: Say) -> NextStep | None:
    if not here.unread:
        return None
    url = url_for("client.sent", key=here.unread[0].submission_id)
    return NextStep((say(READ),), say(N_("Lees het bericht")), url)


def _out_of_scope(here: Situation, say: Say) -> NextStep | None:
    blocking = here.assessment.blocking
    if not blocking:
        return None
    return NextStep((say(NOTHING),), findings=tuple((sentence(one, say.code), one) for one in blocking))


def _claimed(here: Situation, say: Say) -> NextStep | None:
    """Only where nothing is asked meanwhile; elsewhere what runs goes on, and so does this page."""
    if not here.waiting(Lane.EXEMPTION) or not installation().gemeente.suspend_during_claim:
        return None
    return NextStep((say(CLAIMED), say(MEANWHILE)))


def _filled_in(here: Situation, say: Say) -> NextStep | None:
    """Somebody filled a form in from elsewhere: only the client sends it."""
    for draft in here.drafts:
        if draft.helper and not draft.helper.is_beside:
            label = say(N_("Lees: %(form)s"), form=say(FLOWS[draft.flow].title))
            words = say(FILLED_IN, name=isolated(draft.helper.name))
            return NextStep((words,), label, url_for("client.check", slug=draft.flow))
    return None


def _draft(here: Situation, say: Say) -> NextStep | None:
    if not here.drafts:
        return None
    form = FLOWS[here.drafts[0].flow]
    lines = [say(BEGUN)]
    if here.dossier.answer_by and here.is_in_time and WAYS[form.slug].lane is Lane.MAIN:
        lines.append(say.on(SEND_BY, here.dossier.answer_by))
    label = say(N_("Ga verder: %(form)s"), form=say(form.title))
    return NextStep(tuple(lines), label, url_for("client.form_start", slug=form.slug))


def _waiting(here: Situation, say: Say) -> NextStep | None:
    return NextStep((say(NOTHING), say(WE_LOOK))) if here.waiting(Lane.MAIN) else None


def _paused(here: Situation, say: Say) -> NextStep | None:
    return NextStep((say(NOTHING), say.on(PAUSED, here.pause.until))) if here.pause else None


def _running(here: Situation, say: Say) -> NextStep | None:
    activity, week = here.activity, here.week_to_give
    if activity is None:
        return None
    if here.today < activity.starts_on:
        return NextStep((say(NOTHING), say.on(BEGINS, activity.starts_on)))
    if week:
        words = say(GIVE_HOURS, week=week_words(week, languages.language(say.code)))
        return NextStep((words,), say(N_("Geef uw uren door")), url_for("client.form_start", slug="uren"))
    if here.today > activity.ends_on:
        return NextStep((say(OVER), say(MAY_GO_ON)))
    return NextStep((say(NOTHING), say.on(UNTIL, activity.ends_on)))


def _settled(here: Situation, say: Say) -> NextStep | None:
    words = {
        Obligation.EXISTING_ACCEPTED: ENOUGH,
        Obligation.NOT_IMPOSED: NOT_IMPOSED,
        Obligation.ENDED: STOPPED,
    }
    found = words.get(here.dossier.obligation)
    return NextStep((say(found), say(CHANGES)), say(TELL), url_for("client.choose")) if found else None


def _asked(here: Situation, say: Say) -> NextStep | None:
    if here.dossier.answer_by is None:
        return None
    lines = [say.on(TELL_BY, here.dossier.answer_by) if here.is_in_time else say(TOO_LATE)]
    exemption = here.exemption
    if exemption and exemption.minutes_left and here.today <= exemption.until:
        lines.append(say.on(SOME_HOURS, exemption.until))
    return NextStep(tuple(lines), say(TELL), url_for("client.choose"))


def _not_yet(_here: Situation, say: Say) -> NextStep:
    return NextStep((say(NOT_YET),), say(TELL), url_for("client.choose"))


ORDER: tuple[Callable[[Situation, Say], NextStep | None], ...] = (
    _question,
    _message,
    _out_of_scope,
    _claimed,
    _filled_in,
    _draft,
    _waiting,
    _paused,
    _running,
    _settled,
    _asked,
    _not_yet,
)
