"""The list of pairs that look alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.duplicates import DuplicatePair
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import empty_state, scroll_page
from partnerdesk.ui.kit.tables import Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button


class PairsStep(QWidget):
    """A row for each pair, the surest ones first.

    Signals:
        compared(int, int): these two shall be seen side by side.
        told_apart(int, int): these two are different.
        left(): back to the register.
    """

    compared = Signal(int, int)
    told_apart = Signal(int, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = RowModel(_columns(), key=lambda pair: pair.ids)
        self._table = RecordTable(_("Pairs that look alike"))
        self._table.show_model(self._model)
        self._table.opened.connect(self.go_on)
        self._back = button(_("Back to the register"), "primary", "arrow-left", self.left.emit)
        self._pages = QStackedWidget()
        for page in (QWidget(), self._pairs_page(), self._none_page()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def show_pairs(self, pairs: Sequence[DuplicatePair]) -> None:
        """Show these pairs; the chosen one stays chosen."""
        row = self._table.currentIndex().row()
        self._model.set_rows(pairs)
        if pairs and self._chosen() is None:
            self._table.choose(max(0, min(row, len(pairs) - 1)))
        self._pages.setCurrentIndex(1 if pairs else 2)

    def count(self) -> int:
        """How many pairs there are."""
        return self._model.rowCount()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is here, or nowhere yet."""
        focused = self.window().focusWidget()
        return focused is None or self.isAncestorOf(focused)

    def take_keyboard(self) -> None:
        """Start in the list."""
        target: QWidget = self._table if self.count() else self._back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Show the chosen pair side by side; without any go back to the register."""
        pair = self._chosen()
        if pair is not None:
            self.compared.emit(pair.first.id, pair.second.id)
        elif self._pages.currentIndex() == 2:
            self.left.emit()

    def _pairs_page(self) -> QWidget:
        page = QWidget()
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(button(_("Compare the two"), "primary", "arrow-right", self.go_on))
        bar.addWidget(button(_("They are different"), "secondary", on_click=self._tell_apart))
        bar.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._table, 1)
        column.addLayout(bar)
        return page

    def _none_page(self) -> QWidget:
        words = _("No two partners share a name, a telephone number or an e-mail address.")
        return scroll_page(
            empty_state("circle-check", _("Nobody is here twice"), words, self._back)
        )

    def _chosen(self) -> DuplicatePair | None:
        return self._model.row_at(self._table.currentIndex())

    def _tell_apart(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self.told_apart.emit(pair.first.id, pair.second.id)


def _columns() -> tuple[Column[DuplicatePair], ...]:
    return (
        Column(
            _("This partner"),
            lambda pair: pair.first.name,
            second_line=lambda pair: pair.first.place or "—",
        ),
        Column(
            _("Looks like"),
            lambda pair: pair.second.name,
            second_line=lambda pair: pair.second.place or "—",
        ),
        Column(_("Why"), lambda pair: pair.why(current_texts())),
    )
