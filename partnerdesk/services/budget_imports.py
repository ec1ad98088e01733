"""Taking the sheet of a budget in: look first, then all its costs or none, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from partnerdesk.domain.cost_columns import KnownBudget, match_cost_columns
from partnerdesk.domain.cost_plan import CostPlan, Decisions
from partnerdesk.domain.cost_rows import gather_periods, plan_costs
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.headings import words_key
from partnerdesk.domain.history import Change
from partnerdesk.domain.importing import NO_HEADER, Matching, Table
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services.budget_rows import writable_budget
from partnerdesk.services.budget_workbook import sheet_names
from partnerdesk.services.budgets import get_whole_budget
from partnerdesk.services.cost_writing import write_costs
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading_budgets import budget_of
from partnerdesk.services.table_files import SUFFIXES as TABLE_SUFFIXES
from partnerdesk.services.table_files import read_tables

SUFFIXES = tuple(suffix for suffix in TABLE_SUFFIXES if suffix != ".vcf")


@dataclass(frozen=True)
class CostPreview:
    """A budget sheet that was looked into: how it is read, and what would be taken in.

    ``decisions`` say which rows a person wants in or out, by their place in the table.
    """

    partnership_id: int
    file_name: str
    tables: tuple[Table, ...]
    table_at: int
    known: KnownBudget
    matching: Matching
    plan: CostPlan
    decisions: Decisions = field(default_factory=dict)

    @property
    def table(self) -> Table:
        """The table that is read."""
        return self.tables[self.table_at]


def look(desk: Desk, partnership_id: int, file: Path) -> CostPreview:
    """Read a file and say what taking it into a budget would do; nothing is changed.

    Where a sheet stands for each period of the budget, they are read together.

    Raises:
        UserError: there is no budget, the file cannot be read, is damaged, or is too large.
    """
    budget = get_whole_budget(desk, partnership_id)
    if budget is None:
        raise UserError(N_("This partnership has no budget yet."), N_("Open Budgets and make one."))
    texts = _texts(desk)
    known = _known(budget, texts)
    tables = read_tables(file)
    gathered = _of_all_periods(budget, tables, known, texts)
    if gathered is not None:
        tables = (gathered, *tables)
    at = 0 if gathered else max(range(len(tables)), key=lambda at: _worth(tables[at], known))
    return _preview(desk, partnership_id, file.name, tables, at, known)


def choose_table(desk: Desk, preview: CostPreview, table_at: int) -> CostPreview:
    """Read another table of the same file."""
    return _preview(
        desk, preview.partnership_id, preview.file_name, preview.tables, table_at, preview.known
    )


def match_again(desk: Desk, preview: CostPreview, targets: Sequence[str]) -> CostPreview:
    """Read the table with other columns; what was decided about rows stays."""
    changed = replace(preview, matching=replace(preview.matching, targets=tuple(targets)))
    return replace(changed, plan=_plan(desk, changed))


def decide(desk: Desk, preview: CostPreview, at: int, wanted: bool | None) -> CostPreview:
    """Take a row in as a cost, leave it out, or with None as it was proposed."""
    decisions = {row: kept for row, kept in preview.decisions.items() if row != at}
    if wanted is not None:
        decisions[at] = wanted
    changed = replace(preview, decisions=decisions)
    return replace(changed, plan=_plan(desk, changed))


def apply(desk: Desk, preview: CostPreview) -> CostPlan:
    """Add all costs of the sheet to the budget, or none, as one step; the answer is what was done.

    Raises:
        UserError: there is nothing to take in, the budget has changed or is full, or the disk
            refused; nothing was changed.
    """
    plan = preview.plan
    if plan.is_empty:
        raise UserError(
            N_("There is nothing to take in from this sheet."),
            N_("Look at the columns, or choose another sheet."),
        )
    change = Change(N_("Take in the budget sheet {name}"), name=preview.file_name)
    with desk.database.write(change) as session:
        row = writable_budget(session, preview.partnership_id)
        if _known(budget_of(row), _texts(desk)) != preview.known:
            raise UserError(
                N_("Sources or periods of the budget have changed meanwhile."),
                N_("Choose the file once more."),
            )
        write_costs(session, row, plan)
    return plan


def _preview(
    desk: Desk,
    partnership_id: int,
    file_name: str,
    tables: tuple[Table, ...],
    table_at: int,
    known: KnownBudget,
) -> CostPreview:
    matching = match_cost_columns(tables[table_at], known)
    nothing = CostPlan(known.currency, (), ())
    preview = CostPreview(partnership_id, file_name, tables, table_at, known, matching, nothing)
    return replace(preview, plan=_plan(desk, preview))


def _plan(desk: Desk, preview: CostPreview) -> CostPlan:
    activity = _texts(desk).gettext(N_("Costs"))
    return plan_costs(preview.table, preview.matching, preview.known, preview.decisions, activity)


def _known(budget: Budget, texts: Texts) -> KnownBudget:
    return KnownBudget(budget.currency, budget.sources, budget.periods, texts.language)


def _texts(desk: Desk) -> Texts:
    return for_language(desk.settings.current.language or "en")


def _worth(table: Table, known: KnownBudget) -> tuple[int, int]:
    """How much of a table is understood, then how long it is."""
    matching = match_cost_columns(table, known)
    understood = len(set(matching.targets)) if matching.header_at != NO_HEADER else 0
    return understood, len(table.rows)


def _of_all_periods(
    budget: Budget, tables: Sequence[Table], known: KnownBudget, texts: Texts
) -> Table | None:
    """The sheets of the periods as one table, where each of several periods has its own."""
    if len(budget.periods) == 1:
        return None
    by_name = {words_key(table.name): table for table in tables}
    found = []
    for period, name in zip(budget.periods, sheet_names(budget.periods, texts), strict=True):
        table = by_name.get(words_key(name)) or by_name.get(words_key(period.name))
        if table is None:
            return None
        header_at = match_cost_columns(table, known).header_at
        if header_at == NO_HEADER:
            return None
        found.append((period.name, table, header_at))
    return gather_periods(iter(found), texts.gettext(N_("Period")))
