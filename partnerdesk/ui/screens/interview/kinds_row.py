"""The 24 kinds of partners as tick boxes in two columns; one Tab passes them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import label
from partnerdesk.ui.screens.interview.row_frame import RowFrame

_COLUMNS = 2


class TickCell(QWidget):
    """A tick box whose words wrap; a click on the words ticks, too."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        shown = label(words)
        shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        shown.setContentsMargins(0, px(4), 0, px(4))  # level with the square
        row.addWidget(shown, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick as if the box had been clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()


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
        for position, option in enumerate(spec.options):
            cell = TickCell(_(option.label))
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
