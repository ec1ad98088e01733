"""Periods and books as the screens change them: real file, one step for one deed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.budget import CostCategory, Period
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.spending import Booking, BookingKind, CurrencyRate, Spending, Transfer
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services import bookings, budget_sources, budgets, history, periods
from partnerdesk.services.attachments import attach_file
from partnerdesk.services.checks import check_partnership
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnership_history import history_of_partnership
from partnerdesk.store.tables import PartnershipRow
from tests.agreed import agreed_partnership

DAY = date(2026, 5, 2)


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    """A partnership of two years: one cost of 1,234.50, paid by one source."""
    number = agreed_partnership(desk).partnership_id
    with desk.database.write(Change("Set the term")) as session:
        row = session.get_one(PartnershipRow, number)
        row.starts_on, row.ends_on = date(2026, 7, 1), date(2027, 12, 31)
    return number


def plan(desk: Desk, partnership_id: int) -> Budget:
    found = budgets.get_whole_budget(desk, partnership_id)
    assert found is not None
    return found


def books(desk: Desk, partnership_id: int) -> Spending:
    judged = bookings.get_judged_budget(desk, partnership_id)
    assert judged is not None
    return judged.spending


def payment(desk: Desk, partnership_id: int, minor: int = 1_000) -> Booking:
    budget = plan(desk, partnership_id)
    line, source = budget.lines[0].face, budget.sources[0]
    return Booking(
        0, BookingKind.SPENT, DAY, minor, " Paint ", "R 1", line_id=line.id, source_id=source.id
    )


def test_a_budget_is_divided_into_the_years_of_its_term_and_back(
    desk: Desk, partnership_id: int
) -> None:
    before = plan(desk, partnership_id)
    periods.divide_into_years(desk, partnership_id)
    after = plan(desk, partnership_id)
    assert [(one.name, one.starts_on) for one in after.periods] == [
        ("2026", date(2026, 7, 1)),
        ("2027", date(2027, 1, 1)),
    ]
    assert after.sheet().cost_minor == before.sheet().cost_minor
    assert after.sheet().planned_minor == before.sheet().planned_minor
    with pytest.raises(UserError, match="already"):
        periods.divide_into_years(desk, partnership_id)
    history.undo(desk)
    assert plan(desk, partnership_id) == before
    history.redo(desk)
    assert plan(desk, partnership_id) == after


def test_periods_are_added_changed_and_deleted(desk: Desk, partnership_id: int) -> None:
    (whole,) = plan(desk, partnership_id).periods
    with pytest.raises(UserError, match="at least one"):
        periods.delete_period(desk, whole.id)
    second = periods.add_period(desk, partnership_id, Period(0, " After "))
    assert [one.name for one in plan(desk, partnership_id).periods] == ["", "After"]
    wrong = [
        Period(second, ""),
        Period(999, "Gone"),
        Period(second, "Back", DAY, date(2026, 5, 1)),
    ]
    periods.save_period(desk, replace(whole, name="First"))
    for period in (*wrong, Period(second, "FIRST")):
        with pytest.raises(UserError):
            periods.save_period(desk, period)
    budgets.add_cost_line(desk, partnership_id, period_id=second)
    line = plan(desk, partnership_id).lines[-1]
    assert line.quantities == {second: Decimal(1)}
    before = plan(desk, partnership_id)
    periods.delete_period(desk, second)
    assert plan(desk, partnership_id).lines[-1].quantities == {}
    history.undo(desk)
    assert plan(desk, partnership_id) == before


def test_entries_are_written_changed_and_deleted_as_one_step_each(
    desk: Desk, partnership_id: int
) -> None:
    entry = payment(desk, partnership_id)
    order = replace(entry, kind=BookingKind.COMMITTED, minor=5_000)
    order_id = bookings.add_booking(desk, partnership_id, order)
    paid = replace(entry, settles_id=order_id)
    number = bookings.add_booking(desk, partnership_id, paid)
    assert books(desk, partnership_id).bookings[1] == replace(paid, id=number, text="Paint")
    bookings.save_booking(desk, replace(paid, id=number, minor=2_000))
    before = books(desk, partnership_id)
    assert before.spent_by_line == {entry.line_id: 2_000}
    assert before.committed_by_line == {entry.line_id: 5_000}
    bookings.delete_booking(desk, order_id)
    (left,) = books(desk, partnership_id).bookings
    assert left.settles_id is None
    history.undo(desk)
    assert books(desk, partnership_id) == before
    with pytest.raises(UserError, match="stands in the books"):
        budgets.delete_cost_lines(desk, [entry.line_id or 0])
    with pytest.raises(UserError, match="stands in the books"):
        budget_sources.delete_source(desk, entry.source_id or 0)
    told = [one.sentence for one in history_of_partnership(desk, partnership_id)]
    assert {"Write down the order {text}", "Change the entry {text}"} <= set(told)


def test_hours_are_worth_what_their_cost_says(desk: Desk, partnership_id: int) -> None:
    entry = payment(desk, partnership_id)
    hours = replace(entry, kind=BookingKind.HOURS, hours=Decimal("0.5"), person="Rosa", minor=0)
    bookings.add_booking(desk, partnership_id, hours)
    (found,) = books(desk, partnership_id).bookings
    assert (found.minor, found.person) == (61_725, "Rosa")


def test_other_currencies_are_worth_what_the_rate_of_the_day_says(
    desk: Desk, partnership_id: int
) -> None:
    entry = replace(payment(desk, partnership_id), currency="CHF", foreign_minor=10_000, minor=0)
    with pytest.raises(UserError, match="There is no rate"):
        bookings.add_booking(desk, partnership_id, entry)
    rate = CurrencyRate(0, "CHF", Decimal("1.0527"), DAY, "Central bank")
    number = bookings.add_rate(desk, partnership_id, rate)
    bookings.add_booking(desk, partnership_id, entry)
    (found,) = books(desk, partnership_id).bookings
    assert (found.minor, found.foreign_minor, found.currency) == (10_527, 10_000, "CHF")
    exact = replace(rate, id=number, rate=Decimal("0.00851234"))
    bookings.save_rate(desk, exact)
    assert books(desk, partnership_id).rates == (exact,)
    assert books(desk, partnership_id).bookings == (replace(found, minor=85),)
    history.undo(desk)
    assert books(desk, partnership_id).bookings == (found,)
    bookings.delete_rate(desk, number)
    assert books(desk, partnership_id).bookings == (found,)
    for wrong in (replace(rate, currency="EUR"), replace(rate, rate=Decimal(0))):
        with pytest.raises(UserError):
            bookings.add_rate(desk, partnership_id, wrong)


WRONG: list[Callable[[Booking], Booking]] = [
    lambda entry: replace(entry, minor=0),
    lambda entry: replace(entry, minor=10**14),
    lambda entry: replace(entry, line_id=None),
    lambda entry: replace(entry, line_id=999),
    lambda entry: replace(entry, source_id=999),
    lambda entry: replace(entry, settles_id=999),
    lambda entry: replace(entry, kind=BookingKind.HOURS, hours=Decimal(10**9), person="Rosa"),
    lambda entry: replace(entry, receipt_minor=999),
    lambda entry: replace(entry, kind=BookingKind.RECEIVED, source_id=None),
    lambda entry: replace(entry, kind=BookingKind.HOURS, person="Rosa"),
    lambda entry: replace(entry, kind=BookingKind.HOURS, hours=Decimal(2), person=" "),
    lambda entry: replace(entry, text="x" * 201),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_an_entry_that_does_not_fit_is_refused(
    desk: Desk, partnership_id: int, wrong: Callable[[Booking], Booking]
) -> None:
    with pytest.raises(UserError):
        bookings.add_booking(desk, partnership_id, wrong(payment(desk, partnership_id)))
    assert books(desk, partnership_id) == Spending()


def test_transfers_are_recorded_and_judged(desk: Desk, partnership_id: int) -> None:
    first = plan(desk, partnership_id).lines[0].face
    other = budgets.add_cost_line(desk, partnership_id)
    transfer = Transfer(0, first.id, other, 10_000, DAY, "Partners' meeting", "Paint was cheaper")
    number = bookings.add_transfer(desk, partnership_id, transfer)
    assert books(desk, partnership_id).moved_by_line == {first.id: -10_000, other: 10_000}
    checked = {one.code: one for one in check_partnership(desk, partnership_id)}
    assert "20" in str(checked["F4"].evidence.values)
    changed = replace(transfer, id=number, minor=5_000, why="Less paint")
    bookings.save_transfer(desk, changed)
    assert books(desk, partnership_id).transfers == (changed,)
    history.undo(desk)
    assert books(desk, partnership_id).transfers == (replace(transfer, id=number),)
    bookings.delete_transfer(desk, number)
    assert books(desk, partnership_id) == Spending()
    with pytest.raises(UserError, match="the same"):
        bookings.add_transfer(desk, partnership_id, replace(transfer, to_line_id=first.id))


def test_what_a_cost_is_about_is_kept(desk: Desk, partnership_id: int) -> None:
    before = plan(desk, partnership_id).lines[0].face
    changed = replace(before, category=CostCategory.MATERIALS, is_eligible=False)
    budgets.set_line_details(desk, changed)
    assert plan(desk, partnership_id).lines[0].face == changed
    history.undo(desk)
    assert plan(desk, partnership_id).lines[0].face == before


def test_a_receipt_goes_and_comes_back_with_its_entry(
    desk: Desk, partnership_id: int, tmp_path: Path
) -> None:
    number = bookings.add_booking(desk, partnership_id, payment(desk, partnership_id))
    scan = tmp_path / "receipt.txt"
    scan.write_text("Paint 10.00")
    for _twice in range(2):
        attach_file(desk, FilesOf(booking_id=number), scan)
    before = bookings.list_receipts(desk, number)
    assert [(one.name, one.owner.booking_id) for one in before] == [("receipt.txt", number)]
    bookings.delete_booking(desk, number)
    assert bookings.list_receipts(desk, number) == ()
    history.undo(desk)
    assert bookings.list_receipts(desk, number) == before
