"""The window that owns up to a mistake of ours: plain words, the data is safe, what to send us."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,  # noqa: TID251 - the page itself may be what is broken
    QHBoxLayout,
    QVBoxLayout,
)

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.shortcuts import TextBox
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label

_is_open = False


def show_crash(report: str, log_file: Path) -> None:
    """Say that something went wrong and wait; a second mistake meanwhile is only logged."""
    global _is_open
    if _is_open:
        return
    _is_open = True
    try:
        CrashDialog(report, log_file).exec()
    finally:
        _is_open = False


class CrashDialog(QDialog):
    """Explains the mistake and lets staff copy the report."""

    def __init__(self, report: str, log_file: Path) -> None:
        super().__init__()
        self._report = report
        self.setObjectName("page")
        self.setWindowTitle(_("Something went wrong"))
        self.resize(px(520), px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(_("Something went wrong"), "h1"))
        column.addWidget(label(_("This was a mistake in the program. Your data is saved.")))
        advice = _("You can go on working. If it happens again, start the program anew.")
        column.addWidget(label(advice))
        column.addWidget(label(_("A report is kept here: {file}").format(file=log_file), "small"))
        details = TextBox()
        details.setPlainText(report)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setAccessibleName(_("Report"))
        column.addWidget(details, 1)
        row = QHBoxLayout()
        row.addWidget(button(_("Copy the report"), icon_name="copy", on_click=self._copy))
        row.addStretch(1)
        go_on = button(_("Go on working"), "primary", on_click=self.accept)
        row.addWidget(go_on)
        column.addLayout(row)
        go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
