"""A cost divided among periods, so that the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerdesk.domain.budget import CostLine
from partnerdesk.domain.money import split_by_largest_remainder, times


@dataclass(frozen=True)
class Part:
    """What of a cost falls into one period: amounts are by the id of their source."""

    quantity: Decimal
    amounts: dict[int, int]


def divided(line: CostLine, weights: Sequence[int]) -> tuple[Part, ...]:
    """A cost divided by weights, such as days: a whole number stays whole, an amount exact.

    Each source gives to each period as the costs of the line are divided.
    """
    quantities = split_quantity(line.quantity, weights)
    left = [times(quantity, line.rate_minor) for quantity in quantities]
    parts = tuple(Part(quantity, {}) for quantity in quantities)
    for source_id, minor in line.amounts.items():
        shares = split_by_largest_remainder(minor, left if sum(left) >= max(1, minor) else weights)
        for part, share in zip(parts, shares, strict=True):
            if share:
                part.amounts[source_id] = share
        left = [max(0, rest - share) for rest, share in zip(left, shares, strict=True)]
    return parts


def split_quantity(quantity: Decimal, weights: Sequence[int]) -> tuple[Decimal, ...]:
    """The quantity in parts as exact as it is itself: 24 months become 12 and 12, 1 stays 1."""
    exponent = quantity.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    parts = split_by_largest_remainder(int(quantity.scaleb(decimals)), weights)
    return tuple(Decimal(part).scaleb(-decimals) for part in parts)


def calendar_years(starts_on: date, ends_on: date) -> tuple[tuple[date, date], ...]:
    """First and last day of each year of a term, both included; the first and last may be short."""
    years = range(starts_on.year, ends_on.year + 1)
    return tuple(
        (max(starts_on, date(year, 1, 1)), min(ends_on, date(year, 12, 31))) for year in years
    )
