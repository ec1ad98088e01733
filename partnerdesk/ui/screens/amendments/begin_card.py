"""Beginning an amendment: what happened, then the few things that kind has to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.amendments import AMENDMENT_FIELDS, AmendmentKind, fields_of
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.texts import N_
from partnerdesk.services import amendments
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns, at_the_start, stacked
from partnerdesk.ui.kit.widgets import button, card, label, note

_ABOUT = "about_id"
_PARTNER = FieldSpec(_ABOUT, N_("Which partner?"), "choice", required=True)


class BeginCard(QWidget):
    """Six plain sentences to choose from, and the form of the one that was chosen."""

    def __init__(self, context: Context, begun: Callable[[AmendmentKind, int], None]) -> None:
        """``begun`` is told the kind and the id of the new amendment."""
        super().__init__()
        self._context, self._begun = context, begun
        self._partnership_id = 0
        # All fields stand there from the start: one that came later would be the last for Tab.
        self._rows = {spec.key: FieldRow(spec) for spec in (_PARTNER, *AMENDMENT_FIELDS.values())}
        self._nobody = label("", "small")
        options = [Option(kind, _(kind.label), _(kind.explanation)) for kind in AmendmentKind]
        self._kinds = ChoiceCards(options, _("What happened?"))
        self._kinds.chosen.connect(self._show_form)
        self._form = QWidget()
        rows = QVBoxLayout(self._form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(px(12))
        for row in self._rows.values():
            rows.addWidget(row)
        rows.insertWidget(1, self._nobody)
        self.begin = button(_("Begin the amendment"), "primary", "file-text", self.go_on)
        frame, column = card(gap=12)
        column.addWidget(label(_("What happened?"), "h2"))
        rule = _("What was signed stays as it is. A new paper changes it, and all sign.")
        self._rule_above, self._rule_beside = label(rule), note("", rule)
        column.addWidget(self._rule_above)
        asked = stacked(self._rule_beside, self._form, at_the_start(self.begin))
        self._columns = TwoColumns([self._kinds, asked])
        column.addWidget(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setFocusProxy(self._kinds)
        self.set_narrow(False)

    def show_partnership(self, partnership_id: int) -> None:
        """Ask about this partnership; what was chosen for the same one stays."""
        if partnership_id != self._partnership_id:
            self._partnership_id = partnership_id
            self._kinds.set_value("")
            for row in self._rows.values():
                row.set_draft("")
                row.set_error("")
            self._show_form("")

    def set_narrow(self, narrow: bool) -> None:
        """The form beside the sentences, or below them where there is little room."""
        self._columns.set_narrow(narrow)
        self._rule_above.setVisible(narrow)
        self._rule_beside.setVisible(not narrow)  # beside the sentences there is room for it

    def clear(self) -> None:
        """Forget what was chosen, after it has begun."""
        self._partnership_id = 0

    def go_on(self) -> None:
        """Begin the amendment, or show at its field what is missing."""
        kind, desk = self._kind(), self._context.desk
        wrong = [field for field in self._fields.values() if not field.check()]
        if kind is None or wrong:
            for field in wrong[:1]:
                field.setFocus()
            return
        about = self._text(_ABOUT)
        try:
            made = amendments.start_amendment(
                desk,
                self._partnership_id,
                kind,
                effective_on=self._day("effective_on"),
                until_on=self._day("until_on"),
                about_id=int(about) if about else None,
                reason=self._text("change_reason"),
            )
        except FieldError as error:
            self._fields[error.field].set_error(error.text(current_texts()))
            self._fields[error.field].setFocus()
            return
        except UserError as error:
            self._context.show_message(error_text(error), "bad")
            return
        self.clear()
        self._begun(kind, made)

    def _kind(self) -> AmendmentKind | None:
        value = self._kinds.value()
        return AmendmentKind(value) if value else None

    @property
    def _fields(self) -> dict[str, FieldRow]:
        """What is asked about the chosen kind, by key, in the order of the form."""
        kind = self._kind()
        if kind is None:
            return {}
        asked = {spec.key for spec in fields_of(kind)}
        if kind.names_a_partner:
            asked.add(_ABOUT)
        return {key: row for key, row in self._rows.items() if key in asked}

    def _show_form(self, value: str) -> None:
        kind = AmendmentKind(value) if value else None
        asked = self._fields
        for key, row in self._rows.items():
            row.setVisible(key in asked)
        self._nobody.hide()
        if kind is not None and kind.names_a_partner:
            self._offer_partners(kind)
        self._form.setVisible(kind is not None)
        self.begin.setVisible(kind is not None)

    def _offer_partners(self, kind: AmendmentKind) -> None:
        found = amendments.partners_to_choose(self._context.desk, self._partnership_id, kind)
        self._rows[_ABOUT].offer(tuple(Option(str(one.organisation.id), one.name) for one in found))
        nobody = (
            _("All partners have signed. Add the new one to the partnership first.")
            if kind is AmendmentKind.JOINING
            else _("No partner has signed.")
        )
        self._nobody.setText(nobody)
        self._nobody.setVisible(not found)

    def _day(self, key: str) -> date | None:
        value = self._fields[key].value() if key in self._fields else None
        return value if isinstance(value, date) else None

    def _text(self, key: str) -> str:
        return str(self._fields[key].value() or "") if key in self._fields else ""
