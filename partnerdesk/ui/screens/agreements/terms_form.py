"""The terms of a draft on one card: whether it binds, who coordinates, how long, how one leaves."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.agreement import Nature
from partnerdesk.domain.clauses import FIELDS
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.partnership_fields import ABOUT_FIELDS
from partnerdesk.domain.texts import N_
from partnerdesk.services import agreements, partnerships, terms
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label, note

_NATURE = FieldSpec(
    "nature",
    N_("Does it bind?"),
    "choice",
    help=N_("A binding agreement gives each partner a claim. A statement of intent shows a will."),
    options=tuple(Option(nature, nature.label) for nature in Nature),
    statement="C7",
)
_ABOUT = ("coordinator", "coordinator_nominated_by", "coordinator_nominated_on")
_TIME = ("starts_on", "ends_on")
_AGREED = ("renewal", "notice_period", "prevailing_language")


class TermsForm(QWidget):
    """Fields that save themselves, and the offer to put in the clause that fits."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agreement_id = 0
        self._partnership_id = 0
        self._nature = FieldRow(_NATURE, save=self._save_nature)
        self._about = {
            key: FieldRow(ABOUT_FIELDS[key], save=partial(self._save_about, key))
            for key in (*_ABOUT, *_TIME)
        }
        self._agreed = {
            key: FieldRow(FieldSpec(key, FIELDS[key].label), save=partial(self._save_agreed, key))
            for key in _AGREED
        }
        self._offer = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(label(_("Terms"), "h2"))
        column.addWidget(self._nature)
        column.addLayout(self._offer)
        for row in (*self._about.values(), *self._agreed.values()):
            column.addWidget(row)

    def show_terms(self, filled: FilledAgreement) -> None:
        """Show the terms of a draft; what is being typed stays. A frozen draft is only shown."""
        agreement, partnership = filled.agreement, filled.partnership
        show = FieldRow.refresh if agreement.id == self._agreement_id else FieldRow.set_value
        self._agreement_id, self._partnership_id = agreement.id, partnership.id
        show(self._nature, agreement.nature)
        for key, row in self._about.items():
            show(row, getattr(partnership, key))
        for key, row in self._agreed.items():
            show(row, filled.values.get(key) or "")
        for row in (self._nature, *self._agreed.values()):
            row.setEnabled(agreement.frozen is None)
        # In two languages it is one of both, and chosen where they are.
        self._agreed["prevailing_language"].setHidden(bool(agreement.second_language))
        self._show_offer(filled)

    def _show_offer(self, filled: FilledAgreement) -> None:
        """Offer the fitting clause where the draft still says the opposite."""
        clear_layout(self._offer)
        heading = terms.clause_against_nature(filled.agreement)
        if not heading or filled.agreement.frozen is not None:
            return
        swap = button(_("Put in the clause that fits"), "link", on_click=self._swap)
        words = _("The draft still says: “{heading}”.").format(heading=heading)
        self._offer.addWidget(note("", words, swap, state="warn"))

    def _swap(self) -> None:
        terms.swap_nature_clause(self._context.desk, self._agreement_id)
        self._context.offer_undo(_("The clause on the legal nature was replaced."))

    def _save_nature(self, nature: str) -> None:
        terms.set_nature(self._context.desk, self._agreement_id, Nature(nature))

    def _save_about(self, key: str, value: Any) -> None:
        partnerships.set_about(self._context.desk, self._partnership_id, key, value)

    def _save_agreed(self, key: str, words: str) -> None:
        agreements.set_agreed_value(self._context.desk, self._agreement_id, key, words)
