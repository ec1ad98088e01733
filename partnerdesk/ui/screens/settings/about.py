"""What this program is, what it is made of, and where the data lies."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from partnerdesk import __version__
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import button, card, label
from partnerdesk.ui.screens.settings.section import Section


class AboutSection(Section):
    """Version, licence, data folder, and the example to try things out."""

    title = N_("About this program")

    def build(self) -> None:
        """Two cards: the program, and its data."""
        frame, inside = card(gap=8)
        inside.addWidget(label(f"PartnerDesk {__version__}", "h2"))
        inside.addWidget(
            label(
                _(
                    "For mother centres that start partnerships, agree on them, sign them, "
                    "pay for them and keep them alive."
                )
            )
        )
        inside.addWidget(
            label(
                _(
                    "It is free software under the GNU General Public License, version 3 or "
                    "later. You may use, copy, study and change it. There is no warranty."
                )
            )
        )
        inside.addWidget(
            label(
                _(
                    "Made with Qt {qt} (LGPL 3), SQLAlchemy, ReportLab, SQLite, PDFium and Babel. "
                    "Font: Noto Sans. Icons: Lucide."
                ).format(qt=qt_version),
                "muted",
            )
        )
        self.column.addWidget(frame)
        data, data_column = card(gap=8)
        data_column.addWidget(label(_("Where your data lies"), "h2"))
        words = _("All data stays on this computer. The program sends nothing to anybody.")
        data_column.addWidget(label(words))
        data_column.addWidget(label(_breakable(self.context.desk.data_folder), "muted"))
        data_column.addWidget(button(_("Open this folder"), "link", on_click=self._open_folder))
        data_column.addWidget(
            button(_("Look at the example centre"), "link", on_click=self.context.open_sample)
        )
        self.column.addWidget(data)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.desk.data_folder)))


def _breakable(folder: Path) -> str:
    """A long path, with marks no one sees where a line may end."""
    return re.sub(r"([/\\])", "\\1\u200b", str(folder))
