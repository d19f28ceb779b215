"""One plain sentence for each finding, in every language, with the values filled in."""

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from portal.languages import SOURCE, translations
from portal.languages import language as language_of
from portal.rules.findings import Finding
from portal.wording import N_, quantities
from portal.wording.findingsentences import BY_SEVERITY, OVER_A_YEAR, SENTENCES, TITLES, WITHOUT

NAMES: Mapping[str, str] = {
    "participatiewet": N_("Participatiewet"),
    "ioaw": N_("IOAW"),
    "ioaz": N_("IOAZ"),
    "other": N_("een andere uitkering"),
    "volunteering": N_("vrijwilligerswerk"),
    "mantelzorg": N_("mantelzorg"),
    "other_useful_work": N_("ander nuttig werk"),
    "language_training": N_("taaltraining"),
    "exercise_training": N_("beweegtraining"),
    "personal_problems": N_("werken aan eigen problemen"),
    "week": N_("week"),
    "month": N_("maand"),
    "year": N_("jaar"),
    "tegenprestatie": N_("tegenprestatie"),
    "maatschappelijke-participatie": N_("maatschappelijke participatie"),
}
"""Words that stand for a choice in the facts."""

TOGETHER = N_(
    "Dit plan is %(own)s uur per week. Er loopt al %(beside)s uur per week. Samen is dat %(together)s uur."
)
"""After a finding about hours that counts what runs beside a plan: its parts, and the sum."""

PER_WEEK: dict[str, object] = {"per": "week"}
"""Hours in a finding are hours a week, unless the finding says otherwise."""


def sentence(finding: Finding, language: str) -> str:
    """What a finding says, in one or two plain sentences of a language.

    Dutch words that the law file has of its own come before those of the portal.

    Raises:
        KeyError: the finding has a code that has no sentence.
    """
    if finding.told and language == SOURCE:
        return finding.told
    message = BY_SEVERITY.get((finding.code, finding.severity)) or _fitting(finding)
    values = {name: _told(name, value, language) for name, value in {**PER_WEEK, **finding.values}.items()}
    said = [message, TOGETHER] if "together" in finding.values else [message]
    return " ".join(translations(language).gettext(one) % values for one in said)


def _told(name: str, value: object, language: str) -> str:
    """A value in a sentence: a number of months is a span of time, so that one month is not "1 maanden"."""
    if name == "months" and isinstance(value, int | float):
        return quantities.months(value, language)
    return shown(value, language)


def _fitting(finding: Finding) -> str:
    """The full sentence, or the shorter one when a value that it names is unknown."""
    over = finding.values.get("over")
    message = OVER_A_YEAR.get((finding.code, over)) or SENTENCES[finding.code]
    unknown = (name for name, value in finding.values.items() if value is None)
    return WITHOUT[finding.code] if any(f"%({name})s" in message for name in unknown) else message


def title(code: str, language: str) -> str:
    """A short label for a finding code.

    Raises:
        KeyError: the code has no label.
    """
    return translations(language).gettext(TITLES[code])


def shown(value: object, language: str) -> str:
    """A value as people of a language write it: a long date, a number, a word."""
    locale = language_of(language).locale
    if isinstance(value, date):
        return format_date(value, "long", locale=locale)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format_decimal(value, locale=locale)
    text = "" if value is None else str(value)
    return translations(language).gettext(NAMES[text]) if text in NAMES else text
