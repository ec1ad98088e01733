"""The questions to the members, one box each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from partnerdesk.domain.partnership import Meeting, Partnership
from partnerdesk.services import meetings
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, label
from partnerdesk.ui.screens.meeting.question_box import QuestionBox


class QuestionsCard(QFrame):
    """All questions of a meeting, and the button that adds one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._meeting: Meeting | None = None
        self._boxes: dict[int, QuestionBox] = {}
        self._names: tuple[tuple[int, str], ...] = ()
        self._page: QBoxLayout | None = None
        self._narrow = False
        self.setProperty("role", "card")
        self._list = QWidget()
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._list_column.setSpacing(px(12))
        words = _("The first one about the whole partnership opens the way to invitations.")
        add = button(_("Add a question"), icon_name="plus", on_click=self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(10))
        self._column.addWidget(label(_("Questions to the members"), "h2"))
        self._column.addWidget(label(words, "small"))
        self._column.addWidget(self._list)
        self._column.addWidget(at_the_start(add))

    def join_below(self, page: QBoxLayout) -> None:
        """Name the layout of the page: what stands below in it comes later in the order of Tab."""
        self._page = page

    def show_meeting(self, meeting: Meeting, partnership: Partnership, *, has_come: bool) -> None:
        """Show the questions; what is being typed stays."""
        self._meeting = meeting
        names = tuple((partner.id, partner.name) for partner in partnership.partners)
        if names != self._names:
            self._names = names
            self._keep(())
        if [vote.id for vote in meeting.votes] != list(self._boxes):
            self._keep([vote.id for vote in meeting.votes])
            self._build_missing(meeting, partnership)
        for number, vote in enumerate(meeting.votes, start=1):
            self._boxes[vote.id].show_vote(vote, number, has_come=has_come)

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._narrow = narrow
        for box in self._boxes.values():
            box.set_narrow(narrow)

    def add(self) -> None:
        """Put one more question on the list, with the cursor in it."""
        if self._meeting is not None:
            added = meetings.add_question(self._context.desk, self._meeting.id)
            self._boxes[added].take_keyboard()

    def _keep(self, vote_ids: Sequence[int]) -> None:
        """Take the boxes of all other questions off the page."""
        for vote_id in [one for one in self._boxes if one not in vote_ids]:
            box = self._boxes.pop(vote_id)
            box.hide()  # it would flash until Qt deletes it
            box.deleteLater()

    def _build_missing(self, meeting: Meeting, partnership: Partnership) -> None:
        """A box for each question in its place; those that are there already stay as they are."""
        boxes = {}
        for position, vote in enumerate(meeting.votes):
            box = self._boxes.get(vote.id)
            if box is None:
                box = QuestionBox(self._context.desk, vote.id, partnership.partners)
                box.set_narrow(self._narrow)
                box.removed.connect(self._offer_undo)
                self._list_column.insertWidget(position, box)
                rejoin_below(self._list_column, box)
            boxes[vote.id] = box
        self._boxes = boxes
        rejoin_below(self._column, self._list)
        if self._page is not None:
            rejoin_below(self._page, self)

    def _offer_undo(self) -> None:
        self._context.offer_undo(_("The question is off the list."))
