"""Each fact of a case by its name, so that who asks for one and who answers it mean the same."""

from enum import StrEnum

from portal.rules.facts import Facts


class Fact(StrEnum):
    """Every single fact: the object in the facts, and the field in it."""

    BIRTH_DATE = "client.birth_date"
    BENEFIT = "client.benefit"
    CAN_SEEK_WORK = "client.can_seek_work"
    SPECIAL_CIRCUMSTANCES = "client.special_circumstances"
    FULLY_INCAPACITATED = "client.fully_incapacitated"
    SINGLE_PARENT_EXEMPTION = "client.single_parent_exemption"
    EXEMPT = "client.exempt"
    EXEMPT_UNTIL = "client.exempt_until"
    PAID_WORK_HOURS = "client.paid_work_hours_per_week"
    IN_REINTEGRATION = "client.in_reintegration"
    REINTEGRATION_LEAVES_TIME = "client.reintegration_leaves_time"
    NO_SUITABLE_WORK = "client.no_suitable_work_available"
    EXISTING_ACTIVITY = "client.existing_activity"
    ASKS_EXEMPTION = "client.asks_exemption"
    SPARED = "client.spared_by_decision"
    HOURS_LEFT = "client.hours_left_per_week"
    HOURS_LEFT_UNTIL = "client.hours_left_until"
    CARE_HOURS = "mantelzorg.hours_per_week"
    CARE_SINCE = "mantelzorg.since"
    CARE_EXCEEDS_USUAL = "mantelzorg.exceeds_usual_care"
    CARE_PROFESSIONAL = "mantelzorg.professional"
    CARE_NECESSARY = "mantelzorg.necessary"
    VOLUNTEERING_HOURS = "volunteering.hours_per_week"
    VOLUNTEERING_PROVEN = "volunteering.proven"
    VOLUNTEERING_COMPARABLE = "volunteering.comparable"
    VOLUNTEERING_REPLACES = "volunteering.replaces_paid_work"
    KIND = "activity.kind"
    HOURS = "activity.hours_per_week"
    OTHER_HOURS = "activity.other_hours_per_week"
    MONTHS = "activity.months"
    STARTS_ON = "activity.starts_on"
    UNPAID = "activity.unpaid"
    ADDITIONAL = "activity.additional"
    REPLACES_PAID_WORK = "activity.replaces_paid_work"
    PLACE_HELD = "activity.place_held"
    OTHER_THAN_REPORTED = "activity.other_than_reported"
    AIMS_AT_LABOUR_MARKET = "activity.aims_at_labour_market"
    SOMEONE_WOULD_PAY = "activity.someone_would_pay"
    ORGANISATION_KIND = "activity.organisation_kind"
    DESCRIPTION_CLEAR = "activity.description_clear"
    RECIPROCITY = "activity.reciprocity"
    ALL_PARTIES_CONVINCED = "activity.all_parties_convinced"
    INABILITY_GROUND = "inability.ground"
    INABILITY_PERMANENT = "inability.permanent"
    INABILITY_UNTIL = "inability.until"
    IMPOSED_ON = "proposal_term.imposed_on"
    PROPOSAL_DEADLINE = "proposal_term.deadline"
    SUBMITTED_ON = "proposal_term.submitted_on"
    SUPPORT_OFFERED = "proposal_term.support_offered"
    TERM_ENDS_ON = "obligation.term_ends_on"
    ACTIVITY_SINCE = "content_change.current_activity_since"
    CONSULTED = "content_change.consulted"
    BESCHIKKING_ON = "maatregel.beschikking_on"
    BLAMEWORTHY = "maatregel.blameworthy"
    PERCENT = "maatregel.percent"
    MAATREGEL_MONTHS = "maatregel.months"
    EARLIER = "maatregel.earlier"
    EARLIER_ON = "maatregel.earlier_on"
    BESCHIKKING_SENT_ON = "bezwaar.beschikking_sent_on"
    BEZWAAR_RECEIVED_ON = "bezwaar.received_on"
    ALLOWANCE_PER_MONTH = "allowance.per_month"
    ALLOWANCE_PER_YEAR = "allowance.per_year"

    @property
    def part(self) -> str:
        """The object that it belongs to: "client", "activity"."""
        return self.partition(".")[0]

    @property
    def field(self) -> str:
        """Its name in that object."""
        return self.partition(".")[2]


def value(facts: Facts, fact: Fact) -> object:
    """What is known of one fact; None while it is unknown, also when nothing is known of its whole part."""
    part = getattr(facts, fact.part)
    return None if part is None else getattr(part, fact.field)


def unknown(facts: Facts, *asked: Fact) -> tuple[Fact, ...]:
    """Those of the facts that nobody has answered yet."""
    return tuple(fact for fact in asked if value(facts, fact) is None)
