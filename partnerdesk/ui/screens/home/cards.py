"""The cards of Home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.name_link import NameLink
from partnerdesk.ui.kit.step_list import Follow, StepList
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    button,
    card,
    clear_layout,
    hline,
    label,
    note,
    pill,
)
from partnerdesk.ui.screens.home.view import DateLine, DraftLine, Front, HomeView, OtherLine

OpenPartnership = Callable[[int], object]


class StepsCard(QFrame):
    """A partnership with its steps."""

    def __init__(self, follow: Follow, open_partnership: OpenPartnership) -> None:
        super().__init__()
        self._open = open_partnership
        self.setProperty("role", "card")
        self._head = QHBoxLayout()
        self._head.setSpacing(px(8))
        self._list = StepList(follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addLayout(self._head)
        column.addWidget(self._list)

    def show_partnership(self, front: Front) -> None:
        """Show a partnership with its steps."""
        clear_layout(self._head)
        self._head.addWidget(label(front.name, "h2"), 1)
        self._head.addWidget(pill(front.stage, front.stage_state))
        whole = button(_("Open"), "link", on_click=lambda: self._open(front.partnership_id))
        whole.setAccessibleName(_("Open {name}").format(name=front.name))
        self._head.addWidget(whole)
        self._list.show_steps(front.steps)

    def set_narrow(self, narrow: bool) -> None:
        """Put the reasons below the titles, or beside them."""
        self._list.set_narrow(narrow)


def coming_card(view: HomeView, follow: Follow, show_all: Callable[[], object]) -> QWidget:
    """The next dates, the earliest first."""
    frame, column = card(gap=8)
    column.addWidget(label(_("Coming up"), "h2"))
    if not view.dates:
        column.addWidget(label(_("Nothing has a date yet."), "muted"))
        return frame
    for position, line in enumerate(view.dates):
        if position:
            column.addWidget(hline())
        column.addLayout(_date_row(line, follow))
    _offer_more(column, view.more_dates, show_all, _("Coming up"))
    return frame


def _date_row(line: DateLine, follow: Follow) -> QBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(px(8))
    head.addWidget(label(line.day, "label", wrap=False))
    head.addWidget(label(line.partnership, "small"), 1)
    head.addWidget(pill(line.days, line.days_state))
    row = QVBoxLayout()
    row.setSpacing(0)
    row.addLayout(head)
    row.addWidget(NameLink(line.words, lambda: follow(line.link)))
    return row


def others_card(
    view: HomeView, open_partnership: OpenPartnership, show_all: Callable[[], object]
) -> QWidget:
    """The other partnerships, each with its stage and what it waits for."""
    frame, column = card(gap=6)
    column.addWidget(label(_("Other partnerships"), "h2"))
    for position, line in enumerate(view.others):
        if position:
            column.addWidget(hline())
        column.addLayout(_other(line, open_partnership))
    _offer_more(column, view.more_others, show_all, _("Other partnerships"))
    return frame


def _other(line: OtherLine, open_partnership: OpenPartnership) -> QBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    link = NameLink(line.name, lambda: open_partnership(line.partnership_id))
    words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
    if line.facts:
        words.addWidget(label(line.facts, "small"))
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addLayout(words, 1)
    row.addWidget(pill(line.stage, line.stage_state), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _offer_more(column: QBoxLayout, count: int, show_all: Callable[[], object], title: str) -> None:
    if count:
        link = NameLink(_("Show {count} more").format(count=count), show_all)
        link.setAccessibleName(f"{title}: {link.text()}")  # there may be two of them
        column.addWidget(link)


def drafts_card(drafts: Sequence[DraftLine], go_on: Callable[[int], object]) -> QWidget:
    """Interviews that were begun and not finished."""
    frame, column = card(gap=6)
    column.addWidget(label(_("Not finished yet"), "h2"))
    for draft in drafts:
        words = _("Go on with “{name}”").format(name=draft.name)
        column.addWidget(NameLink(words, partial(go_on, draft.draft_id)))
    return frame


def tip_card(open_register: Callable[[], object]) -> QWidget:
    """Advice that prevents the worst."""
    link = button(_("Open the partner register"), "link", on_click=open_register)
    return note(
        _("Look before you sign"),
        _("A wrong partner can stop your work. Write down what you found out about each one."),
        link,
    )
