"""Home: the one next step, the steps of its partnership, and what comes up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Standing, most_urgent
from partnerdesk.domain.guidance import Link
from partnerdesk.services import backups, centre, interviews, people
from partnerdesk.services.steps import list_standings
from partnerdesk.ui.kit.language import _, current_texts, n_
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

NOON, EVENING = 12, 18
"""Hours from which people are greeted with another word."""


class HomeScreen(Screen):
    """What to do now, for whoever comes to the desk."""

    tables = frozenset(
        {
            "partnership",
            "partner",
            "organisation",
            "contact",
            "research_answer",
            "meeting",
            "task",
            "agreement",
            "clause",
            "budget",
            "source",
            "cost_line",
            "amount",
            "person",
            "interview_draft",
        }
    )
    help_topic = "home"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        start = button(_("Start a partnership"), icon_name="plus", on_click=self.new)
        self._header = page_header("", "", start)
        self._next = NextStepCard(self._follow)
        self._steps = StepsCard(self._follow, self._open_partnership)
        self._main, self._side = _column(), _column()
        self._main.addWidget(self._next)
        self._main.addWidget(self._steps)
        self._main.addStretch(1)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, px(8), px(8))
        self._columns.setSpacing(px(16))
        self._columns.addLayout(self._main, 6)
        self._columns.addLayout(self._side, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll_page(content))
        self._stack.addWidget(scroll_page(self._empty_page()))
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)

    def arrive(self) -> None:
        """Show how things stand now, with the keyboard on the next step."""
        self.reload()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read everything again."""
        standings = list_standings(self.context.desk)
        drafts = interviews.list_drafts(self.context.desk)
        self._header.set_title(self._greeting())
        self._header.set_subtitle(self._facts(len(standings)))
        self._stack.setCurrentIndex(0 if standings or drafts else 1)
        current = most_urgent(standings) or next(iter(standings), None)
        self._show_main(current)
        clear_layout(self._side)
        self._fill_side(standings, current)
        if drafts:
            self._side.insertWidget(0, drafts_card(drafts, self._go_on))

    def primary_action(self) -> None:
        """Do the next step, or start a partnership where there is none."""
        if self._next.isHidden():
            self.new()
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

    def _show_main(self, current: Standing | None) -> None:
        step = current.next_step if current else None
        self._next.setVisible(step is not None)
        if current is not None and step is not None:
            self._next.show_step(step, current.partnership.name)
        self._steps.setVisible(current is not None)
        if current is not None:
            self._steps.show_standing(current, self.context.desk.clock().date())

    def _fill_side(self, standings: tuple[Standing, ...], current: Standing | None) -> None:
        today = self.context.desk.clock().date()
        self._side.addWidget(coming_card(standings, today, self._follow))
        others = tuple(one for one in standings if one is not current)
        if others:
            self._side.addWidget(others_card(others, self._open_partnership))
        self._side.addWidget(tip_card(lambda: self.context.open("register")))
        self._side.addStretch(1)

    def _greeting(self) -> str:
        hour = self.context.desk.clock().hour
        person = people.current_person(self.context.desk)
        if person is None:
            return _("Welcome")
        if hour < NOON:
            return _("Good morning, {name}").format(name=person.name)
        if hour < EVENING:
            return _("Good afternoon, {name}").format(name=person.name)
        return _("Good evening, {name}").format(name=person.name)

    def _facts(self, partnerships: int) -> str:
        """The date, how many partnerships there are, and when all of it was backed up."""
        now = self.context.desk.clock()
        count = n_("{count} partnership", "{count} partnerships", partnerships)
        parts = (
            current_texts().weekday_date(now.date()),
            count.format(count=partnerships),
            self._backup_facts(),
        )
        return "  ·  ".join(parts)

    def _backup_facts(self) -> str:
        backup = backups.last_backup(self.context.desk)
        if backup is None:
            return _("no backup yet")
        days = (self.context.desk.clock().date() - backup.made_at.date()).days
        if days <= 0:
            return _("last backup today")
        if days == 1:
            return _("last backup yesterday")
        return n_("last backup {count} day ago", "last backup {count} days ago", days).format(
            count=days
        )

    def _empty_page(self) -> QWidget:
        actions = [button(_("Start your first partnership"), "primary", "plus", self.new)]
        own = centre.get_centre(self.context.desk)
        if own is None or not own.is_sample:
            look = button(_("Look at an example first"), "link", on_click=self.context.open_sample)
            actions.append(look)
        words = _("Eight questions lead you from an idea to a first contract. Stop at any time.")
        return empty_state("sprout", _("Start your first partnership"), words, *actions)

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
