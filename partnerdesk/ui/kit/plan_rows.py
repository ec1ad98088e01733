"""What becomes of each row that is taken in: a table, and chips that filter it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.texts import Texts
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.tables import ChipBar, Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, fact_line, label

_NEEDS_LOOK = "needs_look"


class RowFate(Protocol):
    """What becomes of a row; as a text it is the key of its chip."""

    @property
    def label(self) -> str:
        """It in a word or two, as a marked message."""


class PlannedRow(Protocol):
    """What the table needs to know of a row."""

    @property
    def name(self) -> str:
        """What the row is called."""

    @property
    def state(self) -> RowFate:
        """What becomes of the row."""

    @property
    def needs_look(self) -> bool:
        """Whether a person should judge."""

    def text(self, texts: Texts) -> str:
        """Why, in one line."""


Planned = TypeVar("Planned", bound=PlannedRow)


class PlanRows(QWidget, Generic[Planned]):
    """The rows with a summary above them; one is the present row.

    Signals:
        row_shown(): another row is the present one, or it changed.
    """

    row_shown = Signal()

    def __init__(
        self,
        name: str,
        key: Callable[[Planned], object],
        states: Mapping[RowFate, State],
        summary: Callable[[Mapping[RowFate, int]], str],
        *more_columns: Column[Planned],
    ) -> None:
        """``more_columns`` stand between the name and the state."""
        super().__init__()
        self._states = states
        self._summarise = summary
        self._rows: Sequence[Planned] = ()
        self._filter = ""
        self._summary = label("", "label")
        self._chips = ChipBar(_("States of the rows"))
        self._chips.chosen.connect(self._filter_by)
        self._show_chips()  # before the table is there: Tab goes in this order
        self._model = RowModel(_columns(more_columns, states), key=key)
        self._table = RecordTable(name)
        self._table.setMinimumHeight(px(130))
        self._table.show_model(self._model)
        self._table.row_chosen.connect(lambda _index: self.row_shown.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for widget in (self._summary, self._chips):
            column.addWidget(widget)
        column.addWidget(self._table, 1)

    def show_rows(self, rows: Sequence[Planned], about: str = "") -> None:
        """Show what would be done; the present row and filter stay."""
        self._rows = rows
        counts = Counter(row.state for row in rows)
        self._summary.setText(fact_line(about, self._summarise(counts)))
        self._show_chips()
        self._show_passing()

    def present(self) -> Planned | None:
        """The present row."""
        return self._model.row_at(self._table.currentIndex())

    def take_keyboard(self) -> None:
        """Put the keyboard on the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Without the reasons in the table: they stand below it."""
        self._table.set_narrow(narrow)

    def _show_chips(self) -> None:
        counts = Counter(row.state for row in self._rows)
        chips = [("", _("All"), len(self._rows))]
        chips += [(str(state), _(state.label), counts[state]) for state in self._states]
        needs_look = sum(row.needs_look for row in self._rows)
        chips.append((_NEEDS_LOOK, _("Please look"), needs_look))
        self._chips.set_chips(chips)

    def _filter_by(self, wanted: str) -> None:
        self._filter = wanted
        self._show_passing()

    def _show_passing(self) -> None:
        shown = [row for row in self._rows if _passes(row, self._filter)]
        self._model.set_rows(shown)
        if shown and self.present() is None:
            self._table.choose(0)
        self.row_shown.emit()


class Answers(QWidget):
    """The buttons that decide about a row against what was proposed.

    Signals:
        given(object): what shall become of the present row; None as it was proposed.
    """

    given = Signal(object)

    def __init__(self, answers: Mapping[Hashable, str]) -> None:
        """``answers`` are the decisions with the words on their buttons."""
        super().__init__()
        flow = FlowLayout(self)
        self._buttons = {decision: button(words) for decision, words in answers.items()}
        self._buttons[None] = button(_("As it was proposed"), "link")
        for decision, answer in self._buttons.items():
            answer.clicked.connect(lambda _on=False, decision=decision: self.given.emit(decision))
            flow.addWidget(answer)

    def offer(self, decisions: Collection[Hashable]) -> None:
        """Show only these."""
        for decision, answer in self._buttons.items():
            answer.setVisible(decision in decisions)


class StepFrame(QWidget):
    """A step that shows rows, the present one below them, and its buttons at the lower edge."""

    def _lay_out_parts(self, rows: QWidget, present: QWidget, *buttons: QPushButton) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(10))
        inner.addWidget(rows, 1)
        inner.addWidget(present)
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        for one in buttons:
            line.addWidget(one)
        line.addStretch(1)
        self._scrolled = scroll_page(content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._column.addWidget(self._scrolled, 1)
        line.addWidget(MoreBelow(self._scrolled))
        self._column.addWidget(bar)

    def _rejoin_buttons(self) -> None:
        """Let Tab come to the buttons last, also after something new stands above them."""
        rejoin_below(self._column, self._scrolled)


def _columns(
    more: Sequence[Column[Planned]], states: Mapping[RowFate, State]
) -> tuple[Column[Planned], ...]:
    return (
        Column(_("Name"), lambda row: row.name or "—"),
        *more,
        Column(
            _("State"),
            lambda row: _(row.state.label),
            state=lambda row: "warn" if row.needs_look else states[row.state],
            width=160,
        ),
        Column(_("Why"), lambda row: row.text(current_texts()), drops=True),
    )


def _passes(row: PlannedRow, wanted: str) -> bool:
    return row.needs_look if wanted == _NEEDS_LOOK else wanted in ("", str(row.state))
