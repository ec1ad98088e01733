"""Heading and text of a clause in one language: shown, written, and saved while one types."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from partnerdesk.domain.agreement_values import Values
from partnerdesk.domain.clause_search import Place
from partnerdesk.domain.clause_text import blocks
from partnerdesk.domain.clauses import placeholders
from partnerdesk.domain.errors import FieldError
from partnerdesk.services.clauses import cleaned_text
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.widgets import label, set_state, tooltip
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.typing_pauses import TypingPauses

Save = Callable[[Desk, int, str], object]
"""Keeps the words of a clause, by its number."""


@dataclass(frozen=True)
class Wording:
    """What a clause says in one language, and what its fields say there."""

    heading: str = ""
    text: str = ""
    values: Values = field(default_factory=dict)


class ClauseWriter(QObject):
    """Keeps a line and a box in step with a clause.

    It saves while one types, and ``is_saving`` then. What cannot be saved stays in the box, and
    ``error`` says why.
    """

    def __init__(
        self,
        context: Context,
        heading: TextLine,
        box: ClauseBox,
        *,
        save_heading: Save,
        save_text: Save,
    ) -> None:
        super().__init__(box)
        self._context = context
        self._heading, self._box = heading, box
        self._save_heading, self._save_text = save_heading, save_text
        self._clause_id: int | None = None
        self._kept = Wording()
        self._shown_values: dict[str, str | None] = {}
        self._pauses = TypingPauses(self, self._save)
        self.is_saving = False
        self.error = label("", "error")
        self.error.hide()
        for edited in (box.edited, heading.textEdited):
            edited.connect(self.note)
        box.paste_refused.connect(lambda why: context.show_message(why, "bad"))

    def note(self) -> None:
        """Something was typed."""
        self._pauses.note()

    def show_wording(self, clause_id: int, wording: Wording) -> None:
        """Show a clause, or the same one again; what is being typed stays."""
        is_other = clause_id != self._clause_id
        if is_other:
            self.leave()
        self._clause_id, self._kept = clause_id, wording
        is_typing = self._is_unsaved
        if not is_typing and self._heading.text().strip() != wording.heading:
            self._heading.setText(wording.heading)
            self._heading.setCursorPosition(0)
            self._heading.setToolTip(tooltip(wording.heading))
        written = self._box.clause_text()
        text = written if is_typing else wording.text
        values = {name: wording.values.get(name) for name in placeholders(f"{text} {written}")}
        if is_other or blocks(written) != blocks(text) or values != self._shown_values:
            self._box.show_clause(text, dict(wording.values))
            self._shown_values = values

    def set_frozen(self, is_frozen: bool) -> None:
        """Let the words be read and copied only."""
        self._heading.setReadOnly(is_frozen)
        self._box.set_frozen(is_frozen)

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays in the box, so that nobody loses it.
        """
        if self._is_unsaved:
            self._write()

    def select_place(self, place: Place, wanted: re.Pattern[str]) -> None:
        """Select words where they were found, in the heading or in the text."""
        if place.in_heading:
            found = list(wanted.finditer(self._heading.text()))
            if place.number < len(found):
                match = found[place.number]
                self._heading.setSelection(match.start(), len(match[0]))
        else:
            self._heading.deselect()
            self._box.select_found(wanted, place.number)

    def replace_selected(self, wanted: re.Pattern[str], by: str) -> bool:
        """Put other words where these are selected; whether they were."""
        if wanted.fullmatch(self._heading.selectedText()):
            self._heading.insert(by)
            self.note()
            return True
        return self._box.replace_selected(wanted, by)

    def leave(self) -> None:
        """Have no clause any more."""
        self._pauses.stop()
        self._say_error("")
        self._clause_id = None

    @property
    def _is_unsaved(self) -> bool:
        return self._pauses.is_waiting or bool(self.error.text())

    def _save(self) -> None:
        self.is_saving = True
        try:
            with suppress(FieldError):  # the sentence stands under the box, the text stays in it
                self._write()
        finally:
            self.is_saving = False

    def _write(self) -> None:
        """Save heading and text where they differ from what is kept."""
        self._pauses.stop()
        number, kept, desk = self._clause_id, self._kept, self._context.desk
        if number is None:
            return
        heading, text = self._heading.text().strip(), self._box.clause_text()
        try:
            if heading != kept.heading:
                self._save_heading(desk, number, heading)
            if blocks(cleaned_text(text)) != blocks(kept.text):
                self._save_text(desk, number, text)
        except FieldError as error:
            self._say_error(error_text(error))
            raise
        self._say_error("")

    def _say_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self._box.setAccessibleDescription(text)
        set_state(self._box, "error", "true" if text else "false")
