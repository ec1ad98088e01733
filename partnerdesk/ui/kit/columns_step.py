"""A step of taking in a foreign table: what does each column hold?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.domain.budget import group_letter
from partnerdesk.domain.headings import Target
from partnerdesk.domain.importing import NO_HEADER, Matching, Table
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.strip import MessageStrip
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label

_SAMPLES = 3
_LONGEST_SAMPLE = 40


class ColumnsStep(QWidget):
    """A line for each column: its heading, some of its cells, and where they go.

    Signals:
        matched(tuple[str, ...]): the targets of all columns.
        table_chosen(int): another sheet of the file is wanted.
        another_file_wanted(): back to the choice of a file.
    """

    matched = Signal(object)
    table_chosen = Signal(int)
    another_file_wanted = Signal()

    def __init__(self, needed: Collection[str], without: str) -> None:
        """One of the targets ``needed`` has to be there; ``without`` says so."""
        super().__init__()
        self._needed = frozenset(needed)
        self._without = without
        self._lines: list[_ColumnLine] = []
        self._narrow = False
        self._strip = MessageStrip()
        self._tables = _combo(_("Sheet of the file"))
        self._tables.activated.connect(self.table_chosen)
        self._table_line = _described(_("This file has several sheets. Which one?"), self._tables)
        self._found = label("", "muted")
        frame, inside = card(gap=10)
        inside.addWidget(label(_("What does each column hold?"), "h2"))
        inside.addWidget(self._found)
        inside.addWidget(self._table_line)
        self._column_lines = QVBoxLayout()
        self._column_lines.setSpacing(px(8))
        inside.addLayout(self._column_lines)
        content = QWidget()
        middle = QVBoxLayout(content)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(frame)
        middle.addStretch(1)
        self._scroll = scroll_page(content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._bar())

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self._go_on = button(_("Look at the rows"), "primary", "arrow-right", self.go_on)
        row.addWidget(self._go_on)
        row.addWidget(button(_("Another file"), "link", on_click=self.another_file_wanted.emit))
        row.addStretch(1)
        row.addWidget(MoreBelow(self._scroll))
        return bar

    def take_keyboard(self) -> None:
        """Start with the way on: most lists are understood at once."""
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Hand on what was chosen; without a column that is needed say so."""
        targets = tuple(line.target() for line in self._lines)
        if self._needed & set(targets):
            self._strip.clear()
            self.matched.emit(targets)
        else:
            self._strip.show_message(self._without, "bad", closable=False)

    def show_columns(
        self,
        tables: Sequence[Table],
        table_at: int,
        matching: Matching,
        targets: Sequence[Target],
        row_count: int,
    ) -> None:
        """Show the columns of a table as they were guessed; ``targets`` are offered for each."""
        self._strip.clear()
        clear_layout(self._column_lines)
        self._found.setText(_found_words(matching.header_at, row_count))
        self._show_tables(tables, table_at)
        self._lines = []
        for at, (title, target) in enumerate(zip(matching.titles, matching.targets, strict=True)):
            samples = _samples(tables[table_at], matching.header_at, at)
            shown = title or _("Column {letter}").format(letter=group_letter(at))
            line = _ColumnLine(shown, samples, targets)
            line.set_target(target)
            line.set_narrow(self._narrow)
            self._lines.append(line)
            self._column_lines.addWidget(line)
            line.setVisible(bool(samples))
        rejoin_below(self._column, self._scroll)

    def set_narrow(self, narrow: bool) -> None:
        """The choice under the heading instead of beside it."""
        self._narrow = narrow
        for line in self._lines:
            line.set_narrow(narrow)

    def _show_tables(self, tables: Sequence[Table], table_at: int) -> None:
        self._tables.clear()
        for table in tables:
            self._tables.addItem(table.name)
        self._tables.setCurrentIndex(table_at)
        self._table_line.setVisible(len(tables) > 1)


class _ColumnLine(QWidget):
    """One column of the table."""

    def __init__(self, title: str, samples: list[str], targets: Sequence[Target]) -> None:
        super().__init__()
        self._combo = _combo(_("Column {title}").format(title=title))
        for target in targets:
            self._combo.addItem(_(target.label).format(name=target.name), target.key)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(title, "label"))
        words.addWidget(label("  ·  ".join(samples), "small"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(12))
        self._row.addLayout(words, 3)
        self._row.addWidget(self._combo, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(hline())
        column.addLayout(self._row)

    def target(self) -> str:
        """Where the column goes."""
        return str(self._combo.currentData())

    def set_target(self, target: str) -> None:
        """Show where the column goes."""
        self._combo.setCurrentIndex(self._combo.findData(target))

    def set_narrow(self, narrow: bool) -> None:
        """One under the other, or side by side."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


def _combo(name: str) -> CalmComboBox:
    combo = CalmComboBox()
    combo.setAccessibleName(name)
    combo.setMaximumWidth(px(420))
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    combo.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    return combo


def _described(words: str, widget: QWidget) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    column.addWidget(label(words, "label"))
    column.addWidget(widget)
    return line


def _found_words(header_at: int, rows: int) -> str:
    counted = n_("{count} row holds something.", "{count} rows hold something.", rows)
    if header_at == NO_HEADER:
        heading = _("There are no headings that we know. Please say what each column holds.")
    else:
        heading = _("The headings stand in row {row}. Please look whether we read them right.")
    return f"{counted.format(count=rows)} {heading.format(row=header_at + 1)}"


def _samples(table: Table, header_at: int, column: int) -> list[str]:
    """The first different cells of a column, each in one short line."""
    found: dict[str, None] = {}
    for row in table.rows[header_at + 1 :]:
        if row[column]:
            found.setdefault(_shortened(row[column]))
        if len(found) == _SAMPLES:
            break
    return list(found)


def _shortened(cell: str) -> str:
    words = " ".join(cell.split())
    return words if len(words) <= _LONGEST_SAMPLE else f"{words[: _LONGEST_SAMPLE - 1]}…"
