"""Form K9 "Meld oneerlijk werk": what somebody tells about work that displaces a paid job.

On screen it is one page; on paper its two parts come below each other, with the same numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext
from wtforms.validators import ValidationError

from portal.actions.signals import Report
from portal.web.flows.engine import Questionnaire, Row, Step
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, CodeField, LongTextField, MonthField, TextField
from portal.web.forms.validators import Length, NotInFuture, Required
from portal.wording import N_

TITLE = N_("Meld oneerlijk werk")


class FactsForm(PortalForm):
    """K9.1 to K9.4: what the work is. Whoever looks into the report may read all of it."""

    work = LongTextField(
        N_("Wat voor werk is het?"),
        [Required(N_("Schrijf op wat voor werk het is.")), Length(10, 1000)],
        description=N_("Bijvoorbeeld: schoonmaken of eten koken. Schrijf geen namen van mensen op."),
        rows=4,
    )
    where = TextField(
        N_("Waar is dat?"),
        [Required(N_("Vul in waar het is.")), Length(0, 200)],
        description=N_("Bijvoorbeeld de naam van de organisatie, of de straat."),
    )
    before = LongTextField(
        N_("Wie deed dit werk eerst?"),
        [Length(0, 600)],
        description=N_("Bijvoorbeeld een bedrijf, of mensen met een baan."),
        rows=3,
    )
    why = LongTextField(N_("Waarom denkt u dat?"), [Length(0, 1000)], rows=3)
    since = MonthField(
        N_("Sinds wanneer gebeurt dit?"),
        [NotInFuture(N_("Kies een maand die al geweest is."))],
        description=N_("Weet u het niet? Laat het dan leeg."),
    )


class ReachForm(PortalForm):
    """K9.5: whether we may call or mail, and where."""

    may_contact = ChoiceField(
        N_("Mogen wij u bellen of mailen?"),
        choices=(
            Choice("no", N_("Nee"), N_("Wij bellen en mailen u dan niet.")),
            Choice("yes", N_("Ja"), N_("Alleen de medewerker die uw melding leest, ziet dit.")),
        ),
        description=N_("Soms hebben wij een vraag. Het hoeft niet."),
    )
    contact = TextField(
        N_("Uw telefoonnummer of mailadres"),
        [Length(0, 200)],
        description=N_("Alleen als wij u mogen bellen of mailen. Uw naam hoeft niet."),
    )

    def validate_contact(self, field: TextField) -> None:
        """Raises ValidationError when we may call or mail, and don't know where."""
        if self.may_contact.data == "yes" and not field.is_answered:
            raise ValidationError(gettext("Vul in hoe wij u bereiken, of kies Nee."))

    def validate_may_contact(self, field: ChoiceField) -> None:
        """Raises ValidationError when a number is there, and nobody said whether we may use it."""
        if self.contact.is_answered and not field.is_answered:
            raise ValidationError(gettext("Kies of wij u mogen bellen of mailen."))


class ReportForm(FactsForm, ReachForm):
    """The whole form."""

    def told(self, code: str, secret: str = "") -> Report:
        """The report in a language, with its secret. A way to reach somebody who said no is let go."""
        facts = {name: value for name, value in self.answers().items() if name in FACTS.numbers}
        return Report(
            answers=facts,
            shown=shown(facts, code),
            language=code,
            contact=self.contact.data if self.may_contact.data == "yes" else "",
            code=secret,
        )


REPORT = Questionnaire(
    slug="melden",
    title=TITLE,
    hint=N_("U hoeft uw naam niet te noemen."),
    intro=(
        N_("Onbetaald werk mag geen betaalde baan wegnemen."),
        N_("Ziet u dat toch? Vertel het ons."),
        N_("Een melding verandert niets aan uw uitkering."),
    ),
    steps=(Step("werk", FactsForm), Step("bereikbaar", ReachForm)),
    is_nameless=True,
)
FACTS = replace(REPORT, steps=REPORT.steps[:1])
"""What is kept as the report, and shown to its reporter again: the way to reach him stands apart."""


class CodeForm(PortalForm):
    """The way back to a report."""

    code = CodeField(
        N_("Uw geheime code"),
        [Required(N_("Vul uw code in."))],
        description=N_("Zestien letters en cijfers. Streepjes mag u weglaten."),
    )


def fact_rows(answers: Mapping[str, Any], code: str) -> Sequence[Row]:
    """The questions about the work with their answers, for a reader of a language."""
    return FACTS.rows(answers, code)


def shown(answers: Mapping[str, Any], code: str) -> list[dict[str, Any]]:
    """The same as plain values, to be frozen with the report."""
    return FACTS.shown(answers, code)
