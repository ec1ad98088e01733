"""Columns that stay in sight while the rest of a table is scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from partnerdesk.ui.kit.round_frame import inside_frame
from partnerdesk.ui.kit.theme import colour, px
from partnerdesk.ui.screens.budgets.sheet_header import SheetHeader


class FrozenColumns(QTableView):
    """A second view of the first columns, over the scrolled table; it never has the keyboard.

    It is only there while the table is scrolled: at its start both would show the same.
    """

    def __init__(self, owner: QTableView, count: int) -> None:
        super().__init__(owner)
        self._owner = owner
        self._count = count
        self.setProperty("role", "frozen")
        self.setModel(owner.model())
        self.setSelectionModel(owner.selectionModel())
        self.setItemDelegate(owner.itemDelegate())
        self._dress()
        self._follow()
        self.hide()

    def full_width(self) -> int:
        """How much of the table's width is covered while it is scrolled."""
        return sum(
            self._owner.columnWidth(at)
            for at in range(self._count)
            if not self._owner.isColumnHidden(at)
        )

    def covered_width(self) -> int:
        """How much of the table's width is covered now."""
        return 0 if self.isHidden() else self.full_width()

    def place(self) -> None:
        """Cover the first columns of the table if it is scrolled."""
        owner = self._owner
        if owner.horizontalScrollBar().value() == 0:
            self.hide()
            return
        for at in range(self.model().columnCount()):
            self.setColumnHidden(at, at >= self._count or owner.isColumnHidden(at))
            self.setColumnWidth(at, owner.columnWidth(at))
        header = owner.horizontalHeader()
        viewport = owner.viewport()
        head = 0 if header.isHidden() else header.height()
        self.horizontalHeader().setVisible(bool(head))
        self.horizontalHeader().setFixedHeight(head)
        start = viewport.width() - self.full_width() if owner.isRightToLeft() else 0
        area = QRect(
            viewport.x() + start, viewport.y() - head, self.full_width(), head + viewport.height()
        )
        frame = self.frameWidth()  # an empty one is left by the style sheet; it is cut off
        self.setGeometry(area.adjusted(-frame, -frame, frame, frame))
        inside = QRegion(self.rect().adjusted(frame, frame, -frame, -frame))
        self.setMask(inside & inside_frame(owner, self))
        self.verticalScrollBar().setValue(owner.verticalScrollBar().value())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a strong line where the scrolled part begins."""
        super().paintEvent(event)
        area = self.viewport().rect()
        edge = px(2)
        start = 0 if self.isRightToLeft() else area.width() - edge
        painter = QPainter(self.viewport())
        painter.fillRect(start, 0, edge, area.height(), QColor(colour("field")))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table when it changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self.setWordWrap(False)
        self.setShowGrid(False)  # the delegate draws the lines
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(SheetHeader(self))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._owner.verticalHeader().defaultSectionSize())

    def _follow(self) -> None:
        owner = self._owner
        owner.horizontalScrollBar().valueChanged.connect(self.place)
        owner.horizontalHeader().sectionResized.connect(self.place)
        owner.horizontalHeader().geometriesChanged.connect(self.place)
        owner.verticalHeader().sectionResized.connect(self._follow_row)
        owner.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(owner.verticalScrollBar().setValue)
        self.model().columnsInserted.connect(self.place)
        self.clicked.connect(lambda _index: owner.setFocus(Qt.FocusReason.MouseFocusReason))
        self.doubleClicked.connect(self._edit_in_owner)
        owner.viewport().installEventFilter(self)

    def _follow_row(self, row: int, _before: int, height: int) -> None:
        self.setRowHidden(row, height == 0)
        if height:
            self.setRowHeight(row, height)

    def _edit_in_owner(self, index: QModelIndex) -> None:
        self._owner.setFocus(Qt.FocusReason.MouseFocusReason)
        self._owner.scrollTo(index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._owner.edit(index)
