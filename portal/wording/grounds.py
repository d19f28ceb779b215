"""Grounds in words: why a decision could not be otherwise, and what a person weighed."""

from collections.abc import Mapping

from portal.languages import translations
from portal.rules.asked import Asked
from portal.rules.condition import Standing
from portal.rules.grounds import Ground
from portal.wording import N_
from portal.wording.findings import sentence

FAILED: Mapping[Asked, str] = {
    Asked.POWER: N_("De regeling kent geen regel waardoor dit meetelt."),
    Asked.VERORDENING: N_("De gemeente noemt nog geen verordening. Daarom kan zij niets opleggen."),
    Asked.REGIME: N_("Op deze dag gelden de regels voor een tegenprestatie niet."),
    Asked.AGE: N_("De plicht geldt niet bij uw leeftijd."),
    Asked.EXEMPTING_AGE: N_("Op uw leeftijd geldt de plicht niet meer."),
    Asked.BENEFIT: N_("De regeling geldt niet voor uw uitkering."),
    Asked.DEPENDS_ON_WORK: N_("De plicht geldt niet. U bent niet aangewezen op werk in loondienst."),
    Asked.INCAPACITATED: N_("De plicht geldt niet. U bent volledig en blijvend arbeidsongeschikt."),
    Asked.SINGLE_PARENT: N_("De plicht geldt niet. U bent een alleenstaande ouder met ontheffing."),
    Asked.EXEMPTION_RUNNING: N_("U hebt nu een ontheffing."),
    Asked.EARLIER_DECISION: N_("Er geldt al een besluit dat u niets (meer) hoeft te doen."),
    Asked.REQUEST: N_("De gemeente draagt dit niet op, en u wilt het niet."),
    Asked.TARGET_GROUP: N_("U hoort niet bij de groep die een tegenprestatie krijgt."),
    Asked.NO_WORK_NO_REINTEGRATION: N_("U werkt al of volgt al een traject naar werk."),
    Asked.REINTEGRATION: N_("Uw re-integratie gaat voor en laat geen tijd over."),
    Asked.PAID_WORK: N_("Uw betaalde werk laat geen ruimte voor een tegenprestatie."),
    Asked.LASTING_INABILITY: N_("U kunt blijvend geen tegenprestatie doen."),
    Asked.EXEMPTION: N_("Wij zien geen dringende redenen voor een ontheffing."),
    Asked.CARE_DEFINITION: N_("Uw zorg is geen mantelzorg volgens deze regeling."),
    Asked.CARE_NECESSARY: N_("Wij vinden deze zorg niet redelijkerwijs nodig."),
    Asked.CARE_COUNTS: N_("Uw zorg is niet genoeg om mee te tellen."),
    Asked.VOLUNTEERING_SUFFICES: N_("Uw vrijwilligerswerk voldoet niet aan de eisen van de regeling."),
    Asked.VOLUNTEERING_COUNTS: N_("Uw vrijwilligerswerk is niet genoeg om mee te tellen."),
    Asked.PROPOSED_CARE: N_("Mantelzorg kan hier niet uw tegenprestatie zijn."),
    Asked.EXISTING_ACTIVITY: N_("Wat u al doet, laat geen ruimte voor een tegenprestatie."),
    Asked.KIND: N_("Deze soort activiteit kan hier geen tegenprestatie zijn."),
    Asked.UNPAID: N_("Een tegenprestatie is onbetaald. Voor dit werk krijgt u wel geld."),
    Asked.ADDITIONAL: N_("Het werk moet extra zijn, naast het gewone werk. Dat is nu niet zo."),
    Asked.MARKET: N_("Iemand wil voor dit werk betalen. Dan kan het geen tegenprestatie zijn."),
    Asked.LABOUR_MARKET_AIM: N_(
        "Dit werk is bedoeld als stap naar betaald werk. Dan kan het geen tegenprestatie zijn."
    ),
    Asked.DESCRIPTION: N_("Het is niet duidelijk wat u gaat doen. Beschrijf eerst het werk."),
    Asked.ORGANISATION: N_("Het kan niet bij deze organisatie."),
    Asked.RECIPROCITY: N_("De organisatie doet niets voor u terug."),
    Asked.CONVINCED: N_("Nog niet iedereen vindt dit een goed plan."),
    Asked.DISPLACEMENT: N_("Dit werk neemt de plaats in van betaald werk. Dat mag nooit."),
    Asked.HOURS_LEFT: N_("U hebt voor een deel ontheffing. Dit zijn meer uren dan wij nu van u vragen."),
    Asked.VOLUNTEERING_DISPLACES: N_(
        "Dit vrijwilligerswerk neemt de plaats in van betaald werk. Dat mag nooit."
    ),
    Asked.PLACE_HELD: N_("Over het werk op deze plek is een melding. Daarom kan het plan daar niet."),
    Asked.HOURS: N_("Het aantal uren past niet bij de regels."),
    Asked.MONTH_HOURS: N_("Het aantal uren per maand past niet bij de regels."),
    Asked.YEAR_HOURS: N_("Het aantal uren per jaar past niet bij de regels."),
    Asked.EXCESSIVE: N_("Dit is te veel voor een tegenprestatie."),
    Asked.TERM: N_("De duur past niet bij de regels."),
    Asked.ABILITY: N_("Dit past niet bij wat u kunt."),
    Asked.SITUATION: N_("Dit past niet bij uw situatie."),
    Asked.WISHES: N_("Dit past niet bij wat u wilt en waar u goed in bent."),
    **dict.fromkeys(
        (Asked.CLAUSE_IMPOSING, Asked.CLAUSE_EXISTING, Asked.CLAUSE_EXEMPTION),
        N_("Het past niet bij een bijzondere regel van de gemeente."),
    ),
}
"""What it says to the client that a question was answered with no, for each on which a no can rest."""

WEIGHED: Mapping[Asked, str] = {
    Asked.REGIME: "Welke regels gelden",
    Asked.AGE: "Uw leeftijd",
    Asked.DEPENDS_ON_WORK: "Of u bent aangewezen op werk in loondienst",
    Asked.EARLIER_DECISION: "Wat wij eerder besloten",
    Asked.REQUEST: "Of u dit zelf wilt",
    Asked.TARGET_GROUP: "Of de regels voor u gelden",
    Asked.NO_WORK_NO_REINTEGRATION: "Uw werk en uw traject naar werk",
    Asked.PAID_WORK: "Uw betaalde werk",
    Asked.AGREED_TERM: "De termijn die wij afspreken",
    Asked.EXEMPTION: "De redenen voor een ontheffing",
    Asked.CARE_COUNTS: "Uw zorg",
    Asked.VOLUNTEERING_COUNTS: "Uw vrijwilligerswerk",
    Asked.PROPOSED_CARE: "Zorg als plan",
    Asked.EXISTING_ACTIVITY: "Wat u al doet",
    Asked.KIND: "De soort activiteit",
    Asked.ORGANISATION: "De organisatie",
    Asked.RECIPROCITY: "Wat de organisatie voor u doet",
    Asked.CONVINCED: "Wat iedereen van het plan vindt",
    Asked.DISPLACEMENT: "Dat het werk geen baan wegneemt",
    Asked.HOURS: "Het aantal uren",
    Asked.ABILITY: "Wat u kunt",
    Asked.SITUATION: "Uw situatie",
    Asked.WISHES: "Wat u wilt en waar u goed in bent",
    Asked.HARDSHIP: "Of de regels u te hard raken",
    **dict.fromkeys(
        (Asked.CLAUSE_IMPOSING, Asked.CLAUSE_EXISTING, Asked.CLAUSE_EXEMPTION), "Bijzondere regels"
    ),
    Asked.ALLOWANCE: "Uw vergoeding",
}
"""What was weighed, as the letter names it above the words of the officer. Only in Dutch, which binds."""


def named(asked: Asked) -> str:
    """What was weighed, as the letter names it."""
    return WEIGHED.get(asked, "Andere regels")


def failed(ground: Ground, language: str) -> str:
    """Why a ground carries a no: what the rules found, or else that it was judged so."""
    if ground.standing is Standing.NOT_MET and ground.findings:
        return sentence(ground.findings[0], language)
    return translations(language).gettext(FAILED[ground.asks])
