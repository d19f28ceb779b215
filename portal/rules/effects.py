"""Looks for what a regeling says without effect: keys that nothing reads, readings that nobody knows."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from portal.rules.checks.existing_activity import ONE_THRESHOLD
from portal.rules.flags import BY_CODE
from portal.rules.lawkey import LawKey
from portal.rules.lawparts import UNKNOWN, keys
from portal.rules.national import Wet
from portal.rules.problem import Problem, rules_of
from portal.rules.regeling import BELEIDSREGELS, Contradiction, Regeling
from portal.rules.regelingfile import SECTIONS
from portal.rules.values import Rule

LAW_KEYS: Mapping[str, LawKey] = {
    f"{dutch}.{name}": key.says for dutch, (_, kind) in SECTIONS.items() for name, key in keys(kind).items()
}
"""Every key of a regeling by its full name ("omvang.uren_minimum")."""

CLAUSE = "clause_to_judge"
Rules = Mapping[str, Rule[object]]
_THIRD_PERSON = re.compile(r"\bcliënt", re.IGNORECASE)
"""How a question speaks of the reader as if he were not there."""


def effects(regeling: Regeling) -> Iterator[Problem]:
    """What one regeling says without effect, or without what it leans on."""
    rules = rules_of(regeling)
    for key, reason in (
        *_useless_keys(rules),
        *_thresholds(regeling, rules),
        *_clauses(regeling),
        *_other_texts(regeling),
        *_flags(regeling, rules),
    ):
        yield Problem(regeling.path, key, reason)


def readings(version: Regeling | Wet) -> Iterator[Problem]:
    """Readings of a contradiction that the portal does not know: choosing them would change nothing."""
    for number, one in version.contradictions.items():
        known = BY_CODE[one.flag].readings if one.flag else ()
        if known and not set(one.readings) <= set(known):
            reason = f"moet een van deze zijn: {', '.join(known)}"
            yield Problem(version.path, f"tegenstrijdigheid.{number}.lezingen", reason)


def future(version: Regeling | Wet, today: date) -> Iterator[Problem]:
    """What is said to have been chosen or adopted on a day that is still to come."""
    days = {
        f"tegenstrijdigheid.{number}.keuze.op": one.choice.on
        for number, one in version.contradictions.items()
        if one.choice
    }
    if isinstance(version, Regeling):
        if version.reduction:
            days["afstemmingsverordening.op"] = version.reduction.on
        if version.verordening:
            days["verordening.op"] = version.verordening.on
        if version.adopted:
            days["regeling.vastgesteld"] = version.adopted
    for key, day in days.items():
        if day > today:
            yield Problem(version.path, key, f"{day} ligt in de toekomst; vul de dag in waarop het gebeurde")


def _useless_keys(rules: Rules) -> Iterator[tuple[str, str]]:
    for key in rules:
        says = LAW_KEYS[key]
        if says.needs and not any(needed in rules for needed in says.needs):
            yield key, f"doet niets zonder {' of '.join(says.needs)}; vul die in of haal deze weg"
        for other in says.not_with:
            if other in rules:
                yield key, f"doet niets naast {other}; haal een van beide weg"


def _thresholds(regeling: Regeling, rules: Rules) -> Iterator[tuple[str, str]]:
    """Two thresholds without a word that joins them would leave to a guess who cares enough."""
    key, existing = "bestaand.mantelzorg_grenzen", regeling.existing
    has_two = (existing.care_hours_over or existing.care_hours_from) and existing.care_months_over
    is_read = any(one.flag == ONE_THRESHOLD for one in regeling.contradictions.values())
    if key in rules and not has_two:
        yield key, "doet niets zonder een grens voor uren en een voor maanden"
    elif key in rules and is_read:
        yield key, f"doet niets naast de tegenstrijdigheid met {ONE_THRESHOLD}, die de lezing geeft"
    elif has_two and key not in rules and not is_read:
        yield key, "ontbreekt: er zijn twee grenzen; zeg of de tekst ze verbindt met 'en' of met 'of'"


def _clauses(regeling: Regeling) -> Iterator[tuple[str, str]]:
    said = {
        one.citation: key for key, one in regeling.articles.items() if CLAUSE in one.becomes.get("regel", ())
    }
    for clause in regeling.clauses:
        if clause.citation is not UNKNOWN and clause.citation not in said:
            where = f"{clause.citation.article} zegt niet dat het {CLAUSE} wordt; zet dat onder wordt.regel"
            yield "clausule", where
        if _THIRD_PERSON.search(clause.question):
            question = f'de vraag bij {clause.citation.article} zegt "de cliënt"'
            yield "clausule", f'{question}; de inwoner leest haar ook: schrijf "u"'
    judged = {clause.citation for clause in regeling.clauses}
    for citation, key in said.items():
        if citation not in judged:
            yield f"artikel.{key}.wordt", f"noemt {CLAUSE}, maar geen [clausule] verwijst naar dit artikel"


def _other_texts(regeling: Regeling) -> Iterator[tuple[str, str]]:
    if regeling.kind == BELEIDSREGELS and regeling.verordening is None:
        reason = (
            "ontbreekt: beleidsregels leggen alleen niets op; noem titel, artikel, door en op van de"
            " verordening waarop zij rusten"
        )
        yield "verordening", reason
    if regeling.kind != BELEIDSREGELS and regeling.verordening:
        yield "verordening", f"doet niets bij soort {regeling.kind}; haal de tabel weg"
    if regeling.reduction and regeling.maatregel.none:
        yield "afstemmingsverordening", "doet niets naast maatregel.geen_maatregel; haal een van beide weg"


def _flags(regeling: Regeling, rules: Rules) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for number, one in regeling.contradictions.items():
        if one.flag and one.flag in told:
            yield f"tegenstrijdigheid.{number}.vlag", f"{one.flag} staat al bij een andere tegenstrijdigheid"
        told.add(one.flag or "")
        for group in _needs(one):
            if not any(key in rules for key in group):
                yield f"tegenstrijdigheid.{number}", f"geen zaak kan dit raken zonder {' of '.join(group)}"


def _needs(contradiction: Contradiction) -> tuple[tuple[str, ...], ...]:
    return BY_CODE[contradiction.flag].needs if contradiction.flag else ()
