"""Title, languages, originals, annexes and terms of a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.services import agreements, terms
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, icon_button, label, scroll_in_card
from partnerdesk.ui.screens.agreements.languages_form import LanguagesForm
from partnerdesk.ui.screens.agreements.terms_form import TermsForm


class DetailsPanel(QFrame):
    """What concerns the whole draft.

    Signals:
        closed(): back to the text.
    """

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._agreement_id = 0
        self._partnership_id = 0
        self._title = FieldRow(agreements.TITLE, save=self._save_title)
        self._languages = LanguagesForm(context)
        self._originals = FieldRow(agreements.ORIGINALS, save=self._save_originals)
        self._annexes = FieldRow(terms.FURTHER_ANNEXES, save=self._save_annexes)
        self._terms = TermsForm(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(10), px(8), px(14))
        outer.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(label(_("Title, language and terms"), "h2"), 1)
        top.addWidget(icon_button("x", _("Close title, language and terms"), self.closed.emit))
        outer.addLayout(top)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(14))
        for row in (self._title, self._languages, self._originals, self._annexes, self._terms):
            column.addWidget(row)
        compare = button(_("Drafts, comparison, Word file"), icon_name="copy")
        compare.clicked.connect(self._open_drafts)
        column.addWidget(at_the_start(compare))
        column.addStretch(1)
        outer.addWidget(scroll_in_card(fields), 1)

    def show_details(self, filled: FilledAgreement) -> None:
        """Show a draft's details; what is being typed stays."""
        agreement = filled.agreement
        show = FieldRow.refresh if agreement.id == self._agreement_id else FieldRow.set_value
        self._agreement_id = agreement.id
        self._partnership_id = agreement.partnership_id
        show(self._title, agreement.title)
        self._languages.show_languages(filled)
        show(self._originals, agreement.originals_count)
        show(self._annexes, tuple(agreement.further_annexes))
        self._annexes.setHidden(agreement.amendment is not None)  # it renews those of its agreement
        self._terms.show_terms(filled)
        for part in (self._title, self._languages, self._originals, self._annexes, self._terms):
            part.setEnabled(agreement.frozen is None)

    def take_focus(self, field: str = "") -> None:
        """Put the cursor into what a field of a clause says; into the title if it is none here."""
        own = {"originals_count": self._originals, **self._languages.fields}
        own.get(field, self._title).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_drafts(self) -> None:
        self._context.open("compare", partnership_id=self._partnership_id)

    def _save_title(self, title: str) -> None:
        agreements.set_title(self._context.desk, self._agreement_id, title)

    def _save_annexes(self, chosen: tuple[str, ...]) -> None:
        terms.set_further_annexes(self._context.desk, self._agreement_id, chosen)

    def _save_originals(self, count: int) -> None:
        agreements.set_originals_count(self._context.desk, self._agreement_id, count)
