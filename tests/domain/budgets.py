"""Budgets for tests: any that a person could type, and small ones that are known by heart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from partnerdesk.domain.budget import CostCategory, CostLine, Period, Source, SourceKind
from partnerdesk.domain.whole_budget import Budget, BudgetLine

SOURCES = (
    Source(1, "Mother Centre", SourceKind.OWN, 30_000),
    Source(2, "Town Council", SourceKind.CASH, 40_000),
    Source(3, "Youth Fund", SourceKind.GRANT, 50_000),
    Source(4, "Neighbours", SourceKind.IN_KIND, 0),
)
PERIODS = (
    Period(11, "2026", date(2026, 1, 1), date(2026, 12, 31)),
    Period(12, "2027", date(2027, 1, 1), date(2027, 12, 31)),
)
PARTNERS = {21: "Town", 22: "School"}
_TAKEN_OUT = 23
"""A partner who left; costs still name it."""

minor = st.integers(0, 10**9)
quantities = st.decimals(0, 1000, places=2)
faces = st.builds(
    CostLine,
    id=st.integers(1, 10**6),
    group=st.sampled_from(["Walks", "Room", "Report"]),
    text=st.just("Rent"),
    quantity=st.just(Decimal(0)),
    rate_minor=minor,
    category=st.sampled_from([*CostCategory, None]),
    is_eligible=st.booleans(),
    organisation_id=st.sampled_from([21, 22, _TAKEN_OUT, None]),
)
lines = st.builds(
    BudgetLine,
    face=faces,
    quantities=st.dictionaries(st.sampled_from([11, 12]), quantities),
    amounts=st.dictionaries(
        st.sampled_from([11, 12]), st.dictionaries(st.sampled_from([1, 2, 3, 4]), minor)
    ),
)


def budget(
    several: Sequence[BudgetLine],
    sources: Sequence[Source] = SOURCES,
    periods: Sequence[Period] = PERIODS,
) -> Budget:
    """A budget with these lines."""
    term = (date(2026, 1, 1), date(2027, 12, 31))
    parts = (tuple(sources), tuple(periods), tuple(several))
    return Budget(1, 1, "Safe Streets", "EUR", *term, *parts)


def line(
    number: int,
    text: str,
    quantity: str,
    rate_minor: int,
    amounts: dict[int, int],
    *,
    category: CostCategory | None = None,
    is_eligible: bool = True,
    period_id: int = 11,
    group: str = "Walks",
) -> BudgetLine:
    """A line that counts in one period."""
    face = CostLine(
        number,
        group,
        text,
        "piece",
        Decimal(0),
        rate_minor,
        category=category,
        is_eligible=is_eligible,
    )
    return BudgetLine(face, {period_id: Decimal(quantity)}, {period_id: amounts})
