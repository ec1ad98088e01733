"""Freezing a contract for signature: once nothing is missing, or with a written reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.signing import REASON
from partnerdesk.domain.signing_check import Finding, open_musts
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
        self._said = label("")
        self._reason = FieldRow(REASON)
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
        self._freeze.setVisible(frozen is None)
        self._open.setVisible(frozen is not None)
        if frozen is not None:
            day = current_texts().date(frozen.on)
            self._said.setText(_("Frozen on {day}. Its words stay as they are.").format(day=day))
        elif musts:
            self._said.setText(
                _("Mend the gaps first. Or write down why it is signed all the same.")
            )
        else:
            self._said.setText(
                _("Freezing keeps the words and numbers the originals. Then all can sign.")
            )

    def _begin(self) -> None:
        if self._filled is None:
            return
        desk, number = self._context.desk, self._filled.agreement.id
        reason = str(self._reason.draft()) if not self._reason.isHidden() else ""
        self._freeze.setEnabled(False)
        self._context.background.run(
            lambda _job: freeze(desk, number, despite=reason),
            lambda _done: self._finish(),
            self._refuse,
            owner=self,
            to_the_end=True,
        )

    def _finish(self) -> None:
        self._freeze.setEnabled(True)
        self._context.offer_undo(_("The agreement is frozen. Now it can be signed."))

    def _refuse(self, error: Exception) -> None:
        self._freeze.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._context.show_message(error_text(error), "bad")

    def _go(self) -> None:
        if self._filled is not None:
            number = self._filled.agreement.partnership_id
            self._context.open("signatures", partnership_id=number)
