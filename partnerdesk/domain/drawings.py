"""Drawings that screen and paper share: their colours, and what they say in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerdesk.domain.month_chart import ChartRow, MonthChart
from partnerdesk.domain.programme import Branch, EntryKind, Programme, depth_first
from partnerdesk.domain.revisions import period_words, responsible_words
from partnerdesk.domain.texts import N_, Texts


@dataclass(frozen=True)
class DrawingColours:
    """Colours by purpose, as ``#RRGGBB``; on the screen those of the theme."""

    ink: str = "#1D2326"
    muted: str = "#5A6468"
    line: str = "#C3CACC"
    tint: str = "#E8EDED"
    strong: str = "#0B5A60"
    on_strong: str = "#FFFFFF"
    surface: str = "#FFFFFF"


PRINTED = DrawingColours()
"""Dark on white, readable without colour."""


def bar_in_words(row: ChartRow, texts: Texts) -> str:
    """A bar for whoever hears it: what, when, who, how far."""
    measure = row.measure
    parts = (
        f"{row.number} {measure.text}",
        period_words(measure, texts),
        responsible_words(measure),
        texts.gettext(measure.state.label),
    )
    return ", ".join(part for part in parts if part)


def chart_in_words(chart: MonthChart, texts: Texts) -> str:
    """The whole chart for whoever hears it, a line for each bar."""
    return "\n".join(bar_in_words(row, texts) for row in chart.rows)


def tree_in_words(problem: str, programme: Programme, texts: Texts) -> str:
    """The problem tree for whoever hears it, from the causes to the effects."""
    lines = [texts.gettext(N_("Problem: {text}")).format(text=problem)]
    for kind in (EntryKind.CAUSE, EntryKind.EFFECT):
        branches = programme.branches(kind)
        if branches:
            lines.append(f"{texts.gettext(kind.label)}:")
            lines += list(_indented(branches))
    return "\n".join(lines)


def _indented(branches: tuple[Branch, ...]) -> Iterator[str]:
    for depth, branch in depth_first(branches):
        yield f"{'  ' * depth}– {branch.entry.text}"
