"""Answering what asks for no beschikking: a message, a pause, the receipt of a bezwaar."""

from typing import Any

from portal import clock
from portal.domain.answers import ChangeAnswers, Changed, ObjectionAnswers, read
from portal.domain.states import ByReply
from portal.store.submissions import Submission
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, LongTextField, MultiChoiceField
from portal.web.forms.validators import Length, NotBefore, NotInFuture, NotInPast, Required
from portal.wording import N_
from portal.wording.states import ON_OBJECTION_FOR_STAFF


class AnswerForm(PortalForm):
    """A message to the client."""

    text = LongTextField(
        N_("Uw bericht aan de inwoner"),
        [Required(N_("Schrijf uw bericht.")), Length(10, 2000)],
        description=N_("Schrijf korte zinnen. Noem geen ziekte."),
    )


class PauseForm(AnswerForm):
    """A pause with its first and last day; the letter says the same."""

    starts_on = DateField(
        N_("De tegenprestatie staat stil vanaf welke dag?"),
        [Required(N_("Vul in vanaf welke dag."))],
        description=N_("Deze dag mag al geweest zijn."),
    )
    until = DateField(
        N_("De tegenprestatie staat stil tot en met welke dag?"),
        [
            Required(N_("Vul in tot en met welke dag.")),
            NotInPast(),
            NotBefore("starts_on", N_("De laatste dag ligt voor de eerste dag. Kijk de datums na.")),
        ],
    )


class RegisterForm(AnswerForm):
    """The receipt of a bezwaar (Awb 6:14), and what must still be added (6:5, 6:6)."""

    missing = MultiChoiceField(
        N_("Wat moet de inwoner nog aanvullen?"),
        choices=(
            Choice("grounds", N_("Waarom u het er niet mee eens bent")),
            Choice("decision", N_("Over welk besluit het gaat")),
            Choice("address", N_("Uw naam en adres")),
        ),
        description=N_("Ontbreekt er niets? Laat dit dan leeg."),
    )


class OutcomeForm(AnswerForm):
    """What was decided on a bezwaar, and when."""

    outcome = ChoiceField(
        N_("Wat is er op het bezwaar beslist?"),
        [Required(N_("Kies wat er beslist is."))],
        choices=tuple(Choice(one.value, words) for one, words in ON_OBJECTION_FOR_STAFF.items()),
    )
    decided_on = DateField(
        N_("Op welke dag is dat beslist?"),
        [Required(N_("Vul in op welke dag dat beslist is.")), NotInFuture()],
        description=N_("De brief met de beslissing gaat buiten dit portaal om naar de inwoner."),
    )


FORMS = ByReply[type[AnswerForm]](
    answered=AnswerForm,
    paused=PauseForm,
    registered=RegisterForm,
)


def first_words(submission: Submission) -> dict[str, Any]:
    """The form as it first appears: with the days that the client named, and what he left open."""
    match read(submission.flow, submission.answers):
        case ObjectionAnswers(why=""):
            return {"missing": ["grounds"]}
        case ChangeAnswers(kind=Changed.PAUSE, since=since, until=until):
            starts_on = since or clock.today()
            return {"starts_on": starts_on.isoformat(), "until": until and until.isoformat()}
        case ChangeAnswers():
            return {"starts_on": clock.today().isoformat()}
    return {}
