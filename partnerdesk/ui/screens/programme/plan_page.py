"""The action plan: what comes first in the next months."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.action_plan import (
    CHOICES_OF_MONTHS,
    MONTHS_AHEAD,
    PlannedLine,
    PlanPart,
    action_plan,
)
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.programme import Level, Target
from partnerdesk.domain.revisions import period_words, responsible_words, target_figures
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import days_pill
from partnerdesk.ui.kit.tabbed_screen import TabPage
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, fact_line, hline, label


class PlanPage(TabPage):
    """Late, running, soon: a card each, and a link to every measure."""

    paper = "actionplan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._months = MONTHS_AHEAD
        self._shown: object = None
        self._chips = ChipBar(_("How far do you look ahead?"))
        self._chips.set_chips(
            [
                (str(count), n_("{count} month", "{count} months", count).format(count=count), None)
                for count in CHOICES_OF_MONTHS
            ]
        )
        self._chips.choose(str(MONTHS_AHEAD))
        self._chips.chosen.connect(self._look_ahead)
        self._days = label("", "muted")
        self._none = label(_("Nothing is planned for this time yet."), "muted")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(12))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        for part in (self._chips, self._days, self._none):
            column.addWidget(part)
        column.addLayout(self._cards)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll_page(content))

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the plan as of today."""
        self.partnership = partnership
        today = self.context.desk.clock().date()
        plan = action_plan(partnership.programme, today, self._months)
        if plan == self._shown:
            return
        self._shown = plan
        texts = current_texts()
        days = _("From {first} until {last}")
        self._days.setText(
            days.format(first=texts.date(plan.begins_on), last=texts.date(plan.ends_on))
        )
        self._none.setVisible(not plan.lines)
        clear_layout(self._cards)
        for part in PlanPart:
            if lines := plan.of(part):
                self._cards.addWidget(self._card(part, lines))

    def _look_ahead(self, months: str) -> None:
        self._months = int(months)
        self.show_partnership(self.present)

    def _card(self, part: PlanPart, lines: tuple[PlannedLine, ...]) -> QFrame:
        frame, column = card(gap=6)
        column.addWidget(label(_(part.label), "h2"))
        for line in lines:
            column.addWidget(hline())
            column.addWidget(self._line(line))
        return frame

    def _line(self, line: PlannedLine) -> QWidget:
        texts, item = current_texts(), line.item
        level = Level.TARGET if isinstance(item, Target) else Level.MEASURE
        if isinstance(item, Target):
            facts = target_figures(item, texts)
        else:
            facts = fact_line(responsible_words(item), period_words(item, texts))
        name = f"{line.number}  {item.text or _('Not written yet')}"
        opener = button(name, "link", on_click=partial(self._open, level, item.id))
        words = QVBoxLayout()
        words.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(opener)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(label(facts, "small"))
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if line.day is not None:
            row.addWidget(days_pill(line.day, self.context.desk.clock().date()))
        return cell

    def _open(self, level: Level, number: int) -> None:
        self.context.open(
            "programme", partnership_id=self.present.id, page="outline", field=f"{level}-{number}"
        )
