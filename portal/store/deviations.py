"""Deviating from an article of the regeling: what a decider asked of a second person, and the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.states import Handling, Outcome
from portal.rules.asked import Asked
from portal.store import rows
from portal.store.base import new_id
from portal.store.people import full_name
from portal.store.tables import client, deviation, dossier, staff, submission


@dataclass(frozen=True)
class Deviates:
    """One question from which would be deviated.

    ``articles`` are the source and place of what stands in the way, ``by`` those of what lets the college
    deviate. ``facts`` are what the question looks at, by the name of each fact; of a plan also how much it
    is, how long and where.
    """

    asks: Asked
    articles: tuple[tuple[str, str], ...]
    by: tuple[str, str]
    facts: Mapping[str, Any]
    reason: str

    def kept(self) -> dict[str, Any]:
        """The plain values that the table keeps."""
        articles = [list(one) for one in self.articles]
        return {**vars(self), "asks": str(self.asks), "articles": articles, "by": list(self.by)}

    @classmethod
    def from_kept(cls, values: Mapping[str, Any]) -> Self:
        """What :meth:`kept` wrote."""
        articles = tuple((source, place) for source, place in values["articles"])
        source, place = values["by"]
        return cls(Asked(values["asks"]), articles, (source, place), values["facts"], values["reason"])


@dataclass(frozen=True)
class Deviation:
    """What was asked of a second person about one outcome of one case, and what he said of it.

    ``revision`` and ``dossier_revision`` are those of the case and of what was known about the person when it
    was asked. Without ``judged_at`` it waits. ``beschikking_id``: the decision that used it.
    """

    id: str
    submission_id: str
    staff_id: str
    outcome: Outcome
    deviates: tuple[Deviates, ...]
    revision: int
    dossier_revision: int
    asked_at: datetime
    judged_by: str | None
    is_agreed: bool | None
    judgement: str | None
    judged_at: datetime | None
    beschikking_id: str | None
    asked_by: str
    judge: str | None
    function: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", Outcome(self.outcome))
        kept: Any = self.deviates
        object.__setattr__(self, "deviates", tuple(map(Deviates.from_kept, kept)))

    @property
    def reasons(self) -> Mapping[Asked, str]:
        """Why would be deviated, by the question."""
        return {one.asks: one.reason for one in self.deviates}

    @property
    def told(self) -> tuple[tuple[str, str, str], ...]:
        """Each reason once, after the articles that it is about and the one that lets the college deviate."""
        found = (
            (", ".join(place for _, place in one.articles), one.by[1], one.reason) for one in self.deviates
        )
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Waiting:
    """A line of the list of what waits for a second person."""

    id: str
    asked_at: datetime
    asked_by: str
    number: str
    flow: str
    first_name: str
    last_name: str

    @property
    def client_name(self) -> str:
        """Whom it is about."""
        return full_name(self.first_name, self.last_name)


_ASKER, _JUDGE = staff.alias("asker"), staff.alias("judge")
_PEOPLE = (
    _ASKER.c.name.label("asked_by"),
    _JUDGE.c.name.label("judge"),
    _JUDGE.c.job_title.label("function"),
)
_ALL = rows.select(deviation, Deviation, *_PEOPLE).select_from(
    deviation.join(_ASKER, deviation.c.staff_id == _ASKER.c.id).outerjoin(
        _JUDGE, deviation.c.judged_by == _JUDGE.c.id
    )
)
_BY_KEY = rows.Prepared(Deviation, _ALL.where(deviation.c.id == sa.bindparam("key")))
_OF_CASE = rows.Prepared(
    Deviation,
    _ALL.where(deviation.c.submission_id == sa.bindparam("submission")).order_by(
        deviation.c.asked_at.desc(), deviation.c.id
    ),
)
_STANDS = sa.and_(
    deviation.c.judged_at.is_(None),
    submission.c.state == Handling.RECEIVED,
    submission.c.revision == deviation.c.revision,
    dossier.c.revision == deviation.c.dossier_revision,
)
_OPEN = deviation.join(submission, submission.c.id == deviation.c.submission_id).join(
    dossier, dossier.c.id == submission.c.dossier_id
)
_WAITING = rows.Prepared(
    Waiting,
    rows.select(
        deviation,
        Waiting,
        _ASKER.c.name.label("asked_by"),
        submission.c.number,
        submission.c.flow,
        client.c.first_name,
        client.c.last_name,
    )
    .select_from(
        _OPEN.join(client, client.c.id == dossier.c.client_id).join(
            _ASKER, _ASKER.c.id == deviation.c.staff_id
        )
    )
    .where(_STANDS)
    .order_by(deviation.c.asked_at, deviation.c.id)
    .limit(sa.bindparam("most")),
)
_COUNT = sa.select(sa.func.count()).select_from(_OPEN).where(_STANDS)
_JUDGE_IT = deviation.update().where(deviation.c.id == sa.bindparam("key"), deviation.c.judged_at.is_(None))
_USE = deviation.update().where(
    deviation.c.id == sa.bindparam("key"),
    deviation.c.is_agreed.is_(True),
    deviation.c.beschikking_id.is_(None),
)


def add(connection: sa.Connection, values: Mapping[str, Any], deviates: Sequence[Deviates]) -> str:
    """Write down what is asked of a second person; returns its key."""
    key = new_id()
    kept = {"id": key, **values, "deviates": [one.kept() for one in deviates]}
    rows.insert(connection, deviation, kept)
    return key


def require(connection: sa.Connection, key: str) -> Deviation:
    """What was asked under this key.

    Raises:
        NotFound: nothing was.
    """
    found = _BY_KEY.one(connection, key=key)
    if found is None:
        raise NotFound(key)
    return found


def of_case(connection: sa.Connection, submission_id: str) -> list[Deviation]:
    """Everything that was asked about a case, newest first."""
    return _OF_CASE.many(connection, submission=submission_id)


def waiting(connection: sa.Connection, most: int) -> list[Waiting]:
    """What waits for a second person and was not overtaken by a change of the case, oldest first."""
    return _WAITING.many(connection, most=most)


def count_waiting(connection: sa.Connection) -> int:
    """How many wait so."""
    return int(connection.execute(_COUNT).scalar_one())


def judge(connection: sa.Connection, key: str, **values: Any) -> bool:
    """Write down what the second person said; False when somebody did before."""
    return connection.execute(_JUDGE_IT, {"key": key, **values}).rowcount == 1


def use(connection: sa.Connection, key: str, beschikking_id: str) -> bool:
    """Let a decision rest on it, which it does only once; False when it can't any more."""
    return connection.execute(_USE, {"key": key, "beschikking_id": beschikking_id}).rowcount == 1
