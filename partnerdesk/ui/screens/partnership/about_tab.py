"""What a partnership is: idea, goals, people, time, and how it began."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.interview import in_words
from partnerdesk.domain.interview_pages import PAGES
from partnerdesk.domain.partnership import Partnership, PartnershipStage
from partnerdesk.domain.partnership_fields import (
    CENTRE_SHARE_FIELDS,
    GOAL_FIELDS,
    IDEA_FIELDS,
    PEOPLE_FIELDS,
    TIME_FIELDS,
)
from partnerdesk.services import partnerships
from partnerdesk.services.centre import get_centre
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card


class AboutTab(Tab):
    """Forms that save themselves, in two columns where there is room."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership: Partnership | None = None
        self._rows: dict[str, FieldRow] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(16))
        first = self._side(
            self._form(_("The idea"), IDEA_FIELDS),
            self._form(_("Where to"), GOAL_FIELDS),
            self._form(_("The share of our centre"), CENTRE_SHARE_FIELDS),
        )
        self._answers = QVBoxLayout()
        self._change = button(_("Change these answers"), on_click=self._open_interview)
        second = self._side(
            self._form(_("Who coordinates"), PEOPLE_FIELDS),
            self._form(_("Time"), TIME_FIELDS),
            self._beginning(),
            self._ending(),
        )
        self._columns.addLayout(first, 1)
        self._columns.addLayout(second, 1)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show the fields; what is being typed stays."""
        partnership = standing.partnership
        other = self._partnership is None or self._partnership.id != partnership.id
        self._partnership = partnership
        for key, row in self._rows.items():
            value = getattr(partnership, key)
            shown = str(value) if key == "review_months" else value
            if other:
                row.set_value(shown)
            else:
                row.refresh(shown)
        self._show_beginning(partnership)
        ended = partnership.stage is PartnershipStage.ENDED
        self._end.setVisible(not ended)
        self._go_on.setVisible(ended)

    def go_to(self, **arguments: Any) -> None:
        """Put the cursor into a field."""
        field = arguments.get("field", "")
        if field:
            target = self._rows.get(_FIELD_OF.get(field, field)) or self._change
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_widget(target)

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _side(self, *cards: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for one in cards:
            column.addWidget(one)
        column.addStretch(1)
        return column

    def _form(self, title: str, specs: tuple[FieldSpec, ...]) -> QWidget:
        frame, column = titled_card(title, gap=12)
        for spec in specs:
            row = FieldRow(spec, save=partial(self._save, spec.key))
            self._rows[spec.key] = row
            column.addWidget(row)
        return frame

    def _save(self, key: str, value: Any) -> None:
        if self._partnership is not None:
            partnerships.set_about(self.context.desk, self._partnership.id, key, value)

    def _show_beginning(self, partnership: Partnership) -> None:
        """The answers of the path, as the interview took them."""
        clear_layout(self._answers)
        self._answers.addWidget(label(_(partnership.path.label)))
        centre = get_centre(self.context.desk)
        texts = current_texts()
        notation = Notation(centre.currency if centre else "EUR", texts.language)
        page = next(page for page in PAGES if page.only_path is partnership.path)
        for spec in page.fields(partnership.answers):
            words = in_words(spec, partnership.answers, notation, texts)
            self._answers.addWidget(label(_(spec.label), "label"))
            self._answers.addWidget(label(words or _("Not written yet"), "muted"))

    def _beginning(self) -> QWidget:
        frame, column = titled_card(_("How it began"))
        column.addLayout(self._answers)
        column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeading)
        return frame

    def _open_interview(self) -> None:
        if self._partnership is not None:
            self.context.open("interview", partnership_id=self._partnership.id)

    def _ending(self) -> QWidget:
        frame, column = titled_card(_("The end"))
        words = _("All papers and notes stay. You can take it up again at any time.")
        column.addWidget(label(words, "muted"))
        self._end = button(_("End this partnership"), "danger", on_click=self._end_it)
        self._go_on = button(_("Take it up again"), on_click=self._take_up)
        row = QHBoxLayout()
        row.addWidget(self._end)
        row.addWidget(self._go_on)
        row.addStretch(1)
        column.addLayout(row)
        return frame

    def _end_it(self) -> None:
        if self._partnership is not None:
            partnerships.end_partnership(self.context.desk, self._partnership.id)
            name = self._partnership.name
            self.context.offer_undo(_("{name} has ended.").format(name=name))

    def _take_up(self) -> None:
        if self._partnership is not None:
            partnerships.reopen_partnership(self.context.desk, self._partnership.id)


_FIELD_OF = {
    "partnership_name": "name",
    "start_date": "starts_on",
    "end_date": "ends_on",
}
"""Fields of the agreement that are called otherwise here."""
