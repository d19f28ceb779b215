"""What the law of a gemeente says about each subject of the public pages, line by line with its article.

Nothing stands here that a law file does not say: a rule that a regeling does not have gives no line.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from portal.rules.citation import Citation
from portal.rules.hints import allowed_kinds, term_range, upper_bounds
from portal.rules.law import OWN_ACT, Law
from portal.rules.readings import (
    allowance_is_free,
    exemption_needs_end,
    lasting_is_own_ground,
    leaves_out_own_acts,
    market_matters,
)
from portal.rules.values import Number, Rule
from portal.wording import N_
from portal.wording.teller import Line, Teller

Bound = Rule[Number] | None


class Bounds(NamedTuple):
    """How a fewest and a most are said: together, and each alone."""

    both: str
    least: str
    most: str


A_WEEK = Bounds(
    N_("In uw gemeente is het %(minimum)s tot %(maximum)s uur per week."),
    N_("In uw gemeente is het minstens %(minimum)s uur per week."),
    N_("In uw gemeente is het hoogstens %(maximum)s uur per week."),
)
A_MONTH = Bounds(
    N_("In uw gemeente is het %(minimum)s tot %(maximum)s uur per maand."),
    N_("In uw gemeente is het minstens %(minimum)s uur per maand."),
    N_("In uw gemeente is het hoogstens %(maximum)s uur per maand."),
)
A_YEAR = Bounds(
    N_("In uw gemeente is het %(minimum)s tot %(maximum)s uur per jaar."),
    N_("In uw gemeente is het minstens %(minimum)s uur per jaar."),
    N_("In uw gemeente is het hoogstens %(maximum)s uur per jaar."),
)


Subject = Callable[[Teller], Iterator[Line]]


def target_group(tell: Teller) -> Iterator[Line]:
    """For whom the rules are."""
    group, national = tell.law.regeling.target_group, tell.law.national.participation
    if group.benefits:
        names = tell.names(_benefits(tell.law, group.benefits.value))
        yield from tell.tell(
            group.benefits, N_("De regels gelden voor deze uitkering: %(names)s."), names=names
        )
    yield from tell.tell(national.age_from, N_("De regels gelden van %(value)s jaar tot de AOW-leeftijd."))
    yield from tell.tell(
        group.exempt_from_age, N_("Bent u %(value)s jaar of ouder? Dan hoeft u geen tegenprestatie te doen.")
    )
    yield from tell.tell(
        tell.law.regeling.course.request,
        N_("De gemeente vraagt u om een tegenprestatie. Zij draagt die niet op."),
    )
    yield from tell.tell(
        group.only_unable_to_seek_work, N_("Het is voor wie nu geen stappen naar werk kan doen.")
    )
    yield from tell.tell(
        group.special_circumstances, N_("Kunt u dat wel? Dan alleen bij bijzondere omstandigheden.")
    )
    yield from tell.tell(
        group.neither_works_nor_reintegrates,
        N_("Het is voor wie niet werkt en geen hulp krijgt om werk te vinden (re-integratie)."),
    )


def _benefits(law: Law, named: tuple[str, ...]) -> tuple[str, ...]:
    """The benefits of the regeling, without those that its lawyer left out."""
    left_out = tuple(OWN_ACT) if leaves_out_own_acts(law) else ()
    return tuple(one for one in named if one not in left_out)


def size(tell: Teller) -> Iterator[Line]:
    """How many hours and months, and what one gets for them."""
    yield from hours(tell)
    yield from term(tell)
    premium = tell.law.regeling.size.premium_per_year
    yield from tell.tell(premium, N_("Haalt u de uren? Dan krijgt u %(value)s euro per jaar."))


def hours(tell: Teller) -> Iterator[Line]:
    """How many hours, a week or a year; nothing where the regeling names no number."""
    rules = tell.law.regeling.size
    yield from _between(tell, rules.hours_minimum, rules.hours_maximum, A_WEEK)
    yield from _between(tell, rules.month_hours_minimum, rules.month_hours_maximum, A_MONTH)
    yield from _between(tell, rules.year_hours_minimum, rules.year_hours_maximum, A_YEAR)
    standard = (
        N_("Gewoon is het %(value)s uur per week.")
        if rules.hours_minimum or rules.hours_maximum
        else N_("In uw gemeente is het %(value)s uur per week, of wat u kunt.")
    )
    yield from tell.tell(rules.hours_standard, standard)


def _between(tell: Teller, least: Bound, most: Bound, words: Bounds) -> Iterator[Line]:
    known = {name: rule for name, rule in (("minimum", least), ("maximum", most)) if rule}
    message = words.both if least and most else words.least if least else words.most
    yield from tell.tell(
        least or most, message, **{name: tell.number(rule.value) for name, rule in known.items()}
    )


def term(tell: Teller) -> Iterator[Line]:
    """How many months, as the lawyer reads the number."""
    rules, (least, most) = tell.law.regeling.size, term_range(tell.law)
    if least is not None:
        yield from tell.tell(
            rules.months_minimum, N_("Het duurt minstens %(months)s."), months=tell.months(least)
        )
    if most is not None:
        rule = rules.months_maximum or rules.months_minimum
        yield from tell.tell(rule, N_("Het duurt hoogstens %(months)s."), months=tell.months(most))


def kinds(tell: Teller) -> Iterator[Line]:
    """What counts."""
    content = tell.law.regeling.content
    for rule, message in (
        (content.allowed, N_("Dit telt mee: %(names)s.")),
        (content.training, N_("Dit mag ook: %(names)s.")),
        (content.first_phase, N_("Dit mag als eerste stap: %(names)s.")),
    ):
        if rule and set(rule.value) <= set(allowed_kinds(tell.law)):
            yield from tell.tell(rule, message, names=tell.names(rule.value))


def conditions(tell: Teller) -> Iterator[Line]:
    """What the work must be."""
    content, national = tell.law.regeling.content, tell.law.national.participation
    yield from tell.tell(content.unpaid or national.unpaid, N_("Het werk is onbetaald."))
    yield from tell.tell(
        content.additional or national.additional, N_("Het werk is extra, naast gewoon werk.")
    )
    yield from tell.tell(
        content.no_displacement or national.no_displacement, N_("Het werk neemt geen betaalde baan weg.")
    )
    if market_matters(tell.law):
        yield from tell.tell(content.no_market, N_("Niemand wil hier en nu voor dit werk betalen."))
    yield from tell.tell(content.no_labour_aim, N_("Het werk is niet bedoeld als stap naar betaald werk."))
    yield from tell.tell(content.clear, N_("Het staat duidelijk beschreven wat het werk is."))


def proposal(tell: Teller) -> Iterator[Line]:
    """The right to come with a plan, and the help with it."""
    course = tell.law.regeling.course
    yield from tell.tell(course.proposal, N_("U mag eerst zelf een plan maken."))
    if course.proposal_term_days:
        days = tell.days(course.proposal_term_days.value)
        message = (
            N_("De gemeente geeft u daarvoor %(days)s. Dat aantal koos zij zelf.")
            if course.proposal_term_days.citation.is_own_choice
            else N_("De gemeente geeft u daarvoor %(days)s.")
        )
        yield from tell.tell(course.proposal_term_days, message, days=days)
    yield from tell.tell(course.proposal_support, N_("De gemeente kan u daarbij helpen."))


def weighing(tell: Teller) -> Iterator[Line]:
    """What goes first and what is weighed."""
    rules = tell.law.regeling
    yield from tell.tell(rules.existing.weigh, N_("De gemeente weegt mee wat u al doet voor anderen."))
    yield from _factors(tell)
    yield from tell.tell(
        rules.factors.hardship, N_("Raken de regels u te hard? Dan kan de gemeente afwijken.")
    )
    yield from _deviations(tell)
    for clause in rules.clauses:
        yield tell.clause(clause)
    yield from tell.tell(
        rules.target_group.reintegration_first,
        N_("Hulp om werk te vinden (re-integratie) gaat voor de tegenprestatie."),
    )
    yield from tell.tell(
        rules.content.convinced, N_("U, de gemeente en de organisatie vinden het een goed plan.")
    )
    yield from tell.tell(rules.content.reciprocity, N_("De organisatie doet ook iets voor u terug."))


def _deviations(tell: Teller) -> Iterator[Line]:
    """From which articles the gemeente may deviate, by name."""
    rule, articles = tell.law.regeling.factors.deviate_from, tell.law.regeling.articles
    names = tell.names(tuple(articles[key].citation.article for key in rule.value)) if rule else ""
    message = N_("Met goede redenen kan de gemeente afwijken van deze regels: %(names)s.")
    yield from tell.tell(rule, message, names=names)
    yield from tell.tell(rule, N_("Daar moet altijd een tweede medewerker mee instemmen."))


def _factors(tell: Teller) -> Iterator[Line]:
    """What counts about the person; what somebody can do counts by law."""
    factors, national = tell.law.regeling.factors, tell.law.national.participation
    yield from tell.tell(factors.situation, N_("De gemeente kijkt naar uw situatie."))
    yield from tell.tell(factors.ability or national.ability, N_("De gemeente kijkt ook naar wat u kunt."))
    yield from tell.tell(factors.wishes, N_("De gemeente kijkt ook naar wat u wilt."))
    yield from tell.tell(factors.qualities, N_("De gemeente kijkt ook waar u goed in bent."))


def talk(tell: Teller) -> Iterator[Line]:
    """That the gemeente talks with the client, where the regeling says so."""
    yield from tell.tell(tell.law.regeling.course.talk, N_("De gemeente praat met u over de tegenprestatie."))


def course(tell: Teller) -> Iterator[Line]:
    """What may change on the way, and what happens at the end."""
    rules = tell.law.regeling.course
    if rules.change_after_months:
        months = tell.months(rules.change_after_months.value)
        message = N_("Na %(months)s kunt u iets anders gaan doen. U overlegt daarover met de gemeente.")
        yield from tell.tell(rules.change_after_months, message, months=months)
    yield from tell.tell(rules.evaluate, N_("Aan het einde bekijkt de gemeente hoe het met u gaat."))
    yield from tell.tell(
        rules.voluntary, N_("Daarna mag u vrijwillig doorgaan. Het is dan geen tegenprestatie meer.")
    )


def no_maatregel(tell: Teller) -> Iterator[Line]:
    """That the benefit is not lowered for not taking part, where the regeling says so."""
    yield from tell.tell(tell.law.regeling.maatregel.none, N_("Uw gemeente legt geen maatregel op."))


def maatregel(tell: Teller) -> Iterator[Line]:
    """That the benefit can be lowered, how far, and what stands before it; nothing where it can't be."""
    rules, national = tell.law.regeling.maatregel, tell.law.national
    if rules.none or not rules.possible:
        return
    yield from tell.tell(
        rules.possible, N_("Doet u niet mee? Dan kan er een maatregel komen: een lagere uitkering.")
    )
    yield from _highest_maatregel(tell)
    if rules.repeat_months and rules.repeat_percent_maximum:
        percent, _most = upper_bounds(tell.law, is_repeated=True)
        values = {"months": tell.months(rules.repeat_months.value), "percent": tell.number(percent or 0)}
        message = N_("Is het de tweede keer binnen %(months)s? Dan kan het tot %(percent)s procent.")
        yield from tell.tell(rules.repeat_percent_maximum, message, **values)
    yield from tell.tell(
        national.awb.hearing, N_("Eerst vraagt de gemeente wat u ervan vindt: uw zienswijze.")
    )
    law = national.participation
    yield from tell.tell(law.no_blame, N_("Kon u er niets aan doen? Dan komt er geen maatregel."))
    yield from tell.tell(law.tailoring, N_("De gemeente kijkt naar uw situatie."))
    if law.reconsider_months:
        months = tell.months(law.reconsider_months.value)
        message = N_("De gemeente bekijkt een maatregel binnen %(months)s opnieuw.")
        yield from tell.tell(law.reconsider_months, message, months=months)


def _highest_maatregel(tell: Teller) -> Iterator[Line]:
    """The milder of the two verordeningen, where one names a number."""
    percent, months = upper_bounds(tell.law)
    if percent is None or months is None:
        return
    message = N_("Uw uitkering wordt dan hoogstens %(percent)s procent lager, %(months)s lang.")
    yield tell.cite(
        _ceiling(tell.law, percent), message, percent=tell.number(percent), months=tell.months(months)
    )


def _ceiling(law: Law, percent: float) -> Citation:
    own, other = law.regeling.maatregel.percent_maximum, law.regeling.reduction
    if own and (other is None or own.value == percent):
        return own.citation
    if other is None:
        raise LookupError("no verordening names this percentage")
    return Citation(other.title, other.article, None, "", None)


def allowance(tell: Teller) -> Iterator[Line]:
    """Money that a volunteer may get beside the benefit."""
    most, national = tell.law.national.allowance, tell.law.national.participation
    if most and allowance_is_free(tell.law):
        message = N_("U mag als vrijwilliger tot %(month)s euro per maand en %(value)s euro per jaar houden.")
        yield from tell.tell(most.per_year, message, month=tell.number(most.per_month.value))
    yield from tell.tell(
        national.allowance_under, N_("Bent u jonger dan %(value)s jaar? Dan telt dat geld als inkomen.")
    )


def exemption(tell: Teller) -> Iterator[Line]:
    """What holds for who cannot do it."""
    rules, national = tell.law.regeling.exemption, tell.law.national.participation
    if lasting_is_own_ground(tell.law):
        message = N_("Kunt u dit blijvend niet? Dan hoeft u geen tegenprestatie te doen.")
        yield from tell.tell(rules.permanent_not_imposed, message)
    yield from tell.tell(
        rules.agree_term, N_("Kunt u dit tijdelijk niet? Dan spreekt de gemeente met u af hoe lang.")
    )
    yield from tell.tell(rules.possible or national.exemption, N_("De gemeente kan u ontheffing geven."))
    if exemption_needs_end(tell.law):
        rule = rules.end_date or national.exemption_end_date
        yield from tell.tell(rule, N_("Een ontheffing heeft altijd een einddatum."))


def exempt_by_law(tell: Teller) -> Iterator[Line]:
    """Who owes nothing, whatever the regeling says."""
    national = tell.law.national.participation
    yield from tell.tell(
        national.incapacitated,
        N_("Kunt u volgens het UWV helemaal en blijvend niet werken? Dan geldt de plicht niet."),
    )
    yield from tell.tell(
        national.single_parent, N_("Bent u een alleenstaande ouder met ontheffing? Dan geldt de plicht niet.")
    )


def work_beside(tell: Teller) -> Iterator[Line]:
    """What paid work, re-integration or a lack of work means."""
    group = tell.law.regeling.target_group
    yield from tell.tell(
        group.reintegration_first, N_("Hulp om werk te vinden (re-integratie) gaat voor de tegenprestatie.")
    )
    if group.waive_from_paid_hours:
        hours = tell.hours(group.waive_from_paid_hours.value)
        message = N_("Werkt u %(hours)s per week of meer? Dan legt de gemeente misschien niets op.")
        yield from tell.tell(group.waive_from_paid_hours, message, hours=hours)
    yield from tell.tell(
        group.adjust_to_paid_hours, N_("Werkt u een deel van de week? Dan overlegt de gemeente met u.")
    )
    if group.no_work_months:
        months = tell.months(group.no_work_months.value)
        message = N_("Is er geen passend werk? Dan kunt u %(months)s lang zelf iets voorstellen.")
        yield from tell.tell(group.no_work_months, message, months=months)


def verdringing(tell: Teller) -> Iterator[Line]:
    """That paid work is not displaced, and who watches over it."""
    content, national = tell.law.regeling.content, tell.law.national.participation
    yield from tell.tell(
        content.no_displacement or national.no_displacement,
        N_("Onbetaald werk mag geen betaald werk verdringen."),
    )
    yield from tell.tell(content.displacement_per_case, N_("De gemeente bekijkt elk geval apart."))
    yield from tell.tell(
        content.committee, N_("Een commissie kijkt naar meldingen. Zij geeft de gemeente advies.")
    )


def organisation(tell: Teller) -> Iterator[Line]:
    """What an organisation must know."""
    content = tell.law.regeling.content
    yield from tell.tell(
        content.commercial, N_("Het mag bij een bedrijf. Een maatschappelijke organisatie heeft de voorkeur.")
    )
    yield from tell.tell(content.reciprocity, N_("U doet zelf ook iets terug voor de deelnemer."))
    yield from conditions(tell)


def objection(tell: Teller) -> Iterator[Line]:
    """The term for a bezwaar, and what holds after it."""
    awb = tell.law.national.awb
    yield from tell.tell(
        awb.bezwaar_weeks, N_("U hebt %(value)s weken de tijd, vanaf de dag nadat wij de brief stuurden.")
    )
    yield from tell.tell(awb.late, N_("Bent u te laat en kon u er niets aan doen? Schrijf dan op waarom."))
