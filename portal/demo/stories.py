"""A fictional case for each outcome: what is sent in, what a caseworker finds, and what is decided.

All of them happen on the same days, so that a letter made from one always says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from portal.actions.deciding.verdict import (
    Advice,
    AnyVerdict,
    Becomes,
    Design,
    EndingVerdict,
    ExemptionVerdict,
    ExistingVerdict,
    Fate,
    Verdict,
    Weighing,
)
from portal.demo.people import CANNOT, CARE, PLAN_JUDGED, VOLUNTEERING, VOLUNTEERING_JUDGED
from portal.domain.states import Outcome
from portal.domain.ways import Form
from portal.rules.asked import Asked

SENT, TALKED, DECIDED = date(2026, 3, 23), date(2026, 4, 2), date(2026, 4, 14)
PLAN: Mapping[str, Any] = {
    "task": "Koffie schenken in het buurthuis",
    "day": "Ik schenk koffie en maak een praatje met de bezoekers.",
    "place": "Buurthuis De Kern",
    "contact_name": "mevrouw De Vries",
    "contact_way": "010 000 00 20",
    "contact_told": ["yes"],
    "minutes": 8 * 60,
    "days": ["tue-afternoon", "thu-afternoon"],
    "starts_on": "2026-05-04",
    "months": 3,
    "pay": "none",
    "paid_before": "no",
    "strengths": "Ik ben geduldig en ik hou van mensen.",
    "afterwards": "Ik wil vaker onder de mensen zijn.",
    "needs": ["travel"],
}
CARE_FOUND: Mapping[str, bool] = {"exceeds_usual_care": True, "professional": False, "necessary": True}
CARE_TOLD: Mapping[str, Any] = {**CARE, "same_house": "yes", "minutes": 870, "since": "2025-02-01"}
DESIGN = Design(
    task="U schenkt koffie en thee, dekt de tafels en praat met de bezoekers.",
    place="Buurthuis De Kern, Voorbeeldstraat 12",
    minutes_per_week=390,
    days="dinsdagmiddag en donderdagmiddag, van 13.00 tot 16.15 uur",
    starts_on=date(2026, 5, 4),
    months=3,
    guide="Mevrouw De Vries van het buurthuis. Zij is er altijd als u er bent.",
    organisation_gives="Uitleg op uw eerste dag, reiskosten, een verzekering en koffie en thee.",
)
WEIGHING = Weighing(
    ability="U kunt een middag staan en lopen. Langer is te zwaar voor u.",
    situation="Uw kinderen zijn op die middagen op school. U woont vlak bij het buurthuis.",
    wishes="U werkte in een kantine. U wilt graag onder de mensen zijn.",
    existing="U doet nog geen vrijwilligerswerk en u zorgt voor niemand buiten uw gezin.",
    no_displacement="Het buurthuis werkt al tien jaar met vrijwilligers. Niemand kreeg hier loon voor.",
    alternatives="Er was ook plaats in de bibliotheek. U koos liever voor het buurthuis, dat is dichterbij.",
)
CHANGED = Verdict(
    outcome=Outcome.AGREED_WITH_CHANGES,
    client_words="Ik wil graag koffie schenken in het buurthuis. Ik praat graag met oudere mensen.",
    talk_on=TALKED,
    design=DESIGN,
    weighing=WEIGHING,
    change_what="U komt 6 uur en 30 minuten per week, in plaats van 8 uur.",
    change_why="U kunt niet langer dan een middag achter elkaar staan.",
)
REFUSED = Verdict(
    outcome=Outcome.REFUSED,
    client_words="Ik wil de lunch serveren in het restaurant van mijn oom. Vroeger deed een serveerster dat.",
    talk_on=TALKED,
    reasons="Dit werk was eerst een betaalde baan. Een tegenprestatie mag geen baan wegnemen.\n"
    "De serveerster is in maart gestopt. Haar uren zijn nog vrij.",
)
COUNTS = ExistingVerdict(
    outcome=Outcome.EXISTING_COUNTS,
    client_words="Ik zorg elke dag voor mijn moeder. Ik kook en ik ga mee naar het ziekenhuis.",
    talk_on=TALKED,
    activity="U kookt voor uw moeder en u helpt haar met wassen.",
    minutes_per_week=870,
    reasons="U zorgt al ruim een jaar, veel meer dan 8 uur per week.\n"
    "Uw moeder kan niet zonder deze hulp. Niemand anders kan het nu overnemen.",
)
LITTLE_CARE = replace(
    COUNTS,
    outcome=Outcome.EXISTING_DOES_NOT_COUNT,
    client_words="Ik doe de boodschappen voor mijn buurman. Hij kan niet goed lopen.",
    activity="U doet boodschappen voor uw buurman, 3 uur per week.",
    minutes_per_week=180,
    reasons="Uw buurman kan ook zelf met de belbus. U vertelde dat hij dat soms doet.",
)
VOLUNTEERS = replace(
    COUNTS,
    client_words="Elke week kook ik met een groep voor de buurt.",
    activity="U kookt elke week met een groep voor de buurt.",
    minutes_per_week=8 * 60,
    reasons="Het buurthuis zegt dat u elke week komt.\nHet werk is nuttig voor de buurt en onbetaald.",
)
EXEMPT = ExemptionVerdict(
    outcome=Outcome.EXEMPTION_GRANTED,
    client_words="Mijn zoon heeft veel zorg nodig. Na de zomer gaat hij naar een andere school.",
    talk_on=TALKED,
    until=date(2026, 10, 13),
    reasons="U zorgt nu de hele dag voor uw kind. Er blijft geen tijd over.\n"
    "Na de zomer is er overdag opvang op school. Daarom geldt dit voor een half jaar.",
)
NOT_EXEMPT = ExemptionVerdict(
    outcome=Outcome.EXEMPTION_REFUSED,
    client_words="Ik heb een cursus en ik heb geen tijd voor iets anders.",
    talk_on=TALKED,
    reasons="Uw cursus is op twee ochtenden. Er blijft genoeg tijd over voor 4 uur per week.",
)
NOTHING = ExemptionVerdict(
    outcome=Outcome.NOT_IMPOSED,
    client_words="Ik kan al jaren bijna niets. Dat gaat niet meer over.",
    talk_on=TALKED,
    reasons="U kunt geen paar uur per week iets voor anderen doen. Wij hebben samen gezocht.\n"
    "Wij volgen het advies: dit blijft zo.",
    advice=Advice(
        adviser="de onafhankelijke adviseur van de gemeente",
        advised_on=date(2026, 4, 9),
        advice="Deze persoon kan niet langer dan een half uur iets doen. Dat wordt niet meer anders.",
    ),
)
ENDED = EndingVerdict(
    outcome=Outcome.ENDED,
    client_words="Ik heb werk gevonden. Ik begin op 1 mei.",
    talk_on=date(2026, 4, 9),
    last_day=date(2026, 4, 30),
    reasons="U vond werk voor vier dagen per week. Werk gaat altijd voor.\n"
    "Daarnaast blijft er te weinig tijd over.",
)
NO_LONGER = EndingVerdict(
    outcome=Outcome.SPARING_ENDED,
    client_words="Ik stop met het vrijwilligerswerk op de kinderboerderij.",
    talk_on=date(2026, 4, 9),
    last_day=date(2026, 4, 30),
    reasons="U vertelde dat u stopt met het vrijwilligerswerk.\n"
    "Dat werk was de reden dat wij niets meer vroegen. Die reden is er na april niet meer.",
)


PART_AGREED = Verdict(
    outcome=Outcome.PART_AGREED,
    client_words=CHANGED.client_words,
    talk_on=TALKED,
    design=DESIGN,
    reasons="U wilt graag onder de mensen zijn. Het buurthuis is dicht bij uw huis.\nWij kozen dit samen.",
)
PART_NOT_AGREED = replace(
    REFUSED,
    outcome=Outcome.PART_NOT_AGREED,
    reasons="Dit werk was eerst een betaalde baan. Meedoen mag geen baan wegnemen.\n"
    "De serveerster is in maart gestopt. Haar uren zijn nog vrij.",
)
PART_COUNTS = replace(
    COUNTS,
    outcome=Outcome.PART_COUNTS,
    reasons="U zorgt al ruim een jaar voor uw moeder. Zij kan niet zonder deze hulp.",
)
PART_DOES_NOT_COUNT = replace(
    LITTLE_CARE,
    outcome=Outcome.PART_DOES_NOT_COUNT,
    client_words="Ik kook elke week met een groep voor de buurt.",
    activity="U kookt elke week met een groep voor de buurt.",
    minutes_per_week=480,
    reasons="U krijgt een IOAW-uitkering. De regels over meedoen gelden hier alleen voor bijstand.",
)
PART_ENDED = replace(ENDED, outcome=Outcome.PART_ENDED)


JOB: Mapping[str, Any] = {"kind": "job", "since": "2026-05-01", "until": None, "story": None}


@dataclass(frozen=True)
class Story:
    """One case: the form with its answers, what is found about it and about the person, and the verdict.

    ``after``: the story that happened before it, and still holds. ``benefit``: which one this person gets.
    """

    flow: Form
    answers: Mapping[str, Any]
    verdict: AnyVerdict
    judged: Mapping[str, Any] = field(default_factory=dict)
    person: Mapping[str, Any] = field(default_factory=dict)
    after: str = ""
    benefit: str = "participatiewet"


NO_MORE = {"hours_per_week": 0}
"""What somebody did before and found out to be over."""
STORIES: Mapping[str, Story] = {
    "changed": Story(Form.PLAN, PLAN, CHANGED, PLAN_JUDGED),
    "agreed": Story(
        Form.PLAN,
        {**PLAN, "minutes": 390, "days": ["tue-afternoon", "thu-afternoon"]},
        replace(CHANGED, outcome=Outcome.AGREED, change_what="", change_why=""),
        PLAN_JUDGED,
    ),
    "displaces": Story(
        Form.PLAN,
        {**PLAN, "task": "Lunch serveren in een restaurant, 8 uur per week"},
        REFUSED,
        {**PLAN_JUDGED, "replaces_paid_work": True},
    ),
    "plan of somebody spared": Story(
        Form.PLAN,
        PLAN,
        replace(
            REFUSED,
            client_words=CHANGED.client_words,
            reasons="U krijgt al een uitkering omdat u nooit meer kunt werken.",
        ),
        PLAN_JUDGED,
        person={"fully_incapacitated": True},
    ),
    "too heavy": Story(Form.PLAN, PLAN, replace(REFUSED, carried_by=(Asked.ABILITY,)), PLAN_JUDGED),
    "care": Story(Form.CARE, CARE_TOLD, COUNTS, CARE_FOUND),
    "volunteers": Story(Form.VOLUNTEERING, VOLUNTEERING, VOLUNTEERS, VOLUNTEERING_JUDGED),
    "little care": Story(
        Form.CARE,
        {**CARE_TOLD, "same_house": "no", "minutes": 180, "since": "2026-03-01"},
        LITTLE_CARE,
        {**CARE_FOUND, "professional": True},
    ),
    "exempt": Story(Form.CANNOT, {**CANNOT, "until": "2026-10-13"}, EXEMPT),
    "exempt for a part": Story(
        Form.CANNOT, {**CANNOT, "until": "2026-10-13"}, replace(EXEMPT, minutes_left=150)
    ),
    "not exempt": Story(Form.CANNOT, {**CANNOT, "until": "2026-10-13"}, NOT_EXEMPT),
    "not exempt beside": Story(Form.CANNOT, {**CANNOT, "until": "2026-10-13"}, NOT_EXEMPT, after="agreed"),
    "never": Story(Form.CANNOT, {**CANNOT, "until_kind": "lasting"}, NOTHING),
    "incapacitated": Story(
        Form.CANNOT,
        {**CANNOT, "until": "2026-10-13"},
        replace(NOTHING, reasons="U krijgt al een uitkering omdat u nooit meer kunt werken.", advice=None),
        person={"fully_incapacitated": True},
    ),
    "ended": Story(
        Form.CHANGE,
        JOB,
        ENDED,
        after="agreed",
    ),
    "no longer enough": Story(
        Form.CHANGE,
        {
            "kind": "other",
            "since": "2026-05-01",
            "until": None,
            "story": "Ik stop met het vrijwilligerswerk.",
        },
        NO_LONGER,
        person={"existing_activity": True, "mantelzorg": NO_MORE, "volunteering": NO_MORE},
        after="volunteers",
    ),
    "agreed beside": Story(
        Form.PLAN,
        {**PLAN, "minutes": 390, "days": ["tue-afternoon", "thu-afternoon"]},
        replace(
            CHANGED,
            outcome=Outcome.AGREED,
            change_what="",
            change_why="",
            becomes=Becomes(spared=Fate.ENDS),
            judgements={Asked.EARLIER_DECISION: "U stopt met het oude werk en wilt dit zelf graag doen."},
        ),
        PLAN_JUDGED,
        person={"existing_activity": True, "mantelzorg": NO_MORE, "volunteering": NO_MORE},
        after="volunteers",
    ),
    "part agreed": Story(Form.PLAN, PLAN, PART_AGREED, PLAN_JUDGED),
    "part not agreed": Story(
        Form.PLAN,
        {**PLAN, "task": "Lunch serveren in een restaurant, 8 uur per week"},
        PART_NOT_AGREED,
        {**PLAN_JUDGED, "replaces_paid_work": True},
    ),
    "part counts": Story(Form.CARE, CARE_TOLD, PART_COUNTS, CARE_FOUND),
    "part does not count": Story(
        Form.VOLUNTEERING, VOLUNTEERING, PART_DOES_NOT_COUNT, {"proven": True}, benefit="ioaw"
    ),
    "part agreed anew": Story(
        Form.PLAN,
        PLAN,
        replace(PART_AGREED, becomes=Becomes(running=Fate.ENDS)),
        PLAN_JUDGED,
        after="part agreed",
    ),
    "part counts beside": Story(
        Form.CARE,
        CARE_TOLD,
        replace(PART_COUNTS, becomes=Becomes(running=Fate.GOES_ON)),
        CARE_FOUND,
        after="part agreed",
    ),
    "part ended": Story(Form.CHANGE, JOB, PART_ENDED, after="part agreed"),
}
"""By a short name."""
