"""All versions of an agreement and its amendments, each with the pages as they were kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.archive import Version
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, card, clear_layout, hline, label, pill


class ArchiveCard(QWidget):
    """A line for each version, the newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._partnership_id = 0
        frame, column = card(gap=8)
        column.addWidget(label(_("All versions"), "h2"))
        column.addWidget(label(_("What was frozen is kept exactly as it was."), "small"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        column.addLayout(self._lines)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_versions(self, partnership_id: int, versions: tuple[Version, ...]) -> None:
        """Show the versions of a partnership."""
        self._partnership_id = partnership_id
        clear_layout(self._lines)
        for position, version in enumerate(versions):
            if position:
                self._lines.addWidget(hline())
            self._lines.addWidget(self._line(version))

    def _line(self, version: Version) -> QWidget:
        texts = current_texts()
        heading = version.heading(texts)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(2))
        words.addWidget(label(heading))
        for fact in version.facts(texts):
            words.addWidget(label(fact, "small"))
        said, state = _state_of(version)
        pages = button(_("See its pages"), "link", on_click=lambda: self._open(version.number))
        pages.setAccessibleName(
            _("See the pages of {title}, number {number}").format(
                title=heading, number=version.number
            )
        )
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(pill(said, state), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(pages, 0, Qt.AlignmentFlag.AlignVCenter)
        if version.is_frozen:
            row.addWidget(self._signatures_link(version), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        words.addLayout(row)
        line = QWidget()
        line.setLayout(words)
        return line

    def _signatures_link(self, version: Version) -> QWidget:
        number = self._partnership_id
        link = button(
            _("Signatures"),
            "link",
            on_click=lambda: self._context.open(
                "signatures", partnership_id=number, agreement_id=version.id
            ),
        )
        link.setAccessibleName(_("Signatures of {title}").format(title=version.title))
        return link

    def _open(self, number: int) -> None:
        self._context.open(
            "printing", partnership_id=self._partnership_id, paper="contract", draft=number
        )


def _state_of(version: Version) -> tuple[str, State]:
    texts = current_texts()
    if version.ended_on is not None:
        return _("Ended on {day}").format(day=texts.date(version.ended_on)), "none"
    if version.in_force_on is not None:
        return _("In force from {day}").format(day=texts.date(version.in_force_on)), "ok"
    if version.is_frozen:
        return _("Frozen, not in force yet"), "warn"
    return _("Draft"), "none"
