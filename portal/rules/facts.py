"""The facts of one case, as stated or verified; ``None`` is unknown and never means "no"."""

from dataclasses import dataclass
from datetime import date

from portal.rules.parsing import FactsError, record

__all__ = ["Facts", "FactsError", "parse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFacts:
    """The person: age, benefit and what stands in the way of an obligation.

    ``exempt``: whether an ontheffing runs at all, until ``exempt_until``. ``existing_activity``: whether he
    gives mantelzorg or volunteers already. ``asks_exemption``: whether a request for an ontheffing waits.
    ``spared_by_decision``: whether a decision of before still holds, by which nothing (more) is asked.
    ``hours_left_per_week``: what an ontheffing in part leaves to ask, until ``hours_left_until``.
    """

    birth_date: date
    benefit: str | None = None
    can_seek_work: bool | None = None
    special_circumstances: bool | None = None
    fully_incapacitated: bool | None = None
    single_parent_exemption: bool | None = None
    exempt: bool | None = None
    exempt_until: date | None = None
    paid_work_hours_per_week: float | None = None
    in_reintegration: bool | None = None
    reintegration_leaves_time: bool | None = None
    no_suitable_work_available: bool | None = None
    existing_activity: bool | None = None
    asks_exemption: bool | None = None
    spared_by_decision: bool | None = None
    hours_left_per_week: float | None = None
    hours_left_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MantelzorgFacts:
    """Care that the client already gives. ``necessary`` is the gemeente's own judgement."""

    hours_per_week: float | None = None
    since: date | None = None
    exceeds_usual_care: bool | None = None
    professional: bool | None = None
    necessary: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteeringFacts:
    """Volunteering that the client already does."""

    hours_per_week: float | None = None
    proven: bool | None = None
    comparable: bool | None = None
    replaces_paid_work: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """The activity that is proposed or designed as tegenprestatie.

    ``other_hours_per_week``: what goes on beside it, imposed before. ``starts_on`` is its first day.
    ``place_held``: whether a report of displaced work holds a place of this name; ``other_than_reported``:
    whether it is another place, or other work, than that report is about.
    """

    kind: str | None = None
    hours_per_week: float | None = None
    other_hours_per_week: float | None = None
    months: float | None = None
    starts_on: date | None = None
    unpaid: bool | None = None
    additional: bool | None = None
    replaces_paid_work: bool | None = None
    place_held: bool | None = None
    other_than_reported: bool | None = None
    aims_at_labour_market: bool | None = None
    someone_would_pay: bool | None = None
    organisation_kind: str | None = None
    description_clear: bool | None = None
    reciprocity: str | None = None
    all_parties_convinced: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InabilityFacts:
    """That the client cannot do it now. ``ground`` is a category, never a diagnosis."""

    ground: str | None = None
    permanent: bool | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalTermFacts:
    """The term in which the client was asked to make a proposal."""

    imposed_on: date | None = None
    deadline: date | None = None
    submitted_on: date | None = None
    support_offered: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationFacts:
    """A running obligation."""

    term_ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentChangeFacts:
    """A wish to give the obligation another content."""

    current_activity_since: date | None = None
    consulted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatregelFacts:
    """An intended lowering of the benefit. Without ``beschikking_on`` no beschikking imposed the work.

    ``earlier``: whether the benefit was lowered for this before; ``earlier_on`` when that was decided.
    """

    beschikking_on: date | None = None
    blameworthy: bool | None = None
    percent: float | None = None
    months: float | None = None
    earlier: bool | None = None
    earlier_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarFacts:
    """A bezwaar and the beschikking that it is against."""

    beschikking_sent_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceFacts:
    """A volunteer allowance, in euro."""

    per_month: float | None = None
    per_year: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One case on one day (``ref_date``) under one gemeente (``regeling``)."""

    regeling: str
    ref_date: date
    client: ClientFacts
    mantelzorg: MantelzorgFacts | None = None
    volunteering: VolunteeringFacts | None = None
    activity: ActivityFacts | None = None
    inability: InabilityFacts | None = None
    proposal_term: ProposalTermFacts | None = None
    obligation: ObligationFacts | None = None
    content_change: ContentChangeFacts | None = None
    maatregel: MaatregelFacts | None = None
    bezwaar: BezwaarFacts | None = None
    allowance: AllowanceFacts | None = None


def parse(raw: object) -> Facts:
    """The facts of one case from one JSON object as ``json.load`` gives it.

    Raises:
        FactsError: an unknown or missing field, a wrong type, an impossible date, a negative number;
            its ``path`` is the field ("client.birth_date").
    """
    facts: Facts = record(Facts, raw)
    if facts.client.birth_date > facts.ref_date:
        raise FactsError("client.birth_date", "lies after ref_date")
    until = facts.client.exempt_until
    if facts.client.exempt is False and until and until >= facts.ref_date:
        raise FactsError("client.exempt", "says that no exemption runs, and exempt_until that one does")
    return facts
