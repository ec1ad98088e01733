"""A kind of partner on the board: whether it is wanted, who is there, and with which part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.board import BoardLine
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import ActorPart, Partner
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.name_link import NameLink
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.tick_cell import TickCell
from partnerdesk.ui.kit.widgets import (
    button,
    clear_layout,
    icon_button,
    label,
    pill,
    verbatim,
)
from partnerdesk.ui.screens.find_partners.add_line import AddLine

_KIND_WIDTH, _PART_WIDTH, _PLUS_WIDTH = 330, 104, 40
"""At 100 % text."""

NO_LIMIT = 16_777_215
"""Qt's word for a width without a limit."""

_SHORT = {
    ActorPart.PROBLEM: N_("Problem"),
    ActorPart.SOLUTION: N_("Solution"),
    ActorPart.BOTH: N_("Both"),
}


class PartnerRow(QWidget):
    """A partner under its kind: its name, and a mark for its part.

    Signals:
        opened(int): the name was pressed; the partner's id.
        part_chosen(int, object): a mark was pressed; None takes the part away.
    """

    opened = Signal(int)
    part_chosen = Signal(int, object)

    def __init__(self, partner: Partner) -> None:
        super().__init__()
        self.partner = partner
        self.name = NameLink(partner.name, self._open)
        self._marks = {part: self._mark(part) for part in ActorPart}
        self._end = QWidget()
        self._end.setFixedWidth(px(_PLUS_WIDTH))
        self._ending: list[QWidget] = []
        first = QHBoxLayout()
        first.addWidget(self.name)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(0)
        for mark in self._marks.values():
            second.addWidget(mark)
        second.addStretch(1)
        second.addWidget(self._end)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(px(2))
        self._parts.addLayout(first, 1)
        self._parts.addLayout(second)

    def set_narrow(self, narrow: bool) -> None:
        """The marks stand below the name, or behind it."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_partner(self, partner: Partner) -> None:
        """Show the part it has now."""
        self.partner = partner
        for part, mark in self._marks.items():
            mark.setChecked(part is partner.part)
        said = _(partner.part.label) if partner.part else _("Its part is not said yet")
        self.name.setAccessibleDescription(said)

    def hold_at_end(self, widget: QWidget) -> None:
        """Put a button behind the marks."""
        row = QHBoxLayout(self._end)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        self._ending = [widget]

    def is_about(self, widget: QWidget) -> bool:
        """Whether a widget is the name or one of the marks."""
        return widget is self.name or widget in self._marks.values()

    def cells(self) -> list[QWidget]:
        """What takes the keyboard, in the order of reading."""
        return [self.name, *self._marks.values(), *self._ending]

    def _mark(self, part: ActorPart) -> QRadioButton:
        mark = QRadioButton(verbatim(_(_SHORT[part])))
        mark.setMinimumWidth(px(_PART_WIDTH))
        mark.setAutoExclusive(False)  # a second press takes the part away again
        name = _("{name}: {part}").format(name=self.partner.name, part=_(part.label))
        mark.setAccessibleName(name)
        mark.clicked.connect(
            lambda on: self.part_chosen.emit(self.partner.id, part if on else None)
        )
        return mark

    def _open(self) -> None:
        self.opened.emit(self.partner.id)


class KindLine(QWidget):
    """A kind with its partners; a line for a name opens under them.

    Signals:
        cells_changed(): other widgets take the keyboard now.
        wanted_changed(object, bool): the kind, and whether it is looked for.
        opened(int): a partner was pressed.
        part_chosen(int, object): a mark was pressed.
        kind_asked(int): somebody wants to say of what kind this organisation of the register is.
    """

    cells_changed = Signal()
    wanted_changed = Signal(object, bool)
    opened = Signal(int)
    part_chosen = Signal(int, object)
    kind_asked = Signal(int)

    def __init__(
        self,
        kind: PartnerKind | None,
        offer: Callable[[PartnerKind], Sequence[str]],
        add: Callable[[PartnerKind, str], object],
    ) -> None:
        super().__init__()
        self.kind = kind
        self._offer, self._add = offer, add
        self._narrow = False
        self._line: BoardLine | None = None
        self._rows: list[PartnerRow] = []
        self._adding: AddLine | None = None
        self._empty_adder: QWidget | None = None
        self._title = _(kind.label) if kind else _("Kind not known yet")
        self._tick = TickCell(self._title) if kind else None
        self._hint = label(_("Often helps with your way of starting"), "small")
        self._head = self._build_head()
        self._people = QVBoxLayout()
        self._people.setSpacing(px(2))
        self._people.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, px(6), 0, px(6))
        self._columns.setSpacing(px(4))
        self._columns.addWidget(self._head)
        self._columns.addLayout(self._people, 1)

    @property
    def shown(self) -> BoardLine | None:
        """What the line shows."""
        return self._line

    def show_line(self, line: BoardLine) -> None:
        """Show who is there now; widgets of the same partners stay."""
        if line == self._line:
            return
        before, self._line = self._line, line
        if self._tick is not None:
            self._tick.box.setChecked(line.is_wanted)
        self._hint.setVisible(line.is_suggested)
        if before is None or _ids(before) != _ids(line) or before.is_missing != line.is_missing:
            self._rebuild(line)
        for row, partner in zip(self._rows, line.partners, strict=True):
            row.show_partner(partner)

    def cells(self) -> list[list[QWidget]]:
        """What takes the keyboard, row by row."""
        start: list[QWidget] = [self._tick.box] if self._tick is not None else []
        if not self._rows and self._empty_adder is not None:
            return [[*start, self._empty_adder]]
        return [[*start, *row.cells()] for row in self._rows]

    def partner_of(self, widget: QWidget) -> Partner | None:
        """The partner whose name or mark this is."""
        return next((row.partner for row in self._rows if row.is_about(widget)), None)

    def row_of(self, partner_id: int) -> PartnerRow | None:
        """The row of a partner."""
        return next((row for row in self._rows if row.partner.id == partner_id), None)

    def open_adding(self) -> None:
        """Open the line for a name and put the cursor there."""
        if self.kind is None:
            return
        if self._adding is None:
            self._adding = AddLine(self._title, partial(self._add, self.kind))
            self._people.addWidget(self._adding)
        self._adding.follow_in_tab_order(self.cells()[-1][-1])
        self._adding.offer(self._offer(self.kind))
        self._adding.show()
        self._adding.take_keyboard()

    def close_adding(self) -> bool:
        """Close the line for a name; whether it was open."""
        if self._adding is None or self._adding.isHidden():
            return False
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self._adding.isAncestorOf(focused)
        self._adding.hide()
        if had_keyboard:
            self.cells()[-1][-1].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def set_narrow(self, narrow: bool) -> None:
        """The kind stands above its partners, or before them."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._head.setMaximumWidth(NO_LIMIT if narrow else px(_KIND_WIDTH))
        self._head.setMinimumWidth(0 if narrow else px(_KIND_WIDTH))
        self._narrow = narrow
        for row in self._rows:
            row.set_narrow(narrow)
        self._stand_level()

    def _build_head(self) -> QWidget:
        head = QWidget()
        self._head_column = column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(0)
        if self._tick is not None:
            spoken = _("Wanted at the table: {kind}").format(kind=self._title)
            self._tick.box.setAccessibleName(spoken)
            self._tick.box.clicked.connect(lambda on: self.wanted_changed.emit(self.kind, on))
        self._head_line: QWidget = self._tick or label(self._title, "label")
        column.addWidget(self._head_line)
        self._hint.setContentsMargins(px(28), 0, 0, px(4))  # under the words, not under the square
        column.addWidget(self._hint)
        column.addStretch(1)
        return head

    def _rebuild(self, line: BoardLine) -> None:
        if self._adding is not None:
            self._people.removeWidget(self._adding)
        clear_layout(self._people)
        self._rows = [self._row(partner) for partner in line.partners]
        for row in self._rows:
            self._people.addWidget(row)
        if self._rows:
            self._end_rows()
        else:
            self._people.addLayout(self._empty(line))
        if self._adding is not None:
            self._people.addWidget(self._adding)
        self._stand_level()
        self.cells_changed.emit()

    def _row(self, partner: Partner) -> PartnerRow:
        row = PartnerRow(partner)
        row.set_narrow(self._narrow)
        row.opened.connect(self.opened)
        row.part_chosen.connect(self.part_chosen)
        return row

    def _end_rows(self) -> None:
        """Behind each partner of no known kind a way to say it; behind the last one of a kind +."""
        if self.kind is None:
            for row in self._rows:
                ask = _("Say of what kind it is: {name}").format(name=row.partner.name)
                tell = partial(self.kind_asked.emit, row.partner.organisation.id)
                row.hold_at_end(icon_button("pencil", ask, tell))
            return
        more = _("Add another name under: {kind}").format(kind=self._title)
        self._rows[-1].hold_at_end(icon_button("plus", more, self.open_adding))

    def _stand_level(self) -> None:
        """Let the kind stand on one line with its first partner, whose row is higher."""
        lower = 0
        if self._rows and not self._narrow:
            one_line = self._tick.box if self._tick is not None else self._head_line
            row, own = self._rows[0].sizeHint(), one_line.sizeHint()
            lower = max(0, row.height() - own.height()) // 2
        self._head_column.setContentsMargins(0, lower, px(8), 0)

    def _empty(self, line: BoardLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        add = button(_("Add a name"), "link", on_click=self.open_adding)
        add.setAccessibleName(_("Add a name under: {kind}").format(kind=self._title))
        row.addWidget(add)
        if line.is_missing:
            row.addWidget(pill(_("Missing"), "bad"))
        row.addStretch(1)
        self._empty_adder = add
        return row


def _ids(line: BoardLine) -> list[int]:
    return [partner.id for partner in line.partners]
