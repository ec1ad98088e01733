"""The cards of Home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Coming, Standing, coming_up
from partnerdesk.domain.interview import InterviewDraft
from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.name_link import NameLink
from partnerdesk.ui.kit.states import PARTNERSHIP_STATES, days_pill
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

MOST_COMING = 6
"""More dates than these are found on the pages of the partnerships."""

MOST_OTHERS = 6

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

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show a partnership with its steps."""
        clear_layout(self._head)
        partnership = standing.partnership
        self._head.addWidget(label(partnership.name, "h2"), 1)
        self._head.addWidget(_stage(partnership))
        whole = button(_("Open"), "link", on_click=lambda: self._open(partnership.id))
        whole.setAccessibleName(_("Open {name}").format(name=partnership.name))
        self._head.addWidget(whole)
        self._list.show_steps(standing.steps, today)

    def set_narrow(self, narrow: bool) -> None:
        """Put the reasons below the titles, or beside them."""
        self._list.set_narrow(narrow)


def coming_card(standings: Sequence[Standing], today: date, follow: Follow) -> QWidget:
    """The next dates, the earliest first."""
    frame, column = card(gap=8)
    column.addWidget(label(_("Coming up"), "h2"))
    coming = coming_up(standings)
    if not coming:
        column.addWidget(label(_("Nothing has a date yet."), "muted"))
        return frame
    several = len(standings) > 1
    for position, one in enumerate(coming[:MOST_COMING]):
        if position:
            column.addWidget(hline())
        column.addLayout(_date_row(one, today, follow, name_partnership=several))
    if len(coming) > MOST_COMING:
        more = _("and {count} more").format(count=len(coming) - MOST_COMING)
        column.addWidget(label(more, "small"))
    return frame


def _date_row(one: Coming, today: date, follow: Follow, *, name_partnership: bool) -> QBoxLayout:
    texts = current_texts()
    head = QHBoxLayout()
    head.setSpacing(px(8))
    head.addWidget(label(texts.day_and_month(one.day), "label", wrap=False))
    head.addWidget(label(one.partnership_name if name_partnership else "", "small"), 1)
    head.addWidget(days_pill(one.day, today))
    row = QVBoxLayout()
    row.setSpacing(0)
    row.addLayout(head)
    row.addWidget(NameLink(one.words.text(texts), lambda: follow(one.link)))
    return row


def others_card(standings: Sequence[Standing], open_partnership: OpenPartnership) -> QWidget:
    """The other partnerships, each with its stage and what it waits for."""
    frame, column = card(gap=6)
    column.addWidget(label(_("Other partnerships"), "h2"))
    for position, standing in enumerate(standings[:MOST_OTHERS]):
        if position:
            column.addWidget(hline())
        column.addLayout(_other(standing, open_partnership))
    if len(standings) > MOST_OTHERS:
        more = _("and {count} more").format(count=len(standings) - MOST_OTHERS)
        column.addWidget(label(more, "small"))
    return frame


def _other(standing: Standing, open_partnership: OpenPartnership) -> QBoxLayout:
    partnership, step = standing.partnership, standing.next_step
    name = NameLink(partnership.name, lambda: open_partnership(partnership.id))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(name)
    if step is not None:
        said = f"{_(step.title)}: {step.reason.text(current_texts())}"
        facts = label(said, "small")
        facts.setContentsMargins(px(8), 0, 0, 0)
        words.addWidget(facts)
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addLayout(words, 1)
    row.addWidget(_stage(partnership), 0, Qt.AlignmentFlag.AlignTop)
    return row


def drafts_card(drafts: Sequence[InterviewDraft], go_on: Callable[[int], object]) -> QWidget:
    """Interviews that were begun and not finished."""
    frame, column = card(gap=6)
    column.addWidget(label(_("Not finished yet"), "h2"))
    for draft in drafts:
        name = draft.name or _("Partnership without a name")
        words = _("Go on with “{name}”").format(name=name)
        link = NameLink(words, partial(go_on, draft.id))
        column.addWidget(link)
    return frame


def tip_card(open_register: Callable[[], object]) -> QWidget:
    """Advice that prevents the worst."""
    link = button(_("Open the partner register"), "link", on_click=open_register)
    return note(
        _("Look before you sign"),
        _("A wrong partner can stop your work. Write down what you found out about each one."),
        link,
    )


def _stage(partnership: Partnership) -> QWidget:
    return pill(_(partnership.stage.label), PARTNERSHIP_STATES[partnership.stage])
