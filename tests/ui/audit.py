"""People-free checks of a window: can everybody see, read, reach and understand it?

``audit(window)`` answers with sentences that name each fault; an empty list is a pass.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QTableView,
    QWidget,
)

from tests.person import names_of

SMALLEST_SCREEN = QSize(1366, 700)
LEAST_TARGET = 24
LEAST_POINTS = 10
LEAST_CONTRAST, LEAST_CONTRAST_LARGE, LEAST_CONTRAST_FOCUS = 4.5, 3.0, 3.0
MOST_TABS_INSIDE = 12
_ZOOM = 4
"""Texts are drawn four times as large: the cores of their strokes show their true colour."""


def audit(window: QWidget) -> list[str]:
    """Every fault of a window that is shown and active."""
    checks = (
        unnamed,
        cut,
        small_targets,
        small_fonts,
        double_mnemonics,
        tab_order,
        hidden_focus,
        weak_contrast,
        too_large,
    )
    settle()
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(window)]


def settle() -> None:
    """Let the window lay itself out: words that wrap know their height only after their width."""
    for _round in range(3):
        QApplication.processEvents()


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab shall reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _is_inner_part(widget)
        and type(widget) is not QScrollArea
        and widget.focusProxy() is None
    ]


def unnamed(window: QWidget) -> Iterator[str]:
    """A screen reader must be able to say what has the keyboard."""
    for widget in focusable(window):
        if not _spoken_name(widget).strip():
            yield _identity(widget)


def cut(window: QWidget) -> Iterator[str]:
    """Words that do not fit where they stand."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or _is_inner_part(widget):
            continue
        if isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton):
            if not _fits(widget.sizeHint(), widget.size()):
                yield f"{_sizes(widget)} {_identity(widget)}"
        elif isinstance(widget, QComboBox):
            room = widget.width() - widget.fontMetrics().height()
            if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room:
                yield f"answer cut: {widget.currentText()!r}"
        elif isinstance(widget, QTableView):
            yield from _cut_cells(widget)
        yield from _outside(widget)


def small_targets(window: QWidget) -> Iterator[str]:
    """Shaky hands need something to aim at."""
    for widget in focusable(window):
        is_target = isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        if is_target and min(widget.width(), widget.height()) < LEAST_TARGET:
            yield f"{widget.width()}x{widget.height()} {_identity(widget)}"


def small_fonts(window: QWidget) -> Iterator[str]:
    """Tired eyes need letters of some size."""
    for widget in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        size = widget.font().pointSizeF()
        if widget.isVisible() and 0 < size < LEAST_POINTS - 0.01:
            yield f"{size:.1f} pt {_identity(widget)}"


def double_mnemonics(window: QWidget) -> Iterator[str]:
    """One Alt letter must not mean two things."""
    letters: Counter[str] = Counter()
    for widget in window.findChildren(QWidget):
        is_shortcut = isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        )
        if widget.isVisible() and is_shortcut:
            found = re.search(r"&([^&\s])", str(widget.property("text")).replace("&&", ""))
            letters.update([found[1].lower()] if found else [])
    for letter, times in letters.items():
        if times > 1:
            yield f"Alt+{letter} is used {times} times"


def tab_order(window: QWidget) -> Iterator[str]:
    """Tab reaches everything, is held nowhere, and goes on in the order of reading."""
    visited = _walk_by_tab(window)
    for widget in focusable(window):
        if widget not in visited and not _is_reached_by_arrows(widget):
            yield f"not reached: {_identity(widget)}"
    stays = Counter(id(widget) for widget in visited)
    for widget in {id(one): one for one in visited}.values():
        is_held = stays[id(widget)] > MOST_TABS_INSIDE and len(focusable(window)) > 1
        if is_held:
            yield f"{stays[id(widget)]} Tab presses inside {_identity(widget)}"
    yield from _upward_jumps(window, visited)


def hidden_focus(window: QWidget) -> Iterator[str]:
    """One must see where the keyboard is: enough pixels change, and change clearly."""
    for widget in focusable(window):
        _focus(widget)
        _scroll_to(widget)
        place = QRect(widget.mapTo(window, QPoint(-3, -3)), widget.size() + QSize(6, 6))
        place = place.intersected(window.rect())
        focused = _picture(window, place)
        widget.clearFocus()
        QApplication.processEvents()
        strong = _clear_changes(focused, _picture(window, place))
        is_view = isinstance(widget, QAbstractItemView)  # rings one item, not itself
        if strong < (60 if is_view else (place.width() + place.height()) / 2):
            yield f"only {strong} clear pixels change: {_identity(widget)}"


def weak_contrast(window: QWidget) -> Iterator[str]:
    """Words must stand out from what they stand on."""
    for widget in window.findChildren(QWidget):
        is_text = isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton)
        if not is_text or not widget.isVisible() or not widget.isEnabled():
            continue
        region = widget.visibleRegion().boundingRect() & _place_of_words(widget)
        if not str(widget.property("text")) or region.height() < widget.fontMetrics().height():
            continue  # scrolled away, at least so far that no line is seen
        place = QRect(widget.mapTo(window, region.topLeft()), region.size())
        found = _text_contrast(_picture(window, place, _ZOOM))
        font = widget.font()
        large = font.pointSizeF() >= 18 or (font.pointSizeF() >= 14 and font.bold())
        if found < (LEAST_CONTRAST_LARGE if large else LEAST_CONTRAST):
            yield f"{found:.2f}:1 {_identity(widget)}"


def _place_of_words(widget: QWidget) -> QRect:
    """Where the words of a widget stand: one letter in a wide label is too few of its pixels."""
    if not isinstance(widget, QLabel):
        return widget.rect()
    words = widget.sizeHint().boundedTo(widget.size())
    return QStyle.alignedRect(widget.layoutDirection(), widget.alignment(), words, widget.rect())


def too_large(window: QWidget) -> Iterator[str]:
    """The window fits the screen of an old office PC."""
    least = window.minimumSizeHint()
    if not _fits(least, SMALLEST_SCREEN):
        yield f"needs at least {least.width()}x{least.height()}"


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _identity(widget: QWidget) -> str:
    names = names_of(widget) or [widget.objectName() or "without a name"]
    return f"{type(widget).__name__} {names[0][:40]!r}"


def _sizes(widget: QWidget) -> str:
    has, needs = widget.size(), widget.sizeHint()
    return f"has {has.width()}x{has.height()}, needs {needs.width()}x{needs.height()}:"


def _is_inner_part(widget: QWidget) -> bool:
    """Parts of a compound widget; the whole is judged instead."""
    owner = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(owner, QComboBox | QAbstractSpinBox | QCalendarWidget)
        or isinstance(widget, QScrollBar | QSplitterHandle | QHeaderView)
    )


def _spoken_name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    for other, relation in interface.relations():
        if relation & QAccessible.RelationFlag.Label:
            return other.text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):
        return ""  # it answers with its value, which is no name
    return interface.text(QAccessible.Text.Name)


def _fits(needed: QSize, room: QSize) -> bool:
    return needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.wordWrap():
        if not _fits(label.sizeHint(), label.size()):
            yield f"{_sizes(label)} {_identity(label)}"
        return
    needed = label.heightForWidth(label.width())
    if needed > label.height() + 1:
        yield f"height {label.height()} of {needed}: {_identity(label)}"
    metrics = label.fontMetrics()
    words = re.split(r"[\s\u200b]+", label.text())  # a line may end at such a mark, too
    longest = max(metrics.horizontalAdvance(word) for word in words)
    if longest > label.width():
        yield f"a word of {longest} in a width of {label.width()}: {_identity(label)}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    model, header = table.model(), table.horizontalHeader()
    bold = QFont(header.font())
    bold.setBold(True)
    for column in range(model.columnCount() if model else 0):
        if table.isColumnHidden(column):
            continue
        title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        widths = [QFontMetrics(bold).horizontalAdvance(line) for line in title.split("\n")]
        explained = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        is_cut = max(widths) + 16 > table.columnWidth(column)
        if header.isVisible() and is_cut and not explained:
            yield f"title of the column {title!r}"
        for row in range(model.rowCount()):
            index = model.index(row, column)
            text = str(index.data() or "")
            metrics = table.fontMetrics()
            longest = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
            is_cut = longest > table.columnWidth(column) - 12
            spans = table.columnSpan(row, column) > 1 or table.wordWrap()
            if is_cut and not spans and not index.data(Qt.ItemDataRole.ToolTipRole):
                yield f"cell without a tooltip in {title!r}: {text!r}"
                break


def _outside(widget: QWidget) -> Iterator[str]:
    owner = widget.parentWidget()
    if owner is None or widget.isWindow() or isinstance(owner, QAbstractScrollArea):
        return
    is_judged = isinstance(widget, QLabel | QAbstractButton | QLineEdit)
    if is_judged and owner.layout() is not None:
        room = owner.rect().adjusted(-1, -1, 1, 1)
        if not room.contains(widget.geometry()):
            yield f"sticks out of its place: {_identity(widget)}"


def _is_reached_by_arrows(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def _walk_by_tab(window: QWidget) -> list[QWidget]:
    """Everything that had the keyboard while Tab went round once."""
    focused = QApplication.focusWidget()
    if focused is None or not window.isAncestorOf(focused):
        window.setFocus()
    visited: list[QWidget] = []
    start: QWidget | None = None
    for _press in range(3 * len(focusable(window)) + 50):
        before = visited[-2:]
        if len(before) == 2 and before[0] is before[1] and isinstance(before[1], QTableView):
            # A table in which people type goes on to its next cell; it lets go after the last one.
            QTest.keyClick(before[1], Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or (now is start and visited[-1] is not start):
            break
        start = start or now
        visited.append(now)
    return visited


def _upward_jumps(window: QWidget, visited: list[QWidget]) -> Iterator[str]:
    """Going round once there is one jump up, from the end to the beginning; columns add theirs."""
    inside = [widget for widget in visited if window.isAncestorOf(widget)]
    mirrored = window.isRightToLeft()
    jumps = 0
    for left, reached in pairwise(inside):
        before, after = _place(left, window), _place(reached, window)
        area = _scroll_area_of(left)
        if area is not None and not area.isAncestorOf(reached):
            end = area.mapTo(window, area.rect().bottomLeft()).y()
            before.setY(min(before.y(), end))  # what follows a page stands below its visible part
        backwards = after.x() >= before.x() - 12 if mirrored else after.x() <= before.x() + 12
        jumps += after.y() < before.y() - 12 and backwards
    if jumps > 1:
        yield f"{jumps} jumps up"


def _place(widget: QWidget, window: QWidget) -> QPoint:
    """Where it stands in the window before anything is scrolled."""
    place = widget.mapTo(window, QPoint(0, 0))
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            place.setY(place.y() + around.verticalScrollBar().value())
        around = around.parentWidget()
    return place


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def _scroll_to(widget: QWidget) -> None:
    area = _scroll_area_of(widget)  # a page has only one
    content = area.widget() if area is not None else None
    if area is not None and content is not None:
        middle = widget.mapTo(content, widget.rect().center())
        area.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + 8)


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def _picture(window: QWidget, place: QRect, zoom: int = 1) -> QImage:
    image = QImage(place.size() * zoom, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(zoom)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    window.render(painter, QPoint(0, 0), place)
    painter.end()
    return image


def _rows(image: QImage) -> Iterator[memoryview]:
    """The pixels of each line. Asking Qt for them one by one takes most of the audit's time."""
    pixels, width = memoryview(image.constBits()).cast("I"), image.width()
    for y in range(image.height()):
        yield pixels[y * width : (y + 1) * width]


def _clear_changes(before: QImage, after: QImage) -> int:
    return sum(
        _contrast_of_pixels(old, new) >= LEAST_CONTRAST_FOCUS
        for old_row, new_row in zip(_rows(before), _rows(after), strict=True)
        if old_row != new_row
        for old, new in zip(old_row[::2], new_row[::2], strict=True)
        if old != new
    )


@cache
def _contrast_of_pixels(one: int, other: int) -> float:
    return contrast(QColor(one), QColor(other))


def _text_contrast(image: QImage) -> float:
    """Background = the commonest colour; text = the strongest contrast with enough pixels."""
    colours: Counter[int] = Counter()
    for row in islice(_rows(image), None, None, 2):
        colours.update(row[::2].tolist())
    background = colours.most_common(1)[0][0]
    enough = colours.total() * 0.004
    return max(
        (_contrast_of_pixels(background, pixel) for pixel, n in colours.items() if n > enough),
        default=0,
    )
