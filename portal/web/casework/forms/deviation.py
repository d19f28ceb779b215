"""Why is deviated from an article, and what a second person says of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from portal.actions.deciding.deviating import LEAST, MOST, REASON
from portal.rules.asked import Asked
from portal.rules.grounds import Ground
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, LongTextField
from portal.web.forms.validators import Length, Required
from portal.wording import N_

YES, NO = "yes", "no"


class SecondEyeForm(PortalForm):
    """Whether a second person agrees, and why."""

    is_agreed = ChoiceField(
        N_("Bent u het eens met de afwijking?"),
        [Required(N_("Kies of u het eens bent met de afwijking."))],
        choices=(Choice(YES, N_("Ja, afwijken mag")), Choice(NO, N_("Nee, afwijken mag niet"))),
    )
    judgement = LongTextField(
        N_("Waarom?"),
        [Required(N_("Schrijf op waarom.")), Length(LEAST, MOST)],
        description=N_("De inwoner kan dit lezen."),
        rows=4,
    )


def deviation_form(to_deviate: Sequence[Ground]) -> type[PortalForm]:
    """A form with one reason for each article, also where several questions rest on it."""
    fields = {name: _reason(grounds) for name, grounds in _by_article(to_deviate)}
    return type("DeviationForm", (PortalForm,), fields)


def reasons_in(form: Any, to_deviate: Sequence[Ground]) -> Mapping[Asked, str]:
    """The reason for each question, as the form holds it."""
    return {one.asks: form[name].data or "" for name, grounds in _by_article(to_deviate) for one in grounds}


def _by_article(to_deviate: Sequence[Ground]) -> Iterator[tuple[str, list[Ground]]]:
    """The questions that the same articles answer, under the name of a field."""
    ordered = sorted(to_deviate, key=_articles)
    for _articles_of_it, found in groupby(ordered, key=_articles):
        grounds = list(found)
        yield REASON + grounds[0].asks, grounds


def _articles(ground: Ground) -> tuple[str, ...]:
    return tuple(one.article for one in ground.deviates_from)


def _reason(grounds: Sequence[Ground]) -> LongTextField:
    return LongTextField(
        N_("Waarom wijkt u af van %(article)s?"),
        [Required(N_("Schrijf op waarom u afwijkt.")), Length(LEAST, MOST)],
        words={"article": ", ".join(_articles(grounds[0]))},
        description=N_("Maak deze zin af: Wij wijken af van het artikel, want ... Zo staat het in de brief."),
        rows=4,
    )
