"""A layout whose rows wrap: chips, groups of buttons."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from partnerdesk.ui.kit.theme import px

_BETWEEN_LINKS = 16


class FlowLayout(QLayout):
    """Puts widgets side by side and starts a new row where they no longer fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take over an item (Qt calls this for ``addWidget``)."""
        self._items.append(item)

    def count(self) -> int:
        """How many items are laid out."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a position, or None behind the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Rows take no more than they need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the rows need at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rectangle: QRect) -> None:
        """Arrange the items inside the rectangle."""
        super().setGeometry(rectangle)
        self._arrange(rectangle, move=True)

    def sizeHint(self) -> QSize:
        """All items in one row, so that a wide parent does not wrap them."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown)
        width += sum(self._gap_before(one, shown[:at]) for at, one in enumerate(shown))
        return QSize(width, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """The largest item: below that nothing can be shown whole."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, move: bool) -> int:
        height = 0
        for row in self._rows(area.width()):
            row_height = max(item.sizeHint().height() for item in row)
            top = height + self._gap if height else 0
            height = top + row_height
            if move:
                self._place(row, QRect(area.x(), area.y() + top, area.width(), row_height))
        return height

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            gap = self._gap_before(item, rows[-1]) if rows else 0
            if not rows or taken + gap + wanted > width:
                rows.append([])
                taken = gap = 0
            rows[-1].append(item)
            taken += gap + wanted
        return rows

    def _gap_before(self, item: QLayoutItem, row: list[QLayoutItem]) -> int:
        """Two links have no surface that keeps them apart."""
        if not row:
            return 0
        both_are_links = all(_is_link(one) for one in (row[-1], item))
        return max(self._gap, px(_BETWEEN_LINKS)) if both_are_links else self._gap

    def _place(self, row: list[QLayoutItem], area: QRect) -> None:
        """Put the items of a row side by side, lower ones in the middle of its height."""
        mirrored = (parent := self.parentWidget()) is not None and parent.isRightToLeft()
        x = 0
        for at, item in enumerate(row):
            size = item.sizeHint()
            x += self._gap_before(item, row[:at])
            width = min(size.width(), area.width())
            start = area.right() - x - size.width() + 1 if mirrored else area.x() + x
            top = area.y() + (area.height() - size.height()) // 2
            item.setGeometry(QRect(start, top, width, size.height()))
            x += size.width()


def _is_link(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.property("kind") == "link"
