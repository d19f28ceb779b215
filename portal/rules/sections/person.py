"""What a regeling says about the person: for whom it is, who is spared, what counts."""

from dataclasses import dataclass
from typing import Annotated

from portal.rules.lawkey import HOURS_A_WEEK, MONTHS, YEARS, LawKey
from portal.rules.sections.vocabulary import (
    BENEFITS,
    BOTH,
    BY_LAW,
    CARE,
    CARE_HOURS,
    EFFECTS,
    EITHER,
    NO_LIMIT,
    VOLUNTEERING,
    Bool,
    Count,
    Text,
    Texts,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """On whom an obligation may be imposed."""

    benefits: Annotated[
        Texts,
        LawKey(
            "uitkeringen",
            "voor wie de regels gelden; wie iets anders krijgt, valt erbuiten",
            "niemand valt erbuiten om zijn uitkering",
            '["participatiewet"]',
            words=BENEFITS,
        ),
    ] = None
    exempt_from_age: Annotated[
        Count,
        LawKey(
            "niet_vanaf_leeftijd",
            "wie deze leeftijd heeft, krijgt geen tegenprestatie",
            "alleen de AOW-leeftijd",
            "60",
            YEARS,
        ),
    ] = None
    only_unable_to_seek_work: Annotated[
        Bool,
        LawKey(
            "alleen_zonder_inspanning",
            "alleen voor wie geen stappen naar werk kan doen",
            "ook voor wie stappen naar werk kan doen",
        ),
    ] = None
    special_circumstances: Annotated[
        Bool,
        LawKey(
            "bijzondere_omstandigheden",
            "anderen alleen bij bijzondere omstandigheden, met redenen",
            "voor anderen helemaal niet",
            needs=("doelgroep.alleen_zonder_inspanning",),
        ),
    ] = None
    neither_works_nor_reintegrates: Annotated[
        Bool,
        LawKey(
            "werkt_niet_en_geen_reintegratie",
            "alleen voor wie niet werkt en niet re-integreert",
            "werk en re-integratie sluiten niemand uit",
        ),
    ] = None
    reintegration_first: Annotated[
        Bool,
        LawKey(
            "reintegratie_gaat_voor",
            "niets opleggen als re-integratie geen tijd overlaat",
            "er wordt niet naar gevraagd",
        ),
    ] = None
    waive_from_paid_hours: Annotated[
        Count,
        LawKey(
            "deeltijd_reden_vanaf_uren",
            "vanaf zoveel uur betaald werk per week beoordeelt een medewerker of het nog moet",
            "betaald werk is geen reden",
            "20",
            HOURS_A_WEEK,
        ),
    ] = None
    adjust_to_paid_hours: Annotated[
        Bool,
        LawKey("deeltijd_in_overleg", "wie betaald werkt, overlegt over de uren", "geen overleg nodig"),
    ] = None
    no_work_months: Annotated[
        Count,
        LawKey(
            "geen_werk_maanden",
            "zo lang mag iemand zelf iets voorstellen als er geen passend werk is",
            "zo'n termijn is er niet",
            "6",
            MONTHS,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """What follows when a client cannot do it."""

    permanent_not_imposed: Annotated[
        Bool,
        LawKey(
            "blijvend_niet_opgelegd", "wie het blijvend niet kan, krijgt niets opgelegd", "een ontheffing"
        ),
    ] = None
    agree_term: Annotated[
        Bool,
        LawKey(
            "tijdelijk_termijn_afspreken", "wie het nu niet kan, spreekt een termijn af", "een ontheffing"
        ),
    ] = None
    possible: Annotated[
        Bool,
        LawKey("mogelijk", "een ontheffing rust op dit artikel", "zij rust op de Participatiewet"),
    ] = None
    end_date: Annotated[
        Bool,
        LawKey("einddatum", "een ontheffing heeft een einddatum, volgens dit artikel", BY_LAW),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """What care and volunteering that a client already does lead to."""

    care_beyond_usual: Annotated[
        Bool,
        LawKey(
            "mantelzorg_boven_gebruikelijk",
            "gewone zorg thuis is geen mantelzorg",
            "ook gewone zorg thuis telt",
            needs=CARE,
        ),
    ] = None
    care_no_profession: Annotated[
        Bool,
        LawKey(
            "mantelzorg_geen_beroep",
            "zorg als beroep is geen mantelzorg",
            "er wordt niet naar gevraagd",
            needs=CARE,
        ),
    ] = None
    care_hours_over: Annotated[
        Count,
        LawKey(
            "mantelzorg_uren_meer_dan",
            "meer dan zoveel uur per week",
            NO_LIMIT,
            "8",
            HOURS_A_WEEK,
            needs=CARE,
            not_with=("bestaand.mantelzorg_uren_vanaf",),
        ),
    ] = None
    care_hours_from: Annotated[
        Count,
        LawKey(
            "mantelzorg_uren_vanaf", "zoveel uur per week of meer", NO_LIMIT, "8", HOURS_A_WEEK, needs=CARE
        ),
    ] = None
    care_months_over: Annotated[
        Count,
        LawKey(
            "mantelzorg_maanden_langer_dan", "langer dan zoveel maanden", NO_LIMIT, "3", MONTHS, needs=CARE
        ),
    ] = None
    care_thresholds: Annotated[
        Text,
        LawKey(
            "mantelzorg_grenzen",
            "`en`: de zorg haalt de grens van de uren en die van de maanden; `of`: een van beide",
            "mag alleen weg als er één grens is, of als een tegenstrijdigheid de lezing geeft",
            '"en"',
            words=(BOTH, EITHER),
            needs=CARE_HOURS,
        ),
    ] = None
    care_necessary: Annotated[
        Bool,
        LawKey(
            "mantelzorg_noodzakelijk",
            "een medewerker beoordeelt of de zorg nodig is",
            "er wordt niet naar gevraagd",
            needs=CARE,
        ),
    ] = None
    care_effect: Annotated[
        Text,
        LawKey(
            "mantelzorg_gevolg",
            "wat mantelzorg doet: `geen_verplichting`, `kan_meetellen` of `telt_mee`",
            "mantelzorg wordt alleen gewogen, en alleen met `wegen`",
            '"geen_verplichting"',
            words=EFFECTS,
        ),
    ] = None
    volunteering_proven: Annotated[
        Bool,
        LawKey(
            "vrijwilligerswerk_aantoonbaar",
            "de cliënt toont het aan",
            "bewijs is niet nodig",
            needs=VOLUNTEERING,
        ),
    ] = None
    volunteering_comparable: Annotated[
        Bool,
        LawKey(
            "vrijwilligerswerk_vergelijkbaar",
            "het is te vergelijken met een tegenprestatie",
            "er wordt niet vergeleken",
            needs=VOLUNTEERING,
        ),
    ] = None
    volunteering_hours_from: Annotated[
        Count,
        LawKey(
            "vrijwilligerswerk_uren_vanaf",
            "zoveel uur per week of meer",
            NO_LIMIT,
            "8",
            HOURS_A_WEEK,
            needs=VOLUNTEERING,
        ),
    ] = None
    volunteering_effect: Annotated[
        Text,
        LawKey(
            "vrijwilligerswerk_gevolg",
            "wat vrijwilligerswerk doet: `geen_verplichting`, `kan_meetellen` of `telt_mee`",
            "het wordt alleen gewogen, en alleen met `wegen`",
            '"geen_verplichting"',
            words=EFFECTS,
        ),
    ] = None
    weigh: Annotated[
        Bool, LawKey("wegen", "een medewerker weegt mee wat iemand al doet", "er wordt niets gewogen")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What the gemeente takes into account about a person before it imposes anything."""

    ability: Annotated[Bool, LawKey("vermogen", "wat iemand kan, telt volgens dit artikel", BY_LAW)] = None
    situation: Annotated[
        Bool, LawKey("situatie", "de persoonlijke situatie telt", "er wordt niet naar gevraagd")
    ] = None
    wishes: Annotated[Bool, LawKey("wensen", "wat iemand wil, telt", "er wordt niet naar gevraagd")] = None
    qualities: Annotated[
        Bool, LawKey("kwaliteiten", "waar iemand goed in is, telt", "er wordt niet naar gevraagd")
    ] = None
    hardship: Annotated[
        Bool,
        LawKey(
            "hardheidsclausule",
            "voor elk besluit dat iemand raakt, weegt een medewerker of afwijken eerlijker is",
            "het wordt niet gewogen",
        ),
    ] = None
    deviate_from: Annotated[
        Texts,
        LawKey(
            "afwijken_van",
            "van deze artikelen kan het college afwijken, met redenen en een tweede beoordelaar; alleen over"
            " wat iemand doet, hoeveel, en wat al telt, en nooit over verdringing",
            "afwijken van de regeling kan niet",
            '["2"]',
            names_articles=True,
        ),
    ] = None
