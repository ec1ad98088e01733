"""Which columns the list shows, and what it is sorted by: for mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.register import RegisterOrder
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.widgets import button, card, label
from partnerdesk.ui.screens.register.columns import NAME_COLUMN, RegisterColumn

_UP, _DOWN = "up", "down"


class ViewPanel(QWidget):
    """Columns to show or hide, the order, and the way back to the first view.

    Signals:
        column_switched(str, bool): the word of a column, and whether to show it.
        sorted(RegisterOrder, bool): what to sort by, and whether downwards.
        reset(): show the columns as at first.
        closed(): back to the list.
    """

    column_switched = Signal(str, bool)
    sorted = Signal(object, bool)
    reset = Signal()
    closed = Signal()

    def __init__(self, columns: Sequence[RegisterColumn]) -> None:
        super().__init__()
        self._columns: dict[str, QPushButton] = {}
        self._order = ChipBar(_("Sorted by"))
        self._direction = ChipBar(_("Direction"))
        self._order.set_chips([
            (RegisterOrder.BEST_FIRST.value, _("As it fits best"), None),
            *((one.order.value, one.column.title, None) for one in columns if one.order),
        ])  # fmt: skip
        self._direction.set_chips(
            [(_UP, _("As usual"), None), (_DOWN, _("The other way round"), None)]
        )
        for bar in (self._order, self._direction):
            bar.chosen.connect(self._tell_order)
        frame, inside = card(gap=12)
        inside.addWidget(label(_("Which columns?"), "h2"))
        inside.addWidget(label(_("The organisation is always shown."), "muted"))
        inside.addWidget(self._switches(columns))
        inside.addWidget(label(_("Sorted by what?"), "h2"))
        words = _("A click on the title of a column sorts, too.")
        inside.addWidget(label(words, "muted"))
        inside.addWidget(self._order)
        inside.addWidget(self._direction)
        first = button(_("Columns as at first"), "link", "undo-2", self.reset.emit)
        inside.addWidget(first, 0, Qt.AlignmentFlag.AlignLeading)
        self._done = button(_("Back to the list"), "secondary", on_click=self.closed.emit)
        inside.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeading)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(frame)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll_page(content))

    def show_choice(self, shown: Sequence[str], order: RegisterOrder, *, descending: bool) -> None:
        """Show which columns are shown, and the order."""
        for key, chip in self._columns.items():
            chip.setChecked(key in shown)
        self._order.choose(order.value)
        self._direction.choose(_DOWN if descending else _UP)
        self._direction.setEnabled(order is not RegisterOrder.BEST_FIRST)

    def take_keyboard(self) -> None:
        """Start with the first column."""
        next(iter(self._columns.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _switches(self, columns: Sequence[RegisterColumn]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for one in columns:
            if one.key != NAME_COLUMN:
                chip = button(one.column.title, "chip")
                chip.clicked.connect(lambda on, key=one.key: self.column_switched.emit(key, on))
                flow.addWidget(chip)
                self._columns[one.key] = chip
        return holder

    def _tell_order(self, _value: str) -> None:
        order = RegisterOrder(self._order.value())
        self.sorted.emit(order, self._direction.value() == _DOWN)
