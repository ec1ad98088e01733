"""The programme of work: analysis, objectives, targets, measures, revisions and reviews."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _code(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def _short(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=False)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _day(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer(), nullable=False)


def _create(table: str, columns: tuple[sa.Column[Any], ...], links: dict[str, str]) -> None:
    """Make a table; ``links`` are its columns that point to another table."""
    keys = [
        sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_{table}_{name}"))
        for name, target in links.items()
    ]
    primary = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    op.create_table(table, _id(), *columns, *keys, primary)
    for name in links:
        op.create_index(f"ix_{table}_{name}", table, [name])


def _owner(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _other(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)


def upgrade() -> None:
    """Make the tables of the programme and move the objectives into rows of their own."""
    _create_analysis()
    _create_targets()
    _create_measures()
    _create_revisions()
    for table, name in (
        ("partnership", "strategy"),
        ("meeting", "experienced"),
        ("meeting", "context_changes"),
    ):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    _move_objectives()


def _create_analysis() -> None:
    _create(
        "analysis_entry",
        (
            _owner("partnership_id"),
            _position(),
            _code("kind"),
            _other("parent_id"),
            _long("text"),
            _short("source"),
            _day("dated_on"),
            _other("partner_id"),
        ),
        {
            "partnership_id": "partnership.id",
            "parent_id": "analysis_entry.id",
            "partner_id": "partner.id",
        },
    )
    _create(
        "objective",
        (_owner("partnership_id"), _position(), _long("text"), _other("cause_id")),
        {"partnership_id": "partnership.id", "cause_id": "analysis_entry.id"},
    )


def _create_targets() -> None:
    _create(
        "target",
        (
            _owner("objective_id"),
            _position(),
            _long("text"),
            _short("unit"),
            sa.Column("baseline", sa.String(length=40), nullable=True),
            sa.Column("value", sa.String(length=40), nullable=True),
            _day("due_on"),
            _short("source_of_figures"),
        ),
        {"objective_id": "objective.id"},
    )
    _create(
        "target_reading",
        (_owner("target_id"), _day("read_on", nullable=False), _code("value"), _short("note")),
        {"target_id": "target.id"},
    )


def _create_measures() -> None:
    _create(
        "measure",
        (
            _owner("target_id"),
            _position(),
            _short("text"),
            _long("description"),
            _code("co_operation"),
            _long("co_operation_note"),
            _other("organisation_id"),
            _short("person"),
            _day("starts_on"),
            _day("ends_on"),
            _code("state"),
        ),
        {"target_id": "target.id", "organisation_id": "organisation.id"},
    )


def _create_revisions() -> None:
    _create(
        "programme_revision",
        (
            _owner("partnership_id"),
            sa.Column("number", sa.Integer(), nullable=False),
            _day("dated_on", nullable=False),
            _long("why"),
            _short("made_by"),
            _other("meeting_id"),
            sa.Column("content", sa.JSON(), nullable=False),
        ),
        {"partnership_id": "partnership.id", "meeting_id": "meeting.id"},
    )


def _move_objectives() -> None:
    """Each line of the objectives becomes a row.

    Steps that knew the lines can no longer be taken back: they say nothing of the new rows.
    """
    connection = op.get_bind()
    rows = [
        {"partnership": number, "position": position, "text": line}
        for number, text in connection.execute(sa.text("SELECT id, objectives FROM partnership"))
        for position, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1)
    ]
    if rows:
        connection.execute(
            sa.text(
                "INSERT INTO objective (partnership_id, position, text)"
                " VALUES (:partnership, :position, :text)"
            ),
            rows,
        )
    op.execute(
        "UPDATE journal_action SET undoable = 0 WHERE id IN"
        " (SELECT action_id FROM journal_entry WHERE table_name = 'partnership')"
    )
    for side in ("before", "after"):
        op.execute(
            f"UPDATE journal_entry SET {side} = json_remove({side}, '$.objectives')"
            " WHERE table_name = 'partnership'"
        )
    op.drop_column("partnership", "objectives")  # in place: the table keeps its triggers
