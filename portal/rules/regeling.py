"""One dated version of a gemeente's own rules, as typed values that each know their article.

The Dutch keys of the law files stand beside each field, so this file is also the list of what a
law file may say. A rule that a regeling does not have is ``None``, and the checks stay silent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from portal.rules.citation import Citation
from portal.rules.parsing import CHOICES
from portal.rules.values import Number, Rule

Words = tuple[str, ...]
KINDS = CHOICES["kind"]
BENEFITS = CHOICES["benefit"]

NO_OBLIGATION = "geen_verplichting"
MAY_COUNT = "kan_meetellen"
COUNTS = "telt_mee"
EFFECTS = (NO_OBLIGATION, MAY_COUNT, COUNTS)
"""What existing care or volunteering can lead to, as law files name it."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article or one rule of the explanatory note, and what the portal makes of it.

    ``becomes`` maps a kind of result ("regel", "waarde", "formulier", "brief", "termijn", "rapport",
    "geen_regel") to names or to the reason why no rule follows.
    """

    key: str
    citation: Citation
    becomes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the gemeente's lawyer chose about a contradiction, by whom and when."""

    reading: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two texts that do not agree, the reading taken by default, and the lawyer's choice if there is one."""

    number: str
    flag: str | None
    sides: tuple[Citation, ...]
    gist: str
    readings: Words
    default: str
    choice: Choice | None
    effect: str

    @property
    def reading(self) -> str:
        """The reading that holds: the recorded choice, else the default."""
        return self.choice.reading if self.choice else self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """On whom an obligation may be imposed."""

    benefits: Annotated[Rule[Words] | None, "uitkeringen", BENEFITS] = None
    only_unable_to_seek_work: Annotated[Rule[bool] | None, "alleen_zonder_inspanning"] = None
    special_circumstances: Annotated[Rule[bool] | None, "bijzondere_omstandigheden"] = None
    neither_works_nor_reintegrates: Annotated[Rule[bool] | None, "werkt_niet_en_geen_reintegratie"] = None
    reintegration_first: Annotated[Rule[bool] | None, "reintegratie_gaat_voor"] = None
    waive_from_paid_hours: Annotated[Rule[Number] | None, "deeltijd_reden_vanaf_uren"] = None
    adjust_to_paid_hours: Annotated[Rule[bool] | None, "deeltijd_in_overleg"] = None
    no_work_months: Annotated[Rule[Number] | None, "geen_werk_maanden"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """What follows when a client cannot do it."""

    permanent_not_imposed: Annotated[Rule[bool] | None, "blijvend_niet_opgelegd"] = None
    agree_term: Annotated[Rule[bool] | None, "tijdelijk_termijn_afspreken"] = None
    possible: Annotated[Rule[bool] | None, "mogelijk"] = None
    end_date: Annotated[Rule[bool] | None, "einddatum"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """What care and volunteering that a client already does lead to."""

    care_beyond_usual: Annotated[Rule[bool] | None, "mantelzorg_boven_gebruikelijk"] = None
    care_no_profession: Annotated[Rule[bool] | None, "mantelzorg_geen_beroep"] = None
    care_hours_over: Annotated[Rule[Number] | None, "mantelzorg_uren_meer_dan"] = None
    care_months_over: Annotated[Rule[Number] | None, "mantelzorg_maanden_langer_dan"] = None
    care_hours_from: Annotated[Rule[Number] | None, "mantelzorg_uren_vanaf"] = None
    care_necessary: Annotated[Rule[bool] | None, "mantelzorg_noodzakelijk"] = None
    care_effect: Annotated[Rule[str] | None, "mantelzorg_gevolg", EFFECTS] = None
    volunteering_proven: Annotated[Rule[bool] | None, "vrijwilligerswerk_aantoonbaar"] = None
    volunteering_comparable: Annotated[Rule[bool] | None, "vrijwilligerswerk_vergelijkbaar"] = None
    volunteering_hours_from: Annotated[Rule[Number] | None, "vrijwilligerswerk_uren_vanaf"] = None
    volunteering_effect: Annotated[Rule[str] | None, "vrijwilligerswerk_gevolg", EFFECTS] = None
    weigh: Annotated[Rule[bool] | None, "wegen"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What the gemeente takes into account about a person before it imposes anything."""

    ability: Annotated[Rule[bool] | None, "vermogen"] = None
    situation: Annotated[Rule[bool] | None, "situatie"] = None
    wishes: Annotated[Rule[bool] | None, "wensen"] = None
    qualities: Annotated[Rule[bool] | None, "kwaliteiten"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the activity may be."""

    allowed: Annotated[Rule[Words] | None, "soorten", KINDS] = None
    training: Annotated[Rule[Words] | None, "soorten_training", KINDS] = None
    first_phase: Annotated[Rule[Words] | None, "soorten_eerste_fase", KINDS] = None
    weighed: Annotated[Rule[Words] | None, "soorten_wegen", KINDS] = None
    next_phase: Annotated[Rule[bool] | None, "vervolg_na_eerste_fase"] = None
    organised: Annotated[Rule[bool] | None, "vrijwilligerswerk_ook_ongeorganiseerd"] = None
    unpaid: Annotated[Rule[bool] | None, "onbeloond"] = None
    additional: Annotated[Rule[bool] | None, "additioneel"] = None
    no_market: Annotated[Rule[bool] | None, "niemand_betaalt"] = None
    no_labour_aim: Annotated[Rule[bool] | None, "niet_gericht_op_arbeidsmarkt"] = None
    clear: Annotated[Rule[bool] | None, "duidelijke_omschrijving"] = None
    no_displacement: Annotated[Rule[bool] | None, "geen_verdringing"] = None
    displacement_per_case: Annotated[Rule[bool] | None, "verdringing_per_geval"] = None
    committee: Annotated[Rule[bool] | None, "adviescommissie"] = None
    commercial: Annotated[Rule[bool] | None, "commercieel_toegestaan"] = None
    reciprocity: Annotated[Rule[bool] | None, "wederkerigheid"] = None
    convinced: Annotated[Rule[bool] | None, "partijen_overtuigd"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much and how long. Hours a week or a year, months."""

    hours_minimum: Annotated[Rule[Number] | None, "uren_minimum"] = None
    hours_maximum: Annotated[Rule[Number] | None, "uren_maximum"] = None
    hours_standard: Annotated[Rule[Number] | None, "uren_standaard"] = None
    year_hours_minimum: Annotated[Rule[Number] | None, "uren_per_jaar_minimum"] = None
    year_hours_maximum: Annotated[Rule[Number] | None, "uren_per_jaar_maximum"] = None
    months_minimum: Annotated[Rule[Number] | None, "maanden_minimum"] = None
    months_maximum: Annotated[Rule[Number] | None, "maanden_maximum"] = None
    premium_per_year: Annotated[Rule[Number] | None, "premie_per_jaar"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """From the proposal to the end of the term."""

    talk: Annotated[Rule[bool] | None, "gesprek"] = None
    proposal: Annotated[Rule[bool] | None, "eigen_voorstel"] = None
    proposal_term_days: Annotated[Rule[Number] | None, "voorsteltermijn_dagen"] = None
    proposal_support: Annotated[Rule[bool] | None, "ondersteuning"] = None
    proposal_maatregel: Annotated[Rule[bool] | None, "voorstel_maatregel"] = None
    change_after_months: Annotated[Rule[Number] | None, "andere_invulling_na_maanden"] = None
    change_consulted: Annotated[Rule[bool] | None, "andere_invulling_in_overleg"] = None
    evaluate: Annotated[Rule[bool] | None, "evaluatie_na_termijn"] = None
    voluntary: Annotated[Rule[bool] | None, "vrijwillig_verder"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maatregel:
    """What the regeling says about lowering the benefit."""

    possible: Annotated[Rule[bool] | None, "mogelijk"] = None
    none: Annotated[Rule[bool] | None, "geen_maatregel"] = None
    percent_maximum: Annotated[Rule[Number] | None, "percentage_hoogste"] = None
    months_maximum: Annotated[Rule[Number] | None, "maanden_hoogste"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """The gemeente's verordening on lowering the benefit (Participatiewet art. 8 lid 1 onder a)."""

    title: str
    article: str
    percent: Number
    months: Number
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Regeling:
    """One version of the rules of gemeente ``id``; ``valid_to`` is the last day, ``None`` while open."""

    id: str
    title: str
    cite: str
    kind: str
    regime: str
    source: str
    url: str | None
    adopted: date | None
    valid_from: date
    valid_to: date | None
    legal_bases: Words
    articles: Mapping[str, Article]
    contradictions: Mapping[str, Contradiction]
    target_group: TargetGroup
    exemption: Exemption
    existing: Existing
    factors: Factors
    content: Content
    size: Size
    course: Course
    maatregel: Maatregel
    reduction: Reduction | None
    path: str
    sha256: str
