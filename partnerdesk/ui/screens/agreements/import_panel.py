"""A document from Word before it comes in: which clauses it holds, and where they go."""

from __future__ import annotations

import textwrap
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from partnerdesk.domain.clause_text import readable
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.foreign_text import ForeignAgreement, ForeignClause
from partnerdesk.services import docx_import
from partnerdesk.ui.kit.files import ask_for_file, documents_folder
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tables import Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, icon_button, label

_MOST_OF_MARGINS = 90
"""Characters of what stood at the edges of pages: enough to know it again."""

_MOST_WHERE_NARROW = 40
"""The same in large letters, so that the panel never grows beyond the screen."""


class ImportPanel(QFrame):
    """Shows the clauses of a file; nothing comes in before a person says where to.

    Signals:
        looked(): a file was read and is shown.
        clause_added(int): clauses came in; the id of the first.
        draft_made(): a new draft was made of them.
        closed(): nothing comes in.
    """

    looked = Signal()
    clause_added = Signal(int)
    draft_made = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._draft: FilledAgreement | None = None
        self._after_id: int | None = None
        self._found: ForeignAgreement | None = None
        self._name = ""
        self._is_narrow = False
        self._lead = label("")
        self._model = RowModel[ForeignClause](
            [Column(_("Clause"), lambda one: one.heading, _first_words)], key=id
        )
        self._list = RecordTable(_("Clauses of the document"))
        self._list.show_model(self._model)
        self._list.setSortingEnabled(False)
        self._list.horizontalHeader().hide()
        self._list.setMinimumHeight(px(40))
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(_("Words of the clause"))
        self._words.setMinimumHeight(px(40))
        self._list.row_chosen.connect(lambda _index: self._show_words())
        self._lay_out()

    def ask(self, draft: FilledAgreement, after_id: int | None) -> None:
        """Ask for a file and show what it holds; clauses would go behind ``after_id``."""
        kind = _("Word documents ({pattern})").format(pattern=f"*{docx_import.SUFFIX}")
        file = ask_for_file(self, _("Take in an agreement"), documents_folder(), kind)
        if file is not None:
            self.ask_about(draft, after_id, file)

    def ask_about(self, draft: FilledAgreement, after_id: int | None, file: Path) -> None:
        """Show what a file holds, as soon as it has been read."""
        self._draft, self._after_id = draft, after_id
        language = draft.agreement.language
        self._name = file.stem
        self._context.background.run(
            lambda _job: docx_import.look(file, language), self._show, self._refuse, owner=self
        )

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words where there is little room, and say less of the edges of pages."""
        self._is_narrow = narrow
        self._words.setVisible(not narrow)
        self._show_lead()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(14))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(label(_("These clauses will come in"), "h2"), 1)
        top.addWidget(icon_button("x", _("Take nothing in"), self.closed.emit))
        column.addLayout(top)
        column.addWidget(self._lead)
        column.addWidget(self._list, 3)
        column.addWidget(self._words, 2)
        bar = FlowLayout()
        bar.addWidget(
            button(_("Make a new draft of them"), "secondary", "file-text", self._make_draft)
        )
        bar.addWidget(
            button(_("Add them behind the present clause"), "secondary", "plus", self._add)
        )
        column.addLayout(bar)

    def _show(self, found: ForeignAgreement) -> None:
        self._found = found
        self._show_lead()
        self._model.set_rows(found.clauses)
        self._list.choose(0)
        self._show_words()
        self.looked.emit()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lead(self) -> None:
        """Say how much the document holds, and what of it stays out."""
        found = self._found
        if found is None:
            return
        count = len(found.clauses)
        said = n_("{name} holds {count} clause.", "{name} holds {count} clauses.", count)
        stays = _("Earlier drafts stay as they are.")
        lead = f"{said.format(name=found.title or self._name, count=count)} {stays}"
        if found.margins:
            most = _MOST_WHERE_NARROW if self._is_narrow else _MOST_OF_MARGINS
            margins = textwrap.shorten("; ".join(found.margins), most, placeholder=" …")
            left_out = _("Not taken in, from the edge of each page: {words}").format(words=margins)
            lead = f"{lead}\n{left_out}"
        self._lead.setText(lead)

    def _show_words(self) -> None:
        clause = self._model.row_at(self._list.currentIndex())
        self._words.setPlainText(_readable(clause) if clause is not None else "")

    def _make_draft(self) -> None:
        if self._found is None or self._draft is None:
            return
        owner = self._draft.partnership.id
        try:
            docx_import.make_draft(self._context.desk, owner, self._found, self._name)
        except UserError as error:
            self._refuse(error)
            return
        self.draft_made.emit()
        self._context.offer_undo(_("A new draft was made of the document."))

    def _add(self) -> None:
        if self._found is None or self._draft is None:
            return
        agreement_id = self._draft.agreement.id
        try:
            first = docx_import.add_clauses(
                self._context.desk, agreement_id, self._found, self._after_id
            )
        except UserError as error:
            self._refuse(error)
            return
        self.clause_added.emit(first)
        count = len(self._found.clauses)
        done = n_("{count} clause came in.", "{count} clauses came in.", count)
        self._context.offer_undo(done.format(count=count))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._context.show_message(error_text(error), "bad")


def _readable(clause: ForeignClause) -> str:
    return readable(clause.text, lambda name: f"{{{name}}}")


def _first_words(clause: ForeignClause) -> str:
    return _readable(clause).split("\n", 1)[0][:120]
