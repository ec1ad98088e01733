"""All partnerships as cards, by their stage."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.partnership import PartnershipStage
from partnerdesk.domain.steps import done_count
from partnerdesk.services.steps import list_standings
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.states import PARTNERSHIP_STATES
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    button,
    card,
    clear_layout,
    fact_line,
    label,
    pill,
    progress_bar,
)

_EVERY_STAGE = "all"


class PartnershipsScreen(Screen):
    """Cards with filter chips by stage; each card says what comes next."""

    tables = PARTNERSHIP_TABLES
    help_topic = "partnerships"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._narrow = False
        self._standings: tuple[Standing, ...] = ()
        start = button(_("Start a partnership"), "primary", "plus", self.new)
        self._header = page_header(_("Partnerships"), "", start)
        self._chips = ChipBar(_("Show partnerships by stage"))
        self._chips.chosen.connect(lambda _stage: self._show_cards())
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(8))
        self._grid = QGridLayout()
        self._grid.setSpacing(px(12))
        column.addLayout(self._grid)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll_page(content))
        self._stack.addWidget(scroll_page(self._empty_page()))
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._chips)
        layout.addWidget(self._stack, 1)

    def arrive(self, stage: str = "") -> None:
        """Show all partnerships, or those of one stage."""
        self.reload()
        if stage:
            self._chips.choose(stage)
            self._show_cards()

    def bookmark(self) -> dict[str, Any]:
        """The stage that is shown."""
        return {"stage": self._chips.value()}

    def reload(self) -> None:
        """Read all partnerships again."""
        order = list(PartnershipStage)
        standings = list_standings(self.context.desk)
        self._standings = tuple(
            sorted(standings, key=lambda one: order.index(one.partnership.stage))
        )
        self._stack.setCurrentIndex(0 if standings else 1)
        self._header.setVisible(bool(standings))
        self._chips.setVisible(bool(standings))
        stages = [one.partnership.stage for one in standings]
        chips = [(_EVERY_STAGE, _("All"), len(stages))]
        chips += [(one.value, _(one.label), stages.count(one)) for one in order if one in stages]
        self._chips.set_chips(chips)
        self._show_cards()

    def primary_action(self) -> None:
        """Start a partnership."""
        self.new()

    def new(self) -> None:
        """Start a partnership."""
        self.context.open("interview")

    def set_narrow(self, narrow: bool) -> None:
        """One column of cards or two."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_cards()

    def _show_cards(self) -> None:
        clear_layout(self._grid)
        chosen = self._chips.value()
        shown = [one for one in self._standings if chosen in (_EVERY_STAGE, one.partnership.stage)]
        columns = 1 if self._narrow else 2
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for position, standing in enumerate(shown):
            row, column = divmod(position, columns)
            self._grid.addWidget(self._card(standing), row, column)

    def _card(self, standing: Standing) -> QWidget:
        partnership = standing.partnership
        frame, column = card(gap=6)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(partnership.name, "h2"), 1)
        stage = partnership.stage
        head.addWidget(pill(_(stage.label), PARTNERSHIP_STATES[stage]))
        column.addLayout(head)
        column.addWidget(label(_facts(standing), "muted"))
        column.addStretch(1)  # what follows stands at one height in cards side by side
        done = done_count(standing.steps)
        words = _("{done} of {all} steps done").format(done=done, all=len(standing.steps))
        column.addWidget(progress_bar(done, len(standing.steps), words))
        column.addWidget(label(words, "small"))
        column.addLayout(self._next_row(standing))
        return frame

    def _next_row(self, standing: Standing) -> QHBoxLayout:
        """What comes next, and the way to the page."""
        partnership, step, later = standing.partnership, standing.next_step, standing.later_step
        words = QVBoxLayout()
        words.setSpacing(px(2))
        if step is not None:
            words.addWidget(label(_("Next: {step}").format(step=_(step.title)), "label"))
            words.addWidget(label(step.reason.text(current_texts())))
        elif later is not None:
            words.addWidget(label(_("Later: {step}").format(step=_(later.title)), "label"))
            words.addWidget(label(later.reason.text(current_texts())))
        go = button(
            _("Open"),
            on_click=lambda: self.context.open("partnership", partnership_id=partnership.id),
        )
        go.setAccessibleName(_("Open {name}").format(name=partnership.name))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _empty_page(self) -> QWidget:
        words = _("A partnership brings all who matter to one table. Start with a few questions.")
        start = button(_("Start a partnership"), "primary", "plus", self.new)
        return empty_state("sprout", _("No partnership yet"), words, start)


def _facts(standing: Standing) -> str:
    """How it began, where, and with how many."""
    partnership = standing.partnership
    count = len(partnership.parties)
    partners = n_("{count} partner", "{count} partners", count).format(count=count)
    parts = (_(partnership.path.label), partnership.area, partners)
    return fact_line(*parts)
