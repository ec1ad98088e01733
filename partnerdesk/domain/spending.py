"""What became of the plan: money committed, spent and received, hours given, and transfers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.money import minor_digits
from partnerdesk.domain.texts import N_


class BookingKind(StrEnum):
    """What an entry of the books is about."""

    COMMITTED = "committed"
    SPENT = "spent"
    RECEIVED = "received"
    HOURS = "hours"

    @property
    def label(self) -> str:
        """The kind in a few words, as a marked message."""
        return _LABELS[self]

    @property
    def uses_plan(self) -> bool:
        """Whether it uses up what is planned: hours are spent in kind."""
        return self in (BookingKind.SPENT, BookingKind.HOURS)


_LABELS = {
    BookingKind.COMMITTED: N_("Order or contract"),
    BookingKind.SPENT: N_("Payment"),
    BookingKind.RECEIVED: N_("Money received"),
    BookingKind.HOURS: N_("Hours of volunteers"),
}


@dataclass(frozen=True)
class Booking:
    """An entry of the books; ``minor`` is in the currency of the budget.

    ``receipt_minor`` is the whole receipt, where only a part of it is charged here. ``settles_id``
    is the commitment that a payment settles. One in another ``currency`` is ``foreign_minor`` of
    it. ``hours`` were given by ``person``.
    """

    id: int
    kind: BookingKind
    booked_on: date
    minor: int = 0
    text: str = ""
    voucher: str = ""
    line_id: int | None = None
    source_id: int | None = None
    organisation_id: int | None = None
    receipt_minor: int | None = None
    settles_id: int | None = None
    currency: str = ""
    foreign_minor: int = 0
    hours: Decimal | None = None
    person: str = ""


@dataclass(frozen=True)
class Transfer:
    """Planned money that was moved from one cost line to another one."""

    id: int
    from_line_id: int
    to_line_id: int
    minor: int
    decided_on: date
    decided_by: str = ""
    why: str = ""


@dataclass(frozen=True)
class CurrencyRate:
    """What one unit of a currency was worth on a day, in the currency of the budget."""

    id: int
    currency: str
    rate: Decimal
    dated_on: date
    source_of_rate: str = ""


@dataclass(frozen=True)
class LineState:
    """How a cost line stands, in minor units; ``planned`` includes what was transferred."""

    planned_minor: int = 0
    committed_minor: int = 0
    spent_minor: int = 0

    @property
    def left_minor(self) -> int:
        """What can still be spent; negative where more was spent than planned."""
        return self.planned_minor - self.spent_minor


@dataclass(frozen=True)
class Spending:
    """The books of a budget, oldest entry first."""

    bookings: tuple[Booking, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    rates: tuple[CurrencyRate, ...] = ()

    @cached_property
    def spent_by_line(self) -> Mapping[int, int]:
        """What was spent for each cost line, hours included."""
        return _sums((one.line_id, one.minor) for one in self.bookings if one.kind.uses_plan)

    @cached_property
    def spent_by_source(self) -> Mapping[int, int]:
        """What was spent of each source, hours included."""
        return _sums((one.source_id, one.minor) for one in self.bookings if one.kind.uses_plan)

    @cached_property
    def received_by_source(self) -> Mapping[int, int]:
        """What each source has paid in."""
        return _sums(
            (one.source_id, one.minor) for one in self.bookings if one.kind is BookingKind.RECEIVED
        )

    @cached_property
    def committed_by_line(self) -> Mapping[int, int]:
        """What is bound for each cost line: commitments, and payments that had none before."""
        return _sums((one.line_id, one.minor) for one in self.binding)

    @cached_property
    def moved_by_line(self) -> Mapping[int, int]:
        """What transfers added to each cost line; negative where they took away."""
        return _sums(
            change
            for one in self.transfers
            for change in ((one.from_line_id, -one.minor), (one.to_line_id, one.minor))
        )

    @cached_property
    def line_ids(self) -> frozenset[int]:
        """The cost lines that the books speak of."""
        return frozenset((*self.spent_by_line, *self.committed_by_line, *self.moved_by_line))

    def state_of(self, line_id: int, planned_minor: int) -> LineState:
        """How a line stands for which so much is planned."""
        return LineState(
            planned_minor + self.moved_by_line.get(line_id, 0),
            self.committed_by_line.get(line_id, 0),
            self.spent_by_line.get(line_id, 0),
        )

    def between(self, starts_on: date | None, ends_on: date | None) -> Spending:
        """The books of some days only, both included; transfers concern the whole term."""
        inside = (
            one
            for one in self.bookings
            if (starts_on is None or starts_on <= one.booked_on)
            and (ends_on is None or one.booked_on <= ends_on)
        )
        return Spending(tuple(inside), (), self.rates)

    @property
    def binding(self) -> Iterable[Booking]:
        """What binds planned money: commitments, and payments that had none before."""
        for one in self.bookings:
            if one.kind is BookingKind.COMMITTED or (one.kind.uses_plan and one.settles_id is None):
                yield one


def rate_on(rates: Iterable[CurrencyRate], currency: str, day: date) -> CurrencyRate | None:
    """The newest rate of a currency that was known on a day; the oldest one before that."""
    known = _rates_of(rates, currency)
    before = [one for one in known if one.dated_on <= day]
    return before[-1] if before else next(iter(known), None)


def newest_rate(rates: Iterable[CurrencyRate], currency: str) -> CurrencyRate | None:
    """The newest rate of a currency."""
    return next(reversed(_rates_of(rates, currency)), None)


def _rates_of(rates: Iterable[CurrencyRate], currency: str) -> list[CurrencyRate]:
    of_currency = (one for one in rates if one.currency == currency)
    return sorted(of_currency, key=lambda one: one.dated_on)


def converted(foreign_minor: int, foreign: str, currency: str, rate: Decimal) -> int:
    """An amount in another currency as minor units of ``currency``, halves rounded up.

    ``rate`` is what one whole unit of ``foreign`` is worth in whole units of ``currency``.
    """
    exact = Decimal(foreign_minor).scaleb(minor_digits(currency) - minor_digits(foreign)) * rate
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True)
class Receipt:
    """A voucher with all entries that charge it; ``whole_minor`` is None where nobody wrote it."""

    voucher: str
    bookings: tuple[Booking, ...] = field(default_factory=tuple)

    @property
    def whole_minor(self) -> int | None:
        """What the receipt says."""
        written = [one.receipt_minor for one in self.bookings if one.receipt_minor is not None]
        return max(written, default=None)

    @property
    def charged_minor(self) -> int:
        """What was charged of it to all sources together."""
        return sum(one.minor for one in self.bookings)

    @property
    def is_shared(self) -> bool:
        """Whether several sources pay for it."""
        return len({one.source_id for one in self.bookings}) > 1


def receipts(bookings: Iterable[Booking]) -> tuple[Receipt, ...]:
    """The payments by their voucher number, however it was written; without one they are left."""
    found: dict[str, list[Booking]] = defaultdict(list)
    for one in bookings:
        if one.kind is BookingKind.SPENT and one.voucher.strip():
            found[" ".join(one.voucher.casefold().split())].append(one)
    return tuple(Receipt(same[0].voucher.strip(), tuple(same)) for same in found.values())


def _sums(changes: Iterable[tuple[int | None, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for key, minor in changes:
        if key is not None:
            found[key] = found.get(key, 0) + minor
    return found
