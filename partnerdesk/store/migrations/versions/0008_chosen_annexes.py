"""Which further annexes a contract has; how much may move between costs is said in one place."""

import json
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_FIELD = "transfer_limit_percent"
_WHOLE = 100
_USUAL = "20"
_PROPOSED = "10"
"""What a clause said where nobody wrote anything else."""


def upgrade() -> None:
    """Let contracts have further annexes, and budgets the limit that their contract states."""
    op.add_column(
        "agreement",
        sa.Column("further_annexes", sa.String(length=200), nullable=False, server_default=""),
    )
    _take_over_limits()


def _take_over_limits() -> None:
    """A clause now states the limit of the budget: what it stated before holds on.

    Steps that wrote a budget with another limit could not be taken back any more.
    """
    connection = op.get_bind()
    newest = connection.execute(
        sa.text(
            "SELECT budget.id, agreement.frozen_on, agreement.agreed_values,"
            " agreement.frozen_values FROM budget"
            " JOIN agreement ON agreement.partnership_id = budget.partnership_id"
            " WHERE budget.transfer_limit_percent = :usual AND agreement.id IN"
            "  (SELECT agreement_id FROM clause WHERE text LIKE :named)"
            " ORDER BY budget.id, agreement.draft_number"
        ),
        {"usual": _USUAL, "named": f"%{{{_FIELD}}}%"},
    )
    limits = {
        budget_id: _limit(frozen_values if frozen_on else agreed_values)
        for budget_id, frozen_on, agreed_values, frozen_values in newest
    }
    for budget_id, limit in limits.items():
        op.execute(
            sa.text("UPDATE budget SET transfer_limit_percent = :limit WHERE id = :id").bindparams(
                limit=limit, id=budget_id
            )
        )
        op.execute(
            sa.text(
                "UPDATE journal_action SET undoable = 0 WHERE id IN (SELECT action_id"
                " FROM journal_entry WHERE table_name = 'budget' AND row_id = :id)"
            ).bindparams(id=budget_id)
        )


def _limit(kept: str) -> str:
    """What a contract states, from the values that were kept of its fields."""
    stated = str(json.loads(kept).get(_FIELD) or _PROPOSED).replace(",", ".")
    try:
        percent = Decimal(stated)
    except InvalidOperation:  # words, such as "ten"
        return _USUAL
    return str(percent) if percent.is_finite() and 0 <= percent <= _WHOLE else _USUAL
