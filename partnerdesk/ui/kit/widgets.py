"""The small parts every screen is made of: words, buttons, surfaces, states.

Roles, kinds and states are Qt properties; ``resources/style.qss`` gives them their looks. Words are
shown as plain text, so whatever people typed can never become markup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.ui.kit.icons import icon, icon_before_words, picture
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.wrapped_words import WrappedWords

LabelRole = Literal["", "h1", "h2", "label", "muted", "small", "error", "strip"]
ButtonKind = Literal["primary", "secondary", "link", "danger", "chip", "tile"]
State = Literal["ok", "warn", "bad", "info", "none"]

WORDS_GAP = 3
"""Between an icon and the words of its button, beside the 4 pixels that Qt leaves."""

STATE_ICONS: dict[State, str] = {
    "ok": "circle-check",
    "warn": "clock",
    "bad": "triangle-alert",
    "info": "circle-dot",
    "none": "circle-dashed",
}
NOTE_ICONS: dict[State, str] = {**STATE_ICONS, "warn": "triangle-alert", "info": "lightbulb"}
STATE_COLOURS: dict[State, str] = {
    "ok": "ok",
    "warn": "warn",
    "bad": "bad",
    "info": "info",
    "none": "muted",
}
_ICON_COLOURS: dict[ButtonKind, str] = {
    "primary": "on_primary",
    "secondary": "primary",
    "link": "primary",
    "danger": "bad",
    "chip": "primary",
    "tile": "primary",
}


def label(text: str, role: LabelRole = "", *, wrap: bool = True) -> QLabel:
    """Words on the page; they wrap unless told otherwise."""
    widget = WrappedWords(text) if wrap else QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        widget.setProperty("role", role)
    return widget


def kept_together(words: str) -> str:
    """A few words in which no line may end: a date, a number with what it counts."""
    return words.replace(" ", "\u00a0")


def fact_line(*facts: str) -> str:
    """Facts with dots between them; short ones stay whole where the line wraps.

    Empty facts are left out. A wrapping ``label`` hides the dot at the end of a line.
    """
    whole = (kept_together(one) if len(one) <= _LONGEST_WHOLE else one for one in facts if one)
    return "\u00a0\u00a0·  ".join(whole)


_LONGEST_WHOLE = 32
"""Longer facts may wrap: kept whole they would leave a hole at the end of the line."""


def verbatim(text: str) -> str:
    """Text for a button, tick box or tab, where Qt would read "&" as an Alt letter."""
    return text.replace("&", "&&")


def tooltip(text: str) -> str:
    """Text for a tooltip: wrapped by Qt, and never read as markup."""
    from html import escape  # it brings all the letters HTML has names for

    return f"<span>{escape(text)}</span>" if text else ""


def button(
    text: str,
    kind: ButtonKind = "secondary",
    icon_name: str = "",
    on_click: Callable[[], object] | None = None,
) -> QPushButton:
    """A button whose verb says the result; at most one ``primary`` a screen."""
    widget = QPushButton(verbatim(text))
    widget.setProperty("kind", kind)
    widget.setAutoDefault(True)  # Enter presses it, as the space bar does
    widget.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind == "chip":
        widget.setCheckable(True)
    if icon_name:
        widget.setProperty("iconName", icon_name)
        _show_icon(widget, WORDS_GAP)
    if on_click is not None:
        widget.clicked.connect(lambda: on_click())
    return widget


def _show_icon(widget: QPushButton, gap: int) -> None:
    """Draw the icon of a button again, with so much room between it and the words."""
    kind, icon_name = widget.property("kind"), widget.property("iconName")
    drawing, room = icon_before_words(icon_name, _ICON_COLOURS[kind], 18, gap=gap)
    if kind == "chip":  # seen on the filled chip, too
        chosen, _room = icon_before_words(icon_name, "on_primary", 18, gap=gap)
        drawing.addPixmap(chosen.pixmap(room), QIcon.Mode.Normal, QIcon.State.On)
    waiting, _room = icon_before_words(icon_name, "muted", 18, gap=gap)  # as the words beside it
    drawing.addPixmap(waiting.pixmap(room), QIcon.Mode.Disabled)
    widget.setIcon(drawing)
    widget.setIconSize(room)


def show_icon_only(widget: QPushButton, only: bool) -> None:
    """Show a button by its icon where room is scarce; its words become its name and tooltip."""
    words = widget.accessibleName() or widget.text()
    keys = widget.shortcut()
    widget.setAccessibleName(words if only else "")
    widget.setText("" if only else words)
    widget.setShortcut(keys)  # a new text takes it away
    name = words.replace("&&", "&")
    known_by = f"{name} ({keys.toString()})" if keys.toString() else name
    widget.setToolTip(tooltip(known_by) if only else "")
    _show_icon(widget, 0 if only else WORDS_GAP)  # alone it stands in the middle
    set_state(widget, "bare", only)


def icon_button(
    icon_name: str,
    name: str,
    on_click: Callable[[], object] | None = None,
    shortcut: str = "",
) -> QToolButton:
    """A button with an icon only; its name is spoken and stands in the tooltip."""
    widget = QToolButton()
    drawing = icon(icon_name)
    # Qt's own grey is hardly seen to be another one in dark colours.
    drawing.addPixmap(picture(icon_name, "field"), QIcon.Mode.Disabled)
    widget.setIcon(drawing)
    widget.setIconSize(QSize(px(20), px(20)))
    widget.setAccessibleName(name)
    widget.setToolTip(tooltip(f"{name} ({shortcut})" if shortcut else name))
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.setCursor(Qt.CursorShape.PointingHandCursor)
    if shortcut:
        widget.setShortcut(shortcut)
    if on_click is not None:
        widget.clicked.connect(lambda: on_click())
    return widget


def picture_label(name: str, token: str = "text", size: int = 20) -> QLabel:
    """A drawing beside words that say the same; screen readers skip it."""
    widget = QLabel()
    widget.setPixmap(picture(name, token, size))
    widget.setFixedSize(px(size), px(size))
    return widget


class ErrorLine(QWidget):
    """What is wrong with a field, behind a mark; it takes no room while all is well."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        mark = picture_label("triangle-alert", "bad", 18)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def set_text(self, text: str) -> None:
        """Say what is wrong; an empty text says all is well."""
        self._words.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said to be wrong, or ""."""
        return self._words.text()


def card(
    *, role: Literal["card", "next"] = "card", horizontal: bool = False, gap: int = 8
) -> tuple[QFrame, QBoxLayout]:
    """A white surface and its layout; ``next`` is the tinted one for the next step."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout: QBoxLayout = QHBoxLayout(frame) if horizontal else QVBoxLayout(frame)
    layout.setContentsMargins(px(16), px(16), px(16), px(16))
    layout.setSpacing(px(gap))
    return frame, layout


class WrappingArea(QScrollArea):
    """A scroll area that goes up and down only; its content ends where its last words end."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give words that wrap the height of their present width, not of the narrowest one."""
        content = self.widget()
        if content is not None and event.type() == QEvent.Type.LayoutRequest:
            layout = content.layout()
            wraps = layout is not None and layout.hasHeightForWidth()
            content.setMinimumHeight(1 if wraps else 0)  # 0: Qt asks the layout
        return super().eventFilter(watched, event)

    def show_own_bar(self, wanted: bool) -> None:
        """Leave room for a bar of its own, shown while it is needed, or none at all."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted else policy.ScrollBarAlwaysOff
        )
        self.setViewportMargins(0, 0, px(_BEFORE_BAR) if wanted else 0, 0)


_BEFORE_BAR = 8


def scroll_in_card(content: QWidget) -> QScrollArea:
    """A scroll area inside a card, which lets the card shine through."""
    area = WrappingArea(content)
    for ground in (content, area.viewport()):
        ground.setAutoFillBackground(False)
    return area


def note(title: str, text: str, *action: QWidget, state: State = "info") -> QFrame:
    """A coloured hint with a light bulb: a title, a few sentences, perhaps a link."""
    frame = QFrame()
    frame.setProperty("role", "note")
    frame.setProperty("state", state)
    row = QHBoxLayout(frame)
    row.setContentsMargins(px(16), px(14), px(16), px(14))
    row.setSpacing(px(10))
    row.addWidget(
        picture_label(NOTE_ICONS[state], STATE_COLOURS[state], 22), 0, Qt.AlignmentFlag.AlignTop
    )
    column = QVBoxLayout()
    column.setSpacing(px(4))
    if title:
        column.addWidget(label(title, "label"))
    column.addWidget(label(text))
    for widget in action:
        line = QHBoxLayout()
        line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)
    row.addLayout(column, 1)
    return frame


def pill(text: str, state: State = "none") -> QFrame:
    """A state as icon, word and colour; never as colour alone."""
    frame = QFrame()
    frame.setProperty("role", "pill")
    frame.setProperty("state", state)
    frame.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(frame)
    row.setContentsMargins(px(8), px(3), px(10), px(3))
    row.setSpacing(px(5))
    row.addWidget(picture_label(STATE_ICONS[state], STATE_COLOURS[state], 14))
    row.addWidget(label(text, wrap=False))
    return frame


def hline() -> QFrame:
    """A thin line between two groups."""
    frame = QFrame()
    frame.setProperty("role", "hline")
    return frame


def progress_bar(done: int, total: int, name: str) -> QProgressBar:
    """A thin bar; ``name`` says in words what it counts."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, max(1, total))
    bar.setValue(done)
    bar.setAccessibleName(name)
    return bar


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Change a property the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout, nested layouts and spacers included."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()  # it would flash until Qt deletes it
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
