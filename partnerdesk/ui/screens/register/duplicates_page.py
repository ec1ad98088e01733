"""Partners that stand in the register twice, perhaps: look at each pair, and make one of two."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from partnerdesk.domain.duplicates import DuplicatePair
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.merging import Side
from partnerdesk.services import merging, told_apart
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.register.duplicates_step import PairsStep
from partnerdesk.ui.screens.register.merge_step import MergeStep

Pair = tuple[int, int]


class DuplicatesPage(QWidget):
    """Shows all pairs, and over them the two that are compared.

    Signals:
        left(): back to the list.
        partner_opened(int): the partner that two have become.
    """

    left = Signal()
    partner_opened = Signal(int)
    organisation_id: int | None = None

    def __init__(self, context: Context, pair: Pair | None = None) -> None:
        """A ``pair`` is compared at once."""
        super().__init__()
        self._context = context
        self._came_for = pair
        self._compared: Pair | None = None
        self._is_first_look = True
        self._header = page_header(_("Find duplicates"))
        self._pairs = PairsStep()
        self._pairs.compared.connect(self._compare)
        self._pairs.told_apart.connect(self._tell_apart)
        self._pairs.left.connect(self.left)
        self._merge = MergeStep()
        self._merge.confirmed.connect(self._make_one)
        self._merge.told_apart.connect(self._tell_compared_apart)
        self._steps = QStackedWidget()
        column = page_layout(self)
        back = button(_("Back to the register"), "link", "arrow-left", self.left.emit)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._header)
        column.addWidget(self._steps, 1)
        for step in (self._pairs, self._merge):
            self._steps.addWidget(step)
        self.reload()
        if pair is not None:
            self._compare(*pair)

    def pair(self) -> Pair | None:
        """The two that are compared now."""
        return self._compared

    def take_keyboard(self) -> None:
        """Start with what the present step asks first."""
        self._step().take_keyboard()

    def go_on(self) -> None:
        """Do what the filled button of the present step does."""
        self._step().go_on()

    def step_back(self) -> bool:
        """Go back to the pairs; whether two were being compared."""
        if self._compared is None or self._compared == self._came_for:
            return False
        self._show_pairs()
        return True

    def reload(self) -> None:
        """Compare the register again; what was chosen for the two on the page stays."""
        self._look_for_pairs()
        if self._compared is not None:
            self._show_comparison(*self._compared)

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        self._merge.set_narrow(narrow)

    def _step(self) -> PairsStep | MergeStep:
        return self._pairs if self._compared is None else self._merge

    # Pairs

    def _look_for_pairs(self) -> None:
        desk = self._context.desk
        self._context.background.run(
            lambda _job: merging.find_duplicates(desk, told_apart.pairs_told_apart(desk)),
            self._show_found,
            owner=self,
        )

    def _show_found(self, pairs: tuple[DuplicatePair, ...]) -> None:
        takes_keyboard = self._is_first_look or self._pairs.has_keyboard()
        self._is_first_look = False
        self._pairs.show_pairs(pairs)
        if self._compared is None:
            self._show_count(len(pairs))
            if takes_keyboard:
                self.take_keyboard()

    def _show_count(self, count: int) -> None:
        words = n_("{count} pair looks alike.", "{count} pairs look alike.", count)
        self._header.set_title(_("Find duplicates"))
        self._header.set_subtitle(words.format(count=count) if count else "")

    def _show_pairs(self) -> None:
        self._compared = None
        self._steps.setCurrentWidget(self._pairs)
        self._show_count(self._pairs.count())
        self.take_keyboard()

    def _tell_apart(self, first: int, second: int) -> None:
        told_apart.tell_apart(self._context.desk, first, second)
        self._context.show_message(
            _("These two are not offered again."),
            action=_("Undo"),
            on_action=lambda: self._offer_again(first, second),
        )
        self._look_for_pairs()

    def _offer_again(self, first: int, second: int) -> None:
        told_apart.offer_again(self._context.desk, first, second)
        self._look_for_pairs()

    # The two that are compared

    def _compare(self, first: int, second: int) -> None:
        self._compared = (first, second)
        if self._show_comparison(first, second):
            self._steps.setCurrentWidget(self._merge)
            self.take_keyboard()

    def _show_comparison(self, first: int, second: int) -> bool:
        """Whether both are still there to be compared."""
        try:
            preview = merging.preview_merge(self._context.desk, first, second)
        except UserError as error:
            self._context.show_message(error_text(error), "warn")
            self._show_pairs()
            return False
        self._merge.show_preview(preview)
        self._header.set_title(_("Are these the same partner?"))
        self._header.set_subtitle(_("Choose where they differ. Everything else is kept from both."))
        return True

    def _make_one(self, choices: Mapping[str, Side]) -> None:
        if self._compared is None:
            return
        compared, self._compared = self._compared, None
        kept = merging.merge(self._context.desk, *compared, choices=choices)
        self._context.offer_undo(_("The two are one partner now."))
        if compared == self._came_for:
            self.partner_opened.emit(kept)
        else:
            self._show_pairs()

    def _tell_compared_apart(self) -> None:
        if self._compared is None:
            return
        compared = self._compared
        if compared == self._came_for:
            self.left.emit()
        else:
            self._show_pairs()
        self._tell_apart(*compared)
