"""Rows as tall as their words, measured only where one sees them: a list may have 100,000 rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView

from partnerdesk.ui.kit.round_frame import RoundTable

_Hint = QAbstractItemView.ScrollHint


class TallRowTable(RoundTable):
    """A table whose rows in view grow with their words; all others have the usual height.

    Where its words do not wrap, rows keep the height they were given.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_fitting = False
        self.verticalScrollBar().valueChanged.connect(self.fit_rows_in_view)

    def updateGeometries(self) -> None:
        """Qt comes here before it paints other rows, or the same ones in other columns."""
        super().updateGeometries()
        self.fit_rows_in_view()

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Words may need more lines now, or fewer."""
        super().dataChanged(first, last, roles)
        self.fit_rows_in_view()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: _Hint = _Hint.EnsureVisible
    ) -> None:
        """Scroll once more where rows have grown on the way."""
        super().scrollTo(index, hint)
        super().scrollTo(index, hint)

    def fit_rows_in_view(self) -> None:
        """Measure the rows in view again, after their words have changed."""
        if self._is_fitting or self.model() is None or not self.wordWrap():
            return
        self._is_fitting = True
        bar, model = self.verticalScrollBar(), self.model()
        stood_at_end = 0 < bar.maximum() == bar.value() and not model.canFetchMore(QModelIndex())
        if self._grow_rows():
            super().updateGeometries()
            if stood_at_end:
                bar.setValue(bar.maximum())
        self._is_fitting = False

    def _grow_rows(self) -> bool:
        """Give the rows in view their height; tells whether one has changed."""
        row = self.rowAt(0)
        if row < 0:
            return False
        end, usual = self.rowViewportPosition(row), self.verticalHeader().defaultSectionSize()
        has_changed = False
        while row < self.model().rowCount() and end < self.viewport().height():
            needed = max(usual, self.sizeHintForRow(row))
            if self.rowHeight(row) != needed:
                self.setRowHeight(row, needed)
                has_changed = True
            end += needed
            row += 1
        return has_changed
