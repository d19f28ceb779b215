"""What a decision leaves behind besides itself: an activity, an ontheffing, or nothing."""

from collections.abc import Sequence

from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.verdict import AnyVerdict, ExemptionVerdict, Verdict
from portal.store import beschikkingen, exemptions
from portal.store.base import Connection


def nothing(
    _connection: Connection, _case: CaseFile, _beschikking_id: str, _verdict: AnyVerdict
) -> Sequence[tuple[str, str]]:
    """The decision says it all."""
    return ()


def activity(
    connection: Connection, case: CaseFile, beschikking_id: str, verdict: Verdict
) -> Sequence[tuple[str, str]]:
    """What somebody is going to do, as it was agreed."""
    design = verdict.design
    if design is None:
        raise ValueError("a tegenprestatie is imposed with a design")
    values = {
        "dossier_id": case.submission.dossier_id,
        "beschikking_id": beschikking_id,
        "task": design.task,
        "place": design.place,
        "minutes_per_week": design.minutes_per_week,
        "starts_on": design.starts_on,
        "ends_on": design.ends_on,
    }
    return [("activity", beschikkingen.add_activity(connection, values))]


def exemption(
    connection: Connection, case: CaseFile, beschikking_id: str, verdict: ExemptionVerdict
) -> Sequence[tuple[str, str]]:
    """Until when nothing, or less, is asked."""
    if verdict.until is None:
        raise ValueError("an ontheffing has a last day")
    given = case.submission.dossier_id, beschikking_id, verdict.until, verdict.minutes_left
    return [("exemption", exemptions.add(connection, *given))]
