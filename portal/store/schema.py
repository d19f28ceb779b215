"""Brings the database to the shape that this version of the portal expects."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from portal import paths
from portal.store import tables  # noqa: F401 - importing the tables fills the metadata
from portal.store.base import Store, metadata


class SchemaError(Exception):
    """The database does not have the shape that this version expects; the message says what to run."""


def upgrade(store: Store, revision: str = "head") -> None:
    """Apply the migrations up to a revision, all of them in one transaction."""
    with store.write() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(store: Store, revision: str) -> None:
    """Take migrations back down to a revision (``base``: all of them)."""
    with store.write() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def revisions() -> list[str]:
    """All revisions, oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def differences(store: Store) -> list[object]:
    """What the tables in the code have and the database has not, or the other way round."""
    with store.read() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))


def check(store: Store) -> None:
    """Let the start go on when the database is at the newest revision.

    Raises:
        SchemaError: it is not.
    """
    with store.read() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    newest = revisions()[-1]
    if current != newest:
        raise SchemaError(
            f"The database is at revision {current}, this version needs {newest}: run 'portal migrate'."
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    return config
