"""What a regeling asks, in short, beside a question of a form and on the overview: no article, no doubt."""

from collections.abc import Iterable, Sequence

from portal import languages
from portal.rules.hints import allowed_kinds
from portal.rules.law import Law
from portal.wording import N_, rulelines
from portal.wording.findings import NAMES
from portal.wording.teller import Line, Teller

NO_HOURS = N_("In uw gemeente staat geen vast aantal uren in de regels.")


def hours_sentences(law: Law, language: str) -> Sequence[str]:
    """How many hours are asked, a week or a year; or that no number is named."""
    none = languages.translations(language).gettext(NO_HOURS)
    return _sentences(rulelines.hours(Teller(law, language))) or (none,)


def term_sentences(law: Law, language: str) -> Sequence[str]:
    """How many months are asked; nothing where no number is named."""
    return _sentences(rulelines.term(Teller(law, language)))


def kind_names(law: Law, language: str) -> Sequence[str]:
    """What counts as tegenprestatie; nothing where the regeling gives no list."""
    translate = languages.translations(language).gettext
    return [translate(NAMES[kind]) for kind in dict.fromkeys(allowed_kinds(law))]


def _sentences(lines: Iterable[Line]) -> Sequence[str]:
    return tuple(line.sentence for line in lines)
