"""From when the agreement holds: the scan of the signed paper, and what is still missing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.signing import REASON, SignatureSheet
from partnerdesk.services import signatures
from partnerdesk.ui.kit.attachments import AttachmentList
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
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
        self._reason = FieldRow(REASON)
        self._button = button(_("Put in force today"), "secondary", "circle-check", self._put)
        frame, column = card(gap=8)
        column.addWidget(label(_("In force"), "h2"))
        column.addLayout(self._facts)
        column.addWidget(self._scans)
        column.addWidget(self._reason)
        column.addWidget(self._button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_sheet(self, sheet: SignatureSheet) -> None:
        """Show what is there and what is missing."""
        agreement, texts = sheet.agreement, current_texts()
        self._scans.show_files(sheet.scans)
        clear_layout(self._facts)
        is_in_force = agreement.in_force_on is not None
        if agreement.in_force_on is not None:
            said = _("In force from {day}").format(day=texts.date(agreement.in_force_on))
            self._facts.addWidget(pill(said, "ok"))
            if agreement.in_force_despite:
                why = _("Although something was missing: {reason}")
                self._facts.addWidget(label(why.format(reason=agreement.in_force_despite)))
        else:
            for missing in sheet.missing_for_force:
                self._facts.addWidget(pill(missing.text(texts), "warn"))
        self._reason.setVisible(not is_in_force and bool(sheet.missing_for_force))
        self._button.setVisible(not is_in_force)

    def _put(self) -> None:
        desk = self._context.desk
        day, reason = desk.clock().date(), str(self._reason.draft())
        self._do(lambda: signatures.put_in_force(desk, self._agreement_id, day, despite=reason))
