"""The index of the register: one line and the words of each organisation, never behind the tables.

Triggers of the file note in ``register_stale`` which organisations were touched, whoever touched
them: a service, undo, a migration, a foreign program. Each of our transactions ends with
``catch_up``, so what was committed is found. All of it can be made anew; a damaged index is.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Index
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Mapped, mapped_column

from partnerdesk.store.columns import NOT_JOURNALLED, Code, Row, ShortText

WORDS_TABLE = "register_words"
"""The full-text index: words of each organisation in columns, by its number."""

WORD_COLUMNS = ("first_word", "name", "people", "place", "notes", "kind")
"""The columns of the full-text index, the weightiest first."""

_FILTERED_OR_SORTED_BY = ("place_key", "contact_key", "answered", "kind", "stage")
_AT_ONCE = 1_000
_MANY = 5_000


class RegisterLineRow(Row):
    """What the register is sorted, filtered and counted by; ``stage`` counts from the furthest."""

    __tablename__ = "register_line"
    __table_args__ = (
        Index(None, "shelf", "name_key"),
        *(Index(None, "shelf", column, "name_key") for column in _FILTERED_OR_SORTED_BY),
        NOT_JOURNALLED,
    )

    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    shelf: Mapped[int]
    stage: Mapped[int]
    kind: Mapped[Code]
    name_key: Mapped[ShortText] = mapped_column(index=True)
    place_key: Mapped[ShortText]
    contact_key: Mapped[ShortText]
    answered: Mapped[int]


class RegisterCountRow(Row):
    """How many lines have the same shelf, stage and kind; kept by triggers."""

    __tablename__ = "register_count"
    __table_args__ = NOT_JOURNALLED

    shelf: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stage: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[Code] = mapped_column(primary_key=True)
    organisations: Mapped[int]


class RegisterStaleRow(Row):
    """An organisation that was touched since its line was written."""

    __tablename__ = "register_stale"
    __table_args__ = NOT_JOURNALLED

    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


def is_behind(connection: Connection) -> bool:
    """Whether an organisation was touched outside of our own transactions."""
    return bool(_stale_ids(connection, at_most=1))


def catch_up(connection: Connection) -> None:
    """Write the lines and words of all organisations that were touched.

    People's data must not wait for an index: where it is damaged it is made anew.
    """
    if not is_behind(connection):
        return
    try:
        _renew_stale(connection)
    except DatabaseError:
        rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    connection.exec_driver_sql(f"INSERT INTO {WORDS_TABLE}({WORDS_TABLE}) VALUES('delete-all')")
    for table in ("register_line", "register_count", "register_stale"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO register_stale SELECT id FROM organisation")
    _renew_stale(connection)


def _stale_ids(connection: Connection, *, at_most: int) -> Sequence[int]:
    query = f"SELECT organisation_id FROM register_stale LIMIT {at_most}"
    return connection.exec_driver_sql(query).scalars().all()


def _renew_stale(connection: Connection) -> None:
    renewed = 0
    while ids := _stale_ids(connection, at_most=_AT_ONCE):
        _renew(connection, ids)
        renewed += len(ids)
    if renewed >= _MANY:  # many small parts are slow to search
        optimise = f"INSERT INTO {WORDS_TABLE}({WORDS_TABLE}) VALUES('optimize')"
        connection.exec_driver_sql(optimise)


def _renew(connection: Connection, ids: Sequence[int]) -> None:
    from partnerdesk.store.search_lines import indexed  # a start that changes nothing needs none

    numbers = [(number,) for number in ids]
    for table, column in ((WORDS_TABLE, "rowid"), ("register_line", "organisation_id")):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", numbers)
    lines, words = indexed(connection, ids)
    _insert(connection, "register_line", lines)
    _insert(connection, f"{WORDS_TABLE}(rowid, {', '.join(WORD_COLUMNS)})", words)
    connection.exec_driver_sql("DELETE FROM register_stale WHERE organisation_id = ?", numbers)


def _insert(connection: Connection, into: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:  # none where all of them were deleted
        marks = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", list(rows))
