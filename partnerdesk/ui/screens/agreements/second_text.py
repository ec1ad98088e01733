"""A clause in the second language, under its first one, and whether both say the same."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.clause_text import blocks
from partnerdesk.domain.clauses import placeholders
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.services import clauses, second_language
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    State,
    button,
    icon_button,
    label,
    pill,
    set_state,
    tooltip,
)
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.typing_pauses import TypingPauses

_LOOKS: dict[SecondState, State] = {
    SecondState.UP_TO_DATE: "ok",
    SecondState.BEHIND: "warn",
    SecondState.MISSING: "bad",
}


class SecondText(QWidget):
    """The second heading and text of a clause; it saves while one types.

    ``tool`` is a button for a row of tools that shows and hides it where there is little room.

    Signals:
        unfolded(bool): it was shown in place of the first text, or hidden again.
    """

    unfolded = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._filled: FilledAgreement | None = None
        self._clause: Clause | None = None
        self._shown_values: dict[str, str | None] = {}
        self._is_narrow = True
        self._is_wanted = False
        self._language = label("", "label", wrap=False)
        self._top = FlowLayout(gap=8)
        self._mark: QWidget | None = None
        self._confirm = button(_("The translation says the same"), "link", "check", self._say_same)
        self._heading = TextLine()
        self._heading.setAccessibleName(_("Heading in the second language"))
        self.box = ClauseBox()
        self._error = label("", "error")
        self._error.hide()
        self._pauses = TypingPauses(self, self._save)
        self.tool = icon_button("languages", "", self._toggle)
        self.tool.setCheckable(True)
        self._lay_out()
        for edited in (self.box.edited, self._heading.textEdited):
            edited.connect(self._pauses.note)
        self.box.paste_refused.connect(lambda why: context.show_message(why, "bad"))
        self._arrange()

    @property
    def takes_the_place(self) -> bool:
        """Whether it is shown where the first text stands otherwise."""
        return self._is_narrow and not self.isHidden()

    def show_clause(self, filled: FilledAgreement, clause: Clause, number: int) -> None:
        """Show a clause, or the same one again; what is being typed stays."""
        is_other = self._clause is None or clause.id != self._clause.id
        if is_other:
            self._pauses.stop()
            self._say_error("")
        self._filled, self._clause = filled, clause
        self._arrange()
        if not filled.agreement.second_language:
            return
        language = LANGUAGES[filled.agreement.second_language]
        self._language.setText(language)
        self.box.set_clause_number(number)
        self.box.setAccessibleName(
            _("Text of clause {number} in {language}").format(number=number, language=language)
        )
        self._show_texts(filled, clause, is_other=is_other)
        self._show_state(language, second_state(clause))
        is_frozen = filled.agreement.frozen is not None
        self._heading.setReadOnly(is_frozen)
        self.box.set_frozen(is_frozen)

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays in the box.
        """
        if self._pauses.is_waiting or self._error.isVisible():
            self._write()

    def set_narrow(self, narrow: bool) -> None:
        """With little room it is shown on demand, in the place of the first text."""
        self._is_narrow = narrow
        self._arrange()

    def close_lightest(self) -> bool:
        """Show the first text again; whether it was hidden."""
        was_open = self.takes_the_place
        if was_open:
            self._toggle()
        return was_open

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._top.addWidget(self._language)
        column.addLayout(self._top)
        column.addWidget(self._heading)
        self.box.setMinimumHeight(px(36))
        column.addWidget(self.box, 1)
        column.addWidget(self._error)

    def _show_texts(self, filled: FilledAgreement, clause: Clause, *, is_other: bool) -> None:
        is_typing = self._pauses.is_waiting or self._error.isVisible()
        if is_other or not is_typing:
            if self._heading.text().strip() != clause.second_heading:
                self._heading.setText(clause.second_heading)
                self._heading.setCursorPosition(0)
            self._heading.setToolTip(tooltip(clause.second_heading))
        written = self.box.clause_text()
        text = written if is_typing and not is_other else clause.second_text
        values = filled.second_values
        shown = {name: values.get(name) for name in placeholders(f"{text} {written}")}
        if is_other or blocks(written) != blocks(text) or shown != self._shown_values:
            self.box.show_clause(text, dict(values))
            self._shown_values = shown

    def _show_state(self, language: str, state: SecondState) -> None:
        said = _(state.label)
        if self._mark is not None:
            self._top.removeWidget(self._mark)
            self._mark.deleteLater()
        self._mark = pill(said, _LOOKS[state])
        for part in (self._mark, self._confirm):
            self._top.addWidget(part)
        is_frozen = self._filled is not None and self._filled.agreement.frozen is not None
        self._confirm.setVisible(state is SecondState.BEHIND and not is_frozen)
        self.tool.setAccessibleName(f"{language}: {said}")
        self.tool.setToolTip(tooltip(f"{language}: {said}"))

    def _arrange(self) -> None:
        """Under the first text, or with little room in its place or not at all."""
        has_second = self._filled is not None and bool(self._filled.agreement.second_language)
        self.setVisible(has_second and (self._is_wanted or not self._is_narrow))
        self.tool.setVisible(has_second and self._is_narrow)
        self.tool.setChecked(self._is_wanted)

    def _toggle(self) -> None:
        self._is_wanted = not self._is_wanted
        self._arrange()
        self.unfolded.emit(self._is_wanted)

    def _save(self) -> None:
        with suppress(FieldError):  # the sentence stands under the box, the text stays in it
            self._write()

    def _write(self) -> None:
        """Save heading and text where they differ from what is kept."""
        self._pauses.stop()
        clause, desk = self._clause, self._context.desk
        if clause is None:
            return
        heading, text = self._heading.text().strip(), self.box.clause_text()
        try:
            if heading != clause.second_heading:
                second_language.set_second_heading(desk, clause.id, heading)
            if blocks(clauses.cleaned_text(text)) != blocks(clause.second_text):
                second_language.set_second_text(desk, clause.id, text)
        except FieldError as error:
            self._say_error(error_text(error))
            raise
        self._say_error("")

    def _say_same(self) -> None:
        if self._clause is not None:
            self.flush()
            second_language.confirm_second_text(self._context.desk, self._clause.id)
            self._context.offer_undo(_("Both languages of this clause say the same."))

    def _say_error(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.box.setAccessibleDescription(text)
        set_state(self.box, "error", "true" if text else "false")
