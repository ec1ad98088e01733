"""Everything that was done to a partnership."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.history import HistoryEntry
from partnerdesk.services.partnership_history import history_of_partnership
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card

_MOST = 100


class HistoryTab(Tab):
    """The newest steps first, with day and name."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        frame, column = titled_card(_("What was done"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        column.addLayout(self._lines)
        whole = button(
            _("Open the whole history"), "link", on_click=lambda: context.open("history")
        )
        row = QHBoxLayout()
        row.addWidget(whole)
        row.addStretch(1)
        column.addLayout(row)
        self.column.addWidget(frame)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show the newest steps."""
        clear_layout(self._lines)
        partnership_id = standing.partnership.id
        entries = history_of_partnership(self.context.desk, partnership_id, limit=_MOST)
        for position, entry in enumerate(entries):
            if position:
                self._lines.addWidget(hline())
            self._lines.addLayout(_line(entry))


def _line(entry: HistoryEntry) -> QHBoxLayout:
    texts = current_texts()
    row = QHBoxLayout()
    row.setSpacing(px(12))
    when = f"{texts.short_date(entry.happened_at.date())} {entry.happened_at:%H:%M}"
    row.addWidget(label(when, "muted", wrap=False))
    row.addWidget(label(entry.text(texts)), 1)
    if entry.is_undone:
        row.addWidget(pill(_("Taken back"), "none"))
    row.addWidget(label(entry.who, "muted", wrap=False))
    return row
