"""The rows of the register: numbers come in pages as one scrolls, details for what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal

from partnerdesk.domain.register import PageEnd, RegisterEntry, RegisterQuestion
from partnerdesk.services import register
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.tables import Column, Index, RecordModel

_FIRST_ROWS = 100
_MOST_ROWS_AT_ONCE = 5_000
_ENTRIES_AT_ONCE = 40
_PAGES_KEPT = 25
_EVERYTHING = 1_000_000_000


class RegisterModel(RecordModel[RegisterEntry]):
    """What a question finds, however much it is: only what was scrolled to is read.

    Signals:
        order_wanted(int, bool): a click on the title of a column, and whether downwards.
    """

    order_wanted = Signal(int, bool)

    def __init__(self, columns: Sequence[Column[RegisterEntry]], desk: Desk) -> None:
        super().__init__(columns)
        self._desk = desk
        self._question = RegisterQuestion()
        self._ids: list[int] = []
        self._end: PageEnd | None = None
        self._pages: OrderedDict[int, tuple[RegisterEntry | None, ...]] = OrderedDict()

    def ask(self, question: RegisterQuestion) -> None:
        """Show what another question finds, from its beginning."""
        self._question = question
        self._read(_FIRST_ROWS)

    def reload(self) -> None:
        """Read again as many rows as were read so far."""
        self._read(max(_FIRST_ROWS, len(self._ids)))

    def fetch_until(self, organisation_id: int) -> int:
        """Where an organisation stands, or -1; rows are read until it is among them."""
        while organisation_id not in self._ids and self.canFetchMore():
            self.fetchMore()
        return self._ids.index(organisation_id) if organisation_id in self._ids else -1

    def fetch_all(self) -> None:
        """Read the numbers of all rows."""
        if self.canFetchMore():
            self._fetch(_EVERYTHING)

    def ids_at(self, positions: Sequence[int]) -> tuple[int, ...]:
        """The numbers of the organisations in some rows."""
        return tuple(self._ids[position] for position in positions)

    # What Qt and the table ask

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows were read so far."""
        return 0 if parent.isValid() else len(self._ids)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own signature
        """Whether there are more rows than were read."""
        return not parent.isValid() and self._end is not None

    def fetchMore(self, _parent: Index = QModelIndex()) -> None:  # noqa: B008 - Qt's own signature
        """Read on: the further one has scrolled, the more."""
        self._fetch(min(len(self._ids), _MOST_ROWS_AT_ONCE))

    def row_at(self, index: Index) -> RegisterEntry | None:
        """The organisation of a row, read together with its neighbours."""
        position = index.row()
        if not 0 <= position < len(self._ids):
            return None
        page, place = divmod(position, _ENTRIES_AT_ONCE)
        return self._page(page)[place]

    def key_at(self, position: int) -> object:
        """The number of the organisation."""
        return self._ids[position]

    def positions_of(self, keys: Collection[object]) -> list[int]:
        """Where organisations stand, as far as rows were read."""
        return [at for at, number in enumerate(self._ids) if number in keys]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Tell that a person wants another order: only the register can sort what is not read."""
        if column >= 0:
            self.order_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)

    # Reading

    def _read(self, at_most: int) -> None:
        found = register.find_page(self._desk, self._question, at_most=at_most)
        self.beginResetModel()
        self._pages.clear()
        self._ids, self._end = list(found.ids), found.end
        self.endResetModel()

    def _fetch(self, at_most: int) -> None:
        found = register.find_page(self._desk, self._question, self._end, at_most=at_most)
        self._end = found.end
        if found.ids:
            self._pages.pop(len(self._ids) // _ENTRIES_AT_ONCE, None)  # it was not full
            last = len(self._ids) + len(found.ids) - 1
            self.beginInsertRows(QModelIndex(), len(self._ids), last)
            self._ids += found.ids
            self.endInsertRows()

    def _page(self, page: int) -> tuple[RegisterEntry | None, ...]:
        if page not in self._pages:
            start = page * _ENTRIES_AT_ONCE
            ids = self._ids[start : start + _ENTRIES_AT_ONCE]
            found = {one.id: one for one in register.read_entries(self._desk, ids)}
            self._pages[page] = tuple(found.get(number) for number in ids)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page]
