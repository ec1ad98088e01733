"""What should be mended before the paper is printed for signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.filled_agreement import Gap
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill


class GapList(QWidget):
    """The gaps of a contract, each with the link that mends it, or that nothing is missing."""

    def __init__(self, mend: Callable[[Gap], object]) -> None:
        """``mend`` goes to the place of a gap."""
        super().__init__()
        self._mend = mend
        self.links: list[QPushButton] = []
        frame, self._lines = card(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show all gaps."""
        clear_layout(self._lines)
        self.links = []
        self._lines.addWidget(label(_("Before printing"), "h2"))
        if not gaps:
            self._lines.addWidget(pill(_("Nothing is missing"), "ok"))
            return
        count = len(gaps)
        said = n_("{count} gap", "{count} gaps", count).format(count=count)
        self._lines.addWidget(pill(said, "warn"))
        draft = _("Until then every page says DRAFT. You can print it to talk about it.")
        self._lines.addWidget(label(draft, "small"))
        for gap in gaps:
            self._add(gap)

    def take_keyboard(self) -> None:
        """Begin with the first gap, where there is one."""
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, gap: Gap) -> None:
        words = gap.sentence.text(current_texts())
        link = button(_(gap.verb), "link", on_click=lambda: self._mend(gap))
        link.setAccessibleName(f"{_(gap.verb)}: {words}")
        self.links.append(link)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(label(words), 1)
        line.addWidget(link)
        self._lines.addLayout(line)
        link.show()  # the layout would do so later, and only what is shown takes the keyboard
