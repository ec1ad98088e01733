"""From when the agreement holds: the scan of the signed paper, and what is still missing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.signing import IN_FORCE_ON, WHY_IN_FORCE, SignatureSheet
from partnerdesk.services import signatures
from partnerdesk.ui.kit.attachments import AttachmentList
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill
from partnerdesk.ui.screens.signatures.original_card import Do


class ForceCard(QWidget):
    """Puts the agreement in force once all is there, or with a written reason."""

    def __init__(self, context: Context, agreement_id: int, do: Do) -> None:
        """``do`` runs an action and says on the page what is wrong with it."""
        super().__init__()
        self._context, self._agreement_id, self._do = context, agreement_id, do
        owner = FilesOf(agreement_id=agreement_id)
        self._scans = AttachmentList(context, owner, _("Scan of the signed paper"))
        self._facts = QVBoxLayout()
        self._day = FieldRow(IN_FORCE_ON)
        self._proposed: date | None = None
        self._sheet: SignatureSheet | None = None
        self._reason = FieldRow(WHY_IN_FORCE)
        self._button = button(_("Put in force"), "secondary", "circle-check", self._put)
        frame, column = card(gap=8)
        column.addWidget(label(_("In force"), "h2"))
        column.addLayout(self._facts)
        column.addWidget(self._scans)
        column.addWidget(self._day)
        column.addWidget(self._reason)
        self._reason.hide()
        column.addWidget(at_the_start(self._button))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_sheet(self, sheet: SignatureSheet) -> None:
        """Show what is there and what is missing."""
        agreement, texts = sheet.agreement, current_texts()
        was_open, self._sheet = not self._button.isHidden(), sheet
        self._scans.show_files(sheet.scans)
        clear_layout(self._facts)
        is_in_force = agreement.in_force_on is not None
        if is_in_force and was_open and self._holds_keyboard():
            self._scans.take_focus()  # what held it goes away
        if agreement.in_force_on is not None:
            said = _("In force from {day}").format(day=texts.date(agreement.in_force_on))
            self._facts.addWidget(pill(said, "ok"))
            if agreement.in_force_despite:
                why = _("Although something was missing: {reason}")
                self._facts.addWidget(label(why.format(reason=agreement.in_force_despite)))
        else:
            for missing in sheet.missing_for_force:
                self._facts.addWidget(pill(missing.text(texts), "warn"))
        self._day.setVisible(not is_in_force and agreement.amendment is None)
        self._propose_day(sheet)
        if is_in_force or not sheet.missing_for_force:
            self._reason.hide()
        self._button.setVisible(not is_in_force)

    def _holds_keyboard(self) -> bool:
        held = QApplication.focusWidget()
        return held is not None and self.isAncestorOf(held)

    def _propose_day(self, sheet: SignatureSheet) -> None:
        """The day from which it should hold; another day that was written stays."""
        proposed = sheet.proposed_force_day(self._context.desk.clock().date())
        if proposed != self._proposed:
            self._proposed = proposed
            self._day.set_value(proposed)

    def _put(self) -> None:
        if not self._day.check():
            return
        self._ask_why()
        day, reason = self._day.value(), str(self._reason.draft())
        assert isinstance(day, date)
        self._do(lambda: self._put_on(day, reason))

    def _ask_why(self) -> None:
        """Ask for the reason only where somebody wants it in force with something missing."""
        is_missing = self._sheet is not None and bool(self._sheet.missing_for_force)
        self._reason.setVisible(is_missing)
        if is_missing and not self._reason.draft():
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_on(self, day: date, reason: str) -> None:
        try:
            signatures.put_in_force(self._context.desk, self._agreement_id, day, despite=reason)
        except FieldError as error:
            field = self._day if error.field == IN_FORCE_ON.key else self._reason
            field.set_error(error.text(current_texts()))
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            holds_from = _("In force from {day}").format(day=current_texts().date(day))
            self._context.show_message(holds_from)
