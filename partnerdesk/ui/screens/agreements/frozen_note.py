"""At the top of the editor: this agreement is frozen, and what can still be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label, picture_label


class FrozenNote(QFrame):
    """When and as what the text was frozen; hidden while it is a draft."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("state", "info")
        self._context = context
        self._partnership_id = 0
        self._words = label("", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(10))
        row.addWidget(picture_label("lock", "info", 20))
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(self._words)
        links = FlowLayout(gap=16)
        links.addWidget(button(_("Open the signatures"), "link", on_click=self._open_signatures))
        links.addWidget(button(_("Compare drafts"), "link", on_click=self._open_drafts))
        column.addLayout(links)
        row.addLayout(column, 1)
        self.hide()

    def show_agreement(self, filled: FilledAgreement) -> None:
        """Say what is true of this agreement."""
        self._partnership_id = filled.partnership.id
        frozen = filled.agreement.frozen
        self.setVisible(frozen is not None)
        if frozen is not None:
            said = _("Frozen on {day}, {fingerprint}. Its words stay as they are.")
            day = current_texts().date(frozen.on)
            self._words.setText(said.format(day=day, fingerprint=frozen.fingerprint))

    def _open_signatures(self) -> None:
        self._context.open("signatures", partnership_id=self._partnership_id)

    def _open_drafts(self) -> None:
        self._context.open("compare", partnership_id=self._partnership_id)
