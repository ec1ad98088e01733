"""The panel that lists what does not fit, each with a link to the place that mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.findings import Finding, Grade
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, clear_layout, label, pill
from partnerdesk.ui.screens.budgets.panels import Panel

_MOST_SHOWN = 40
_STATES: dict[Grade, State] = {Grade.MUST: "bad", Grade.SHOULD: "warn", Grade.COULD: "info"}


class FindingsPanel(Panel):
    """What does not fit in the budget and its books.

    Signals:
        followed(object): the link of a finding.
    """

    followed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What does not fit"))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(16))
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> bool:
        """List the findings anew; the panel stays when all is mended, to say so."""
        clear_layout(self._list)
        findings = [one.finding for one in judged.findings]
        for finding in findings[:_MOST_SHOWN]:
            self._list.addWidget(self._entry(finding))
        if len(findings) > _MOST_SHOWN:
            more = _("{count} more").format(count=len(findings) - _MOST_SHOWN)
            self._list.addWidget(label(more, "small"))
        if not findings:
            self._list.addWidget(label(_("Everything fits.")))
        return True

    def _entry(self, finding: Finding) -> QWidget:
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(pill(_grade_word(finding.grade), _STATES[finding.grade]))
        said = finding.sentence.text(current_texts())
        column.addWidget(label(said))
        column.addWidget(label(_(finding.why), "small"))
        link = button(_(finding.verb), "link", on_click=lambda: self.followed.emit(finding.link))
        link.setAccessibleDescription(said)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return entry


def _grade_word(grade: Grade) -> str:
    return {
        Grade.MUST: _("Must be mended"),
        Grade.SHOULD: _("Should be mended"),
        Grade.COULD: _("Keep an eye on it"),
    }[grade]
