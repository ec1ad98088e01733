"""What the letters still lack, each with the way to the place where it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.letter_paper import LetterGap, LetterPaper
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill

_MOST_SHOWN = 8


class LetterGaps(QWidget):
    """A card with the gaps, or that nothing is missing.

    Its lines are made at once and shown as they are needed: links that came later would stand at
    the end of the order of Tab.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        frame, column = card(gap=6)
        self._state = QHBoxLayout()
        column.addLayout(self._state)
        self._lines = [_GapLine(context) for _number in range(_MOST_SHOWN)]
        for line in self._lines:
            column.addWidget(line)
        self._more = label(_("The other gaps are red on the pages."), "small")
        column.addWidget(self._more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_gaps(self, made: Sequence[LetterPaper], written_here: frozenset[str]) -> None:
        """Show the gaps of these letters; the same gap of all of them is said once.

        ``written_here`` are the gaps whose field stands on the same page.
        """
        gaps = _merged(made)
        clear_layout(self._state)
        if gaps:
            count = n_("{count} thing is missing", "{count} things are missing", len(gaps))
            self._state.addWidget(pill(count.format(count=len(gaps)), "warn"))
        else:
            self._state.addWidget(pill(_("Nothing is missing"), "ok"))
        self._state.addStretch(1)
        for line, gap in zip_longest(self._lines, gaps[:_MOST_SHOWN]):
            line.show_gap(gap, is_here=gap is not None and gap.key in written_here)
        self._more.setVisible(len(gaps) > _MOST_SHOWN)


class _GapLine(QWidget):
    """One gap: what it is, and the link that leads to its field."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._gap: LetterGap | None = None
        self._words = label("")
        self._here = label(_("Write it below."), "small", wrap=False)
        self._link = button(_("Fill it in"), "link", on_click=self._follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self._words, 1)
        line.addWidget(self._here)
        line.addWidget(self._link)
        self.hide()

    def show_gap(self, gap: LetterGap | None, *, is_here: bool) -> None:
        """Show a gap and whether it is filled in on this page; None: the line is not needed."""
        self._gap = gap
        self.setVisible(gap is not None)
        if gap is None:
            return
        words = f"{_(gap.label)} ({gap.whose})" if gap.whose else _(gap.label)
        is_here = is_here or gap.link is None
        self._words.setText(words)
        self._here.setVisible(is_here)
        self._link.setVisible(not is_here)
        self._link.setAccessibleName(f"{self._link.text()}: {words}")

    def _follow(self) -> None:
        if self._gap is not None and self._gap.link is not None:
            self._context.lead(self._gap.link.screen, **self._gap.link.arguments)


def _merged(made: Sequence[LetterPaper]) -> tuple[LetterGap, ...]:
    """Every gap once: what all letters lack belongs to nobody in particular."""
    every = [gap for one in made for gap in one.gaps]
    counts = Counter(gap.key for gap in every)
    merged: dict[tuple[str, str], LetterGap] = {}
    for gap in every:
        whose = "" if counts[gap.key] == len(made) else gap.whose
        merged.setdefault((gap.key, whose), replace(gap, whose=whose))
    return tuple(merged.values())
