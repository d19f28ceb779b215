"""May the obligation be imposed now: target group, work, re-integration, inability."""

from collections.abc import Iterable

from portal.rules.facts import ClientFacts, Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.terms import window_ends

LADDER = "flag_ladder_steps_not_named"
WORK_OR_REINTEGRATION = "flag_works_or_reintegrates"
PERMANENT = "flag_permanent_inability"
ALWAYS_TEMPORARY = "flag_exemption_always_temporary"


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


def temporary_inability(facts: Facts, law: Law) -> Iterable[Finding]:
    """Who cannot do it now agrees a term or is exempted, until a date (Participatiewet art. 9 lid 2)."""
    unable = facts.inability
    if unable is None or (unable.until is not None and unable.until < facts.ref_date):
        return
    if unable.permanent and _lasting_is_own_ground(law):
        return
    rules, national = law.regeling.exemption, law.national.participation
    if rules.agree_term and unable.permanent is False:
        yield rules.agree_term.finding("temporarily_unable_agree_term", Severity.HUMAN, until=unable.until)
    possible = rules.possible or national.exemption
    yield possible.finding("exemption_possible", Severity.HUMAN, until=unable.until)
    if unable.until is None and law.reading(ALWAYS_TEMPORARY) != "artikel":
        rule = rules.end_date or national.exemption_end_date
        yield rule.finding("end_date_required", Severity.BLOCK)
    if unable.until is None or unable.permanent:
        yield from law.flag(ALWAYS_TEMPORARY)


def _lasting_is_own_ground(law: Law) -> bool:
    return law.regeling.exemption.permanent_not_imposed is not None and law.reading(PERMANENT) != "tijdelijk"


def no_suitable_work(facts: Facts, law: Law) -> Iterable[Finding]:
    """Without suitable work the client gets some months to come with a tegenprestatie."""
    rule = law.regeling.target_group.no_work_months
    if rule and facts.client.no_suitable_work_available:
        until = window_ends(facts.ref_date, int(rule.value))
        yield rule.finding("no_work_six_month_window", Severity.HUMAN, months=rule.value, until=until)
        yield from law.flag("flag_six_months_who_acts", until=until)


CHECKS = (
    able_to_seek_work,
    working_or_reintegrating,
    reintegration,
    paid_work,
    permanent_inability,
    temporary_inability,
    no_suitable_work,
)
