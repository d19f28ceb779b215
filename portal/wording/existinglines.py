"""What the law of a gemeente says about mantelzorg and volunteering that a client already does."""

from collections.abc import Iterator
from typing import NamedTuple

from portal.rules.checks.existing_activity import joined_by
from portal.rules.readings import counts_without_organisation, effect_of, usual_care_counts
from portal.rules.regeling import BOTH, COUNTS, MAY_COUNT, NO_OBLIGATION
from portal.wording import N_
from portal.wording.teller import Line, Teller


class Thresholds(NamedTuple):
    """How a threshold of hours is said: with one of months, both or either, and alone."""

    both: str
    either: str
    alone: str


MORE_HOURS = Thresholds(
    N_("U zorgt meer dan %(hours)s per week en langer dan %(months)s."),
    N_("U zorgt meer dan %(hours)s per week, of langer dan %(months)s."),
    N_("U zorgt meer dan %(hours)s per week."),
)
HOURS_OR_MORE = Thresholds(
    N_("U zorgt %(hours)s per week of meer, en langer dan %(months)s."),
    N_("U zorgt %(hours)s per week of meer, of langer dan %(months)s."),
    N_("U zorgt %(hours)s per week of meer."),
)
LONGER = N_("U zorgt langer dan %(months)s.")
CARE_EFFECTS = {
    NO_OBLIGATION: N_("Geeft u zulke mantelzorg? Dan hoeft u geen tegenprestatie te doen."),
    MAY_COUNT: N_("Uw mantelzorg kan meetellen als tegenprestatie. De gemeente beoordeelt dat."),
    COUNTS: N_("Uw mantelzorg telt als tegenprestatie."),
}
VOLUNTEERING_EFFECTS = {
    NO_OBLIGATION: N_("Doet u zulk vrijwilligerswerk? Dan hoeft u geen tegenprestatie te doen."),
    MAY_COUNT: N_("Uw vrijwilligerswerk kan meetellen als tegenprestatie. De gemeente beoordeelt dat."),
    COUNTS: N_("Uw vrijwilligerswerk telt als tegenprestatie."),
}


def care(tell: Teller) -> Iterator[Line]:
    """When care is mantelzorg here, and what follows."""
    rules = tell.law.regeling.existing
    yield from tell.tell(rules.care_no_profession, N_("Mantelzorg is geen beroep."))
    if not usual_care_counts(tell.law):
        yield from tell.tell(rules.care_beyond_usual, N_("Mantelzorg is meer dan gewone zorg in huis."))
    yield from _care_thresholds(tell)
    yield from tell.tell(rules.care_necessary, N_("De gemeente bekijkt of uw zorg nodig is."))
    if rules.care_effect:
        yield from tell.tell(rules.care_effect, CARE_EFFECTS[effect_of(tell.law, rules.care_effect)])
    yield from tell.tell(rules.weigh, N_("De gemeente weegt mee wat u al doet voor anderen."))


def _care_thresholds(tell: Teller) -> Iterator[Line]:
    rules = tell.law.regeling.existing
    hours, months = rules.care_hours_over or rules.care_hours_from, rules.care_months_over
    values = {}
    if hours:
        values["hours"] = tell.hours(hours.value)
    if months:
        values["months"] = tell.months(months.value)
    words = MORE_HOURS if rules.care_hours_over else HOURS_OR_MORE
    if hours and months:
        yield from tell.tell(hours, words.both if joined_by(tell.law) == BOTH else words.either, **values)
    elif hours or months:
        yield from tell.tell(hours or months, words.alone if hours else LONGER, **values)


def volunteering(tell: Teller) -> Iterator[Line]:
    """What volunteering must be to matter here, and what follows."""
    content, rules = tell.law.regeling.content, tell.law.regeling.existing
    yield from tell.tell(content.only_organised, N_("Vrijwilligerswerk doet u bij een organisatie."))
    if counts_without_organisation(tell.law):
        yield from tell.tell(
            content.organised, N_("Helpt u zonder organisatie, bijvoorbeeld een buur? Dat mag ook.")
        )
    yield from tell.tell(rules.volunteering_proven, N_("U kunt laten zien dat u het doet."))
    yield from tell.tell(rules.volunteering_comparable, N_("Het lijkt op wat een tegenprestatie vraagt."))
    if rules.volunteering_hours_from:
        hours = tell.hours(rules.volunteering_hours_from.value)
        message = N_("U doet het %(hours)s per week of meer.")
        yield from tell.tell(rules.volunteering_hours_from, message, hours=hours)
    if rules.volunteering_effect:
        message = VOLUNTEERING_EFFECTS[effect_of(tell.law, rules.volunteering_effect)]
        yield from tell.tell(rules.volunteering_effect, message)
    yield from tell.tell(rules.weigh, N_("De gemeente weegt mee wat u al doet voor anderen."))
