"""Budgets over several periods, with conditions of their sources and what was really spent."""

from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _code(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False, server_default=default)


def _short(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=200), nullable=False, server_default="")


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    default = None if nullable else "0"
    return sa.Column(name, sa.Integer(), nullable=nullable, server_default=default)


def _decimal(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=True)


def _day(name: str, *, nullable: bool = True) -> sa.Column[date]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def upgrade() -> None:
    """Give every budget one period, the whole term, and room for what comes after planning."""
    _create_periods()
    _divide_costs()
    _divide_amounts()
    _add_conditions()
    _create_spending()
    # Steps that knew a cost without its period could not be taken back any more.
    op.execute(
        "UPDATE journal_action SET undoable = 0 WHERE id IN (SELECT action_id FROM journal_entry"
        " WHERE table_name IN ('budget', 'cost_line', 'amount'))"
    )


def _create_periods() -> None:
    _create("period", {"budget_id": "budget"}, _number("position"), _short("name"),
            _day("starts_on"), _day("ends_on"))  # fmt: skip
    op.execute("INSERT INTO period (budget_id, position, name) SELECT id, 0, '' FROM budget")


def _divide_costs() -> None:
    """The quantity of a cost moves to the period of its budget."""
    quantity = sa.Column("quantity", sa.String(length=40), nullable=False)
    _create("quantity", {"cost_line_id": "cost_line", "period_id": "period"}, quantity,
            unique=("cost_line_id", "period_id"))  # fmt: skip
    op.execute(
        "INSERT INTO quantity (cost_line_id, period_id, quantity)"
        " SELECT line.id, period.id, line.quantity FROM cost_line AS line"
        " JOIN period ON period.budget_id = line.budget_id"
        " WHERE CAST(line.quantity AS REAL) != 0"
    )
    op.drop_column("cost_line", "quantity")
    op.add_column("cost_line", _code("category"))
    eligible: sa.Column[bool] = sa.Column(
        "is_eligible", sa.Boolean(), nullable=False, server_default=sa.true()
    )
    op.add_column("cost_line", eligible)
    _link("cost_line", "organisation_id", "organisation")
    _link("cost_line", "measure_id", "measure")


def _divide_amounts() -> None:
    """An amount belongs to a period, too: SQLite builds the table anew for another key."""
    op.rename_table("amount", "amount_before")
    for name in ("cost_line_id", "source_id"):
        op.drop_index(f"ix_amount_{name}", "amount_before")
    links = {"cost_line_id": "cost_line", "source_id": "source", "period_id": "period"}
    minor: sa.Column[int] = sa.Column("minor", sa.Integer(), nullable=False)
    _create("amount", links, minor, unique=tuple(links))
    op.execute(
        "INSERT INTO amount (id, cost_line_id, source_id, period_id, minor)"
        " SELECT old.id, old.cost_line_id, old.source_id, period.id, old.minor"
        " FROM amount_before AS old"
        " JOIN cost_line AS line ON line.id = old.cost_line_id"
        " JOIN period ON period.budget_id = line.budget_id"
    )
    op.drop_table("amount_before")


def _add_conditions() -> None:
    for column in (
        _code("state", "promised"),
        _day("eligible_from"),
        _day("eligible_until"),
        _number("ceiling_minor", nullable=True),
        _decimal("least_own_share_percent"),
        _decimal("flat_rate_percent"),
        _code("in_kind_rule", "counts"),
        _code("currency"),
        _number("promised_foreign_minor"),
    ):
        op.add_column("source", column)
    limit = str(Decimal(20))
    op.add_column(
        "budget",
        sa.Column(
            "transfer_limit_percent", sa.String(length=40), nullable=False, server_default=limit
        ),
    )


def _create_spending() -> None:
    rate = sa.Column("rate", sa.String(length=40), nullable=False)
    _create("currency_rate", {"budget_id": "budget"}, _code("currency"), rate,
            _day("dated_on", nullable=False), _short("source_of_rate"))  # fmt: skip
    _create(
        "booking",
        {"budget_id": "budget"},
        _code("kind"),
        _day("booked_on", nullable=False),
        _short("text"),
        _short("voucher"),
        _number("minor"),
        _code("currency"),
        _number("foreign_minor"),
        _number("receipt_minor", nullable=True),
        _decimal("hours"),
        _short("person"),
        may_point={
            "cost_line_id": "cost_line",
            "source_id": "source",
            "organisation_id": "organisation",
            "settles_id": "booking",
        },
    )
    why = sa.Column("why", sa.Text(), nullable=False, server_default="")
    lines = {"from_line_id": "cost_line", "to_line_id": "cost_line"}
    minor: sa.Column[int] = sa.Column("minor", sa.Integer(), nullable=False)
    _create("transfer", {"budget_id": "budget"} | lines, minor,
            _day("decided_on", nullable=False), _short("decided_by"), why)  # fmt: skip
    _link("attachment", "booking_id", "booking")


def _create(
    table: str,
    owners: dict[str, str],
    *columns: sa.Column[Any],
    may_point: dict[str, str] | None = None,
    unique: tuple[str, ...] = (),
) -> None:
    """A table whose rows belong to ``owners``: the column, and the table it points to."""
    links = [(name, target, False) for name, target in owners.items()]
    links += [(name, target, True) for name, target in (may_point or {}).items()]
    rules: list[sa.Constraint] = [sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))]
    rules += [
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, target, _nullable in links
    ]
    if unique:
        rules.append(sa.UniqueConstraint(*unique, name=op.f(f"uq_{table}_{'_'.join(unique)}")))
    keys = [sa.Column(name, sa.Integer(), nullable=nullable) for name, _target, nullable in links]
    op.create_table(table, _id(), *keys, *columns, *rules)
    for name, _target, _nullable in links:
        op.create_index(f"ix_{table}_{name}", table, [name])


def _link(table: str, name: str, target: str) -> None:
    """Add an empty column that points to another table, without building the table anew."""
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{name}"))
    column = sa.Column(name, sa.Integer(), key, nullable=True)
    op.add_column(table, column, inline_references=True)
    op.create_index(f"ix_{table}_{name}", table, [name])
