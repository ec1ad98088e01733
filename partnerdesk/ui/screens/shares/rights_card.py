"""Equal rights for all partners, or the exceptions that they agreed (A3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.shares import EXCEPTIONS_FIELD, has_exceptions
from partnerdesk.services import agreements
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.widgets import card, clear_layout, label, pill


class RightsCard(QFrame):
    """What the agreement says about equal rights."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agreement_id = 0
        self._state = QHBoxLayout()
        self._field = FieldRow(EXCEPTIONS_FIELD, save=self._save)
        self._no_draft = label(_("You can write exceptions once there is a draft."), "muted")
        inner, column = card(gap=10)
        head = QHBoxLayout()
        head.addWidget(label(_("Equal rights"), "h2"), 1)
        head.addLayout(self._state)
        words = _("Each partner has one vote. Whoever has more or fewer rights stands here.")
        column.addLayout(head)
        column.addWidget(label(words, "muted"))
        column.addWidget(self._field)
        column.addWidget(self._no_draft)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)

    def show_agreement(self, filled: FilledAgreement | None) -> None:
        """Show the draft's exceptions; a frozen one can be read only."""
        can_write = filled is not None and filled.agreement.frozen is None
        self._field.setVisible(filled is not None)
        self._field.setEnabled(can_write)
        self._no_draft.setVisible(filled is None)
        clear_layout(self._state)
        if filled is None:
            return
        said = filled.values.get(EXCEPTIONS_FIELD.key) or ""
        other = filled.agreement.id != self._agreement_id
        self._agreement_id = filled.agreement.id
        (self._field.set_value if other else self._field.refresh)(said)
        if has_exceptions(filled.values):
            self._state.addWidget(pill(_("Exceptions are agreed"), "info"))
        else:
            self._state.addWidget(pill(_("Equal rights for all"), "ok"))

    def take_focus(self) -> None:
        """Put the cursor into the exceptions."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, words: str) -> None:
        key = EXCEPTIONS_FIELD.key
        agreements.set_agreed_value(self._context.desk, self._agreement_id, key, words)
