"""What a clause still lacks, each with the link that mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from partnerdesk.domain.filled_agreement import Gap
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label, picture_label

_MOST_SHOWN = 3


class GapNotes(QFrame):
    """A coloured note with a line for each gap; hidden while nothing is missing."""

    def __init__(self, context: Context, open_field: Callable[[str], None]) -> None:
        """``open_field`` shows a field of this clause, where that is the place to mend it."""
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("state", "warn")
        self._context = context
        self._open_field = open_field
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(8), px(6))
        row.setSpacing(px(10))
        mark = picture_label("triangle-alert", "warn", 20)
        beside_first_line = QVBoxLayout()
        beside_first_line.addSpacing(px(5))
        beside_first_line.addWidget(mark)
        beside_first_line.addStretch(1)
        row.addLayout(beside_first_line)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        row.addLayout(self._lines, 1)
        self.hide()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show the first few; the rest are counted."""
        clear_layout(self._lines)
        self.setVisible(bool(gaps))
        for gap in gaps[:_MOST_SHOWN]:
            line = QHBoxLayout()
            line.addWidget(label(gap.sentence.text(current_texts()), "strip"), 1)
            line.addWidget(self._link(gap))
            self._lines.addLayout(line)
        if (more := len(gaps) - _MOST_SHOWN) > 0:
            said = n_("{count} more is missing.", "{count} more are missing.", more)
            self._lines.addWidget(label(said.format(count=more), "strip"))

    def _link(self, gap: Gap) -> QPushButton:
        link = gap.link

        def mend() -> None:
            if link.screen == "agreements":
                self._open_field(gap.field)
            else:
                self._context.lead(link.screen, **link.arguments)

        return button(_(gap.verb), "link", on_click=mend)
