"""Puts one rule of the law in a sentence for everybody, with the article where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.dates import format_timedelta
from babel.lists import format_list

from portal import languages
from portal.domain.hours import in_minutes
from portal.rules.citation import Citation
from portal.rules.findings import Finding
from portal.rules.law import Law
from portal.rules.regeling import Clause
from portal.rules.values import Number, Rule
from portal.wording import N_, quantities
from portal.wording.findings import sentence, shown
from portal.wording.findingsentences import SENTENCES

DAYS_AS_THEY_ARE = 10_000  # keeps Babel from turning 28 days into a month

_WITHIN_ARTICLE = re.compile(r"(?<=\bart\.) |(?<=\bnr\.) |(?<=\blid) |(?<=\bonder) | (?=lid\b|onder\b)")

OTHER_REGIME = N_(
    "In uw gemeente gelden andere regels. Zij heten: %(regime)s. Vraag ons wat dat voor u betekent."
)
TO_CONFIRM = N_("Deze regels zijn bevestigd tot en met %(until)s. Vraag ons welke regels nu gelden.")

ONE_MORE_RULE = N_("De gemeente heeft hier nog een regel. Vraag ons wat die voor u betekent.")

GENERAL_DOUBTS = {
    "flag_mantelzorg_one_threshold_only": N_(
        "De regels noemen twee grenzen. Het is niet duidelijk of u ze allebei moet halen."
    ),
    "flag_training_is_no_work": N_("Een training is geen werk voor anderen. De regeling noemt haar toch."),
}
"""What a contradiction says in general, where the sentence of its finding speaks of one case."""


@dataclass(frozen=True)
class Line:
    """One rule in words. ``article`` is Dutch, and names its source when that is not the regeling."""

    sentence: str
    article: str


@dataclass(frozen=True)
class Doubt:
    """A place where the text contradicts itself or the law. ``chosen_on`` is the day the gemeente chose."""

    sentence: str
    articles: tuple[str, ...]
    chosen_on: date | None


class Teller:
    """Tells the rules of one law in one language."""

    def __init__(self, law: Law, language: str) -> None:
        self.law = law
        self._code = language
        self._translate = languages.translations(language).gettext

    def tell(self, rule: Rule[Any] | None, message: str, **values: str) -> Iterator[Line]:
        """The line of a rule; none when the law does not have it, or its regime gives it nothing to carry.

        The rule's own value is ``%(value)s``.
        """
        if rule is not None and self.law.carries(rule.citation):
            yield self.cite(rule.citation, message, value=shown(rule.value, self._code), **values)

    def cite(self, citation: Citation, message: str, **values: str) -> Line:
        """A line about one article."""
        return Line(self._translate(message) % values, self._article(citation))

    def clause(self, clause: Clause) -> Line:
        """A clause that a person judges: its question in Dutch, and elsewhere that there is one."""
        if self._code == languages.SOURCE:
            return self.cite(clause.citation, SENTENCES["clause_to_judge"], question=clause.question)
        return self.cite(clause.citation, ONE_MORE_RULE)

    def number(self, number: Number) -> str:
        """A number as the language writes it."""
        return shown(number, self._code)

    def hours(self, number: Number) -> str:
        """A number of hours in words: "8 uur"."""
        return quantities.hours(in_minutes(number), self._code)

    def months(self, number: Number) -> str:
        """A number of months in words: "3 maanden"."""
        return quantities.months(int(number), self._code)

    def days(self, number: Number) -> str:
        """A number of days in words: "28 dagen"."""
        where = languages.language(self._code).locale
        span = timedelta(days=int(number))
        return format_timedelta(span, "day", threshold=DAYS_AS_THEY_ARE, locale=where)

    def names(self, words: tuple[str, ...]) -> str:
        """Words of the law as a list of the language: "IOAW en IOAZ"."""
        where = languages.language(self._code).locale
        return str(format_list([shown(word, self._code) for word in words], locale=where))

    def finding(self, finding: Finding) -> Line:
        """A finding about one case as a line."""
        return Line(sentence(finding, self._code), self._article(finding.citation))

    def doubts(self, *flags: str) -> list[Doubt]:
        """The contradictions of this law among these, in the order asked."""
        return [self._doubt(flag) for flag in flags if flag in self.law.flags]

    def regime(self, on: date) -> str:
        """What to tell when it is not certain that these rules hold on a day; else ''."""
        national = self.law.national.participation
        if self.law.regeling.regime != national.regime.value:
            return self._translate(OTHER_REGIME) % {"regime": shown(self.law.regeling.regime, self._code)}
        until = national.confirmed_until.value
        return self._translate(TO_CONFIRM) % {"until": shown(until, self._code)} if on > until else ""

    def _doubt(self, flag: str) -> Doubt:
        contradiction = self.law.flags[flag]
        general = GENERAL_DOUBTS.get(flag)
        own_words = self._code == languages.SOURCE or general is None
        text = sentence(self.law.flag(flag)[0], self._code) if own_words else self._translate(general or "")
        articles = tuple(self._article(side) for side in contradiction.sides)
        return Doubt(text, articles, contradiction.choice.on if contradiction.choice else None)

    def _article(self, citation: Citation) -> str:
        article = _WITHIN_ARTICLE.sub("\N{NO-BREAK SPACE}", citation.article)  # one line: "art. 9 lid 1"
        own = citation.source == self.law.regeling.title
        return article if own else f"{citation.source}, {article}"
