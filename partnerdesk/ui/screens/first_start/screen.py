"""The first start: three pages in the window, from a language to a desk that is ready."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import Option
from partnerdesk.domain.settings import TEXT_SIZES
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.services import centre as centre_service
from partnerdesk.services import people
from partnerdesk.ui.kit.centre_form import CentreForm
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import PageArea, bring_into_view, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import stacked
from partnerdesk.ui.kit.widgets import button, card, label, note, progress_bar

LANGUAGE_PAGE, CENTRE_PAGE, PERSON_PAGE = range(3)


class FirstStartScreen(Screen):
    """Language and text size, then the centre, then who is working now."""

    help_topic = "first_start"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page = LANGUAGE_PAGE
        self._is_choosing_size = False
        self._step = label("", "muted")
        self._progress = progress_bar(1, 3, _("Progress"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._language_page())
        self._pages.addWidget(self._centre_page())
        self._pages.addWidget(self._person_page())
        more_below = [MoreBelow(area) for area in self._pages.findChildren(PageArea)]
        self._back = button(_("Back"), icon_name="arrow-left", on_click=self.step_back)
        self._example = button(_("Look at an example first"), "link", on_click=context.open_sample)
        self._continue = button(_("Continue"), "primary", on_click=self.primary_action)
        column = page_layout(self)
        column.addWidget(self._step)
        column.addWidget(self._progress)
        column.addWidget(self._pages, 1)
        bar = QHBoxLayout()
        bar.addWidget(self._back)
        bar.addWidget(self._example)
        bar.addStretch(1)
        for words in more_below:
            bar.addWidget(words)
        bar.addSpacing(px(8))
        bar.addWidget(self._continue)
        column.addLayout(bar)

    def arrive(self, page: int = LANGUAGE_PAGE, is_choosing_size: bool = False) -> None:
        """Show a page; what is known already stands in its fields."""
        self._page = page
        self._is_choosing_size = is_choosing_size
        known = centre_service.get_centre(self.context.desk)
        if known is not None:
            self._form.show_centre(known)
        self._show_page()
        if is_choosing_size and page == LANGUAGE_PAGE:
            bring_into_view(self._sizes)  # large letters may have pushed the choice out of sight

    def bookmark(self) -> dict[str, Any]:
        """The page, so that a new language or text size comes back to it, and to the same list."""
        return {"page": self._page, "is_choosing_size": self._is_choosing_size}

    def set_narrow(self, narrow: bool) -> None:
        """One column of fields where the window is narrow."""
        self._form.set_narrow(narrow)
        self._why.setVisible(not narrow)

    def primary_action(self) -> None:
        """Go on, once the page is filled in."""
        if self._page == LANGUAGE_PAGE:
            self._keep_language()
            self._page = CENTRE_PAGE
        elif self._page == CENTRE_PAGE:
            if not self._form.check():
                return
            centre_service.save_centre(self.context.desk, self._form.details())
            self._page = PERSON_PAGE
        elif not self._keep_person():
            return
        else:
            self.context.open("home")
            return
        self._show_page()

    def step_back(self) -> bool:
        """Show the page before; on the first one there is none."""
        if self._page == LANGUAGE_PAGE:
            return False
        self._page -= 1
        self._show_page()
        return True

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(self._page)
        self._step.setText(
            _("Welcome to PartnerDesk · Step {step} of 3").format(step=self._page + 1)
        )
        self._progress.setRange(0, 3)
        self._progress.setValue(self._page + 1)
        self._back.setVisible(self._page > LANGUAGE_PAGE)
        self._example.setVisible(self._page == LANGUAGE_PAGE)
        last = self._page == PERSON_PAGE
        self._continue.setText(_("Begin") if last else _("Continue"))
        choices = self._sizes if self._is_choosing_size else self._languages
        first = (choices, self._form.first_field(), self._name)[self._page]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    # Page 1: language and text size ---------------------------------------------------------

    def _language_page(self) -> QWidget:
        settings = self.context.desk.settings.current
        self._languages = ChoiceCards(
            [Option(code, name) for code, name in LANGUAGES.items()], _("Language")
        )
        self._languages.set_value(settings.language or current_texts().language)
        self._languages.chosen.connect(self._choose_language)
        sizes = [Option(str(size), f"{size} %") for size in TEXT_SIZES]
        self._sizes = ChoiceCards(sizes, _("Text size"))
        self._sizes.set_value(str(settings.text_size))
        self._sizes.chosen.connect(self._choose_size)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, px(8), 0, 0)
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(12))
        grid.addWidget(label(_("Choose your language"), "h1"), 0, 0, 1, 2)
        grid.addWidget(label(_("You can change it at any time."), "muted"), 1, 0)
        grid.addWidget(label(_("Text size"), "label"), 1, 1)
        grid.addWidget(self._languages, 2, 0, Qt.AlignmentFlag.AlignTop)
        sample, inside = card()
        inside.addWidget(label(_("This is how the program will look."), "label"))
        inside.addWidget(label(_("Choose the size you can read without effort."), "muted"))
        grid.addWidget(stacked(self._sizes, sample), 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(3, 1)
        return scroll_page(content)

    def _choose_language(self, code: str) -> None:
        self._is_choosing_size = False
        self.context.desk.settings.change(language=code)
        self.context.rebuild()

    def _choose_size(self, size: str) -> None:
        self._is_choosing_size = True
        self.context.desk.settings.change(text_size=int(size))
        self.context.rebuild()

    def _keep_language(self) -> None:
        """Whoever goes on with the language shown has chosen it too."""
        if not self.context.desk.settings.current.language:
            self.context.desk.settings.change(language=current_texts().language)

    # Page 2: the centre ---------------------------------------------------------------------

    def _centre_page(self) -> QWidget:
        self._form = CentreForm()
        self._form.propose(language=current_texts().language)
        self._why = note(
            _("Why do we ask?"),
            _(
                "Your centre is a partner like all others. Its name, address and the person "
                "who signs stand in every agreement. You can fill in the rest later."
            ),
        )
        self._why.setFixedWidth(px(280))
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(24))
        left = QVBoxLayout()
        left.setSpacing(px(12))
        left.addWidget(label(_("Tell us about your centre"), "h1"))
        left.addWidget(self._form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._why)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(right)
        return scroll_page(content)

    # Page 3: who is working now -------------------------------------------------------------

    def _person_page(self) -> QWidget:
        self._name = FieldRow(people.NAME)
        self._name.setMaximumWidth(px(460))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.setSpacing(px(12))
        column.addWidget(label(_("Who is working now?"), "h1"))
        column.addWidget(
            label(
                _("Several people share this computer. Your first name signs what you change."),
                "muted",
            )
        )
        column.addWidget(self._name)
        column.addStretch(1)
        return scroll_page(content)

    def _keep_person(self) -> bool:
        if not self._name.check():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        try:
            person = people.add_person(self.context.desk, str(self._name.value()))
        except FieldError as error:
            self._name.set_error(error.text(current_texts()))
            return False
        people.choose_person(self.context.desk, person.id)
        return True
