"""Agreements with comments, frozen and signed; the centre's own clauses."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _code(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False, server_default=default)


def _short(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=False, server_default="")


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _day(name: str) -> sa.Column[date]:
    return sa.Column(name, sa.Date(), nullable=True)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="{}")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)


_NEW_COLUMNS: dict[str, Callable[[], Iterable[sa.Column[Any]]]] = {
    "partnership": lambda: (
        *map(_long, ("centre_rights", "centre_obligations", "centre_own_objectives")),
        _json("conduct_rules"),
        _day("coordinator_nominated_on"),
    ),
    "partner": lambda: map(_long, ("rights", "obligations", "own_objectives")),
    "agreement": lambda: (
        *map(_short, ("name", "created_by")),
        _code("kind", "agreement"),
        _code("nature", "binding"),
        _day("frozen_on"),
        _short("frozen_by"),
        _long("frozen_despite"),
        _json("frozen_values"),
        _short("frozen_fingerprint"),
        _day("in_force_on"),
        _long("in_force_despite"),
        _day("ended_on"),
        _long("ended_reason"),
    ),
    "clause": lambda: (_code("state", "open"),),
}
"""What was added to each table, empty in the rows that are already there."""


def upgrade() -> None:
    for table, columns in _NEW_COLUMNS.items():
        for column in columns():
            op.add_column(table, column)
    sha256 = sa.Column("frozen_sha256", sa.String(length=64), nullable=True)
    _link("agreement", sha256, "stored_file.sha256")
    _link("attachment", _number("agreement_id"), "agreement.id")
    _create_comments()
    _create_own_clauses()
    _create_signatures()
    _create_originals()


def _link(table: str, column: sa.Column[Any], target: str) -> None:
    """Add an empty column that points to another table, without building the table anew."""
    name = column.name
    column.append_foreign_key(sa.ForeignKey(target, name=op.f(f"fk_{table}_{name}")))
    op.add_column(table, column, inline_references=True)
    op.create_index(f"ix_{table}_{name}", table, [name])


def _create_comments() -> None:
    op.create_table(
        "clause_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.String(length=200), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_clause_comment_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_clause_comment_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_comment")),
    )
    op.create_index("ix_clause_comment_clause_id", "clause_comment", ["clause_id"])
    op.create_index("ix_clause_comment_partner_id", "clause_comment", ["partner_id"])


def _create_own_clauses() -> None:
    op.create_table(
        "own_clause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("in_first_drafts", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_clause")),
    )


def _create_signatures() -> None:
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("original_number", sa.Integer(), nullable=False),
        sa.Column("signatory", sa.String(length=200), nullable=False),
        sa.Column("capacity", sa.String(length=200), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_signature_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_signature_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index("ix_signature_agreement_id", "signature", ["agreement_id"])
    op.create_index("ix_signature_organisation_id", "signature", ["organisation_id"])


def _create_originals() -> None:
    op.create_table(
        "original",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_original_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_original_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original")),
    )
    op.create_index("ix_original_agreement_id", "original", ["agreement_id"])
    op.create_index("ix_original_sha256", "original", ["sha256"])
