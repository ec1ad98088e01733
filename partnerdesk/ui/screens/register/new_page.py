"""A new partner: its name first; everything else can wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partner_forms import ORGANISATION_FIELDS, field_named
from partnerdesk.services import partners
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import one_card_page, page_header, page_layout
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.widgets import button, card, label
from partnerdesk.ui.screens.register.same_name import SameNameHint

ASKED_FIRST = ("name", "kind", "level")


class NewPartnerPage(QWidget):
    """Asks for name, kind and level; the partner is in the register once the name stands there.

    Signals:
        left(): back to the list.
        partner_opened(int): go on with everything else about this organisation.
    """

    left = Signal()
    partner_opened = Signal(int)

    def __init__(self, context: Context, kind: str = "") -> None:
        super().__init__()
        self._desk = context.desk
        self._step = f"add-partner-{uuid4().hex}"
        self.organisation_id: int | None = None
        self._rows = {
            key: FieldRow(field_named(ORGANISATION_FIELDS, key), save=self._saver(key))
            for key in ASKED_FIRST
        }
        self._rows["kind"].set_value(kind)
        self._rows["level"].set_value("")
        self._same_name = SameNameHint(context.desk, self.partner_opened.emit)
        self._lay_out()

    def go_on(self) -> None:
        """Open the whole page of the new partner; without a name say what is missing."""
        name = self._rows["name"]
        for row in self._rows.values():
            row.flush()
        if name.check() and self.organisation_id is not None:
            self.partner_opened.emit(self.organisation_id)
        else:
            name.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Notice when undo has taken the new partner back."""
        if self.organisation_id is None:
            return
        try:
            partners.get_organisation(self._desk, self.organisation_id)
        except UserError:
            self.left.emit()

    def take_keyboard(self) -> None:
        """Start with the name."""
        self._rows["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """There is one column at any width."""

    def _lay_out(self) -> None:
        back = button(_("Back to the register"), "link", "arrow-left", self.left.emit)
        frame, inside = card(gap=12)
        for key, row in self._rows.items():
            inside.addWidget(row)
            if key == "name":
                inside.addWidget(self._same_name)
        words = _("You can change all of this later. Contacts and research come next.")
        inside.addWidget(label(words, "muted"))
        line = QHBoxLayout()
        line.addWidget(button(_("Continue"), "primary", "arrow-right", self.go_on))
        line.addStretch(1)
        column = page_layout(self)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(page_header(_("Add partner")))
        area = one_card_page(frame, 600)
        column.addWidget(area, 1)
        line.addWidget(MoreBelow(area))
        column.addLayout(line)

    def _saver(self, key: str) -> Callable[[Any], None]:
        return lambda value: self._save(key, value)

    def _save(self, key: str, value: Any) -> None:
        if self.organisation_id is None:
            if self._rows["name"].draft():
                self._add()
        else:
            partners.set_organisation_field(
                self._desk, self.organisation_id, key, value, while_adding=self._step
            )
        name = str(self._rows["name"].draft())
        self._same_name.look_for(name, but_not=self.organisation_id)

    def _add(self) -> None:
        values = {key: row.value() for key, row in self._rows.items()}
        self.organisation_id = partners.add_organisation(self._desk, values, merge_key=self._step)
