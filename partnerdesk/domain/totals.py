"""What costs come to together, kept up to date by what was added and taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerdesk.domain.budget import CostLine


@dataclass(frozen=True)
class Sums:
    """The sums of some costs; a source that gives nothing is missing in ``given_minor``."""

    cost_minor: int = 0
    given_minor: Mapping[int, int] = field(default_factory=dict)

    @property
    def covered_minor(self) -> int:
        """What the sources give together."""
        return sum(self.given_minor.values())

    def after(self, gone: Iterable[CostLine], come: Iterable[CostLine]) -> Sums:
        """The sums without some of the costs, and with others."""
        cost, given = self.cost_minor, dict(self.given_minor)
        for sign, lines in ((-1, gone), (1, come)):
            for line in lines:
                cost += sign * line.cost_minor
                for source_id, minor in line.amounts.items():
                    given[source_id] = given.get(source_id, 0) + sign * minor
        return Sums(cost, {source_id: minor for source_id, minor in given.items() if minor})


@dataclass(frozen=True)
class Totals:
    """The sums of all costs of a table, and of those that funders look at separately."""

    everything: Sums = Sums()
    ineligible: Sums = Sums()
    indirect: Sums = Sums()
    """Indirect costs among those that count."""

    @staticmethod
    def of(lines: Collection[CostLine]) -> Totals:
        """The totals of these costs, counted anew."""
        return Totals().after((), lines)

    def after(self, gone: Collection[CostLine], come: Collection[CostLine]) -> Totals:
        """The totals when some costs are gone and others have come: as fast as these are few."""
        return Totals(
            self.everything.after(gone, come),
            self.ineligible.after(_ineligible(gone), _ineligible(come)),
            self.indirect.after(_indirect(gone), _indirect(come)),
        )


def _ineligible(lines: Iterable[CostLine]) -> list[CostLine]:
    return [line for line in lines if not line.is_eligible]


def _indirect(lines: Iterable[CostLine]) -> list[CostLine]:
    return [line for line in lines if line.is_eligible and line.is_indirect]
