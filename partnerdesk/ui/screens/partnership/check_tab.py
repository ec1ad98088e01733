"""The partnership check: each statement with its state, why it matters and where to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.checks import CHAPTERS, CheckResult, CheckState
from partnerdesk.domain.coming import Standing
from partnerdesk.services.checks import check_partnership
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import CHECK_STATES
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card

_ALL = "all"


class CheckTab(Tab):
    """What does not hold comes first; chips show the rest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._results: tuple[CheckResult, ...] = ()
        self._chips = ChipBar(_("Show statements by state"))
        self._chips.chosen.connect(lambda _state: self._show_results())
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        words = _("What makes a partnership last, judged by what is written here.")
        self.column.addWidget(label(words, "muted"))
        self.column.addWidget(self._chips)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Judge all statements again."""
        self._results = check_partnership(self.context.desk, standing.partnership.id)
        states = [result.state for result in self._results]
        wanted = (
            CheckState.DOES_NOT_HOLD,
            CheckState.HOLDS,
            CheckState.NOT_JUDGED_YET,
            CheckState.DOES_NOT_APPLY,
        )
        chips = [(state.value, _(state.label), states.count(state)) for state in wanted]
        self._chips.set_chips([*chips, (_ALL, _("All"), len(states))])
        self._show_results()

    def _show_results(self) -> None:
        clear_layout(self._list)
        chosen = self._chips.value()
        shown = [one for one in self._results if chosen in (_ALL, one.state)]
        if not shown:
            self._list.addWidget(label(_("Nothing here."), "muted"))
        for chapter in CHAPTERS:
            results = [one for one in shown if one.code.startswith(chapter.letter)]
            if results:
                self._add_chapter(_(chapter.title), results)

    def _add_chapter(self, title: str, results: list[CheckResult]) -> None:
        frame, column = titled_card(title)
        for position, result in enumerate(results):
            if position:
                column.addWidget(hline())
            column.addLayout(self._row(result))
        self._list.addWidget(frame)

    def _row(self, result: CheckResult) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(f"{result.code}  {_(result.title)}", "label"))
        words.addWidget(label(result.evidence_text(current_texts())))
        words.addWidget(label(_(result.why), "small"))
        side = QVBoxLayout()
        side.setSpacing(px(4))
        trailing = Qt.AlignmentFlag.AlignTrailing
        side.addWidget(pill(_(result.state.label), CHECK_STATES[result.state]), 0, trailing)
        if result.state in (CheckState.DOES_NOT_HOLD, CheckState.NOT_JUDGED_YET):
            mend = button(_("Go there"), "link", on_click=lambda: self.follow(result.link))
            mend.setAccessibleName(f"{mend.text()}: {result.code}")
            side.addWidget(mend, 0, trailing)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addLayout(side)
        return row
