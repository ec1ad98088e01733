"""What of a page is in sight when it opens, where letters are large."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.kit.page import PageArea
from partnerdesk.ui.kit.theme import apply_theme
from partnerdesk.ui.main_window import MainWindow
from tests.ui.audit import comes_to_rest
from tests.ui.places import every_place

PLACES = (
    "interview-who", "partnership-partners", "meeting-after", "meeting-of-partners",
    "find-partners-kinds", "find-partners-matrix", "find-partners-exchange",
    "letter", "letter-from-register", "register-tied", "shares",
)  # fmt: skip
"""Pages that put the keyboard into a field which at 200 % stands far down."""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, sample_desk: Desk) -> Iterator[MainWindow]:
    """The sample centre at 200 %."""
    sample_desk.settings.change(text_size=200)
    shown = MainWindow(sample_desk)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.open("home")
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    apply_theme(qapp)  # the size is that of all windows


def test_every_page_opens_at_its_title_with_the_keyboard_in_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    known = {place.name: place for place in every_place()}
    for name in PLACES:
        place = known[name]
        window.open(place.screen, **place.arguments(window.desk))
        page = window.screen_in_front
        assert page is not None
        qtbot.waitUntil(partial(_begins_at_top, page))
        qtbot.waitUntil(partial(_keyboard_is_seen_on, page))


def test_whoever_asks_for_a_field_sees_that_field(qtbot: QtBot, window: MainWindow) -> None:
    known = {place.name: place for place in every_place()}
    about = known["partnership-about"]
    window.open(about.screen, **{**about.arguments(window.desk), "field": "end_date"})
    page = window.screen_in_front
    assert page is not None
    qtbot.waitUntil(lambda: not _begins_at_top(page))
    qtbot.waitUntil(lambda: _keyboard_is_seen_on(page))
    window.open("home")
    window.open(about.screen, **about.arguments(window.desk))
    qtbot.waitUntil(lambda: _begins_at_top(page))


def test_whoever_is_asked_who_signs_begins_with_the_name(qtbot: QtBot, window: MainWindow) -> None:
    window.open("register", organisation_id=2, add_contact=True)
    page = window.screen_in_front
    assert page is not None
    for _round in range(5):  # a page is led to its beginning only once it is laid out
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() == "Name of the person"
    qtbot.waitUntil(lambda: _keyboard_is_seen_on(page))


def test_the_form_of_an_invitation_begins_at_its_first_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    partnership = next(one for one in list_partnerships(window.desk) if len(one.parties) > 2)
    for partner in partnership.parties[1:3]:
        window.open("home")
        window.open("invitations", partnership_id=partnership.id, partner_id=partner.id)
        page = window.screen_in_front
        assert page is not None
        comes_to_rest(qtbot, window)
        focused = QApplication.focusWidget()
        assert focused is not None and _keyboard_is_seen_on(page)
        assert focused.accessibleName() in {"Sent on", "What does it answer?"}


def test_the_last_source_that_is_seen_ends_at_the_edge_of_the_budget(
    qtbot: QtBot, window: MainWindow
) -> None:
    """A sliver of the next one would show points and half letters."""
    budget = next(place for place in every_place() if place.name == "budget")
    window.open("budgets")
    comes_to_rest(qtbot, window)
    window.open(budget.screen, **budget.arguments(window.desk))
    table = next(one for one in window.findChildren(QTableView) if one.hasFocus())
    header = table.horizontalHeader()
    qtbot.waitUntil(
        lambda: (
            table.viewport().width()
            in {
                header.sectionViewportPosition(at) + header.sectionSize(at)
                for at in range(header.count())
            }
        )
    )


def test_a_tab_has_its_height_when_it_is_first_seen(window: MainWindow) -> None:
    known = {place.name: place for place in every_place()}
    for name in ("partnership-steps", "partnership-check"):
        window.open(known[name].screen, **known[name].arguments(window.desk))
    page = window.screen_in_front
    assert page is not None
    content = next(area.widget() for area in page.findChildren(PageArea) if area.isVisible())
    assert content is not None
    assert content.height() >= content.heightForWidth(content.width()) > window.height()


def _begins_at_top(page: QWidget) -> bool:
    shown = [area for area in page.findChildren(PageArea) if area.isVisible()]
    return all(area.verticalScrollBar().value() == 0 for area in shown)


def _keyboard_is_seen_on(page: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return (
        focused is not None and page.isAncestorOf(focused) and not focused.visibleRegion().isEmpty()
    )
