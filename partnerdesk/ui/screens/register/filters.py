"""The chips over the list: stages, and the panels for kinds and for partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.register import RegisterCount
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label, verbatim
from partnerdesk.ui.screens.register.listing import (
    Chip,
    RegisterView,
    kind_chips,
    kind_name,
    stage_chips,
    stage_name,
)
from partnerdesk.ui.screens.register.view_panel import ViewPanel

Partnerships = Sequence[tuple[int, str, int]]
"""Number, name, and how many partners of the register take part."""

_MOST_LETTERS = 28


class FilterPanel(QWidget):
    """A question in the place of the list, answered by choosing one chip.

    Signals:
        chosen(str): the value of the chip; "" lets everything through.
    """

    chosen = Signal(str)

    def __init__(self, question: str, hint: str, name: str) -> None:
        super().__init__()
        frame, inside = card(gap=12)
        inside.addWidget(label(question, "h2"))
        inside.addWidget(label(hint, "muted"))
        self._chips = ChipBar(name)
        self._chips.chosen.connect(self.chosen)
        inside.addWidget(self._chips)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(frame)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll_page(content))

    def show_chips(self, chips: Sequence[Chip], chosen: str) -> None:
        """Show how much there is of each, and which one is shown now."""
        self._chips.set_chips(chips)
        self._chips.choose(chosen)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen chip."""
        for chip in self._chips.findChildren(QPushButton):
            if chip.isChecked():
                chip.setFocus(Qt.FocusReason.TabFocusReason)


class FilterBar(QWidget):
    """Chips of the stages, then a chip for each panel that can stand in the place of the list.

    Where it is narrow the stages have a panel, too: their chips would take the room of the list.

    Signals:
        view_changed(RegisterView): a person wants to see something else.
        panel_switched(): another panel is open, or none.
    """

    view_changed = Signal(object)
    panel_switched = Signal()

    def __init__(self, view_panel: ViewPanel) -> None:
        super().__init__()
        self._view = RegisterView()
        self._narrow = False
        self._stages = ChipBar(_("Stages"))
        self._stages.chosen.connect(lambda stage: self._change(stage=stage))
        words = _("How far a partner has come, on the way from an idea to a signature.")
        self._stage = FilterPanel(_("Which stage?"), words, _("Stages of partners"))
        self._stage.chosen.connect(lambda stage: self._change(stage=stage))
        words = _("A kind with 0 is missing so far. Perhaps your partnership needs one.")
        self._kinds = FilterPanel(_("Which kind of partner?"), words, _("Kinds of partners"))
        self._kinds.chosen.connect(lambda kind: self._change(kind=kind))
        words = _("Shows the partners of one partnership only.")
        self._in = FilterPanel(_("Which partnership?"), words, _("Partnerships"))
        self._in.chosen.connect(lambda value: self._change(partnership_id=int(value or 0) or None))
        view_panel.closed.connect(self.close_panel)
        self.panels: dict[QPushButton, FilterPanel | ViewPanel] = {
            button("", "chip", "list-checks"): self._stage,
            button("", "chip", "funnel"): self._kinds,
            button("", "chip", "handshake"): self._in,
            button("", "chip", "table"): view_panel,
        }
        self._open: QPushButton | None = None
        self._lay_out()
        self.set_narrow(False)

    def show_view(
        self, view: RegisterView, counts: Sequence[RegisterCount], partnerships: Partnerships
    ) -> RegisterView:
        """Show what is chosen, and how much there is; a chip that is gone cannot stay chosen."""
        stages = stage_chips(counts, view.kind)
        self._stages.set_chips(stages)
        self._stages.choose(view.stage)
        self._view = replace(view, stage=self._stages.value())
        self._stage.show_chips(stages, self._view.stage)
        self._kinds.show_chips(kind_chips(counts, self._view.stage), view.kind)
        chips: list[Chip] = [("", _("All partnerships"), None)]
        chips += [(str(number), name, count) for number, name, count in partnerships]
        self._in.show_chips(chips, str(view.partnership_id or ""))
        names = {number: name for number, name, _count in partnerships}
        name = names.get(view.partnership_id or 0, _("All partnerships"))
        self._label_panels(name, has_partnerships=bool(partnerships))
        return self._view

    def set_narrow(self, narrow: bool) -> None:
        """The stages in a panel, or side by side."""
        self._narrow = narrow
        self._stages.setVisible(not narrow)
        next(iter(self.panels)).setVisible(narrow)

    def open_panel(self) -> FilterPanel | ViewPanel | None:
        """The panel that stands in the place of the list."""
        return self.panels[self._open] if self._open else None

    def close_panel(self) -> None:
        """Back to the list."""
        opened, self._open = self._open, None
        self.panel_switched.emit()
        if opened is not None:
            opened.setFocus(Qt.FocusReason.OtherFocusReason)

    def chips(self) -> list[QPushButton]:
        """All chips in the order of the eye."""
        stages = self._stages.findChildren(QPushButton)
        return [*(one for one in stages if not one.isHidden()), *self.panels]

    def mark_open(self) -> None:
        """Fill the chips that filter or whose panel is open."""
        view = self._view
        filtered = (bool(view.stage), bool(view.kind), bool(view.partnership_id), False)
        for opens, is_filtered in zip(self.panels, filtered, strict=True):
            opens.setChecked(opens is self._open or is_filtered)

    def _label_panels(self, partnership: str, *, has_partnerships: bool) -> None:
        stage, kind, among, columns = self.panels
        words = stage_name(self._view.stage)
        stage.setText(verbatim(words))
        stage.setAccessibleName(_("Stage: {stage}").format(stage=words))
        words = kind_name(self._view.kind)
        kind.setText(verbatim(_shortened(words)))
        kind.setAccessibleName(_("Kind: {kind}").format(kind=words))
        among.setText(verbatim(_shortened(partnership)))
        among.setAccessibleName(_("Partnership: {name}").format(name=partnership))
        among.setVisible(has_partnerships)
        columns.setText(_("Columns"))
        columns.setAccessibleName(_("Columns and order"))
        self.mark_open()

    def _lay_out(self) -> None:
        panels = QWidget()
        flow = FlowLayout(panels)
        for opens in self.panels:
            opens.clicked.connect(lambda _on=False, opens=opens: self._toggle(opens))
            flow.addWidget(opens)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self._stages, 1)
        self._row.addWidget(panels, 0, Qt.AlignmentFlag.AlignTop)

    def _toggle(self, opens: QPushButton) -> None:
        if opens is self._open:
            self.close_panel()
            return
        self._open = opens
        self.panel_switched.emit()
        self.panels[opens].take_keyboard()

    def _change(self, **what: object) -> None:
        view = replace(self._view, **what)  # type: ignore[arg-type]  # any part of a view
        self.close_panel()
        self.view_changed.emit(view)


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else words[: _MOST_LETTERS - 1].rstrip() + "…"
