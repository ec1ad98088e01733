"""The frame of every step: title, content, the side column, and the bar of buttons below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.interview_form import Page
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import bring_into_view, open_at_title, scroll_page
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import label
from partnerdesk.ui.screens.interview.side import PreparedList, WhyBox


class StepFrame(QWidget):
    """One step on the screen; made anew for each, so that Tab follows the reading order."""

    def __init__(self, page: Page, content: QWidget, buttons: list[QPushButton]) -> None:
        """``buttons``: the primary one first; it stands at the end and is reached first by Tab."""
        super().__init__()
        self.prepared = PreparedList()
        why = _("Why do we ask?") if page.questions else _("Good to know")
        self._why = WhyBox(why, [_(sentence) for sentence in page.why])
        self._main = QVBoxLayout()
        self._main.setSpacing(px(12))
        self._main.addWidget(label(_(page.title), "h1"))
        self._main.addWidget(self._why)
        self._main.addWidget(content)
        self._main.addStretch(1)
        self._side = QVBoxLayout()
        self._side.setSpacing(px(12))
        self._side.addWidget(self.prepared)
        self._side.addStretch(1)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, px(8), 0, px(8))
        self._columns.setSpacing(px(24))
        self._columns.addLayout(self._main, 5)
        self._columns.addLayout(self._side, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        area = scroll_page(inside)
        column.addWidget(area, 1)
        column.addLayout(bar_of(buttons, area))
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)

    def set_narrow(self, narrow: bool) -> None:
        """One column with the reason folded above the questions, or two columns."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        if narrow:
            self._main.insertWidget(1, self._why)
        else:
            self._side.insertWidget(0, self._why)
        self._why.set_foldable(narrow)

    def begin_at(self, widget: QWidget) -> None:
        """Set the focus into the first field, and leave the title above it in sight."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        open_at_title(self)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a field into view, with the words above it."""
        bring_into_view(widget)


def bar_of(buttons: list[QPushButton], area: QScrollArea) -> QHBoxLayout:
    """The bar below a page: the primary button, named first, stands at the end."""
    primary, *others = buttons
    bar = QHBoxLayout()
    bar.setSpacing(px(8))
    for other in others:
        bar.addWidget(other)
    bar.addStretch(1)
    bar.addWidget(MoreBelow(area))
    bar.addSpacing(px(8))
    bar.addWidget(primary)
    return bar
