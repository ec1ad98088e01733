"""Alembic's entry: run the migrations on the connection that ``schema.migrate`` hands over."""

from alembic import context

import partnerdesk.store.tables  # noqa: F401 - fills the metadata
from partnerdesk.store.columns import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
