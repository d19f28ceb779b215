"""What is said under a regime in the place of what is said of the tegenprestatie.

The sentences of the portal are written for the tegenprestatie. Under another regime each that names what
that regime does not know has another in its place here, or is never said: ``tests/wording/test_speech.py``
holds that there is no third. A letter that decides has its own template instead.
"""

from collections.abc import Mapping

from portal.domain.regimes import ByRegime
from portal.wording import N_

_TAKING_PART: Mapping[str, str] = {
    "U krijgt een uitkering van de gemeente. Wij willen met u praten over een tegenprestatie.": N_(
        "U krijgt een uitkering van de gemeente. Wij willen met u praten over meedoen."
    ),
    "%(week)s, uw tegenprestatie stond stil": N_("%(week)s, onze afspraak stond stil"),
    "Daarna gaat uw tegenprestatie weer verder.": N_("Daarna gaat onze afspraak weer verder."),
    "De gemeente praat met u over de tegenprestatie.": N_("De gemeente praat met u over meedoen."),
    "De tegenprestatie liep toen niet. Kies een andere dag.": N_(
        "De afspraak liep toen niet. Kies een andere dag."
    ),
    "De tegenprestatie staat stil vanaf welke dag?": N_("De afspraak staat stil vanaf welke dag?"),
    "De tegenprestatie staat stil tot en met welke dag?": N_("De afspraak staat stil tot en met welke dag?"),
    "De tegenprestatie stopt eerder.": N_("De afspraak stopt eerder."),
    "De tegenprestatie gaat niet door.": N_("De afspraak gaat niet door."),
    "Uw tegenprestatie gaat niet door": N_("Onze afspraak gaat niet door"),
    "Uw tegenprestatie gaat niet door.": N_("Onze afspraak gaat niet door."),
    "Deze activiteit telt hier niet als tegenprestatie: %(kind)s.": N_(
        "Deze activiteit telt hier niet als meedoen: %(kind)s."
    ),
    "Deze soort activiteit kan hier geen tegenprestatie zijn.": N_(
        "Deze soort activiteit telt hier niet als meedoen."
    ),
    "Dit werk is bedoeld als stap naar betaald werk. Dan kan het geen tegenprestatie zijn.": N_(
        "Dit werk is bedoeld als stap naar betaald werk. Dat past niet bij de regels."
    ),
    "Dit werk mag geen tegenprestatie meer zijn.": N_("Met dit werk mag niemand meer meedoen."),
    "De ontheffing loopt bijna af. Praat met de inwoner over hoe het nu gaat, voordat er weer iets"
    " gevraagd wordt.": N_(
        "De tijd waarin meedoen niet lukte, is bijna voorbij. Praat met de inwoner over hoe het nu gaat."
    ),
    "Er is niets opgelegd, en dat geldt tot er iets verandert. Kijk eens per jaar of het nog past. Dit is"
    " geen nieuwe keuring.": N_(
        "Er is niets afgesproken, en dat geldt tot er iets verandert. Kijk eens per jaar of het nog past. Dit"
        " is geen nieuwe keuring."
    ),
    "Doet een tegenprestatie": N_("Doet mee"),
    "Niets opgelegd": N_("Niets afgesproken"),
    "Ontheffing eindigt": N_("Meedoen kan misschien weer"),
    "Doet een tegenprestatie.": N_("Doet mee zoals is afgesproken."),
    "Heeft een ontheffing.": N_("Vertelde dat meedoen nu niet lukt."),
    "Vroeg ontheffing. Leest Oekraïens.": N_("Vertelde dat meedoen nu niet lukt. Leest Oekraïens."),
    "Doet u een tegenprestatie? Geef door hoeveel uur u deed.": N_(
        "Doet u mee? Geef door hoeveel uur u deed."
    ),
    "Een tegenprestatie is onbetaald werk dat nuttig is voor anderen.": N_(
        "Meedoen kan op veel manieren. Wij spreken samen af wat u doet."
    ),
    "Een tegenprestatie is onbetaald. Voor dit werk krijgt u wel geld.": N_(
        "Volgens de regels is dit onbetaald. Voor dit werk krijgt u wel geld."
    ),
    "Er is nog geen tegenprestatie afgesproken. U hoeft nu geen uren door te geven.": N_(
        "Er is nog niets afgesproken. U hoeft nu geen uren door te geven."
    ),
    "Er loopt al een tegenprestatie. Wat gebeurt daarmee?": N_("Er loopt al iets. Wat gebeurt daarmee?"),
    "Kies wat er met de tegenprestatie van nu gebeurt.": N_("Kies wat er gebeurt met wat nu loopt."),
    "Hier staat waar u nu staat met de tegenprestatie.": N_("Hier staat waar u nu staat met meedoen."),
    "Hoort bij deze tegenprestatie": N_("Hoort bij deze afspraak"),
    "Iemand wil voor dit werk betalen. Dan kan het geen tegenprestatie zijn.": N_(
        "Iemand wil voor dit werk betalen. Dat past niet bij de regels."
    ),
    "Is de tegenprestatie nooit begonnen?": N_("Is het nooit begonnen?"),
    "Komt iemand bij u helpen als tegenprestatie?": N_("Komt iemand bij u meedoen?"),
    "Kunt u een tijdje niet? Dan kan uw tegenprestatie stilstaan.": N_(
        "Kunt u een tijdje niet? Dan kan onze afspraak stilstaan."
    ),
    "Kunt u nu geen tegenprestatie doen? Vertel ons waarom."
    " Misschien hoeft u dan een tijd niets te doen. Dat heet ontheffing.": N_(
        "Lukt meedoen nu niet? Vertel ons wat er is. Dan praten wij over wat wel kan."
    ),
    "Laatste dag van uw tegenprestatie": N_("Laatste dag van onze afspraak"),
    "Misschien hoeft u geen tegenprestatie te doen. De gemeente beslist dat.": N_(
        "Misschien gelden deze regels niet voor u. De gemeente bekijkt dat."
    ),
    "De regels lijken voor u te gelden. De gemeente beslist of zij iets vraagt.": N_(
        "De regels lijken voor u te gelden. U spreekt met de gemeente af hoe u meedoet."
    ),
    "Ook bij een tegenprestatie hebt u rechten.": N_("Ook bij meedoen hebt u rechten."),
    "Hulp om werk te vinden (re-integratie) gaat voor de tegenprestatie.": N_(
        "Hulp om werk te vinden (re-integratie) gaat voor."
    ),
    "Waarom stopt de tegenprestatie?": N_("Waarom stopt de afspraak?"),
    "Schrijf op waarom de tegenprestatie stopt.": N_("Schrijf op waarom de afspraak stopt."),
    "Wat is de laatste dag van de tegenprestatie?": N_("Wat is de laatste dag van de afspraak?"),
    "Soms lukt een tegenprestatie niet.": N_("Soms lukt meedoen niet."),
    "Tegenprestatie: iets doen voor een ander": N_("Meedoen: samen met anderen"),
    "Krijgt u een uitkering? Dan vraagt de gemeente misschien iets terug.": N_(
        "Krijgt u een uitkering? Dan spreekt de gemeente met u af hoe u meedoet."
    ),
    "Wat vraagt uw gemeente?": N_("Wat zeggen de regels?"),
    "U doet een tegenprestatie tot en met %(date)s.": N_("U doet mee tot en met %(date)s."),
    "U krijgt een uitkering. Daarom vraagt de gemeente een tegenprestatie.": N_(
        "U krijgt een uitkering. Vertel ons hoe u wilt meedoen."
    ),
    "Dat is onbetaald werk dat nuttig is voor anderen. U mag zelf een plan maken.": N_(
        "U mag zelf een plan maken. Wij spreken samen af wat u doet."
    ),
    "Uw mantelzorg kan meetellen als tegenprestatie. De gemeente beoordeelt dat.": N_(
        "Uw mantelzorg kan meetellen als meedoen. De gemeente beoordeelt dat."
    ),
    "Uw mantelzorg telt als tegenprestatie.": N_("Uw mantelzorg telt als meedoen."),
    "Uw vrijwilligerswerk kan meetellen als tegenprestatie. De gemeente beoordeelt dat.": N_(
        "Uw vrijwilligerswerk kan meetellen als meedoen. De gemeente beoordeelt dat."
    ),
    "Uw vrijwilligerswerk telt als tegenprestatie.": N_("Uw vrijwilligerswerk telt als meedoen."),
    "Uw tegenprestatie": N_("Hoe u meedoet"),
    "Uw tegenprestatie begint": N_("Onze afspraak begint"),
    "Uw tegenprestatie begint op %(date)s.": N_("Onze afspraak begint op %(date)s."),
    "Uw tegenprestatie is gestopt.": N_("Onze afspraak is gestopt."),
    "Uw tegenprestatie is klaar. Bedankt voor wat u deed.": N_(
        "Onze afspraak is klaar. Bedankt voor wat u deed."
    ),
    "Uw tegenprestatie is nog niet begonnen. U hoeft nog geen uren door te geven.": N_(
        "Onze afspraak is nog niet begonnen. U hoeft nog geen uren door te geven."
    ),
    "Uw tegenprestatie staat stil": N_("Onze afspraak staat stil"),
    "Uw tegenprestatie staat stil tot en met %(date)s.": N_("Onze afspraak staat stil tot en met %(date)s."),
    "Van %(first)s tot en met %(last)s staat uw tegenprestatie stil.": N_(
        "Van %(first)s tot en met %(last)s staat onze afspraak stil."
    ),
    "Zolang wij dit bekijken, staat uw tegenprestatie stil.": N_(
        "Zolang wij dit bekijken, staat onze afspraak stil."
    ),
    "De afspraken in uw besluit veranderen niet.": N_("De afspraken in onze brief veranderen niet."),
    "Vindt iemand betaald werk? Dan stopt de tegenprestatie meteen.": N_(
        "Vindt iemand betaald werk? Dan gaat dat voor."
    ),
    "Wanneer is het verplicht?": N_("Is het verplicht?"),
    "Pas als u er een besluit over krijgt, in een brief.": N_(
        "Nee. De regels van uw gemeente leggen niets op."
    ),
    "Wat er kan als een tegenprestatie niet lukt.": N_("Wat er kan als meedoen niet lukt."),
    "Wat als u niet meedoet?": N_("Uw uitkering"),
    "Uw gemeente legt geen maatregel op.": N_("Doet u niet mee? Dat verandert niets aan uw uitkering."),
    "Een melding is voor ons nooit een reden om een uitkering te verlagen.": N_(
        "Een melding verandert nooit iets aan een uitkering."
    ),
    "Wie hier stopt met werken, krijgt daarvoor nooit een maatregel.": N_(
        "Stopt iemand hier met werken? Dat verandert niets aan zijn uitkering."
    ),
    "Wat is een tegenprestatie?": N_("Wat is meedoen?"),
    "Wat mantelzorg betekent voor de tegenprestatie.": N_("Wat mantelzorg betekent voor meedoen."),
    "Wat vrijwilligerswerk betekent voor de tegenprestatie.": N_(
        "Wat vrijwilligerswerk betekent voor meedoen."
    ),
    "Wat u al doet, kan meetellen als tegenprestatie. De gemeente beoordeelt dat.": N_(
        "Wat u al doet, kan meetellen als meedoen. De gemeente beoordeelt dat."
    ),
    "Wat u al doet, telt als tegenprestatie.": N_("Wat u al doet, telt als meedoen."),
    "Wat u al doet, telt als tegenprestatie. De gemeente controleert of het klopt.": N_(
        "Wat u al doet, telt als meedoen. De gemeente controleert of het klopt."
    ),
    "Wij gebruiken uw antwoorden alleen voor de tegenprestatie.": N_(
        "Wij gebruiken wat u ons vertelt alleen hiervoor."
    ),
    "Wij hebben het nodig voor de tegenprestatie.": N_(
        "Wij hebben het nodig om met u af te spreken hoe u meedoet."
    ),
    "Wij hebben uw vraag om ontheffing": N_("Wij hebben wat u doorgaf"),
    "Bijvoorbeeld een WIA-uitkering of een ontheffing. Wij zoeken het zelf op.": N_(
        "Bijvoorbeeld een WIA-uitkering. Wij zoeken het zelf op."
    ),
    "Wij vroegen u om een tegenprestatie": N_("Wij vroegen u hoe u wilt meedoen"),
    "Voldoet het aan de bijzondere regels over opleggen?": N_(
        "Voldoet het aan de bijzondere regels over een afspraak?"
    ),
    "Misschien hoeft u dan niets anders te doen. Vertel ons wat u doet.": N_(
        "Dat kan meedoen zijn. Vertel ons wat u doet."
    ),
    "Wij hebben u nog niets gevraagd. U mag wel alvast iets doorgeven.": N_(
        "U hoeft niets te doen. U mag ons vertellen hoe u wilt meedoen."
    ),
    "U krijgt ons besluit hierover als brief.": N_("U leest ons antwoord in uw overzicht."),
    "De regels van nu zijn bevestigd tot en met %(confirmed_until)s."
    " De gemeente kijkt welke regels daarna gelden.": N_(
        "De wet achter deze regels is nog niet bevestigd. De gemeente kijkt welke regels gelden."
    ),
}

INSTEAD = ByRegime[Mapping[str, str]](tegenprestatie={}, participation=_TAKING_PART)
"""By regime: the Dutch sentence, and the one in its place. Both are translated as every sentence."""
