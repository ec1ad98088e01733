"""A clause of the centre's own library: change its words, put it into first drafts, remove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.clauses import FIELDS
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.own_clauses import OWN_FIELDS, OwnClause
from partnerdesk.services import own_clauses
from partnerdesk.ui.kit.fields import SETTLE_MILLISECONDS, FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, icon_button, label, scroll_in_card
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox


class OwnClausePanel(QFrame):
    """One clause of the own library; everything is saved as it is typed.

    Signals:
        closed(): back to the library.
    """

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._own_id = 0
        self._rows = {key: self._row(key) for key in ("heading", "why", "in_first_drafts")}
        self._waiting = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._waiting.timeout.connect(self._save_or_say_why)
        self._box = ClauseBox()
        self._box.setAccessibleName(_("Words of the own clause"))
        self._box.setMinimumHeight(px(120))
        self._box.edited.connect(lambda: self._waiting.start())
        self._box.paste_refused.connect(lambda why: context.show_message(why, "bad"))
        self._lay_out()

    def open_clause(self, own: OwnClause) -> None:
        """Show a clause."""
        self._own_id = own.id
        self._rows["heading"].set_value(own.heading)
        self._rows["why"].set_value(own.why)
        self._rows["in_first_drafts"].set_value(own.in_first_drafts)
        self._box.show_clause(own.text, {name: _(info.label) for name, info in FIELDS.items()})
        self._rows["heading"].setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays where it was typed.
        """
        for row in self._rows.values():
            row.flush()
        if self._waiting.isActive():
            self._waiting.stop()
            self._save_text()

    def _row(self, key: str) -> FieldRow:
        def save(value: str | bool) -> None:
            own_clauses.set_own_clause(self._context.desk, self._own_id, key, value)

        return FieldRow(OWN_FIELDS[key], save=save)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(10), px(8), px(14))
        outer.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(label(_("A clause of our own library"), "h2"), 1)
        top.addWidget(icon_button("x", _("Back to the library"), self._close))
        outer.addLayout(top)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(12))
        column.addWidget(self._rows["heading"])
        column.addWidget(self._box, 1)
        column.addWidget(self._rows["in_first_drafts"])
        column.addWidget(self._rows["why"])
        outer.addWidget(scroll_in_card(fields), 1)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(button(_("Remove from our library"), "danger", "trash-2", self._remove))
        outer.addLayout(bar)

    def _save_text(self) -> None:
        own_clauses.set_own_clause(
            self._context.desk, self._own_id, "text", self._box.clause_text()
        )

    def _save_or_say_why(self) -> None:
        try:
            self._save_text()
        except UserError as error:
            self._context.show_message(error_text(error), "bad")

    def _close(self) -> None:
        self.flush()
        self.closed.emit()

    def _remove(self) -> None:
        self._waiting.stop()
        own_clauses.remove_own_clause(self._context.desk, self._own_id)
        self.closed.emit()
        self._context.offer_undo(_("Removed from our library. Agreements keep the clause."))
