"""The index of the register: what the list is searched, sorted, filtered and counted by.

Everything here can be made anew from the other tables. Triggers note which organisations changed,
whoever changed them; the program then writes their lines and words (``store.search``). A later
migration that builds one of the watched tables anew has to make its triggers again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SORTED_BY = ("name_key", "place_key", "contact_key", "answered", "kind", "stage")

_WATCHED = {
    "organisation": ("id", ""),
    "contact": ("organisation_id", ""),
    "research_answer": ("organisation_id", ""),
    "partner": ("organisation_id", "OF organisation_id, partnership_id, stage"),
}
"""Tables whose rows are about an organisation: the column naming it, the columns that matter."""


def upgrade() -> None:
    _create_lines()
    _create_counts()
    _create_words()
    op.create_table(
        "register_stale",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_register_stale")),
    )
    for table, (column, columns) in _WATCHED.items():
        _watch(table, column, columns)
    op.execute(
        "CREATE TRIGGER register_renamed AFTER UPDATE OF name ON partnership BEGIN"
        " INSERT OR IGNORE INTO register_stale SELECT organisation_id FROM partner"
        " WHERE partnership_id = new.id; END"
    )
    op.execute("INSERT INTO register_stale SELECT id FROM organisation")


def _create_lines() -> None:
    op.create_table(
        "register_line",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("place_key", sa.String(length=200), nullable=False),
        sa.Column("contact_key", sa.String(length=200), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_register_line")),
    )
    for column in _SORTED_BY:
        columns = ["shelf", *dict.fromkeys([column, "name_key"])]
        op.create_index(f"ix_register_line_{'_'.join(columns)}", "register_line", columns)
    op.create_index("ix_register_line_name_key", "register_line", ["name_key"])


def _create_counts() -> None:
    op.create_table(
        "register_count",
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("organisations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("shelf", "stage", "kind", name=op.f("pk_register_count")),
    )
    for event, row, step in (("INSERT", "new", 1), ("DELETE", "old", -1)):
        op.execute(
            f"CREATE TRIGGER register_count_{event.lower()} AFTER {event} ON register_line BEGIN"
            f" INSERT INTO register_count VALUES ({row}.shelf, {row}.stage, {row}.kind, {step})"
            " ON CONFLICT DO UPDATE SET organisations = organisations + excluded.organisations;"
            " END"
        )


def _create_words() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE register_words USING fts5("
        "first_word, name, people, place, notes, kind, content='', contentless_delete=1,"
        " detail=column, prefix='1 2 3', tokenize='ascii')"
    )


def _watch(table: str, column: str, columns: str) -> None:
    for event, rows in (("INSERT", ["new"]), ("UPDATE", ["old", "new"]), ("DELETE", ["old"])):
        which = f"UPDATE {columns}" if event == "UPDATE" else event
        notes = " ".join(
            f"INSERT OR IGNORE INTO register_stale VALUES ({row}.{column});" for row in rows
        )
        name = f"register_{table}_{event.lower()}"
        op.execute(f"CREATE TRIGGER {name} AFTER {which} ON {table} BEGIN {notes} END")
