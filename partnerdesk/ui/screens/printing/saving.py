"""Saving the paper as a PDF: a folder and a name on the page, or onto a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_
from partnerdesk.services.paper_frame import file_name, save_pdf
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.files import ask_where_to_save, documents_folder, open_folder
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.strip import MessageStrip
from partnerdesk.ui.kit.widgets import button, card, label
from partnerdesk.ui.screens.printing.sticks import sticks

_FOLDER = FieldSpec("folder", N_("Folder"), required=True, max_length=400)
_NAME = FieldSpec("name", N_("Name of the file"), required=True)


class SavePanel(QWidget):
    """Writes the PDF where the person says, and offers to open that folder.

    Signals:
        answered(): it says below the buttons whether the file was saved.
    """

    answered = Signal()

    def __init__(self, build: Callable[[], bytes]) -> None:
        """``build`` makes the PDF; what it raises is shown here."""
        super().__init__()
        self._build = build
        self._proposed = ""
        self._folder = FieldRow(_FOLDER)
        self._name = FieldRow(_NAME)
        self._folder.set_value(str(documents_folder()))
        self._strip = MessageStrip()
        self._stick = button(_("To USB stick"), "secondary", "arrow-down-to-line", self._to_stick)
        frame, column = card(gap=10)
        column.addWidget(label(_("Save as PDF"), "h2"))
        for row in (self._folder, self._name):
            column.addWidget(row)
        bar = QWidget()
        flow = FlowLayout(bar)
        flow.addWidget(button(_("Save PDF"), "secondary", "save", self.save))
        flow.addWidget(self._stick)
        flow.addWidget(button(_("Choose a place…"), "link", on_click=self._ask))
        column.addWidget(bar)
        column.addWidget(self._strip)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def propose(self, name: str) -> None:
        """Propose a file name; one that the person has changed stays for the same paper."""
        if name != self._proposed:
            self._proposed = name
            self._name.set_value(name)
            self._strip.clear()
        self._stick.setVisible(bool(sticks()))

    def save(self) -> None:
        """Save under the folder and name on the page."""
        if self._folder.check() and self._name.check():
            self._save_as(Path(str(self._folder.value())) / _pdf_name(str(self._name.value())))

    def _to_stick(self) -> None:
        found = sticks()
        if found:
            self._save_as(found[0] / _pdf_name(str(self._name.draft()) or self._proposed))

    def _ask(self) -> None:
        folder = Path(str(self._folder.draft()) or documents_folder())
        proposal = folder / _pdf_name(str(self._name.draft()) or self._proposed)
        chosen = ask_where_to_save(self, _("Save the paper as PDF"), proposal, "PDF (*.pdf)")
        if chosen is not None:
            self._folder.set_value(str(chosen.parent))
            self._name.set_value(chosen.name)
            self._save_as(chosen)

    def _save_as(self, path: Path) -> None:
        try:
            save_pdf(self._build(), path)
        except FieldError as error:
            self._folder.set_error(error_text(error))
        except UserError as error:
            self._strip.show_message(error_text(error), "bad")
        else:
            self._strip.show_message(
                _("Saved: {path}").format(path=path),
                action=_("Open folder"),
                on_action=lambda: open_folder(path.parent),
            )
        self.answered.emit()


def _pdf_name(name: str) -> str:
    return file_name(name[:-4] if name.lower().endswith(".pdf") else name)
