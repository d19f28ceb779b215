"""What a regeling says about the activity: its content, its size, its course, and a maatregel."""

from dataclasses import dataclass
from typing import Annotated

from portal.rules.lawkey import DAYS, EURO, HOURS_A_MONTH, HOURS_A_WEEK, HOURS_A_YEAR, MONTHS, PERCENT, LawKey
from portal.rules.sections.vocabulary import BY_LAW, KIND, KINDS, NO_LIMIT, PUNISHES, Bool, Count, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the activity may be."""

    allowed: Annotated[
        Texts,
        LawKey("soorten", "wat mag; iets anders mag niet", "elke soort mag", '["volunteering"]', words=KINDS),
    ] = None
    training: Annotated[
        Texts,
        LawKey(
            "soorten_training",
            "welke training ook mag",
            "geen training erbij",
            '["language_training"]',
            words=KINDS,
            needs=KIND,
        ),
    ] = None
    first_phase: Annotated[
        Texts,
        LawKey(
            "soorten_eerste_fase",
            "wat als eerste stap mag; een medewerker spreekt af wat volgt",
            "er is geen eerste stap",
            '["personal_problems"]',
            words=KINDS,
            needs=KIND,
        ),
    ] = None
    weighed: Annotated[
        Texts,
        LawKey(
            "soorten_wegen",
            "wat niet verboden is, maar eerst wordt gewogen",
            "alleen `soorten` geldt",
            '["mantelzorg"]',
            words=KINDS,
            needs=KIND,
        ),
    ] = None
    next_phase: Annotated[
        Bool,
        LawKey(
            "vervolg_na_eerste_fase",
            "het vervolg rust op dit artikel",
            "het rust op `soorten_eerste_fase`",
            needs=("inhoud.soorten_eerste_fase",),
        ),
    ] = None
    organised: Annotated[
        Bool,
        LawKey(
            "vrijwilligerswerk_ook_ongeorganiseerd",
            "vrijwilligerswerk zonder organisatie mag, volgens dit artikel",
            "er wordt niet naar gevraagd",
            needs=KIND,
        ),
    ] = None
    only_organised: Annotated[
        Bool,
        LawKey(
            "vrijwilligerswerk_alleen_georganiseerd",
            "vrijwilligerswerk zonder organisatie mag niet",
            "er wordt niet naar gevraagd",
            needs=KIND,
            not_with=("inhoud.vrijwilligerswerk_ook_ongeorganiseerd",),
        ),
    ] = None
    unpaid: Annotated[Bool, LawKey("onbeloond", "onbetaald, volgens dit artikel", BY_LAW)] = None
    additional: Annotated[Bool, LawKey("additioneel", "naast gewoon werk, volgens dit artikel", BY_LAW)] = (
        None
    )
    no_market: Annotated[
        Bool, LawKey("niemand_betaalt", "werk waarvoor iemand zou betalen, mag niet", "dat mag")
    ] = None
    no_labour_aim: Annotated[
        Bool, LawKey("niet_gericht_op_arbeidsmarkt", "een stap naar werk mag niet het doel zijn", "dat mag")
    ] = None
    clear: Annotated[
        Bool,
        LawKey(
            "duidelijke_omschrijving", "duidelijk beschreven, volgens dit artikel", "de rechtspraak geldt"
        ),
    ] = None
    no_displacement: Annotated[
        Bool, LawKey("geen_verdringing", "geen verdringing, volgens dit artikel", BY_LAW)
    ] = None
    displacement_per_case: Annotated[
        Bool,
        LawKey(
            "verdringing_per_geval",
            "een medewerker beoordeelt verdringing altijd",
            "alleen als het onbekend is",
        ),
    ] = None
    committee: Annotated[
        Bool,
        LawKey(
            "adviescommissie",
            "een commissie adviseert over meldingen van verdringing",
            "de gemeente beslist zonder commissie",
        ),
    ] = None
    commercial: Annotated[
        Bool,
        LawKey("commercieel_toegestaan", "het mag bij een bedrijf", "een medewerker beoordeelt een bedrijf"),
    ] = None
    reciprocity: Annotated[
        Bool, LawKey("wederkerigheid", "de organisatie doet iets terug", "dat hoeft niet")
    ] = None
    convinced: Annotated[
        Bool, LawKey("partijen_overtuigd", "alle drie de partijen zijn overtuigd", "dat hoeft niet")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much and how long. Hours a week, a month or a year; months."""

    hours_minimum: Annotated[
        Count, LawKey("uren_minimum", "minder uren per week mag niet", NO_LIMIT, "4", HOURS_A_WEEK)
    ] = None
    hours_maximum: Annotated[
        Count,
        LawKey(
            "uren_maximum",
            "meer uren per week mag niet",
            "meer dan `uren_standaard` mag niet; zonder die is er geen grens",
            "16",
            HOURS_A_WEEK,
        ),
    ] = None
    hours_standard: Annotated[
        Count,
        LawKey(
            "uren_standaard",
            "het gewone aantal per week; een ander aantal vraagt redenen",
            "elk aantal tussen de grenzen is gewoon",
            "8",
            HOURS_A_WEEK,
        ),
    ] = None
    month_hours_minimum: Annotated[
        Count,
        LawKey("uren_per_maand_minimum", "minder uren per maand mag niet", NO_LIMIT, "20", HOURS_A_MONTH),
    ] = None
    month_hours_maximum: Annotated[
        Count,
        LawKey("uren_per_maand_maximum", "meer uren per maand mag niet", NO_LIMIT, "40", HOURS_A_MONTH),
    ] = None
    year_hours_minimum: Annotated[
        Count,
        LawKey("uren_per_jaar_minimum", "minder uren per jaar mag niet", NO_LIMIT, "104", HOURS_A_YEAR),
    ] = None
    year_hours_maximum: Annotated[
        Count, LawKey("uren_per_jaar_maximum", "meer uren per jaar mag niet", NO_LIMIT, "156", HOURS_A_YEAR)
    ] = None
    months_minimum: Annotated[Count, LawKey("maanden_minimum", "korter mag niet", NO_LIMIT, "3", MONTHS)] = (
        None
    )
    months_maximum: Annotated[Count, LawKey("maanden_maximum", "langer mag niet", NO_LIMIT, "12", MONTHS)] = (
        None
    )
    premium_per_year: Annotated[
        Count, LawKey("premie_per_jaar", "wie de uren haalt, krijgt dit bedrag", "geen premie", "150", EURO)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """From the proposal to the end of the term."""

    talk: Annotated[
        Bool, LawKey("gesprek", "de pagina's zeggen dat de gemeente met u praat", "zij zwijgen daarover")
    ] = None
    request: Annotated[
        Bool,
        LawKey(
            "verzoek_geen_opdracht",
            "de gemeente vraagt en draagt niet op: een medewerker schrijft op dat de cliënt wil; een"
            " maatregel kan niet",
            "de gemeente draagt op",
        ),
    ] = None
    proposal: Annotated[
        Bool,
        LawKey("eigen_voorstel", "de cliënt mag eerst zelf een plan maken", "de pagina's zwijgen erover"),
    ] = None
    proposal_term_days: Annotated[
        Count,
        LawKey(
            "voorsteltermijn_dagen",
            "zo lang heeft de cliënt voor een plan; noemt de verordening geen termijn, dan is het een keuze",
            "`voorsteltermijn_dagen` in `gemeente.toml` geldt, en zonder die 28 dagen; de pagina's zwijgen",
            "28",
            DAYS,
        ),
    ] = None
    proposal_support: Annotated[
        Bool, LawKey("ondersteuning", "de gemeente biedt eerst hulp aan", "er wordt niet naar gevraagd")
    ] = None
    proposal_maatregel: Annotated[
        Bool,
        LawKey(
            "voorstel_maatregel",
            "ook om een voorstel dat niet komt, kan een maatregel",
            "daarom niet",
            not_with=PUNISHES,
        ),
    ] = None
    change_after_months: Annotated[
        Count,
        LawKey(
            "andere_invulling_na_maanden",
            "daarna mag de invulling veranderen",
            "er is geen regel over",
            "6",
            MONTHS,
        ),
    ] = None
    change_consulted: Annotated[
        Bool,
        LawKey(
            "andere_invulling_in_overleg",
            "alleen na overleg met de cliënt",
            "overleg is niet nodig",
            needs=("verloop.andere_invulling_na_maanden",),
        ),
    ] = None
    evaluate: Annotated[
        Bool, LawKey("evaluatie_na_termijn", "een medewerker kijkt aan het einde", "er is geen taak")
    ] = None
    voluntary: Annotated[
        Bool, LawKey("vrijwillig_verder", "daarna mag het vrijwillig", "de brieven zwijgen erover")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maatregel:
    """What the regeling says about lowering the benefit."""

    possible: Annotated[
        Bool,
        LawKey("mogelijk", "een maatregel kan, volgens dit artikel", BY_LAW, not_with=PUNISHES),
    ] = None
    none: Annotated[
        Bool,
        LawKey("geen_maatregel", "een maatregel kan nooit", "de wet en de afstemmingsverordening gelden"),
    ] = None
    percent_maximum: Annotated[
        Count,
        LawKey("percentage_hoogste", "hoger mag niet", "geen getal", "30", PERCENT, not_with=PUNISHES),
    ] = None
    months_maximum: Annotated[
        Count, LawKey("maanden_hoogste", "langer mag niet", "geen getal", "1", MONTHS, not_with=PUNISHES)
    ] = None
    repeat_months: Annotated[
        Count,
        LawKey(
            "recidive_binnen_maanden",
            "een tweede maatregel binnen zoveel maanden is recidive",
            "recidive bestaat niet",
            "12",
            MONTHS,
            needs=("maatregel.recidive_percentage_hoogste",),
            not_with=PUNISHES,
        ),
    ] = None
    repeat_percent_maximum: Annotated[
        Count,
        LawKey(
            "recidive_percentage_hoogste",
            "bij recidive mag het tot dit percentage",
            "ook dan geldt `percentage_hoogste`",
            "60",
            PERCENT,
            needs=("maatregel.recidive_binnen_maanden",),
            not_with=PUNISHES,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """What a regeling of maatschappelijke participatie says of the agreement, beside what may be done."""

    agreement: Annotated[
        Bool,
        LawKey(
            "afspraak",
            "de gemeente en de cliënt spreken af hoe hij meedoet; elke afspraak rust op dit artikel",
            "zij rust op het eerste artikel van de regeling",
        ),
    ] = None
    hours: Annotated[
        Bool,
        LawKey(
            "uren_doorgeven",
            "de cliënt geeft per week zijn uren door, volgens dit artikel",
            "niemand vraagt uren",
        ),
    ] = None
