"""Goes from place to place in the draft where words stand, and puts other words there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from partnerdesk.domain.clause_search import Place, places
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.services import clauses
from partnerdesk.ui.kit.language import n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.screens.agreements.clause_page import ClausePage
from partnerdesk.ui.screens.agreements.find_bar import FindBar


class Finder(QObject):
    """Connects the bar with the clause that is shown; ``go_to`` shows another one."""

    def __init__(self, context: Context, page: ClausePage, go_to: Callable[[int], None]) -> None:
        super().__init__()
        self.bar = FindBar()
        self._context = context
        self._page = page
        self._go_to = go_to
        self._draft: FilledAgreement | None = None
        self._place = -1
        self.bar.words_changed.connect(self._start_anew)
        self.bar.step_asked.connect(self._step)
        self.bar.replace_asked.connect(self._replace)
        self.bar.replace_all_asked.connect(self._replace_all)

    def show_draft(self, draft: FilledAgreement) -> None:
        """Look through this draft from now on."""
        self._draft = draft
        if self.bar.isVisible():
            self._tell()

    def open_bar(self, *, replacing: bool) -> None:
        """Ask what to find, and perhaps what takes its place."""
        self.bar.open_bar(replacing=replacing)
        self._start_anew()

    def _places(self) -> tuple[Place, ...]:
        return places(self._draft.agreement, self.bar.wanted) if self._draft is not None else ()

    def _start_anew(self) -> None:
        self._place = -1
        self._tell()

    def _tell(self) -> None:
        count = len(self._places())
        self._place = min(self._place, count - 1)
        self.bar.show_place(self._place + 1, count)

    def _step(self, step: int) -> None:
        self._page.flush()
        found = self._places()
        if not found:
            return
        if self._place < 0:
            self._place = self._first_from_here(found) if step > 0 else len(found) - 1
        else:
            self._place = (self._place + step) % len(found)
        self._show(found[self._place])
        self._tell()

    def _first_from_here(self, found: tuple[Place, ...]) -> int:
        """The first place in the present clause or behind it; else the first of all."""
        ids = [clause.id for clause in self._draft.agreement.clauses] if self._draft else []
        here = self._page.clause_id
        passed = ids[: ids.index(here)] if here in ids else []
        later = (number for number, place in enumerate(found) if place.clause_id not in passed)
        return next(later, 0)

    def _show(self, place: Place) -> None:
        if self._page.clause_id != place.clause_id:
            self._go_to(place.clause_id)
        self._page.select_place(place, self.bar.wanted)

    def _replace(self, by: str) -> None:
        if self._place < 0 or not self._page.replace_selected(self.bar.wanted, by):
            self._step(1)
            return
        self._page.flush()
        found = self._places()
        if found:
            self._place %= len(found)
            self._show(found[self._place])
        self._tell()

    def _replace_all(self, by: str) -> None:
        self._page.flush()
        if self._draft is None:
            return
        try:
            count = clauses.replace_everywhere(
                self._context.desk,
                self._draft.agreement.id,
                self.bar.words,
                by,
                whole_words=self.bar.whole_words,
            )
        except UserError as error:
            self._context.show_message(error_text(error), "bad")
            return
        done = n_("Replaced in {count} place.", "Replaced in {count} places.", count)
        self._context.offer_undo(done.format(count=count))
