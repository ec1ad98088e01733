"""Writing a letter: its words at the side, the real pages beside them, as they will be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from partnerdesk.domain.letter_paper import LetterPaper
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.services import letter_papers
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.paper_preview import PaperPreview
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, fact_line
from partnerdesk.ui.screens.invitations.letter_gaps import LetterGaps
from partnerdesk.ui.screens.invitations.letter_words import LetterWords, OneLetter

_WIDTHS = (430, 560)
_ROOM_FOR_PREVIEW = 900


@dataclass(frozen=True)
class Addressed:
    """Which letter is written to whom; without a partnership to partners of the register."""

    kind: LetterKind
    organisation_ids: tuple[int, ...]
    partnership: Partnership | None = None

    @property
    def partnership_id(self) -> int | None:
        """The number of the partnership."""
        return self.partnership.id if self.partnership is not None else None

    @property
    def partners(self) -> tuple[Partner, ...]:
        """The addressees inside the partnership."""
        known = self.partnership.partners if self.partnership is not None else ()
        return tuple(one for one in known if one.organisation.id in self.organisation_ids)


class LetterPage(QWidget):
    """One letter, to one partner or to several.

    Signals:
        sending_wanted(int): the partner whose invitation was sent.
        left(): back to the invitations.
    """

    sending_wanted = Signal(int)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._addressed: Addressed | None = None
        self._is_narrow = False
        self._has_room = True
        self._wish = True
        self._preview = PaperPreview(context.background, _("Preview of the letters"))
        self._preview_button = button(_("Preview"), "secondary", "eye")
        self._preview_button.setCheckable(True)
        self._preview_button.setShortcut("F7")
        self._preview_button.clicked.connect(self._note_wish)
        self._back = button(_("Back"), "link", "arrow-left", self.left.emit)
        self._sent = button(_("Mark as sent"), "secondary", "check", self._mark_sent)
        printing = button(_("Print the letter"), "primary", "printer", self.print_letters)
        self._print = printing
        self._header = page_header("", "", self._back, self._preview_button, self._sent, printing)
        self._gaps = LetterGaps(context)
        self._one = OneLetter(context.desk)
        self._words = LetterWords(context.desk)
        self._words.copy_wanted.connect(self._copy)
        self._words.brief_wanted.connect(self._print_brief)
        self._lay_out()
        self._arrange()

    def show_letter(self, addressed: Addressed) -> None:
        """Show a letter, or the same one again; what is being typed stays."""
        self._addressed = addressed
        made = letter_papers.compose_letters(
            self._context.desk,
            addressed.kind,
            addressed.organisation_ids,
            addressed.partnership_id,
        )
        self._name_letter(addressed, made)
        self._one.show_partners(addressed.kind, addressed.partners)
        self._gaps.show_gaps(made, self._one.written_here)
        languages = tuple(dict.fromkeys(one.language for one in made))
        self._words.show_words(addressed.kind, addressed.partnership_id, languages)
        desk = self._context.desk
        key = f"{addressed.kind} {addressed.partnership_id} {addressed.organisation_ids}"
        self._preview.show_paper(
            key,
            lambda: letter_papers.letters_pdf(
                desk, addressed.kind, addressed.organisation_ids, addressed.partnership_id
            ),
        )

    def print_letters(self) -> None:
        """Go to the printer with these letters."""
        if (addressed := self._addressed) is not None:
            self._context.open(
                "printing",
                paper="letters",
                partnership_id=addressed.partnership_id,
                organisation_ids=addressed.organisation_ids,
                letter=addressed.kind.value,
            )

    def take_keyboard(self) -> None:
        """Begin with what is most likely to be written; where all words stand, with printing."""
        if not self._one.isHidden():
            self._one.take_keyboard()
        elif self._addressed is not None and self._addressed.kind is LetterKind.NEUTRAL:
            self._words.take_keyboard()
        else:
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """The pages in place of the words where there is no room for both."""
        self._is_narrow = narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pages beside the words as soon as there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _name_letter(self, addressed: Addressed, made: Sequence[LetterPaper]) -> None:
        kind = _(addressed.kind.label)
        if len(made) == 1:
            title = _("{letter} to {name}").format(letter=kind, name=made[0].addressee)
        else:
            count = n_("{count} partner", "{count} partners", len(made)).format(count=len(made))
            title = _("{letter} to {name}").format(letter=kind, name=count)
        languages = dict.fromkeys(current_texts().language_name(one.language) for one in made)
        parts = [addressed.partnership.name] if addressed.partnership is not None else []
        self._header.set_title(title)
        self._header.set_subtitle(fact_line(*parts, *languages))
        can_send = addressed.kind is LetterKind.INVITATION and len(addressed.partners) == 1
        self._sent.setVisible(can_send)
        self._print.setText(n_("Print the letter", "Print the letters", len(made)))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(12))
        for part in (self._gaps, self._one, self._words):
            column.addWidget(part)
        column.addStretch(1)
        self._side = scroll_page(content)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        split.addWidget(self._side)
        split.addWidget(self._preview)
        split.setSizes([px(width) for width in _WIDTHS])
        split.setStretchFactor(1, 1)
        page = page_layout(self)
        page.addWidget(self._header)
        page.addWidget(split, 1)

    def _note_wish(self, wanted: bool) -> None:
        self._wish = wanted
        self._arrange()

    def _arrange(self) -> None:
        has_room = not self._is_narrow and self.width() >= px(_ROOM_FOR_PREVIEW)
        if has_room != self._has_room:
            self._has_room = has_room
            self._wish = has_room
        with QSignalBlocker(self._preview_button):
            self._preview_button.setChecked(self._wish)
        self._preview.setVisible(self._wish)
        self._side.setVisible(has_room or not self._wish)

    def _mark_sent(self) -> None:
        if self._addressed is not None and self._addressed.partners:
            self.sending_wanted.emit(self._addressed.partners[0].id)

    def _print_brief(self) -> None:
        if self._addressed is not None:
            number = self._addressed.partnership_id
            self._context.open("printing", paper="brief", partnership_id=number)

    def _copy(self) -> None:
        """Put the letters as plain text where they can be pasted into an e-mail."""
        if (addressed := self._addressed) is None:
            return
        text = letter_papers.letters_text(
            self._context.desk,
            addressed.kind,
            addressed.organisation_ids,
            addressed.partnership_id,
        )
        QGuiApplication.clipboard().setText(text)
        self._context.show_message(_("The text is copied. Paste it into your e-mail."))
