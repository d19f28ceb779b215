"""Brings the database to the shape that this version of the portal expects.

Alembic is loaded by who migrates: whoever serves pages only looks at the revision.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from portal import paths
from portal.store import tables, tasktables, worktables  # noqa: F401 - importing the tables fills the metadata
from portal.store.base import Store, metadata
from portal.store.toolbox import SEARCH_INDEX

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = "alembic_version"
_CURRENT: sa.Select[Any] = sa.select(sa.column("version_num")).select_from(sa.table(VERSIONS))


class SchemaError(Exception):
    """The database does not have the shape that this version expects; the message says what to run."""


def upgrade(store: Store, revision: str = "head") -> None:
    """Apply the migrations up to a revision, all of them in one transaction."""
    from alembic import command

    with store.remaking() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(store: Store, revision: str) -> None:
    """Take migrations back down to a revision (``base``: all of them)."""
    from alembic import command

    with store.remaking() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def revisions() -> list[str]:
    """All revisions, oldest first: the numbers with which the names of their files begin."""
    return sorted(file.name[:4] for file in (paths.MIGRATIONS / "versions").glob("[0-9]*.py"))


def differences(store: Store) -> list[object]:
    """What the tables in the code have and the database has not, or the other way round."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.read() as connection:
        is_compared = _compared_on(connection.dialect.name)
        context = MigrationContext.configure(connection, opts={"include_object": is_compared})
        return list(compare_metadata(context, metadata))


def check(store: Store) -> None:
    """Let the start go on when the database is at the newest revision.

    Raises:
        SchemaError: it is not.
    """
    current, newest = _revision(store), revisions()[-1]
    if current != newest:
        raise SchemaError(
            f"The database is at revision {current}, this version needs {newest}: run 'portal migrate'."
        )


def _revision(store: Store) -> str | None:
    if store.file and not store.file.exists():
        return None
    with store.read() as connection:
        is_migrated = sa.inspect(connection).has_table(VERSIONS)
        return connection.scalar(_CURRENT) if is_migrated else None


def _compared_on(dialect: str) -> Callable[..., bool]:
    """Whether a thing is to be the same in the code and in a database.

    The search index of SQLite, with the tables that it keeps, is its own; that of PostgreSQL is only there.
    """

    def is_compared(thing: Any, name: str | None, kind: str, *_: object) -> bool:
        is_own = kind == "table" and (name or "").startswith(SEARCH_INDEX)
        return not is_own and thing.info.get("only", dialect) == dialect

    return is_compared


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    return config
