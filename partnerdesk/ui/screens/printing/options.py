"""What is printed and how: partnership, paper, language, copies, printer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import LANGUAGE_NAMES, N_
from partnerdesk.services.printouts import PRINTOUTS
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label, note, verbatim

NAMED = 0
"""Stands among the numbers of partnerships for single partners; those begin with 1."""

MOST_COPIES = 60
_COPIES = FieldSpec("copies", N_("Copies"), "integer", required=True, max_length=3)


class PrintOptions(QObject):
    """The choices at the side of the pages: ``what`` is a card, and ``how`` another one.

    Signals:
        changed(): another paper is meant.
        printers_wanted(): a printer may be there by now.
    """

    changed = Signal()
    printers_wanted = Signal()

    def __init__(self, originals: QWidget) -> None:
        """``originals`` asks for the number of originals, in place of the number of copies."""
        super().__init__()
        self._partnership = CalmComboBox()
        self._paper = CalmComboBox()
        self._language = CalmComboBox()
        self._printer = CalmComboBox()
        self._copies = FieldRow(_COPIES)
        self._copies.set_value(1)
        self._originals = originals
        self._blank = QCheckBox(verbatim(_("Blank, to fill in by hand")))
        self._blank.clicked.connect(lambda: self.changed.emit())
        self._two_sided = QCheckBox(verbatim(_("Print on both sides")))
        self._size = label("", "muted")
        self._no_printer = note(
            _("No printer was found"),
            _("Switch it on and look again. Or save the paper as PDF and print it elsewhere."),
            button(_("Look again"), "link", "search", self.printers_wanted.emit),
        )
        for printout in PRINTOUTS:
            self._paper.addItem(_(printout.label), printout.key)
        for code, name in LANGUAGE_NAMES.items():
            self._language.addItem(_(name), code)
        for box in (self._partnership, self._paper, self._language):
            box.activated.connect(lambda: self.changed.emit())
        self._lay_out()

    def show_partnerships(
        self, partnerships: Sequence[Partnership], chosen: int | None, named: str = ""
    ) -> None:
        """Offer the partnerships; some papers are about all of them.

        ``named`` says which single partners were asked for; they are offered first, as ``NAMED``.
        """
        self._partnership.clear()
        if named:
            self._partnership.addItem(named, NAMED)
        for partnership in partnerships:
            self._partnership.addItem(partnership.name, partnership.id)
        self._partnership.addItem(_("All partners"), None)
        self._partnership.setCurrentIndex(max(0, self._partnership.findData(chosen)))

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer the printers, or say that there is none."""
        self._printer.clear()
        self._printer.addItems(list(names))
        self._printer.setEnabled(bool(names))
        self._no_printer.setVisible(not names)

    def show_paper_size(self, size: PaperSize) -> None:
        """Say which paper must lie in the printer."""
        said = _("Paper size: {size}. You can change it in Settings.")
        self._size.setText(said.format(size=_(size.label)))

    def set_paper(self, paper: str) -> None:
        """Choose a paper."""
        self._paper.setCurrentIndex(self._paper.findData(paper))

    def set_language(self, code: str) -> None:
        """Choose the language of the paper."""
        self._language.setCurrentIndex(self._language.findData(code))

    def offer_own_language(self, offered: bool) -> bool:
        """Offer that each sheet speaks the language of whoever gets it; whether that is new."""
        is_offered = self._language.itemData(0) is None
        if offered == is_offered:
            return False
        if offered:
            self._language.insertItem(0, _("Each in the partner’s language"), None)
            self._language.setCurrentIndex(0)
        else:
            self._language.removeItem(0)
        return True

    def offer_two_languages(self, codes: tuple[str, ...]) -> bool:
        """Offer both languages of a contract in two columns; whether that is new.

        ``codes`` are its languages; with only one there is nothing to offer.
        """
        wanted = ",".join(codes) if len(codes) > 1 else ""
        offered = [at for at in range(self._language.count()) if "," in self._code_at(at)]
        if [self._code_at(at) for at in offered] == [wanted] * bool(wanted):
            return False
        for at in offered:
            self._language.removeItem(at)
        if wanted:
            first, second = (_(LANGUAGE_NAMES[code]) for code in codes)
            said = _("{first} and {second} side by side")
            self._language.addItem(said.format(first=first, second=second), wanted)
        return True

    def _code_at(self, at: int) -> str:
        return str(self._language.itemData(at) or "")

    def set_blank(self, is_blank: bool) -> None:
        """Tick whether a form to fill in by hand is wanted."""
        self._blank.setChecked(is_blank)

    def offer_blank(self, offered: bool) -> None:
        """Ask whether the paper shall be a form, where it can be one."""
        self._blank.setVisible(offered)

    def show_copies(self, shown: bool) -> None:
        """Ask for the number of copies; a contract has its number of originals instead."""
        self._copies.setVisible(shown)

    @property
    def is_blank(self) -> bool:
        """Whether a form to fill in by hand is wanted, and the paper can be one."""
        return self._blank.isChecked() and not self._blank.isHidden()

    @property
    def partnership_id(self) -> int | None:
        """The chosen partnership; None for all partners, ``NAMED`` for those asked for by name."""
        found: int | None = self._partnership.currentData()
        return found

    @property
    def paper(self) -> str:
        """The word of the chosen paper."""
        return str(self._paper.currentData())

    @property
    def language(self) -> str | None:
        """The language of the paper; None where each sheet has its own."""
        chosen = self._language.currentData()
        return str(chosen) if chosen else None

    @property
    def printer(self) -> str:
        """The chosen printer, or ""."""
        return self._printer.currentText()

    @property
    def is_two_sided(self) -> bool:
        """Whether both sides are printed."""
        return self._two_sided.isChecked()

    def tab_through(self, links: Sequence[QWidget]) -> None:
        """Let Tab pass these between the two cards: they were made later than both."""
        for before, after in pairwise((self._blank, *links, self._printer)):
            QWidget.setTabOrder(before, after)

    def copies(self) -> int | None:
        """How many are printed; None where what stands there is no such number."""
        if not self._copies.check():
            return None
        count = self._copies.value()
        if isinstance(count, int) and 1 <= count <= MOST_COPIES:
            return count
        said = _("Between 1 and {most} copies are possible.").format(most=MOST_COPIES)
        self._copies.set_error(said)
        return None

    def _lay_out(self) -> None:
        what, chosen = card(gap=4)
        for title, box in (
            (_("What it is about"), self._partnership),
            (_("Paper"), self._paper),
            (_("Language of the paper"), self._language),
        ):
            chosen.addLayout(_titled(title, box))
        chosen.addWidget(self._blank)
        how, asked = card(gap=8)
        asked.addLayout(_titled(_("Printer"), self._printer))
        asked.addWidget(self._no_printer)
        for widget in (self._copies, self._originals, self._two_sided, self._size):
            asked.addWidget(widget)
        self.what, self.how = what, how


def _titled(title: str, box: QComboBox) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(4))
    name = label(title, "label")
    name.setBuddy(box)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    column.addWidget(name)
    column.addWidget(box)
    column.addSpacing(px(6))
    return column
