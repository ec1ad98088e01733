"""The 24 kinds of partners as tick boxes in two columns; one Tab passes them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.ui.kit.fields import shown_options
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.tick_cell import TickCell
from partnerdesk.ui.screens.interview.row_frame import RowFrame

_COLUMNS = 2


class KindsRow(RowFrame):
    """A field with many answers.

    The arrow keys go from box to box and Tab leaves them, so that nobody has to press Tab 24 times.

    Signals:
        changed(object): the chosen values, after each change a person makes.
    """

    changed = Signal(object)

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec)
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        self._rows = -(-len(spec.options) // _COLUMNS)
        for position, option in enumerate(shown_options(spec)):
            cell = TickCell(option.label)
            cell.box.clicked.connect(self._tell)
            cell.box.installEventFilter(self)
            self._boxes[option.value] = cell.box
            grid.addWidget(cell, position % self._rows, position // self._rows)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        self._make_current(next(iter(self._boxes.values())))

    def draft(self) -> tuple[str, ...]:
        """The ticked values, in the order they are offered."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def set_draft(self, draft: object) -> None:
        """Tick exactly these values."""
        chosen = draft if isinstance(draft, list | tuple) else ()
        for value, box in self._boxes.items():
            box.setChecked(value in chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move, and remember the box that has the keyboard."""
        if not isinstance(watched, QCheckBox):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._make_current(watched)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = self._steps().get(Qt.Key(event.key()))
            if step is not None:
                self._move(watched, step)
                return True
        return False

    def _steps(self) -> dict[Qt.Key, int]:
        forward = -self._rows if self.isRightToLeft() else self._rows
        return {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
        }

    def _move(self, box: QCheckBox, step: int) -> None:
        boxes = list(self._boxes.values())
        target = boxes.index(box) + step
        if 0 <= target < len(boxes):
            boxes[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_current(self, current: QCheckBox) -> None:
        for box in self._boxes.values():
            policy = Qt.FocusPolicy.StrongFocus if box is current else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(policy)
        self.setFocusProxy(current)

    def _tell(self) -> None:
        self.changed.emit(self.draft())
