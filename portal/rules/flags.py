"""The contradictions of texts that the checks know: their readings, and what the second reading changes."""

from collections.abc import Mapping
from dataclasses import dataclass

NOTHING = "niets"


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag. ``readings``: those that the code tells apart; empty where any words will do.

    ``changes``: what the second reading changes, in Dutch. ``needs``: keys without which no case can meet
    it, one of each group.
    """

    changes: str
    readings: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()


_CARE = (("bestaand.mantelzorg_gevolg",),)
_HOURS = ("bestaand.mantelzorg_uren_meer_dan", "bestaand.mantelzorg_uren_vanaf")
_ONE_OF_TWO = (_HOURS, ("bestaand.mantelzorg_maanden_langer_dan",))
_EFFECT = (("bestaand.mantelzorg_gevolg", "bestaand.vrijwilligerswerk_gevolg"),)
_NO_ABILITY = (("doelgroep.alleen_zonder_inspanning",),)

BY_CODE: Mapping[str, Flag] = {
    "flag_term_minimum_or_maximum": Flag(
        "langer dan de kortste duur kan niet", ("minimum", "maximum"), (("omvang.maanden_minimum",),)
    ),
    "flag_voluntary_twelve_months": Flag(
        "vrijwillig doorgaan krijgt een einddatum",
        ("geen_grens", "twaalf_maanden"),
        (("verloop.vrijwillig_verder",),),
    ),
    "flag_mantelzorg_one_threshold_only": Flag("de zorg moet beide grenzen halen", ("of", "en"), _ONE_OF_TWO),
    "flag_mantelzorg_definition_outdated": Flag(
        "gewone zorg thuis telt ook", ("eigen_woorden", "wmo_2015"), _CARE
    ),
    "flag_exempt_or_count": Flag(
        "wat iemand al doet, telt als tegenprestatie", ("geen_verplichting", "telt_mee"), _EFFECT
    ),
    "flag_recognition_may_or_must": Flag("wat iemand al doet, telt altijd mee", ("kan", "wordt"), _EFFECT),
    "flag_permanent_inability": Flag(
        "alleen ontheffing met einddatum",
        ("niet_opgelegd", "tijdelijk"),
        (("ontheffing.blijvend_niet_opgelegd",),),
    ),
    "flag_exemption_always_temporary": Flag("een einddatum is niet nodig", ("toelichting", "artikel")),
    "flag_fifth_condition": Flag(
        "dat iemand zou betalen, telt niet", ("vijf", "vier"), (("inhoud.niemand_betaalt",),)
    ),
    "flag_volunteering_organised": Flag(
        "vrijwilligerswerk zonder organisatie telt niet",
        ("artikel", "toelichting"),
        (("inhoud.vrijwilligerswerk_ook_ongeorganiseerd",),),
    ),
    "flag_training_is_no_work": Flag(
        "training en eigen problemen vallen weg",
        ("toegestaan", "niet_toegestaan"),
        (("inhoud.soorten_training", "inhoud.soorten_eerste_fase"),),
    ),
    "flag_legal_basis_ioaw_ioaz": Flag(
        "IOAW en IOAZ vallen erbuiten", ("binnen", "buiten"), (("doelgroep.uitkeringen",),)
    ),
    "flag_allowance_for_tegenprestatie": Flag(
        "een vergoeding is niet vrij", ("vergoeding_toegestaan", "alleen_onkosten")
    ),
    "flag_works_or_reintegrates": Flag(
        "alleen wie werkt en re-integreert valt erbuiten",
        ("noch", "of"),
        (("doelgroep.werkt_niet_en_geen_reintegratie",),),
    ),
    "flag_maatregel_legal_basis": Flag("vul ook `[afstemmingsverordening]` in"),
    "flag_maatregel_may_or_must": Flag(f"{NOTHING}: horen en wegen moet altijd", ("kan", "moet")),
    "flag_maatregel_for_proposal": Flag(
        f"{NOTHING}: eerst hulp, herstel en een gesprek", (), (("verloop.voorstel_maatregel",),)
    ),
    "flag_ladder_steps_not_named": Flag(f"{NOTHING}: een medewerker beoordeelt", (), _NO_ABILITY),
    "flag_six_months_who_acts": Flag(
        "wie de taak krijgt", ("beide", "client", "college"), (("doelgroep.geen_werk_maanden",),)
    ),
    "flag_lasting_obligation": Flag(f"{NOTHING}: elke zes maanden kijken"),
    "flag_displacement_who_is_responsible": Flag(
        f"{NOTHING}: verdringing mag nooit", ("college", "organisatie")
    ),
    "flag_displacement_no_yardstick": Flag(f"{NOTHING}: verdringing mag nooit"),
    "flag_own_volunteering_as_tegenprestatie": Flag(
        "alleen de naam in de brief",
        ("regeling", "staatssecretaris"),
        (("bestaand.vrijwilligerswerk_gevolg",),),
    ),
}
"""In the order in which the guide tells them."""
