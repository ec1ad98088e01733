"""Taking in a package of another centre: what becomes of each partner, and what is chosen?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.exchange_plan import Choice, Conflict, PackageRow, Words
from partnerdesk.domain.fields import Option
from partnerdesk.domain.guidance import Sentence
from partnerdesk.domain.importing import Decision
from partnerdesk.services.exchange import PackagePreview
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.plan_rows import PlanRows, StepFrame
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, verbatim
from partnerdesk.ui.screens.register.import_rows_step import confirm_words
from partnerdesk.ui.screens.register.plan_rows import PartnerAnswers, partner_rows

_SHOWN_CHARACTERS = 300


class PackageStep(StepFrame):
    """All partners of a package; where both centres differ, one of them can be chosen.

    Signals:
        decided(str, Decision | None): the uid of a partner and what shall become of it.
        chosen(str, str, Choice): the uid, the key of a conflict, and what is kept.
        another_file_wanted(): back to the file.
        confirmed(): take everything in.
    """

    decided = Signal(str, object)
    chosen = Signal(str, str, object)
    another_file_wanted = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: PackagePreview | None = None
        self._rows: PlanRows[PackageRow] = partner_rows(
            _("Partners of the package"), lambda row: row.uid
        )
        self._rows.row_shown.connect(self._show_present)
        self._conflicts = _ConflictList()
        self._conflicts.chosen.connect(self._choose)
        self._conflicts.rebuilt.connect(self._rejoin_buttons)
        self._confirm = button("", "primary", "check", self.go_on)
        self._lay_out()

    def _lay_out(self) -> None:
        self._present, inside = card(gap=10)
        self._name = label("", "label")
        self._reason = label("")
        self._answers = PartnerAnswers(_("Leave this partner out"))
        self._answers.given.connect(self._decide)
        for widget in (self._name, self._reason, self._answers, self._conflicts):
            inside.addWidget(widget)
        self._rows.setMinimumHeight(px(240))
        another = button(_("Choose another file"), "link", on_click=self.another_file_wanted.emit)
        self._lay_out_parts(self._rows, self._present, self._confirm, another)

    def take_keyboard(self) -> None:
        """Start in the partners."""
        self._rows.take_keyboard()

    def go_on(self) -> None:
        """Take everything in."""
        if self._confirm.isEnabled():
            self.confirmed.emit()

    def show_preview(self, preview: PackagePreview) -> None:
        """Show what would be done; the present row and filter stay."""
        self._preview = preview
        plan = preview.plan
        self._rows.show_rows(plan.rows, _origin(preview))
        self._confirm.setText(verbatim(confirm_words(len(plan.partners))))
        self._confirm.setEnabled(not plan.is_empty)

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        self._rows.set_narrow(narrow)
        self._conflicts.set_narrow(narrow)

    def _decide(self, decision: Decision | None) -> None:
        row = self._rows.present()
        if row is not None:
            self._rows.take_keyboard()  # the button may go away
            self.decided.emit(row.uid, decision)

    def _choose(self, key: str, choice: Choice) -> None:
        row = self._rows.present()
        if row is not None:
            self.chosen.emit(row.uid, key, choice)

    def _show_present(self) -> None:
        row = self._rows.present()
        decisions = self._preview.decisions if self._preview else {}
        self._answers.show_for(row, decisions.get(row.uid) if row else None)
        self._name.setText(row.name if row else "")
        self._reason.setText(_reasons(row) if row else "")
        self._conflicts.show_conflicts(row.uid if row else "", row.conflicts if row else ())
        self._present.setVisible(row is not None)


class _ConflictList(QWidget):
    """Each detail that differs, with what both centres say.

    Signals:
        chosen(str, Choice): the key of a conflict and what is kept.
        rebuilt(): other conflicts are shown.
    """

    chosen = Signal(str, object)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def show_conflicts(self, uid: str, conflicts: Sequence[Conflict]) -> None:
        """Show other conflicts; the same ones stay as they are, with the keyboard on them."""
        wanted = (uid, *(conflict.key for conflict in conflicts))
        self.setVisible(bool(conflicts))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self._column)
        for conflict in conflicts:
            self._add(conflict)
        self.rebuilt.emit()

    def set_narrow(self, narrow: bool) -> None:
        """The answers under each other where there is no room side by side."""
        self._narrow = narrow
        for cards in self.findChildren(ChoiceCards):
            cards.set_beside(not narrow)

    def _add(self, conflict: Conflict) -> None:
        about = conflict.about.text(current_texts())
        self._column.addWidget(label(about, "label"))
        options = [_option(conflict, choice) for choice in conflict.offered]
        cards = ChoiceCards(options, about, beside=not self._narrow)
        cards.set_value(conflict.choice)
        cards.chosen.connect(lambda value, key=conflict.key: self.chosen.emit(key, Choice(value)))
        self._column.addWidget(cards)


def _option(conflict: Conflict, choice: Choice) -> Option:
    match choice:
        case Choice.OURS:
            return Option(choice, _("Keep ours"), _in_words(conflict.ours))
        case Choice.THEIRS:
            return Option(choice, _("Take theirs"), _in_words(conflict.theirs))
        case Choice.BOTH:
            both = _("Ours first, theirs below it.")
            return Option(choice, _("Keep both"), both)


def _in_words(said: Words) -> str:
    text = said.text(current_texts()) if isinstance(said, Sentence) else said
    is_long = len(text) > _SHOWN_CHARACTERS
    return f"{text[:_SHOWN_CHARACTERS]}…" if is_long else text


def _origin(preview: PackagePreview) -> str:
    manifest = preview.package.manifest
    day = current_texts().date(manifest.created.date())
    return _("From {centre}, made on {day}").format(centre=manifest.centre, day=day)


def _reasons(row: PackageRow) -> str:
    return row.text(current_texts()) or _("This is a new partner.")
