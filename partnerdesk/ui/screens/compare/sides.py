"""The two sides of a comparison: which draft was before, and which is now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from partnerdesk.domain.kept_drafts import Comparison, KeptDraft
from partnerdesk.ui.kit.editors import FIELD_WIDTH, CalmComboBox
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import fact_line, label


class Sides(QWidget):
    """Two lists of drafts; a Word file takes the place of the second.

    Signals:
        chosen(): a person chose another draft.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before, self._now = _combo(_("Before")), _combo(_("Now"))
        self._facts_before, self._facts_now = label("", "small"), label("", "small")
        self._columns = TwoColumns(
            [
                _side(_("Before"), self._before, self._facts_before),
                _side(_("Now"), self._now, self._facts_now),
            ]
        )
        self._drafts: Sequence[KeptDraft] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        for combo in (self._before, self._now):
            combo.activated.connect(lambda _place: self._tell())

    def show_drafts(self, drafts: Sequence[KeptDraft]) -> None:
        """Offer these drafts, the newest first; what is chosen stays chosen."""
        if len(self._drafts) < 2:
            self.forget()
        self._drafts = drafts
        usual = {self._before: 1, self._now: 0}
        for combo, place in usual.items():
            with QSignalBlocker(combo):
                wanted = combo.currentData()
                combo.clear()
                for draft in drafts:
                    combo.addItem(draft.title(current_texts()), draft.id)
                found = combo.findData(wanted) if wanted is not None else -1
                combo.setCurrentIndex(found if found >= 0 else min(place, len(drafts) - 1))
        self._show_facts()

    def forget(self) -> None:
        """Next time the last two drafts are chosen again."""
        for combo in (self._before, self._now):
            with QSignalBlocker(combo):
                combo.clear()

    def pair(self) -> tuple[int, int] | None:
        """The ids of both drafts; None while there is only one."""
        if len(self._drafts) < 2:
            return None
        return int(self._before.currentData()), int(self._now.currentData())

    def show_word(self, comparison: Comparison | None) -> None:
        """Say that a Word file stands in the place of the second draft."""
        is_draft = comparison is None
        for combo in (self._before, self._now):
            combo.setEnabled(is_draft and len(self._drafts) > 1)
        self._show_facts()
        if comparison is not None:
            self._facts_before.setText(fact_line(comparison.old_title, comparison.old_facts))
            self._facts_now.setText(f"{comparison.new_title}, {comparison.new_facts}")

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)

    def _tell(self) -> None:
        self._show_facts()
        self.chosen.emit()

    def _show_facts(self) -> None:
        by_id = {draft.id: draft for draft in self._drafts}
        for combo, facts in ((self._before, self._facts_before), (self._now, self._facts_now)):
            draft = by_id.get(combo.currentData())
            facts.setText(draft.facts(current_texts()) if draft is not None else "")


def _combo(name: str) -> CalmComboBox:
    combo = CalmComboBox()
    combo.setAccessibleName(name)
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    combo.setSizeAdjustPolicy(policy)
    combo.setMinimumContentsLength(12)
    combo.setMaximumWidth(px(FIELD_WIDTH))
    return combo


def _side(name: str, combo: CalmComboBox, facts: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    for widget in (label(name, "label"), combo, facts):
        column.addWidget(widget)
    return side
