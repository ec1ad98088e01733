"""Goes from one misspelt word of the draft to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.spelling import words_of_clause
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.screens.agreements.clause_page import ClausePage


class Proofreader(QObject):
    """Looks through the clause that is shown, then through those behind it, then from the top."""

    def __init__(self, context: Context, page: ClausePage, go_to: Callable[[int], object]) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._go_to = go_to
        self._draft: FilledAgreement | None = None
        page.mistake_asked.connect(self._look_on)

    def show_draft(self, draft: FilledAgreement) -> None:
        """Look through this draft from now on."""
        self._draft = draft

    def _look_on(self) -> None:
        """Go to the next misspelt word, behind the cursor first."""
        language = self._draft.agreement.language if self._draft is not None else ""
        if not self._page.spelling.checks(language):
            self._say_why_not()
        elif not self._page.open_mistake(behind_cursor=True):
            self._page.flush()
            words = {clause.id: words_of_clause(clause.text) for clause in self._next_clauses()}
            sought = frozenset[str]().union(*words.values())
            self._page.spelling.look_up(language, sought, lambda wrong: self._show(words, wrong))

    def _next_clauses(self) -> list[Clause]:
        """The clauses behind the present one, then those from the top on, itself the last."""
        clauses = list(self._draft.agreement.clauses) if self._draft is not None else []
        here = next((at for at, one in enumerate(clauses) if one.id == self._page.clause_id), -1)
        return clauses[here + 1 :] + clauses[: here + 1]

    def _show(self, words: dict[int, frozenset[str]], wrong: frozenset[str]) -> None:
        for clause_id, found in words.items():
            if not found.isdisjoint(wrong):
                self._go_to(clause_id)
                self._page.open_mistake(behind_cursor=False)
                return
        self._context.show_message(_("No spelling mistake was found."), "ok")

    def _say_why_not(self) -> None:
        self._context.show_message(
            _("Spelling is not checked in this draft."),
            "info",
            action=_("Settings"),
            on_action=lambda: self._context.open("settings", section="spelling"),
        )
