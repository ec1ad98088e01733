"""The words of a letter: what one partner alone gets, and what stands in all of them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.invitations import (
    DUE_FIELD,
    NOTE_FIELD,
    SUBJECT_FIELD,
    TEXT_FIELD,
    USUAL_TIME_TO_ANSWER,
)
from partnerdesk.domain.letters import LetterKind, fields_of, with_labels, without_labels
from partnerdesk.domain.partnership import Partner
from partnerdesk.services import letters
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.shortcuts import TextBox
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label


class OneLetter(QWidget):
    """The day by which an answer is wanted, and the personal sentence to one partner."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._partner_ids: tuple[int, ...] = ()
        self._begins_with_day = False
        self._due = FieldRow(DUE_FIELD, save=self._save_due)
        self._note = FieldRow(NOTE_FIELD, save=self._save_note)
        self._proposed_day = desk.clock().date() + USUAL_TIME_TO_ANSWER
        proposal = _("In three weeks: {day}").format(day=current_texts().date(self._proposed_day))
        self._propose = button(proposal, "link", on_click=self._take_proposal)
        frame, column = card(gap=10)
        column.addWidget(self._due)
        line = QHBoxLayout()
        line.addWidget(self._propose)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_partners(self, kind: LetterKind, partners: tuple[Partner, ...]) -> None:
        """Show what is written to these partners; to several there is no personal sentence."""
        ids = tuple(one.id for one in partners)
        days = {one.answer_due_on for one in partners}
        due = days.pop() if len(days) == 1 else None
        asks = kind is LetterKind.INVITATION
        alone = partners[0] if len(partners) == 1 else None
        note = alone.letter_note if alone is not None else ""
        if ids == self._partner_ids:
            self._due.refresh(due)
            self._note.refresh(note)
        else:
            self._partner_ids = ids
            self._due.set_value(due)
            self._note.set_value(note)
        self._due.setVisible(asks)
        self._propose.setVisible(asks and due is None)
        self._note.setVisible(alone is not None)
        self._begins_with_day = alone is None or (asks and due is None)
        self.setVisible(bool(partners) and (asks or alone is not None))

    @property
    def written_here(self) -> frozenset[str]:
        """The fields of a letter that are asked for here."""
        return frozenset({"answer_due"} if self._due.isVisibleTo(self) else ())

    def take_keyboard(self) -> None:
        """Begin with the day while it is missing, else with the sentence."""
        row = self._due if self._begins_with_day else self._note
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_proposal(self) -> None:
        self._save_due(self._proposed_day)
        self._due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_due(self, day: date | None) -> None:
        letters.set_answer_due(self._desk, self._partner_ids, day)

    def _save_note(self, text: str) -> None:
        letters.set_letter_note(self._desk, self._partner_ids[0], text)


class LetterWords(QWidget):
    """Subject and text of a letter, in each language in which it goes out.

    Signals:
        copy_wanted(): the text is wanted for an e-mail.
        brief_wanted(): the page that goes along with the letter is wanted.
    """

    copy_wanted = Signal()
    brief_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[LetterKind, int | None, str] | None = None
        self._language = CalmComboBox()
        self._language.setAccessibleName(_("Language of the letter"))
        self._language.activated.connect(lambda: self._show())
        self._lead = label("", "small")
        self._subject = FieldRow(SUBJECT_FIELD, save=partial(self._save, "subject"), wraps=True)
        self._text = FieldRow(TEXT_FIELD, save=partial(self._save, "text"))
        self._field = CalmComboBox()
        self._field.setAccessibleName(_("Field to insert"))
        self._field.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._field.setMinimumContentsLength(12)
        insert = button(_("Insert the field"), "secondary", "plus", self._insert)
        self._restore = button(_("Take the proposed words again"), "link", on_click=self._reset)
        copy = button(_("Copy the text for an e-mail"), "link", "copy", self.copy_wanted.emit)
        self._brief = button(
            _("Print a one-page summary to enclose"), "link", "printer", self.brief_wanted.emit
        )
        frame, column = card(gap=10)
        column.addWidget(label(_("The words of this letter"), "h2"))
        for widget in (self._lead, self._language, self._subject, self._text):
            column.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self._field, 1)
        line.addWidget(insert)
        column.addLayout(line)
        links = QWidget()
        flow = FlowLayout(links)
        flow.addWidget(copy)
        flow.addWidget(self._brief)
        flow.addWidget(self._restore)
        column.addWidget(links)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_words(
        self, kind: LetterKind, partnership_id: int | None, languages: tuple[str, ...]
    ) -> None:
        """Show the words of a letter; the language that was being written stays."""
        before = str(self._language.currentData() or "")
        self._language.clear()
        for code in languages:
            self._language.addItem(current_texts().language_name(code), code)
        self._language.setCurrentIndex(max(0, self._language.findData(before)))
        self._language.setVisible(len(languages) > 1)
        self._field.clear()
        for field in fields_of(kind):
            self._field.addItem(_(field.label), field.key)
        self._lead.setText(
            _("They stand in all letters of this kind in this partnership.")
            if partnership_id is not None
            else _("They stand in all letters that you write to partners of the register.")
        )
        self._brief.setVisible(kind is LetterKind.INVITATION)
        self._about = (kind, partnership_id)
        self._show()

    def take_keyboard(self) -> None:
        """Begin with the text."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        kind, partnership_id = self._about
        language = str(self._language.currentData())
        words = letters.get_wording(self._desk, kind, language, partnership_id)
        texts = current_texts()
        shown = (kind, partnership_id, language)
        for row, text in ((self._subject, words.subject), (self._text, words.text)):
            value = with_labels(text, texts)
            if shown == self._shown:
                row.refresh(value)
            else:
                row.set_value(value)
        self._shown = shown
        own = letters.has_own_wording(self._desk, kind, language, partnership_id)
        self._restore.setVisible(own)

    def _save(self, field: str, text: str) -> None:
        if self._shown is not None:
            kind, partnership_id, language = self._shown
            stored = without_labels(text, current_texts())
            letters.set_wording(self._desk, kind, language, partnership_id, field, stored)

    def _insert(self) -> None:
        box = self._text.findChild(TextBox)
        if isinstance(box, TextBox):
            box.insertPlainText(f"{{{self._field.currentText()}}}")
            box.setFocus()

    def _reset(self) -> None:
        if self._shown is not None:
            kind, partnership_id, language = self._shown
            letters.restore_our_wording(self._desk, kind, language, partnership_id)
