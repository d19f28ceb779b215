"""Looks for what is wrong in law files: gaps, overlaps, loose ends, values that nothing cites."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TypeVar

from portal.domain.regimes import Regime
from portal.rules import deviating, numberwords
from portal.rules.codes import CODES
from portal.rules.effects import LAW_KEYS, effects, future, readings
from portal.rules.engine import CONDITIONS
from portal.rules.gemeentefile import TEXTS
from portal.rules.law import OWN_ACT, Law, rests_on
from portal.rules.lawtext import PLACEHOLDER
from portal.rules.library import FIRST_DAY, PATTERNS, Library, NoLawError, Survey
from portal.rules.national import Wet
from portal.rules.problem import Problem, rules_of
from portal.rules.readings import LEGAL_BASIS
from portal.rules.regeling import Article, Regeling
from portal.rules.values import LawError, Rule
from portal.rules.wetfile import REQUIRED

__all__ = ["Problem", "everything", "problems", "rules_of", "uncovered"]

V = TypeVar("V", Regeling, Wet)
HEAD = ("regeling.geldig_vanaf", "regeling.citeertitel", "waarden.artikel")
"""What an article can become beside a rule value."""


def everything(found: Survey, today: date | None = None) -> Iterator[Problem]:
    """All that is wrong in a law folder: what can't be read, and what is wrong in what can be.

    A file with a fault is looked at as far as it goes; what only follows from that fault is not told.
    """
    for fault in found.faults:
        yield Problem(fault.path, fault.key, fault.reason)
    unsure = {fault.path for fault in found.faults if fault.key.startswith("artikel")}
    for problem in problems(found.library, today, unsure):
        if not any(_follows(problem, fault) for fault in found.faults):
            yield problem
    for path in found.strays:
        yield Problem(path, "", f"leest niemand; bestanden met regels zijn {', '.join(PATTERNS)}")
    broken = {fault.path.split("/")[1] for fault in found.faults if fault.path.startswith("wet/")}
    known = {wet.id for wet in found.library.wetten} | broken
    for name in REQUIRED:
        if name not in known:
            yield Problem(f"wet/{name}", "", "ontbreekt; zonder deze wet kan niets worden beoordeeld")


def _follows(problem: Problem, fault: LawError) -> bool:
    """Whether a problem says no more than a fault of the same file: it is about the part with the fault."""
    if problem.path != fault.path or not fault.key:
        return False
    part = ".".join(fault.key.split(".")[:2])
    return part in f"{problem.key}: {problem.reason}"


def problems(library: Library, today: date | None = None, unsure: Collection[str] = ()) -> Iterator[Problem]:
    """Everything that is wrong with the law files of a library, in the order of the files.

    ``today``: what is said to have happened after it is refused; without it no day is too late. ``unsure``:
    the files of which not every article could be read, so that nothing is said of what articles become.
    """
    versions: tuple[Regeling | Wet, ...] = (*library.wetten, *library.regelingen)
    for version in versions:
        if version.path not in unsure:
            yield from _articles(version)
            yield from _numbers(version)
        yield from _placeholders(version)
        yield from readings(version)
        if today:
            yield from future(version, today)
    for regeling in library.regelingen:
        yield from _bases(regeling)
        yield from _ranges(regeling)
        yield from _room(regeling, library)
        yield from _deviations(regeling, library)
        yield from effects(regeling)
    yield from _unfilled_gemeenten(library)
    yield from _overlaps(library.wetten, lambda wet: wet.id)
    yield from _overlaps(library.regelingen, lambda regeling: (regeling.id, regeling.regime))
    yield from _transitions(library)


A_MONTH, A_YEAR = 52 / 12, 52
"""Weeks in them."""


def uncovered(reached: Collection[str], regelingen: Iterable[Regeling]) -> Iterator[Problem]:
    """What an article of these regelingen says that it becomes, while no case comes to it.

    ``regelingen``: those of which there are cases; of others none is asked.
    """
    for regeling in regelingen:
        for article in regeling.articles.values():
            for code in article.becomes.get("regel", ()):
                if code in CODES and code not in reached:
                    reason = (
                        f"geen zaak komt bij {code}; zet er een bij de zaken van deze gemeente (gids, stap 5)"
                    )
                    yield Problem(regeling.path, f"artikel.{article.key}.wordt", reason)


def _articles(version: Regeling | Wet) -> Iterator[Problem]:
    rules = rules_of(version)
    for article in version.articles.values():
        where = f"artikel.{article.key}.wordt"
        if not any(article.becomes.values()):
            reason = "zegt niets: noem een regel, een waarde, een formulier of waarom er geen regel volgt"
            yield Problem(version.path, where, reason)
        for code in article.becomes.get("regel", ()):
            if code not in CODES:
                yield Problem(version.path, where, f"{code} is geen bekende code van een bevinding")
        for key in article.becomes.get("waarde", ()):
            if key not in rules and key not in HEAD:
                yield Problem(version.path, where, f"de waarde {key} staat niet in dit bestand")
    yield from _cited(version, rules)


def _cited(version: Regeling | Wet, rules: Mapping[str, Rule[object]]) -> Iterator[Problem]:
    """Each value stands in the article that says that it becomes it, and in no other."""
    for key, rule in sorted(rules.items()):
        becoming = tuple(one.citation for one in _becoming(version, key))
        if not becoming:
            yield Problem(version.path, key, "geen artikel zegt dat het deze waarde wordt")
        elif rule.citation not in becoming:
            named = ", ".join(one.article for one in becoming)
            reason = f"verwijst naar {rule.citation.article}, maar volgens wordt staat het in {named}"
            yield Problem(version.path, key, reason)


def _becoming(version: Regeling | Wet, key: str) -> Iterator[Article]:
    """The articles that say that they become a value."""
    return (one for one in version.articles.values() if key in one.becomes.get("waarde", ()))


def _numbers(version: Regeling | Wet) -> Iterator[Problem]:
    """A page shows a number with the article where it stands: then it must stand there."""
    for key, rule in rules_of(version).items():
        is_number = isinstance(rule.value, int | float) and not isinstance(rule.value, bool)
        if is_number and not _names(rule, key):
            shown = str(rule.value).replace(".", ",")
            reason = f"{rule.citation.article} noemt {shown} niet; is het een keuze van de gemeente?"
            yield Problem(version.path, key, reason)


def _names(rule: Rule[object], key: str) -> bool:
    unit = LAW_KEYS[key].unit.name if key in LAW_KEYS else ""
    return Fraction(str(rule.value)) in numberwords.named(rule.citation.gist, unit)


def _placeholders(version: Regeling | Wet) -> Iterator[Problem]:
    texts = {f"artikel.{name}": article.citation.gist for name, article in version.articles.items()}
    if isinstance(version, Regeling):
        texts |= {
            "regeling.titel": version.title,
            "regeling.citeertitel": version.cite,
            "regeling.bron": version.source,
            "regeling.grondslag": " ".join(version.legal_bases),
            "clausule": " ".join(clause.question for clause in version.clauses),
        }
    for key, text in texts.items():
        if PLACEHOLDER in text:
            yield Problem(version.path, key, f"zegt nog {PLACEHOLDER}")


def _unfilled_gemeenten(library: Library) -> Iterator[Problem]:
    for gemeente in library.gemeenten.values():
        path = f"gemeente/{gemeente.id}/gemeente.toml"
        for key, attribute in TEXTS.items():
            if PLACEHOLDER in str(getattr(gemeente, attribute)):
                yield Problem(path, f"gemeente.{key}", f"zegt nog {PLACEHOLDER}")


def _bases(regeling: Regeling) -> Iterator[Problem]:
    """On what a regeling rests. The IOAW and the IOAZ each ask a verordening of their own."""
    key = "regeling.grondslag"
    if not regeling.legal_bases:
        yield Problem(regeling.path, key, "ontbreekt: noem de wet en het artikel waarop de regeling rust")
        return
    named = regeling.target_group.benefits.value if regeling.target_group.benefits else ()
    is_told = any(one.flag == LEGAL_BASIS for one in regeling.contradictions.values())
    for benefit in OWN_ACT:
        if benefit in named and not is_told and not rests_on(regeling, benefit):
            act = benefit.upper()
            reason = (
                f"noemt de {act} niet, maar de regels gelden ook voor wie {act} krijgt; noem {act} art. 35"
                f" onder d, of leg een tegenstrijdigheid vast met {LEGAL_BASIS}"
            )
            yield Problem(regeling.path, key, reason)


def _ranges(regeling: Regeling) -> Iterator[Problem]:
    size = regeling.size
    pairs = (
        ("omvang.uren_minimum", size.hours_minimum, size.hours_maximum),
        ("omvang.uren_per_maand_minimum", size.month_hours_minimum, size.month_hours_maximum),
        ("omvang.uren_per_jaar_minimum", size.year_hours_minimum, size.year_hours_maximum),
        ("omvang.maanden_minimum", size.months_minimum, size.months_maximum),
        ("omvang.uren_standaard", size.hours_standard, size.hours_maximum),
    )
    for key, least, most in pairs:
        if least and most and least.value > most.value:
            yield Problem(regeling.path, key, "is meer dan het maximum")
    if size.hours_standard and size.hours_minimum and size.hours_standard.value < size.hours_minimum.value:
        yield Problem(regeling.path, "omvang.uren_standaard", "is minder dan het minimum")


def _room(regeling: Regeling, library: Library) -> Iterator[Problem]:
    """Hours a week, a month and a year must leave a plan possible, below what judges call too much."""
    size = regeling.size
    all_of = (
        (1.0, size.hours_minimum, size.hours_maximum or size.hours_standard),
        (A_MONTH, size.month_hours_minimum, size.month_hours_maximum),
        (A_YEAR, size.year_hours_minimum, size.year_hours_maximum),
    )
    least = max((rule.value / per for per, rule, _most in all_of if rule), default=0)
    most = min((rule.value / per for per, _least, rule in all_of if rule), default=least)
    try:
        too_much = library.national(max(regeling.valid_from, FIRST_DAY)).case_law.excessive_from_hours
    except NoLawError:
        return
    own_range_is_told = any(low and high and low.value > high.value for _per, low, high in all_of)
    if least > most and not own_range_is_told:
        reason = "de uren per week, per maand en per jaar laten samen geen enkel aantal toe"
        yield Problem(regeling.path, "omvang", reason)
    elif most <= 0 and any(rule for _per, _least, rule in all_of):
        yield Problem(regeling.path, "omvang", "hoogstens nul uur laat geen enkel plan toe")
    elif least >= too_much.value:
        reason = f"vanaf {too_much.value:g} uur per week is het te groot ({too_much.citation.article})"
        yield Problem(regeling.path, "omvang", reason)


def _deviations(regeling: Regeling, library: Library) -> Iterator[Problem]:
    """Each article from which the college may deviate must be able to stand in the way of something."""
    rule = regeling.factors.deviate_from
    if rule is None:
        return
    try:
        law = Law(regeling, library.national(max(regeling.valid_from, FIRST_DAY)))
    except NoLawError:
        return
    can_be = {place for one in CONDITIONS for place in deviating.places(one, law)} & law.may_deviate_from
    for key in rule.value:
        if regeling.articles[key].citation not in can_be:
            reason = (
                f"noemt artikel {key}, maar daarop rust geen vraag waarvan kan worden afgeweken; haal het weg"
            )
            yield Problem(regeling.path, "afweging.afwijken_van", reason)


def _overlaps(versions: Iterable[V], subject: Callable[[V], object]) -> Iterator[Problem]:
    """Two versions of one text that are both said to hold: the earlier must end before the later begins."""
    for _, group in groupby(
        sorted(versions, key=lambda one: (str(subject(one)), one.valid_from)), key=subject
    ):
        for earlier, later in pairwise(group):
            if earlier.valid_to and earlier.valid_to >= later.valid_from:
                reason = f"overlapt met {later.path}, dat geldt vanaf {later.valid_from}"
                yield Problem(earlier.path, "geldig_tot_en_met", reason)


def _transitions(library: Library) -> Iterator[Problem]:
    """A gemeente without rules, or whose step to the new regime finds no rules or leaves a day without."""
    for gemeente in library.gemeenten.values():
        path, start = f"gemeente/{gemeente.id}/gemeente.toml", gemeente.participation_from
        versions = library.versions(gemeente.id)
        if not versions:
            yield Problem(path, "gemeente.id", "heeft geen regeling")
        elif start is None and all(one.regime is not Regime.TEGENPRESTATIE for one in versions):
            reason = (
                "ontbreekt: er zijn alleen regels van een ander regime; vul in vanaf welke dag zij gelden"
            )
            yield Problem(path, "gemeente.nieuw_regime_vanaf", reason)
        elif start:
            for day in _days_of(start, versions):
                try:
                    library.in_force(gemeente.id, day)
                except NoLawError:
                    yield Problem(path, "gemeente.nieuw_regime_vanaf", f"geen regeling geldt op {day}")


def _days_of(start: date, versions: Iterable[Regeling]) -> tuple[date, ...]:
    """The days of a step that need rules: who never had other rules has none to step from."""
    has_other = any(one.regime is Regime.TEGENPRESTATIE for one in versions)
    return (start - timedelta(days=1), start) if has_other else (start,)
