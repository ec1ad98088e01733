"""A calendar that opens under a date field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from partnerdesk.ui.kit.icons import icon
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px

_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


def open_calendar(
    below: QWidget, name: str, day: date | None, take: Callable[[date], object]
) -> None:
    """Let a person choose a day with the mouse or the arrow keys; Esc leaves all as it was."""
    calendar = _calendar(name, day)
    menu = QMenu(below)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(calendar)
    menu.addAction(holder)

    def choose(chosen: QDate) -> None:
        menu.close()
        take(date(chosen.year(), chosen.month(), chosen.day()))

    calendar.activated.connect(choose)
    calendar.clicked.connect(choose)
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
    calendar.setFocus(Qt.FocusReason.PopupFocusReason)


def _calendar(name: str, day: date | None) -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setAccessibleName(name)
    calendar.setMinimumSize(px(320), px(250))
    calendar.setDateEditEnabled(False)  # a box over the days that starts from another date
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, QTextCharFormat())  # red means a mistake here
    names = {"qt_calendar_prevmonth": _("Month before"), "qt_calendar_nextmonth": _("Next month")}
    for arrow in calendar.findChildren(QToolButton):
        if arrow.objectName() in _ARROWS:
            arrow.setIcon(icon(_ARROWS[arrow.objectName()]))
            arrow.setIconSize(QSize(px(20), px(20)))
            arrow.setAccessibleName(names[arrow.objectName()])
    if day is not None:
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    return calendar
