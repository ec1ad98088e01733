"""What should be mended before the paper is printed for signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.findings import Finding, Grade, open_musts
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill


class GapList(QWidget):
    """The findings about a contract by their weight, each with why and the link that mends it."""

    def __init__(self, mend: Callable[[Finding], object]) -> None:
        """``mend`` goes to the place of a finding."""
        super().__init__()
        self._mend = mend
        self._shown: tuple[Finding, ...] | None = None
        self.links: list[QPushButton] = []
        frame, self._lines = card(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show all findings."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        had_keyboard = any(link.hasFocus() for link in self.links)
        clear_layout(self._lines)
        self.links = []
        self._lines.addWidget(label(_("Before printing"), "h2"))
        count = len(open_musts(findings))
        if count:
            said = n_("{count} thing must be mended", "{count} things must be mended", count)
            self._lines.addWidget(pill(said.format(count=count), "warn"))
            draft = _("Until then every page says DRAFT. You can print it to talk about it.")
            self._lines.addWidget(label(draft, "small"))
        else:
            self._lines.addWidget(pill(_("Nothing must be mended"), "ok"))
        for grade in Grade:
            self._add_grade(grade, [one for one in findings if one.grade is grade])
        if had_keyboard:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Begin with the first gap, where there is one."""
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_grade(self, grade: Grade, findings: Sequence[Finding]) -> None:
        if findings:
            self._lines.addWidget(label(_(grade.label), "label"))
        for finding in findings:
            self._add(finding)

    def _add(self, finding: Finding) -> None:
        words = finding.sentence.text(current_texts())
        link = button(_(finding.verb), "link", on_click=lambda: self._mend(finding))
        link.setAccessibleName(f"{_(finding.verb)}: {words}")
        self.links.append(link)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(words))
        said.addWidget(label(_(finding.why), "small"))
        said.addWidget(at_the_start(link))  # beside it the words would have no room
        self._lines.addLayout(said)
        link.show()  # the layout would do so later, and only what is shown takes the keyboard
