"""Home: the one next step, the steps of its partnership, and what comes up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.guidance import Link
from partnerdesk.ui.kit.changes import BACKUPS, PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.name_link import NameLink
from partnerdesk.ui.kit.next_step import NextStepCard
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout
from partnerdesk.ui.screens.home.cards import (
    StepsCard,
    coming_card,
    drafts_card,
    others_card,
    tip_card,
)
from partnerdesk.ui.screens.home.view import Front, HomeView

if TYPE_CHECKING:
    from partnerdesk.ui.kit.fields import FieldRow

NOON, EVENING = 12, 18
"""Hours from which people are greeted with another word."""


class HomeScreen(Screen):
    """What to do now, for whoever comes to the desk."""

    tables = PARTNERSHIP_TABLES | {"person", "interview_draft", BACKUPS}
    help_topic = "home"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._start = button(_("Start a partnership"), icon_name="plus", on_click=self.new)
        self._header = page_header("", "", self._start)
        self._next = NextStepCard(self._follow)
        self._steps = StepsCard(self._follow, self._open_partnership)
        self._main, self._side = _column(), _column()
        self._main.addWidget(self._next)
        self._main.addWidget(self._steps)
        self._main.addStretch(1)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, px(8))
        self._columns.setSpacing(px(16))
        self._columns.addLayout(self._main, 6)
        self._columns.addLayout(self._side, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll_page(content))
        self._view: HomeView | None = None
        self._shows_all_dates = False
        self._begin = self._start
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)

    def arrive(self, view: HomeView | None = None) -> None:
        """Show how things stand now, with the keyboard on the next step.

        A ``view`` is shown as it is: the records are then not open yet.
        """
        self._shows_all_dates = False
        if view is None:
            self.reload()
        else:
            self._show(view)
        first = self._begin if self._next.isHidden() else self._next
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read everything again."""
        from partnerdesk.ui.screens.home import reading  # it brings SQLAlchemy

        today = self.context.desk.clock().date()
        most_dates = None if self._shows_all_dates else reading.MOST_DATES
        self._show(reading.read_home(self.context.desk, (today,), most_dates)[today])

    def field_rows(self) -> list[FieldRow]:
        """None: there is nothing to type here."""
        return []

    def primary_action(self) -> None:
        """Do the next step, or begin or go on with a partnership where there is none."""
        if self._next.isHidden():
            self._begin.click()
        else:
            self._next.go()

    def new(self) -> None:
        """Start a partnership."""
        self.context.open("interview")

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._next.set_narrow(narrow)
        self._steps.set_narrow(narrow)

    def _show(self, view: HomeView) -> None:
        self._header.set_title(self._greeting(view.person))
        before, self._view = self._view, view
        self._header.set_subtitle(view.facts)
        if before is not None and view == before._replace(facts=view.facts):
            return  # whoever works here already keeps her place, also when a backup was made
        self._show_front(view.front)
        self._fill_side(view)
        self._begin = self._start
        if view.front is None:
            self._show_beginning(view)
        self._stack.setCurrentIndex(1 if view.front is None else 0)

    def _show_beginning(self, view: HomeView) -> None:
        """What to do while there is no partnership; it depends on what was begun."""
        before = self._stack.widget(1)
        page = self._begun_page(view) if view.drafts else self._empty_page(view.is_sample)
        self._stack.addWidget(scroll_page(page))
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _show_front(self, front: Front | None) -> None:
        step = front.next_step if front else None
        self._next.setVisible(step is not None)
        if step is not None:
            self._next.show_step(step)
        self._steps.setVisible(front is not None)
        if front is not None:
            self._steps.show_partnership(front)

    def _fill_side(self, view: HomeView) -> None:
        clear_layout(self._side)
        if view.drafts:
            self._side.addWidget(drafts_card(view.drafts, self._go_on))
        self._coming = coming_card(view, self._follow, self._show_all_dates)
        self._side.addWidget(self._coming)
        if view.others:
            everything = partial(self.context.open, "partnerships")
            self._side.addWidget(others_card(view, self._open_partnership, everything))
        self._side.addWidget(tip_card(lambda: self.context.open("register")))
        self._side.addStretch(1)

    def _show_all_dates(self) -> None:
        """Unfold all that is to come, with the keyboard on the first date that was hidden."""
        before = len(self._view.dates) if self._view is not None else 0
        self._shows_all_dates = True
        self.reload()
        for hidden in self._coming.findChildren(NameLink)[before : before + 1]:
            hidden.setFocus(Qt.FocusReason.OtherFocusReason)

    def _greeting(self, person: str) -> str:
        hour = self.context.desk.clock().hour
        if not person:
            return _("Welcome")
        if hour < NOON:
            return _("Good morning, {name}").format(name=person)
        if hour < EVENING:
            return _("Good afternoon, {name}").format(name=person)
        return _("Good evening, {name}").format(name=person)

    def _empty_page(self, is_sample: bool) -> QWidget:
        self._begin = button(_("Start your first partnership"), "primary", "plus", self.new)
        actions = [self._begin]
        if not is_sample:
            look = button(_("Look at an example first"), "link", on_click=self.context.open_sample)
            actions.append(look)
        words = _("Eight questions lead you from an idea to a first contract. Stop at any time.")
        return empty_state("sprout", _("Start your first partnership"), words, *actions)

    def _begun_page(self, view: HomeView) -> QWidget:
        latest, *others = view.drafts
        go_on = partial(self._go_on, latest.draft_id)
        self._begin = button(_("Go on with it"), "primary", "arrow-right", go_on)
        actions: list[QWidget] = [self._begin]
        if others:
            actions.append(drafts_card(others, self._go_on))
        title = _("Go on with “{name}”").format(name=latest.name)
        words = _("Eight questions lead you from an idea to a first contract. Stop at any time.")
        return empty_state("sprout", title, words, *actions)

    def _follow(self, link: Link) -> None:
        self.context.open(link.screen, **link.arguments)

    def _open_partnership(self, partnership_id: int) -> None:
        self.context.open("partnership", partnership_id=partnership_id)

    def _go_on(self, draft_id: int) -> None:
        self.context.open("interview", draft_id=draft_id)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(12))
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column
