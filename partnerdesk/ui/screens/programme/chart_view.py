"""The month chart on the screen: the drawing of the paper, and bars one can take hold of."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.drawings import DrawingColours, bar_in_words, chart_in_words
from partnerdesk.domain.month_chart import ROW_HEIGHT, ChartPlaces, MonthChart
from partnerdesk.services.programme_papers import chart_picture
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import colour, px
from partnerdesk.ui.screens.programme.drawing_view import DrawingView

_EDGE = 10
"""So near to its end a bar is made longer, not moved."""
_LEAST_WIDTH = 26


class Bar(QWidget):
    """A bar that is moved with the mouse or the arrow keys; it lies over the drawn one.

    Signals:
        shifted(int): it shall lie so many months later.
        stretched(int): it shall end so many months later.
        opened(): Enter or a double click.
        went(int): Up or Down: the keyboard shall go to another bar.
    """

    shifted = Signal(int)
    stretched = Signal(int)
    opened = Signal()
    went = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.month_width = 1.0
        self._place = QRect()
        self._pressed_at: QPoint | None = None
        self._stretches = False
        self._months = 0

    def put(self, place: QRect, month_width: float) -> None:
        """Lie over a bar of the drawing."""
        self._place, self.month_width = place, month_width
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move by a month, with Shift they move the end; Enter opens."""
        months = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        step = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(event.key())
        if months is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.stretched.emit(months)
        elif months is not None:
            self.shifted.emit(months)
        elif step is not None:
            self.went.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold: near its end to make it longer, elsewhere to move it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
            self._stretches = self._is_at_end(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where it would lie, month by month."""
        if self._pressed_at is None:
            shape = Qt.CursorShape
            self.setCursor(shape.SizeHorCursor if self._is_at_end(event) else shape.OpenHandCursor)
            return
        way = event.globalPosition().toPoint().x() - self._pressed_at.x()
        self._months = round(way / self.month_width)
        pixels = round(self._months * self.month_width)
        shown = QRect(self._place)
        if self._stretches:
            shown.setWidth(max(px(_LEAST_WIDTH), shown.width() + pixels))
        else:
            shown.translate(pixels, 0)
        self.setGeometry(shown)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go: it stays where it was shown."""
        if self._pressed_at is None:
            return
        months, self._pressed_at, self._months = self._months, None, 0
        self.setGeometry(self._place)
        if months:
            (self.stretched if self._stretches else self.shifted).emit(months)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open what the bar stands for."""
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ring while it has the keyboard, and the bar itself while it is dragged."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(1, 1, -2, -2)
        if self._pressed_at is not None:
            painter.setBrush(QColor(colour("selection")))
        if self.hasFocus() or self._pressed_at is not None:
            painter.setPen(QPen(QColor(colour("focus")), 2))
            painter.drawRoundedRect(inside, px(4), px(4))
        painter.end()

    def _is_at_end(self, event: QMouseEvent) -> bool:
        return event.position().x() > self.width() - px(_EDGE)


class ChartView(DrawingView):
    """The chart of a programme.

    Signals:
        shifted(int, int): a measure shall lie so many months later.
        stretched(int, int): a measure shall end so many months later.
        opened(int): somebody wants to see a measure.
    """

    shifted = Signal(int, int)
    stretched = Signal(int, int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Month chart"))
        self._chart: MonthChart | None = None
        self._bars: dict[int, Bar] = {}

    def show_chart(self, chart: MonthChart) -> None:
        """Show a chart; a bar that is still there keeps the keyboard."""
        self._chart = chart
        texts = current_texts()

        def build(width: float, colours: DrawingColours) -> bytes:
            return chart_picture(chart, width, texts, colours)

        self.show_drawing(chart, build, chart_in_words(chart, texts))
        wanted = [row.measure.id for row in chart.rows]
        for gone in [number for number in self._bars if number not in wanted]:
            bar = self._bars.pop(gone)
            bar.hide()
            bar.deleteLater()
        for row in chart.rows:
            bar = self._bars.get(row.measure.id) or self._new_bar(row.measure.id)
            bar.setAccessibleName(bar_in_words(row, texts))
            bar.show()
        self._arrange()
        ordered = [self._bars[number] for number in wanted]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def take_keyboard(self, measure_id: int | None = None) -> None:
        """Put the keyboard on a bar, or on the first one."""
        first = next(iter(self._bars.values()), None)
        bar = self._bars.get(measure_id or 0, first)
        if bar is not None:
            bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the bars to where they are drawn now."""
        super().resizeEvent(event)
        self._arrange()

    def _new_bar(self, number: int) -> Bar:
        bar = Bar(self)
        bar.setAccessibleDescription(
            _("Arrow keys move it by a month. Shift moves its end. Enter opens it.")
        )
        bar.shifted.connect(partial(self.shifted.emit, number))
        bar.stretched.connect(partial(self.stretched.emit, number))
        bar.opened.connect(partial(self.opened.emit, number))
        bar.went.connect(partial(self._go, number))
        self._bars[number] = bar
        return bar

    def _arrange(self) -> None:
        if self._chart is None:
            return
        places = ChartPlaces(self._chart, self.points_wide)
        for at, row in enumerate(self._chart.rows):
            box = places.bar(at)
            place = QRect(
                round(box.left * self.scale),
                round(places.row_top(at) * self.scale) + 1,
                max(round(box.width * self.scale), px(_LEAST_WIDTH)),
                round(ROW_HEIGHT * self.scale) - 2,
            )
            self._bars[row.measure.id].put(place, places.month_width * self.scale)

    def _go(self, number: int, step: int) -> None:
        if self._chart is None:
            return
        order = [row.measure.id for row in self._chart.rows]
        at = order.index(number) + step
        if 0 <= at < len(order):
            self._bars[order[at]].setFocus(Qt.FocusReason.OtherFocusReason)
