"""Reviews: what the targets say, what the partners lived through, and the new revision. D7, D11."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain import facts
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership
from partnerdesk.domain.partnership_fields import MEETING_FIELDS, PRESENT_FIELD, RESULT_FIELD
from partnerdesk.domain.programme import Level, Target
from partnerdesk.domain.programme_fields import READING_FIELDS, WHY_FIELD
from partnerdesk.domain.revisions import (
    KeptProgramme,
    Revision,
    compare_programmes,
    target_figures,
)
from partnerdesk.services import meetings, reviews
from partnerdesk.ui.kit.compared_text import ComparedText
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import bring_into_view, scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import days_pill
from partnerdesk.ui.kit.tabbed_screen import TabPage
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns, at_the_start
from partnerdesk.ui.kit.widgets import (
    button,
    card,
    clear_layout,
    fact_line,
    hline,
    kept_together,
    label,
)
from partnerdesk.ui.screens.programme.earlier_reviews import EarlierReviews

_LOOKING_BACK = ("experienced", "context_changes")


class ReviewsPage(TabPage):
    """When the next review is due, the one that is being held, and all revisions."""

    paper = "programme"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._due = DueCard(context)
        self._review = ReviewCard(context)
        self._revisions = RevisionsCard(context)
        self._earlier = EarlierReviews(context)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        for part in (self._due, self._review, self._revisions, self._earlier):
            column.addWidget(part)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll_page(content))

    def show_partnership(self, partnership: Partnership) -> None:
        """Show rhythm, review and revisions; what is being typed stays."""
        self.partnership = partnership
        self._due.show_partnership(partnership)
        self._review.show_partnership(partnership)
        self._revisions.show_partnership(partnership)
        self._earlier.show_partnership(partnership)

    def primary_action(self) -> None:
        """Begin to look back today, or go on with the review of today."""
        reviews.begin_review(self.context.desk, self.present.id)
        self._review.take_keyboard()

    def new(self) -> None:
        """The same."""
        self.primary_action()

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        super().set_narrow(narrow)
        self._review.set_narrow(narrow)


class DueCard(QFrame):
    """The rhythm, and the day of the next review."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "card")
        self._words = label("")
        self._state = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.addWidget(self._words, 1)
        row.addLayout(self._state)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show when the next review is due."""
        due, texts = facts.review_due_on(partnership), current_texts()
        count = partnership.review_months
        rhythm = n_("You look back every month.", "You look back every {count} months.", count)
        words = [rhythm.format(count=count)]
        clear_layout(self._state)
        if due is None:
            words.append(_("The first day is known once the start is written."))
        else:
            day = kept_together(texts.date(due))
            words.append(_("The next review is due on {day}.").format(day=day))
            self._state.addWidget(days_pill(due, self._context.desk.clock().date()))
        self._words.setText(" ".join(words))


class ReviewCard(QFrame):
    """The review of today: figures, experiences, context, decisions, and the new revision."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._partnership_id = 0
        self._meeting_id = 0
        self._targets: dict[int, FieldRow] = {}
        self._shown_targets: list[tuple[int, str]] = []
        self._narrow = False
        self._columns: TwoColumns | None = None
        specs = (PRESENT_FIELD, *(MEETING_FIELDS[key] for key in _LOOKING_BACK), RESULT_FIELD)
        self._rows = {spec.key: self._row(spec) for spec in specs}
        self._why = FieldRow(WHY_FIELD)
        self._heading = label("", "h2")
        self._figures = QVBoxLayout()
        self._figures.setSpacing(px(10))
        inner, column = card(gap=12)
        column.addWidget(self._heading)
        column.addWidget(label(_("What do the targets say?"), "label"))
        column.addLayout(self._figures)
        column.addWidget(hline())
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(hline())
        column.addWidget(self._why)
        keep = button(_("Keep as a new revision"), icon_name="save", on_click=self._keep)
        column.addWidget(at_the_start(keep))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the review of today, or none."""
        meeting = _review_of(partnership, self._context.desk.clock().date())
        self.setVisible(meeting is not None)
        if meeting is None:
            self._meeting_id = 0
            return
        is_other = meeting.id != self._meeting_id
        self._partnership_id, self._meeting_id = partnership.id, meeting.id
        day = current_texts().date(meeting.day)
        self._heading.setText(_("Review of {day}").format(day=day))
        for key, row in self._rows.items():
            (row.set_value if is_other else row.refresh)(getattr(meeting, key))
        if is_other:
            self._why.set_value("")
        self._show_targets(partnership)

    def take_keyboard(self) -> None:
        """Begin with the first figure."""
        first = next(iter(self._targets.values()), self._rows["experienced"])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self)

    def set_narrow(self, narrow: bool) -> None:
        """Figures in one column, or in two."""
        self._narrow = narrow
        if self._columns is not None:
            self._columns.set_narrow(narrow)

    def _show_targets(self, partnership: Partnership) -> None:
        """A field for the figure of today below each target."""
        numbers = partnership.programme.numbers(Level.TARGET)
        targets = partnership.programme.targets
        shape = [(one.id, one.text) for one in targets]
        if shape != self._shown_targets:
            self._shown_targets = shape
            clear_layout(self._figures)
            self._targets = {one.id: self._target_row(one, numbers[one.id]) for one in targets}
            self._columns = TwoColumns(list(self._targets.values()))
            self._columns.set_narrow(self._narrow)
            self._figures.addWidget(self._columns)
        today = self._context.desk.clock().date()
        for one in targets:
            found = (reading.value for reading in one.readings if reading.read_on == today)
            self._targets[one.id].refresh(next(found, None))

    def _target_row(self, target: Target, number: str) -> FieldRow:
        texts, latest = current_texts(), target.latest_reading
        help_words = target_figures(target, texts)
        if latest is not None:
            last = _("On {day}: {value}").format(
                day=texts.date(latest.read_on), value=texts.number(latest.value)
            )
            help_words = f"{help_words}. {last}" if help_words else last
        known = READING_FIELDS["value"]
        name = f"{number} {target.text}"
        spec = FieldSpec(known.key, name, known.kind, help_words, statement=known.statement)
        return FieldRow(spec, save=partial(self._save_reading, target.id))

    def _save_reading(self, target_id: int, value: Decimal | None) -> None:
        reviews.set_reading(self._context.desk, target_id, value)

    def _row(self, spec: FieldSpec) -> FieldRow:
        return FieldRow(spec, save=partial(self._save, spec.key))

    def _save(self, key: str, value: Any) -> None:
        meetings.set_meeting(self._context.desk, self._meeting_id, key, value)

    def _keep(self) -> None:
        if not self._why.check():
            return
        why = str(self._why.value() or "")
        number = reviews.make_revision(
            self._context.desk, self._partnership_id, why, self._meeting_id
        )
        self._why.set_value("")
        self._context.offer_undo(_("Kept as revision {number}.").format(number=number))


class _Newer(NamedTuple):
    """What a revision is compared with; 0 is the programme of today."""

    id: int
    kept: KeptProgramme
    words: str


class RevisionsCard(QFrame):
    """All revisions, and what differs between one and what came after it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._revisions: tuple[Revision, ...] = ()
        self._now: KeptProgramme | None = None
        self._partnership_id = 0
        self._open: int | None = None
        self._links: dict[int, QPushButton] = {}
        inner, self._column = card(gap=8)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the revisions of a partnership, the newest first."""
        self._partnership_id = partnership.id
        revisions = reviews.list_revisions(self._context.desk, partnership.id)
        now = KeptProgramme(partnership.vision, partnership.programme)
        if (revisions, now) != (self._revisions, self._now):
            self._revisions, self._now = revisions, now
            self._build(revisions, now)

    def _build(self, revisions: tuple[Revision, ...], now: KeptProgramme) -> None:
        clear_layout(self._column)
        self._links = {}
        self._column.addWidget(label(_("Revisions of the programme"), "h2"))
        if not revisions:
            words = _("None is kept yet. A review ends with one, so that nothing is forgotten.")
            self._column.addWidget(label(words, "muted"))
        newer = _Newer(0, now, _("What has changed since"))
        for revision in revisions:
            self._column.addWidget(hline())
            self._add(revision, newer)
            said = _("What revision {number} changed").format(number=revision.number)
            newer = _Newer(revision.id, revision.kept, said)

    def _add(self, revision: Revision, newer: _Newer) -> None:
        """A revision, and the words in which the one after it differs."""
        texts = current_texts()
        title = revision.title(texts)
        self._column.addWidget(label(title, "label"))
        by = _("kept by {name}").format(name=revision.made_by) if revision.made_by else ""
        words = fact_line(revision.why, by)
        if words:
            self._column.addWidget(label(words, "muted"))
        changed = [
            one for one in compare_programmes(revision.kept, newer.kept, texts) if one.is_changed
        ]
        if not changed:
            self._column.addWidget(label(_("Nothing has changed since."), "small"))
            return
        unfold = button(newer.words, "link", on_click=partial(self._toggle, revision.id))
        self._links[revision.id] = unfold
        self._column.addWidget(at_the_start(unfold))
        if self._open == revision.id:
            for one in changed:
                self._column.addWidget(ComparedText(one, title))
            printing = partial(self._print, revision.id, newer.id)
            paper = button(_("Print what changed"), icon_name="printer", on_click=printing)
            self._column.addWidget(at_the_start(paper))

    def _print(self, older_id: int, newer_id: int) -> None:
        self._context.open(
            "printing",
            paper="revisions",
            partnership_id=self._partnership_id,
            draft_ids=(older_id, newer_id),
        )

    def _toggle(self, revision_id: int) -> None:
        self._open = None if self._open == revision_id else revision_id
        if self._now is not None:
            self._build(self._revisions, self._now)
            self._links[revision_id].setFocus(Qt.FocusReason.OtherFocusReason)


def _review_of(partnership: Partnership, today: date) -> Meeting | None:
    """The review that is being held: that of today, or one until today without a record."""
    found = [
        one
        for one in partnership.meetings
        if one.kind is MeetingKind.REVIEW
        and one.day <= today
        and (one.day == today or not one.held)
    ]
    return max(found, key=lambda one: one.day, default=None)
