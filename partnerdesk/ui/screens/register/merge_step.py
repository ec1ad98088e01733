"""Two partners side by side: a choice where they differ, and all that comes along."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.fields import Option
from partnerdesk.domain.merging import (
    MergedStanding,
    MergeLine,
    MergePreview,
    Side,
    in_words,
)
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.states import PARTNER_STATES
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label, pill

_LONGEST_TITLE = 44
"""The words of a radio button do not wrap: longer ones stand below it."""


class MergeStep(QWidget):
    """The preview of a merge.

    Signals:
        confirmed(dict[str, Side]): make one of two, with these choices by the key of their line.
        told_apart(): the two are different.
    """

    confirmed = Signal(object)
    told_apart = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: MergePreview | None = None
        self._choices: dict[str, ChoiceCards] = {}
        self._narrow = False
        content = QWidget()
        self._sections = QVBoxLayout(content)
        self._sections.setContentsMargins(0, 0, 0, px(8))
        self._sections.setSpacing(px(16))
        self._confirm = button(_("Merge these two"), "primary", "check", self.go_on)
        answers = QWidget()
        flow = FlowLayout(answers)
        flow.addWidget(self._confirm)
        flow.addWidget(button(_("They are different"), "secondary", on_click=self.told_apart.emit))
        self._area = scroll_page(content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self._area, 1)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(answers, 1)
        row.addWidget(MoreBelow(self._area))
        self._column.addWidget(bar)

    def show_preview(self, preview: MergePreview) -> None:
        """Show two entries; what was chosen already stays while they are the same."""
        if preview == self._preview:
            return
        self._preview = preview
        self._choices = {}
        clear_layout(self._sections)
        self._add_details(preview)
        self._add_people(preview)
        self._add_partnerships(preview)
        self._sections.addStretch(1)
        rejoin_below(self._column, self._area)
        self.set_narrow(self._narrow)

    def take_keyboard(self) -> None:
        """Start with the first choice, or with the button where there is none."""
        first: QWidget = next(iter(self._choices.values()), self._confirm)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Make one of two."""
        self.confirmed.emit({key: Side(cards.value()) for key, cards in self._choices.items()})

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        self._narrow = narrow
        for cards in self._choices.values():
            cards.set_beside(not narrow)

    # Details

    def _add_details(self, preview: MergePreview) -> None:
        differing = [line for line in preview.lines if line.needs_choice]
        coming_along = [line for line in preview.lines if not line.needs_choice]
        if differing:
            frame, inside = card(gap=12)
            inside.addWidget(label(_("Where they differ"), "h2"))
            for line in differing:
                self._add_choice(inside, line)
            self._sections.addWidget(frame)
        frame, inside = card(gap=10)
        inside.addWidget(label(_("What comes along"), "h2"))
        if not coming_along:
            inside.addWidget(label(_("All other details are the same."), "muted"))
        for line in coming_along:
            if not line.is_research:
                inside.addLayout(_coming_along(line, preview))
        for side in Side:
            count = sum(line.is_research and bool(line.value(side)) for line in coming_along)
            if count:
                inside.addLayout(_findings(count, preview.entry(side).name))
        self._sections.addWidget(frame)

    def _add_choice(self, inside: QBoxLayout, line: MergeLine) -> None:
        name = _(line.label)
        cards = ChoiceCards([_option(side, line) for side in Side], name, beside=True)
        cards.set_value(line.proposed.value)
        self._choices[line.key] = cards
        group = QVBoxLayout()
        group.setSpacing(px(4))
        group.addWidget(label(name, "label"))
        group.addWidget(cards)
        inside.addLayout(group)

    # What belongs to them

    def _add_people(self, preview: MergePreview) -> None:
        if not preview.people:
            return
        frame, inside = card(gap=6)
        inside.addWidget(label(_("Contacts"), "h2"))
        for person in preview.people:
            in_both = len(person.sides) > 1
            words = _("Stands in both, and is kept once") if in_both else ""
            inside.addLayout(_row(label(person.name), label(words, "muted")))
        self._sections.addWidget(frame)

    def _add_partnerships(self, preview: MergePreview) -> None:
        if not preview.standings:
            return
        frame, inside = card(gap=6)
        inside.addWidget(label(_("In these partnerships"), "h2"))
        for position, standing in enumerate(preview.standings):
            if position:
                inside.addWidget(hline())
            inside.addLayout(_partnership(standing))
        self._sections.addWidget(frame)


def _option(side: Side, line: MergeLine) -> Option:
    words = in_words(line.value(side), current_texts())
    if len(words) > _LONGEST_TITLE or "\n" in words:
        first, *rest = line.value(side)
        title = in_words((first,), current_texts())
        if rest and len(title) <= _LONGEST_TITLE:
            return Option(side.value, title, in_words(tuple(rest), current_texts()))
        return Option(side.value, _("Take this one"), words)
    return Option(side.value, words)


def _coming_along(line: MergeLine, preview: MergePreview) -> QVBoxLayout:
    """A detail that only one entry has, or a text that is kept from both."""
    column = QVBoxLayout()
    column.setSpacing(px(2))
    column.addWidget(label(_(line.label), "label"))
    for side in Side:
        if words := in_words(line.value(side), current_texts()):
            column.addWidget(label(words))
            column.addWidget(_origin(preview.entry(side).name))
    return column


def _findings(count: int, name: str) -> QVBoxLayout:
    """The answers of the research card that only one entry has."""
    column = QVBoxLayout()
    column.setSpacing(px(2))
    column.addWidget(label(_("What we found out"), "label"))
    words = n_("{count} finding", "{count} findings", count).format(count=count)
    column.addWidget(label(words))
    column.addWidget(_origin(name))
    return column


def _origin(name: str) -> QWidget:
    return label(_("from {name}").format(name=name), "small")


def _partnership(standing: MergedStanding) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(2))
    stage = pill(_(standing.stage.label), PARTNER_STATES[standing.stage])
    column.addLayout(_row(label(standing.partnership), stage))
    if standing.in_both:
        words = _("Both are in it. What is written about them is put together.")
        column.addWidget(label(words, "small"))
    return column


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row
