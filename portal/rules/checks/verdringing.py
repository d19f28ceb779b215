"""Verdringing: unpaid work may not take the place of paid work (Participatiewet art. 9 lid 1 onder c)."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.checks.content import is_personal_development
from portal.rules.condition import Condition, Places, Standing, by_answer
from portal.rules.fact import Fact, unknown
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.readings import effect_of
from portal.rules.regeling import NO_OBLIGATION

NO_YARDSTICK = "flag_displacement_no_yardstick"
RESPONSIBLE = "flag_displacement_who_is_responsible"


def displacement(facts: Facts, law: Law) -> Iterable[Finding]:
    """Replacing paid work stops the plan; unknown, or judged case by case, asks a person."""
    activity, rules = facts.activity, law.regeling.content
    if activity is None:
        return
    ban = rules.no_displacement or law.national.participation.no_displacement
    if activity.replaces_paid_work:
        yield ban.finding("displaces_paid_work", Severity.BLOCK)
        yield from law.flag(NO_YARDSTICK)
        yield from law.flag(RESPONSIBLE)
    elif rules.displacement_per_case:
        yield rules.displacement_per_case.finding("verdringing_to_judge", Severity.HUMAN)
    elif activity.replaces_paid_work is None and not is_personal_development(facts, law):
        yield ban.finding("verdringing_to_judge", Severity.HUMAN)


def _displacement_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    return () if is_personal_development(facts, law) else unknown(facts, Fact.REPLACES_PAID_WORK)


def _bans(law: Law) -> Places:
    """Where displacement is forbidden."""
    return (law.regeling.content.no_displacement, law.national.participation.no_displacement)


def _becomes_tegenprestatie(facts: Facts, law: Law) -> bool:
    """Whether volunteering that counts is a tegenprestatie from then on; else nothing more is imposed."""
    given, effect = facts.volunteering, law.regeling.existing.volunteering_effect
    if given is None or effect is None or given.hours_per_week == 0:
        return False
    return effect_of(law, effect) != NO_OBLIGATION


def _volunteering_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    return unknown(facts, Fact.VOLUNTEERING_REPLACES) if _becomes_tegenprestatie(facts, law) else ()


def _volunteering_stands(facts: Facts, law: Law) -> Standing:
    """What is a tegenprestatie may not take the place of paid work, whoever chose it."""
    if facts.volunteering is None or not _becomes_tegenprestatie(facts, law):
        return Standing.NOT_APPLICABLE
    replaces = facts.volunteering.replaces_paid_work
    return by_answer(None if replaces is None else not replaces)


def _held_place_stands(facts: Facts, _law: Law) -> Standing:
    """Where a report of displaced work holds the place, somebody says whether this is what it is about."""
    if facts.activity is None or not facts.activity.place_held:
        return Standing.NOT_APPLICABLE
    return by_answer(facts.activity.other_than_reported)


def _held_place_unknown(facts: Facts, _law: Law) -> tuple[Fact, ...]:
    is_held = facts.activity is not None and facts.activity.place_held
    return unknown(facts, Fact.OTHER_THAN_REPORTED) if is_held else ()


CONDITIONS = (
    Condition(
        asks=Asked.DISPLACEMENT,
        places=lambda law: (
            law.regeling.content.no_displacement,
            law.regeling.content.displacement_per_case,
            law.national.participation.no_displacement,
        ),
        check=displacement,
        about=(Fact.REPLACES_PAID_WORK,),
        needs=_displacement_unknown,
    ),
    Condition(
        asks=Asked.VOLUNTEERING_DISPLACES,
        places=_bans,
        about=(Fact.VOLUNTEERING_REPLACES,),
        needs=_volunteering_unknown,
        stands=_volunteering_stands,
    ),
    Condition(
        asks=Asked.PLACE_HELD,
        places=_bans,
        about=(Fact.PLACE_HELD, Fact.OTHER_THAN_REPORTED),
        needs=_held_place_unknown,
        stands=_held_place_stands,
    ),
)
