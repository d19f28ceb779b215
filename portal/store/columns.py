"""Columns that many tables have."""

import sqlalchemy as sa

ID = sa.String(36)


def key() -> sa.Column[str]:
    """The key of a row: a random one, so that none can be guessed from another."""
    return sa.Column("id", ID, primary_key=True)


def to(table: str, *, primary_key: bool = False, unique: bool = False, index: bool = False) -> sa.Column[str]:
    """The key of a row of another table, which must be there."""
    points = sa.ForeignKey(f"{table}.id")
    return sa.Column(
        f"{table}_id", ID, points, nullable=False, primary_key=primary_key, unique=unique, index=index
    )
