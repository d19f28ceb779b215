"""What a regeling asks, in sentences that a client can use while filling in a form."""

from collections.abc import Sequence

from babel.numbers import format_decimal

from portal import languages
from portal.rules.regeling import Regeling
from portal.rules.values import Rule
from portal.wording import N_
from portal.wording.findings import NAMES

FROM_TO = N_("In uw gemeente is het %(minimum)s tot %(maximum)s uur per week.")
STANDARD = N_("In uw gemeente is het %(standard)s uur per week, of wat u kunt.")
YEAR_FROM_TO = N_("In uw gemeente is het %(minimum)s tot %(maximum)s uur per jaar.")
NO_HOURS = N_("In uw gemeente staat geen vast aantal uren in de regels.")
MONTHS_AT_LEAST = N_("In uw gemeente duurt het minstens %(minimum)s maanden.")

KINDS = (
    "volunteering",
    "mantelzorg",
    "other_useful_work",
    "language_training",
    "exercise_training",
    "personal_problems",
)


def hours_sentence(regeling: Regeling, language: str) -> Sequence[str]:
    """How many hours this regeling asks, a week or a year."""
    size = regeling.size
    if size.hours_minimum and size.hours_maximum:
        return (_filled(FROM_TO, language, minimum=size.hours_minimum, maximum=size.hours_maximum),)
    if size.hours_standard:
        return (_filled(STANDARD, language, standard=size.hours_standard),)
    if size.year_hours_minimum and size.year_hours_maximum:
        year = {"minimum": size.year_hours_minimum, "maximum": size.year_hours_maximum}
        return (_filled(YEAR_FROM_TO, language, **year),)
    return (_filled(NO_HOURS, language),)


def term_sentence(regeling: Regeling, language: str) -> Sequence[str]:
    """How many months this regeling asks; none when it names no number."""
    minimum = regeling.size.months_minimum
    return (_filled(MONTHS_AT_LEAST, language, minimum=minimum),) if minimum else ()


def kind_names(regeling: Regeling, language: str) -> Sequence[str]:
    """What counts as tegenprestatie under this regeling; none when it gives no list."""
    content = regeling.content
    translate = languages.translations(language).gettext
    kinds = [
        kind
        for rule in (content.allowed, content.training, content.first_phase)
        if rule
        for kind in rule.value
    ]
    return [translate(NAMES[kind]) for kind in dict.fromkeys(kinds)]


def _filled(message: str, language: str, **rules: Rule[int | float]) -> str:
    locale = languages.language(language).locale
    values = {name: format_decimal(rule.value, locale=locale) for name, rule in rules.items()}
    return languages.translations(language).gettext(message) % values
