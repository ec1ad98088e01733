"""The budget sheet: its totals are the sums of what stands in it."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.budget import (
    BudgetSheet,
    CellField,
    CostLine,
    Source,
    SourceKind,
    group_letter,
)
from partnerdesk.domain.budget_cells import read_cell
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.money import times

OWN, TOWN = 1, 2


def sheet(lines: Sequence[CostLine], promised: tuple[int, int] = (0, 0)) -> BudgetSheet:
    sources = (
        Source(OWN, "Mother Centre", SourceKind.OWN, promised[0]),
        Source(TOWN, "Town Council", SourceKind.CASH, promised[1]),
    )
    return BudgetSheet(1, 1, "Safe Streets", "EUR", None, None, sources, tuple(lines))


minor = st.integers(0, 10**9)
lines = st.builds(
    CostLine,
    id=st.integers(1, 10**6),
    group=st.sampled_from(["Walks", "Room", "Report"]),
    text=st.just("Rent"),
    quantity=st.decimals(0, 1000, places=2),
    rate_minor=minor,
    amounts=st.dictionaries(st.sampled_from([OWN, TOWN]), minor),
)


@given(st.lists(lines, max_size=12))
def test_totals_are_exact_sums(several: list[CostLine]) -> None:
    whole = sheet(several)
    cost = sum(times(line.quantity, line.rate_minor) for line in several)
    given_by = {
        source: sum(line.amounts.get(source, 0) for line in several) for source in (OWN, TOWN)
    }
    assert whole.cost_minor == cost
    assert whole.planned_minor == given_by
    assert whole.covered_minor == sum(given_by.values())
    assert whole.gap_minor == cost - whole.covered_minor


@given(st.lists(lines, max_size=12))
def test_activities_add_up_to_the_whole(several: list[CostLine]) -> None:
    whole = sheet(several)
    assert sum(group.cost_minor for group in whole.groups) == whole.cost_minor
    assert sum(group.gap_minor for group in whole.groups) == whole.gap_minor
    for source in (OWN, TOWN):
        by_activity = sum(group.planned_minor.get(source, 0) for group in whole.groups)
        assert by_activity == whole.planned_minor[source]
    assert sorted(line.id for group in whole.groups for line in group.lines) == sorted(
        line.id for line in several
    )


def test_lines_of_one_activity_stand_together_in_the_order_of_their_first_line() -> None:
    whole = sheet([CostLine(1, "Walks", "a"), CostLine(2, "Room", "b"), CostLine(3, "Walks", "c")])
    assert [(group.letter, group.title) for group in whole.groups] == [
        ("A", "Walks"),
        ("B", "Room"),
    ]
    walks = whole.groups[0]
    assert [(walks.number_of(at), line.text) for at, line in enumerate(walks.lines)] == [
        ("A1", "a"),
        ("A2", "c"),
    ]


@pytest.mark.parametrize(
    ("amount", "promised", "balanced"),
    [(4500, 4500, True), (4500, 5000, True), (4500, 4000, False), (4000, 5000, False)],
)
def test_balanced_means_covered_and_promised(amount: int, promised: int, balanced: bool) -> None:
    rent = CostLine(1, "Room", "Rent", "month", Decimal(9), 500, {TOWN: amount})
    whole = sheet([rent], (0, promised))
    assert whole.is_balanced is balanced
    assert whole.difference_minor(whole.sources[1]) == promised - amount


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_activities_are_lettered_like_columns(index: int, letters: str) -> None:
    assert group_letter(index) == letters


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (CellField.TEXT, " Rent,\n9 months\x00 ", "Rent, 9 months"),
        (CellField.UNIT, "month", "month"),
        (CellField.QUANTITY, "1,5", Decimal("1.5")),
        (CellField.QUANTITY, " ", Decimal(0)),
        (CellField.RATE, "1.234,50 €", 123450),
        (CellField.AMOUNT, "", 0),
    ],
)
def test_cells_are_read_as_people_write(field: CellField, text: str, value: object) -> None:
    assert read_cell(field, text, "EUR", "de") == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (CellField.TEXT, "x" * 201),
        (CellField.UNIT, "x" * 41),
        (CellField.QUANTITY, "-1"),
        (CellField.AMOUNT, "-0.01"),
        (CellField.RATE, "abc"),
    ],
)
def test_cells_refuse_what_does_not_fit(field: CellField, text: str) -> None:
    with pytest.raises(FieldError):
        read_cell(field, text, "EUR", "en")
