"""A clause in the second language, under its first one, and whether both say the same."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.clause_search import Place
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.translation_doubts import untranslated_in
from partnerdesk.services import second_language
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    State,
    button,
    icon_button,
    label,
    pill,
    tooltip,
)
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.clause_writer import ClauseWriter, Wording

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
        self._is_narrow = True
        self._is_wanted = False
        self._language = label("", "label", wrap=False)
        self._top = FlowLayout(gap=8)
        self._mark: QWidget | None = None
        self._confirm = button(_("The translation says the same"), "link", "check", self._say_same)
        self._heading = TextLine()
        self._heading.setAccessibleName(_("Heading in the second language"))
        self.box = ClauseBox()
        self._words = ClauseWriter(
            context,
            self._heading,
            self.box,
            save_heading=second_language.set_second_heading,
            save_text=second_language.set_second_text,
        )
        self.tool = icon_button("languages", "", self._toggle)
        self.tool.setCheckable(True)
        self._lay_out()
        self._arrange()

    @property
    def takes_the_place(self) -> bool:
        """Whether it is shown where the first text stands otherwise."""
        return self._is_narrow and not self.isHidden()

    def show_clause(self, filled: FilledAgreement, clause: Clause, number: int) -> None:
        """Show a clause, or the same one again; what is being typed stays."""
        self._filled, self._clause = filled, clause
        self._arrange()
        if not filled.agreement.second_language:
            self._words.leave()
            return
        language = current_texts().language_name(filled.agreement.second_language)
        self._language.setText(language)
        self.box.set_clause_number(number)
        self.box.setAccessibleName(
            _("Text of clause {number} in {language}").format(number=number, language=language)
        )
        wording = Wording(clause.second_heading, clause.second_text, filled.second_values)
        self._words.show_wording(clause.id, wording)
        self._show_state(filled, clause, language)
        self._words.set_frozen(filled.agreement.frozen is not None)

    def flush(self) -> None:
        """Save what was typed last.

        Raises:
            UserError: it cannot be saved; it stays in the box.
        """
        self._words.flush()

    def select_place(self, place: Place, wanted: re.Pattern[str]) -> None:
        """Select words where they were found; with little room the text is unfolded first."""
        if not self.isVisible():
            self._toggle()
        self._words.select_place(place, wanted)

    def replace_selected(self, wanted: re.Pattern[str], by: str) -> bool:
        """Put other words where these are selected; whether they were."""
        return self._words.replace_selected(wanted, by)

    def set_narrow(self, narrow: bool) -> None:
        """With little room it is shown on demand, in the place of the first text."""
        self._is_narrow = narrow
        self._arrange()

    def hide_words(self, hidden: bool) -> None:
        """Leave only the state, where something else needs the room."""
        self._heading.setHidden(hidden)
        self.box.setHidden(hidden)

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
        column.addWidget(self._words.error)

    def _show_state(self, filled: FilledAgreement, clause: Clause, language: str) -> None:
        state = second_state(clause)
        said, look = _(state.label), _LOOKS[state]
        if state is SecondState.UP_TO_DATE and untranslated_in(filled, [clause]):
            said, look = _("a field still speaks the first language"), "warn"
        if self._mark is not None:
            self._top.removeWidget(self._mark)
            self._mark.hide()  # until it is gone it would lie over the others
            self._mark.deleteLater()
        self._mark = pill(said, look)
        for part in (self._mark, self._confirm):
            self._top.addWidget(part)
        is_frozen = filled.agreement.frozen is not None
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

    def _say_same(self) -> None:
        if self._clause is not None:
            self.flush()
            second_language.confirm_second_text(self._context.desk, self._clause.id)
            self._context.offer_undo(_("Both languages of this clause say the same."))
