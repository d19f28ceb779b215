"""Counting no further than a page needs, so that a count costs the same however much there is."""

from typing import Any

import sqlalchemy as sa


def capped(source: sa.FromClause, *conditions: sa.ColumnElement[bool]) -> sa.Select[tuple[Any]]:
    """A select of how many rows there are; ``:most`` and one when there are more than ``:most``."""
    most = sa.bindparam("most", type_=sa.Integer)
    beyond: sa.Select[tuple[Any]] = (
        sa.select(sa.literal_column("1")).select_from(source).where(*conditions).limit(1).offset(most)
    )
    number = sa.select(sa.func.count()).select_from(source).where(*conditions)
    is_more = beyond.scalar_subquery().is_not(None)
    return sa.select(sa.case((is_more, most + 1), else_=number.scalar_subquery()))
