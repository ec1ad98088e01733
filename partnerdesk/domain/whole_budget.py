"""The whole budget: cost lines by sources by periods, and the sheets that show parts of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from partnerdesk.domain.budget import BudgetSheet, CostLine, Period, Source
from partnerdesk.domain.money import times


@dataclass(frozen=True)
class BudgetLine:
    """A cost over all periods.

    ``face`` holds what is the same in each of them. ``quantities`` are by the id of the period,
    ``amounts`` by that of the period, then of the source; what is nothing is missing.
    """

    face: CostLine
    quantities: Mapping[int, Decimal]
    amounts: Mapping[int, Mapping[int, int]]

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
    transfer_limit_percent: Decimal = Decimal(20)

    def sheet(self, period_id: int | None = None) -> BudgetSheet:
        """The sheet of one period; of all together where none is named or it is gone."""
        chosen = next((one for one in self.periods if one.id == period_id), None)
        if len(self.periods) == 1:
            chosen = self.periods[0]
        if chosen is None:
            lines = tuple(line.in_all() for line in self.lines)
        else:
            lines = tuple(line.in_period(chosen.id) for line in self.lines)
        return BudgetSheet(
            id=self.id,
            partnership_id=self.partnership_id,
            partnership_name=self.partnership_name,
            currency=self.currency,
            starts_on=(chosen and chosen.starts_on) or self.starts_on,
            ends_on=(chosen and chosen.ends_on) or self.ends_on,
            sources=self.sources,
            lines=lines,
            period=chosen,
        )
