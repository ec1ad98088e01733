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


def upgrade() -> None:
    """Give agreements and their clauses a second language."""
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
