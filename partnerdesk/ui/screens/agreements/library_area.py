"""Where clauses come from: our library, the centre's own one, a document from Word."""

from __future__ import annotations

from PySide6.QtCore import Signal

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.own_clauses import OwnClause
from partnerdesk.services import clauses, own_clauses
from partnerdesk.ui.kit.pages import Pages
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.screens.agreements.import_panel import ImportPanel
from partnerdesk.ui.screens.agreements.library_panel import LibraryPanel
from partnerdesk.ui.screens.agreements.own_clause_panel import OwnClausePanel


class LibraryArea(Pages):
    """The library in front; behind it an own clause to change, and a document to look at.

    Signals:
        clause_added(int): a clause came into the draft; its id.
        own_clause_asked(): the person wants to write a clause herself.
        closed(): back to the text.
    """

    clause_added = Signal(int)
    own_clause_asked = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._draft: FilledAgreement | None = None
        self._here: int | None = None
        self._library = LibraryPanel()
        self._own = OwnClausePanel(context)
        self._document = ImportPanel(context)
        for panel in (self._library, self._own, self._document):
            self.addWidget(panel)
        self._library.clause_chosen.connect(self._add)
        self._library.own_clause_asked.connect(self.own_clause_asked)
        self._library.change_asked.connect(self._change)
        self._library.document_asked.connect(self._ask_for_document)
        self._library.closed.connect(self.closed)
        self._own.closed.connect(self._back)
        self._document.closed.connect(self._back)
        self._document.looked.connect(lambda: self.setCurrentWidget(self._document))
        self._document.clause_added.connect(self.clause_added)
        self._document.draft_made.connect(self.closed)
        self.setCurrentWidget(self._library)

    def open_library(self, draft: FilledAgreement, here: int | None) -> None:
        """Offer what the draft does not hold; ``here`` is the clause one stands in."""
        self._draft, self._here = draft, here
        self._back()

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays where it was typed.
        """
        if self.currentWidget() is self._own:
            self._own.flush()

    def close_lightest(self) -> bool:
        """Go back to the library; whether one was elsewhere."""
        if self.currentWidget() is self._library:
            return False
        self.flush()
        self._back()
        return True

    def set_narrow(self, narrow: bool) -> None:
        """Show less where there is little room."""
        self._library.set_narrow(narrow)
        self._document.set_narrow(narrow)

    def _back(self) -> None:
        if self._draft is not None:
            language = self._draft.agreement.language
            own = own_clauses.list_own_clauses(self._context.desk, language)
            self._library.open_library(self._draft, own)
        self.setCurrentWidget(self._library)

    def _add(self, key: str, own_id: int) -> None:
        if self._draft is None:
            return
        desk, agreement_id = self._context.desk, self._draft.agreement.id
        if own_id:
            added = own_clauses.add_own_clause_to(desk, agreement_id, own_id)
        else:
            added = clauses.add_clause_from_library(desk, agreement_id, key)
        self.clause_added.emit(added)

    def _change(self, own: OwnClause) -> None:
        self._own.open_clause(own)
        self.setCurrentWidget(self._own)

    def _ask_for_document(self) -> None:
        if self._draft is not None:
            self._document.ask(self._draft, self._here)
