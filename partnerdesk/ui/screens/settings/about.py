"""What this program is, what it is made of, and where the data lies."""

from __future__ import annotations

import platform
import re
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from partnerdesk import __version__
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.files import open_folder
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import button, card, fact_line, label
from partnerdesk.ui.screens.settings.section import Section


class AboutSection(Section):
    """Version, licence, data folder, and the example to try things out."""

    title = N_("About this program")

    def build(self) -> None:
        """Two cards: the program, and its data."""
        self._add_program()
        self._add_data()

    def _add_program(self) -> None:
        frame, inside = card(gap=8)
        inside.addWidget(label(f"PartnerDesk {__version__}", "h2"))
        purpose = _(
            "For mother centres that start partnerships, agree on them, sign them, "
            "pay for them and keep them alive."
        )
        licence = _(
            "It is free software under the GNU General Public License, version 3 or "
            "later. You may use, copy, study and change it. There is no warranty."
        )
        parts = _(
            "Made with Qt {qt} (LGPL 3), SQLAlchemy, ReportLab, SQLite, PDFium and Babel. "
            "Font: Noto Sans. Icons: Lucide."
        ).format(qt=qVersion())
        inside.addWidget(label(purpose))
        inside.addWidget(label(licence))
        inside.addWidget(label(parts, "muted"))
        inside.addWidget(label(fact_line(*versions()), "muted"))
        inside.addWidget(
            _row(
                button(_("Licences and notices"), icon_name="book-open", on_click=self._read),
                button(_("Copy the versions"), "link", "copy", self._copy_versions),
            )
        )
        self.column.addWidget(frame)

    def _add_data(self) -> None:
        frame, inside = card(gap=8)
        inside.addWidget(label(_("Where your data lies"), "h2"))
        words = _("All data stays on this computer. The program sends nothing to anybody.")
        inside.addWidget(label(words))
        inside.addWidget(label(_breakable(self.context.desk.data_folder), "muted"))
        inside.addWidget(
            _row(
                button(_("Open this folder"), on_click=self._open_folder),
                button(_("Copy its place"), "link", "copy", self._copy_folder),
                button(_("Look at the example centre"), "link", "eye", self.context.open_sample),
            )
        )
        self.column.addWidget(frame)

    def _read(self) -> None:
        self.context.open("licences")

    def _copy_versions(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(versions()))
        self.context.show_message(_("Copied. You can paste it into an e-mail."))

    def _copy_folder(self) -> None:
        QGuiApplication.clipboard().setText(str(self.context.desk.data_folder))
        self.context.show_message(_("Copied. You can paste it into a file manager."))

    def _open_folder(self) -> None:
        open_folder(self.context.desk.data_folder)


def versions() -> tuple[str, ...]:
    """What whoever helps by telephone asks first: the program, its parts, the system."""
    return (
        f"PartnerDesk {__version__}",
        f"Qt {qVersion()}",
        f"PySide {pyside_version}",
        f"Python {platform.python_version()}",
        QSysInfo.prettyProductName(),
    )


def _row(*buttons: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row)
    for one in buttons:
        flow.addWidget(one)
    return row


def _breakable(folder: Path) -> str:
    """A long path, with marks no one sees where a line may end."""
    return re.sub(r"([/\\])", "\\1\u200b", str(folder))
