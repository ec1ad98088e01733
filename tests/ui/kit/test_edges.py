"""What stands in the margins of a page: its scroll bar, and the ring around the keyboard."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.ui.kit.focus_ring import FocusRing
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.widgets import button
from tests.person import Person

LINKS = 12


def _page() -> tuple[QWidget, QScrollArea, list[QPushButton]]:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    links = [button(f"Partner {number}", "link") for number in range(LINKS)]
    for link in links:
        column.addWidget(link)
    window = QWidget()
    page = page_layout(window)
    page.addWidget(page_header("Partners", "", button("Print")))
    area = scroll_page(content)
    page.addWidget(area, 1)
    window.resize(500, 260)
    return window, area, links


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_the_bar_of_a_page_stands_in_its_margin_and_moves_it(qtbot: QtBot) -> None:
    window, area, _links = _page()
    staff = Person(qtbot, window)
    (bar,) = window.findChildren(QScrollBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    staff.until(bar.isVisible)
    assert area.viewport().width() == area.width()
    assert _place(area).right() < bar.x() < window.width() - bar.width()
    bar.setValue(bar.maximum())
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum() > 0
    area.verticalScrollBar().setValue(0)
    assert bar.value() == 0
    window.resize(500, 900)
    staff.until(bar.isHidden)


def test_the_ring_goes_with_its_link_and_out_of_sight_with_it(qtbot: QtBot) -> None:
    window, area, links = _page()
    staff = Person(qtbot, window)
    links[1].setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = [one for one in window.findChildren(FocusRing) if one.isVisible()]
    assert ring.geometry().contains(_place(links[1]))
    area.verticalScrollBar().setValue(20)
    assert ring.geometry().contains(_place(links[1]))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.isVisible()
    staff.press("Tab")
    assert not ring.isVisible()


def test_a_window_that_ends_unasked_takes_bar_and_ring_along(qtbot: QtBot) -> None:
    window, _area, links = _page()
    with qtbot.waitExposed(window):
        window.show()
    links[0].setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
