"""What is behind a field of a clause: an agreed value to type, or the place it comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from partnerdesk.domain.clauses import FIELDS
from partnerdesk.domain.fields import FieldSpec, Kind
from partnerdesk.domain.filled_agreement import FilledAgreement, Gap
from partnerdesk.services import agreements, second_language
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, icon_button, label


class FieldValuePanel(QFrame):
    """Under the text: the value of the field that was opened.

    Signals:
        closed(): the person is done with the field.
        details_asked(str): the field is one of the draft's own details.
    """

    closed = Signal()
    details_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("state", "none")
        self._context = context
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), px(8), px(8), px(10))
        self._row.setSpacing(px(8))
        self._editor: FieldRow | None = None
        self._is_second = False
        self.hide()

    @property
    def field(self) -> str:
        """The name of the field that is open, or ""."""
        return self._editor.spec.key if self._editor is not None and self.isVisible() else ""

    def open_field(self, filled: FilledAgreement, gap: Gap, name: str) -> None:
        """Show a field; ``gap`` knows the place where a computed one is changed."""
        self._begin(is_second=False)
        info = FIELDS[name]
        if info.computed:
            self._show_source(_(info.label), gap)
        else:
            spec = FieldSpec(name, info.label, max_length=agreements.AGREED_VALUE.max_length)
            save = partial(
                agreements.set_agreed_value, self._context.desk, filled.agreement.id, name
            )
            self._show_editor(spec, save, filled.values.get(name) or "")
        self._end()

    def open_second(self, filled: FilledAgreement, name: str) -> None:
        """Show what a field says in the second language, to be written in its words."""
        self._begin(is_second=True)
        language = filled.agreement.second_language
        value = filled.second_values.get(name) or ""
        is_long = FIELDS[name].kind == "list" or len(value) > _FITS_ONE_LINE
        kind: Kind = "long" if is_long else "text"
        said = _("{field} ({language})")
        title = said.format(
            field=_(FIELDS[name].label), language=current_texts().language_name(language)
        )
        spec = FieldSpec(name, title, kind)
        save = partial(
            second_language.set_field_words,
            self._context.desk,
            filled.agreement.id,
            language,
            name,
        )
        self._show_editor(spec, save, value)
        self._end()

    def refresh(self, filled: FilledAgreement) -> None:
        """Show the value again after a change, but not over what is being typed."""
        if self._editor is not None:
            values = filled.second_values if self._is_second else filled.values
            self._editor.refresh(values.get(self._editor.spec.key) or "")

    def close_field(self) -> None:
        """Save what was typed and go away."""
        if self._editor is not None:
            self._editor.flush()
        self.hide()
        self.closed.emit()

    def discard(self) -> None:
        """Go away without saving: what is frozen meanwhile could not be saved or left again."""
        self._begin(is_second=False)
        self.hide()

    def _begin(self, *, is_second: bool) -> None:
        clear_layout(self._row)
        self._editor = None
        self._is_second = is_second

    def _end(self) -> None:
        closing = icon_button("x", _("Close this field"), self.close_field)
        self._row.addWidget(closing, 0, Qt.AlignmentFlag.AlignTop)
        self.show()

    def _show_editor(self, spec: FieldSpec, save: Callable[[str], object], value: str) -> None:
        self._editor = FieldRow(spec, save=save)
        self._editor.set_value(value)
        self._row.addWidget(self._editor, 1)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_source(self, title: str, gap: Gap) -> None:
        said = _("“{field}” is filled in from your records.").format(field=title)
        self._row.addWidget(label(said), 1)
        if gap.field in _UNCHANGEABLE:
            return
        link = gap.link

        def go() -> None:
            if link.screen == "agreements":
                self.details_asked.emit(gap.field)
            else:
                self._context.lead(link.screen, **link.arguments)

        change = button(_("Change it there"), "link", on_click=go)
        self._row.addWidget(change)
        change.setFocus(Qt.FocusReason.OtherFocusReason)


_FITS_ONE_LINE = 40
_UNCHANGEABLE = frozenset({"today"})
