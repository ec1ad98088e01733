"""The whole budget: cost lines by sources by periods, and the sheets that show parts of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from partnerdesk.domain.budget import (
    USUAL_TRANSFER_LIMIT,
    BudgetSheet,
    CostLine,
    Period,
    Source,
)
from partnerdesk.domain.money import times
from partnerdesk.domain.totals import Totals


@dataclass(frozen=True)
class BudgetLine:
    """A cost over all periods.

    ``face`` holds what is the same in each of them. ``quantities`` are by the id of the period,
    ``amounts`` by that of the period, then of the source; what is nothing is missing.
    """

    face: CostLine
    quantities: Mapping[int, Decimal]
    amounts: Mapping[int, Mapping[int, int]]

    def part(self, period_id: int | None) -> CostLine:
        """The cost in a period, or in all together where that is None; made once."""
        if period_id not in self._parts:
            made = self.in_all() if period_id is None else self.in_period(period_id)
            self._parts[period_id] = made
        return self._parts[period_id]

    @cached_property
    def _parts(self) -> dict[int | None, CostLine]:
        return {}

    def in_period(self, period_id: int) -> CostLine:
        """The cost in one period."""
        return replace(
            self.face,
            quantity=self.quantities.get(period_id, Decimal(0)),
            amounts=self.amounts.get(period_id, {}),
        )

    def cost_in(self, period_id: int) -> int:
        """What the line costs in a period, in minor units."""
        return times(self.quantities.get(period_id, Decimal(0)), self.face.rate_minor)

    def in_all(self) -> CostLine:
        """The cost in all periods together."""
        amounts: dict[int, int] = {}
        for given in self.amounts.values():
            for source_id, minor in given.items():
                amounts[source_id] = amounts.get(source_id, 0) + minor
        return replace(
            self.face,
            quantity=sum(self.quantities.values(), Decimal(0)),
            amounts=amounts,
            summed_minor=sum(map(self.cost_in, self.quantities)),
        )


@dataclass(frozen=True)
class Budget:
    """Everything that is planned. There is always at least one period.

    ``starts_on`` and ``ends_on`` are those of the partnership. Money planned for one cost may be
    moved to others up to ``transfer_limit_percent`` of it.
    """

    id: int
    partnership_id: int
    partnership_name: str
    currency: str
    starts_on: date | None
    ends_on: date | None
    sources: tuple[Source, ...]
    periods: tuple[Period, ...]
    lines: tuple[BudgetLine, ...]
    transfer_limit_percent: Decimal = USUAL_TRANSFER_LIMIT

    def sheet(self, period_id: int | None = None) -> BudgetSheet:
        """The sheet of one period; of all together where none is named or it is gone."""
        chosen = next((one for one in self.periods if one.id == period_id), None)
        if len(self.periods) == 1:
            chosen = self.periods[0]
        key = chosen.id if chosen else None
        if key not in self._sheets:
            self._sheets[key] = self._make_sheet(chosen)
        return self._sheets[key]

    def totals(self, period_id: int | None = None) -> Totals:
        """What all lines come to in a period, or in all together where that is None."""
        if period_id not in self._totals:
            self._totals[period_id] = Totals.of([line.part(period_id) for line in self.lines])
        return self._totals[period_id]

    def days_of(self, period: Period | None) -> tuple[date | None, date | None]:
        """The first and the last day of a period, or of everything."""
        starts_on, ends_on = (period.starts_on, period.ends_on) if period else (None, None)
        return starts_on or self.starts_on, ends_on or self.ends_on

    def with_lines(self, lines: tuple[BudgetLine, ...]) -> Budget:
        """The budget with other lines: what is known of those that stay is not counted anew."""
        before, after = set(map(id, self.lines)), set(map(id, lines))
        gone = [line for line in self.lines if id(line) not in after]
        come = [line for line in lines if id(line) not in before]
        changed = replace(self, lines=lines)
        for key, known in self._totals.items():
            parts = ([line.part(key) for line in some] for some in (gone, come))
            changed._totals[key] = known.after(*parts)  # noqa: SLF001 - one of its own kind
        return changed

    @cached_property
    def _sheets(self) -> dict[int | None, BudgetSheet]:
        return {}

    @cached_property
    def _totals(self) -> dict[int | None, Totals]:
        return {}

    def _make_sheet(self, chosen: Period | None) -> BudgetSheet:
        key = chosen.id if chosen else None
        starts_on, ends_on = self.days_of(chosen)
        sheet = BudgetSheet(
            id=self.id,
            partnership_id=self.partnership_id,
            partnership_name=self.partnership_name,
            currency=self.currency,
            starts_on=starts_on,
            ends_on=ends_on,
            sources=self.sources,
            lines=tuple([line.part(key) for line in self.lines]),
            period=chosen,
            transfer_limit_percent=self.transfer_limit_percent,
        )
        vars(sheet)["totals"] = self.totals(key)  # what its cached property would count anew
        return sheet
