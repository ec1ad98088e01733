"""Makes data files as earlier versions of the program left them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from partnerdesk.paths import DATABASE_NAME
from partnerdesk.store import schema
from partnerdesk.store.database import APPLICATION_ID, connect, make_engine


def file_of_version(revision: str, folder: Path, written: str) -> Path:
    """A data file of an old schema; ``written`` are the statements that fill it."""
    from alembic import command

    file = folder / DATABASE_NAME
    engine = make_engine(file)
    with engine.connect() as connection, connection.begin():
        config = schema.alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    engine.dispose()
    with closing(connect(file)) as connection:
        connection.executescript(written)
        connection.commit()
    return file
