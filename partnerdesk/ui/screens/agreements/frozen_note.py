"""At the top of the editor: this agreement is frozen, and what can still be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from partnerdesk.domain.agreement import Frozen
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label, picture_label

_SHORT = len("0000-0000")
"""The beginning of a fingerprint is enough to know a paper again."""


class FrozenNote(QFrame):
    """When and as what the text was frozen; hidden while it is a draft."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("state", "info")
        self._context = context
        self._partnership_id = 0
        self._frozen: Frozen | None = None
        self._is_narrow = True
        self._words = label("", "strip", wrap=False)
        links = QWidget()
        flow = FlowLayout(links, gap=16)
        flow.addWidget(self._words)
        flow.addWidget(button(_("Open the signatures"), "link", on_click=self._open_signatures))
        flow.addWidget(button(_("Compare drafts"), "link", on_click=self._open_drafts))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(12), px(4))
        row.setSpacing(px(10))
        row.addWidget(picture_label("lock", "info", 20))
        row.addWidget(links, 1)
        self.hide()

    def show_agreement(self, filled: FilledAgreement) -> None:
        """Say what is true of this agreement."""
        self._partnership_id = filled.partnership.id
        frozen = filled.agreement.frozen
        self.setVisible(frozen is not None)
        if frozen is not None:
            self._tell(frozen)

    def set_narrow(self, narrow: bool) -> None:
        """Say less where room is scarce."""
        self._is_narrow = narrow
        if self._frozen is not None:
            self._tell(self._frozen)

    def _tell(self, frozen: Frozen) -> None:
        self._frozen = frozen
        said = _("Frozen on {day}: its words stay as they are. Fingerprint {beginning}…")
        if self._is_narrow:
            said = _("Frozen on {day}")
        day, beginning = current_texts().date(frozen.on), frozen.fingerprint[:_SHORT]
        self._words.setText(said.format(day=day, beginning=beginning))
        self._words.setToolTip(frozen.fingerprint)

    def _open_signatures(self) -> None:
        self._context.open("signatures", partnership_id=self._partnership_id)

    def _open_drafts(self) -> None:
        self._context.open("compare", partnership_id=self._partnership_id)
