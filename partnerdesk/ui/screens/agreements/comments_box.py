"""What the partners say to a clause, under its text: read, noted, settled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.comments import COMMENT, ClauseComment
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import N_
from partnerdesk.services import comments
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import (
    button,
    clear_layout,
    icon_button,
    label,
    scroll_in_card,
    tooltip,
)

_HEIGHT = 250
_LEAST_HEIGHT = 40
_CENTRE = "centre"
_SPEAKER = N_("Who said it")


class CommentsBox(QWidget):
    """A line that tells how many comments there are, and behind it all of them.

    ``tool`` is a button that says and does the same as the line, for a row of tools.

    Signals:
        unfolded(bool): the comments were opened, or folded again.
    """

    unfolded = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._clause_id = 0
        self._parties: tuple[Option, ...] = ()
        self._speaker: FieldRow | None = None
        self._title = button("", "link", "message-square", self._toggle)
        self.tool = icon_button("message-square", "", self._toggle)
        self._head = at_the_start(self._title)
        self._is_narrow = False
        self._inside = QWidget()
        self._list, self._who = QVBoxLayout(), QVBoxLayout()
        self._words = FieldRow(COMMENT)
        self._area = scroll_in_card(self._inside)
        self._area.setMinimumHeight(px(_LEAST_HEIGHT))
        self._area.setMaximumHeight(px(_HEIGHT))
        self._area.hide()
        self._lay_out()

    def show_clause(self, filled: FilledAgreement, clause_id: int) -> None:
        """Show the comments on a clause; what is being typed to the same one stays."""
        if clause_id != self._clause_id:
            self._clause_id = clause_id
            self.close_lightest()
            self._words.set_value("")
        self._show_parties(filled)
        self._fill(comments.list_comments(self._context.desk, clause_id))

    def close_lightest(self) -> bool:
        """Fold the comments; whether they were open."""
        was_open = self.is_open
        if was_open:
            self._unfold(False)
        return was_open

    @property
    def is_open(self) -> bool:
        """Whether all comments are shown."""
        return not self._area.isHidden()

    def set_narrow(self, narrow: bool) -> None:
        """Where room is scarce ``tool``, which stands elsewhere, takes the place of the line."""
        self._is_narrow = narrow
        self._arrange()

    def _arrange(self) -> None:
        self._head.setHidden(self._is_narrow)
        self.tool.setVisible(self._is_narrow)
        self.setHidden(self._is_narrow and not self.is_open)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(4))
        outer.addWidget(self._head)
        outer.addWidget(self._area)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(10))
        column.addLayout(self._list)
        column.addLayout(self._who)
        column.addWidget(self._words)
        column.addWidget(at_the_start(button(_("Note this"), on_click=self._note)))
        column.addStretch(1)

    def _show_parties(self, filled: FilledAgreement) -> None:
        """The centre and its partners, as those who can have said something."""
        parties = (
            Option(_CENTRE, filled.centre.organisation.name),
            *(Option(str(one.id), one.name) for one in filled.partnership.partners),
        )
        if parties == self._parties:
            return
        self._parties = parties
        clear_layout(self._who)
        self._speaker = FieldRow(FieldSpec("speaker", _SPEAKER, "choice", options=parties))
        self._speaker.set_value(_CENTRE)
        self._who.addWidget(self._speaker)

    def _fill(self, said: tuple[ClauseComment, ...]) -> None:
        open_count = sum(comment.is_open for comment in said)
        words = n_("{count} open comment", "{count} open comments", open_count)
        nothing = _("Settled comments") if said else _("Note what a partner says")
        title = words.format(count=open_count) if open_count else nothing
        self._title.setText(title)
        style = Qt.ToolButtonStyle
        self.tool.setText(str(open_count) if open_count else "")
        self.tool.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if open_count else style.ToolButtonIconOnly
        )
        self.tool.setAccessibleName(title)
        self.tool.setToolTip(tooltip(title))
        clear_layout(self._list)
        for comment in said:
            self._list.addWidget(label(comment.text))
            row = QHBoxLayout()
            row.addWidget(label(comment.facts(current_texts()), "small"), 1)
            row.addWidget(self._settle_button(comment))
            self._list.addLayout(row)

    def _settle_button(self, comment: ClauseComment) -> QWidget:
        verb = _("Settle it") if comment.is_open else _("Open it again")

        def settle() -> None:
            comments.settle_comment(self._context.desk, comment.id, is_settled=comment.is_open)

        made = button(verb, "link", on_click=settle)
        made.setAccessibleName(f"{verb}: {comment.text[:60]}")
        return made

    def _toggle(self) -> None:
        self._unfold(not self.is_open)
        if self.is_open:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unfold(self, is_open: bool) -> None:
        self._area.setVisible(is_open)
        self._arrange()
        self.unfolded.emit(is_open)

    def _note(self) -> None:
        if not self._words.check() or self._speaker is None:
            return
        chosen = str(self._speaker.value() or _CENTRE)
        partner_id = None if chosen == _CENTRE else int(chosen)
        words = str(self._words.value())
        try:
            comments.note_comment(self._context.desk, self._clause_id, words, partner_id)
        except FieldError as error:
            self._words.set_error(error_text(error))
        else:
            self._words.set_value("")
