"""Research with proofs, votes, invitations, influence and interest; a name for packages."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _code(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False, server_default="")


def _short(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=False, server_default="")


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _day(name: str) -> sa.Column[date]:
    return sa.Column(name, sa.Date(), nullable=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)


_NEW_COLUMNS: dict[str, Callable[[], Iterable[sa.Column[Any]]]] = {
    "organisation": lambda: (
        _code("uid"),
        _short("other_languages"),
        _long("conflict_of_interest"),
        _code("judgement"),
        _long("judgement_reason"),
        _day("judged_on"),
        _short("judged_by"),
    ),
    "contact": lambda: (
        _short("authority_number"),
        _day("authority_on"),
        _code("experience"),
        _code("influence"),
        _day("starts_on"),
        _day("ends_on"),
    ),
    "partner": lambda: (
        *map(_long, ("expectations", "requests", "requests_answer")),
        *map(_short, ("gives_money", "gives_people", "gives_rooms", "gives_know_how")),
        *map(_number, ("influence", "interest")),
        _long("tie_decision"),
        _day("tie_decided_on"),
        _long("letter_note"),
        _code("invited_how"),
        _short("invited_despite"),
        _short("answer_note"),
        *map(_day, ("since", "ended_on")),
        _short("ended_reason"),
    ),
    "meeting": lambda: (
        *map(_short, ("invited_by", "invited_who")),
        sa.Column("members_invited", sa.Boolean(), nullable=False, server_default=sa.false()),
        _long("wishes"),
    ),
}
"""What was added to each table, empty in the rows that are already there."""


def upgrade() -> None:
    for table, columns in _NEW_COLUMNS.items():
        for column in columns():
            op.add_column(table, column)
    op.execute("UPDATE organisation SET uid = lower(hex(randomblob(16)))")
    op.create_index("ix_organisation_uid", "organisation", ["uid"], unique=True)
    _create_files()
    _create_votes()
    _move_votes()
    _create_letters()


def _create_files() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_file")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_attachment_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_attachment_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_organisation_id", "attachment", ["organisation_id"])
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"])


def _create_votes() -> None:
    op.create_table(
        "vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_abstained", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_vote_meeting_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_vote_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
    )
    op.create_index("ix_vote_meeting_id", "vote", ["meeting_id"])
    op.create_index("ix_vote_partner_id", "vote", ["partner_id"])


def _move_votes() -> None:
    """A meeting had one vote in three columns; it becomes a row of its own.

    Steps that knew those columns can no longer be taken back: they say nothing of the new row.
    """
    op.execute(
        "INSERT INTO vote (meeting_id, position, question, votes_for, votes_against,"
        " votes_abstained, decision) SELECT id, 0, '', votes_for, votes_against, votes_abstained,"
        " '' FROM meeting WHERE votes_for IS NOT NULL"
    )
    op.execute(
        "UPDATE journal_action SET undoable = 0 WHERE id IN"
        " (SELECT action_id FROM journal_entry WHERE table_name = 'meeting')"
    )
    for side in ("before", "after"):
        op.execute(
            f"UPDATE journal_entry SET {side} ="
            f" json_remove({side}, '$.votes_for', '$.votes_against', '$.votes_abstained')"
            " WHERE table_name = 'meeting'"
        )
    with op.batch_alter_table("meeting") as meeting:
        for column in ("votes_for", "votes_against", "votes_abstained"):
            meeting.drop_column(column)


def _create_letters() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_letter_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint(
            "partnership_id",
            "kind",
            "language",
            name=op.f("uq_letter_partnership_id_kind_language"),
        ),
    )
    op.create_index("ix_letter_partnership_id", "letter", ["partnership_id"])
