"""The clauses of a draft in a list, each with its number and what it still needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHeaderView

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.filled_agreement import ClauseState, FilledAgreement, clause_state
from partnerdesk.ui.kit.icons import icon
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.tables import ROW_HEIGHT, Column, Index, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import STATE_COLOURS, STATE_ICONS, State, tooltip

_BESIDE_WORDS = 48
"""The icon, and the padding of a cell."""

TALKS: dict[TalkState, State] = {
    TalkState.OPEN: "none",
    TalkState.DISCUSSED: "warn",
    TalkState.AGREED: "ok",
}
"""How far the talks are, as the icons of states say it."""


@dataclass(frozen=True)
class ClauseLine:
    """A clause as the list names it."""

    id: int
    number: int
    heading: str
    state: ClauseState
    talks: TalkState
    open_comments: int = 0

    @property
    def title(self) -> str:
        """The number and the heading."""
        return f"{self.number}  {self.heading}"

    @property
    def facts(self) -> str:
        """What stands in the way, and how far the talks are; nothing of both says nothing."""
        parts = []
        if self.state is not ClauseState.COMPLETE:
            parts.append(_(self.state.label))
        if self.talks is not TalkState.OPEN:
            parts.append(_(self.talks.label))
        if self.open_comments:
            words = n_("{count} open comment", "{count} open comments", self.open_comments)
            parts.append(words.format(count=self.open_comments))
        return "  ·  ".join(parts)

    @property
    def look(self) -> State:
        """The state that the icon shows."""
        return TALKS[self.talks] if self.state is ClauseState.COMPLETE else "bad"


def clause_lines(
    filled: FilledAgreement, open_comments: Mapping[int, int]
) -> tuple[ClauseLine, ...]:
    """The clauses of a draft in the order of the paper; comments are counted by clause id."""
    return tuple(
        ClauseLine(
            clause.id,
            number,
            clause.heading,
            clause_state(clause, filled.values),
            clause.talks,
            open_comments.get(clause.id, 0),
        )
        for number, clause in enumerate(filled.agreement.clauses, start=1)
    )


class ClauseModel(RowModel[ClauseLine]):
    """The clauses with their states as icons, which are also spoken."""

    def __init__(self) -> None:
        column = Column[ClauseLine](_("Clause"), _two_lines)
        super().__init__([column], key=lambda line: line.id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a clause."""
        line = self.row_at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DecorationRole:
                return icon(STATE_ICONS[line.look], STATE_COLOURS[line.look], 18)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(f"{line.title}: {_(line.state.label)}, {_(line.talks.label)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.title}, {_(line.state.label)}, {_(line.talks.label)}"
        return super().data(index, role)


def _two_lines(line: ClauseLine) -> str:
    return f"{line.title}\n{line.facts}" if line.facts else line.title


class ClauseList(RecordTable):
    """The list at the side of the editor.

    Signals:
        clause_chosen(int): the id of the clause a person went to.
    """

    clause_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Clauses"))
        self._model = ClauseModel()
        self._is_filling = False
        self.show_model(self._model)
        self.setSortingEnabled(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(True)  # a heading must not be cut
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().hide()
        # Not at once: while the header tells of a new width, the table still has the old one.
        wrap_anew = QTimer(self, singleShot=True, interval=0)
        wrap_anew.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_widths: wrap_anew.start())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row_chosen.connect(self._tell)

    def show_lines(self, lines: Sequence[ClauseLine], chosen_id: int | None) -> None:
        """Show the clauses, one of them as the present one."""
        self._is_filling = True
        self._model.set_rows(lines)
        self.choose(self._model.position_of(lambda line: line.id == chosen_id))
        self._is_filling = False
        self.resizeRowsToContents()
        self.scrollTo(self.currentIndex())

    def sizeHintForRow(self, row: int) -> int:
        """As many lines as the heading needs; Qt forgets the padding of the style sheet."""
        words = str(self._model.index(row, 0).data())
        room = QRect(0, 0, self.columnWidth(0) - px(_BESIDE_WORDS), 10_000)
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return max(px(ROW_HEIGHT), lines.height() + px(12))

    def _tell(self, index: Index) -> None:
        line = self._model.row_at(index)
        if line is not None and not self._is_filling:
            self.clause_chosen.emit(line.id)
