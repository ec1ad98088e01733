"""Checks of a page by its geometry: what stands below each other ends at one edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.page import PageArea, PageHeader
from partnerdesk.ui.kit.theme import px
from tests.ui.audited import identity

Seen = TypeVar("Seen", bound=QWidget)

_FIELDS: tuple[type[QWidget], ...] = (QLineEdit, QComboBox, QPlainTextEdit)

_NEARLY = 24
"""Edges that are less than this apart are meant to be one."""

_WIDEST_SHORT = 210
"""Dates, amounts and numbers are shorter than texts, and may be."""


def ragged_cards(window: QWidget) -> Iterator[str]:
    """The last button of a header ends where the cards below it end, with and without a bar."""
    for header in _shown(window.findChildren(PageHeader)):
        (title, *_facts) = header.findChildren(QLabel)
        below_title = title.mapTo(window, title.rect().bottomLeft()).y()
        buttons = _shown(header.findChildren(QPushButton))
        if any(one.mapTo(window, QPoint(0, 0)).y() > below_title for one in buttons):
            continue  # they begin at the other edge
        beside = max((_end(one, window) for one in buttons), default=_end(header, window))
        cards = [card for card in _cards(window) if _end(card, window) > window.width() / 2]
        for card in cards:
            apart = _end(card, window) - beside
            if 1 < abs(apart) < px(_NEARLY):
                yield f"a card ends {apart} px beside the buttons of its page"
                break


def ragged_fields(window: QWidget) -> Iterator[str]:
    """Texts and answers of one column end at one edge."""
    columns: dict[tuple[QWidget | None, int], set[int]] = defaultdict(set)
    for row in _shown(window.findChildren(FieldRow)):
        fields = [one for kind in _FIELDS for one in row.findChildren(kind)]
        for field in _shown(fields):
            if field.width() > px(_WIDEST_SHORT):
                begin = field.mapTo(window, QPoint(0, 0)).x()
                columns[_card_around(row), begin].add(_end(field, window))
    for (card, _begin), ends in columns.items():
        if max(ends) - min(ends) > 1:
            where = identity(card) if card is not None else "the page"
            yield f"fields of one column end at {sorted(ends)} on {where}"


def _cards(window: QWidget) -> Iterator[QFrame]:
    for area in _shown(window.findChildren(PageArea)):
        for frame in _shown(area.findChildren(QFrame)):
            if frame.property("role") in ("card", "next") and _card_around(frame) is None:
                yield frame


def _card_around(widget: QWidget) -> QWidget | None:
    around = widget.parentWidget()
    while around is not None and around.property("role") not in ("card", "next"):
        around = around.parentWidget()
    return around


def _end(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(widget.width(), 0)).x()


def _shown(widgets: Iterable[Seen]) -> list[Seen]:
    return [widget for widget in widgets if widget.isVisible()]
