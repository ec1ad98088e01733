"""What stands beside the questions: why we ask, and what will be prepared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.interview_plan import InterviewPlan
from partnerdesk.ui.kit.icons import icon
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, note, picture_label


class WhyBox(QWidget):
    """Why a page asks what it asks; in a narrow window it opens with a click."""

    def __init__(self, title: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._toggle = button(title, "link", "chevron-right", self._turn)
        self._toggle.setCheckable(True)
        self._note = note(title, " ".join(sentences))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._note)
        self._toggle.hide()

    def set_foldable(self, foldable: bool) -> None:
        """Fold the box, or show it open for good."""
        self._toggle.setVisible(foldable)
        self._note.setVisible(not foldable or self._toggle.isChecked())

    def _turn(self) -> None:
        is_open = self._toggle.isChecked()
        self._note.setVisible(is_open)
        self._toggle.setIcon(icon("chevron-down" if is_open else "chevron-right", "primary", 18))


class PreparedList(QWidget):
    """What the answers so far will lead to, counted."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(gap=6)
        outer.addWidget(frame)
        inside.addWidget(label(_("What we will prepare for you"), "label"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        inside.addLayout(self._lines)
        self._shown: list[str] = []

    def show_plan(self, plan: InterviewPlan | None) -> None:
        """Show what a plan holds; None is shown in general words."""
        lines = _counted(plan) if plan is not None else _in_general()
        if lines == self._shown:
            return
        self._shown = lines
        clear_layout(self._lines)
        for words in lines:
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(picture_label("circle-check", "ok", 20), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words), 1)
            self._lines.addLayout(row)


def _in_general() -> list[str]:
    return [
        _("A page with ten next steps"),
        _("The first draft of the agreement"),
        _("A budget table"),
        _("Tasks with dates"),
    ]


def _counted(plan: InterviewPlan) -> list[str]:
    clauses = len(plan.clauses(current_texts().language))
    sources, kinds = len(plan.sources), len(plan.kinds)
    names, tasks = len(plan.candidates), len(plan.tasks)
    lines = [
        _("A page with ten next steps"),
        n_("Agreement draft, {count} clause", "Agreement draft, {count} clauses", clauses).format(
            count=clauses
        ),
        n_("Budget table, {count} source", "Budget table, {count} sources", sources).format(
            count=sources
        ),
        n_(
            "{count} kind of partners to look for", "{count} kinds of partners to look for", kinds
        ).format(count=kinds),
        n_("{count} task with its date", "{count} tasks with dates", tasks).format(count=tasks),
    ]
    if names:
        words = n_("{count} name for the register", "{count} names for the register", names)
        lines.append(words.format(count=names))
    return lines
