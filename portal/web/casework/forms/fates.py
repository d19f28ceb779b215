"""What becomes of what holds already: asked on the page of a decision that has something to say about it."""

from collections.abc import Collection, Sequence
from typing import Any

from babel.dates import format_date

from portal.actions.deciding.before import Held
from portal.actions.deciding.verdict import Fate
from portal.domain.states import Outcome
from portal.languages import language, translations
from portal.store.beschikkingen import Activity, Beschikking
from portal.web.casework.running import named
from portal.web.forms.fields import Choice, ChoiceField, MultiChoiceField
from portal.web.forms.validators import Required
from portal.wording import N_
from portal.wording.states import OUTCOMES

RUNNING, SPARED, ENDED = "running", "spared", "ended"
FATES = (RUNNING, SPARED)
"""The names of the fields, as :class:`portal.actions.deciding.verdict.Becomes` has them."""


def fate_fields(
    outcome: Outcome, asked_about: Sequence[str], held: Held, code: str, must_end: Collection[str] = ()
) -> dict[str, Any]:
    """A field for each thing of which the officer says what becomes of it; what ``must_end`` can't go on."""
    made: dict[str, Any] = {}
    if RUNNING in asked_about:
        made[RUNNING] = _running()
    if SPARED in asked_about and held.sparing:
        made[SPARED] = _spared(held.sparing, code)
    made = {name: _only_ends(field) if name in must_end else field for name, field in made.items()}
    if ENDED in asked_about:
        made[ENDED] = _ended(held.under(outcome.regime), code)
    return made


def _only_ends(field: Any) -> Any:
    """The field with the one choice that can be; the officer still says it, for the letter says it."""
    field.kwargs["choices"] = field.kwargs["choices"][:1]
    return field


def _ended(possible: Sequence[Activity], code: str) -> MultiChoiceField:
    """Which of several things ends: nothing stands ticked, and what is not ticked goes on."""
    return MultiChoiceField(
        N_("Wat stopt er?"),
        [Required(N_("Kies wat er stopt."))],
        choices=tuple(Choice(one.id, named(one, code), is_name=True) for one in possible),
        description=N_("Wat u niet kiest, gaat door. Dat staat ook in de brief."),
    )


def _running() -> ChoiceField:
    return ChoiceField(
        N_("Er loopt al een tegenprestatie. Wat gebeurt daarmee?"),
        [Required(N_("Kies wat er met de tegenprestatie van nu gebeurt."))],
        choices=(
            Choice(Fate.ENDS, N_("Die stopt. Dit komt ervoor in de plaats.")),
            Choice(Fate.GOES_ON, N_("Die gaat door. Dit komt erbij.")),
        ),
        description=N_('Bij "erbij" tellen de uren samen.'),
    )


def _spared(sparing: Beschikking, code: str) -> ChoiceField:
    return ChoiceField(
        N_("Er geldt een besluit van %(day)s: %(what)s. Wat gebeurt daarmee?"),
        [Required(N_("Kies wat er met het eerdere besluit gebeurt."))],
        choices=(
            Choice(Fate.ENDS, N_("Het geldt dan niet meer.")),
            Choice(Fate.GOES_ON, N_("Het blijft gelden.")),
        ),
        words={
            "day": format_date(sparing.decided_on, "long", locale=language(code).locale),
            "what": translations(code).gettext(OUTCOMES[sparing.outcome]),
        },
        description=N_("Dit staat in de brief."),
    )
