"""The budgets of the example centre: each line's cost is shared by its sources to the cent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from partnerdesk.domain.money import split_by_largest_remainder, times
from partnerdesk.store.tables import (
    AmountRow,
    BudgetRow,
    CostLineRow,
    OrganisationRow,
    PartnershipRow,
    PeriodRow,
    QuantityRow,
    SourceRow,
)


def fill_budget(
    partnership: PartnershipRow,
    story: Mapping[str, Any],
    organisations: Mapping[str, OrganisationRow],
    units: Mapping[str, str],
) -> None:
    """Replace the skeleton of the interview by the budget the story tells.

    Each source has promised what is planned from it, less its ``promised_less`` minor units.
    """
    budget = partnership.budget
    if budget is None:
        return
    budget.lines.clear()
    budget.sources.clear()
    sources = _add_sources(budget, story, organisations)
    for position, (activity, table) in enumerate(_lines_of(story)):
        budget.lines.append(_line(activity, table, position, sources, units, budget.periods[0]))
    for table in story["source"]:
        row = sources[table["key"]]
        planned = sum(amount.minor for amount in row.amounts)
        row.promised_minor = planned - table.get("promised_less", 0)


def _add_sources(
    budget: BudgetRow, story: Mapping[str, Any], organisations: Mapping[str, OrganisationRow]
) -> dict[str, SourceRow]:
    rows = {}
    for position, table in enumerate(story["source"]):
        giver = organisations.get(table.get("organisation", ""))
        rows[table["key"]] = SourceRow(
            position=position,
            name=table["name"],
            kind=table["kind"],
            organisation_id=giver.id if giver else None,
        )
    budget.sources.extend(rows.values())
    return rows


def _lines_of(story: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for activity in story["activity"]:
        for table in activity["lines"]:
            yield activity["title"], table


def _line(
    activity: str,
    table: Mapping[str, Any],
    position: int,
    sources: Mapping[str, SourceRow],
    units: Mapping[str, str],
    period: PeriodRow,
) -> CostLineRow:
    quantity = Decimal(table["quantity"])
    row = CostLineRow(
        position=position,
        activity=activity,
        text=table["text"],
        unit=units[table["unit"]],
        quantities=[QuantityRow(period=period, quantity=quantity)],
        rate_minor=table["rate"],
        category=table.get("category", ""),
    )
    shares = table["by"]
    cost_minor = times(quantity, row.rate_minor)
    parts = split_by_largest_remainder(cost_minor, list(shares.values()))
    for key, minor in zip(shares, parts, strict=True):
        amount = AmountRow(minor=minor, period=period)
        row.amounts.append(amount)
        sources[key].amounts.append(amount)
    return row
