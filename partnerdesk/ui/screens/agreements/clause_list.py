"""The clauses of a draft in a list, each with its number and what it still needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.filled_agreement import ClauseState, FilledAgreement, clause_state
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.icons import picture
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.tables import ROW_HEIGHT, Column, Index, RecordTable, RowModel
from partnerdesk.ui.kit.theme import SMALL_POINTS, colour, points, px
from partnerdesk.ui.kit.widgets import STATE_COLOURS, STATE_ICONS, State, tooltip

_ICON, _BESIDE, _ABOVE = 18, 8, 7
"""The size of the icon, and the room beside and above the words."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading)

TALKS: dict[TalkState, State] = {
    TalkState.OPEN: "none",
    TalkState.DISCUSSED: "warn",
    TalkState.AGREED: "ok",
}
"""How far the talks are, as the icons of states say it."""


_SAID_OF_SECOND: dict[SecondState | None, str] = {
    SecondState.BEHIND: N_("translation behind"),
    SecondState.MISSING: N_("translation missing"),
}
"""What is worth a word about the second language of a clause."""


@dataclass(frozen=True)
class ClauseLine:
    """A clause as the list names it."""

    id: int
    number: int
    heading: str
    state: ClauseState
    talks: TalkState
    open_comments: int = 0
    second: SecondState | None = None

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
        if self.second in _SAID_OF_SECOND:
            parts.append(_(_SAID_OF_SECOND[self.second]))
        if self.talks is not TalkState.OPEN:
            parts.append(_(self.talks.label))
        if self.open_comments:
            words = n_("{count} open comment", "{count} open comments", self.open_comments)
            parts.append(words.format(count=self.open_comments))
        return "  ·  ".join(parts)

    @property
    def states(self) -> tuple[str, ...]:
        """All states in words, as they are spoken."""
        second = _SAID_OF_SECOND.get(self.second, "")
        said = (self.state.label, self.talks.label, second)
        return tuple(_(one) for one in said if one)

    @property
    def look(self) -> State:
        """The state that the icon shows."""
        if self.state is not ClauseState.COMPLETE or self.second is SecondState.MISSING:
            return "bad"
        return TALKS[self.talks]


def clause_lines(
    filled: FilledAgreement, open_comments: Mapping[int, int]
) -> tuple[ClauseLine, ...]:
    """The clauses of a draft in the order of the paper; comments are counted by clause id."""
    has_second = bool(filled.agreement.second_language)
    return tuple(
        ClauseLine(
            clause.id,
            number,
            clause.heading,
            clause_state(clause, filled.values),
            clause.talks,
            open_comments.get(clause.id, 0),
            second_state(clause) if has_second else None,
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
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(f"{line.title}: {', '.join(line.states)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((line.title, *line.states))
        return super().data(index, role)


def _two_lines(line: ClauseLine) -> str:
    return f"{line.title}\n{line.facts}" if line.facts else line.title


class ClauseDelegate(QStyledItemDelegate):
    """Draws a clause as icon, number and heading; no heading is cut, each line keeps its side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background as the style does, and our words on it."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text, cell.icon = "", QIcon()
        cell.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget
        )
        painter.save()
        self._draw_words(painter, cell, _line_at(index))
        painter.restore()

    def _draw_words(self, painter: QPainter, cell: QStyleOptionViewItem, line: ClauseLine) -> None:
        area = self._words_area(cell.rect.width()).translated(cell.rect.topLeft())
        first_line = QFontMetrics(cell.font).height()
        mark = QRect(cell.rect.left() + px(_BESIDE), 0, px(_ICON), px(_ICON))
        mark.moveTop(area.top() + (first_line - px(_ICON)) // 2)
        drawing = picture(STATE_ICONS[line.look], STATE_COLOURS[line.look], _ICON)
        painter.drawPixmap(_mirrored(cell, mark), drawing)
        number = area.translated(-_number_width(cell.font), 0)
        for font, token, words, place in (
            (cell.font, "text", str(line.number), number),
            (cell.font, "text", line.heading, area),
            (_small_letters(), "muted", line.facts, area),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour(token)))
            painter.drawText(_mirrored(cell, place), _WRAPPED, words)
            if place is area:
                area.setTop(area.top() + _height_of(font, area, words))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as heading and facts need."""
        line = _line_at(index)
        table = option.widget  # Qt tells no width where it wraps no words itself
        width = table.columnWidth(0) if isinstance(table, QTableView) else option.rect.width()
        room = self._words_area(width)
        height = _height_of(option.font, room, line.heading)
        height += _height_of(_small_letters(), room, line.facts)
        return QSize(0, max(px(ROW_HEIGHT), height + 2 * px(_ABOVE)))

    def _words_area(self, width: int) -> QRect:
        left = px(_BESIDE + _ICON + _BESIDE) + _number_width(QApplication.font())
        return QRect(left, px(_ABOVE), width - left - px(_BESIDE), 10_000)


def _mirrored(cell: QStyleOptionViewItem, place: QRect) -> QRect:
    """The place on the side where this language begins."""
    return QStyle.visualRect(cell.direction, cell.rect, place)


def _height_of(font: QFont, room: QRect, words: str) -> int:
    return QFontMetrics(font).boundingRect(room, _WRAPPED, words).height() if words else 0


def _line_at(index: Index) -> ClauseLine:
    model = index.model()
    line = model.row_at(index) if isinstance(model, ClauseModel) else None
    if line is None:
        raise IndexError("no clause stands there")
    return line


def _small_letters() -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(points(SMALL_POINTS))
    return font


def _number_width(font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance("88") + px(8)


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
        self._shown: tuple[ClauseLine, ...] = ()
        self.show_model(self._model)
        self.setSortingEnabled(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().hide()
        self.setItemDelegate(ClauseDelegate(self))
        # Not at once: while the header tells of a new width, the table still has the old one.
        wrap_anew = QTimer(self, singleShot=True, interval=0)
        wrap_anew.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_widths: wrap_anew.start())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row_chosen.connect(self._tell)

    def show_lines(self, lines: tuple[ClauseLine, ...], chosen_id: int | None) -> None:
        """Show the clauses, one of them as the present one."""
        is_other = lines != self._shown
        self._shown = lines
        self._is_filling = True
        if is_other:
            self._model.set_rows(lines)
        self.choose(self._model.position_of(lambda line: line.id == chosen_id))
        self._is_filling = False
        if is_other:
            self.resizeRowsToContents()
        self.scrollTo(self.currentIndex())

    def _tell(self, index: Index) -> None:
        line = self._model.row_at(index)
        if line is not None and not self._is_filling:
            self.clause_chosen.emit(line.id)


class ClauseCombo(CalmComboBox):
    """The clauses in one line, where there is no room for the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Clause"))
        self._shown: tuple[ClauseLine, ...] = ()

    def show_lines(self, lines: tuple[ClauseLine, ...], chosen_id: int | None) -> None:
        """Show the clauses, one of them as the present one."""
        if lines != self._shown:
            self._shown = lines
            self.clear()
            for line in lines:
                self.addItem(line.title, line.id)
        self.setCurrentIndex(self.findData(chosen_id))
