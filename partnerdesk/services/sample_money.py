"""The money of the example centre: periods, conditions of the funders, and the books."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.money import times
from partnerdesk.services.periods import divide_rows
from partnerdesk.services.reading_budgets import budget_sheet_of
from partnerdesk.store.tables import BookingRow, BudgetRow, CostLineRow, SourceRow, TransferRow


def fill_money(
    session: Session,
    budget: BudgetRow,
    story: Mapping[str, Any],
    keys: Mapping[str, str],
    today: date,
) -> None:
    """Divide the plan into years and write the books; ``keys`` names sources by their key."""
    session.flush()
    divide_rows(session, budget)
    session.flush()
    by_name = {source.name: source for source in budget.sources}
    sources = {key: by_name[name] for key, name in keys.items()}
    for key, asked in story["conditions"].items():
        _set_conditions(sources[key], asked, today)
    lines = _numbered(budget)
    for table in story["booking"]:
        _add_booking(session, budget, table, lines, sources, today)
    for table in story["transfer"]:
        budget.transfers.append(
            TransferRow(
                from_line_id=lines[table["from"]].id,
                to_line_id=lines[table["to"]].id,
                minor=table["minor"],
                decided_on=today + timedelta(days=table["day"]),
                decided_by=table["decided_by"],
                why=table["why"],
            )
        )


def _set_conditions(source: SourceRow, asked: Mapping[str, Any], today: date) -> None:
    source.state = asked["state"]
    if "from" in asked:
        source.eligible_from = today + timedelta(days=asked["from"])
        source.eligible_until = today + timedelta(days=asked["until"])
    source.ceiling_minor = asked.get("ceiling")
    if "least_own_share" in asked:
        source.least_own_share_percent = Decimal(asked["least_own_share"])
        source.flat_rate_percent = Decimal(asked["flat_rate"])


def _numbered(budget: BudgetRow) -> dict[str, CostLineRow]:
    """The rows of the costs by the numbers they have on screen: A1, A2 …"""
    rows = {row.id: row for row in budget.lines}
    return {
        group.number_of(at): rows[line.id]
        for group in budget_sheet_of(budget).groups
        for at, line in enumerate(group.lines)
    }


def _add_booking(
    session: Session,
    budget: BudgetRow,
    table: Mapping[str, Any],
    lines: Mapping[str, CostLineRow],
    sources: Mapping[str, SourceRow],
    today: date,
) -> None:
    line = lines.get(table.get("line", ""))
    hours = Decimal(table["hours"]) if "hours" in table else None
    worth = times(hours, line.rate_minor) if hours is not None and line is not None else 0
    settled = [one.id for one in budget.bookings if one.voucher == table.get("settles")]
    budget.bookings.append(
        BookingRow(
            kind=table["kind"],
            booked_on=today + timedelta(days=table["day"]),
            text=table["text"],
            voucher=table.get("voucher", ""),
            cost_line_id=line.id if line else None,
            source_id=sources[table["source"]].id,
            minor=table.get("minor", worth),
            receipt_minor=table.get("receipt"),
            settles_id=settled[0] if settled else None,
            hours=hours,
            person=table.get("person", ""),
        )
    )
    session.flush()  # later entries name it
