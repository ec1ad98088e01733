"""One original: how many have signed it, and its signatures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.signing import SignatureSheet
from partnerdesk.services import signatures
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label, pill
from partnerdesk.ui.screens.signatures.signature_row import SignatureRow

Do = Callable[[Callable[[], object]], None]


class OriginalCard(QWidget):
    """The signatures of one original, with one click for all of them; its rows open on demand."""

    def __init__(self, context: Context, number: int, do: Do) -> None:
        """``do`` runs an action and says on the page what is wrong with it."""
        super().__init__()
        self._context, self._number, self._do = context, number, do
        self._agreement_id = 0
        self._rows: dict[int, SignatureRow] = {}
        self._sheet: SignatureSheet | None = None
        self._title = label("", "h2", wrap=False)
        self._state = QHBoxLayout()
        self._open = self._button(_("Show signatures"), self._toggle)
        self._sent = self._button(_("Sent today"), lambda: self._note(signatures.send_original))
        self._back = self._button(
            _("All of this original are back"), lambda: self._note(signatures.take_back_original)
        )
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._list.hide()
        frame, column = card(gap=6)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addLayout(self._state)
        head.addStretch(1)
        tools = QWidget()
        flow = FlowLayout(tools)
        for one in (self._open, self._sent, self._back):
            flow.addWidget(one)
        column.addLayout(head)
        column.addWidget(tools)
        column.addWidget(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_sheet(self, sheet: SignatureSheet) -> None:
        """Show how far this original is."""
        self._sheet, self._agreement_id = sheet, sheet.agreement.id
        count, mine = sheet.agreement.originals_count, sheet.of_original(self._number)
        title = _("Original {number} of {count}").format(number=self._number, count=count)
        self._title.setText(title)
        signed = sum(one.signed_on is not None for one in mine)
        clear_layout(self._state)
        words = _("{count} of {all} signed").format(count=signed, all=len(mine))
        is_done = signed == len(mine)
        self._state.addWidget(
            pill(words, "ok" if is_done else "warn"), 0, Qt.AlignmentFlag.AlignVCenter
        )
        self._sent.setVisible(not all(one.sent_on or one.signed_on for one in mine))
        self._back.setVisible(not is_done)
        for one in mine:
            if one.id in self._rows:
                self._rows[one.id].show_signature(one)

    def open_rows(self) -> None:
        """Show the signatures."""
        if self._list.isHidden():
            self._toggle()

    def _toggle(self) -> None:
        if not self._rows and self._sheet is not None:
            before = self._back
            for signature in self._sheet.of_original(self._number):
                row = SignatureRow(self._context, signature)
                self._rows[signature.id] = row
                self._lines.addWidget(hline())
                self._lines.addWidget(row)
                QWidget.setTabOrder(before, row.change)
                before = row.change
        opened = self._list.isHidden()
        self._list.setVisible(opened)
        self._open.setText(_("Hide signatures") if opened else _("Show signatures"))

    def _note(self, service: Callable[[Desk, int, int, date], None]) -> None:
        desk = self._context.desk
        self._do(lambda: service(desk, self._agreement_id, self._number, desk.clock().date()))

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        made = button(words, "link", on_click=do)
        spoken = _("original {number}").format(number=self._number)
        made.setAccessibleName(f"{words}, {spoken}")
        return made
