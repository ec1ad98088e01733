"""The interview: from a first thought to the first drafts, one question page at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.interview import (
    InterviewDraft,
    canonical,
    changed_path,
    pages,
    with_settled_path,
)
from partnerdesk.domain.interview_checks import cautions, first_page_to_mend, problems
from partnerdesk.domain.interview_form import Page, path_of
from partnerdesk.domain.interview_plan import changes_by_path, plan
from partnerdesk.services import interviews
from partnerdesk.services.centre import get_centre
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label, note, progress_bar
from partnerdesk.ui.screens.interview.done import DonePage
from partnerdesk.ui.screens.interview.kept_answers import KeptAnswers
from partnerdesk.ui.screens.interview.path_note import words_on_path_change
from partnerdesk.ui.screens.interview.question_page import Hint, QuestionPage
from partnerdesk.ui.screens.interview.review import ReviewPage
from partnerdesk.ui.screens.interview.step_frame import StepFrame, bar_of
from partnerdesk.ui.screens.interview.unfinished import Unfinished

_START, _CHECK = "start", "check"


class InterviewScreen(Screen):
    """Asks, saves every answer at once, and makes the drafts at the end."""

    tables = frozenset({"partnership"})
    help_topic = "interview"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept = KeptAnswers(context.desk, self)
        self._kept.saved.connect(self._refresh)
        self._narrow = False
        self._returning = False
        self._made_id: int | None = None
        self._frame: StepFrame | None = None
        self._questions: QuestionPage | None = None
        self._review: ReviewPage | None = None
        self._where = label("", "muted")
        self._progress = progress_bar(0, 1, _("Progress"))
        self._body = QVBoxLayout()
        column = page_layout(self)
        column.addWidget(self._where)
        column.addWidget(self._progress)
        column.addLayout(self._body, 1)

    # What the window asks -------------------------------------------------------------------

    def arrive(
        self,
        draft_id: int | None = None,
        partnership_id: int | None = None,
        made_id: int | None = None,
    ) -> None:
        """Begin a new interview, or go on with one.

        ``partnership_id`` changes the answers of an existing partnership; ``made_id`` shows what
        was made of an interview.
        """
        self._kept.forget()
        self._returning = False
        if made_id is not None:
            self._show_done(made_id, was_new=True)
            return
        if partnership_id is not None:
            draft_id = interviews.reopen(self.context.desk, partnership_id)
        if draft_id is not None:
            self._kept.take(interviews.load_draft(self.context.desk, draft_id))
        self._show_page(self._kept.page_id)

    def bookmark(self) -> dict[str, Any]:
        """The draft, or what was made of it."""
        if self._made_id is not None:
            return {"made_id": self._made_id}
        draft_id = self._kept.draft_id
        return {"draft_id": draft_id} if draft_id is not None else {}

    def reload(self) -> None:
        """Leave the last page when what was made is gone again."""
        if self._made_id is not None:
            partnership_or_leave(self.context, self._made_id)

    def flush(self) -> None:
        """Save what was typed in the last moment."""
        self._kept.flush()

    def unsaved(self) -> list[str]:
        """The answers, while the disk refuses them."""
        return [_("Answers of the interview")] if self._kept.is_unsaved else []

    def primary_action(self) -> None:
        """Go on, once the page can be left."""
        if self._made_id is not None:
            self._go("partnership")
        elif self._page.id == _CHECK:
            self._finish()
        else:
            self._continue()

    def step_back(self) -> bool:
        """Go to the page before; the first one and the last one have none."""
        asked = [page.id for page in pages(self._kept.answers)]
        if self._made_id is not None or self._page.id == asked[0]:
            return False
        self._returning = False
        self._show_page(asked[asked.index(self._page.id) - 1])
        return True

    def close_lightest(self) -> bool:
        """Save and go home."""
        self._kept.flush()
        self.context.open("home")
        return True

    def set_narrow(self, narrow: bool) -> None:
        """One column where the window is narrow."""
        self._narrow = narrow
        if self._frame is not None:
            self._frame.set_narrow(narrow)
        if self._review is not None:
            self._review.set_narrow(narrow)

    # Pages ----------------------------------------------------------------------------------

    def _show_page(self, page_id: str) -> None:
        """Show a page; one that these answers do not lead to gives way to the first."""
        asked = pages(self._kept.answers)
        self._page: Page = next((page for page in asked if page.id == page_id), asked[0])
        self._made_id = None
        self._questions = self._review = None
        content = self._review_content() if self._page.id == _CHECK else self._question_content()
        primary = self._primary_button()
        clear_layout(self._body)
        self._frame = StepFrame(self._page, content, [primary, *self._other_buttons()])
        self._body.addWidget(self._frame)
        self.set_narrow(self._narrow)
        self._kept.stand_on(self._page.id)
        self._refresh()
        self._frame.begin_at(self._first_input() or primary)

    def _first_input(self) -> QWidget | None:
        return self._questions.first_input(self._kept.answers) if self._questions else None

    def _question_content(self) -> QWidget:
        self._questions = QuestionPage(self._page, self._kept.answers, self._notation().currency)
        self._questions.answered.connect(self._note_answer)
        begun = self._begun_before()
        if not begun:
            return self._questions
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(Unfinished(begun, self._go_on_with, self._throw_away))
        column.addWidget(self._questions)
        return content

    def _review_content(self) -> QWidget:
        answers, notation = self._kept.answers, self._notation()
        *asked, _check = pages(answers)
        to_mend = {page.id for page in asked if problems(page, answers, notation, self._today())}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for hint in self._hints(only_this_page=False):
            column.addWidget(note(hint.title, hint.text, state="warn"))
        self._review = ReviewPage(tuple(asked), answers, notation, frozenset(to_mend), self._change)
        column.addWidget(self._review)
        return content

    def _primary_button(self) -> QPushButton:
        if self._page.id != _CHECK:
            words = _("Continue")
        elif self._kept.partnership_id is None:
            words = _("Make the drafts")
        else:
            words = _("Add to the drafts")
        return button(words, "primary", on_click=self.primary_action)

    def _other_buttons(self) -> list[QPushButton]:
        leave = button(_("Save and close"), "link", on_click=self.close_lightest)
        if self._page.id == _START:
            return [leave]
        return [button(_("Back"), icon_name="arrow-left", on_click=self.step_back), leave]

    def _begun_before(self) -> list[InterviewDraft]:
        if self._page.id != _START or self._kept.draft_id is not None:
            return []
        drafts = interviews.list_drafts(self.context.desk)
        return [draft for draft in drafts if draft.partnership_id is None]

    def _go_on_with(self, draft: InterviewDraft) -> None:
        self.arrive(draft_id=draft.id)

    def _throw_away(self, draft: InterviewDraft) -> None:
        desk = self.context.desk
        interviews.discard_draft(desk, draft.id)
        self.arrive()

        def bring_back() -> None:
            interviews.save_draft(desk, None, draft.page_id, draft.answers)
            self.arrive()

        self.context.show_message(
            _("The interview was thrown away."), action=_("Bring it back"), on_action=bring_back
        )

    # Answers --------------------------------------------------------------------------------

    def _note_answer(self, key: str, draft: object) -> None:
        self._kept.put(key, draft)
        if self._questions is not None:
            self._questions.show_asked(self._kept.answers)

    def _refresh(self) -> None:
        """Show what follows from the answers: where we are, hints, what will be prepared."""
        if self._frame is None or self._made_id is not None:
            return
        answers = self._kept.answers
        asked = [page.id for page in pages(answers)]
        step = asked.index(self._page.id) + 1
        self._progress.setRange(0, len(asked))
        self._progress.setValue(step)
        self._where.setText(self._place_in_words(step, len(asked)))
        planned = plan(answers, self._notation(), self._today()) if path_of(answers) else None
        self._frame.prepared.show_plan(planned)
        if self._questions is not None:
            self._questions.show_hints(self._hints(only_this_page=True))

    def _place_in_words(self, step: int, count: int) -> str:
        title = _("Start a partnership")
        if self._kept.partnership_id is not None:
            title = _("Change your answers")
        parts = [title, _("Step {step} of {count}").format(step=step, count=count)]
        if self._kept.saved_at is not None:
            parts.append(_("saved {time}").format(time=f"{self._kept.saved_at:%H:%M}"))
        return "  ·  ".join(parts)

    def _hints(self, *, only_this_page: bool) -> list[Hint]:
        answers = self._kept.answers
        found = cautions(answers, self._notation(), self._today())
        texts = current_texts()
        hints: list[Hint] = [
            Hint("", caution.sentence.text(texts), caution.field)
            for caution in found
            if not only_this_page or caution.page_id == self._page.id
        ]
        change = changed_path(answers)
        if change is not None and self._page.id == _START:
            kept = canonical(answers, self._notation())
            words = words_on_path_change(changes_by_path(*change, kept, texts.language))
            hints.append(Hint(_("You choose another way of starting"), words))
        return hints

    def _continue(self) -> None:
        answers, notation = self._kept.answers, self._notation()
        found = problems(self._page, answers, notation, self._today())
        if self._questions is not None and self._frame is not None:
            wrong = self._questions.show_problems(found)
            if wrong is not None:
                wrong.setFocus(Qt.FocusReason.TabFocusReason)
                self._frame.scroll_to(wrong)
                return
        has_new_path = self._page.id == _START and changed_path(answers) is not None
        kept = canonical(answers, notation)
        self._kept.replace(with_settled_path(kept) if self._page.id == _START else kept)
        self._show_page(self._page_after(has_new_path=has_new_path))

    def _page_after(self, *, has_new_path: bool) -> str:
        asked = pages(self._kept.answers)
        if self._returning and has_new_path:
            return next(page.id for page in asked if page.only_path is not None)
        if self._returning:
            page = first_page_to_mend(self._kept.answers, self._notation(), self._today())
            return page.id if page is not None else _CHECK
        ids = [page.id for page in asked]
        return ids[ids.index(self._page.id) + 1]

    def _change(self, page_id: str) -> None:
        """Go to a page from the check, to come back to it afterwards."""
        self._returning = True
        self._show_page(page_id)

    # The end --------------------------------------------------------------------------------

    def _finish(self) -> None:
        page = first_page_to_mend(self._kept.answers, self._notation(), self._today())
        if page is not None:
            self._change(page.id)
            self._continue()
            return
        self._kept.flush()
        if self._kept.draft_id is None:
            return
        was_new = self._kept.partnership_id is None
        made_id = interviews.finish(self.context.desk, self._kept.draft_id)
        self._kept.forget()
        self._show_done(made_id, was_new=was_new)

    def _show_done(self, made_id: int, *, was_new: bool) -> None:
        partnership = get_partnership(self.context.desk, made_id)
        self._made_id = made_id
        self._frame = self._questions = self._review = None
        self._where.setText(_("Start a partnership"))
        self._progress.setRange(0, 1)
        self._progress.setValue(1)
        clear_layout(self._body)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.addWidget(DonePage(partnership, was_new=was_new, go=self._go))
        column.addStretch(1)
        next_step = button(_("Go to the next step"), "primary", on_click=self.primary_action)
        print_it = button(
            _("Print the first draft"), icon_name="printer", on_click=lambda: self._go("printing")
        )
        area = scroll_page(content)
        self._body.addWidget(area, 1)
        self._body.addLayout(bar_of([next_step, print_it], area))
        next_step.setFocus()

    def _go(self, screen: str) -> None:
        if screen == "register":
            self.context.open(screen)
        else:
            self.context.open(screen, partnership_id=self._made_id)

    def _today(self) -> date:
        return self.context.desk.clock().date()

    def _notation(self) -> Notation:
        centre = get_centre(self.context.desk)
        currency = centre.currency if centre is not None else "EUR"
        return Notation(currency, current_texts().language)
