"""The lines of the list of tasks: what stands in each, read for one page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.states import Handling
from portal.domain.tasks import Followed, Kind, TaskState, Waits, kind_of
from portal.store import people, rows, search
from portal.store.tables import activity, client, dossier, staff, submission
from portal.store.tasktables import task


@dataclass(frozen=True)
class Line:
    """One line of the list. ``handling`` and ``answers`` are those of a form; a term of something that runs
    has its ``activity`` and ``place``. ``announced_on``: when the client was asked for a plan.
    """

    seq: int
    id: str
    dossier_id: str
    submission_id: str | None
    about_id: str | None
    kind: Kind
    state: TaskState
    urgent_on: date
    waits_for: Waits | None
    news_at: datetime | None
    opened_at: datetime
    followed: Followed | None
    number: str | None
    handling: Handling | None
    answers: Mapping[str, Any] | None
    activity: str | None
    place: str | None
    announced_on: date | None
    first_name: str
    last_name: str
    language: str
    staff_id: str | None
    caseworker: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", kind_of(self.kind))
        object.__setattr__(self, "state", TaskState(self.state))
        object.__setattr__(self, "waits_for", self.waits_for and Waits(self.waits_for))
        object.__setattr__(self, "followed", self.followed and Followed(self.followed))
        object.__setattr__(self, "handling", self.handling and Handling(self.handling))

    @property
    def client_name(self) -> str:
        """First and last name of the client."""
        return people.full_name(self.first_name, self.last_name)


def lines(connection: sa.Connection, keys: Sequence[int]) -> list[Line]:
    """The lines with these numbers, in the same order."""
    if not keys:
        return []
    found = {row["seq"]: Line(**row) for row in connection.execute(_LINES, {"keys": keys}).mappings()}
    return [found[key] for key in keys]


NAMED = (
    task.join(dossier, dossier.c.id == task.c.dossier_id)
    .join(client, client.c.id == dossier.c.client_id)
    .outerjoin(submission, submission.c.id == task.c.submission_id)
    .outerjoin(staff, staff.c.id == task.c.staff_id)
)
"""Tasks with the people they are about, and who has them."""
_LINES = (
    sa.select(
        *(one for one in rows.columns(task, Line) if one.name != "number"),
        search.NUMBER.label("number"),
        submission.c.answers,
        submission.c.state.label("handling"),
        activity.c.task.label("activity"),
        activity.c.place,
        dossier.c.announced_on,
        client.c.first_name,
        client.c.last_name,
        people.READS_IN.label("language"),
        staff.c.name.label("caseworker"),
    )
    .select_from(NAMED.outerjoin(activity, activity.c.id == task.c.about_id))
    .where(task.c.seq.in_(sa.bindparam("keys", expanding=True)))
)
