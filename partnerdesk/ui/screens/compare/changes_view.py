"""What differs between two sides, a card for each clause; unchanged ones are folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.comparing import ComparedClause
from partnerdesk.domain.kept_drafts import Comparison
from partnerdesk.ui.kit.compared_text import ComparedText
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import State, button, card, clear_layout, label, pill


class ChangesView(QWidget):
    """The clauses of a comparison, and the way from one change to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._comparison: Comparison | None = None
        self._shows_all = False
        self._changed: list[ComparedText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; the same one again stays as it is."""
        if comparison != self._comparison:
            self._comparison = comparison
            self._shows_all = False
            self._fill()

    def go(self, step: int) -> None:
        """Go to the next change (1) or the one before (-1), around the end."""
        if not self._changed:
            return
        at = next((at for at, one in enumerate(self._changed) if one.hasFocus()), None)
        if at is None:
            at = -1 if step > 0 else 0
        target = self._changed[(at + step) % len(self._changed)]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        clear_layout(self._column)
        self._changed = []
        if self._comparison is None:
            return
        changed, clauses = self._comparison.changed, self._comparison.clauses
        self._column.addWidget(label(_facts(len(changed), len(clauses)), "muted"))
        for clause in clauses if self._shows_all else changed:
            self._column.addWidget(self._card(clause))
        folded = len(clauses) - len(changed)
        if folded:
            words = (
                _("Hide unchanged clauses")
                if self._shows_all
                else n_("Show {count} unchanged clause", "Show {count} unchanged clauses", folded)
            )
            unfold = button(words.format(count=folded), "link", on_click=self._unfold)
            self._column.addWidget(at_the_start(unfold))

    def _card(self, clause: ComparedClause) -> QWidget:
        frame, column = card(gap=6)
        top = label(_clause_number(clause), "label")
        column.addWidget(top)
        if clause.is_changed:
            column.addWidget(pill(clause.note(current_texts()), _state(clause)))
        text = ComparedText(clause)
        column.addWidget(text)
        if clause.is_changed:
            self._changed.append(text)
        return frame

    def _unfold(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()


def _clause_number(clause: ComparedClause) -> str:
    return _("Clause {number}").format(number=clause.new_number or clause.old_number)


def _state(clause: ComparedClause) -> State:
    if clause.is_added:
        return "ok"
    if clause.is_removed:
        return "bad"
    return "none" if clause.is_moved else "info"


def _facts(changed: int, all_of_them: int) -> str:
    if not changed:
        return _("Both say the same, word by word.")
    said = n_("{changed} of {all} clauses differs.", "{changed} of {all} clauses differ.", changed)
    return said.format(changed=changed, all=all_of_them)
