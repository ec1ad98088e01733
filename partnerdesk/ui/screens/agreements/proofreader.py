"""Checks the spelling of a draft, and goes from one misspelt word to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.spelling import words_of_clause
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.clause_page import ClausePage
from partnerdesk.ui.screens.agreements.spelling import Spelling
from partnerdesk.ui.screens.agreements.spelling_marks import SpellingMarks
from partnerdesk.ui.screens.agreements.spelling_menu import SpellingMenu


class _Side:
    """One language of the draft: the box it is written in, and where its texts are."""

    def __init__(
        self,
        box: ClauseBox,
        page: ClausePage,
        spelling: Spelling,
        context: Context,
        *,
        language: str,
        text: str,
    ) -> None:
        self.box = box
        self._page = page
        self.marks = SpellingMarks(box, spelling)
        self.menu = SpellingMenu(box, self.marks, spelling, context)
        self.language_of: Callable[[FilledAgreement], str] = attrgetter(f"agreement.{language}")
        self.text_of: Callable[[Clause], str] = attrgetter(text)

    @property
    def is_checked(self) -> bool:
        """Whether it is checked, and on the page as far as there is room for both."""
        return bool(self.marks.language) and self.box.isVisibleTo(self._page)

    def open_mistake(self, position: int) -> bool:
        """Offer other words for the first misspelt word from there on; whether there is one."""
        mistake = self.marks.next_mistake(position) if self.is_checked else None
        if mistake is not None:
            self.menu.open_for(mistake)
        return mistake is not None


class Proofreader(QObject):
    """Looks through the clause that is shown, then through those behind it, then from the top."""

    def __init__(self, context: Context, page: ClausePage, go_to: Callable[[int], object]) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._go_to = go_to
        self._draft: FilledAgreement | None = None
        self._spelling = Spelling(context)
        side = partial(_Side, page=page, spelling=self._spelling, context=context)
        self._sides = (
            side(page.box, language="language", text="text"),
            side(page.second.box, language="second_language", text="second_text"),
        )
        self._in_use = self._sides[0]
        for one in self._sides:
            one.box.entered.connect(partial(self._note_side, one))

    def show_draft(self, draft: FilledAgreement) -> None:
        """Check this draft from now on; nothing can be mended in a frozen one."""
        self._draft = draft
        for side in self._sides:
            language = side.language_of(draft)
            side.marks.check_language("" if draft.agreement.frozen is not None else language)

    def go_on(self) -> None:
        """Go to the next misspelt word, behind the cursor first."""
        if not any(side.is_checked for side in self._sides):
            self._say_why_not()
            return
        start = self._sides.index(self._in_use)
        behind = self._in_use.box.textCursor().selectionEnd()
        if self._in_use.open_mistake(behind) or self._open_first(self._sides[start + 1 :]):
            return
        self._page.flush()
        self._look_up(iter([side for side in self._sides if side.is_checked]), {})

    def _look_up(self, sides: Iterator[_Side], wrong: dict[_Side, frozenset[str]]) -> None:
        """Look the words of the whole draft up, one language after the other."""
        side = next(sides, None)
        if side is None:
            self._show(wrong)
            return
        words = frozenset[str]().union(
            *(words_of_clause(side.text_of(clause)) for clause in self._next_clauses())
        )

        def go_on(found: frozenset[str]) -> None:
            self._look_up(sides, wrong | {side: found})

        self._spelling.look_up(side.marks.language, words, go_on)

    def _next_clauses(self) -> list[Clause]:
        """The clauses behind the present one, then those from the top on, itself the last."""
        clauses = list(self._draft.agreement.clauses) if self._draft is not None else []
        here = next((at for at, one in enumerate(clauses) if one.id == self._page.clause_id), -1)
        return clauses[here + 1 :] + clauses[: here + 1]

    def _show(self, wrong: dict[_Side, frozenset[str]]) -> None:
        for clause in self._next_clauses():
            if any(found & words_of_clause(side.text_of(clause)) for side, found in wrong.items()):
                self._go_to(clause.id)
                self._open_first(self._sides)
                return
        self._context.show_message(_("No spelling mistake was found."), "ok")

    def _open_first(self, sides: tuple[_Side, ...]) -> bool:
        return any(side.open_mistake(0) for side in sides)

    def _note_side(self, side: _Side) -> None:
        self._in_use = side

    def _say_why_not(self) -> None:
        self._context.show_message(
            _("Spelling is not checked in this draft."),
            "info",
            action=_("Settings"),
            on_action=lambda: self._context.open("settings", section="spelling"),
        )
