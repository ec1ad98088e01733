"""The table of the register: several rows may be chosen; columns come, go and keep their width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from partnerdesk.domain.settings import ShownColumn
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.tables import RecordTable
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.screens.register.columns import WHERE_NARROW, RegisterColumn
from partnerdesk.ui.screens.register.model import RegisterModel

_LEAST_NAME_WIDTH = 220
_QUIET_MILLISECONDS = 400


class RegisterTable(RecordTable):
    """Shows a ``RegisterModel``; "everything" means all that was found, read or not.

    Signals:
        widths_changed(): a person has made a column wider or narrower.
        choice_changed(): other rows are chosen.
    """

    widths_changed = Signal()
    choice_changed = Signal()

    def __init__(self, model: RegisterModel, columns: Sequence[RegisterColumn]) -> None:
        super().__init__(_("Partners"), several=True)
        self._rows = model
        self._columns = tuple(columns)
        self._is_ours = True
        self.show_model(model)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self.widths_changed)
        header.sectionResized.connect(self._note_width)
        self.selectionModel().selectionChanged.connect(
            lambda _new, _old: self.choice_changed.emit()
        )

    def show_columns(self, shown: Sequence[ShownColumn], *, narrow: bool) -> None:
        """Show these columns, where it is narrow only the weightiest of them."""
        widths = {one.key: one.width for one in shown}
        self._is_ours = True
        for position, one in enumerate(self._columns):
            is_shown = one.key in widths and (not narrow or one.key in WHERE_NARROW)
            self.setColumnHidden(position, not is_shown)
            if position and is_shown:
                needed = self.horizontalHeader().sectionSizeHint(position)
                self.setColumnWidth(position, max(px(widths[one.key]), needed))
        self._is_ours = False
        self._make_room_for_names()

    def shown_columns(self) -> tuple[ShownColumn, ...]:
        """The columns that are shown, with their widths at 100 % text."""
        return tuple(
            ShownColumn(one.key, round(self.columnWidth(position) * 100 / px(100)))
            for position, one in enumerate(self._columns)
            if not self.isColumnHidden(position)
        )

    def chosen_ids(self) -> tuple[int, ...]:
        """The numbers of the organisations that are chosen, from the top."""
        return self._rows.ids_at(self.chosen_positions())

    def selectAll(self) -> None:
        """Choose everything that was found."""
        self._rows.fetch_all()
        super().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The end is the end of everything that was found."""
        ends = (
            QKeySequence.StandardKey.MoveToEndOfDocument,
            QKeySequence.StandardKey.MoveToEndOfLine,
        )
        if any(event.matches(end) for end in ends):
            self._rows.fetch_all()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what is left, but never less than can be read."""
        super().resizeEvent(event)
        self._make_room_for_names()

    def _make_room_for_names(self) -> None:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(at) for at in range(1, header.count()))
        is_short = self.viewport().width() - others < px(_LEAST_NAME_WIDTH)
        mode = QHeaderView.ResizeMode.Fixed if is_short else QHeaderView.ResizeMode.Stretch
        if header.sectionResizeMode(0) is not mode:
            header.setSectionResizeMode(0, mode)
        if is_short and self.columnWidth(0) != px(_LEAST_NAME_WIDTH):
            self.setColumnWidth(0, px(_LEAST_NAME_WIDTH))

    def _note_width(self, position: int, _old: int, new: int) -> None:
        if position and new and not self._is_ours:
            self._make_room_for_names()
            self._quiet.start()
