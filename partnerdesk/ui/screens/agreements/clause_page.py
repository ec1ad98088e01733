"""The middle of the editor: one clause with its heading, its text, and what it still needs."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.clause_search import Place
from partnerdesk.domain.clause_text import BlockKind
from partnerdesk.domain.clauses import (
    FIELDS,
    REFERENCE,
    is_said_in_words,
    known_clauses,
)
from partnerdesk.domain.filled_agreement import FilledAgreement, clause_gaps, field_gap
from partnerdesk.services import clauses, history
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    clear_layout,
    icon_button,
    label,
    note,
)
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.clause_writer import ClauseWriter, Wording
from partnerdesk.ui.screens.agreements.comments_box import CommentsBox
from partnerdesk.ui.screens.agreements.field_chooser import FieldChooser
from partnerdesk.ui.screens.agreements.field_value import FieldValuePanel
from partnerdesk.ui.screens.agreements.gap_notes import GapNotes
from partnerdesk.ui.screens.agreements.second_text import SecondText
from partnerdesk.ui.screens.agreements.talks_button import TalksButton


class ClausePage(QFrame):
    """One clause to be written.

    It saves while one types. What cannot be saved stays in the box with a sentence that says why.

    Signals:
        details_asked(str): show what concerns the whole draft, at one of its fields.
        clause_asked(str): go to the clause whose number a field says.
        keep_asked(int): keep this clause in the centre's own library.
    """

    details_asked = Signal(str)
    clause_asked = Signal(str)
    keep_asked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._filled: FilledAgreement | None = None
        self._clause: Clause | None = None
        self._number = label("", "h2", wrap=False)
        self._heading = TextLine()
        self._heading.setProperty("role", "heading")
        self._heading.setAccessibleName(_("Heading of the clause"))
        self.box = ClauseBox()
        self.second = SecondText(context)
        self._box_in_use = self.box
        self._found_in_second = False
        self._words = ClauseWriter(
            context,
            self._heading,
            self.box,
            save_heading=clauses.set_clause_heading,
            save_text=clauses.set_clause_text,
        )
        self._value = FieldValuePanel(context)
        self._chooser = FieldChooser()
        self._gaps = GapNotes(context, self.open_field)
        self._comments = CommentsBox(context)
        self._talks = TalksButton(self._go_on_talking)
        self._writing: list[QToolButton] = []
        self._why_tool = icon_button("lightbulb", _("Why this clause?"), self._say_why)
        self._tools = QHBoxLayout()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._why = QVBoxLayout()
        self._is_narrow = True  # until the window says that there is room
        self._connect()
        self._lay_out()

    @property
    def clause_id(self) -> int | None:
        """The clause that is shown."""
        return self._clause.id if self._clause is not None else None

    def show_clause(self, filled: FilledAgreement, clause: Clause, number: int) -> None:
        """Show a clause, or the same one again; what is being typed stays."""
        is_other = clause.id != self.clause_id
        if is_other:
            self._box_in_use = self.box
            self._value.hide()
            self._chooser.hide()
        self._filled, self._clause = filled, clause
        self._set_frozen(filled.agreement.frozen is not None)
        self._number.setText(str(number))
        self.box.set_clause_number(number)
        self._talks.show_talks(clause.talks)
        name = _("Text of clause {number}, {heading}")
        self.box.setAccessibleName(name.format(number=number, heading=clause.heading))
        self._words.show_wording(clause.id, Wording(clause.heading, clause.text, filled.values))
        self.second.show_clause(filled, clause, number)
        self._make_room()
        self._value.refresh(filled)
        self._comments.show_clause(filled, clause.id)
        self._show_notes()

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays in the box.
        """
        self.second.flush()
        self._words.flush()

    def select_place(self, place: Place, wanted: re.Pattern[str]) -> None:
        """Select words where they were found, in either language."""
        self._found_in_second = place.in_second
        if place.in_second:
            self.second.select_place(place, wanted)
            return
        self.second.close_lightest()
        self._words.select_place(place, wanted)

    def replace_selected(self, wanted: re.Pattern[str], by: str) -> bool:
        """Put other words where these are selected; whether they were."""
        words = self.second if self._found_in_second else self._words
        return words.replace_selected(wanted, by)

    def open_chooser(self) -> None:
        """Offer the fields that can be inserted."""
        if self._filled is not None and self._filled.agreement.frozen is None:
            self._value.hide()
            self._chooser.open_chooser(self._filled)
            self._show_notes()

    def open_field(self, name: str) -> None:
        """Show what is behind a field."""
        if name.startswith(REFERENCE):
            self.clause_asked.emit(name)
            return
        if self._filled is None or self._filled.agreement.frozen is not None:
            return
        if name == "prevailing_language" and self._filled.agreement.second_language:
            self.details_asked.emit(name)  # it is one of both, and chosen where they are
        elif self._clause is not None and name in FIELDS:
            self._chooser.hide()
            self._show_notes()
            gap = field_gap(self._filled.agreement, self._clause, name)
            self._value.open_field(self._filled, gap, name)

    def close_lightest(self) -> bool:
        """Close the field or the list of fields; whether one was open."""
        for panel, close in (
            (self._chooser, self._chooser.close_chooser),
            (self._value, self._value.close_field),
        ):
            if panel.isVisible():
                close()
                return True
        return self._comments.close_lightest() or self.second.close_lightest()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the explanation where there is little room."""
        self._is_narrow = narrow
        self.second.set_narrow(narrow)
        self._make_room()
        self._talks.set_narrow(narrow)
        self._comments.set_narrow(narrow)
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if narrow else direction.TopToBottom)
        self._show_notes()

    def _set_frozen(self, is_frozen: bool) -> None:
        """Words of a frozen agreement can be read and copied, and kept in the library."""
        self._words.set_frozen(is_frozen)
        if is_frozen:
            self._chooser.hide()
            self._value.discard()
        for tool in self._writing:
            tool.setHidden(is_frozen)
        self._talks.setHidden(is_frozen)

    def _connect(self) -> None:
        self.box.field_opened.connect(self.open_field)
        for part in (self._comments, self.second):
            part.unfolded.connect(lambda _is_open: self._make_room())
        for box in (self.box, self.second.box):
            box.entered.connect(partial(self._note_box, box))
        self.second.box.field_opened.connect(self._open_second_field)
        self._chooser.field_chosen.connect(self._insert_field)
        self._value.details_asked.connect(self.details_asked)
        for closed in (self._chooser.closed, self._value.closed):
            closed.connect(self._go_on_writing)

    def _make_room(self) -> None:
        """With little room something else that is open stands in the place of the text."""
        is_choosing = not self._chooser.isHidden()
        hides = self._is_narrow and (self._comments.is_open or is_choosing)
        self.box.setHidden(hides or self.second.takes_the_place)
        is_saying = self.second.takes_the_place and not self._value.isHidden()
        self.second.hide_words(hides or is_saying)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(14))
        column.setSpacing(px(8))
        names = QHBoxLayout()
        names.addWidget(self._number)
        names.addWidget(self._heading, 1)
        self._make_tools()
        self._top.setSpacing(px(2))
        self._top.addLayout(names, 1)
        self._top.addLayout(self._tools)
        column.addLayout(self._top)
        self.box.setMinimumHeight(px(36))
        column.addWidget(self.box, 2)
        column.addWidget(self.second, 3)
        for widget in (self._words.error, self._value, self._chooser):
            column.addWidget(widget)
        self._why.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._why)
        column.addWidget(self._gaps)
        column.addWidget(self._comments)

    def _make_tools(self) -> None:
        self._tools.setSpacing(px(2))
        for icon_name, name, act, keys in (
            ("bold", _("Bold"), self._make_bold, "Ctrl+B"),
            ("list", _("List, also by typing - and a space"), self._make_list, ""),
            ("list-ordered", _("Numbers, also by typing 1. and a space"), self._number_it, ""),
            ("undo-2", _("Undo"), self._undo, ""),
            ("redo-2", _("Redo"), self._redo, ""),
            ("plus", _("Insert a field"), self.open_chooser, "Ctrl+I"),
        ):
            self._writing.append(icon_button(icon_name, name, act, keys))
        keep = icon_button("bookmark-plus", _("Keep this clause in our library"), self._keep)
        tools = (*self._writing, keep, self._why_tool, self.second.tool, self._comments.tool)
        for tool in tools:
            self._tools.addWidget(tool)
        self._tools.addStretch(1)
        self._tools.addWidget(self._talks)

    def _go_on_talking(self) -> None:
        if self._clause is not None:
            self.flush()
            following = self._clause.talks.following
            clauses.set_clause_talks(self._context.desk, self._clause.id, following)

    def _show_notes(self) -> None:
        """Why the clause is there and what it lacks; the list of fields takes their room."""
        clear_layout(self._why)
        self._make_room()
        filled, clause = self._filled, self._clause
        if filled is None or clause is None or not self._chooser.isHidden():
            self._gaps.hide()
            return
        self._gaps.show_gaps(clause_gaps(filled.agreement, clause, filled.values))
        has_room = not self._is_narrow and not filled.agreement.second_language
        if self._reason and has_room:
            self._why.addWidget(note(_("Why this clause?"), self._reason))
        self._why_tool.setVisible(bool(self._reason) and not has_room)

    @property
    def _reason(self) -> str:
        """Why our library has this clause; "" for one of the centre's own."""
        if self._filled is None or self._clause is None:
            return ""
        known = known_clauses(self._filled.agreement.language).get(self._clause.key)
        return known.why if known is not None else ""

    def _say_why(self) -> None:
        self._context.show_message(self._reason, "info")

    def _insert_field(self, name: str) -> None:
        self._box_in_use.insert_field(name)
        self._go_on_writing()

    def _note_box(self, box: ClauseBox) -> None:
        """The tools work on the text that somebody is writing."""
        self._box_in_use = box

    def _open_second_field(self, name: str) -> None:
        """Show what a field says in the second language, where it is said in words."""
        if self._filled is not None and is_said_in_words(name):
            self._chooser.hide()
            self._show_notes()
            self.second.hide_words(self.second.takes_the_place)  # or the window would grow
            self._value.open_second(self._filled, name)
        else:
            self.open_field(name)

    def _go_on_writing(self) -> None:
        self._show_notes()
        self._box_in_use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self._clause is not None:
            self.flush()
            self.keep_asked.emit(self._clause.id)

    def _make_bold(self) -> None:
        self._box_in_use.toggle_bold()

    def _make_list(self) -> None:
        self._box_in_use.toggle_kind(BlockKind.ITEM)
        self._box_in_use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _number_it(self) -> None:
        self._box_in_use.toggle_kind(BlockKind.NUMBERED)
        self._box_in_use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        if self._box_in_use.document().isUndoAvailable():
            self._box_in_use.undo()
        else:
            self._context.undo()

    def _redo(self) -> None:
        if self._box_in_use.document().isRedoAvailable():
            self._box_in_use.redo()
        else:
            self.flush()
            history.redo(self._context.desk)
