"""One original: how many have signed it, and its signatures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.signing import DAY, SignatureSheet
from partnerdesk.services import signatures
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start, stacked
from partnerdesk.ui.kit.widgets import (
    ButtonKind,
    button,
    card,
    clear_layout,
    hline,
    label,
    pill,
    verbatim,
)
from partnerdesk.ui.screens.signatures.signature_row import SignatureRow

Do = Callable[[Callable[[], object]], None]
Note = Callable[[Desk, int, int, date], None]


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
        self._sent = self._button(
            _("It was sent"), lambda: self._ask(_("Note as sent"), signatures.send_original)
        )
        self._back = self._button(
            _("All signatures are back"),
            lambda: self._ask(_("Note as back"), signatures.take_back_original),
        )
        self._noted: Note | None = None
        self._day = FieldRow(DAY)
        self._day.entered.connect(self._take_day)
        self._take = self._button("", self._take_day, "secondary")
        self._asking = self._day_form()
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._list.hide()
        frame, column = card(gap=6)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addLayout(self._state)
        head.addStretch(1)
        tools = QWidget()
        flow = FlowLayout(tools)
        for one in (self._open, self._sent, self._back):
            flow.addWidget(one)
        column.addLayout(head)
        column.addWidget(tools)
        column.addWidget(self._asking)
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
            before = self._take
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

    def _day_form(self) -> QWidget:
        """The day is asked for: papers are often noted some days after they came."""
        form = stacked(self._day, at_the_start(self._take))
        form.hide()
        return form

    def _ask(self, words: str, note: Note) -> None:
        self._noted = note
        self._name(self._take, words)
        self._day.set_value(self._context.desk.clock().date())
        self._day.set_error("")
        self._asking.show()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_day(self) -> None:
        note, day = self._noted, self._day.value() if self._day.check() else None
        if note is not None and isinstance(day, date):
            self._do(lambda: self._note_on(note, day))

    def _note_on(self, note: Note, day: date) -> None:
        try:
            note(self._context.desk, self._agreement_id, self._number, day)
        except FieldError as error:
            self._day.set_error(error.text(current_texts()))
            return
        self._asking.hide()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(
        self, words: str, do: Callable[[], object], kind: ButtonKind = "link"
    ) -> QPushButton:
        made = button(words, kind, on_click=do)
        self._name(made, words)
        return made

    def _name(self, named: QPushButton, words: str) -> None:
        spoken = _("original {number}").format(number=self._number)
        named.setText(verbatim(words))
        named.setAccessibleName(f"{words}, {spoken}")
