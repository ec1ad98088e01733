"""The line in which a name is typed, or chosen from the register, right under its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import ErrorLine, button


class AddLine(QWidget):
    """Enter or the button adds; the arrow offers names of the register."""

    def __init__(self, kind: str, add: Callable[[str], object]) -> None:
        """``add`` may raise a ``UserError``, which is shown here."""
        super().__init__()
        self._add = add
        self._box = CalmComboBox()
        self._box.setEditable(True)
        line = TextLine()
        line.setPlaceholderText(_("Type a name or choose one"))
        line.returnPressed.connect(self.take)
        self._box.setLineEdit(line)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(10)
        self._box.setMaximumWidth(px(460))
        self._box.setAccessibleName(_("Name under: {kind}").format(kind=kind))
        self._button = button(_("Add"), on_click=self.take)
        self._button.setAccessibleName(_("Add the name under: {kind}").format(kind=kind))
        self._error = ErrorLine()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._box, 1)
        row.addWidget(self._button)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(2), 0, px(6))
        column.setSpacing(px(4))
        column.addWidget(self._error)
        column.addLayout(row)

    def offer(self, names: Sequence[str]) -> None:
        """Offer names of the register, and begin with an empty line."""
        self._box.clear()
        self._box.addItems(list(names))
        completer = QCompleter(self._box.model(), self._box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._box.setCompleter(completer)
        self._box.setCurrentIndex(-1)
        self._box.setEditText("")
        self._error.set_text("")

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Let Tab come here from the widget above."""
        QWidget.setTabOrder(before, self._box)
        QWidget.setTabOrder(self._box, self._button)

    def take_keyboard(self) -> None:
        """Put the cursor into the line."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Add the name; why it cannot be added is said here."""
        name = self._box.currentText().strip()
        if not name:
            self.take_keyboard()
            return
        try:
            self._add(name)
        except UserError as error:
            self._error.set_text(error.text(current_texts()))
            self.take_keyboard()
