"""What the letters still lack, each with the way to the place where it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.letter_paper import LetterGap, LetterPaper
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill

_MOST_SHOWN = 8
_WRITTEN_HERE = frozenset({"answer_due"})
"""Gaps whose field stands on the same page."""


class LetterGaps(QWidget):
    """A card with the gaps, or that nothing is missing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        frame, self._lines = card(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_gaps(self, made: Sequence[LetterPaper]) -> None:
        """Show the gaps of these letters; the same gap of all of them is said once."""
        gaps = _merged(made)
        clear_layout(self._lines)
        if not gaps:
            self._lines.addWidget(pill(_("Nothing is missing"), "ok"))
            return
        count = n_("{count} thing is missing", "{count} things are missing", len(gaps))
        self._lines.addWidget(pill(count.format(count=len(gaps)), "warn"))
        for gap in gaps[:_MOST_SHOWN]:
            self._lines.addLayout(self._line(gap))
        if len(gaps) > _MOST_SHOWN:
            self._lines.addWidget(label(_("The other gaps are red on the pages."), "small"))

    def _line(self, gap: LetterGap) -> QHBoxLayout:
        words = f"{_(gap.label)} ({gap.whose})" if gap.whose else _(gap.label)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(label(words), 1)
        link = gap.link
        if link is None or gap.key in _WRITTEN_HERE:
            line.addWidget(label(_("Write it below."), "small", wrap=False))
        else:
            verb = _("Fill it in")
            go = button(
                verb, "link", on_click=lambda: self._context.open(link.screen, **link.arguments)
            )
            go.setAccessibleName(f"{verb}: {words}")
            line.addWidget(go)
        return line


def _merged(made: Sequence[LetterPaper]) -> tuple[LetterGap, ...]:
    """Every gap once: what all letters lack belongs to nobody in particular."""
    every = [gap for one in made for gap in one.gaps]
    merged: dict[tuple[str, str], LetterGap] = {}
    for gap in every:
        shared = len(made) > 1 and sum(other.key == gap.key for other in every) == len(made)
        whose = gap.whose if not shared and len(made) > 1 else ""
        merged[(gap.key, whose)] = LetterGap(gap.key, gap.label, whose, gap.link)
    return tuple(merged.values())
