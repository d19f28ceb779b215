"""May the obligation be imposed now: target group, work, re-integration, inability."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.checks.person import earliest_pension_day, pension_day
from portal.rules.condition import Condition, Places, Standing, by_a_person, by_severity
from portal.rules.fact import Fact, unknown
from portal.rules.facts import ClientFacts, Facts, InabilityFacts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.readings import ALWAYS_TEMPORARY, PERMANENT, exemption_needs_end, lasting_is_own_ground
from portal.rules.terms import window_ends

LADDER = "flag_ladder_steps_not_named"
WORK_OR_REINTEGRATION = "flag_works_or_reintegrates"


def request(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen let the college only ask: then a person writes down that the client wants it."""
    rule = law.regeling.course.request
    if rule and facts.activity:
        yield rule.finding("request_no_order", Severity.HUMAN)


def able_to_seek_work(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen spare who can look for work, save in special circumstances."""
    group = law.regeling.target_group
    if group.only_unable_to_seek_work is None or not facts.client.can_seek_work:
        return
    special = facts.client.special_circumstances
    if special and group.special_circumstances:
        yield group.special_circumstances.finding("special_circumstances_need_reasons", Severity.HUMAN)
    else:
        severity = Severity.HUMAN if special is None and group.special_circumstances else Severity.BLOCK
        yield group.only_unable_to_seek_work.finding("outside_target_group", severity)
    yield from law.flag(LADDER)


def working_or_reintegrating(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen ask only who neither works nor takes part in re-integration."""
    rule = law.regeling.target_group.neither_works_nor_reintegrates
    if rule is None:
        return
    works, reintegrates = _works(facts.client), facts.client.in_reintegration
    if not works and not reintegrates:
        return
    both = bool(works and reintegrates)
    if both or law.reading(WORK_OR_REINTEGRATION) != "of":
        yield rule.finding("outside_target_group", Severity.BLOCK if both else Severity.HUMAN)
    if not both:
        yield from law.flag(WORK_OR_REINTEGRATION)


def _works(client: ClientFacts) -> bool | None:
    hours = client.paid_work_hours_per_week
    return None if hours is None else hours > 0


def reintegration(facts: Facts, law: Law) -> Iterable[Finding]:
    """Re-integration comes first: no tegenprestatie when it leaves no time."""
    rule = law.regeling.target_group.reintegration_first
    if rule and facts.client.in_reintegration and facts.client.reintegration_leaves_time is False:
        yield rule.finding("reintegration_leaves_no_time", Severity.BLOCK)


def paid_work(facts: Facts, law: Law) -> Iterable[Finding]:
    """Paid work can be a reason to impose nothing, and decides the size in consultation."""
    group, hours = law.regeling.target_group, facts.client.paid_work_hours_per_week
    if not hours:
        return
    waive = group.waive_from_paid_hours
    if waive and hours >= waive.value:
        yield waive.finding("paid_work_reason_to_waive", Severity.HUMAN, hours=waive.value, given=hours)
    if group.adjust_to_paid_hours:
        yield group.adjust_to_paid_hours.finding("paid_work_adjust_hours", Severity.HUMAN, given=hours)


def permanent_inability(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen impose nothing on who is lastingly unable; elsewhere only an exemption is possible."""
    rule = law.regeling.exemption.permanent_not_imposed
    if rule is None or facts.inability is None or not facts.inability.permanent:
        return
    if _lasting_is_own_ground(law):
        yield rule.finding("permanently_unable", Severity.BLOCK)
    yield from law.flag(PERMANENT)


def agreed_term(facts: Facts, law: Law) -> Iterable[Finding]:
    """Who cannot do it for a while agrees a term, in some regelingen."""
    unable, rule = _unable_for_now(facts, law), law.regeling.exemption.agree_term
    if unable and rule and unable.permanent is False:
        yield rule.finding("temporarily_unable_agree_term", Severity.HUMAN, until=unable.until)


def exempting(facts: Facts, law: Law) -> Iterable[Finding]:
    """Who cannot do it now may be exempted (Participatiewet art. 9 lid 2)."""
    if unable := _unable_for_now(facts, law):
        possible = law.regeling.exemption.possible or law.national.participation.exemption
        yield possible.finding("exemption_possible", Severity.HUMAN, until=unable.until)


def end_date(facts: Facts, law: Law) -> Iterable[Finding]:
    """An exemption ends on a day (Participatiewet art. 9 lid 2: temporary)."""
    unable = _unable_for_now(facts, law)
    if unable is None:
        return
    if unable.until is None and exemption_needs_end(law):
        rule = law.regeling.exemption.end_date or law.national.participation.exemption_end_date
        yield rule.finding("end_date_required", Severity.BLOCK)
    birth_date, pension = facts.client.birth_date, law.national.pension
    pension_on = pension_day(birth_date, pension) or earliest_pension_day(birth_date, pension)
    if unable.until and facts.ref_date < pension_on <= unable.until:
        rule = law.regeling.exemption.end_date or law.national.participation.exemption_end_date
        yield rule.finding("end_date_after_pension", Severity.BLOCK, until=unable.until, pension=pension_on)
    if unable.until is None or unable.permanent:
        yield from law.flag(ALWAYS_TEMPORARY)


def _unable_for_now(facts: Facts, law: Law) -> InabilityFacts | None:
    """What somebody says who cannot do it now; None when it is over, or lasting and a ground of its own."""
    unable = facts.inability
    if unable is None or (unable.until is not None and unable.until < facts.ref_date):
        return None
    return None if unable.permanent and _lasting_is_own_ground(law) else unable


def _lasting_is_own_ground(law: Law) -> bool:
    return law.regeling.exemption.permanent_not_imposed is not None and lasting_is_own_ground(law)


def no_suitable_work(facts: Facts, law: Law) -> Iterable[Finding]:
    """Without suitable work the client gets some months to come with a tegenprestatie."""
    rule = law.regeling.target_group.no_work_months
    if rule and facts.client.no_suitable_work_available:
        until = window_ends(facts.ref_date, int(rule.value))
        yield rule.finding("no_work_six_month_window", Severity.HUMAN, months=rule.value, until=until)
        yield from law.flag("flag_six_months_who_acts", until=until)


def _target_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    if facts.client.can_seek_work and law.regeling.target_group.special_circumstances:
        return unknown(facts, Fact.SPECIAL_CIRCUMSTANCES)
    return unknown(facts, Fact.CAN_SEEK_WORK)


def _target_fits(facts: Facts, law: Law) -> Places:
    """Special circumstances are asked only of who could look for work."""
    group = law.regeling.target_group
    return (
        group.only_unable_to_seek_work,
        group.special_circumstances if facts.client.can_seek_work else None,
    )


def _reintegration_unknown(facts: Facts, _law: Law) -> tuple[Fact, ...]:
    if facts.client.in_reintegration:
        return unknown(facts, Fact.REINTEGRATION_LEAVES_TIME)
    return unknown(facts, Fact.IN_REINTEGRATION)


def _exemption_stands(facts: Facts, law: Law) -> Standing:
    """An exemption is only judged for who cannot do it now."""
    if facts.inability is None:
        return Standing.NOT_APPLICABLE
    found = tuple(exempting(facts, law))
    return by_severity(found, ()) if found else Standing.NOT_MET


def _end_date_stands(facts: Facts, law: Law) -> Standing:
    if facts.inability is None:
        return Standing.NOT_APPLICABLE
    until = facts.inability.until
    if until is not None and until < facts.ref_date:
        return Standing.NOT_MET
    return by_severity(end_date(facts, law), ())


def _lasting_stands(facts: Facts, law: Law) -> Standing:
    if facts.inability is None:
        return Standing.NOT_APPLICABLE
    return by_severity(permanent_inability(facts, law), unknown(facts, Fact.INABILITY_PERMANENT))


def _agreed_term_stands(facts: Facts, law: Law) -> Standing:
    """A term is agreed with who cannot do it for a while; who lastingly cannot has none to agree."""
    found = tuple(agreed_term(facts, law))
    return by_severity(found, ()) if found else Standing.NOT_APPLICABLE


CONDITIONS = (
    Condition(
        asks=Asked.REQUEST,
        places=lambda law: (law.regeling.course.request,),
        check=request,
        stands=by_a_person,
    ),
    Condition(
        asks=Asked.TARGET_GROUP,
        places=lambda law: (
            law.regeling.target_group.only_unable_to_seek_work,
            law.regeling.target_group.only_unable_to_seek_work
            and law.regeling.target_group.special_circumstances,
        ),
        check=able_to_seek_work,
        about=(Fact.CAN_SEEK_WORK, Fact.SPECIAL_CIRCUMSTANCES),
        needs=_target_unknown,
        fits=_target_fits,
    ),
    Condition(
        asks=Asked.NO_WORK_NO_REINTEGRATION,
        places=lambda law: (law.regeling.target_group.neither_works_nor_reintegrates,),
        check=working_or_reintegrating,
        about=(Fact.PAID_WORK_HOURS, Fact.IN_REINTEGRATION),
    ),
    Condition(
        asks=Asked.REINTEGRATION,
        places=lambda law: (law.regeling.target_group.reintegration_first,),
        check=reintegration,
        about=(Fact.IN_REINTEGRATION, Fact.REINTEGRATION_LEAVES_TIME),
        needs=_reintegration_unknown,
        applies=lambda facts, _law: facts.client.in_reintegration is not False,
    ),
    Condition(
        asks=Asked.PAID_WORK,
        places=lambda law: (
            law.regeling.target_group.waive_from_paid_hours,
            law.regeling.target_group.adjust_to_paid_hours,
        ),
        check=paid_work,
        about=(Fact.PAID_WORK_HOURS,),
        applies=lambda facts, _law: facts.client.paid_work_hours_per_week != 0,
    ),
    Condition(
        asks=Asked.LASTING_INABILITY,
        places=lambda law: (law.regeling.exemption.permanent_not_imposed,),
        check=permanent_inability,
        about=(Fact.INABILITY_PERMANENT,),
        stands=_lasting_stands,
    ),
    Condition(
        asks=Asked.AGREED_TERM,
        places=lambda law: (law.regeling.exemption.agree_term,),
        check=agreed_term,
        stands=_agreed_term_stands,
    ),
    Condition(
        asks=Asked.EXEMPTION,
        places=lambda law: (law.regeling.exemption.possible, law.national.participation.exemption),
        check=exempting,
        stands=_exemption_stands,
    ),
    Condition(
        asks=Asked.END_DATE,
        places=lambda law: (
            law.regeling.exemption.end_date,
            law.national.participation.exemption_end_date,
        ),
        check=end_date,
        about=(Fact.INABILITY_UNTIL,),
        stands=_end_date_stands,
    ),
    Condition(
        asks=Asked.NO_SUITABLE_WORK,
        places=lambda law: (law.regeling.target_group.no_work_months,),
        check=no_suitable_work,
        about=(Fact.NO_SUITABLE_WORK,),
    ),
)
