"""The board: 24 kinds of partners, who is there with which part, and who is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QVBoxLayout, QWidget

from partnerdesk.domain.board import Board, BoardLine, Show, board_of, next_part
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.register import search_key
from partnerdesk.services import board as boards
from partnerdesk.services import partnerships
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import card, hline, label
from partnerdesk.ui.screens.find_partners.arrows import Arrows, Keys
from partnerdesk.ui.screens.find_partners.kind_line import KindLine
from partnerdesk.ui.screens.find_partners.page import BoardPageWidget


class KindsPage(BoardPageWidget):
    """Chips that filter, and a line for each kind."""

    paper = "board"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._board = Board(())
        self._lines: dict[PartnerKind | None, KindLine] = {}
        self._rules: dict[PartnerKind | None, QWidget] = {}
        self._arrows = Arrows(self._keys_of)
        self._chips = ChipBar(_("Which kinds are shown"))
        self._chips.chosen.connect(lambda _value: self._filter())
        self._nothing = label(_("Nothing is missing here."), "muted")
        frame, self._column = card(gap=0)
        self._column.setContentsMargins(px(16), px(6), px(16), px(6))
        self._column.addWidget(self._nothing)
        content = QWidget()
        around = QVBoxLayout(content)
        around.setContentsMargins(0, 0, 0, px(12))
        around.setSpacing(px(8))
        around.addWidget(self._chips)
        lead = _("Tick the kinds you want at the table. Say of each partner why it belongs there.")
        keys = _("Arrow keys move. Space changes the part. Enter opens a partner.")
        around.addWidget(label(f"{lead} {keys}", "small"))
        around.addWidget(frame)
        around.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll_page(content))

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the board of a partnership."""
        self.partnership = partnership
        self._board = board_of(partnership)
        self._count()  # first, so that Tab passes the chips before the lines
        for line in sorted(self._board.lines, key=_by_label):
            self._line_of(line.kind).show_line(line)
        self._filter()

    def go_to(self, show: str = "") -> None:
        """Choose a filter, and put the keyboard on the board."""
        if show:
            self._chips.choose(Show(show))
            self._filter()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on the present place of the board."""
        current = self._arrows.current
        if current is not None and current.isVisibleTo(self):
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary_action(self) -> None:
        """Add a name to the kind where the keyboard is."""
        shown = [line for line in self._lines.values() if not line.isHidden() and line.kind]
        current = self._arrows.current
        here = next((one for one in shown if current and one.isAncestorOf(current)), None)
        target = here or next(iter(shown), None)
        if target is not None:
            target.open_adding()

    def close_lightest(self) -> bool:
        """Close the line for a name."""
        return any(line.close_adding() for line in self._lines.values())

    def set_narrow(self, narrow: bool) -> None:
        """The kinds stand above their partners, or before them."""
        super().set_narrow(narrow)
        for line in self._lines.values():
            line.set_narrow(narrow)

    def _line_of(self, kind: PartnerKind | None) -> KindLine:
        """The line of a kind; it is made once."""
        if kind in self._lines:
            return self._lines[kind]
        line = KindLine(kind, self._offer, self._add)
        line.set_narrow(self.narrow)
        line.wanted_changed.connect(self._set_wanted)
        line.opened.connect(self.open_partner)
        line.part_chosen.connect(self._set_part)
        line.kind_asked.connect(self._open_in_register)
        line.cells_changed.connect(self._renew_arrows)
        rule = hline()
        self._column.addWidget(rule)
        self._column.addWidget(line)
        self._lines[kind], self._rules[kind] = line, rule
        return line

    def _count(self) -> None:
        board = self._board
        self._chips.set_chips(
            [
                (Show.ALL, _("All kinds"), len(PartnerKind)),
                (Show.WANTED, _("Wanted"), len(board.wanted)),
                (Show.MISSING, _("Missing"), len(board.missing)),
                (Show.NO_PART, _("Part not said"), len(board.shown(Show.NO_PART))),
            ]
        )

    def _filter(self) -> None:
        shown = {line.kind for line in self._board.shown(Show(self._chips.value()))}
        first = True
        for kind, line in self._lines.items():
            line.setVisible(kind in shown)
            self._rules[kind].setVisible(kind in shown and not first)
            first = first and kind not in shown
        self._nothing.setVisible(not shown)
        self._renew_arrows()

    def _renew_arrows(self) -> None:
        shown = [line for line in self._lines.values() if not line.isHidden() and line.shown]
        self._arrows.set_rows([row for line in shown for row in line.cells()])

    def _keys_of(self, widget: QWidget) -> Keys:
        """What Enter and Space do: on a name, on its marks, on a kind."""
        line = next(one for one in self._lines.values() if one.isAncestorOf(widget))
        partner = line.partner_of(widget)
        if partner is not None:
            enter = partial(self.open_partner, partner.id)
            return {**_on_enter(enter), Qt.Key.Key_Space: partial(self._cycle, partner)}
        if isinstance(widget, QCheckBox):
            return _on_enter(line.open_adding)
        return _on_enter(widget.click) if isinstance(widget, QAbstractButton) else {}

    def _cycle(self, partner: Partner) -> None:
        self._set_part(partner.id, next_part(partner.part))

    def _set_part(self, partner_id: int, part: object) -> None:
        value = str(part) if part else ""
        partnerships.set_partner(self.context.desk, partner_id, "part", value)

    def _set_wanted(self, kind: PartnerKind, is_wanted: bool) -> None:
        boards.set_wanted(self.context.desk, self.present.id, kind, is_wanted=is_wanted)

    def _offer(self, kind: PartnerKind) -> Sequence[str]:
        return boards.offered_names(self.context.desk, self.present.id, kind)

    def _add(self, kind: PartnerKind, name: str) -> None:
        desk, partnership_id = self.context.desk, self.present.id
        added = partnerships.add_new_partner(desk, partnership_id, name, kind)
        self._lines[kind].close_adding()
        for line in self._lines.values():
            if (row := line.row_of(added)) is not None:
                line.show()
                row.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_in_register(self, organisation_id: int) -> None:
        self.context.open("register", organisation_id=organisation_id)


def _on_enter(action: Callable[[], object]) -> dict[Qt.Key, Callable[[], object]]:
    return {Qt.Key.Key_Return: action, Qt.Key.Key_Enter: action}


def _by_label(line: BoardLine) -> tuple[bool, str]:
    """The kinds by their names in the language of the screen, those without a kind last."""
    return line.kind is None, search_key(_(line.kind.label)) if line.kind else ""
