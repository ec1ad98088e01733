"""The clause library beside the draft: search, topic, why a clause helps, and its words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.clause_text import readable
from partnerdesk.domain.clauses import (
    TOPICS,
    ClauseTemplate,
    field_label,
    load_library,
    said_text,
)
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.own_clauses import OWN_TOPIC, OwnClause
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.tables import Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, icon_button, label, pill

_TOPICS = {OWN_TOPIC: N_("Our own clauses"), **TOPICS}


class LibraryPanel(QFrame):
    """Offers the clauses that the draft does not hold yet, the centre's own beside ours.

    Signals:
        clause_chosen(str, int): the key of the clause to add, and its id if it is an own one.
        own_clause_asked(): the person wants to write a clause herself.
        change_asked(OwnClause): change or remove an own clause.
        document_asked(): take clauses in from a document.
        closed(): back to the text.
    """

    clause_chosen = Signal(str, int)
    own_clause_asked = Signal()
    change_asked = Signal(object)
    document_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._offered: tuple[ClauseTemplate, ...] = ()
        self._own: dict[str, OwnClause] = {}
        self._filled: FilledAgreement | None = None
        self._search = TextLine()
        self._topic = CalmComboBox()
        self._model = RowModel[ClauseTemplate](
            [Column(_("Clause"), lambda clause: clause.heading, lambda c: _(_TOPICS[c.topic]))],
            key=lambda clause: clause.key,
        )
        self._list = RecordTable(_("Clauses in the library"))
        self._list.show_model(self._model)
        self._list.setSortingEnabled(False)
        self._list.horizontalHeader().hide()
        self._list.setMinimumHeight(px(40))
        self._reason = label("")
        self._badges = QWidget()
        self._badge_row = FlowLayout(self._badges)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(_("Words of the clause"))
        self._words.setMinimumHeight(px(40))
        self._add = button(_("Add to agreement"), "secondary", "plus", self._choose)
        self._change = button(_("Change or remove"), "link", "settings", self._ask_to_change)
        self._title = label(_("Add from the library"), "h2")
        self._close = icon_button("x", _("Close the library"), self.closed.emit)
        self._top = QHBoxLayout()
        self._finding = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._connect()
        self._lay_out()

    def open_library(self, filled: FilledAgreement, own: tuple[OwnClause, ...]) -> None:
        """Offer what the draft does not hold, in its language, and all own clauses."""
        self._filled = filled
        self._own = {one.key: one for one in own}
        taken = {clause.key for clause in filled.agreement.clauses}
        library = load_library(filled.agreement.language)
        ours = (clause for clause in library if clause.key not in taken)
        self._offered = (*(one.template for one in own), *ours)
        self._filter()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words where there is little room: the reason says what it is for."""
        for widget in (self._title, self._words, self._badges):
            widget.setVisible(not narrow)
        direction = QBoxLayout.Direction
        self._finding.setDirection(direction.LeftToRight if narrow else direction.TopToBottom)
        (self._finding if narrow else self._top).addWidget(self._close)

    def _connect(self) -> None:
        self._search.setPlaceholderText(_("Search the library"))
        self._search.setAccessibleName(_("Search the library"))
        self._search.textChanged.connect(self._filter)
        self._topic.setAccessibleName(_("Topic"))
        self._topic.addItem(_("All topics"), "")
        for key, title in _TOPICS.items():
            self._topic.addItem(_(title), key)
        self._topic.activated.connect(self._filter)
        self._list.row_chosen.connect(self._show_chosen)
        self._list.opened.connect(self._choose)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(14))
        column.setSpacing(px(8))
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._close)
        self._finding.setSpacing(px(8))
        self._finding.addWidget(self._search, 3)
        self._finding.addWidget(self._topic, 2)
        column.addLayout(self._top)
        column.addLayout(self._finding)
        column.addWidget(self._list, 3)
        column.addWidget(self._badges)
        column.addWidget(self._reason)
        column.addWidget(self._words, 3)
        write = button(_("Write your own clause"), "link", "pencil", self.own_clause_asked.emit)
        take_in = button(_("Take in from Word…"), "link", "file-input", self.document_asked.emit)
        deeds = FlowLayout(gap=12)
        for deed in (self._add, self._change, write, take_in):
            deeds.addWidget(deed)
        column.addLayout(deeds)

    def _filter(self) -> None:
        wanted = self._search.text().strip().casefold()
        topic = self._topic.currentData()
        self._model.set_rows(
            [
                clause
                for clause in self._offered
                if (not topic or clause.topic == topic)
                and wanted in f"{clause.heading} {clause.why} {clause.text}".casefold()
            ]
        )
        self._list.choose(0)
        self._show_chosen()

    def _chosen(self) -> ClauseTemplate | None:
        return self._model.row_at(self._list.currentIndex())

    def _show_chosen(self) -> None:
        clause = self._chosen()
        self._add.setEnabled(clause is not None)
        self._change.setVisible(clause is not None and clause.key in self._own)
        clear_layout(self._badge_row)
        if clause is None:
            self._reason.setText(_("The library holds no other clause with these words."))
            self._words.clear()
            return
        for text in self._badge_texts(clause):
            self._badge_row.addWidget(pill(text, "info"))
        self._reason.setText(clause.why)
        self._words.setPlainText(self._readable(clause))

    def _badge_texts(self, clause: ClauseTemplate) -> list[str]:
        if (own := self._own.get(clause.key)) is not None:
            kept = [_("Our own clause")]
            return [*kept, _("In first drafts")] if own.in_first_drafts else kept
        if not clause.paths:
            return [_("For every agreement")]
        return [_(path.label) for path in clause.paths]

    def _readable(self, clause: ClauseTemplate) -> str:
        """The words with their fields filled in, as far as something is known."""
        if self._filled is None:
            return clause.text
        texts, values = for_language(self._filled.agreement.language), self._filled.values

        def say(name: str) -> str:
            return values.get(name) or f"({texts.gettext(field_label(name))})"

        return readable(said_text(clause.text, values), say)

    def _choose(self) -> None:
        clause = self._chosen()
        if clause is not None:
            own = self._own.get(clause.key)
            self.clause_chosen.emit(clause.key, own.id if own is not None else 0)

    def _ask_to_change(self) -> None:
        clause = self._chosen()
        if clause is not None and clause.key in self._own:
            self.change_asked.emit(self._own[clause.key])
