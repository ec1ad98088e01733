"""Checks of a window by its pixels: words stand out, and one sees where the keyboard is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QTabBar,
    QWidget,
)

from partnerdesk.ui.kit.focus_ring import RINGED_AS_ONE
from tests.ui.audited import focusable, identity, scroll_area_of

LEAST_CONTRAST, LEAST_CONTRAST_LARGE, LEAST_CONTRAST_FOCUS = 4.5, 3.0, 3.0
_AROUND = 8
"""So far from a widget, in pixels, its ring may stand."""

_ZOOM = 4
"""Texts are drawn four times as large: the cores of their strokes show their true colour."""


def hidden_focus(window: QWidget) -> Iterator[str]:
    """One must see where the keyboard is: enough pixels change, and change clearly."""
    for widget in focusable(window):
        _focus(widget)
        _scroll_to(widget)
        shown = _place_of_focus(widget, window).intersected(window.rect())
        place = shown.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(window.rect())
        focused = _picture(window, place)
        widget.clearFocus()
        QApplication.processEvents()
        strong = _clear_changes(focused, _picture(window, place))
        is_view = isinstance(widget, QAbstractItemView)  # rings one item, not itself
        if strong < (60 if is_view else (shown.width() + shown.height()) / 2):
            yield f"only {strong} clear pixels change: {identity(widget)}"


def _place_of_focus(widget: QWidget, window: QWidget) -> QRect:
    """The ring is around the card of a choice, the words of a tick box, the tab in front."""
    owner = widget.parentWidget()
    if owner is not None and owner.property(RINGED_AS_ONE):
        widget = owner
    room = widget.size()
    if isinstance(widget, QTabBar):
        tab = widget.tabRect(widget.currentIndex())
        return QRect(widget.mapTo(window, tab.topLeft()), tab.size())
    if isinstance(widget, QCheckBox | QRadioButton):
        room = widget.sizeHint().boundedTo(room)
    return QRect(widget.mapTo(window, QPoint(0, 0)), room)


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
            yield f"{found:.2f}:1 {identity(widget)}"


def _place_of_words(widget: QWidget) -> QRect:
    """Where the words of a widget stand: one letter in a wide label is too few of its pixels."""
    if not isinstance(widget, QLabel):
        return widget.rect()
    words = widget.sizeHint().boundedTo(widget.size())
    return QStyle.alignedRect(widget.layoutDirection(), widget.alignment(), words, widget.rect())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _scroll_to(widget: QWidget) -> None:
    area = scroll_area_of(widget)  # a page has only one
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
