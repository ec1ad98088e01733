"""Editors by kind of field. Each one hands out its draft: what stands there, right or wrong.

A draft is a text; for a tick box it is a bool, for several answers a tuple of values. Nothing here
judges: ``kit.fields`` reads the draft and shows what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.drafts import Draft
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import Option, parse_date
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.shortcuts import TextBox, TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import icon_button, label, verbatim

if TYPE_CHECKING:
    from datetime import date

_NO_LIMIT = 1_000_000
"""Qt cuts pasted text at 32,767 characters without a word; the field check explains instead."""

FIELD_WIDTH = 680
"""The widest of any text, at 100 %: all fields of a column end where the column or this ends."""

_FEWEST_LINES = 3
_PADDING_OF_BOX = 12
"""Above and below the lines, with the border; as in the style sheet."""


class Editor(QWidget):
    """What every editor can do.

    Signals:
        edited(): a person changed the draft.
    """

    edited = Signal()

    def draft(self) -> Draft:
        """What stands in the editor now."""
        raise NotImplementedError

    def set_draft(self, draft: Draft) -> None:
        """Show something without telling anybody."""
        raise NotImplementedError

    def inputs(self) -> Sequence[QWidget]:
        """The widgets that take the keyboard, the first one first."""
        raise NotImplementedError

    def _hold(self, *widgets: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        for widget in widgets:
            row.addWidget(widget, 1)
        row.addStretch(0)  # takes what is left beside a field that has reached its widest
        self.setFocusProxy(widgets[0])


class LineEditor(Editor):
    """One line of text; amounts and numbers are narrower than names."""

    def __init__(self, width: int = FIELD_WIDTH, unit: str = "") -> None:
        """``unit`` stands behind the line: a currency, or "%"."""
        super().__init__()
        self._line = TextLine()
        self._line.setMaxLength(_NO_LIMIT)
        self._line.setMaximumWidth(px(width))
        self._line.textEdited.connect(lambda: self.edited.emit())
        if not unit:
            self._hold(self._line)
            return
        self._hold(self._line, label(unit, "muted", wrap=False))
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setSpacing(px(8))
            row.addStretch(1)

    def draft(self) -> str:
        """The text in the line."""
        return self._line.text()

    def set_draft(self, draft: Draft) -> None:
        """Show a text."""
        if draft != self._line.text():
            self._line.setText(str(draft))
            if not self._line.hasFocus():
                self._line.setCursorPosition(0)  # a long text is read from its beginning

    def inputs(self) -> Sequence[QWidget]:
        """The line."""
        return (self._line,)


class LongEditor(Editor):
    """Lines of text that grow with what is written, so that only the page scrolls.

    Tab goes on to the next field.

    Signals:
        height_changed(): it needs another height for what stands in it.
    """

    height_changed = Signal()

    def __init__(self, *, one_paragraph: bool = False) -> None:
        """``one_paragraph`` begins with one line and takes no Enter: a title that may wrap."""
        super().__init__()
        self._fewest_lines = 1 if one_paragraph else _FEWEST_LINES
        self._needed = self._least = 0
        self._box = TextBox()
        if one_paragraph:
            self._box.installEventFilter(self)
        self._box.setTabChangesFocus(True)
        self._box.setMaximumWidth(px(FIELD_WIDTH))
        for set_policy in (  # words wrap, and the box is as high as they need
            self._box.setHorizontalScrollBarPolicy,
            self._box.setVerticalScrollBarPolicy,
        ):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._box.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._fit_height()
        self._telling = True
        self._box.textChanged.connect(self._tell)
        self._box.cursorPositionChanged.connect(self._follow_cursor)
        self._hold(self._box)

    def draft(self) -> str:
        """The text in the box."""
        return self._box.toPlainText()

    def set_draft(self, draft: Draft) -> None:
        """Show a text; what a person can undo stays undoable."""
        if draft == self.draft():
            return
        self._telling = False
        if self._box.document().isEmpty():
            self._box.setPlainText(str(draft))
        else:
            cursor = self._box.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(str(draft))
        self._telling = True

    def inputs(self) -> Sequence[QWidget]:
        """The box."""
        return (self._box,)

    def needed_height(self) -> int:
        """The height for what stands in it, in pixels."""
        return self._needed

    def stand_as_high_as(self, height: int) -> None:
        """Be at least that high, in pixels: as its neighbours in a row."""
        self._least = height
        self._box.setFixedHeight(max(self._needed, self._least))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One paragraph has no second one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        document = self._box.document()
        lines = round(document.size().height())  # of a plain text Qt counts lines, not pixels
        shown = max(lines, self._fewest_lines)
        a_line = ceil(QFontMetricsF(self._box.font()).lineSpacing())  # as it is laid out
        height = shown * a_line + 2 * document.documentMargin()
        needed = round(height) + px(_PADDING_OF_BOX)
        if needed != self._needed:
            self._needed = needed
            self._box.setFixedHeight(max(self._needed, self._least))
            self.height_changed.emit()

    def _follow_cursor(self) -> None:
        """Keep the line that is being written in view; the page has to scroll for it."""
        if self._box.hasFocus():
            QTimer.singleShot(0, self._box, self._show_cursor)  # the box may have to grow first

    def _show_cursor(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            cursor = self._box.cursorRect()
            place = self._box.viewport().mapTo(content, cursor.center())
            area.ensureVisible(place.x(), place.y(), 0, cursor.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width, which Qt does not tell."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._box, self._fit_height)  # the box gets its width after this one

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def _tell(self) -> None:
        if self._telling:
            self.edited.emit()


class DateEditor(Editor):
    """A line that takes a date as people write it, with a calendar beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._line = TextLine()
        self._line.setMaximumWidth(px(150))
        self._line.textEdited.connect(lambda: self.edited.emit())
        calendar_name = _("Calendar for {field}").format(field=name)
        self._button = icon_button("calendar-days", calendar_name, self._open_calendar)
        self._hold(self._line, self._button)

    def draft(self) -> str:
        """The text in the line."""
        return self._line.text()

    def set_draft(self, draft: Draft) -> None:
        """Show a text."""
        if draft != self._line.text():
            self._line.setText(str(draft))

    def inputs(self) -> Sequence[QWidget]:
        """The line; the calendar only helps."""
        return (self._line,)

    def _open_calendar(self) -> None:
        from partnerdesk.ui.kit.calendar import open_calendar  # most people type the date

        open_calendar(self, self._button.accessibleName(), self._day(), self._take)

    def _day(self) -> date | None:
        try:
            return parse_date(self.draft())
        except UserError:
            return None

    def _take(self, day: date) -> None:
        self._line.setText(current_texts().short_date(day))
        self.edited.emit()


class CalmComboBox(QComboBox):
    """A combo box that a turning wheel never changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Open the list, wide enough for its longest answer."""
        answers = self.view()
        beside = answers.verticalScrollBar().sizeHint().width() + 2 * answers.frameWidth()
        answers.setMinimumWidth(answers.sizeHintForColumn(0) + beside)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on to the page: who scrolls a form must not change an answer."""
        event.ignore()


class ComboEditor(Editor):
    """One answer from a list that is too long for cards."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._box = CalmComboBox()
        self._box.setMaximumWidth(px(FIELD_WIDTH))
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(12)
        self._box.setPlaceholderText(_("Please choose"))
        self.offer(options)
        self._box.activated.connect(lambda: self.edited.emit())
        self._hold(self._box)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these answers in the place of others; none of them is chosen."""
        self._box.clear()
        for option in options:
            self._box.addItem(option.label, option.value)
        self.set_draft("")  # where nothing is an answer of its own, it is chosen to begin with

    def draft(self) -> str:
        """The chosen value, or "" while nothing is chosen."""
        return str(self._box.currentData() or "")

    def set_draft(self, draft: Draft) -> None:
        """Show a choice; an unknown value shows none."""
        self._box.setCurrentIndex(self._box.findData(draft))

    def inputs(self) -> Sequence[QWidget]:
        """The box."""
        return (self._box,)


class CardsEditor(Editor):
    """One answer from a few, each with an explanation."""

    def __init__(self, options: Sequence[Option], name: str) -> None:
        super().__init__()
        self._cards = ChoiceCards(options, name)
        self._cards.chosen.connect(lambda: self.edited.emit())
        self._hold(self._cards)

    def draft(self) -> str:
        """The chosen value, or "" while nothing is chosen."""
        return self._cards.value()

    def set_draft(self, draft: Draft) -> None:
        """Show a choice; an unknown value shows none."""
        self._cards.set_value(str(draft))

    def inputs(self) -> Sequence[QWidget]:
        """The group of cards."""
        return (self._cards,)


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._box = QCheckBox(verbatim(text))
        self._box.clicked.connect(lambda: self.edited.emit())
        self._hold(self._box)

    def draft(self) -> bool:
        """Whether the box is ticked."""
        return self._box.isChecked()

    def set_draft(self, draft: Draft) -> None:
        """Tick or untick the box."""
        self._box.setChecked(bool(draft))

    def inputs(self) -> Sequence[QWidget]:
        """The box."""
        return (self._box,)


class MultiEditor(Editor):
    """Any number of answers, each a tick box."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for option in options:
            box = QCheckBox(verbatim(option.label))
            box.setAccessibleDescription(option.explanation)
            box.clicked.connect(lambda: self.edited.emit())
            self._boxes[option.value] = box
            column.addWidget(box)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def draft(self) -> tuple[str, ...]:
        """The ticked values, in the order they are offered."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def set_draft(self, draft: Draft) -> None:
        """Tick exactly these values."""
        chosen = draft if isinstance(draft, tuple) else ()
        for value, box in self._boxes.items():
            box.setChecked(value in chosen)

    def inputs(self) -> Sequence[QWidget]:
        """The boxes."""
        return tuple(self._boxes.values())
