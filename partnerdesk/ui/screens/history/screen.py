"""The history: what was done, when and by whom, and the way to take the last step back."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.history import HistoryEntry
from partnerdesk.services import history
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label, pill

PAGE_LENGTH = 60


class HistoryScreen(Screen):
    """Every step with its day, the newest first."""

    help_topic = "history"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown = PAGE_LENGTH
        self._undo = button(_("Take back the last step"), icon_name="undo-2", on_click=context.undo)
        content = QWidget()
        self._days = QVBoxLayout(content)
        self._days.setContentsMargins(0, 0, 0, 0)
        self._days.setSpacing(px(12))
        layout = page_layout(self)
        facts = _("Nothing is ever lost: every step stands here with its name.")
        layout.addWidget(page_header(_("History"), facts, self._undo))
        layout.addWidget(scroll_page(content), 1)
        context.changes.tables_changed.connect(self._note_any_change)

    def arrive(self) -> None:
        """Show the newest steps."""
        self._shown = PAGE_LENGTH
        self.reload()

    def reload(self) -> None:
        """Show the steps in a card for each day."""
        clear_layout(self._days)
        entries = history.list_history(self.context.desk, limit=self._shown + 1)
        self._undo.setEnabled(bool(entries))
        if not entries:
            words = _("Whatever you do from now on will be listed here.")
            self._days.addWidget(empty_state("history", _("Nothing has happened yet"), words), 1)
            return
        lines: QBoxLayout | None = None
        day = None
        for entry in entries[: self._shown]:
            if entry.happened_at.date() != day:
                day = entry.happened_at.date()
                lines = self._add_day(current_texts().weekday_date(day))
            elif lines is not None:
                lines.addWidget(hline())
            if lines is not None:
                lines.addLayout(_line(entry))
        if len(entries) > self._shown:
            self._days.addWidget(button(_("Show older steps"), "link", on_click=self._show_more))
        self._days.addStretch(1)

    def _show_more(self) -> None:
        self._shown += PAGE_LENGTH
        self.reload()

    def _add_day(self, title: str) -> QBoxLayout:
        frame, layout = card(gap=8)
        layout.addWidget(label(title, "h2"))
        self._days.addWidget(frame)
        return layout

    def _note_any_change(self, _tables: frozenset[str]) -> None:
        if self.isVisible():
            self.reload()


def _line(entry: HistoryEntry) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(label(f"{entry.happened_at:%H:%M}", "muted", wrap=False))
    row.addWidget(label(entry.text(current_texts())), 1)
    if entry.is_undone:
        row.addWidget(pill(_("Taken back"), "none"))
    row.addWidget(label(entry.who, "muted", wrap=False))
    return row
