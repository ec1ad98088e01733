"""One signature on one original: who gives it and how far it is, with the fields to note it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.signing import SIGNATURE_FIELDS, Signature
from partnerdesk.services import signatures
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, clear_layout, fact_line, label, pill


class SignatureRow(QWidget):
    """A line that says what is known; "Change" opens the fields below it."""

    def __init__(self, context: Context, signature: Signature) -> None:
        super().__init__()
        self._context = context
        self._signature = signature
        self._who = label("", "small")
        self._state = QHBoxLayout()
        self.change = button(_("Change"), "link", on_click=self._toggle)
        self.change.setAccessibleName(
            _("Change {name}, original {number}").format(
                name=signature.party_name, number=signature.original_number
            )
        )
        self._form = QWidget()
        self._form.hide()
        self._fields: dict[str, FieldRow] = {}
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(signature.party_name))
        names.addWidget(self._who)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addLayout(names, 1)
        line.addLayout(self._state)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(4))
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self._form)
        self.show_signature(signature)

    def show_signature(self, signature: Signature) -> None:
        """Show what is known of it now."""
        self._signature = signature
        who = fact_line(signature.signatory, signature.capacity)
        self._who.setText(who or _("Nobody is named who signs."))
        clear_layout(self._state)
        words, state = _state_of(signature)
        self._state.addWidget(pill(words, state), 0, Qt.AlignmentFlag.AlignVCenter)
        for key, field in self._fields.items():
            field.refresh(getattr(signature, key))

    def _toggle(self) -> None:
        if not self._fields:
            self._build_form()
        opened = self._form.isHidden()
        self._form.setVisible(opened)
        self.change.setText(_("Close") if opened else _("Change"))
        if opened:
            next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_form(self) -> None:
        flow = FlowLayout(self._form)
        before: QWidget = self.change
        for key, spec in SIGNATURE_FIELDS.items():
            field = FieldRow(spec, save=partial(self._save, key))
            field.set_value(getattr(self._signature, key))
            self._fields[key] = field
            flow.addWidget(field)
            QWidget.setTabOrder(before, field)
            before = field

    def _save(self, key: str, value: Any) -> None:
        signatures.set_signature(self._context.desk, self._signature.id, key, value)


def _state_of(signature: Signature) -> tuple[str, State]:
    """How far the signature is, by the latest day that is noted."""
    texts = current_texts()
    if signature.signed_on:
        day = texts.short_date(signature.signed_on)
        return _("Signed on {day}").format(day=day), "ok"
    if signature.back_on:
        day = texts.short_date(signature.back_on)
        return _("Back on {day}, not signed").format(day=day), "bad"
    if signature.sent_on:
        return _("Sent on {day}").format(day=texts.short_date(signature.sent_on)), "warn"
    return _("Not sent yet"), "none"
