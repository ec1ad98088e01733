"""Freezing a contract for signature: once nothing is missing, or with a written reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.findings import Finding, open_musts
from partnerdesk.domain.signing import WHY_WITH_GAPS
from partnerdesk.services.freezing import freeze
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, card, label


class FreezePanel(QWidget):
    """The step from a draft to the paper that is signed; afterwards the way to the signatures."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._filled: FilledAgreement | None = None
        self._is_freezing = False
        self._said = label("")
        self._reason = FieldRow(WHY_WITH_GAPS)
        self._freeze = button(_("Freeze for signature"), "secondary", "lock", self._begin)
        self._open = button(_("Open the signatures"), "secondary", "file-text", self._go)
        frame, column = card(gap=8)
        column.addWidget(label(_("For signature"), "h2"))
        column.addWidget(self._said)
        column.addWidget(self._reason)
        for one in (self._freeze, self._open):
            column.addWidget(at_the_start(one))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_contract(self, filled: FilledAgreement, findings: Sequence[Finding]) -> None:
        """Offer to freeze this draft, or say that it is frozen."""
        self._filled = filled
        frozen, musts = filled.agreement.frozen, open_musts(findings)
        self._reason.setVisible(frozen is None and bool(musts))
        self._show_button(self._freeze if frozen is None else self._open)
        if frozen is not None:
            day = current_texts().date(frozen.on)
            self._said.setText(_("Frozen on {day}. Its words stay as they are.").format(day=day))
        elif musts:
            self._said.setText(
                _("Mend the gaps first. Or write down why it is signed all the same.")
            )
        else:
            self._said.setText(
                _("Freezing keeps the words and gives each original its number. Then all can sign.")
            )

    def _show_button(self, shown: QPushButton) -> None:
        """Show one of the two buttons; the keyboard stays with what is done next."""
        hidden = self._open if shown is self._freeze else self._freeze
        shown.show()
        if hidden.hasFocus():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def _begin(self) -> None:
        if self._filled is None or self._is_freezing:
            return
        desk, number = self._context.desk, self._filled.agreement.id
        reason = str(self._reason.draft()) if not self._reason.isHidden() else ""
        self._is_freezing = True  # a button that is switched off would lose the keyboard
        self._context.background.run(
            lambda _job: freeze(desk, number, despite=reason),
            lambda _done: self._finish(),
            self._refuse,
            owner=self,
            to_the_end=True,
        )

    def _finish(self) -> None:
        self._is_freezing = False
        self._context.offer_undo(_("The agreement is frozen. Now it can be signed."))

    def _refuse(self, error: Exception) -> None:
        self._is_freezing = False
        if not isinstance(error, UserError):
            raise error
        self._context.show_message(error_text(error), "bad")

    def _go(self) -> None:
        if self._filled is not None:
            number = self._filled.agreement.partnership_id
            self._context.open("signatures", partnership_id=number)
