"""Two forms that funders really hand out, with their figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from partnerdesk.domain.budget import (
    Conditions,
    CostCategory,
    InKindRule,
    Period,
    Source,
    SourceKind,
)
from partnerdesk.domain.whole_budget import Budget, BudgetLine
from tests.domain.budgets import line

STAFF, TRAVEL, EQUIPMENT, SUB, OTHER, INDIRECT = (
    CostCategory.STAFF,
    CostCategory.TRAVEL,
    CostCategory.EQUIPMENT,
    CostCategory.SUBCONTRACTING,
    CostCategory.OTHER,
    CostCategory.INDIRECT,
)
TERM = (date(2026, 1, 1), date(2027, 12, 31))


# A European lump of 24 months ---------------------------------------------------------------

GRANT, OWN, FEES, VOLUNTEERS = 1, 2, 3, 4


def european() -> Budget:
    """Eligible costs 124,990.98 with 7 % indirect, 80 % of them by the grant."""
    asked = Conditions(
        *TERM,
        ceiling_minor=10_000_000,
        least_own_share_percent=Decimal(20),
        flat_rate_percent=Decimal(7),
        in_kind_rule=InKindRule.SHOWN,
    )
    sources = (
        Source(GRANT, "European grant", SourceKind.GRANT, 9_999_277, conditions=asked),
        Source(OWN, "Own money", SourceKind.OWN, 2_399_820),
        Source(FEES, "Fees of the courses", SourceKind.FEES, 250_000),
        Source(VOLUNTEERS, "Volunteers", SourceKind.IN_KIND, 840_000),
    )
    rows = [
        (1, "Coordinator", "24", 260_000, {GRANT: 4_992_000, OWN: 1_248_000}, STAFF),
        (2, "Trainer", "120.5", 3_733, {GRANT: 359_862, OWN: 89_965}, STAFF),
        (3, "Journeys", "16", 41_250, {GRANT: 528_000, OWN: 132_000}, TRAVEL),
        (4, "Computers", "6", 89_999, {GRANT: 431_995, OWN: 107_999}, EQUIPMENT),
        (5, "Evaluation", "1", 1_250_000, {GRANT: 1_000_000, FEES: 250_000}, SUB),
        (6, "Audit, printing", "1", 2_541_580, {GRANT: 2_033_264, OWN: 508_316}, OTHER),
        (7, "Indirect costs, 7 %", "1", 817_697, {GRANT: 654_156, OWN: 163_541}, INDIRECT),
    ]
    eligible = [
        line(number, text, quantity, rate, amounts, category=category, group="Costs that count")
        for number, text, quantity, rate, amounts, category in rows
    ]
    others = [
        line(
            8, "Celebration", "1", 149_999, {OWN: 149_999}, is_eligible=False, group="Not counted"
        ),
        line(9, "Hours", "700", 1_200, {VOLUNTEERS: 840_000}, is_eligible=False, group="In kind"),
    ]
    lines: tuple[BudgetLine, ...] = (*eligible, *others)
    period = Period(11, "", *TERM)
    return Budget(1, 1, "Bridges", "EUR", *TERM, sources, (period,), lines)


# The plan of costs and financing of a town --------------------------------------------------

TOWN, COUNTY, ASSOCIATION, GIFTS = 1, 2, 3, 4


def municipal() -> Budget:
    """Costs of two years by kind, financed by own money, third parties and two public hands."""
    sources = (
        Source(TOWN, "Town", SourceKind.GRANT, 3_640_035, conditions=Conditions(
            least_own_share_percent=Decimal(10))),
        Source(COUNTY, "County", SourceKind.GRANT, 1_820_015),
        Source(ASSOCIATION, "Own money of the association", SourceKind.OWN, 728_000),
        Source(GIFTS, "Donations", SourceKind.CASH, 500_000),
    )  # fmt: skip
    years = (
        Period(11, "2026", date(2026, 1, 1), date(2026, 12, 31)),
        Period(12, "2027", date(2027, 1, 1), date(2027, 12, 31)),
    )
    rows = [
        (1, "Wages", "Staff", "12", 198_750,
         {TOWN: 1_431_000, COUNTY: 715_500, ASSOCIATION: 238_500}, 11),
        (2, "Wages, 2.5 % more", "Staff", "12", 203_719,
         {TOWN: 1_466_777, COUNTY: 733_388, ASSOCIATION: 244_463}, 12),
        (3, "Rent", "Costs of things", "12", 65_000,
         {TOWN: 468_000, COUNTY: 234_000, ASSOCIATION: 78_000}, 11),
        (4, "Material", "Costs of things", "1", 500_000, {GIFTS: 500_000}, 12),
        (5, "Insurance", "Costs of things", "2", 14_550, {TOWN: 29_100}, 11),
        (6, "Audit", "Costs of things", "1", 245_158,
         {TOWN: 245_158}, 12),
        (7, "Travel", "Costs of things", "1", 304_164,
         {COUNTY: 137_127, ASSOCIATION: 167_037}, 12),
    ]  # fmt: skip
    lines = tuple(
        line(number, text, quantity, rate, amounts, period_id=year, group=group)
        for number, text, group, quantity, rate, amounts, year in rows
    )
    return Budget(2, 1, "Safe Streets", "EUR", *TERM, sources, years, lines)
