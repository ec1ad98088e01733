"""The line above every page of the example centre: what is done here counts nowhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label, picture_label


def sample_banner(leave: Callable[[], object]) -> QFrame:
    """Says that this is the example, with a link that leads out of it."""
    banner = QFrame()
    banner.setProperty("role", "sample")
    row = QHBoxLayout(banner)
    row.setContentsMargins(px(24), px(2), px(24), px(2))
    row.setSpacing(px(8))
    row.addWidget(picture_label("triangle-alert", "warn", 18))
    words = _("SAMPLE centre: you can try everything here.")
    row.addWidget(label(words), 1)
    row.addWidget(button(_("Leave the example"), "link", on_click=leave))
    return banner
