"""The law above the regelingen, as dated values: the same for every gemeente."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from portal.domain.regimes import Regime
from portal.rules.citation import Citation
from portal.rules.lawkey import AGE_OF_LAW, EURO, HOURS_A_WEEK, MONTHS, WEEKS, LawKey
from portal.rules.regeling import Article, Contradiction
from portal.rules.values import Number, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """What the act of a benefit says: who owes a tegenprestatie, and the limits of a maatregel.

    The Participatiewet says all of it. The IOAW and the IOAZ have no age of 18, no lasting incapacity, no
    tailoring and no reconsideration of their own; they speak only of who depends on paid work for a living.
    What the portal does not know of an act is None.
    """

    age_from: Annotated[Rule[Number] | None, LawKey("leeftijd_vanaf", unit=AGE_OF_LAW)] = None
    incapacitated: Annotated[Rule[bool] | None, "volledig_arbeidsongeschikt"] = None
    depends_on_work: Annotated[Rule[bool] | None, "aangewezen_op_arbeid"] = None
    single_parent: Annotated[Rule[bool], "alleenstaande_ouder"]
    exemption: Annotated[Rule[bool], "tijdelijke_ontheffing"]
    exemption_end_date: Annotated[Rule[bool], "ontheffing_tijdelijk"]
    no_displacement: Annotated[Rule[bool], "geen_verdringing"]
    unpaid: Annotated[Rule[bool], "onbeloond"]
    additional: Annotated[Rule[bool], "naast_regulier_werk"]
    ability: Annotated[Rule[bool], "naar_vermogen"]
    by_verordening: Annotated[Rule[bool], "verordening"]
    maatregel_basis: Annotated[Rule[bool], "maatregel_verordening"]
    lowering: Annotated[Rule[bool], "verlaging"]
    no_blame: Annotated[Rule[bool], "geen_verwijt"]
    tailoring: Annotated[Rule[bool] | None, "afstemmen"] = None
    reconsider_months: Annotated[Rule[Number] | None, LawKey("heroverwegen_binnen_maanden", unit=MONTHS)] = (
        None
    )
    allowance_under: Annotated[
        Rule[Number] | None, LawKey("vergoeding_telt_onder_leeftijd", unit=AGE_OF_LAW)
    ] = None
    allowance_exempt: Annotated[Rule[bool] | None, "vergoeding_vrij"] = None
    regime: Annotated[Rule[str], LawKey("regime", words=tuple(Regime))]
    confirmed_until: Annotated[Rule[date], "bevestigd_tot_en_met"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Awb:
    """Algemene wet bestuursrecht: beschikking, hearing, bezwaar."""

    beschikking: Annotated[Rule[bool], "beschikking"]
    weighing: Annotated[Rule[bool], "belangenafweging"]
    hearing: Annotated[Rule[bool], "horen"]
    bezwaar_weeks: Annotated[Rule[Number], LawKey("bezwaar_weken", unit=WEEKS)]
    late: Annotated[Rule[bool], "te_laat"]
    early: Annotated[Rule[bool], "te_vroeg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsAct:
    """Algemene termijnenwet: a term that ends on a weekend or holiday moves on."""

    moves: Annotated[Rule[bool], "verlenging"]
    holidays: Annotated[Rule[tuple[str, ...]], "feestdagen"]
    equated: Annotated[Rule[tuple[str, ...]], "gelijkgestelde_dagen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLaw:
    """What judges have said about the size and the description of a tegenprestatie."""

    excessive_from_hours: Annotated[Rule[Number], LawKey("te_groot_vanaf_uren", unit=HOURS_A_WEEK)]
    clear: Annotated[Rule[bool], "duidelijke_omschrijving"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """The volunteer allowance that stays free, in euro. Only known for years that have been published."""

    per_month: Annotated[Rule[Number], LawKey("per_maand", unit=EURO)]
    per_year: Annotated[Rule[Number], LawKey("per_jaar", unit=EURO)]


@dataclass(frozen=True, slots=True)
class PensionStep:
    """People born from ``first`` to ``last`` reach pension age at ``months`` months."""

    first: date
    last: date
    months: int


@dataclass(frozen=True, slots=True)
class Pension:
    """The AOW ages by date of birth, oldest first and without gaps."""

    steps: tuple[PensionStep, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Wet:
    """One dated version of one national text, as read from its file."""

    id: str
    title: str
    valid_from: date
    valid_to: date | None
    articles: Mapping[str, Article]
    contradictions: Mapping[str, Contradiction]
    section: object
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """The national texts in force on one day. ``allowance`` is None where no amount is known.

    ``participation`` is the act of the benefit that the case is about, ``ioaw`` and ``ioaz`` are its sisters.
    """

    participation: Participation
    ioaw: Participation
    ioaz: Participation
    awb: Awb
    terms_act: TermsAct
    pension: Pension
    case_law: CaseLaw
    allowance: Allowance | None
    contradictions: Mapping[str, Contradiction]
    files: tuple[tuple[str, str], ...]
