"""What unfolds below an objective, a target or a measure: its fields, and what one can do to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.programme import EntryKind, Item, Level, Measure, Objective, Target
from partnerdesk.domain.programme_fields import FIELDS_OF_LEVEL, NO_CAUSE, cause_options
from partnerdesk.domain.programme_paper import costs_of_measures
from partnerdesk.services import programme
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.centre import get_centre
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import clear_layout, label
from partnerdesk.ui.screens.programme.ask_first import AskFirst
from partnerdesk.ui.screens.programme.line_head import LineFoot, LineForm

_WHOLE_WIDTH = {
    Level.OBJECTIVE: ("text", "cause_id"),
    Level.TARGET: ("text", "source_of_figures"),
    Level.MEASURE: (),
}
"""Fields with a line of their own; the others stand side by side."""


class ItemForm(LineForm):
    """The fields of one line of the programme; each saves itself.

    ``move`` and ``delete`` do that to the line; ``delete`` is told which other line shall keep
    what stands below it, or None.
    """

    def __init__(
        self,
        context: Context,
        level: Level,
        item_id: int,
        current: Callable[[], Partnership],
        *,
        narrow: bool,
        move: Callable[[int], object],
        delete: Callable[[int | None], object],
    ) -> None:
        super().__init__()
        self._context = context
        self._level = level
        self._item_id = item_id
        self._current = current
        self._delete = delete
        self._rows: dict[str, FieldRow] = {}
        self._facts = label("", "muted")
        self._foot = LineFoot(_(level.label), move, self._remove_it)
        self._asking = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(12))
        column.setSpacing(px(10))
        self._add_fields(column, narrow=narrow)
        column.addWidget(self._facts)
        column.addWidget(self._foot)
        column.addLayout(self._asking)
        self.show_again()

    def show_again(self) -> None:
        """Show what the records say now; what is being typed stays."""
        partnership = self._current()
        item = self._item(partnership)
        if item is None:
            return
        for key, options in self._options(partnership).items():
            self._rows[key].offer(options)
        for key, row in self._rows.items():
            row.refresh(_shown(item, key))
        words = self._known_facts(item, partnership)
        self._facts.setText(words)
        self._facts.setVisible(bool(words))

    def ask_before_removing(self) -> bool:
        """Ask what shall become of the lines below; whether there are any."""
        partnership = self._current()
        item = self._item(partnership)
        below = _count_below(item) if item is not None else 0
        if not below:
            return False
        clear_layout(self._asking)
        ask = AskFirst(
            _question(self._level, below),
            self._others(partnership),
            self._delete,
            self._stop_asking,
        )
        self._asking.addWidget(ask)
        ask.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _stop_asking(self) -> None:
        clear_layout(self._asking)
        self._foot.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _others(self, partnership: Partnership) -> tuple[Option, ...]:
        """The other lines of this level, which could keep what is below this one."""
        return tuple(
            Option(str(one.item.id), f"{one.number} {one.item.text}")
            for one in partnership.programme.outline()
            if one.level is self._level and one.item.id != self._item_id
        )

    # Fields ---------------------------------------------------------------------------------

    def _add_fields(self, column: QVBoxLayout, *, narrow: bool) -> None:
        """One after the other; short ones side by side where there is room."""
        beside: list[QWidget] = []
        for spec in FIELDS_OF_LEVEL[self._level].values():
            row = self._row(spec)
            if spec.key not in _WHOLE_WIDTH[self._level]:
                beside.append(row)
                continue
            self._add_beside(column, beside, narrow=narrow)
            beside = []
            column.addWidget(row)
        self._add_beside(column, beside, narrow=narrow)

    def _add_beside(self, column: QVBoxLayout, rows: list[QWidget], *, narrow: bool) -> None:
        if rows:
            columns = TwoColumns(rows)
            columns.set_narrow(narrow)
            column.addWidget(columns)

    def _row(self, spec: FieldSpec) -> FieldRow:
        row = FieldRow(spec, save=partial(self._save, spec.key), wraps=spec.key == "text")
        self._rows[spec.key] = row
        return row

    def _save(self, key: str, value: Any) -> None:
        programme.set_item(self._context.desk, self._level, self._item_id, key, value)

    def _options(self, partnership: Partnership) -> dict[str, tuple[Option, ...]]:
        """What the lists offer: causes, partners, targets."""
        if self._level is Level.OBJECTIVE:
            causes = partnership.programme.entries(EntryKind.CAUSE)
            return {"cause_id": cause_options(causes)}
        if self._level is Level.TARGET:
            return {}
        centre = get_centre(self._context.desk)
        organisations = [one.organisation for one in partnership.parties]
        if centre is not None:
            organisations.insert(0, centre.organisation)
        targets = (one for one in partnership.programme.outline() if one.level is Level.TARGET)
        return {
            "organisation_id": tuple(Option(str(one.id), one.name) for one in organisations),
            "target_id": tuple(
                Option(str(one.item.id), f"{one.number} {one.item.text}") for one in targets
            ),
        }

    def _item(self, partnership: Partnership) -> Item | None:
        found = (
            one.item
            for one in partnership.programme.outline()
            if one.level is self._level and one.item.id == self._item_id
        )
        return next(found, None)

    def _known_facts(self, item: Item, partnership: Partnership) -> str:
        """What is counted elsewhere: figures of a target, costs of a measure."""
        texts = current_texts()
        if isinstance(item, Target):
            said = [
                _("On {day}: {value}").format(
                    day=texts.date(one.read_on), value=f"{texts.number(one.value)} {item.unit}"
                )
                for one in item.readings
            ]
            return "\n".join(said)
        if isinstance(item, Measure):
            return self._costs_of(item, partnership)
        return ""

    def _costs_of(self, measure: Measure, partnership: Partnership) -> str:
        """The cost lines of a measure and what they come to."""
        budget = get_budget(self._context.desk, partnership.id)
        cost = costs_of_measures(budget).get(measure.id)
        if budget is None or cost is None:
            return ""
        texts = current_texts()
        lines = [one.text for one in budget.lines if one.measure_id == measure.id]
        words = _("Costs in the budget: {amount} for {lines}")
        return words.format(amount=texts.money(cost), lines=texts.join(lines))

    # What one can do ------------------------------------------------------------------------

    def _remove_it(self) -> None:
        if not self.ask_before_removing():
            self._delete(None)


def _shown(item: Item, key: str) -> Any:
    """The value of a field; a row that is chosen stands for its number."""
    if key == "cause_id":
        assert isinstance(item, Objective)  # only objectives have a cause
        return str(item.cause_id) if item.cause_id is not None else NO_CAUSE
    value = getattr(item, key)
    if key in ("organisation_id", "target_id"):
        return str(value) if value is not None else ""
    if key in ("co_operation", "state"):
        return value.value if value is not None else ""
    return value


def _count_below(item: Item) -> int:
    if isinstance(item, Objective):
        return len(item.targets)
    return len(item.measures) if isinstance(item, Target) else 0


def _question(level: Level, count: int) -> str:
    if level is Level.OBJECTIVE:
        said = n_(
            "{count} target belongs to this objective. What shall become of it?",
            "{count} targets belong to this objective. What shall become of them?",
            count,
        )
    else:
        said = n_(
            "{count} measure belongs to this target. What shall become of it?",
            "{count} measures belong to this target. What shall become of them?",
            count,
        )
    return said.format(count=count)
