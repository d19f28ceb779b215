"""Alembic's entry: runs the migrations on the connection that ``portal.store.schema`` hands over."""

from alembic import context

from portal.store.base import metadata
from portal.store.tables import client  # noqa: F401 - importing the tables fills the metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
