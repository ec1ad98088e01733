"""What of a page of the interview is in sight when it opens."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.page import PageArea
from partnerdesk.ui.main_window import MainWindow


def test_a_page_opens_at_its_title_with_large_letters_too(qtbot: QtBot, sample_desk: Desk) -> None:
    sample_desk.settings.change(text_size=200)
    draft_id = interviews.save_draft(sample_desk, None, "who", {"path": "bottom", "name": "Oak"})
    window = MainWindow(sample_desk)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    window.open("home")
    with qtbot.waitExposed(window):
        window.show()
    window.open("interview", draft_id=draft_id)
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    focused = window.focusWidget()
    assert focused is not None
    (area,) = (one for one in window.findChildren(PageArea) if one.isAncestorOf(focused))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.waitUntil(lambda: bar.value() == 0)
    qtbot.waitUntil(lambda: not focused.visibleRegion().isEmpty())
    assert bar.value() == 0
