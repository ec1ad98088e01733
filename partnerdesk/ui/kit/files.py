"""Asking for a file or folder with the dialog of the computer's own system, which people know."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget  # noqa: TID251 - the one place that asks

from partnerdesk.ui.kit.language import _


def ask_where_to_save(parent: QWidget, title: str, proposal: Path, kind: str) -> Path | None:
    """Ask for a place and name; ``kind`` is like "PDF (*.pdf)". None when she changed her mind."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(proposal), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(proposal.suffix)


def ask_for_file(parent: QWidget, title: str, start: Path, kind: str) -> Path | None:
    """Ask for a file that exists; None when she changed her mind."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(start), kind)
    return Path(chosen) if chosen else None


def ask_for_folder(parent: QWidget, start: Path, title: str = "") -> Path | None:
    """Ask for a folder, for example on a USB stick; None when she changed her mind."""
    chosen = QFileDialog.getExistingDirectory(parent, title or _("Choose a folder"), str(start))
    return Path(chosen) if chosen else None


def documents_folder() -> Path:
    """Where people keep their own files; their home where there is no folder for documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def open_file(file: Path) -> bool:
    """Show a file in the program the system has for it; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
