"""One party of the matrix: its name, what is missing, and six answers beside each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.shares import Cell, ShareRow, Term
from partnerdesk.ui.kit.editors import LongEditor
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.shortcuts import TextBox
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import clear_layout, label, pill, set_state

Save = Callable[[int | None, str, str], object]
"""Keeps an answer: of which partner (None: of the centre), in which field, in which words."""


class ShareCell(QWidget):
    """One answer, written right there.

    Signals:
        left_downwards(): Enter was pressed; the next party's answer is wanted.
    """

    left_downwards = Signal()

    def __init__(self, cell: Cell, party_name: str, save: Callable[[str], object]) -> None:
        super().__init__()
        self.term = cell.term
        name = _(cell.term.label)
        self._field = FieldRow(replace(cell.spec, label=cell.term.label, help=""), save=save)
        self._field.set_spoken_name(f"{name}: {party_name}")
        (self._box,) = self._field.findChildren(TextBox)
        (self.editor,) = self._field.findChildren(LongEditor)
        self._box.setPlaceholderText(_("Not written yet"))
        self._box.installEventFilter(self)
        self._besides = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._field)
        column.addWidget(self._besides)
        column.addStretch(1)
        self.setFocusProxy(self._field)

    def show_cell(self, cell: Cell) -> None:
        """Show an answer; what is being typed stays."""
        self._field.refresh(cell.text)
        words = "\n".join(f"{_(gift.label)}: {said}" for gift, said in cell.besides)
        self._besides.setText(words)
        self._besides.setVisible(bool(words))
        set_state(self._box, "gap", "true" if cell.is_empty else "false")
        self._box.setPlaceholderText(_("What else?") if cell.besides else _("Not written yet"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on; Shift+Enter begins a new line, as in every table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() in _PLAIN_OR_KEYPAD:
                self.left_downwards.emit()
                return True
        return super().eventFilter(watched, event)


_PLAIN_OR_KEYPAD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PartyRow(QFrame):
    """The six answers of one party.

    Signals:
        next_wanted(str): Enter in the answer to a term.
    """

    next_wanted = Signal(str)

    def __init__(self, row: ShareRow, save: Save) -> None:
        super().__init__()
        self.partner_id = row.partner_id
        self.setProperty("role", "card")
        self._gaps: tuple[Term, ...] = ()
        self._columns = 0
        self._state = QHBoxLayout()
        self._cells = {cell.term: self._new_cell(cell, row, save) for cell in row.cells}
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(row.party_name, "h2"), 1)
        head.addLayout(self._state)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addLayout(self._grid)
        self.set_columns(len(Term))

    def show_row(self, row: ShareRow) -> None:
        """Show the answers and count what is missing."""
        for cell in row.cells:
            self._cells[cell.term].show_cell(cell)
        self._gaps = row.gaps
        clear_layout(self._state)
        self._state.addWidget(_gap_pill(len(row.gaps)))

    def set_columns(self, columns: int) -> None:
        """Lay the answers out in so many columns."""
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, cell in enumerate(self._cells.values()):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, *divmod(place, columns))
        self._even_out()

    def first_gap(self) -> ShareCell | None:
        """The first answer that is not written."""
        return self._cells[self._gaps[0]] if self._gaps else None

    def lacks(self, term: str) -> bool:
        """Whether nothing is written for a term."""
        return Term(term) in self._gaps

    def cell(self, term: str) -> ShareCell:
        """The answer to a term."""
        return self._cells[Term(term)]

    def _new_cell(self, cell: Cell, row: ShareRow, save: Save) -> ShareCell:
        made = ShareCell(cell, row.party_name, partial(save, row.partner_id, cell.spec.key))
        made.left_downwards.connect(partial(self.next_wanted.emit, cell.term.value))
        made.editor.height_changed.connect(self._even_out)
        return made

    def _even_out(self) -> None:
        """Boxes side by side end at one height."""
        cells = list(self._cells.values())
        for first in range(0, len(cells), max(self._columns, 1)):
            row = [cell.editor for cell in cells[first : first + self._columns]]
            highest = max((editor.needed_height() for editor in row), default=0)
            for editor in row:
                editor.stand_as_high_as(highest)


def _gap_pill(count: int) -> QFrame:
    if not count:
        return pill(_("Everything is written"), "ok")
    return pill(
        n_("{count} answer missing", "{count} answers missing", count).format(count=count), "warn"
    )
