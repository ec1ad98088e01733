"""Tables of records: a small typed model, how a table looks and moves, chips that filter it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from partnerdesk.ui.kit.cell_roles import SECOND_LINE_ROLE, STATE_ROLE
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import current_texts
from partnerdesk.ui.kit.tall_rows import TallRowTable
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, tooltip, verbatim

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 34
TWO_LINE_ROW_HEIGHT = 50


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its translated title and what it shows of a row.

    ``second_line`` is shown smaller under the text; ``state`` turns the text into a pill.
    ``sort_key`` is needed where the shown text does not sort right. ``width`` at 100 % text; 0
    takes the rest. A column that ``drops`` is left out where the window is narrow.
    """

    title: str
    text: Callable[[Row], str]
    second_line: Callable[[Row], str] | None = None
    state: Callable[[Row], State] | None = None
    sort_key: Callable[[Row], Any] | None = None
    is_number: bool = False
    width: int = 0
    drops: bool = False


class RecordModel(QAbstractTableModel, Generic[Row]):
    """Frozen records as a table; a subclass says where they come from."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)

    def row_at(self, index: Index) -> Row | None:
        """The record of a cell; None outside the table."""
        raise NotImplementedError

    def key_at(self, position: int) -> object:
        """What tells which record is the same one after a reload."""
        raise NotImplementedError

    def positions_of(self, keys: Collection[object]) -> list[int]:
        """Where the records with these keys stand, as far as they are shown."""
        raise NotImplementedError

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(_whole(row, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column.is_number:
                return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            case _ if role == STATE_ROLE:
                return column.state(row) if column.state else None
            case _ if role == SECOND_LINE_ROLE:
                return column.second_line(row) if column.second_line else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles, numbers' titles at the end of their column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignTrailing
                if column.is_number
                else (Qt.AlignmentFlag.AlignLeading)
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, row: Row, column: Column[Row]) -> str:
        """A cell as it is read aloud: with its row's name and its column's title."""
        first = self.columns[0]
        if column is first:
            return _whole(row, column)
        title = " ".join(column.title.split())  # it may stand in two lines
        return f"{title}, {first.text(row)}: {column.text(row)}"


def _whole(row: Row, column: Column[Row]) -> str:
    """Both lines of a cell in one."""
    second = column.second_line(row) if column.second_line else ""
    return ", ".join(words for words in (column.text(row), second) if words)


class RowModel(RecordModel[Row]):
    """Records that are all at hand; ``key`` tells which one is the same one after a reload.

    A row that ``is_total`` has strong letters and stays the last one, however the rows are sorted.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object] = lambda row: row,
        is_total: Callable[[Row], bool] = lambda _row: False,
    ) -> None:
        super().__init__(columns)
        self.key = key
        self._is_total = is_total
        self._rows: list[Row] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other records, in the order a person has chosen."""
        self.beginResetModel()
        self._rows = list(rows)
        self._sort_rows()
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        if role == Qt.ItemDataRole.FontRole:
            row = self.row_at(index)
            return strong_font() if row is not None and self._is_total(row) else None
        return super().data(index, role)

    def row_at(self, index: Index) -> Row | None:
        """The record of a cell; None outside the table."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def key_at(self, position: int) -> object:
        """What tells which record is the same one after a reload."""
        return self.key(self._rows[position])

    def positions_of(self, keys: Collection[object]) -> list[int]:
        """Where the records with these keys stand."""
        return [at for at, row in enumerate(self._rows) if self.key(row) in keys]

    def position_of(self, matches: Callable[[Row], bool]) -> int:
        """Where the first matching record stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if matches(row)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many records are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort as a click on a title asks; -1 gives the order in which the rows came."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = [(self._rows[index.row()], index.column()) for index in kept]
        self._sorted_by = (column, order) if column >= 0 else None
        self._sort_rows()
        places = {id(row): at for at, row in enumerate(self._rows)}
        moved = [self.index(places[id(row)], at_column) for row, at_column in rows]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sort_rows(self) -> None:
        if self._sorted_by is None:
            return
        at, order = self._sorted_by
        column = self.columns[at]
        key = column.sort_key or (lambda row: column.text(row).casefold())
        self._rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows.sort(key=self._is_total)


def strong_font() -> QFont:
    """The letters of a total."""
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font


class RecordTable(TallRowTable):
    """A table of records: one row or ``several`` are chosen, Enter opens one, Tab leaves the table.

    What is chosen stays so when the model gets its rows anew.

    Signals:
        opened(QModelIndex): Enter or a double click on a row.
        row_chosen(QModelIndex): another row became the present one.
    """

    opened = Signal(QModelIndex)
    row_chosen = Signal(QModelIndex)

    def __init__(self, name: str, *, several: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._several = several
        self._kept_key: object = None
        self._kept_choice: frozenset[object] = frozenset()
        set_up_table(self, two_lines=False)
        self.doubleClicked.connect(self.opened)

    def show_model(self, model: RecordModel[Any]) -> None:
        """Show a model with its columns' widths, ready to be sorted by its titles."""
        self.setModel(model)
        two_lines = any(column.second_line for column in model.columns)
        set_up_table(self, two_lines=two_lines)
        if self._several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        if two_lines or any(column.state for column in model.columns):
            from partnerdesk.ui.kit.delegates import RecordDelegate  # only where it is needed

            self.setItemDelegate(RecordDelegate(self))
        header = self.horizontalHeader()
        for position, column in enumerate(model.columns):
            stretches = column.width == 0
            mode = (
                QHeaderView.ResizeMode.Stretch
                if stretches
                else (QHeaderView.ResizeMode.Interactive)
            )
            header.setSectionResizeMode(position, mode)
            if not stretches:
                needed = header.sectionSizeHint(position)  # for the title and the sorting arrow
                self.setColumnWidth(position, max(px(column.width), needed))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.selectionModel().currentRowChanged.connect(lambda now, _old: self.row_chosen.emit(now))
        model.modelAboutToBeReset.connect(self._keep_choice)
        model.modelReset.connect(self._restore_choice)
        model.modelReset.connect(self.fit_rows_in_view)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the columns that matter less, or show them again."""
        model = self.model()
        if isinstance(model, RecordModel):
            for position, column in enumerate(model.columns):
                self.setColumnHidden(position, narrow and column.drops)

    def choose(self, position: int) -> None:
        """Make a row the present one and bring it into view; -1 chooses none."""
        index = self.model().index(position, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

    def chosen_positions(self) -> list[int]:
        """The rows that are chosen, from the top."""
        ranges = self.selectionModel().selection()
        chosen = (ranges.at(number) for number in range(ranges.size()))
        return sorted({at for one in chosen for at in range(one.top(), one.bottom() + 1)})

    def choose_several(self, positions: Iterable[int]) -> None:
        """Choose more rows; the present one stays."""
        model, selection = self.model(), QItemSelection()
        for position in positions:
            selection.select(model.index(position, 0), model.index(position, 0))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.Select | flag.Rows)

    def _keep_choice(self) -> None:
        model = self.model()
        if isinstance(model, RecordModel):
            present = self.currentIndex()
            self._kept_key = model.key_at(present.row()) if present.isValid() else None
            chosen = self.chosen_positions() if self._several else []
            self._kept_choice = frozenset(model.key_at(at) for at in chosen)

    def _restore_choice(self) -> None:
        model = self.model()
        if isinstance(model, RecordModel) and self._kept_key is not None:
            for position in model.positions_of({self._kept_key}):
                self.choose(position)
            if len(self._kept_choice) > 1:
                self.choose_several(model.positions_of(self._kept_choice))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the present row."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid() and not event.modifiers():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def set_up_table(table: QTableView, *, two_lines: bool) -> None:
    """Give a table our row heights, header and keys: it is a list, and Tab leaves it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setProperty("role", "records")
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows = table.verticalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(px(24))
    rows.setDefaultSectionSize(px(TWO_LINE_ROW_HEIGHT if two_lines else ROW_HEIGHT))
    header = table.horizontalHeader()
    header.setMinimumHeight(px(38))
    header.setHighlightSections(False)
    header.setMinimumSectionSize(px(60))


class ChipBar(QWidget):
    """Chips of which one is chosen, each with a count: a filter.

    Signals:
        chosen(str): the value of the chip a person chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips: dict[str, QPushButton] = {}

    def set_chips(self, chips: Sequence[tuple[str, str, int | None]]) -> None:
        """Show chips as (value, translated text, count or None); the chosen one stays chosen.

        Chips that are still there keep their place and the keyboard.
        """
        if [value for value, _text, _count in chips] != list(self._chips):
            self._rebuild([value for value, _text, _count in chips])
        for value, text, count in chips:
            number = "" if count is None else f"  {current_texts().number(count)}"
            self._chips[value].setText(verbatim(text + number))

    def value(self) -> str:
        """The value of the chosen chip, or "" where there are no chips."""
        return next((value for value, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, value: str) -> None:
        """Choose a chip without telling anybody."""
        if value in self._chips:
            self._chips[value].setChecked(True)

    def _rebuild(self, values: Sequence[str]) -> None:
        before = self.value()
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for value in values:
            chip = button("", "chip")
            chip.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[value] = chip
        if values:
            self.choose(before if before in self._chips else values[0])
