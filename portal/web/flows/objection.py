"""Form K8 "Ik ben het er niet mee eens": bezwaar (Awb 6:4), zienswijze (4:8, 4:9) or complaint (9:1)."""

from collections.abc import Sequence

from babel.dates import format_date

from portal import clock, languages
from portal.actions import objections
from portal.actions.installation import Installation
from portal.actions.submit import submit
from portal.domain.answers import ObjectedTo, ObjectionAnswers
from portal.domain.roles import Actor
from portal.domain.ways import Form
from portal.rules import terms
from portal.store import beschikkingen, dossiers, submissions
from portal.web import locale
from portal.web.flows.choices import YES_NO
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import Answers, FormFlow, Step, part
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    Choice,
    ChoiceField,
    DateField,
    LetterField,
    LongTextField,
    TextField,
)
from portal.web.forms.validators import Length, NotInFuture, Required
from portal.wording import N_
from portal.wording.letters import letter_words

KINDS = (
    Choice(ObjectedTo.DECISION, N_("Een besluit van de gemeente"), N_("U maakt dan bezwaar.")),
    Choice(
        ObjectedTo.INTENTION,
        N_("Iets wat de gemeente van plan is"),
        N_("Er is nog geen besluit. U geeft dan uw mening. Dat heet zienswijze."),
    ),
    Choice(ObjectedTo.TREATMENT, N_("Hoe de gemeente met mij omgaat"), N_("U dient dan een klacht in.")),
)
ANOTHER = Choice(objections.OTHER, N_("Een andere brief"))
URGENT = N_(
    "Hebt u haast? Vraag de rechter om een voorlopige voorziening. Bel ons, wij leggen uit hoe dat gaat."
)
IN_TIME = N_("U kunt bezwaar maken tot en met %(date)s.")
LATE = N_("De laatste dag voor bezwaar was %(date)s. Stuur het toch. Leg uit waarom het later is.")
STILL_HOLDS = N_("Het besluit blijft gelden zolang wij uw bezwaar behandelen.")
NOT_YET = N_("Er is nog geen besluit. Er verandert nu dus nog niets.")
NEED_MONEY = N_("Hebt u nu geld nodig voor eten of huur? Bel ons.")
IN_A_HURRY = {
    ObjectedTo.DECISION: (STILL_HOLDS, URGENT),
    ObjectedTo.INTENTION: (NOT_YET,),
    ObjectedTo.TREATMENT: (NEED_MONEY,),
}
LETTER_FOLLOWS = N_("U krijgt een brief dat wij het hebben. Daarin staat hoe het verder gaat.")
READ_FIRST = N_("Wij lezen uw mening voordat wij besluiten.")
READ_BY_ANOTHER = N_("Iemand over wie de klacht niet gaat, behandelt uw klacht.")
MORE_STEPS = {
    ObjectedTo.DECISION: LETTER_FOLLOWS,
    ObjectedTo.INTENTION: READ_FIRST,
    ObjectedTo.TREATMENT: READ_BY_ANOTHER,
}
"""By kind: a bezwaar is confirmed by letter (Awb 6:14), a complaint goes to somebody else (9:7)."""


class Against(PortalForm):
    """K8.1."""

    kind = ChoiceField(
        N_("Waar bent u het niet mee eens?"),
        [Required(N_("Kies waar u het niet mee eens bent."))],
        choices=KINDS,
    )


class WhichLetter(PortalForm):
    """K8.2."""

    letter = LetterField(
        N_("Over welke brief gaat het?"),
        [Required(N_("Kies een brief."))],
        another=ANOTHER,
        read=objections.parts,
    )


class OtherLetter(PortalForm):
    """K8.2, when it is not in the list."""

    other_letter = TextField(
        N_("Welke brief is het?"),
        [Required(N_("Vul in over welke brief het gaat.")), Length(0, 120)],
        description=N_("Neem het onderwerp of het nummer over dat boven de brief staat."),
    )
    letter_day = DateField(
        N_("Welke datum staat op de brief?"), [Required(N_("Vul de datum van de brief in.")), NotInFuture()]
    )


class Why(PortalForm):
    """K8.3."""

    why = LongTextField(
        N_("Waarom bent u het er niet mee eens?"),
        [Length(0, 3000)],
        description=N_("Weet u het nog niet goed? Laat dit dan leeg. U kunt het later vertellen."),
        rows=8,
    )


class Wish(PortalForm):
    """K8.4."""

    wish = LongTextField(N_("Wat wilt u dat wij doen?"), [Length(0, 1000)], rows=4)


class Talk(PortalForm):
    """K8.5."""

    talk = ChoiceField(
        N_("Wilt u het ook in een gesprek vertellen?"),
        [Required(N_("Kies of u een gesprek wilt."))],
        choices=YES_NO,
        description=N_("U mag iemand meenemen. Een tolk kost u niets."),
    )


class Hurry(PortalForm):
    """K8.6."""

    urgent = ChoiceField(
        N_("Hebt u haast?"),
        [Required(N_("Kies of u haast hebt."))],
        choices=YES_NO,
        description=N_("Bijvoorbeeld omdat u anders geen geld hebt voor eten of huur."),
    )


ABOUT_LETTER = Chose("kind", (ObjectedTo.DECISION, ObjectedTo.INTENTION))


def _other(answers: Answers) -> bool:
    return ABOUT_LETTER(answers) and ObjectionAnswers.read(answers).letter == objections.OTHER


def _letters(portal: Installation, actor: Actor, form: PortalForm) -> None:
    """His own letters; against a letter that decides nothing there is no bezwaar (Awb 1:3, 6:4)."""
    only_besluiten = objections.is_objection(ObjectionAnswers.read(form.earlier))
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        sent = {one.id: one for one in submissions.list_of_dossier(connection, dossier.id)}
        letters = beschikkingen.letters_of_dossier(connection, dossier.id)
    code = locale.code()
    form["letter"].choices = (
        *(
            Choice(
                objections.reference(letter, sent[letter.submission_id]),
                letter_words(letter.template, letter.sent_on, code),
                is_name=True,
            )
            for letter in letters
            if letter.submission_id and (letter.beschikking_id or not only_besluiten)
        ),
        ANOTHER,
    )


def _term(_portal: Installation, answers: Answers, code: str) -> Sequence[str]:
    """Until which day bezwaar is in time; somebody who is late may still send it (Awb 6:7, 6:11)."""
    told = ObjectionAnswers.read(answers)
    sent_on = objections.decision_day(told)
    if sent_on is None or not objections.is_objection(told):
        return ()
    last_day = terms.bezwaar_last_day(sent_on)
    words = IN_TIME if clock.today() <= last_day else LATE
    shown = format_date(last_day, "long", locale=languages.language(code).locale)
    return (languages.translations(code).gettext(words) % {"date": shown},)


def _hurry(_portal: Installation, answers: Answers, code: str) -> Sequence[str]:
    """What holds meanwhile: only a besluit can be suspended by a judge (Awb 6:16, 8:81)."""
    translate = languages.translations(code).gettext
    kind = ObjectionAnswers.read(answers).kind
    return tuple(translate(line) for line in IN_A_HURRY[kind]) if kind else ()


def _more_steps(answers: Answers) -> Sequence[str]:
    kind = ObjectionAnswers.read(answers).kind
    return (MORE_STEPS[kind],) if kind else ()


OBJECTION = FormFlow(
    slug=Form.OBJECTION,
    title=N_("Ik ben het er niet mee eens"),
    hint=N_("Maak bezwaar tegen een besluit, geef uw zienswijze of een klacht."),
    received=N_("Wij hebben wat u schreef"),
    intro=(
        N_("Bent u het niet eens met een besluit? U kunt bezwaar maken. Dat mag altijd en kost niets."),
        N_("Doe het binnen zes weken na de datum van de brief. Bent u later? Stuur het toch."),
        N_("U kunt ook een brief sturen. In ons besluit staat waarheen."),
        N_("Iemand anders dan wie besliste, kijkt naar uw bezwaar."),
    ),
    steps=(
        *part(
            N_("Uw brief"),
            Step("waartegen", Against),
            Step(
                "welke-brief",
                WhichLetter,
                needed=ABOUT_LETTER,
                offer=_letters,
                elsewhere=N_("Vul dat in bij vraag %(other_letter)s en %(letter_day)s."),
            ),
            Step(
                "andere-brief",
                OtherLetter,
                N_("Welke brief?"),
                needed=_other,
                only_if=N_("Alleen als u bij vraag %(letter)s geen brief kon kiezen."),
                only_if_blank=ABOUT_LETTER,
            ),
        ),
        *part(
            N_("Uw bezwaar"),
            Step("waarom", Why, hints=_term),
        ),
        *part(
            N_("Wat u wilt"),
            Step("wat-wilt-u", Wish),
            Step("gesprek", Talk),
            Step("haast", Hurry, hints=_hurry),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("U hebt nu een bewijs met de datum en de tijd."),
        N_("Wilt u een gesprek? Dan nodigen wij u uit."),
    ),
    more_steps=_more_steps,
    asks_address=True,  # Awb 6:5
)
