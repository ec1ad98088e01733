"""What the papers of the programme are made of; see ``papers``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from partnerdesk.domain.action_plan import ActionPlan
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.facts import review_due_on
from partnerdesk.domain.money import Money
from partnerdesk.domain.month_chart import MonthChart, month_chart
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.programme import EntryKind, Programme


@dataclass(frozen=True)
class ProgrammeSheet:
    """The programme of a partnership as it is on a day, ready to print.

    ``agreed`` are the partners with the day on which they agreed on the analysis; ``costs`` are
    by the id of the measure.
    """

    partnership_name: str
    problem: str
    vision: str
    programme: Programme
    agreed: tuple[tuple[str, date | None], ...]
    chart: MonthChart
    review_months: int
    next_review_on: date | None = None
    costs: Mapping[int, Money] = field(default_factory=dict)

    def words(self) -> Iterator[str]:
        """Everything that is printed, piece by piece: a fingerprint is made of it."""
        yield from (self.problem, self.vision, self.programme.strategy)
        yield from (str(self.review_months), str(self.next_review_on))
        for name, agreed_on in self.agreed:
            yield from (name, str(agreed_on))
        for entry in self.programme.analysis:
            yield from (entry.text, entry.source, entry.partner_name, str(entry.dated_on))
        for objective in self.programme.objectives:
            yield from (objective.text, str(objective.cause_id))
        for target in self.programme.targets:
            yield from (target.text, target.unit, target.source_of_figures)
            yield from (str(target.baseline), str(target.value), str(target.due_on))
            if target.latest_reading is not None:
                yield from (str(target.latest_reading.read_on), str(target.latest_reading.value))
        for measure in self.programme.measures:
            yield from (measure.text, measure.description, measure.co_operation_note)
            yield from (measure.responsible, measure.person, str(measure.co_operation))
            yield from (str(measure.starts_on), str(measure.ends_on), measure.state)
            if measure.id in self.costs:
                yield str(self.costs[measure.id].minor)

    @property
    def has_analysis(self) -> bool:
        """Whether more than the problem itself is written."""
        return bool(self.programme.analysis)

    @property
    def has_tree(self) -> bool:
        """Whether causes or effects hang at the problem."""
        return any(self.programme.entries(kind) for kind in EntryKind if kind.is_in_tree)


@dataclass(frozen=True)
class ProgrammePaper:
    """The programme of work, or its month chart, alone."""

    context: PaperContext
    sheet: ProgrammeSheet


@dataclass(frozen=True)
class ActionPlanPaper:
    """The action plan of the next months."""

    context: PaperContext
    partnership_name: str
    plan: ActionPlan


def programme_sheet(
    partnership: Partnership, budget: BudgetSheet | None, today: date
) -> ProgrammeSheet:
    """The programme of a partnership as it is today."""
    return ProgrammeSheet(
        partnership_name=partnership.name,
        problem=partnership.problem,
        vision=partnership.vision,
        programme=partnership.programme,
        agreed=tuple((one.name, one.analysis_agreed_on) for one in partnership.parties),
        chart=month_chart(partnership.programme, today),
        review_months=partnership.review_months,
        next_review_on=review_due_on(partnership),
        costs=costs_of_measures(budget),
    )


def costs_of_measures(budget: BudgetSheet | None) -> dict[int, Money]:
    """What the cost lines of each measure come to, by its id."""
    costs: dict[int, int] = {}
    for line in budget.lines if budget is not None else ():
        if line.measure_id is not None:
            costs[line.measure_id] = costs.get(line.measure_id, 0) + line.cost_minor
    currency = budget.currency if budget is not None else ""
    return {measure_id: Money(minor, currency) for measure_id, minor in costs.items()}
