"""Form rows: label above, help, the editor of the field's kind, and what is wrong right there.

A row tells two things. ``changed`` carries the draft after every key press, right or wrong: what
must survive a crash is saved from it. A settled value was read successfully, again and again
while one types and when the field is left: ``save`` puts it into the records, then ``settled`` is
emitted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from partnerdesk.domain import drafts
from partnerdesk.domain.drafts import Draft, Notation, Value
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import EXAMPLE_DAY, FieldSpec, Option
from partnerdesk.domain.guidance import sentence
from partnerdesk.domain.register import search_key
from partnerdesk.ui.kit.editors import (
    CardsEditor,
    CheckEditor,
    ComboEditor,
    DateEditor,
    Editor,
    LineEditor,
    LongEditor,
    MultiEditor,
)
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import ErrorLine, label, set_state

SETTLE_MILLISECONDS = 300
"""How long typed letters wait until they are saved, also while one goes on typing."""


class FieldRow(QWidget):
    """One field of a form.

    Signals:
        changed(object): the draft after each change a person makes.
        settled(object): a new readable value; its type follows the kind of the field.
        entered(): Enter was pressed in a line, where a form has one button for all its fields.
    """

    changed = Signal(object)
    settled = Signal(object)
    entered = Signal()

    def __init__(
        self,
        spec: FieldSpec,
        *,
        save: Callable[[Any], object] | None = None,
        currency: str = "EUR",
        cards: bool = False,
        wraps: bool = False,
    ) -> None:
        """``save`` may raise: a ``FieldError`` is shown at the field, others go on to the page.

        ``cards`` shows the options of a choice as cards with their explanations; ``wraps`` shows
        the one line of a text whole where its column is narrow.
        """
        super().__init__()
        self.spec = spec
        self._save = save
        self._currency = currency
        editor = LongEditor(one_paragraph=True) if wraps else None
        self._editor = editor or _editor_for(spec, currency, cards=cards)
        self._last_settled: Value = self._value_or_none()
        self._unsettled = False
        self._waiting = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._waiting.timeout.connect(self._settle)
        self._editor.edited.connect(self._note_change)
        self._lay_out()
        for widget in self._editor.inputs():
            widget.installEventFilter(self)
        self.setFocusProxy(self._editor)

    def draft(self) -> Draft:
        """What stands in the field now, right or wrong."""
        return self._editor.draft()

    def set_draft(self, draft: Draft) -> None:
        """Show a draft that was kept, for example after a crash."""
        self._editor.set_draft(draft)
        self._last_settled = self._value_or_none()

    def restore_unsaved(self, draft: Draft) -> None:
        """Show again what could not be saved, and why."""
        self._editor.set_draft(draft)
        self._unsettled = True
        self.check()

    def value(self) -> Value:
        """The value: text, date, minor units, Decimal, int, option value, bool or tuple.

        An empty date, amount or number is None.

        Raises:
            FieldError: what stands there cannot be taken over.
        """
        return read(self.spec, self.draft(), self._currency)

    def set_value(self, value: Value) -> None:
        """Show a value of another record, whatever stands in the field."""
        self._waiting.stop()
        self._unsettled = False
        self.set_draft(written(self.spec, value, self._currency))
        self.set_error("")

    def refresh(self, value: Value) -> None:
        """Show the same record's value again, but never touch what is being typed."""
        if not self._unsettled and value != self._value_or_none():
            self.set_value(value)

    def offer(self, options: tuple[Option, ...]) -> None:
        """Let a list offer other answers, and keep what is chosen where it is still offered."""
        chosen = self.draft()
        self.spec = replace(self.spec, options=options)
        if isinstance(self._editor, ComboEditor):
            self._editor.offer([_translated(one) for one in options])
        self.set_draft(chosen)

    def set_error(self, text: str) -> None:
        """Show what is wrong at the field; an empty text says all is well."""
        self._error.set_text(text)
        for widget in self._editor.inputs():
            set_state(widget, "error", "true" if text else "false")
        self._describe()

    def error(self) -> str:
        """What is shown as wrong, or ""."""
        return self._error.text()

    def check(self) -> bool:
        """Whether the field can be taken over; if not, the reason is shown at it."""
        try:
            self.value()
        except UserError as error:
            self.set_error(error.text(current_texts()))
            return False
        if not self.holds_unsaved():  # a refusal by the records stays in sight
            self.set_error("")
        return True

    def flush(self) -> None:
        """Settle what is not saved yet, without waiting: before closing or leaving a page.

        Raises:
            UserError: the value is right but could not be saved.
        """
        if self._waiting.isActive() or self.holds_unsaved():
            self._waiting.stop()
            self._settle()

    def set_spoken_name(self, name: str) -> None:
        """Say more than the label to a screen reader, where several fields have the same one."""
        for widget in self._editor.inputs():
            widget.setAccessibleName(name)

    def holds_unsaved(self) -> bool:
        """Whether something stands here that could not be put into the records."""
        return self._save is not None and self._unsettled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle and judge the field when the keyboard leaves it; tell of Enter in a line."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit) and _is_enter(event):
            self.entered.emit()
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if self._waiting.isActive():
                self.flush()
            elsewhere = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
            has_something = self.draft() not in ("", ()) or self.holds_unsaved()
            if event.reason() not in elsewhere and has_something:
                self.check()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        name = _(self.spec.label)
        if self.spec.kind != "check":
            column.addWidget(self._heading(name))
        for widget in self._editor.inputs():
            if self.spec.kind not in ("check", "multi"):
                widget.setAccessibleName(name)
        if self.spec.help:
            column.addWidget(label(self._help(), "small"))
        self._error = ErrorLine()
        column.addWidget(self._error)
        column.addWidget(self._editor)
        self._describe()

    def _heading(self, name: str) -> QLabel:
        text = _("{field} (needed)").format(field=name) if self.spec.required else name
        heading = label(text, "label")
        heading.setBuddy(self._editor.inputs()[0] if self._editor.inputs() else self._editor)
        return heading

    def _help(self) -> str:
        return sentence(self.spec.help, example=EXAMPLE_DAY).text(current_texts())

    def _describe(self) -> None:
        """Give screen readers the help and the error along with the name."""
        needed = _("needed") if self.spec.required else ""
        words = (self._error.text(), self._help(), needed)
        text = " ".join(word for word in words if word)
        for widget in self._editor.inputs():
            if self.spec.kind != "multi":
                widget.setAccessibleDescription(text)

    def _note_change(self) -> None:
        self._unsettled = True
        if not self._waiting.isActive():  # whoever types without a pause is saved meanwhile, too
            self._waiting.start()
        self.changed.emit(self.draft())

    def _settle(self) -> None:
        try:
            value = self.value()
        except UserError:
            return  # still being written; the error is shown when the field is left
        if value != self._last_settled and self._save is not None:
            try:
                self._save(value)
            except FieldError as error:
                self.set_error(error.text(current_texts()))
                return
        self._unsettled = False
        self.set_error("")
        if value != self._last_settled:
            self._last_settled = value
            self.settled.emit(value)

    def _value_or_none(self) -> Value:
        try:
            return self.value()
        except UserError:
            return None


def read(spec: FieldSpec, draft: Draft, currency: str) -> Value:
    """The value a draft means in the screen language.

    Raises:
        FieldError: it means none.
    """
    return drafts.read(spec, draft, Notation(currency, current_texts().language))


def written(spec: FieldSpec, value: Value, currency: str) -> Draft:
    """The draft that shows a value, in the screen language."""
    texts = current_texts()
    if value is None:
        return "" if spec.kind != "multi" else ()
    if isinstance(value, (bool, tuple)):
        return value
    if isinstance(value, date):
        return texts.short_date(value)
    if spec.kind == "money" and isinstance(value, int):
        return texts.amount(value, currency)
    if isinstance(value, Decimal):
        return texts.exact(value) if spec.kind == "rate" else texts.number(value)
    return str(value)


def _editor_for(spec: FieldSpec, currency: str, *, cards: bool) -> Editor:
    options = shown_options(spec)
    name = _(spec.label)
    match spec.kind:
        case "long":
            return LongEditor()
        case "date":
            return DateEditor(name)
        case "money":
            return LineEditor(width=200, unit=currency)
        case "percent":
            return LineEditor(width=120, unit="%")
        case "integer" | "number" | "rate":
            return LineEditor(width=120)
        case "check":
            return CheckEditor(name)
        case "multi":
            return MultiEditor(options)
        case "choice":
            return CardsEditor(options, name) if cards else ComboEditor(options)
        case _:
            return LineEditor()


def shown_options(spec: FieldSpec) -> tuple[Option, ...]:
    """The options in the language of the screen; “not known” stays the first one."""
    options = tuple(_translated(option) for option in spec.options)
    if not spec.is_sorted:
        return options
    return tuple(sorted(options, key=lambda one: (bool(one.value), search_key(one.label))))


def _is_enter(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.type() == QEvent.Type.KeyPress and event.key() in keys


def _translated(option: Option) -> Option:
    return replace(option, label=_(option.label), explanation=_(option.explanation))
