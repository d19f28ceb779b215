"""Form K5 "Ik heb hulp nodig" (Rotterdam art. 4 lid 2 and 5 lid 2; Awb art. 2:1).

Two pages ask for the same with less: a message, and a wish to be called. They arrive as the form does, under
names of their own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portal import languages
from portal.actions.submit import submit
from portal.domain.answers import HelpAnswers
from portal.domain.ways import Form
from portal.web.flows.choices import YES_NO
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.flows.phone import Phone
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, LongTextField, MultiChoiceField, PhoneField
from portal.web.forms.validators import Length, Required
from portal.wording import N_

OTHER, WRITE = "other", "write"
TOPICS = (
    Choice("place", N_("Een plek vinden")),
    Choice("language", N_("Taal")),
    Choice("transport", N_("Vervoer")),
    Choice("childcare", N_("Opvang voor mijn kinderen")),
    Choice("unsafe", N_("Ruzie, of ik voel mij niet veilig")),
    Choice(OTHER, N_("Iets anders")),
)
CALLS = (
    Choice("morning", N_("In de ochtend")),
    Choice("afternoon", N_("In de middag")),
    Choice("evening", N_("In de avond")),
)
TIMES = (*CALLS, Choice(WRITE, N_("Liever niet bellen, schrijf mij")))
TONGUES = (
    *(Choice(one.code, one.name, is_name=True) for one in languages.LANGUAGES.values()),
    Choice("other", N_("Een andere taal")),
)


class Topics(PortalForm):
    """K5.1."""

    topics = MultiChoiceField(
        N_("Waarbij hebt u hulp nodig?"), [Required(N_("Kies waarbij u hulp nodig hebt."))], choices=TOPICS
    )


class Story(PortalForm):
    """K5.2."""

    story = LongTextField(
        N_("Wat wilt u ons vertellen?"),
        [Length(0, 1000)],
    )


class WhenToCall(PortalForm):
    """K5.3."""

    times = MultiChoiceField(
        N_("Wanneer kunnen wij u het beste bellen?"),
        [Required(N_("Kies wanneer wij u kunnen bellen."))],
        choices=TIMES,
    )


def _tongue() -> ChoiceField:
    return ChoiceField(
        N_("In welke taal wilt u praten?"),
        [Required(N_("Kies in welke taal u wilt praten."))],
        choices=TONGUES,
    )


def _interpreter() -> ChoiceField:
    return ChoiceField(
        N_("Wilt u een tolk?"),
        [Required(N_("Kies of u een tolk wilt."))],
        choices=YES_NO,
        description=N_("Een tolk kost u niets."),
    )


class Tongue(PortalForm):
    """K5.4."""

    tongue = _tongue()
    interpreter = _interpreter()


HELP = FormFlow(
    slug=Form.HELP,
    title=N_("Ik heb hulp nodig"),
    hint=N_("Een plek vinden, taal, vervoer of opvang."),
    received=N_("Wij hebben uw vraag om hulp"),
    intro=(
        N_("Komt u er niet uit? Vraag hulp. Dat kost niets en verandert niets aan uw uitkering."),
        N_("Wij antwoorden binnen drie werkdagen."),
        N_("Bent u in gevaar? Bel 112."),
    ),
    steps=(
        *part(
            N_("Uw vraag"),
            Step("waarbij", Topics),
            Step("vertel", Story),
        ),
        *part(
            N_("Bellen"),
            Step("bellen", WhenToCall),
            Step("nummer", Phone, needed=Chose("times", tuple(time.value for time in CALLS))),
            Step("taal", Tongue, N_("In welke taal?")),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("Een klantmanager leest uw vraag."),
        N_("Wij bellen u, of u leest ons antwoord in uw overzicht."),
    ),
)


class Message(PortalForm):
    """What somebody writes without choosing a form."""

    story = LongTextField(N_("Uw bericht"), [Required(N_("Schrijf uw bericht op.")), Length(0, 2000)], rows=6)


class CallMe(PortalForm):
    """What is needed to call somebody, and no more."""

    times = MultiChoiceField(
        N_("Wanneer kunnen wij u het beste bellen?"),
        [Required(N_("Kies wanneer wij u kunnen bellen."))],
        choices=CALLS,
    )
    phone = PhoneField(N_("Op welk nummer kunnen wij u bellen?"), [Required(N_("Vul uw telefoonnummer in."))])
    tongue = _tongue()
    interpreter = _interpreter()


MESSAGE = replace(
    HELP,
    title=N_("Bericht aan ons"),
    received=N_("Wij hebben uw bericht"),
    steps=part(N_("Uw bericht"), Step("bericht", Message)),
    next_steps=(
        N_("Een klantmanager leest uw bericht."),
        N_("U leest ons antwoord in uw overzicht."),
    ),
)
CALL = replace(
    HELP,
    title=N_("Bel mij terug"),
    received=N_("Wij bellen u terug"),
    steps=part(N_("Bellen"), Step("bel-mij", CallMe)),
    next_steps=(N_("Een klantmanager belt u op het nummer dat u gaf."),),
)


def written_as(answers: Mapping[str, Any]) -> FormFlow:
    """As what somebody sent this: in the form he says with what he needs help, or tells about it.

    ``answers`` are those of K5, as they are kept. A message asks for nothing but a reading; who wants to be
    called and tells nothing else asked the same on either page.
    """
    told = HelpAnswers.read(answers)
    if told.topics != (OTHER,):
        return HELP
    if told.times == (WRITE,):
        return MESSAGE if told.interpreter is None else HELP
    return HELP if told.story or WRITE in told.times else CALL
