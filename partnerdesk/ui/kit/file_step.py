"""The first step of taking in a foreign table: which file?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.files import ask_for_file, documents_folder
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import one_card_page
from partnerdesk.ui.kit.widgets import button, card, label


class FileStep(QWidget):
    """Asks for a file with the system's own chooser, by its path, or by dropping it.

    Signals:
        file_chosen(Path): the file to look into.
    """

    file_chosen = Signal(object)

    def __init__(
        self, spec: FieldSpec, title: str, explanation: str, kind: str, suffixes: Sequence[str]
    ) -> None:
        """``spec`` asks for the path; ``kind`` names the files that the chooser shows."""
        super().__init__()
        self._kind = f"{kind} ({' '.join(f'*{suffix}' for suffix in suffixes)})"
        frame, inside = card(gap=12)
        inside.addWidget(label(title, "h2"))
        inside.addWidget(label(explanation, "muted"))
        self._choose = button(_("Choose a file…"), "primary", "table", self._ask)
        inside.addLayout(_line(self._choose))
        self._path = FieldRow(spec)
        self._path.entered.connect(self._take_path)
        inside.addWidget(self._path)
        inside.addLayout(_line(button(_("Look into this file"), on_click=self._take_path)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(one_card_page(frame, 640))

    def take_keyboard(self) -> None:
        """Start with the button that opens the chooser."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Look into the file that is named, or ask for one."""
        if str(self._path.draft()).strip():
            self._take_path()
        else:
            self._ask()

    def show_file(self, file: Path) -> None:
        """Name the file that is being read."""
        self._path.set_value(str(file))

    def show_error(self, words: str) -> None:
        """Say at the file why it cannot be read."""
        self._path.set_error(words)

    def _ask(self) -> None:
        file = ask_for_file(self, _("Choose a file…"), documents_folder(), self._kind)
        if file is not None:
            self.file_chosen.emit(file)

    def _take_path(self) -> None:
        if self._path.check():
            path = str(self._path.value()).strip("\"'").removeprefix("file://")
            self.file_chosen.emit(Path(path).expanduser())


def _line(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
