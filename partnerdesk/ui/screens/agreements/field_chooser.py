"""Choosing a field to put into the text: a search and a list, right under the text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.clauses import FIELDS, reference_to
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.tables import Column, Index, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import icon_button


@dataclass(frozen=True)
class _Choice:
    name: str
    label: str
    value: str


class FieldChooser(QFrame):
    """Finds a field by a part of its name or of its value; Enter takes the first one.

    Signals:
        field_chosen(str): the name of the field to insert.
        closed(): the person changed her mind.
    """

    field_chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("state", "none")
        self._choices: tuple[_Choice, ...] = ()
        self._search = TextLine()
        self._search.setPlaceholderText(_("Insert a field: search by name or value"))
        self._search.setAccessibleName(_("Search a field"))
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._model = RowModel[_Choice](
            [
                Column(_("Field"), lambda choice: choice.label, width=250),
                Column(_("Now"), lambda choice: choice.value),
            ],
            key=lambda choice: choice.name,
        )
        self._list = RecordTable(_("Fields"))
        self._list.show_model(self._model)
        self._list.setSortingEnabled(False)
        self._list.horizontalHeader().hide()
        self._list.setMinimumHeight(px(40))
        self._list.opened.connect(self._take)
        self._lay_out()
        self.hide()

    def open_chooser(self, draft: FilledAgreement) -> None:
        """Offer all fields with what they say now, and the numbers of all clauses.

        An amendment names the clauses of the agreement; only it has a use for its own fields.
        """
        is_amendment = draft.agreement.amendment is not None
        labels = {
            name: _(info.label)
            for name, info in FIELDS.items()
            if is_amendment or info.mended_at != "amendment"
        }
        number_of = _("Number of the clause “{heading}”")
        for clause in draft.before or draft.agreement.clauses:
            name = reference_to(clause.key, clause.id)
            labels[name] = number_of.format(heading=clause.heading)
        self._choices = tuple(
            _Choice(name, label, (draft.values.get(name) or "").replace("\n", "; "))
            for name, label in labels.items()
        )
        self._search.clear()
        self._filter()
        self.show()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_chooser(self) -> None:
        """Go away without inserting anything."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search Enter takes the first field and the arrow goes into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Down:
                self._list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(8), px(10))
        column.setSpacing(px(6))
        row = QHBoxLayout()
        row.addWidget(self._search, 1)
        row.addWidget(icon_button("x", _("Close the list of fields"), self.close_chooser))
        column.addLayout(row)
        column.addWidget(self._list, 1)

    def _filter(self) -> None:
        wanted = self._search.text().strip().casefold()
        self._model.set_rows(
            [one for one in self._choices if wanted in f"{one.label} {one.value}".casefold()]
        )
        self._list.choose(0)

    def _take(self, index: Index) -> None:
        choice = self._model.row_at(index)
        if choice is not None:
            self.hide()
            self.field_chosen.emit(choice.name)
