"""The programme of work in short: how far it is written, what comes next, when to look back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.domain import facts
from partnerdesk.domain.action_plan import PlannedLine, PlanPart, action_plan
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.guidance import ProgrammePage, programme_of_partnership
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import days_pill
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, clear_layout, fact_line, hline, label, pill
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card

_MOST_LINES = 5
_PAGES = {
    ProgrammePage.ANALYSIS: N_("Shared analysis"),
    ProgrammePage.MONTHS: N_("Month chart"),
    ProgrammePage.PLAN: N_("Action plan"),
    ProgrammePage.REVIEWS: N_("Reviews"),
}


class WorkTab(Tab):
    """Facts, the way to each page of the programme, and what is to be done first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id = 0
        frame, column = titled_card(_("Programme of work"))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(px(6))
        column.addLayout(self._facts)
        buttons = FlowLayout()
        buttons.addWidget(
            button(_("Open the programme"), "primary", "list-checks", self.primary_action)
        )
        for page, words in _PAGES.items():
            buttons.addWidget(button(_(words), on_click=partial(self._open, page)))
        column.addLayout(buttons)
        first, self._first = titled_card(_("What comes first"))
        self._lines = QVBoxLayout()
        self._first.addLayout(self._lines)
        self._first_card = first
        self.column.addWidget(frame)
        self.column.addWidget(first)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show how far the programme is."""
        partnership = standing.partnership
        self._partnership_id = partnership.id
        clear_layout(self._facts)
        self._facts.addWidget(label(_counts(partnership)))
        states = QHBoxLayout()
        states.addWidget(pill(*_analysis_state(partnership)))
        states.addStretch(1)
        self._facts.addLayout(states)
        due = facts.review_due_on(partnership)
        if due is not None:
            words = _("The next review is due on {day}.").format(day=current_texts().date(due))
            self._facts.addWidget(label(words, "muted"))
        self._show_first(partnership)

    def primary_action(self) -> None:
        """Open objectives, targets and measures."""
        self._open(ProgrammePage.OUTLINE)

    def _open(self, page: ProgrammePage) -> None:
        self.follow(programme_of_partnership(self._partnership_id, page))

    def _show_first(self, partnership: Partnership) -> None:
        """The first lines of the action plan."""
        today = self.context.desk.clock().date()
        plan = action_plan(partnership.programme, today)
        lines = [line for part in PlanPart for line in plan.of(part)][:_MOST_LINES]
        self._first_card.setVisible(bool(lines))
        clear_layout(self._lines)
        for at, line in enumerate(lines):
            if at:
                self._lines.addWidget(hline())
            self._lines.addLayout(self._line(line))

    def _line(self, line: PlannedLine) -> QHBoxLayout:
        today = self.context.desk.clock().date()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        words = f"{line.number}  {line.item.text or _('Not written yet')}"
        row.addWidget(label(words), 1)
        if line.day is not None:
            row.addWidget(days_pill(line.day, today))
        return row


def _counts(partnership: Partnership) -> str:
    programme = partnership.programme
    objectives, targets = len(programme.objectives), len(programme.targets)
    measures = len(programme.measures)
    return fact_line(
        n_("{count} objective", "{count} objectives", objectives).format(count=objectives),
        n_("{count} target", "{count} targets", targets).format(count=targets),
        n_("{count} measure", "{count} measures", measures).format(count=measures),
    )


def _analysis_state(partnership: Partnership) -> tuple[str, State]:
    parties = partnership.parties
    if facts.analysis_is_shared(partnership):
        return _("All partners agree with the analysis"), "ok"
    agreed = sum(one.analysis_agreed_on is not None for one in parties)
    words = _("{count} of {all} partners agree with the analysis")
    return words.format(count=agreed, all=len(parties)), "warn" if agreed else "none"
