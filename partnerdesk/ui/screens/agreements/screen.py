"""Agreements: choose a draft, write it, see the paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.texts import N_
from partnerdesk.services import agreements
from partnerdesk.ui.kit.card_list import CardList
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import empty_state, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.agreements.clause_writer import ClauseWriter
from partnerdesk.ui.screens.agreements.editor import AgreementEditor
from partnerdesk.ui.screens.agreements.offers import draft_offer

_ONLY_CLAUSES = frozenset({"clause"})


class AgreementsScreen(Screen):
    """The agreement editor, behind a choice of drafts where there are several."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "agreements"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        # A key that was pressed while a clause was saved comes before what is shown of it.
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._follow_clauses)
        self._drafts = CardList(_("Agreements"), _("Choose the draft you want to work on."))
        self._picker = QWidget()
        page_layout(self._picker).addWidget(self._drafts)
        self._editor = AgreementEditor(context)
        self._nothing = self._empty(
            _("No agreement yet"),
            _("A draft is made when you start a partnership. You change it here."),
            button(_("Start a partnership"), "primary", "sprout", self._start_partnership),
        )
        self._no_draft = self._empty(
            _("This partnership has no draft yet"),
            _("The first draft holds all clauses of its way of starting."),
            button(_("Make the first draft"), "primary", "file-text", self._make_draft),
        )
        self._stack = QStackedWidget()
        for page in (self._picker, self._editor, self._nothing, self._no_draft):
            self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._drafts.chosen.connect(self._open)

    def arrive(
        self,
        partnership_id: int | None = None,
        clause_id: int | None = None,
        field: str = "",
        shows: str = "",
    ) -> None:
        """Open the draft of a partnership, at a clause and one of its fields.

        ``shows`` names a field instead: the first clause that holds it is opened.
        """
        self._partnership_id = partnership_id
        self.reload()
        if shows and self._is_editing():
            clause_id = self._editor.clause_with(shows)
            if shows == "sources":
                self._say_budget_is_shown(clause_id)
        if clause_id is not None and self._editor.partnership_id == self._partnership_id:
            self._editor.go_to_clause(clause_id, field)
        elif self._is_editing():
            self._editor.page.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_budget_is_shown(self, clause_id: int | None) -> None:
        """Whoever put the budget in sees no change here: the clause follows it at all times."""
        filled = self._editor.shown
        if clause_id is not None and filled is not None and filled.agreement.frozen is None:
            self.context.show_message(_("Done. This clause shows the budget as it is now."))

    def reload(self) -> None:
        """Show the draft again, or the choice of drafts."""
        desk = self.context.desk
        if self._partnership_id is None:
            drafts = agreements.list_agreements(desk)
            if len(drafts) != 1:
                self._drafts.show_offers(map(draft_offer, drafts))
                self._stack.setCurrentWidget(self._picker if drafts else self._nothing)
                return
            self._partnership_id = drafts[0].partnership.id
        filled = agreements.current_agreement(desk, self._partnership_id)
        if filled is None:
            self._stack.setCurrentWidget(self._no_draft)
            return
        self._editor.show_draft(filled)
        self._stack.setCurrentWidget(self._editor)

    def reload_after(self, touched: frozenset[str]) -> None:
        """What is typed is saved many times a minute, and changes nothing but a clause."""
        if touched != _ONLY_CLAUSES or not self._is_editing():
            self.reload()
        elif any(writer.is_saving for writer in self._editor.findChildren(ClauseWriter)):
            self._following.start()
        else:
            self._follow_clauses()

    def _follow_clauses(self) -> None:
        """Show the draft with the clauses as they are now."""
        shown = self._editor.shown
        if self._is_editing() and shown is not None:
            self._editor.show_draft(agreements.with_changed_clauses(self.context.desk, shown))

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays where it was typed.
        """
        super().flush()
        if self._is_editing():
            self._editor.flush()

    def bookmark(self) -> dict[str, Any]:
        """The draft and the clause."""
        if not self._is_editing():
            return {}
        return {"partnership_id": self._partnership_id, "clause_id": self._editor.clause_id}

    def way_back(self) -> str:
        """To the clause, from where a gap of it was mended."""
        return N_("Back to the agreement")

    def primary_action(self) -> None:
        """Check and print the draft."""
        if self._is_editing():
            self._editor.check()

    def print_(self) -> None:
        """Go to the pages of the draft."""
        if self._is_editing():
            self._editor.print_()

    def new(self) -> None:
        """Add a clause."""
        if self._is_editing():
            self._editor.open_library()

    def search(self) -> None:
        """Find words in the draft."""
        if self._is_editing():
            self._editor.open_search()

    def close_lightest(self) -> bool:
        """Close the search, the library or an open field; whether there was one."""
        return self._is_editing() and self._editor.close_lightest()

    def set_narrow(self, narrow: bool) -> None:
        """One column or three."""
        self._editor.set_narrow(narrow)

    def _empty(self, title: str, text: str, action: QWidget) -> QWidget:
        page = empty_state("file-text", title, text, action)
        page.setObjectName("page")
        return page

    def _is_editing(self) -> bool:
        return self._stack.currentWidget() is self._editor

    def _open(self, partnership_id: int) -> None:
        self.context.open("agreements", partnership_id=partnership_id)

    def _start_partnership(self) -> None:
        self.context.open("interview")

    def _make_draft(self) -> None:
        if self._partnership_id is not None:
            language = current_texts().language
            agreements.start_draft(self.context.desk, self._partnership_id, language)
