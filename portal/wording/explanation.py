"""A readable report of one case: the facts, each check in order, what decided, and where to read it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from babel.lists import format_list

from portal.languages import language as language_of
from portal.languages import translations
from portal.rules.engine import CONDITIONS
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.grounds import still_open
from portal.rules.law import Law
from portal.wording import N_, retelling
from portal.wording.checktitles import FACTS, QUESTIONS, SUBJECTS
from portal.wording.findings import sentence, shown
from portal.wording.speech import speaking

WEIGHTS = {
    Severity.INFO: N_("niets staat in de weg"),
    Severity.HUMAN: N_("een medewerker beoordeelt"),
    Severity.BLOCK: N_("kan niet"),
    Severity.FLAG: N_("de tekst spreekt zichzelf of de wet tegen"),
}


def explain(facts: Facts, law: Law, language: str) -> str:
    """The whole report as plain text, in one language and in the words of the regime of its law."""
    with speaking(law.regime):
        told = (*_head(facts, law, language), *_facts(facts, language), *_checks(facts, law, language))
    return "\n".join(told)


def _head(facts: Facts, law: Law, language: str) -> Iterator[str]:
    _ = translations(language).gettext
    regeling = law.regeling
    yield f"# {regeling.title}"
    yield f"{_('Geldig vanaf')}: {shown(regeling.valid_from, language)}"
    yield f"{_('Beoordeeld op')}: {shown(facts.ref_date, language)}"
    yield f"{_('Bron')}: {regeling.source}" + (f" ({regeling.url})" if regeling.url else "")


def _facts(facts: Facts, language: str) -> Iterator[str]:
    _ = translations(language).gettext
    yield f"\n## {_('Wat bekend is')}"
    for field in fields(facts):
        subject = getattr(facts, field.name)
        if not is_dataclass(subject):
            continue
        for known in fields(subject):
            value = getattr(subject, known.name)
            if value is not None:
                told = retelling.fact(known.name, value, language)
                yield f"- {_(FACTS[known.name])} ({_(SUBJECTS[field.name])}): {told}"


def _checks(facts: Facts, law: Law, language: str) -> Iterator[str]:
    _ = translations(language).gettext
    yield f"\n## {_('Wat is nagegaan')}"
    silent = []
    for condition in CONDITIONS:
        question = _(QUESTIONS[condition.asks])
        found = tuple(condition.check(facts, law))
        if not found:
            silent.append(question)
            continue
        yield f"\n### {question}"
        for finding in found:
            yield from _finding(finding, law, language)
    if unanswered := still_open(facts, law):
        yield f"\n## {_('Wat nog niemand heeft beantwoord')}"
        for ground in unanswered:
            names = [_(FACTS[fact.field]) for fact in ground.missing]
            asked = format_list(names, locale=language_of(language).locale)
            yield f"- {_(QUESTIONS[ground.asks])} ({asked}): {ground.citations[0].article}"
    yield f"\n## {_('Hierover zegt de regeling niets, of er is te weinig bekend')}"
    yield from (f"- {question}" for question in silent)


def _finding(finding: Finding, law: Law, language: str) -> Iterator[str]:
    _ = translations(language).gettext
    citation = finding.citation
    printed = f" ({_('gedrukt als')} {citation.printed})" if citation.printed else ""
    yield f"- {sentence(finding, language)} [{_(WEIGHTS[finding.severity])}]"
    yield f"  {finding.code}: {citation.source}, {citation.article}{printed}"
    yield f"  {_('Kern')}: {citation.gist}"
    if citation.url:
        yield f"  {_('Lees verder')}: {citation.url}"
    if finding.code in law.flags:
        yield from _contradiction(finding, law, language)


def _contradiction(finding: Finding, law: Law, language: str) -> Iterator[str]:
    _ = translations(language).gettext
    contradiction = law.flags[finding.code]
    others = [f"{side.source}, {side.article}" for side in contradiction.sides[1:]]
    yield f"  {_('Tegenover')}: {format_list(others, locale=language_of(language).locale)}"
    yield f"  {_('Gelezen als')}: {contradiction.reading}. {contradiction.effect}"
    if choice := contradiction.choice:
        yield f"  {_('Gekozen door')}: {choice.by} ({shown(choice.on, language)})"
