"""Agreements in two languages, and what becomes of them afterwards."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _code(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False, server_default="")


def _short(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=False, server_default="")


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="{}")


def _link(table: str, name: str, target: str) -> None:
    """Add an empty column that points to another table, without building the table anew."""
    key = sa.ForeignKey(target, name=op.f(f"fk_{table}_{name}"))
    column = sa.Column(name, sa.Integer(), key, nullable=True)
    op.add_column(table, column, inline_references=True)
    op.create_index(f"ix_{table}_{name}", table, [name])


def upgrade() -> None:
    """Give agreements a second language, let amendments follow them, keep the centre's words."""
    _add_second_language()
    _add_amendments()
    op.add_column("centre", _long("own_words"))


def _add_second_language() -> None:
    for column in (
        _code("second_language"),
        _short("second_title"),
        _code("prevailing_language"),
        _json("translated_values"),
        _json("frozen_second_values"),
    ):
        op.add_column("agreement", column)
    for column in (_short("second_heading"), _long("second_text"), _code("second_of")):
        op.add_column("clause", column)


def _add_amendments() -> None:
    _link("agreement", "amends_id", "agreement.id")
    _link("agreement", "about_id", "organisation.id")
    for column in (
        sa.Column("amendment_number", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
    ):
        op.add_column("agreement", column)
    _link("clause", "changes_id", "clause.id")
    takes_out: sa.Column[bool] = sa.Column(
        "takes_out", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("clause", takes_out)
