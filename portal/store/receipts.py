"""Receipts: made once, when somebody first asks, and the same from then on."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import receipt


@dataclass(frozen=True)
class Receipt:
    """A receipt as it was given."""

    pdf: bytes


_OF_SUBMISSION = rows.Prepared(
    Receipt, rows.select(receipt, Receipt).where(receipt.c.submission_id == sa.bindparam("submission"))
)


def of_submission(connection: sa.Connection, submission_id: str) -> Receipt | None:
    """The receipt of a submission, when somebody asked for it before."""
    return _OF_SUBMISSION.one(connection, submission=submission_id)


def keep(
    connection: sa.Connection, submission_id: str, language: str, pdf: bytes, sha256: str, now: datetime
) -> str | None:
    """Keep a receipt and return its key; None when there is one already."""
    if of_submission(connection, submission_id):
        return None
    key = new_id()
    made = {"id": key, "submission_id": submission_id, "language": language, "made_at": now}
    rows.insert(connection, receipt, {**made, "pdf": pdf, "size": len(pdf), "sha256": sha256})
    return key
