"""How a page is laid out: its header, its one scroll area, its empty state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.margin_bar import PAGE_MARGIN, MarginBar
from partnerdesk.ui.kit.screen import Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import WrappingArea, label, picture_label

ROOM_FOR_HEADING = 48
"""What stands above a field: its label, and perhaps a line of help."""

_WIDEST_BESIDE = 0.55
"""The part of a header that its buttons may take; with more they would squeeze the title."""

_SLACK = 8
"""Buttons go below the title before both together keep a window from becoming narrower."""

_ROOM_ABOVE = 8
"""What is left above a place that was asked for."""

_LINE = 36
"""The height of a field with one line; more of a long text need not be seen to write there."""

NARROW_BELOW_EMS = 62
"""Below this many ems, two columns become one and the sidebar becomes a rail of icons."""


def is_narrow(widget: QWidget, width: int | None = None) -> bool:
    """Whether a window of this width has room for one column only."""
    # A widget that was not shown yet does not know its font.
    em = 2 * QFontMetrics(QApplication.font()).averageCharWidth()
    return (widget.window().width() if width is None else width) < NARROW_BELOW_EMS * em


class PageHeader(QWidget):
    """The title of a page, a line of facts under it, and its buttons at the end of the row.

    Where the buttons do not fit beside the title they move below it.
    """

    def __init__(self, title: str, subtitle: str = "", *actions: QWidget) -> None:
        super().__init__()
        self._title = label(title, "h1")
        self._subtitle = label(subtitle, "muted")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(words, 0, 0)
        self._actions = QWidget(self)
        flow = FlowLayout(self._actions)
        for action in actions:
            flow.addWidget(action)
        self._below: bool | None = None
        self._place_actions(below=True)  # beside the title they would widen a narrow window
        self._actions.setHidden(not actions)
        self.set_subtitle(subtitle)
        # Qt would make room for a title as narrow as its longest word, and widen the window for
        # buttons that stand beside the title until they have moved below it.
        self.setMinimumSize(1, 1)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line of facts; an empty one takes no room."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def resizeEvent(self, event: object) -> None:
        """Move the buttons below the title when they would squeeze it."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes its own event type
        self._find_place_for_actions()

    def event(self, event: QEvent) -> bool:
        """Do so, too, when buttons come or go, or get other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._find_place_for_actions()
        return super().event(event)

    def _find_place_for_actions(self) -> None:
        buttons = self._actions.layout()
        wanted = buttons.sizeHint().width() if buttons is not None else 0
        words = max(_width_of(self._title), _width_of(self._subtitle) // 2)  # facts may wrap once
        needed = words + self._grid.horizontalSpacing() + wanted
        squeezes = needed + px(_SLACK) > self.width()
        self._place_actions(below=squeezes and wanted > self.width() * _WIDEST_BESIDE)

    def _place_actions(self, *, below: bool) -> None:
        if below == self._below:
            return
        self._below = below
        horizontal = QSizePolicy.Policy.Preferred if below else QSizePolicy.Policy.Fixed
        self._actions.setSizePolicy(horizontal, QSizePolicy.Policy.Minimum)
        self._grid.removeWidget(self._actions)
        if below:
            self._grid.addWidget(self._actions, 1, 0)
        else:
            self._grid.addWidget(self._actions, 0, 1, Qt.AlignmentFlag.AlignTop)


def _width_of(words: QLabel) -> int:
    return words.fontMetrics().horizontalAdvance(words.text())


def page_header(title: str, subtitle: str = "", *actions: QWidget) -> PageHeader:
    """The header of a page; see ``PageHeader``."""
    return PageHeader(title, subtitle, *actions)


def page_layout(widget: QWidget) -> QVBoxLayout:
    """The outer layout of a screen, with the margins of a page."""
    widget.setObjectName("page")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(px(PAGE_MARGIN), px(16), px(PAGE_MARGIN), px(12))
    layout.setSpacing(px(12))
    return layout


class PageArea(WrappingArea):
    """The scroll area of a page; it follows the keyboard when it comes in from outside."""

    def __init__(self, content: QWidget) -> None:
        content.setObjectName("page")
        super().__init__(content)
        self._is_led = False
        self._bar: MarginBar | None = None
        self.setObjectName("page")
        self.show_own_bar(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keyboard)

    def showEvent(self, event: QShowEvent) -> None:
        """Get the bar in the margin of the page; only now the area knows its page."""
        super().showEvent(event)
        if self._bar is None:
            self._bar = MarginBar(self, self._page() or self.window())

    def lead_to(self, place: QWidget, heading: QWidget) -> None:
        """Begin with a place once the page is laid out, unless one sees it from the top.

        Where both fit it begins with the ``heading``, which says whose place it is.
        """
        self._is_led = True
        QTimer.singleShot(0, place, lambda: self._lead_once_more(place, heading))
        QTimer.singleShot(0, self, lambda: self._forget_place())

    def _lead_once_more(self, place: QWidget, heading: QWidget) -> None:
        """Words that wrap above the place may have found their height only now."""
        self._show_place(place, heading)
        QTimer.singleShot(0, place, lambda: self._show_place(place, heading))

    def begin_at_top(self) -> None:
        """Show the beginning of the page, once it is laid out, unless a place is asked for.

        A keyboard further down comes up to what is seen.
        """
        if not self._is_led:
            QTimer.singleShot(0, self, self._show_top)

    def _show_top(self) -> None:
        """Unless a place was asked for in the meantime: a list may unfold it a moment later."""
        if not self._is_led:
            self._show_from(0)

    def _show_place(self, place: QWidget, heading: QWidget) -> None:
        content = self.widget()
        if content is None or not content.isAncestorOf(place):
            return
        begin = place.mapTo(content, QPoint(0, 0)).y()
        end, room = begin + place.height(), self.viewport().height() - px(_ROOM_ABOVE)
        with_heading = heading.mapTo(content, QPoint(0, 0)).y()
        first = with_heading if end - with_heading <= room else begin
        is_seen_from_the_top = end <= self.viewport().height()
        self._show_from(0 if is_seen_from_the_top else first - px(_ROOM_ABOVE))

    def _forget_place(self) -> None:
        self._is_led = False

    def _show_from(self, top: int) -> None:
        self.verticalScrollBar().setValue(top)
        self._bring_keyboard_up()

    def _bring_keyboard_up(self) -> None:
        """Put the keyboard on the nearest stop above, where one does not see its own."""
        focused, page = QApplication.focusWidget(), self._page()
        if focused is None or page is None or not self.isAncestorOf(focused):
            return
        if self._is_a_stop_in_sight(focused):
            return
        # Not along the chain of Tab: PySide would take each stop for a child of the one before.
        stops = [one for one in page.findChildren(QWidget) if self._is_a_stop_in_sight(one)]
        if stops:
            nearest = _last_as_one_reads(stops)
            around = nearest.parentWidget()
            field = around.focusProxy() if around is not None else None
            (field or nearest).setFocus(Qt.FocusReason.OtherFocusReason)  # a calendar serves it

    def _page(self) -> Screen | None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, Screen):
            around = around.parentWidget()
        return around

    def _is_a_stop_in_sight(self, widget: QWidget) -> bool:
        """Whether Tab stops there, and one sees it: of a field on this page at least a line.

        What stands below the page, as the buttons that lead on, comes after all of its fields.
        """
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not (takes_tab and widget.isVisible() and widget.isEnabled()):
            return False
        top = self.viewport().mapFromGlobal(widget.mapToGlobal(QPoint(0, 0))).y()
        lowest = self.viewport().height() - min(widget.height(), px(_LINE))
        return top <= lowest and (top >= 0 or not self.isAncestorOf(widget))

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt itself scrolls only for Tab inside the area; a click must not move its target."""
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is None or clicked or not self.isAncestorOf(now):
            return
        # A page that has just appeared must be laid out before one knows where to scroll.
        QTimer.singleShot(0, now, lambda: self._show_with_heading(now))

    def _show_with_heading(self, widget: QWidget) -> None:
        content = self.widget()
        if content is None or not widget.hasFocus() or self._is_seen_from_the_top(widget):
            return
        needed = widget.height() // 2 + px(ROOM_FOR_HEADING)
        if 2 * needed > self.maximumViewportSize().height():
            self.ensureWidgetVisible(widget)  # at least the line with the cursor
        else:
            middle = widget.mapTo(content, widget.rect().center())
            self.ensureVisible(middle.x(), middle.y(), 0, needed)

    def _is_seen_from_the_top(self, widget: QWidget) -> bool:
        content = self.widget()
        if content is None:
            return False
        lowest = widget.mapTo(content, widget.rect().bottomLeft()).y()
        return self.verticalScrollBar().value() == 0 and lowest < self.viewport().height()


def _last_as_one_reads(widgets: Sequence[QWidget]) -> QWidget:
    """The last one of the lowest row; in a row the middles stand at one height, or nearly so."""
    middles = {one: one.mapToGlobal(one.rect().center()) for one in widgets}
    lowest = max(middle.y() for middle in middles.values())
    row = [one for one, middle in middles.items() if middle.y() > lowest - px(_LINE) // 2]
    return max(row, key=lambda one: middles[one].x())


def scroll_page(content: QWidget) -> QScrollArea:
    """The one scroll area of a page; the bar of buttons stays outside it."""
    return PageArea(content)


def bring_into_view(widget: QWidget, heading: QWidget | None = None) -> None:
    """Scroll the page of a widget until one sees it, also where the page has just been opened.

    Its ``heading`` is seen, too, where there is room for both.
    """
    around = widget.parentWidget()
    while around is not None and not isinstance(around, PageArea):
        around = around.parentWidget()
    if around is not None:
        around.lead_to(widget, heading or widget)


def open_at_title(page: QWidget) -> None:
    """Begin a page that somebody has just opened at its title, unless she wants a place on it.

    The field that got the keyboard may stand so far down that Qt would scroll to it.
    """
    for area in page.findChildren(PageArea):
        area.begin_at_top()


def one_card_page(frame: QWidget, widest: int) -> QScrollArea:
    """A scroll page of one card that is at most ``widest`` pixels wide at 100 % text."""
    frame.setMaximumWidth(px(widest))
    content = QWidget()
    across = QHBoxLayout()  # in a column Qt would measure the words as if there were no limit
    across.addWidget(frame, 1)
    across.addStretch(0)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(across)
    column.addStretch(1)
    return scroll_page(content)


def empty_state(icon_name: str, title: str, text: str, *actions: QWidget) -> QWidget:
    """What a place is for while nothing is in it yet, with the way to fill it."""
    outer = QWidget()
    grid = QGridLayout(outer)
    grid.setRowStretch(0, 1)
    grid.setRowStretch(2, 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    middle = QWidget()
    middle.setFixedWidth(min(px(460), 640))
    column = QVBoxLayout(middle)
    column.setSpacing(px(10))
    column.addLayout(_centred(picture_label(icon_name, "muted", _picture_size())))
    for words in (label(title, "h2"), label(text, "muted")):
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
    for action in actions:
        column.addLayout(_centred(action))
    grid.addWidget(middle, 1, 1)
    return outer


def _picture_size() -> int:
    """Where letters are large, the words need the room."""
    return 48 if px(100) < 150 else 28


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
