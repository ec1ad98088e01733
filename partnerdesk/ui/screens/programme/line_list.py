"""Cards of lines that unfold in place, one at a time, and the links that add one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.page import bring_into_view
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label
from partnerdesk.ui.screens.programme.line_head import Key, Line, LineForm, LineHead

_INDENT = 22


@dataclass(frozen=True)
class AddLink:
    """A link that adds a line at this place; ``key`` says below which one.

    ``name`` says more than the words where several links have the same ones.
    """

    key: Key
    words: str
    depth: int = 0
    name: str = ""


@dataclass(frozen=True)
class LineCard:
    """Lines and links under a heading; without a title it has none."""

    rows: tuple[Line | AddLink, ...]
    title: str = ""
    lead: str = ""


class LineList(QWidget):
    """Shows cards of lines; built anew only where other lines are shown than before.

    Signals:
        stepped(str, int, int): a line (its key) shall move up (-1) or down (1).
        removed(str, int): a line shall be deleted.
        add_wanted(str, int): a link was pressed.
        folded(): another line is unfolded now, or none: show the cards again.
    """

    stepped = Signal(str, int, int)
    removed = Signal(str, int)
    add_wanted = Signal(str, int)
    folded = Signal()

    def __init__(self, make_form: Callable[[Key], LineForm]) -> None:
        super().__init__()
        self._make_form = make_form
        self._shape: object = None
        self._open: Key | None = None
        self._form: LineForm | None = None
        self._heads: dict[Key, LineHead] = {}
        self._links: dict[Key, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))

    @property
    def open_form(self) -> LineForm | None:
        """What is unfolded now."""
        return self._form

    def show_cards(self, cards: Sequence[LineCard]) -> None:
        """Show these lines; the one that is unfolded stays so where it is still there."""
        keys = [row.key for one in cards for row in one.rows if isinstance(row, Line)]
        if self._open not in keys:
            self._open = None
        shape = ([(one.title, [_place(row) for row in one.rows]) for one in cards], self._open)
        if shape != self._shape:
            self._shape = shape
            self._build(cards)
        for one in cards:
            for row in one.rows:
                if isinstance(row, Line):
                    self._heads[row.key].show_line(row)
                elif row.name:
                    self._links[row.key].setAccessibleName(row.name)
        if self._form is not None:
            self._form.show_again()

    def unfold(self, key: Key | None) -> bool:
        """Unfold a line, or fold the open one; refused while something there is not saved."""
        rows = self._form.findChildren(FieldRow) if self._form is not None else []
        for row in rows:
            row.flush()
        unsaved = next((row for row in rows if row.holds_unsaved()), None)
        if unsaved is not None:
            unsaved.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._open = key
        return True

    def take_keyboard(self, key: Key) -> None:
        """Put the keyboard on a line, or into the first field of it where it is unfolded.

        What has just been built must be laid out before one can be led there.
        """
        QTimer.singleShot(0, self, lambda: self._lead_to(key))

    def _lead_to(self, key: Key) -> None:
        head = self._heads.get(key)
        if head is None:
            return
        target: QWidget = head
        if key == self._open and self._form is not None:
            first = self._form.findChild(FieldRow)
            target = first if first is not None else head
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(head)

    def key_with_keyboard(self) -> Key | None:
        """The line that has the keyboard."""
        return next((key for key, head in self._heads.items() if head.hasFocus()), None)

    def _build(self, cards: Sequence[LineCard]) -> None:
        """Everything anew, in the order of reading, which is that of Tab."""
        focused = self.key_with_keyboard()
        clear_layout(self._column)
        self._heads, self._links, self._form = {}, {}, None
        for one in cards:
            self._column.addWidget(self._card(one))
        if focused in self._heads:
            QTimer.singleShot(0, self, lambda: self._give_back(focused))

    def _give_back(self, key: Key) -> None:
        head = self._heads.get(key)
        if head is not None:
            head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, shown: LineCard) -> QFrame:
        frame, column = card(gap=2)
        if shown.title:
            column.addWidget(label(shown.title, "h2"))
        if shown.lead:
            column.addWidget(label(shown.lead, "muted"))
        for row in shown.rows:
            column.addLayout(self._moved_in(row.depth, self._widget(row)))
            if isinstance(row, Line) and row.key == self._open:
                self._form = self._make_form(row.key)
                column.addLayout(self._moved_in(row.depth + 1, self._form))
        return frame

    def _moved_in(self, depth: int, widget: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()  # a spacer mirrors in right-to-left languages, a margin does not
        line.setSpacing(0)
        line.addSpacing(px(_INDENT * depth))
        line.addWidget(widget, 1)
        return line

    def _widget(self, row: Line | AddLink) -> QWidget:
        if isinstance(row, AddLink):
            return self._link(row)
        head = LineHead(row)
        self._heads[row.key] = head
        head.clicked.connect(partial(self._toggle, row.key))
        head.stepped.connect(partial(self.stepped.emit, *row.key))
        head.removed.connect(partial(self.removed.emit, *row.key))
        head.went.connect(partial(self._go, row.key))
        return head

    def _link(self, row: AddLink) -> QWidget:
        cell = QWidget()
        line = QHBoxLayout(cell)
        line.setContentsMargins(px(6), 0, 0, px(2))
        link = button(row.words, "link", "plus", partial(self.add_wanted.emit, *row.key))
        line.addWidget(link)
        line.addStretch(1)
        self._links[row.key] = link
        return cell

    def _toggle(self, key: Key, _checked: bool = False) -> None:
        wanted = None if key == self._open else key
        if self.unfold(wanted):
            self.folded.emit()
            self.take_keyboard(key)

    def _go(self, key: Key, step: int) -> None:
        keys = list(self._heads)
        at = keys.index(key) + step
        if 0 <= at < len(keys):
            self._heads[keys[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def _place(row: Line | AddLink) -> object:
    return (type(row).__name__, row.key, row.depth)
