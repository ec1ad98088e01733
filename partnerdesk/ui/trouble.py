"""What is shown when the data cannot be opened: why, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.backups import Backup
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_layout, scroll_page
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label, note

MOST_SHOWN = 8


class TroubleWindow(QWidget):
    """A window instead of the main one.

    Signals:
        try_again(): open the same data once more.
    """

    try_again = Signal()

    def __init__(
        self, reason: str, backups: Sequence[Backup], restore: Callable[[Backup], object]
    ) -> None:
        super().__init__()
        self.setWindowTitle("PartnerDesk")
        layout = page_layout(self)
        layout.addWidget(label(_("Your data cannot be opened"), "h1"))
        layout.addWidget(note("", reason, state="bad"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        if backups:
            frame, inside = card(gap=8)
            inside.addWidget(label(_("Go back to a backup"), "h2"))
            words = _("Today’s file is kept beside it. Choose the newest backup first.")
            inside.addWidget(label(words, "muted"))
            for backup in backups[:MOST_SHOWN]:
                inside.addLayout(_line(backup, restore))
            column.addWidget(frame)
        column.addStretch(1)
        layout.addWidget(scroll_page(content), 1)
        bar = QHBoxLayout()
        bar.addWidget(button(_("Close"), on_click=self.close))
        bar.addStretch(1)
        bar.addWidget(button(_("Try again"), "primary", on_click=self.try_again.emit))
        layout.addLayout(bar)
        self.resize(px(720), px(520))


def _line(backup: Backup, restore: Callable[[Backup], object]) -> QHBoxLayout:
    moment = current_texts().moment(backup.made_at)
    row = QHBoxLayout()
    row.addWidget(label(moment), 1)
    choose = button(_("Restore this backup"), on_click=lambda: restore(backup))
    choose.setAccessibleName(_("Restore the backup of {moment}").format(moment=moment))
    row.addWidget(choose)
    return row
